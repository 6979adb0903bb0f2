package sistema

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// VerEstado tells how the program is doing.
type VerEstado struct {
	d     Deps
	desde time.Time
}

// Execute is for an Admin; ErrRol for anybody else. A database that does not answer is an error as everywhere.
func (uc VerEstado) Execute(ctx context.Context, actor kernel.Actor) (Estado, error) {
	if err := PuedeVer(actor); err != nil {
		return Estado{}, err
	}
	base, err := uc.d.Medidor.Medir(ctx)
	if err != nil {
		return Estado{}, err
	}
	return Estado{Version: uc.d.Version, Desde: uc.desde.UTC(), Ahora: uc.d.Now().UTC(), BaseDeDatos: base}, nil
}
