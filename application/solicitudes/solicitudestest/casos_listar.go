package solicitudestest

import (
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// listadas checks which numbers of banco.borrador a filter selects, in their order, and how many it counts.
func (b *banco) listadas(t *testing.T, nombre string, alcance solicitudes.Alcance, f app.Filtro, want ...int) {
	t.Helper()
	f.Pagina, f.Limite = 1, 100
	p, err := b.Reader.Listar(t.Context(), alcance, f)
	sinError(t, err)
	var ids []kernel.SolicitudID
	for _, n := range want {
		ids = append(ids, b.borrador(n).ID)
	}
	if got := idsDe(p); !slices.Equal(got, ids) || p.Total != len(want) || p.TotalEsMinimo {
		t.Errorf("%s: got %v of %d, want %v", nombre, got, p.Total, ids)
	}
}

func idsDe(p app.Pagina) (ids []kernel.SolicitudID) {
	for _, v := range p.Filas {
		ids = append(ids, v.ID)
	}
	return ids
}

func porEstado(t *testing.T, b *banco) {
	for i, estado := range solicitudes.Estados() {
		b.agregada(t, b.en(estado, i+1))
		b.agregada(t, b.en(estado, i+11))
	}
	for i, estado := range solicitudes.Estados() {
		b.listadas(t, string(estado), pais, app.Filtro{Estados: []solicitudes.Estado{estado}}, i+11, i+1)
	}
	b.listadas(t, "two states", pais, app.Filtro{Estados: []solicitudes.Estado{solicitudes.Rechazada, solicitudes.Borrador}}, 16, 11, 6, 1)
	b.listadas(t, "no state", pais, app.Filtro{}, 17, 16, 15, 14, 13, 12, 11, 7, 6, 5, 4, 3, 2, 1)
}

func porDias(t *testing.T, b *banco) {
	for n, instante := range []time.Time{
		1: time.Date(2026, time.November, 23, 4, 59, 59, 999e6, time.UTC), // the 22nd in Bogotá
		2: time.Date(2026, time.November, 23, 5, 0, 0, 0, time.UTC),       // the 23rd begins
		3: time.Date(2026, time.November, 24, 4, 59, 59, 999e6, time.UTC), // and ends
		4: time.Date(2026, time.November, 24, 5, 0, 0, 0, time.UTC),
	} {
		if n > 0 {
			e := b.borrador(n)
			e.FechaSolicitud = instante
			b.agregada(t, e)
		}
	}
	dia := func(d int) kernel.Date { return kernel.NewDate(2026, time.November, d) }
	for nombre, caso := range map[string]struct {
		f    app.Filtro
		want []int
	}{
		"an empty span":  {app.Filtro{Desde: dia(24), Hasta: dia(23)}, nil},
		"before all":     {app.Filtro{Hasta: dia(21)}, nil},
		"after all":      {app.Filtro{Desde: dia(25)}, nil},
		"one day":        {app.Filtro{Desde: dia(23), Hasta: dia(23)}, []int{3, 2}},
		"from a day on":  {app.Filtro{Desde: dia(23)}, []int{4, 3, 2}},
		"up to a day":    {app.Filtro{Hasta: dia(23)}, []int{3, 2, 1}},
		"from 22 to 24":  {app.Filtro{Desde: dia(22), Hasta: dia(24)}, []int{4, 3, 2, 1}},
		"the year's end": {app.Filtro{Desde: dia(1), Hasta: kernel.NewDate(2026, time.December, 31)}, []int{4, 3, 2, 1}},
	} {
		b.listadas(t, nombre, pais, caso.f, caso.want...)
	}
}

func busca(t *testing.T, b *banco) {
	uno, dos, tres := b.borrador(1), b.borrador(2), b.en(solicitudes.Aprobada, 3)
	uno.Datos.NombreEmpresa = "Asociación Ñandú 100%"
	dos.Datos.NombreEmpresa = `Café_Bar \ D'Sur`
	ordeno := Programas()[1]
	tres.InstructorID, tres.Datos.ProgramaID, tres.Ficha.Numero = Bruno.ID, Ordeno, "3012345"
	tres.Programa.ID, tres.Programa.Codigo, tres.Programa.Nombre = Ordeno, ordeno.Codigo, ordeno.Nombre
	for _, e := range []solicitudes.Expediente{uno, dos, tres} {
		b.agregada(t, e)
	}
	for texto, want := range map[string][]int{
		"telares": nil, "100_": nil, "%%": nil, "SOL-2026-004": nil, "301 2345": nil, "' OR 1=1--": nil,
		"SOL-2026-002": {2}, "sol-2026-00": {3, 2, 1}, "026-001": {1}, "3012345": {3},
		"ñandú": {1}, "  NANDU  ": {1}, "n\u0303andu": {1}, "asociacion   ñandu": {1}, "100%": {1}, "%": {1},
		"_": {2}, `\`: {2}, "d's": {2}, "cafe": {2},
		"ORDEÑO": {3}, "buenas practicas": {3}, "72110063": {3}, "panadería BÁSICA": {2, 1}, "63530042": {2, 1},
		"ariza": {3}, "inés peña rueda": {2, 1}, "ines pena": {2, 1}, "BARIZA@sena": {3}, "79123456": {3}, "": {3, 2, 1}, "  ": {3, 2, 1},
	} {
		b.listadas(t, texto, pais, app.Filtro{Buscar: texto}, want...)
	}
}

func filtrosJuntos(t *testing.T, b *banco) {
	ajena, otra, propia := b.borrador(1), b.en(solicitudes.Pendiente, 2), b.en(solicitudes.Pendiente, 3)
	ajena.CentroID, ajena.InstructorID, ajena.Datos.ProgramaID = Financieros, Fabio.ID, Contabilidad
	otra.InstructorID = Bruno.ID
	propia.FechaSolicitud = Ahora.AddDate(0, 0, -3)
	for _, e := range []solicitudes.Expediente{ajena, otra, propia} {
		b.agregada(t, e)
	}
	hoy := kernel.Today(Ahora)
	for nombre, caso := range map[string]struct {
		por  kernel.Actor
		f    app.Filtro
		want []int
	}{
		"a name of another centre":             {Carla, app.Filtro{Buscar: "fabio"}, nil},
		"a name of a colleague":                {Ines, app.Filtro{Buscar: "bruno"}, nil},
		"the state holds, the day does not":    {Ines, app.Filtro{Estados: []solicitudes.Estado{solicitudes.Pendiente}, Desde: hoy}, nil},
		"the search holds, the state does not": {Carla, app.Filtro{Buscar: "panaderia", Estados: []solicitudes.Estado{solicitudes.Aprobada}}, nil},
		"everything holds":                     {Carla, app.Filtro{Buscar: "panaderia", Estados: []solicitudes.Estado{solicitudes.Pendiente}, Desde: hoy, Hasta: hoy}, []int{2}},
		"of the centre":                        {Carla, app.Filtro{Buscar: "sol-2026"}, []int{2, 3}},
		"of the country":                       {Greta, app.Filtro{Buscar: "sol-2026"}, []int{2, 1, 3}},
		"the own ones":                         {Ines, app.Filtro{}, []int{3}},
	} {
		b.listadas(t, nombre, solicitudes.AlcanceDe(caso.por), caso.f, caso.want...)
	}
}

func paginas(t *testing.T, b *banco) {
	for n, dias := range map[int]int{1: 0, 2: 5, 3: 5, 4: 5, 5: 9, 6: 1, 7: 2} { // three of one instant
		e := b.borrador(n)
		e.FechaSolicitud = Ahora.AddDate(0, 0, dias)
		b.agregada(t, e)
	}
	orden := []int{5, 4, 3, 2, 7, 6, 1}
	b.listadas(t, "all", pais, app.Filtro{}, orden...)
	for _, caso := range []struct {
		pagina, limite int
		want           []int
	}{
		{1_000_000_000, 100, nil}, {5, 2, nil}, {2, 7, nil},
		{1, 2, orden[:2]}, {2, 2, orden[2:4]}, {3, 2, orden[4:6]}, {4, 2, orden[6:]}, {1, 7, orden}, {1, 1000, orden},
	} {
		p, err := b.Reader.Listar(t.Context(), pais, app.Filtro{Pagina: caso.pagina, Limite: caso.limite})
		sinError(t, err)
		var want []kernel.SolicitudID
		for _, n := range caso.want {
			want = append(want, b.borrador(n).ID)
		}
		if got := idsDe(p); !slices.Equal(got, want) || p.Total != len(orden) {
			t.Errorf("page %d of %d: got %v of %d, want %v", caso.pagina, caso.limite, got, p.Total, want)
		}
	}
}
