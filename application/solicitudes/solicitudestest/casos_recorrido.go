package solicitudestest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

var deRecorrido = map[string]func(*testing.T, *banco){
	"a whole list stays in scope":                    recorridoEnAlcance,
	"a whole list is what a list lists":              recorridoComoLista,
	"a whole list has every field":                   recorridoLleno,
	"sums of a whole list are those of its rows":     recorridoSuma,
	"a whole list that is empty or too long is told": recorridoFueraDeMedida,
	"what goes wrong while it is read comes out":     recorridoQueFalla,
}

// RecorridosALaVez checks that one of a person runs at a time; each holds a connection.
func RecorridosALaVez(t *testing.T, nuevo func(t *testing.T) Montaje) {
	correr(t, nuevo, map[string]func(*testing.T, *banco){
		"one whole list of a person at a time":   unRecorridoALaVez,
		"a whole list is that of one instant":    recorridoDeUnInstante,
		"of 16 at once of one person one begins": unoDeMuchosRecorridos,
	})
}

// recorrer reads all rows.
func (b *banco) recorrer(t *testing.T, por kernel.Actor, f app.Filtro) (filas []app.EnListado, grupos []app.Grupo, err error) {
	t.Helper()
	err = b.Recorrer.Execute(t.Context(), por, f, func(_ context.Context, r app.Recorrido) error {
		grupos = r.Grupos
		for fila, err := range r.Filas {
			if err != nil {
				return err
			}
			filas = append(filas, fila)
		}
		if r.Total != len(filas) {
			t.Errorf("it says %d and has %d rows", r.Total, len(filas))
		}
		return nil
	})
	return filas, grupos, err
}

func codigosDe(filas []app.EnListado) (codigos []string) {
	for _, f := range filas {
		codigos = append(codigos, f.Codigo)
	}
	return codigos
}

// deVarios adds solicitudes of three instructors at two centres, in every state.
func (b *banco) deVarios(t *testing.T) {
	t.Helper()
	for i, estado := range solicitudes.Estados() {
		for j, por := range []kernel.Actor{Ines, Bruno, Fabio} {
			e := b.en(estado, 10*i+j+1)
			e.InstructorID, e.CentroID = por.ID, por.Centro
			e.FechaSolicitud = Ahora.Add(time.Duration(i) * 24 * time.Hour)
			e.Datos.Aprendices, e.Datos.CupoMaximo, e.Datos.DuracionMaxima = 10+i, 100, 20+j
			b.agregada(t, e)
		}
	}
}

func recorridoEnAlcance(t *testing.T, b *banco) {
	b.deVarios(t)
	for _, c := range []struct {
		por    kernel.Actor
		quiere int
	}{{Ines, 7}, {Fabio, 7}, {Carla, 14}, {Elena, 7}, {Greta, 21}} {
		filas, grupos, err := b.recorrer(t, c.por, app.Filtro{})
		sinError(t, err)
		if len(filas) != c.quiere {
			t.Errorf("%s reads %d rows, want %d", c.por.Nombre, len(filas), c.quiere)
		}
		for _, f := range filas {
			if c.por.Rol == kernel.Instructor && f.Instructor != c.por.Nombre || c.por.Rol == kernel.Coordinador && f.CentroCodigo != codigoDe(c.por.Centro) {
				t.Errorf("%s reads %s of %s at %s", c.por.Nombre, f.Codigo, f.Instructor, f.Centro)
			}
		}
		for _, g := range grupos {
			if c.por.Rol != kernel.Admin && g.CentroID != c.por.Centro {
				t.Errorf("%s sees sums of %s", c.por.Nombre, g.Centro)
			}
		}
	}
	if _, _, err := b.recorrer(t, Nadie, app.Filtro{}); !errors.Is(err, app.ErrNadaQueRecorrer) {
		t.Errorf("nobody: got %v", err)
	}
	// A centre that is asked for does not widen anything.
	if _, _, err := b.recorrer(t, Carla, app.Filtro{Centro: Financieros}); !errors.Is(err, app.ErrNadaQueRecorrer) {
		t.Errorf("another centre: got %v", err)
	}
}

func recorridoComoLista(t *testing.T, b *banco) {
	b.deVarios(t)
	dia := kernel.Today(Ahora)
	for nombre, f := range map[string]app.Filtro{
		"all": {}, "states": {Estados: []solicitudes.Estado{solicitudes.Aprobada, solicitudes.Borrador}}, "days": {Desde: dia.AddDays(1), Hasta: dia.AddDays(2)},
		"text": {Buscar: "bruno"}, "one instructor": {Instructor: Fabio.ID}, "one centre": {Centro: Financieros}, "year": {Anio: 2026},
		"together": {Centro: Oriente, Estados: []solicitudes.Estado{solicitudes.Pendiente}, Buscar: "Inés"},
	} {
		filas, _, err := b.recorrer(t, Greta, f)
		sinError(t, err)
		f.Pagina, f.Limite = 1, 100
		p, err := b.Listar.Execute(t.Context(), Greta, f)
		sinError(t, err)
		var quiere []string
		for _, v := range p.Filas {
			quiere = append(quiere, v.Codigo)
		}
		if got := codigosDe(filas); !slices.Equal(got, quiere) {
			t.Errorf("%s: got %v, want %v", nombre, got, quiere)
		}
	}
}

func recorridoLleno(t *testing.T, b *banco) {
	lleno := b.agregada(t, b.lleno(7))
	vacio := b.borrador(8)
	vacio.FechaSolicitud = lleno.FechaSolicitud.Add(-time.Hour)
	b.agregada(t, vacio)
	// Nothing of a row may be left in the next ones.
	otro := b.borrador(9)
	otro.FechaSolicitud = vacio.FechaSolicitud.Add(-time.Hour)
	otro.Datos.ProgramasEspeciales = []string{"POSCONFLICTO"}
	otro.Datos.Horarios = []solicitudes.Horario{{ID: "h-otro", Dia: 2, Desde: 600, Hasta: 660}}
	b.agregada(t, otro)
	filas, _, err := b.recorrer(t, Greta, app.Filtro{})
	sinError(t, err)
	if len(filas) != 3 {
		t.Fatalf("got %d rows", len(filas))
	}
	memoria := NewMemoria()
	for i, e := range []solicitudes.Expediente{lleno, vacio, otro} {
		if quiere := memoria.enListado(e); !reflect.DeepEqual(filas[i], quiere) {
			t.Errorf("got  %+v\nwant %+v", filas[i], quiere)
		}
	}
}

func recorridoSuma(t *testing.T, b *banco) {
	b.deVarios(t)
	tarde := b.en(solicitudes.Aprobada, 90)
	// Sent at half past eleven at night, decided two hours later: the next day in Bogotá.
	tarde.FechaEnvio = time.Date(2026, time.November, 21, 4, 30, 0, 0, time.UTC)
	tarde.FechaAprobacion = tarde.FechaEnvio.Add(2 * time.Hour)
	b.agregada(t, tarde)
	_, grupos, err := b.recorrer(t, Carla, app.Filtro{})
	sinError(t, err)
	type clave struct {
		centro, instructor string
		estado             solicitudes.Estado
	}
	quiere := map[clave][5]int{}
	p, err := b.Listar.Execute(t.Context(), Carla, app.Filtro{Pagina: 1, Limite: 1000})
	sinError(t, err)
	for _, v := range p.Filas {
		k := clave{v.Programa.Centro, v.Instructor.Nombre, v.Estado}
		suma := quiere[k]
		suma[0]++
		suma[1] += v.Datos.Aprendices
		suma[2] += v.Datos.DuracionMaxima
		if d := decidida(v.Expediente); !d.IsZero() {
			suma[3]++
			suma[4] += solicitudes.DiasDeEspera(v.FechaEnvio, d)
		}
		quiere[k] = suma
	}
	got := map[clave][5]int{}
	for _, g := range grupos {
		got[clave{g.Centro, g.Instructor, g.Estado}] = [5]int{g.Solicitudes, g.Aprendices, g.Horas, g.Decididas, g.DiasDeDecision}
	}
	if !reflect.DeepEqual(got, quiere) {
		t.Errorf("got  %v\nwant %v", got, quiere)
	}
	if got[clave{Centros()[0].Nombre, Ines.Nombre, solicitudes.Aprobada}][4] != 1 {
		t.Errorf("a night is one day: got %v", got)
	}
}

func recorridoFueraDeMedida(t *testing.T, b *banco) {
	if _, _, err := b.recorrer(t, Carla, app.Filtro{}); !errors.Is(err, app.ErrNadaQueRecorrer) {
		t.Errorf("got %v", err)
	}
	for n := range 3 {
		b.agregada(t, b.borrador(n+1))
	}
	leidas := 0
	usar := func(_ context.Context, r app.Recorrido) error {
		leidas += r.Total
		return nil
	}
	err := b.Recorridos.Recorrer(t.Context(), Carla.ID, solicitudes.Alcance{Centro: Oriente}, app.Filtro{}, 2, usar)
	if !errors.Is(err, app.ErrDemasiadasFilas) || leidas > 0 {
		t.Errorf("got %v and %d rows", err, leidas)
	}
	sinError(t, b.Recorridos.Recorrer(t.Context(), Carla.ID, solicitudes.Alcance{Centro: Oriente}, app.Filtro{}, 3, usar))
	if leidas != 3 {
		t.Errorf("read %d", leidas)
	}
}

func recorridoQueFalla(t *testing.T, b *banco) {
	for n := range 3 {
		b.agregada(t, b.borrador(n+1))
	}
	rota := errors.New("disco lleno")
	es(t, b.Recorrer.Execute(t.Context(), Carla, app.Filtro{}, func(context.Context, app.Recorrido) error { return rota }), rota)
	// Whoever has gone reads no further.
	ctx, irse := context.WithCancel(t.Context())
	err := b.Recorrer.Execute(ctx, Carla, app.Filtro{}, func(_ context.Context, r app.Recorrido) error {
		for _, err := range r.Filas {
			if err != nil {
				return err
			}
			break
		}
		irse()
		return ctx.Err()
	})
	es(t, err, context.Canceled)
	// A server may take a moment to notice, so somebody else asks: the connection is free again.
	filas, _, err := b.recorrer(t, Dario, app.Filtro{})
	sinError(t, err)
	if len(filas) != 3 {
		t.Errorf("got %d rows", len(filas))
	}
}

func unRecorridoALaVez(t *testing.T, b *banco) {
	b.agregada(t, b.borrador(1))
	nada := func(context.Context, app.Recorrido) error { return nil }
	sinError(t, b.Recorrer.Execute(t.Context(), Carla, app.Filtro{}, func(ctx context.Context, _ app.Recorrido) error {
		es(t, b.Recorrer.Execute(ctx, Carla, app.Filtro{}, nada), app.ErrRecorridoEnCurso)
		return b.Recorrer.Execute(ctx, Dario, app.Filtro{}, nada) // somebody else does not wait
	}))
	sinError(t, b.Recorrer.Execute(t.Context(), Carla, app.Filtro{}, nada))
}

func unoDeMuchosRecorridos(t *testing.T, b *banco) {
	b.agregada(t, b.borrador(1))
	salir := make(chan struct{})
	fallas := make(chan error, 16)
	for range 16 {
		go func() {
			fallas <- b.Recorrer.Execute(t.Context(), Carla, app.Filtro{}, func(context.Context, app.Recorrido) error {
				<-salir
				return nil
			})
		}()
	}
	for range 15 { // all but one are turned away while that one works
		if err := <-fallas; !errors.Is(err, app.ErrRecorridoEnCurso) {
			t.Errorf("got %v", err)
		}
	}
	close(salir)
	sinError(t, <-fallas)
}

func recorridoDeUnInstante(t *testing.T, b *banco) {
	b.agregada(t, b.borrador(1))
	sinError(t, b.Recorrer.Execute(t.Context(), Carla, app.Filtro{}, func(ctx context.Context, r app.Recorrido) error {
		sinError(t, b.agregar(ctx, b.borrador(2)))
		n := 0
		for _, err := range r.Filas {
			if err != nil {
				return err
			}
			n++
		}
		if n != r.Total || n != 1 {
			return fmt.Errorf("%d of %d rows", n, r.Total)
		}
		return nil
	}))
}
