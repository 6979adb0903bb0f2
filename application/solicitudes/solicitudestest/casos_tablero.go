package solicitudestest

import (
	"context"
	"fmt"
	"math"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// deTablero are the checks of what the start pages ask.
var deTablero = map[string]func(*testing.T, *banco){
	"bands of the queue turn at midnight in Bogotá":      bandas,
	"the figures of the week are those of the historial": semana,
	"the median is that of the decisions":                medianaDeDias,
	"courses about to begin and without their ficha":     cursos,
	"heavy weeks are those of approved sessions":         cargas,
	"regionales have what is theirs":                     regionales,
	"an agenda has the approved classes":                 clases,
	"a year adds up":                                     balance,
	"many worlds are as each one":                        variosEntornos,
}

// The Monday of Ahora, a Monday itself.
var lunes = kernel.NewDate(2026, time.November, 23)

func cortes() app.Cortes {
	return app.Cortes{EsperaMedia: lunes.AddDays(-3), EsperaLarga: lunes.AddDays(-6), Lunes: lunes,
		Mes: kernel.NewDate(2026, time.November, 1), Mediana: lunes.AddDays(-30)}
}

func (b *banco) cifras(t *testing.T, por kernel.Actor) app.Cifras {
	t.Helper()
	c, err := b.Reader.Cifras(t.Context(), solicitudes.AlcanceDe(por), cortes())
	sinError(t, err)
	return c
}

func bandas(t *testing.T, b *banco) {
	for n, envio := range []time.Time{
		1: time.Date(2026, time.November, 18, 4, 59, 59, 0, time.UTC), // the 17th: 6 days
		2: time.Date(2026, time.November, 18, 5, 0, 0, 0, time.UTC),   // 5
		3: time.Date(2026, time.November, 21, 4, 59, 59, 0, time.UTC), // the 20th: 3
		4: time.Date(2026, time.November, 21, 5, 0, 0, 0, time.UTC),   // 2
		5: Ahora,
		6: time.Date(2025, time.November, 21, 5, 0, 0, 0, time.UTC),
	} {
		if n > 0 {
			b.porDecidir(t, n, 0, Nadie, func(e *solicitudes.Expediente) { e.FechaEnvio = envio })
		}
	}
	b.porDecidir(t, 7, 30, Nadie, enFinancieros)
	for nombre, c := range map[string]struct {
		por  kernel.Actor
		want [3]int
	}{"nobody": {Nadie, [3]int{}}, "the centre": {Carla, [3]int{2, 2, 2}}, "another centre": {Elena, [3]int{0, 0, 1}}, "the country": {Greta, [3]int{2, 2, 3}}} {
		got := b.cifras(t, c.por).Espera
		if [3]int{got[solicitudes.EsperaCorta], got[solicitudes.EsperaMedia], got[solicitudes.EsperaLarga]} != c.want {
			t.Errorf("%s: got %v, want %v", nombre, got, c.want)
		}
	}
}

func semana(t *testing.T, b *banco) {
	hacer := func(dias int, verbo func() error) {
		t.Helper()
		b.at = Ahora.AddDate(0, 0, dias)
		sinError(t, verbo())
	}
	var id kernel.SolicitudID
	enviar := func() error {
		v, err := b.Crear.Execute(t.Context(), Ines, app.CrearInput{Parche: Completa(), Enviar: true})
		id = v.ID
		return err
	}
	devolver := func() error {
		_, err := b.Devolver.Execute(t.Context(), Carla, app.DevolverInput{Target: app.Target{ID: id}, Comentarios: "Falta la dirección."})
		return err
	}
	reenviar := func() error {
		_, err := b.Enviar.Execute(t.Context(), Ines, app.Target{ID: id})
		return err
	}
	rechazar := func() error {
		_, err := b.Rechazar.Execute(t.Context(), Carla, app.RechazarInput{Target: app.Target{ID: id}, Motivo: "No hay cupo."})
		return err
	}
	aprobar := func() error {
		_, err := b.Aprobar.Execute(t.Context(), Carla, app.AprobarInput{Target: app.Target{ID: id}, Decision: solicitudes.Decision{Justificacion: "Se da en paralelo con otro."}})
		return err
	}
	hacer(-8, enviar) // the Sunday before the week before
	hacer(-7, reenviar)
	hacer(-1, devolver)
	hacer(0, reenviar)
	hacer(1, devolver)
	hacer(2, reenviar)
	hacer(3, rechazar)
	hacer(0, enviar)
	hacer(1, aprobar)
	want := app.Cifras{Recibidas: 3, RecibidasAntes: 1, Aprobadas: 1, Rechazadas: 1, Devueltas: 1, AprobadasMes: 1, Respondidas: 2, MedianaDias: 1}
	for nombre, c := range map[string]struct {
		por  kernel.Actor
		want app.Cifras
	}{"another centre": {Elena, app.Cifras{}}, "the centre": {Carla, want}, "the country": {Greta, want}} {
		got := b.cifras(t, c.por)
		got.Espera = nil
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: got %+v, want %+v", nombre, got, c.want)
		}
	}
}

func medianaDeDias(t *testing.T, b *banco) {
	decidida := func(n int, estado solicitudes.Estado, hace, tras time.Duration) {
		e := b.en(estado, n)
		e.EstadoDesde = Ahora.Add(-hace)
		e.FechaEnvio = e.EstadoDesde.Add(-tras)
		b.agregada(t, e)
	}
	const dia = 24 * time.Hour
	decidida(1, solicitudes.Aprobada, 1*dia, 1*dia)
	if c := b.cifras(t, Carla); c.Respondidas != 1 || c.MedianaDias != 1 {
		t.Errorf("of one: %+v", c)
	}
	decidida(2, solicitudes.Rechazada, 2*dia, 4*dia)
	decidida(3, solicitudes.Devuelta, 2*dia, 40*dia)        // no decision
	decidida(4, solicitudes.Aprobada, 31*dia, 90*dia)       // long ago
	decidida(5, solicitudes.Cancelada, 2*dia, 90*dia)       // not a decision of the queue
	decidida(6, solicitudes.Aprobada, 23*dia, 36*time.Hour) // October in Bogotá
	if c := b.cifras(t, Carla); c.Respondidas != 3 || math.Abs(c.MedianaDias-1.5) > 1e-9 || c.AprobadasMes != 1 {
		t.Errorf("of three: %+v", c)
	}
	decidida(7, solicitudes.Aprobada, 22*dia, 6*dia)
	if c := b.cifras(t, Greta); c.Respondidas != 4 || math.Abs(c.MedianaDias-2.75) > 1e-9 || c.AprobadasMes != 2 {
		t.Errorf("of four: %+v", c)
	}
}

func cursos(t *testing.T, b *banco) {
	curso := func(n, dias int, provisional bool, cambios ...func(*solicitudes.Expediente)) {
		e := b.en(solicitudes.Aprobada, n)
		e.Datos.FechaInicioCurso, e.Datos.FechaFinalizacionCurso = lunes.AddDays(dias), lunes.AddDays(dias+9)
		e.Datos.NombreEmpresa, e.Datos.Municipio, e.Datos.Aprendices = "Asociación", "68861", 20
		if provisional {
			e.Ficha = solicitudes.Ficha{Numero: fmt.Sprintf("2026%04d", n), Provisional: true}
		}
		for _, cambiar := range cambios {
			cambiar(&e)
		}
		b.agregada(t, e)
	}
	curso(1, -1, true)
	curso(2, 0, false)
	curso(3, 13, true)
	curso(4, 14, false)
	curso(5, 5, true)
	curso(6, 5, true, enFinancieros)
	curso(7, 5, true, func(e *solicitudes.Expediente) { e.Estado = solicitudes.Cancelada })
	pedir := func(por kernel.Actor, limite int) app.Cursos {
		c, err := b.Reader.Cursos(t.Context(), solicitudes.AlcanceDe(por), lunes, lunes.AddDays(13), limite)
		sinError(t, err)
		return c
	}
	numeros := func(lista []app.Curso) (n []string) {
		for _, c := range lista {
			n = append(n, string(c.ID[len(c.ID)-1:]))
		}
		return n
	}
	for _, c := range []struct {
		por  kernel.Actor
		lim  int
		want string
	}{
		{Nadie, 5, "[] 0 0 [] 0"}, {Carla, 5, "[2 5 3] 3 2 [1 5 3] 3"}, {Elena, 5, "[6] 1 1 [6] 1"}, {Greta, 2, "[2 5] 4 3 [1 5] 4"},
	} {
		got := pedir(c.por, c.lim)
		if s := fmt.Sprint(numeros(got.Proximos), got.TotalProximos, got.ProximosSinFicha, numeros(got.Provisionales), got.TotalProvisionales); s != c.want {
			t.Errorf("%s: got %s, want %s", c.por.Nombre, s, c.want)
		}
	}
	want := app.Curso{ID: b.borrador(6).ID, Codigo: b.borrador(6).Codigo, Programa: Programas()[0].Nombre, Empresa: "Asociación", Municipio: "68861",
		Instructor: Fabio.Nombre, Centro: Centros()[1].Nombre, Inicio: lunes.AddDays(5), Fin: lunes.AddDays(14), Aprendices: 20,
		Ficha: solicitudes.Ficha{Numero: "20260006", Provisional: true}}
	if d := diferencias(pedir(Elena, 5).Proximos[0], want); d != "" {
		t.Error(d)
	}
}

func cargas(t *testing.T, b *banco) {
	con := func(n int, estado solicitudes.Estado, de kernel.UsuarioID, horas int, fechas ...kernel.Date) {
		e := b.en(estado, n)
		e.InstructorID = de
		for _, f := range fechas {
			e.Sesiones = append(e.Sesiones, horarios.Sesion{Fecha: f, Desde: 6 * 60, Hasta: (6 + horas) * 60})
		}
		b.agregada(t, e)
	}
	con(1, solicitudes.Aprobada, Ines.ID, 10, lunes.AddDays(-1), lunes, lunes.AddDays(6), lunes.AddDays(7), lunes.AddDays(27), lunes.AddDays(28))
	con(2, solicitudes.Aprobada, Ines.ID, 5, lunes.AddDays(1), lunes.AddDays(8))
	con(3, solicitudes.Pendiente, Ines.ID, 16, lunes.AddDays(2), lunes.AddDays(9))
	con(4, solicitudes.Aprobada, Bruno.ID, 9, lunes.AddDays(21))
	con(5, solicitudes.Aprobada, Fabio.ID, 12, lunes.AddDays(3))
	carga := func(p Persona, semana, horas int) app.CargaSemanal {
		return app.CargaSemanal{InstructorID: p.ID, Instructor: p.Nombre, Vinculo: p.Vinculo, Lunes: lunes.AddDays(7 * semana), Minutos: horas * 60,
			LimiteMinutos: horarios.LimitesPorDefecto().De(p.Vinculo)}
	}
	ines, bruno, fabio := Personas()[0], Personas()[1], Personas()[2]
	for nombre, c := range map[string]struct {
		por        kernel.Actor
		porcentaje int
		want       []app.CargaSemanal
	}{
		"too high a bar": {Greta, 79, nil},
		"the centre":     {Carla, 30, []app.CargaSemanal{carga(ines, 0, 25), carga(ines, 1, 15), carga(ines, 3, 10)}},
		"another centre": {Elena, 1, []app.CargaSemanal{carga(fabio, 0, 12)}},
		"the country":    {Greta, 22, []app.CargaSemanal{carga(bruno, 3, 9), carga(fabio, 0, 12), carga(ines, 0, 25), carga(ines, 1, 15), carga(ines, 3, 10)}},
	} {
		got, err := b.Reader.Cargas(t.Context(), solicitudes.AlcanceDe(c.por), lunes, 4, c.porcentaje)
		if d := diferencias(got, c.want); err != nil || d != "" {
			t.Errorf("%s: %v %s", nombre, err, d)
		}
	}
}

func regionales(t *testing.T, b *banco) {
	pedir := func() []app.Regional {
		r, err := b.Reader.Regionales(t.Context(), cortes())
		sinError(t, err)
		return r
	}
	b.agregada(t, b.borrador(1))
	if got := pedir(); len(got) != 0 {
		t.Errorf("nothing waits, and yet %v", got)
	}
	b.porDecidir(t, 2, 6, Nadie)
	b.porDecidir(t, 3, 5, Carla)
	aprobada := b.en(solicitudes.Aprobada, 4)
	enFinancieros(&aprobada)
	b.agregada(t, aprobada)
	vieja := b.en(solicitudes.Aprobada, 5)
	vieja.EstadoDesde = Ahora.AddDate(0, -1, 0)
	b.agregada(t, vieja)
	b.agregada(t, b.en(solicitudes.Rechazada, 6))
	want := []app.Regional{{Codigo: "11", Nombre: "Regional Distrito Capital", AprobadasMes: 1}, {Codigo: "68", Nombre: "Regional Santander", Cola: 2, Largas: 1}}
	if d := diferencias(pedir(), want); d != "" {
		t.Error(d)
	}
}

func clases(t *testing.T, b *banco) {
	e := b.en(solicitudes.Aprobada, 1, lunes.AddDays(-1), lunes, lunes.AddDays(13), lunes.AddDays(14))
	e.Datos.NombreEmpresa, e.Datos.LugarFormacion, e.Datos.Municipio = "Asociación", "Salón comunal", "68861"
	b.agregada(t, e)
	b.agregada(t, b.en(solicitudes.Pendiente, 2, lunes))
	temprano := b.en(solicitudes.Aprobada, 3)
	temprano.Sesiones = []horarios.Sesion{{Fecha: lunes, Desde: 6 * 60, Hasta: 8 * 60}, {Fecha: lunes, Desde: 20 * 60, Hasta: 22 * 60}}
	b.agregada(t, temprano)
	otro := b.en(solicitudes.Aprobada, 4, lunes)
	otro.InstructorID = Bruno.ID
	b.agregada(t, otro)
	got, err := b.Reader.Clases(t.Context(), Ines.ID, lunes, lunes.AddDays(13))
	sinError(t, err)
	corta := func(i, n int) app.Clase {
		return app.Clase{ID: temprano.ID, Codigo: temprano.Codigo, Programa: temprano.Programa.Nombre, Sesion: temprano.Sesiones[i], Numero: n, Total: 2}
	}
	larga := func(i int) app.Clase {
		return app.Clase{ID: e.ID, Codigo: e.Codigo, Programa: e.Programa.Nombre, Empresa: "Asociación", Lugar: "Salón comunal", Municipio: "68861",
			Sesion: e.Sesiones[i], Numero: i + 1, Total: 4}
	}
	if d := diferencias(got, []app.Clase{corta(0, 1), larga(1), corta(1, 2), larga(2)}); d != "" {
		t.Error(d)
	}
}

func balance(t *testing.T, b *banco) {
	dia := func(m time.Month, d int) kernel.Date { return kernel.NewDate(2026, m, d) }
	uno := b.en(solicitudes.Aprobada, 1, dia(time.January, 1), dia(time.November, 22), dia(time.November, 23), dia(time.December, 31))
	uno.Datos.FechaInicioCurso, uno.Datos.Aprendices = dia(time.January, 1), 20
	previo := b.en(solicitudes.Aprobada, 2, dia(time.January, 1).AddDays(-1), dia(time.January, 2))
	previo.Datos.FechaInicioCurso, previo.Datos.Aprendices, previo.FechaSolicitud = dia(time.January, 1).AddDays(-1), 30, Ahora.AddDate(-1, 0, 0)
	espera := b.en(solicitudes.Pendiente, 3, dia(time.March, 1))
	espera.Datos.FechaInicioCurso, espera.Datos.Aprendices = dia(time.March, 1), 10
	otro := b.en(solicitudes.Aprobada, 4, dia(time.March, 1))
	otro.InstructorID = Bruno.ID
	for _, e := range []solicitudes.Expediente{uno, previo, espera, otro} {
		b.agregada(t, e)
	}
	got, err := b.Reader.Balance(t.Context(), Ines.ID, 2026, lunes)
	sinError(t, err)
	want := app.Balance{Anio: 2026, Cursos: 1, Aprendices: 20, MinutosPrevistos: 5 * 120, MinutosDictados: 3 * 120, PorMes: [12]int{240, 10: 240, 11: 120},
		PorEstado: map[solicitudes.Estado]int{solicitudes.Aprobada: 1, solicitudes.Pendiente: 1}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	vacio, err := b.Reader.Balance(t.Context(), Fabio.ID, 2026, lunes)
	if err != nil || vacio.Cursos+vacio.MinutosPrevistos+len(vacio.PorEstado) != 0 {
		t.Errorf("somebody without any: %+v, %v", vacio, err)
	}
}

func variosEntornos(t *testing.T, b *banco) {
	consultas := []app.ConsultaEntorno{
		{Programa: Panaderia, Centro: Oriente, Instructor: Ines.ID, Desde: kernel.NewDate(2027, time.January, 1), Hasta: kernel.NewDate(2027, time.April, 14)},
		{Programa: Tejidos, Centro: Oriente, Instructor: Bruno.ID},
		{Programa: Contabilidad, Centro: Financieros, Instructor: "no-hay", Desde: kernel.NewDate(2027, time.February, 1), Hasta: kernel.NewDate(2027, time.March, 1)},
	}
	varios, err := b.Entornos.LeerVarios(t.Context(), consultas)
	sinError(t, err)
	if len(varios) != len(consultas) {
		t.Fatalf("%d answers", len(varios))
	}
	for i, c := range consultas {
		uno, err := b.Entornos.Leer(t.Context(), c)
		sinError(t, err)
		if fmt.Sprintf("%+v", sinPunteros(varios[i])) != fmt.Sprintf("%+v", sinPunteros(uno)) {
			t.Errorf("%d: got %+v, want %+v", i, varios[i], uno)
		}
	}
	if nada, err := b.Entornos.LeerVarios(context.WithoutCancel(t.Context()), nil); err != nil || len(nada) != 0 {
		t.Errorf("none: %v, %v", nada, err)
	}
}

// sinPunteros shows what a Mundo points at.
func sinPunteros(m app.Mundo) []any {
	programa := solicitudes.Programa{}
	if m.Entorno.Programa != nil {
		programa = *m.Entorno.Programa
	}
	m.Entorno.Programa = nil
	return []any{m, programa}
}
