package solicitudes

import (
	_ "complementarias/domain/catalogo"  // want
	_ "complementarias/domain/kernelito" // want
	_ "github.com/google/uuid"           // want
)
