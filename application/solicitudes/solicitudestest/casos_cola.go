package solicitudestest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// deCola are the checks of the queue and of what stands around lists.
var deCola = map[string]func(*testing.T, *banco){
	"the queue is what waits in scope, oldest first": colaEnOrden,
	"the queue has parts and counts them":            colaPorPartes,
	"the queue is searched":                          colaBuscada,
	"pages of the queue never overlap":               colaPorPaginas,
	"a row of the queue says what matters":           filaDeCola,
	"a clash is what the domain calls one":           crucesAlAzar,
	"neighbours in the queue":                        vecinos,
	"every order is stable":                          ordenes,
	"more filters, and counts that agree with rows":  masFiltros,
}

// porDecidir adds one that waits since some days, taken by revisor if there is one.
func (b *banco) porDecidir(t *testing.T, n, dias int, revisor kernel.Actor, cambios ...func(*solicitudes.Expediente)) solicitudes.Expediente {
	t.Helper()
	e := b.en(solicitudes.Pendiente, n)
	e.FechaEnvio = Ahora.AddDate(0, 0, -dias)
	if revisor.ID != "" {
		e.Estado, e.RevisorID, e.EstadoPor = solicitudes.EnRevision, revisor.ID, revisor.Nombre
	}
	for _, cambiar := range cambios {
		cambiar(&e)
	}
	return b.agregada(t, e)
}

func enFinancieros(e *solicitudes.Expediente) {
	e.CentroID, e.InstructorID, e.Datos.ProgramaID = Financieros, Fabio.ID, Contabilidad
}

func (b *banco) enCola(t *testing.T, nombre string, por kernel.Actor, f app.FiltroCola, want ...int) app.PaginaCola {
	t.Helper()
	if f.Pagina == 0 {
		f.Pagina, f.Limite = 1, 100
	}
	p, err := b.Reader.Cola(t.Context(), solicitudes.AlcanceDe(por).En(f.Centro), por.ID, f)
	sinError(t, err)
	var got []int
	for _, fila := range p.Filas {
		var n int
		if _, err := fmt.Sscanf(string(fila.ID), "s-%d", &n); err != nil {
			t.Fatal(err)
		}
		got = append(got, n)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", nombre, got, want)
	}
	return p
}

func colaEnOrden(t *testing.T, b *banco) {
	for i, estado := range solicitudes.Estados() {
		b.agregada(t, b.en(estado, 10+i)) // 11 waits and 12 is taken by Carla, both sent just now
	}
	b.porDecidir(t, 1, 2, Nadie)
	b.porDecidir(t, 2, 9, Nadie)
	b.porDecidir(t, 3, 2, Dario)
	b.porDecidir(t, 4, 5, Nadie, enFinancieros)
	for nombre, c := range map[string]struct {
		por    kernel.Actor
		centro kernel.CentroID
		want   []int
	}{
		"nobody":                              {Nadie, "", nil},
		"a coordinator asks of another one":   {Carla, Financieros, nil},
		"a coordinator asks of the own one":   {Carla, Oriente, []int{2, 1, 3, 11, 12}},
		"a coordinator":                       {Carla, "", []int{2, 1, 3, 11, 12}},
		"a coordinator of another centre":     {Elena, "", []int{4}},
		"an admin":                            {Greta, "", []int{2, 4, 1, 3, 11, 12}},
		"an admin asks of one":                {Greta, Financieros, []int{4}},
		"an admin asks of one that is absent": {Greta, "no-hay", nil},
	} {
		if p := b.enCola(t, nombre, c.por, app.FiltroCola{Centro: c.centro}, c.want...); p.Total != len(c.want) || p.TotalEsMinimo {
			t.Errorf("%s: total %d", nombre, p.Total)
		}
	}
}

func colaPorPartes(t *testing.T, b *banco) {
	for vista := range b.enCola(t, "empty", Carla, app.FiltroCola{}).Conteos {
		b.enCola(t, "empty "+string(vista), Carla, app.FiltroCola{Vista: vista})
	}
	b.porDecidir(t, 1, 5, Nadie)
	b.porDecidir(t, 2, 4, Carla)
	b.porDecidir(t, 3, 3, Dario)
	b.porDecidir(t, 4, 2, Nadie)
	b.porDecidir(t, 5, 1, Greta)
	b.porDecidir(t, 6, 9, Elena, enFinancieros)
	for _, buscar := range []string{"", "sol-2026"} { // as it is, and searched for
		for vista, want := range map[app.VistaCola][]int{app.ColaEntera: {1, 2, 3, 4, 5}, app.ColaSinToma: {1, 4}, app.ColaMia: {2}, app.ColaDeOtros: {3, 5}} {
			p := b.enCola(t, string(vista)+buscar, Carla, app.FiltroCola{Vista: vista, Buscar: buscar}, want...)
			if p.Total != len(want) || p.Conteos[app.ColaEntera] != 5 || p.Conteos[app.ColaSinToma] != 2 || p.Conteos[app.ColaMia] != 1 || p.Conteos[app.ColaDeOtros] != 2 {
				t.Errorf("%q of %q: total %d, counts %v", buscar, vista, p.Total, p.Conteos)
			}
		}
		p := b.enCola(t, "of the country", Greta, app.FiltroCola{Vista: app.ColaDeOtros, Buscar: buscar}, 6, 2, 3)
		if p.Total != 3 || p.Conteos[app.ColaEntera] != 6 || p.Conteos[app.ColaMia] != 1 {
			t.Errorf("%q of the country: total %d, counts %v", buscar, p.Total, p.Conteos)
		}
	}
}

func colaBuscada(t *testing.T, b *banco) {
	b.porDecidir(t, 1, 3, Nadie, func(e *solicitudes.Expediente) { e.Datos.NombreEmpresa = "Asociación Ñandú 100%" })
	b.porDecidir(t, 2, 2, Carla, func(e *solicitudes.Expediente) { e.InstructorID = Bruno.ID })
	b.porDecidir(t, 3, 1, Nadie, enFinancieros)
	b.agregada(t, b.en(solicitudes.Aprobada, 4))
	for texto, want := range map[string][]int{
		"": {1, 2, 3}, "  ": {1, 2, 3}, "nandu": {1}, "100%": {1}, "%": {1}, "_": nil, "BRUNO": {2}, "fabio": {3}, "sol-2026-004": nil, "sol-2026-003": {3}, "\u0301": nil,
	} {
		if p := b.enCola(t, texto, Greta, app.FiltroCola{Buscar: texto}, want...); p.Total != len(want) || p.Conteos[app.ColaEntera] != len(want) {
			t.Errorf("%q: total %d, counts %v", texto, p.Total, p.Conteos)
		}
	}
	b.enCola(t, "of another centre", Carla, app.FiltroCola{Buscar: "fabio"})
}

func colaPorPaginas(t *testing.T, b *banco) {
	for n := 1; n <= 7; n++ {
		b.porDecidir(t, n, n/3, Nadie) // three of one instant
	}
	orden := []int{6, 7, 3, 4, 5, 1, 2}
	for _, buscar := range []string{"", "sol-"} {
		for _, c := range []struct {
			pagina, limite int
			want           []int
		}{{1, 3, orden[:3]}, {2, 3, orden[3:6]}, {3, 3, orden[6:]}, {4, 3, nil}, {1_000_000, 100, nil}, {1, 7, orden}} {
			p := b.enCola(t, fmt.Sprint(buscar, c.pagina, c.limite), Carla, app.FiltroCola{Buscar: buscar, Pagina: c.pagina, Limite: c.limite}, c.want...)
			if p.Total != len(orden) {
				t.Errorf("page %d: total %d", c.pagina, p.Total)
			}
		}
	}
}

func filaDeCola(t *testing.T, b *banco) {
	e := b.agregada(t, b.lleno(1))
	vacia := b.porDecidir(t, 2, 400, Nadie)
	dia := func(d int) kernel.Date { return kernel.NewDate(2027, time.February, d) }
	for n, estado := range map[int]solicitudes.Estado{3: solicitudes.Aprobada, 4: solicitudes.Pendiente, 5: solicitudes.Devuelta} {
		b.agregada(t, b.en(estado, n, dia(1), dia(3), dia(4), dia(14), dia(15))) // 8 to 10; its weeks are those of 1 and 8
	}
	aparte := b.en(solicitudes.Aprobada, 6, dia(3))
	aparte.InstructorID = Bruno.ID
	b.agregada(t, aparte)

	p := b.enCola(t, "all", Carla, app.FiltroCola{}, 2, 4, 1)
	got := p.Filas[2]
	avisos := solicitudes.AvisosDe(got.Sesiones, got.Rivales, got.LimiteMinutos)
	semana := horarios.Semana{Anio: 2027, Numero: 6, Minutos: 1440 + 120}
	if want := (solicitudes.Avisos{Bloquean: 1, Advierten: 1, Carga: semana, LimiteMinutos: 32 * 60}); avisos != want {
		t.Errorf("the warnings are %+v, want %+v", avisos, want)
	}
	got.Rivales = nil
	want := app.EnCola{ID: e.ID, Codigo: e.Codigo, Estado: solicitudes.EnRevision, Revision: 3, Enviada: e.FechaEnvio, RevisorID: Carla.ID, Revisor: Carla.Nombre,
		CentroID: Oriente, Centro: Centros()[0].Nombre, Programa: e.Programa.Nombre, InstructorID: Ines.ID, Instructor: Ines.Nombre, Vinculo: "PLANTA", LimiteMinutos: 32 * 60,
		Empresa: e.Datos.NombreEmpresa, Municipio: "68861", Inicio: dia(5), Fin: dia(28), Horas: 33, Aprendices: 16, Sesiones: slices.Clone(e.Sesiones)}
	want.Sesiones[0].Parcial = false
	if d := diferencias(got, want); d != "" {
		t.Error(d)
	}
	want = app.EnCola{ID: vacia.ID, Codigo: vacia.Codigo, Estado: solicitudes.Pendiente, Revision: 1, Enviada: vacia.FechaEnvio, CentroID: Oriente,
		Centro: Centros()[0].Nombre, Programa: vacia.Programa.Nombre, InstructorID: Ines.ID, Instructor: Ines.Nombre, Vinculo: "PLANTA", LimiteMinutos: 32 * 60}
	if d := diferencias(p.Filas[0], want); d != "" {
		t.Error(d)
	}
}

// crucesAlAzar holds the store's selection of what clashes against the domain's judgement.
func crucesAlAzar(t *testing.T, b *banco) {
	azar := rand.New(rand.NewPCG(2026, 11)) //nolint:gosec // the same schedules each time
	estados := solicitudes.Estados()
	todas := make([]solicitudes.Expediente, 60)
	for n := range todas {
		e := b.en(estados[azar.IntN(len(estados))], n+1)
		e.InstructorID = []kernel.UsuarioID{Ines.ID, Bruno.ID}[azar.IntN(2)]
		e.Datos.AmbienteID = []string{"", "", Salon, Taller}[azar.IntN(4)]
		e.Datos.Ambiente = deAmbiente(e.Datos.AmbienteID)
		e.Datos.TipoAmbiente = e.Datos.Ambiente.Tipo
		fecha := kernel.NewDate(2027, time.February, 1).AddDays(azar.IntN(12))
		for range azar.IntN(4) {
			desde := 6*60 + 30*azar.IntN(20)
			e.Sesiones = append(e.Sesiones, horarios.Sesion{Fecha: fecha, Desde: desde, Hasta: desde + 30 + 30*azar.IntN(3)})
			fecha = fecha.AddDays(1 + azar.IntN(5))
		}
		if len(e.Sesiones) > 0 && azar.IntN(3) > 0 { // the others are as old ones, which say no dates
			e.Datos.FechaInicioCurso = e.Sesiones[0].Fecha.AddDays(-azar.IntN(3))
			e.Datos.FechaFinalizacionCurso = e.Sesiones[len(e.Sesiones)-1].Fecha
		}
		todas[n] = b.agregada(t, e)
	}
	var want []kernel.SolicitudID
	for _, e := range todas {
		var rivales []solicitudes.Rival
		for _, otra := range todas {
			comparte := otra.Datos.AmbienteID != "" && otra.Datos.AmbienteID == e.Datos.AmbienteID
			if otra.ID != e.ID && (comparte || otra.InstructorID == e.InstructorID) {
				rivales = append(rivales, solicitudes.Rival{Estado: otra.Estado, Sesiones: otra.Sesiones})
			}
		}
		if a := solicitudes.AvisosDe(e.Sesiones, rivales, 0); slices.Contains(solicitudes.PorDecidir(), e.Estado) && a.Bloquean+a.Advierten > 0 {
			want = append(want, e.ID)
		}
	}
	p, err := b.Reader.Cola(t.Context(), pais, Greta.ID, app.FiltroCola{ConCruce: true, Pagina: 1, Limite: 100})
	sinError(t, err)
	var got []kernel.SolicitudID
	for _, fila := range p.Filas {
		got = append(got, fila.ID)
		if a := solicitudes.AvisosDe(fila.Sesiones, fila.Rivales, fila.LimiteMinutos); a.Bloquean+a.Advierten == 0 {
			t.Errorf("%s meets nothing that its row shows", fila.ID)
		}
	}
	if !slices.Equal(got, want) || len(want) < 5 || p.Total != len(want) || p.Conteos[app.ColaEntera] != len(want) {
		t.Errorf("got %v of %d, want %v", got, p.Total, want)
	}
}

func vecinos(t *testing.T, b *banco) {
	b.porDecidir(t, 1, 3, Nadie)
	b.porDecidir(t, 2, 2, Dario)
	b.porDecidir(t, 3, 2, Nadie)
	b.porDecidir(t, 4, 9, Nadie, enFinancieros)
	decidida := b.en(solicitudes.Aprobada, 5)
	decidida.FechaEnvio = Ahora.AddDate(0, 0, -2)
	b.agregada(t, decidida)
	b.agregada(t, b.borrador(6))
	vecino := func(n int) *app.Vecino {
		if n == 0 {
			return nil
		}
		return &app.Vecino{ID: b.borrador(n).ID, Codigo: b.borrador(n).Codigo}
	}
	for _, c := range []struct {
		por                                kernel.Actor
		n, posicion, total, antes, despues int
	}{
		{Carla, 1, 1, 3, 0, 2}, {Carla, 2, 2, 3, 1, 3}, {Carla, 3, 3, 3, 2, 0}, {Greta, 1, 2, 4, 4, 2}, {Elena, 4, 1, 1, 0, 0},
		{Carla, 5, 0, 3, 3, 0}, // decided: where it stood
		{Carla, 6, 0, 3, 0, 1}, // never sent: before all
	} {
		v, err := b.Reader.Vecinos(t.Context(), b.borrador(c.n).ID, solicitudes.AlcanceDe(c.por))
		sinError(t, err)
		if v.Posicion != c.posicion || v.Total != c.total || !mismo(v.Anterior, vecino(c.antes)) || !mismo(v.Siguiente, vecino(c.despues)) {
			t.Errorf("%s sees %d at %d of %d between %v and %v", c.por.Nombre, c.n, v.Posicion, v.Total, v.Anterior, v.Siguiente)
		}
	}
	for _, c := range []struct {
		por kernel.Actor
		id  kernel.SolicitudID
	}{{Elena, b.borrador(1).ID}, {Nadie, b.borrador(1).ID}, {Greta, "no-hay"}} {
		_, err := b.Reader.Vecinos(t.Context(), c.id, solicitudes.AlcanceDe(c.por))
		es(t, err, solicitudes.ErrNoEncontrada)
	}
}

func mismo(a, b *app.Vecino) bool { return a == b || a != nil && b != nil && *a == *b }

func ordenes(t *testing.T, b *banco) {
	poner := func(n int, codigo, empresa string, dias, inicio int) {
		e := b.borrador(n)
		e.Codigo, e.Datos.NombreEmpresa, e.FechaSolicitud = codigo, empresa, Ahora.AddDate(0, 0, dias)
		if inicio > 0 {
			e.Datos.FechaInicioCurso = kernel.NewDate(2027, time.February, inicio)
		}
		b.agregada(t, e)
	}
	poner(1, "SOL-2026-1000", "Ñame y yuca", 3, 5)
	poner(2, "SOL-2026-999", "zapatos", 1, 0)
	poner(3, "SOL-2025-12345", "Árbol", 2, 5)
	poner(4, "SOL-2027-001", "ARBOL", 2, 1)
	poner(5, "SOL-2026-10000", "", 0, 28)
	for orden, want := range map[app.Orden][]int{
		app.Reciente: {1, 4, 3, 2, 5}, app.Antigua: {5, 2, 3, 4, 1}, app.PorInicio: {4, 1, 3, 5, 2},
		app.PorCodigo: {3, 2, 1, 5, 4}, app.PorEmpresa: {3, 4, 1, 2, 5},
	} {
		var ids []kernel.SolicitudID
		for _, n := range want {
			ids = append(ids, b.borrador(n).ID)
		}
		for limite := 1; limite <= 5; limite++ {
			var got []kernel.SolicitudID
			for pagina := 1; pagina <= 5; pagina++ {
				p, err := b.Reader.Listar(t.Context(), pais, app.Filtro{Orden: orden, Pagina: pagina, Limite: limite})
				sinError(t, err)
				got = append(got, idsDe(p)...)
			}
			if !slices.Equal(got, ids) {
				t.Errorf("%q by %d: got %v, want %v", orden, limite, got, ids)
			}
		}
	}
}

func masFiltros(t *testing.T, b *banco) {
	b.agregada(t, b.en(solicitudes.Pendiente, 1))
	vieja := b.en(solicitudes.Aprobada, 2)
	vieja.FechaSolicitud = time.Date(2026, time.January, 1, 4, 59, 59, 0, time.UTC) // still 2025 in Bogotá
	b.agregada(t, vieja)
	justa := b.en(solicitudes.Aprobada, 3)
	justa.FechaSolicitud, justa.InstructorID = time.Date(2026, time.January, 1, 5, 0, 0, 0, time.UTC), Bruno.ID
	b.agregada(t, justa)
	otra := b.en(solicitudes.Rechazada, 4)
	otra.Datos.ProgramaID = Ordeno
	b.agregada(t, otra)
	ajena := b.en(solicitudes.Pendiente, 5)
	enFinancieros(&ajena)
	b.agregada(t, ajena)
	pendiente := []solicitudes.Estado{solicitudes.Pendiente}
	for nombre, c := range map[string]struct {
		por  kernel.Actor
		f    app.Filtro
		want []int
	}{
		"a year":                          {Greta, app.Filtro{Anio: 2026}, []int{5, 4, 1, 3}},
		"the year before":                 {Greta, app.Filtro{Anio: 2025}, []int{2}},
		"a year without any":              {Greta, app.Filtro{Anio: 2024}, nil},
		"an instructor":                   {Carla, app.Filtro{Instructor: Bruno.ID}, []int{3}},
		"an instructor of another centre": {Carla, app.Filtro{Instructor: Fabio.ID}, nil},
		"a programme":                     {Carla, app.Filtro{Programa: Ordeno}, []int{4}},
		"a centre":                        {Greta, app.Filtro{Centro: Financieros}, []int{5}},
		"a centre out of scope":           {Carla, app.Filtro{Centro: Financieros}, nil},
		"a year and a text":               {Greta, app.Filtro{Anio: 2026, Buscar: "bruno"}, []int{3}},
		"all of the centre":               {Carla, app.Filtro{}, []int{4, 1, 3, 2}},
	} {
		b.listadas(t, nombre, solicitudes.AlcanceDe(c.por), c.f, c.want...)
		c.f.Estados = pendiente // does not matter
		got, err := b.Reader.Conteos(t.Context(), solicitudes.AlcanceDe(c.por), c.f)
		sinError(t, err)
		want := map[solicitudes.Estado]int{}
		for _, n := range c.want {
			want[map[int]solicitudes.Estado{1: solicitudes.Pendiente, 2: solicitudes.Aprobada, 3: solicitudes.Aprobada, 4: solicitudes.Rechazada, 5: solicitudes.Pendiente}[n]]++
		}
		if fmt.Sprint(got.PorEstado) != fmt.Sprint(want) || got.Parcial {
			t.Errorf("%s: counts %v, want %v", nombre, got.PorEstado, want)
		}
	}
}
