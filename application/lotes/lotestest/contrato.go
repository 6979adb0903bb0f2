package lotestest

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"complementarias/application/lotes"
	"complementarias/domain/kernel"
)

// Montaje is a store to be checked.
type Montaje struct {
	// Do runs fn in a transaction that is undone when fn fails.
	Do     func(ctx context.Context, fn func(context.Context, lotes.Importaciones) error) error
	Reader func() lotes.Reader
	Por    kernel.Actor // who exists there, with a centre
}

var ahora = time.Date(2026, 11, 26, 14, 0, 0, 123_000_000, time.UTC)

// Importacion is one with something in every field.
func Importacion(id string, tipo lotes.Tipo, por kernel.Actor) *lotes.Importacion {
	h := lotes.Hoja{Formato: lotes.XLSX, Encabezados: []string{"Nombres", "cargo"}, Filas: []lotes.Fila{{Numero: 2, Celdas: []string{"Lucía \"la\" Peña", ""}}, {Numero: 5, Celdas: []string{"=1+1", "x"}}}}
	i := lotes.NuevaImportacion(id, tipo, por, por.Centro, strings.Repeat("0f", 32), h, lotes.Mapa{Desconocidas: []string{"cargo"}}, ahora)
	i.Renglones[0].Resultado, i.Renglones[0].Nota = lotes.Nueva, "Se invita."
	i.Renglones[1].Resultado, i.Renglones[1].Errores = lotes.ConError, []lotes.Error{{Columna: "A", Clave: "nombres", Codigo: "X", Mensaje: "Mal."}, {Codigo: "Y", Mensaje: "Peor."}}
	return i
}

// Contrato checks what every store of imports does.
func Contrato(t *testing.T, montar func(*testing.T) Montaje) {
	t.Run("comes back as kept, at each of its states", func(t *testing.T) { vuelve(t, montar(t)) })
	t.Run("a sheet of programmes may be of no centre", func(t *testing.T) { sinCentro(t, montar(t)) })
	t.Run("nothing of a failed transaction is kept", func(t *testing.T) { deshace(t, montar(t)) })
	t.Run("absent and of another kind look alike", func(t *testing.T) { noExiste(t, montar(t)) })
	t.Run("a new file ends the previews of that person and kind", func(t *testing.T) { vence(t, montar(t)) })
}

func agregar(t *testing.T, m Montaje, todas ...*lotes.Importacion) {
	t.Helper()
	for _, i := range todas {
		if err := m.Do(t.Context(), func(ctx context.Context, r lotes.Importaciones) error { return r.Add(ctx, i) }); err != nil {
			t.Fatal(err)
		}
	}
}

func ver(t *testing.T, m Montaje, id string, tipo lotes.Tipo) *lotes.Importacion {
	t.Helper()
	i, err := m.Reader().Ver(t.Context(), id, tipo)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func vuelve(t *testing.T, m Montaje) {
	i := Importacion("i1", lotes.Instructores, m.Por)
	agregar(t, m, i)
	if got := ver(t, m, "i1", lotes.Instructores); !reflect.DeepEqual(got, i) {
		t.Errorf("a preview comes back as\n%+v, want\n%+v", got, i)
	}
	i.Renglones[0].Efecto = &lotes.Efecto{Objeto: "u9", Antes: map[string]string{"telefono": ""}, Despues: map[string]string{"telefono": "3001234567"}}
	i.Confirmar(i.Renglones, true, ahora.Add(time.Minute))
	guardar(t, m, i)
	if got := ver(t, m, "i1", lotes.Instructores); !reflect.DeepEqual(got, i) {
		t.Errorf("confirmed it comes back as\n%+v, want\n%+v", got, i)
	}
	i.Renglones[0].Efecto.Deshecho, i.Renglones[0].Efecto.Motivo = true, "Se quitó la cuenta."
	i.Deshacer(ahora.Add(time.Hour))
	guardar(t, m, i)
	if got := ver(t, m, "i1", lotes.Instructores); !reflect.DeepEqual(got, i) {
		t.Errorf("undone it comes back as\n%+v, want\n%+v", got, i)
	}
}

func sinCentro(t *testing.T, m Montaje) {
	i := Importacion("i1", lotes.Programas, m.Por)
	i.Centro = ""
	agregar(t, m, i)
	if got := ver(t, m, "i1", lotes.Programas); !reflect.DeepEqual(got, i) {
		t.Errorf("it comes back as\n%+v, want\n%+v", got, i)
	}
}

func guardar(t *testing.T, m Montaje, i *lotes.Importacion) {
	t.Helper()
	err := m.Do(t.Context(), func(ctx context.Context, r lotes.Importaciones) error {
		if _, err := r.Get(ctx, i.ID, i.Tipo); err != nil {
			return err
		}
		return r.Save(ctx, i)
	})
	if err != nil {
		t.Fatal(err)
	}
}

var errDetener = errors.New("stop")

func deshace(t *testing.T, m Montaje) {
	err := m.Do(t.Context(), func(ctx context.Context, r lotes.Importaciones) error {
		if err := r.Add(ctx, Importacion("i1", lotes.Instructores, m.Por)); err != nil {
			return err
		}
		return errDetener
	})
	if !errors.Is(err, errDetener) {
		t.Fatal(err)
	}
	if _, err := m.Reader().Ver(t.Context(), "i1", lotes.Instructores); !errors.Is(err, lotes.ErrNoExiste) {
		t.Errorf("got %v, want ErrNoExiste", err)
	}
}

func noExiste(t *testing.T, m Montaje) {
	agregar(t, m, Importacion("i1", lotes.Instructores, m.Por))
	err := m.Do(t.Context(), func(ctx context.Context, r lotes.Importaciones) error {
		for id, tipo := range map[string]lotes.Tipo{"i1": lotes.Programas, "otra": lotes.Instructores, "' OR 1=1--": lotes.Instructores} {
			if _, err := r.Get(ctx, id, tipo); !errors.Is(err, lotes.ErrNoExiste) {
				t.Errorf("%s of %s: got %v, want ErrNoExiste", id, tipo, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func vence(t *testing.T, m Montaje) {
	hecha := Importacion("i2", lotes.Instructores, m.Por)
	hecha.Confirmar(hecha.Renglones, true, ahora)
	agregar(t, m, Importacion("i1", lotes.Instructores, m.Por), hecha, Importacion("i3", lotes.Programas, m.Por))
	if err := m.Do(t.Context(), func(ctx context.Context, r lotes.Importaciones) error {
		if err := r.VencerPrevias(ctx, lotes.Instructores, "otra-persona"); err != nil {
			return err
		}
		return r.VencerPrevias(ctx, lotes.Instructores, m.Por.ID)
	}); err != nil {
		t.Fatal(err)
	}
	if i := ver(t, m, "i1", lotes.Instructores); i.Estado != lotes.Vencida || len(i.Renglones) != 0 {
		t.Errorf("the preview is %s with %d rows, want VENCIDA without any", i.Estado, len(i.Renglones))
	}
	if ver(t, m, "i2", lotes.Instructores).Estado != lotes.Confirmada || ver(t, m, "i3", lotes.Programas).Estado != lotes.Previa {
		t.Error("it ended a confirmed one, or one of another kind")
	}
}
