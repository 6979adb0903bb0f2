package catalogo

import (
	_ "encoding/json" // want
	_ "net"           // want
	_ "net/http"      // want
	_ "os"            // want
)
