package solicitudes

import (
	_ "github.com/uptrace/bun"

	_ "complementarias/adapters/postgres"
)

type fila struct {
	ID string `bun:"id,pk"`
}
