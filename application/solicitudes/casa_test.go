package solicitudes_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// casa is the module over a store in memory, with a clock that a test can turn.
type casa struct {
	app.UseCases
	memoria *mundo.Memoria
	at      time.Time
	ids     int
}

func nuevaCasa() *casa {
	c := &casa{memoria: mundo.NewMemoria(), at: mundo.Ahora}
	c.UseCases = app.New(app.Deps{
		UoW: c.memoria, Reader: c.memoria, Entornos: c.memoria, DominiosCorreo: mundo.Dominios(),
		Now: func() time.Time { return c.at },
		NewID: func() string {
			c.ids++
			return fmt.Sprintf("id-%04d", c.ids)
		},
	})
	return c
}

// enviada is a complete solicitud of Inés, PENDIENTE.
func (c *casa) enviada(t *testing.T) app.View {
	t.Helper()
	v, err := c.Crear.Execute(t.Context(), mundo.Ines, app.CrearInput{Parche: mundo.Completa(), Enviar: true})
	return bien(t, v, err)
}

// borrador is a draft of Inés with nothing but its programme.
func (c *casa) borrador(t *testing.T) app.View {
	t.Helper()
	v, err := c.Crear.Execute(t.Context(), mundo.Ines, app.CrearInput{Parche: mundo.Parche(solicitudes.Datos{ProgramaID: mundo.Panaderia}, "programaId")})
	return bien(t, v, err)
}

func (c *casa) aprobada(t *testing.T) app.View {
	t.Helper()
	v, err := c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: app.Target{ID: c.enviada(t).ID}})
	return bien(t, v, err)
}

// foto is everything that the store keeps of a solicitud, and all events.
type foto struct {
	vista     app.View
	historial []solicitudes.Movimiento
	eventos   []kernel.Event
}

func (c *casa) foto(t *testing.T, id kernel.SolicitudID) foto {
	t.Helper()
	v, err := c.memoria.Ver(t.Context(), id, solicitudes.Alcance{Pais: true})
	bien(t, v, err)
	h, err := c.memoria.Historial(t.Context(), id, solicitudes.Alcance{Pais: true})
	return foto{v, bien(t, h, err), c.memoria.Eventos()}
}

// igual checks that nothing was kept since antes.
func (c *casa) igual(t *testing.T, antes foto) {
	t.Helper()
	if despues := c.foto(t, antes.vista.ID); !reflect.DeepEqual(antes, despues) {
		t.Errorf("something was kept: before\n%+v, after\n%+v", antes, despues)
	}
}

// acciones lists the verbs of the historial, and eventos the names of what was published about a solicitud.
func (c *casa) acciones(t *testing.T, id kernel.SolicitudID) []solicitudes.Accion {
	t.Helper()
	var acciones []solicitudes.Accion
	for _, m := range c.foto(t, id).historial {
		acciones = append(acciones, m.Accion)
	}
	return acciones
}

func (c *casa) eventos(id kernel.SolicitudID) []string {
	var nombres []string
	for _, e := range c.memoria.Eventos() {
		if e.Subject() == string(id) {
			nombres = append(nombres, e.EventName())
		}
	}
	return nombres
}

// ultimo is the event published last, which must be an E.
func ultimo[E kernel.Event](t *testing.T, c *casa) E {
	t.Helper()
	todos := c.memoria.Eventos()
	e, ok := todos[len(todos)-1].(E)
	if !ok {
		t.Fatalf("the last event is %T, want %T", todos[len(todos)-1], e)
	}
	return e
}

func bien[T any](t *testing.T, v T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func mal(t *testing.T, err, quiere error) {
	t.Helper()
	if !errors.Is(err, quiere) {
		t.Errorf("got %v, want %v", err, quiere)
	}
}

// punteros lists the fields that a refusal names, sorted.
func punteros(t *testing.T, err error) []string {
	t.Helper()
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Invalid {
		t.Fatalf("got %v, want fields to mend", err)
	}
	return campos(f.Fields)
}

func campos(fields []fault.Field) []string {
	var nombres []string
	for _, f := range fields {
		nombres = append(nombres, f.Pointer)
	}
	slices.Sort(nombres)
	return nombres
}

func version(n int64) *int64 { return &n }

func son[T comparable](t *testing.T, que string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", que, got, want)
	}
}
