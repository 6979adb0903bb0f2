package solicitudes_test

import (
	_ "os"

	_ "pgregory.net/rapid"

	_ "complementarias/domain/solicitudes"
)
