package solicitudes

import (
	_ "complementarias/application/catalogo" // want
	_ "complementarias/domain/catalogo"      // want
)
