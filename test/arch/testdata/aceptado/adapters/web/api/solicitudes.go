package api

import (
	"time"

	_ "github.com/gin-gonic/gin"

	_ "complementarias/adapters/web"
	_ "complementarias/application/solicitudes"
)

func inicio() time.Time { return time.Now() }
