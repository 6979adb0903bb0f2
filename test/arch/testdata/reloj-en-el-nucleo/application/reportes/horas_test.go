package reportes

import "time"

var ahora = time.Now // want
