package identidadtest

import (
	"context"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
)

var llaves = []identidad.LlaveFreno{
	{Ambito: identidad.FrenoPar, Llave: "ambas"}, {Ambito: identidad.FrenoDireccion, Llave: "dirección"}, {Ambito: identidad.FrenoCuenta, Llave: "cuenta"},
}

func (b *banco) conFrenos(t *testing.T, hacer func(identidad.Frenos) error, cuales ...identidad.LlaveFreno) error {
	t.Helper()
	return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		fs, err := tx.Frenos.Get(ctx, cuales...)
		if err != nil {
			return err
		}
		if err := hacer(fs); err != nil {
			return err
		}
		return tx.Frenos.Save(ctx, fs)
	})
}

func frenoVuelve(t *testing.T, b *banco) {
	sinError(t, b.conFrenos(t, func(fs identidad.Frenos) error {
		for i, f := range fs {
			if f.Registro() != (identidad.RegistroFreno{LlaveFreno: llaves[i]}) {
				t.Errorf("an absent one is %+v", f.Registro())
			}
		}
		sinError(t, fs.Contar(ahora))
		fs.Acertar(ahora.Add(time.Second))
		return fs.Contar(ahora.Add(time.Minute))
	}, llaves...))
	sinError(t, b.conFrenos(t, func(fs identidad.Frenos) error {
		luego := ahora.Add(time.Minute)
		quiere := identidad.RegistroFreno{LlaveFreno: llaves[2], Intentos: 1, Desde: luego, Ultimo: luego, Exito: ahora.Add(time.Second)}
		if got := fs[0].Registro(); got != quiere {
			t.Errorf("came back as %+v, want %+v", got, quiere)
		}
		return nil
	}, llaves[2]))
}

// frenoCarrera lets through exactly those that are free, however many come at once and in whatever order they ask.
func frenoCarrera(t *testing.T, b *banco) {
	pasan := 0
	for _, err := range simultaneos(64, func(i int) error {
		orden := []identidad.LlaveFreno{llaves[i%3], llaves[(i+1)%3], llaves[(i+2)%3]}
		return b.conFrenos(t, func(fs identidad.Frenos) error { return fs.Contar(ahora) }, orden...)
	}) {
		switch {
		case err == nil:
			pasan++
		case fault.KindOf(err) != fault.TooMany:
			t.Errorf("got %v, want fault.TooMany", err)
		}
	}
	if pasan != 5 {
		t.Errorf("%d attempts at once were let through, want 5", pasan)
	}
}
