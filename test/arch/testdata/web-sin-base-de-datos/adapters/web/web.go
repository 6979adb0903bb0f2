package web

import (
	_ "database/sql" // want

	_ "github.com/jackc/pgx/v5" // want
)
