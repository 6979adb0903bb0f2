package tablas

import _ "complementarias/domain/solicitudes" // want
