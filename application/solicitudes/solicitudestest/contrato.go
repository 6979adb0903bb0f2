package solicitudestest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Montaje is a store under test: it knows the people and programmes of the world, and no solicitud.
type Montaje struct {
	UoW      app.UnitOfWork
	Reader   app.Reader
	Entornos app.Entornos
	// Recorridos reads whole lists.
	Recorridos app.Recorridos
	// Eventos names the events that were published about a solicitud, in order.
	Eventos func(t *testing.T, id kernel.SolicitudID) []string
	// CambiarPrograma writes p over the programme of its id, as the catalogue does.
	CambiarPrograma func(t *testing.T, p app.ProgramaView)
	// Contar sets a counter, as years of use would.
	Contar func(t *testing.T, serie app.Serie, anio int, valor int64)
	// Ajustar writes all that can be set.
	Ajustar func(t *testing.T, a Ajustes)
}

// Contrato checks what the use cases rely on; it runs on Memoria and on PostgreSQL. nuevo makes an empty store.
func Contrato(t *testing.T, nuevo func(t *testing.T) Montaje) {
	correr(t, nuevo, map[string]func(*testing.T, *banco){
		"what is absent is not found":                    ausente,
		"out of scope looks absent":                      fueraDeAlcance,
		"a unit of work that fails keeps nothing":        nadaQueda,
		"a panic keeps nothing and frees the locks":      panico,
		"a transaction sees what it wrote":               seVeASiMisma,
		"an almost empty draft comes back as it was":     vuelveVacia,
		"every field comes back as it was":               vuelveLlena,
		"every field that may change is saved":           guardaTodo,
		"a new schedule replaces the old one":            horarioNuevo,
		"a proposal comes back as it was":                propuestaVuelve,
		"an approved course is moved":                    seReprograma,
		"a stale version changes nothing":                versionVieja,
		"the historial keeps every word in order":        historial,
		"a view has the names around it":                 vistaConNombres,
		"a list has the rows without their insides":      listaSinContenidos,
		"what was sent keeps its programme whole":        programaComoSeEnvio,
		"what was sent long ago keeps it too":            programaDeAntes,
		"states select":                                  porEstado,
		"days are Bogotá's and both included":            porDias,
		"search looks where people look":                 busca,
		"filters are joined and stay in scope":           filtrosJuntos,
		"the newest come first and pages never overlap":  paginas,
		"rivals are those that count, within the dates":  rivales,
		"approved courses of a year are counted":         cursosDelAnio,
		"a series counts without gaps":                   siguiente,
		"a ficha belongs to one course":                  fichaUnica,
		"pasted fichas are assigned":                     fichasPegadas,
		"an id is taken once":                            idRepetido,
		"a programme may go while one is written":        programaQuitado,
		"a company is the last one of the centre":        empresa,
		"the world is what the instructor may choose":    entorno,
		"the calendar is the centre's":                   calendario,
		"codes grow past 999 and 9999 and turn in 05:00": codigos,
	})
	correr(t, nuevo, deCola)
	correr(t, nuevo, deTablero)
	correr(t, nuevo, deRecorrido)
	correr(t, nuevo, deReporte)
	correr(t, nuevo, deAjustes)
}

// Carreras lets use cases race each other with real goroutines; nuevo makes an empty store.
func Carreras(t *testing.T, nuevo func(t *testing.T) Montaje) {
	correr(t, nuevo, map[string]func(*testing.T, *banco){
		"64 creations at once have 64 consecutive codes":    muchasALaVez,
		"one form sent 64 times at once makes one":          unaSolaConEseID,
		"of two decisions on one solicitud one wins":        dosDecisiones,
		"of two clashing approvals one wins":                dosQueSeCruzan,
		"of two courses with one ficha one gets it":         dosConUnaFicha,
		"an ambiente that cannot be chosen is refused":      ambientesElegibles,
		"rivals are those in the ambiente too":              rivalesDeAmbiente,
		"what is tried out looks at the ambiente":           probarEnAmbiente,
		"of two approvals in one ambiente one wins":         dosEnUnAmbiente,
		"instructors and ambientes that cross are no knot":  ambientesCruzados,
		"an approval and another ambiente never blend":      cambiarDeAmbiente,
		"an edit and an approval never blend":               editarYAprobar,
		"of two edits of one version one wins":              dosEdiciones,
		"provisional fichas of one instant are different":   fichasProvisionales,
		"two reviewers who take at once take one after one": dosQueToman,
		"of two who move one course one wins":               dosReprogramaciones,
		"of a move and an approval that clash one wins":     reprogramarYAprobar,
		"a proposal and a cancelling never blend":           reprogramarYCancelar,
		"a copy asked for twice is made once":               dosCopias,
		"a course is handed over with its classes":          seEntrega,
		"all that somebody has is handed over or nothing":   todasONinguna,
		"of two pastes that want the same numbers one wins": pegadosALaVez,
	})
}

func correr(t *testing.T, nuevo func(t *testing.T) Montaje, pruebas map[string]func(*testing.T, *banco)) {
	for nombre, prueba := range pruebas {
		t.Run(nombre, func(t *testing.T) {
			t.Parallel()
			prueba(t, newBanco(nuevo(t)))
		})
	}
}

// banco is a store with its use cases, a clock that a check can turn, and short sentences.
type banco struct {
	Montaje
	app.UseCases
	at time.Time
	n  atomic.Int64
}

var pais = solicitudes.Alcance{Pais: true}

func newBanco(m Montaje) *banco {
	b := &banco{Montaje: m, at: Ahora}
	b.UseCases = app.New(app.Deps{UoW: m.UoW, Reader: m.Reader, Entornos: m.Entornos, Recorridos: m.Recorridos, DominiosCorreo: Dominios(),
		Now: func() time.Time { return b.at }, NewID: b.nuevoID})
	return b
}

func (b *banco) nuevoID() string { return fmt.Sprintf("id-%06d", b.n.Add(1)) }

// borrador is the least that can be kept, with the n-th id and codigo.
func (b *banco) borrador(n int) solicitudes.Expediente {
	p := Programas()[0]
	return solicitudes.Expediente{
		ID: kernel.SolicitudID(fmt.Sprintf("s-%05d", n)), Codigo: solicitudes.Codigo(2026, int64(n)), InstructorID: Ines.ID, CentroID: Oriente,
		Programa: solicitudes.Programa{ID: p.ID, Centro: p.CentroID, Codigo: p.Codigo, Nombre: p.Nombre, Version: p.Version,
			Horas: p.DuracionHoras, Cupo: p.CupoAprendices},
		Datos:  solicitudes.Datos{ProgramaID: p.ID},
		Estado: solicitudes.Borrador, EstadoPor: Ines.Nombre, EstadoDesde: Ahora, Version: 1,
		FechaSolicitud: Ahora, Creada: Ahora, Actualizada: Ahora,
	}
}

func (b *banco) agregar(ctx context.Context, e solicitudes.Expediente) error {
	return b.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error { return tx.Solicitudes.Add(ctx, solicitudes.Restore(e)) })
}

func (b *banco) agregada(t *testing.T, e solicitudes.Expediente) solicitudes.Expediente {
	t.Helper()
	sinError(t, b.agregar(t.Context(), e))
	return e
}

func (b *banco) ver(t *testing.T, id kernel.SolicitudID) app.View {
	t.Helper()
	v, err := b.Reader.Ver(t.Context(), id, pais)
	sinError(t, err)
	return v
}

// vuelve checks that both ways of reading give the Expediente.
func (b *banco) vuelve(t *testing.T, want solicitudes.Expediente) {
	t.Helper()
	var got solicitudes.Expediente
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		s, err := tx.Solicitudes.Get(ctx, want.ID, pais)
		if err != nil {
			return err
		}
		got = s.Expediente()
		return nil
	}))
	for lector, e := range map[string]solicitudes.Expediente{"Get": got, "Ver": b.ver(t, want.ID).Expediente} {
		if d := diferencias(e, want); d != "" {
			t.Errorf("%s: %s", lector, d)
		}
	}
}

// enviada creates a solicitud and sends it.
func (b *banco) enviada(t *testing.T, por kernel.Actor, p solicitudes.Parche) app.View {
	t.Helper()
	v, err := b.Crear.Execute(t.Context(), por, app.CrearInput{Parche: p, Enviar: true})
	sinError(t, err)
	return v
}

func (b *banco) acciones(t *testing.T, id kernel.SolicitudID) (acciones []solicitudes.Accion) {
	t.Helper()
	movimientos, err := b.Reader.Historial(t.Context(), id, pais)
	sinError(t, err)
	for _, m := range movimientos {
		acciones = append(acciones, m.Accion)
	}
	return acciones
}

func sinError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func es(t *testing.T, err, quiere error) {
	t.Helper()
	if !errors.Is(err, quiere) {
		t.Fatalf("got %v, want %v", err, quiere)
	}
}

// simultaneos runs every fn at once and returns what came of each.
func simultaneos(fns ...func() error) []error {
	errs := make([]error, len(fns))
	salida := make(chan struct{})
	var wg sync.WaitGroup
	for i, fn := range fns {
		wg.Go(func() {
			<-salida
			errs[i] = fn()
		})
	}
	close(salida)
	wg.Wait()
	return errs
}
