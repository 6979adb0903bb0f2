package solicitudes_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// sinLectura is a reader whose database went away after the last commit.
type sinLectura struct{ app.Reader }

func (sinLectura) Ver(context.Context, kernel.SolicitudID, solicitudes.Alcance) (app.View, error) {
	return app.View{}, errors.New("the connection is gone")
}

// TestWhatWasCreatedIsNeverToldAsAFailure: whoever hears a failure creates a second one.
func TestWhatWasCreatedIsNeverToldAsAFailure(t *testing.T) {
	memoria := mundo.NewMemoria()
	n := 0
	uc := app.New(app.Deps{
		UoW: memoria, Reader: sinLectura{memoria}, Entornos: memoria, DominiosCorreo: mundo.Dominios(),
		Now: func() time.Time { return mundo.Ahora }, NewID: func() string { n++; return fmt.Sprint("id-", n) },
	})
	creada, err := uc.Crear.Execute(t.Context(), mundo.Ines, app.CrearInput{Parche: mundo.Completa(), Enviar: true})
	if err != nil {
		t.Fatalf("it is kept, and yet %v", err)
	}
	copia, err := uc.Duplicar.Execute(t.Context(), mundo.Ines, app.DuplicarInput{Target: app.Target{ID: creada.ID}})
	if err != nil {
		t.Fatalf("the copy is kept, and yet %v", err)
	}
	for nombre, v := range map[string]app.View{"created": creada, "copied": copia} {
		kept, err := memoria.Ver(t.Context(), v.ID, solicitudes.AlcanceDe(mundo.Ines))
		if err != nil {
			t.Fatal(err)
		}
		if v.Codigo != kept.Codigo || v.Estado != kept.Estado || v.Version != kept.Version || v.Datos.NombreEmpresa != kept.Datos.NombreEmpresa ||
			len(v.Sesiones) != len(kept.Sesiones) || v.Instructor.Nombre != kept.Instructor.Nombre || v.Programa.Nombre != kept.Programa.Nombre || len(v.Acciones) == 0 {
			t.Errorf("%s: told %+v, kept %+v", nombre, v, kept)
		}
	}
}
