package solicitudes

import (
	_ "errors"
	_ "time"

	_ "complementarias/domain/fault"
	_ "complementarias/domain/solicitudes/detalle"
)
