package api

import (
	_ "complementarias/adapters/postgres/solicitudes" // want
	_ "complementarias/adapters/webhooks"             // want
	_ "complementarias/config"                        // want
)
