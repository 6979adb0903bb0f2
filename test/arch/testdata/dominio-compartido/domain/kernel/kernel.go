package kernel

import _ "complementarias/domain/solicitudes" // want
