package detalle

import _ "complementarias/application/solicitudes" // want
