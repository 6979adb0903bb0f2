package bootstrap

import (
	_ "github.com/uptrace/bun"

	_ "complementarias/adapters/postgres"
	_ "complementarias/adapters/web"
	_ "complementarias/config"
)
