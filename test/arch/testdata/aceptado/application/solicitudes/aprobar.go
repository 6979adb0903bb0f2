package solicitudes

import (
	"time"

	_ "complementarias/application/uow"
	_ "complementarias/domain/kernel"
	_ "complementarias/domain/solicitudes"
)

type Aprobar struct{ now func() time.Time }
