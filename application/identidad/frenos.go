package identidad

import (
	"context"
	"strings"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// esperaDevolver is how long taking back an attempt may take after its request is over.
const esperaDevolver = 2 * time.Second

// frenosDe names the counters that somebody who types a correo meets. They are the same whether or not there is such an
// account. Without an address that can be trusted none counts by address.
func (d Deps) frenosDe(texto string, origen kernel.Origen, par, cuenta, direccion identidad.AmbitoFreno) []identidad.LlaveFreno {
	correo, err := colombia.ParseCorreo(texto)
	if err != nil {
		correo = strings.ToLower(strings.TrimSpace(texto))
	}
	llaves := []identidad.LlaveFreno{{Ambito: cuenta, Llave: d.Frenos.De("cuenta", correo)}}
	if red := identidad.RedDe(origen.Direccion); red != "" {
		llaves = append(llaves, identidad.LlaveFreno{Ambito: direccion, Llave: d.Frenos.De("direccion", red)},
			identidad.LlaveFreno{Ambito: par, Llave: d.Frenos.De("par", correo, red)})
	}
	return llaves
}

// frenosIngreso are those of trying a password.
func (d Deps) frenosIngreso(texto string, origen kernel.Origen) []identidad.LlaveFreno {
	return d.frenosDe(texto, origen, identidad.FrenoPar, identidad.FrenoCuenta, identidad.FrenoDireccion)
}

// contarIntento lets an attempt through before it is judged, or refuses it with fault.TooMany.
func (d Deps) contarIntento(ctx context.Context, llaves []identidad.LlaveFreno) error {
	return d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		return tx.conFrenos(ctx, llaves, func(fs identidad.Frenos) error { return fs.Contar(d.Now()) })
	})
}

// devolverIntento takes back an attempt that nobody could judge, also when its client has gone. Should that fail too, the attempt
// counts, and the answer is about what went wrong first.
func (d Deps) devolverIntento(ctx context.Context, llaves []identidad.LlaveFreno) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), esperaDevolver)
	defer cancel()
	_ = d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		return tx.conFrenos(ctx, llaves, func(fs identidad.Frenos) error { fs.Devolver(); return nil })
	})
}

// acertar forgets what was tried before the attempt that was right.
func (d Deps) acertar(ctx context.Context, tx Tx, llaves []identidad.LlaveFreno) error {
	return tx.conFrenos(ctx, llaves, func(fs identidad.Frenos) error { fs.Acertar(d.Now()); return nil })
}

func (tx Tx) conFrenos(ctx context.Context, llaves []identidad.LlaveFreno, hacer func(identidad.Frenos) error) error {
	fs, err := tx.Frenos.Get(ctx, llaves...)
	if err != nil {
		return err
	}
	if err := hacer(fs); err != nil {
		return err
	}
	return tx.Frenos.Save(ctx, fs)
}
