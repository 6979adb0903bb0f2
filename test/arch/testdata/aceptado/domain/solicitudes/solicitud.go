package solicitudes

import (
	_ "errors"
	_ "net/mail"
	_ "time"

	_ "complementarias/domain/fault"
	_ "complementarias/domain/solicitudes/detalle"
)
