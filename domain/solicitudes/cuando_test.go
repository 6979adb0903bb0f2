package solicitudes_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// clases are sessions of a rival: one on each of the dates of a weekday, from the first on.
func clases(estado solicitudes.Estado, codigo, primera string, semanas int, desde, hasta string) solicitudes.Rival {
	r := solicitudes.Rival{ID: kernel.SolicitudID("r-" + codigo), Codigo: codigo, Estado: estado, CentroID: centro, InstructorID: instructora.ID}
	f := fila(1, desde, hasta)
	for i := range semanas {
		r.Sesiones = append(r.Sesiones, horarios.Sesion{Fecha: fecha(primera).AddDays(7 * i), Desde: f.Desde, Hasta: f.Hasta})
	}
	return r
}

func busqueda(v valores) solicitudes.Busqueda {
	base := valores{"fechaInicioCurso": "2027-02-01", "duracionMaxima": 8, "horarios": []solicitudes.Horario{fila(1, "08:00", "12:00")}, "omitirFestivos": true, "omitirRecesos": true}
	return solicitudes.Busqueda{Datos: base.con(v).parche().Valores}
}

func enFranja(dias []int, desde, hasta string, porDia int) solicitudes.Busqueda {
	b := busqueda(valores{"horarios": []solicitudes.Horario{}})
	f := fila(1, desde, hasta)
	b.Franja = solicitudes.Franja{Dias: dias, Desde: f.Desde, Hasta: f.Hasta, PorDia: porDia}
	return b
}

func inicios(h solicitudes.Hallazgo) []string {
	fechas := []string{}
	for _, o := range h.Ofertas {
		fechas = append(fechas, fmt.Sprintf("%s %s", o.Primera(), horarios.FormatHora(o.Sesiones[0].Desde)))
	}
	return fechas
}

func TestQuestionsThatCannotBeAnswered(t *testing.T) {
	conFecha := busqueda(valores{"horarios": []solicitudes.Horario{sesion("2027-02-01", "08:00", "12:00")}})
	for nombre, c := range map[string]struct {
		b      solicitudes.Busqueda
		quiere []string
	}{
		"nothing":               {solicitudes.Busqueda{}, []string{"/dias REQUERIDO", "/duracionMaxima DURACION_INVALIDA", "/horaFin BLOQUE_VACIO"}},
		"too long":              {busqueda(valores{"duracionMaxima": 881}), []string{"/duracionMaxima DURACION_EXCEDIDA"}},
		"a week with a date":    {conFecha, []string{"/horarios/0/fecha FECHA_SOBRA"}},
		"broken rows":           {busqueda(valores{"horarios": []solicitudes.Horario{fila(1, "12:00", "08:00")}}), []string{"/horarios/0/horaFin BLOQUE_CRUZA_MEDIANOCHE"}},
		"no such weekday":       {busqueda(valores{"horarios": []solicitudes.Horario{fila(8, "08:00", "12:00")}}), []string{"/horarios/0/diaSemana DIA_INVALIDO"}},
		"hours before six":      {enFranja([]int{1}, "05:00", "09:00", 0), []string{"/horaInicio FUERA_DE_VENTANA"}},
		"hours the wrong way":   {enFranja([]int{1}, "12:00", "09:00", 60), []string{"/horaFin BLOQUE_CRUZA_MEDIANOCHE"}},
		"more than the hours":   {enFranja([]int{1}, "08:00", "12:00", 241), []string{"/minutosPorDia NO_CABE"}},
		"less than nothing":     {enFranja([]int{1}, "08:00", "12:00", -1), []string{"/minutosPorDia NO_CABE"}},
		"past the calendar":     {busqueda(valores{"fechaInicioCurso": "2199-12-20"}), []string{"/desde FUERA_DE_CALENDARIO"}},
		"a weekday that is not": {enFranja([]int{9}, "08:00", "12:00", 0), []string{"/dias VALOR_NO_PERMITIDO"}},
	} {
		h, err := solicitudes.Cuando(instructora, c.b, nil, 40*60, entorno())
		if got := reglas(t, err); !slices.Equal(got, c.quiere) || len(h.Ofertas) > 0 {
			t.Errorf("%s: got %v, want %v", nombre, got, c.quiere)
		}
	}
}

func TestTheEarliestStartsAreOffered(t *testing.T) {
	enMarzo := busqueda(valores{"fechaInicioCurso": "2027-03-15"})
	receso := entorno()
	receso.Recesos = []horarios.Rango{{Desde: fecha("2027-02-01"), Hasta: fecha("2027-02-07"), Nombre: "Receso"}}
	for nombre, c := range map[string]struct {
		b       solicitudes.Busqueda
		env     solicitudes.Entorno
		rivales []solicitudes.Rival
		quiere  []string
	}{
		"nobody in the way":                 {busqueda(nil), entorno(), nil, []string{"2027-02-01 08:00", "2027-02-08 08:00", "2027-02-15 08:00"}},
		"a start that is past is today":     {busqueda(valores{"fechaInicioCurso": "2020-01-01"}), entorno(), nil, []string{"2027-01-18 08:00", "2027-01-25 08:00", "2027-02-01 08:00"}},
		"no course starts on a holiday":     {enMarzo, entorno(), nil, []string{"2027-03-15 08:00", "2027-03-29 08:00", "2027-04-05 08:00"}},
		"nor in the recess":                 {busqueda(nil), receso, nil, []string{"2027-02-08 08:00", "2027-02-15 08:00", "2027-02-22 08:00"}},
		"an approved course is in the way":  {busqueda(nil), entorno(), []solicitudes.Rival{clases(solicitudes.Aprobada, "A", "2027-02-08", 2, "11:00", "13:00")}, []string{"2027-02-22 08:00", "2027-03-01 08:00", "2027-03-08 08:00"}},
		"one that only touches is not":      {busqueda(nil), entorno(), []solicitudes.Rival{clases(solicitudes.Aprobada, "A", "2027-02-08", 2, "12:00", "13:00")}, []string{"2027-02-01 08:00", "2027-02-08 08:00", "2027-02-15 08:00"}},
		"one that waits is not":             {busqueda(nil), entorno(), []solicitudes.Rival{clases(solicitudes.Pendiente, "P", "2027-02-08", 2, "08:00", "12:00")}, []string{"2027-02-01 08:00", "2027-02-08 08:00", "2027-02-15 08:00"}},
		"the class moves within the hours":  {enFranja([]int{1}, "08:00", "14:00", 120), entorno(), []solicitudes.Rival{clases(solicitudes.Aprobada, "A", "2027-02-01", 2, "07:00", "09:40")}, []string{"2027-02-01 10:00", "2027-02-08 10:00", "2027-02-15 08:00"}},
		"the hours are all of it otherwise": {enFranja([]int{1, 1}, "08:00", "12:00", 0), entorno(), []solicitudes.Rival{clases(solicitudes.Aprobada, "A", "2027-02-01", 2, "07:00", "09:40")}, []string{"2027-02-15 08:00", "2027-02-22 08:00", "2027-03-01 08:00"}},
	} {
		h, err := solicitudes.Cuando(instructora, c.b, c.rivales, 40*60, c.env)
		if got := inicios(h); err != nil || !slices.Equal(got, c.quiere) {
			t.Errorf("%s: got %v, %v: %s", nombre, got, err, h.Explicacion)
		}
	}
}

func TestAnOfferSaysWhatItMeans(t *testing.T) {
	pendiente := clases(solicitudes.EnRevision, "SOL-2027-009", "2027-02-08", 1, "10:00", "14:00")
	aprobada := clases(solicitudes.Aprobada, "SOL-2027-001", "2027-02-05", 1, "06:00", "22:00")
	h, err := solicitudes.Cuando(instructora, busqueda(nil), []solicitudes.Rival{pendiente, aprobada}, 19*60, entorno())
	if err != nil {
		t.Fatal(err)
	}
	o := h.Ofertas[0]
	if want := (solicitudes.Cruce{Codigo: "SOL-2027-009", Estado: solicitudes.EnRevision, Fecha: fecha("2027-02-08"), Desde: 600, Hasta: 720}); !slices.Equal(o.Cruces, []solicitudes.Cruce{want}) {
		t.Errorf("clashes %v", o.Cruces)
	}
	if !o.Supera || o.Carga != (horarios.Semana{Anio: 2027, Numero: 5, Minutos: 20 * 60}) || h.Ofertas[1].Supera || h.LimiteMinutos != 19*60 {
		t.Errorf("the load is %v of %d, %v", o.Carga, h.LimiteMinutos, o.Supera)
	}
	if !slices.Equal(o.Horarios, []solicitudes.Horario{fila(1, "08:00", "12:00")}) || o.Ultima() != fecha("2027-02-08") {
		t.Errorf("%v until %s", o.Horarios, o.Ultima())
	}
}

func TestItSaysWhyThereAreFewer(t *testing.T) {
	siempre := clases(solicitudes.Aprobada, "SOL-2027-001", "2027-02-01", 60, "11:00", "13:00")
	lejana := clases(solicitudes.Aprobada, "SOL-2027-002", "2027-02-08", 60, "11:00", "13:00")
	lejana.CentroID, lejana.InstructorID = lejano, "otro"
	for nombre, c := range map[string]struct {
		b       solicitudes.Busqueda
		rivales []solicitudes.Rival
		ofertas int
		dice    []string
	}{
		"three":               {busqueda(nil), nil, 3, []string{"Estas son las primeras 3 fechas de inicio desde el 1 de febrero de 2027"}},
		"none":                {busqueda(nil), []solicitudes.Rival{siempre}, 0, []string{"Entre el 1 de febrero de 2027 y el 1 de agosto de 2027 ninguna", "se cruzan con SOL-2027-001", "festivo"}},
		"one":                 {busqueda(valores{"duracionMaxima": 4}), []solicitudes.Rival{lejana}, 1, []string{"solo queda libre esta fecha", "con otro centro"}},
		"it would never fit":  {busqueda(valores{"duracionMaxima": 200}), nil, 0, []string{"Con 4 horas por semana el curso de 200 horas pasaría de 6 meses. Agregue horas por semana."}},
		"why not the earlier": {busqueda(valores{"duracionMaxima": 4}), []solicitudes.Rival{clases(solicitudes.Aprobada, "SOL-2027-003", "2027-02-01", 1, "08:00", "09:00")}, 3, []string{"1 se cruza con SOL-2027-003"}},
	} {
		h, err := solicitudes.Cuando(instructora, c.b, c.rivales, 40*60, entorno())
		if err != nil || len(h.Ofertas) != c.ofertas {
			t.Errorf("%s: %d offers, %v", nombre, len(h.Ofertas), err)
		}
		for _, frase := range c.dice {
			if !strings.Contains(h.Explicacion, frase) {
				t.Errorf("%s: %q does not say %q", nombre, h.Explicacion, frase)
			}
		}
	}
}

// buscable draws a question and the rivals of who asks.
func buscable(t *rapid.T) (solicitudes.Busqueda, []solicitudes.Rival) {
	b := busqueda(valores{"duracionMaxima": rapid.IntRange(1, 60).Draw(t, "horas"), "omitirFestivos": rapid.Bool().Draw(t, "festivos")})
	b.Datos.FechaInicioCurso = fecha("2027-01-20").AddDays(rapid.IntRange(0, 90).Draw(t, "desde"))
	if rapid.Bool().Draw(t, "franja") {
		b.Datos.Horarios = nil
		desde := rapid.IntRange(horarios.VentanaDesde, horarios.VentanaHasta-60).Draw(t, "horaInicio")
		hasta := rapid.IntRange(desde+60, horarios.VentanaHasta).Draw(t, "horaFin")
		b.Franja = solicitudes.Franja{Dias: rapid.SliceOfN(rapid.IntRange(1, 7), 1, 7).Draw(t, "dias"), Desde: desde, Hasta: hasta, PorDia: rapid.IntRange(60, hasta-desde).Draw(t, "porDia")}
	}
	var rivales []solicitudes.Rival
	for i := range rapid.IntRange(0, 5).Draw(t, "rivales") {
		primera := b.Datos.FechaInicioCurso.AddDays(rapid.IntRange(-10, 150).Draw(t, "primera")).String()
		desde := rapid.IntRange(horarios.VentanaDesde, horarios.VentanaHasta-30).Draw(t, "de")
		hasta := rapid.IntRange(desde+1, horarios.VentanaHasta).Draw(t, "a")
		estado := rapid.SampledFrom([]solicitudes.Estado{solicitudes.Aprobada, solicitudes.Aprobada, solicitudes.Pendiente}).Draw(t, "estado")
		rivales = append(rivales, clases(estado, fmt.Sprint(i), primera, rapid.IntRange(1, 30).Draw(t, "semanas"), horarios.FormatHora(desde), horarios.FormatHora(hasta)))
	}
	return b, rivales
}

// aMano finds the same starts without any shortcut: every date and every hour is planned and compared by itself.
func aMano(b solicitudes.Busqueda, rivales []solicitudes.Rival) []string {
	halladas := []string{}
	for i := 0; i < 26*7 && len(halladas) < 3; i++ {
		inicio := b.Datos.FechaInicioCurso.AddDays(i)
		for _, semana := range semanas(b) {
			d := b.Datos
			d.FechaInicioCurso, d.Horarios = inicio, semana
			plan, err := solicitudes.Trazar(d, inicio.AddMonths(6), entorno())
			if err != nil || plan.Primera() != inicio {
				continue
			}
			if !slices.ContainsFunc(rivales, func(r solicitudes.Rival) bool {
				return r.Estado == solicitudes.Aprobada && len(horarios.Cruces(plan.Sesiones, r.Sesiones)) > 0
			}) {
				halladas = append(halladas, fmt.Sprintf("%s %s", inicio, horarios.FormatHora(plan.Sesiones[0].Desde)))
				break
			}
		}
	}
	return halladas
}

func semanas(b solicitudes.Busqueda) [][]solicitudes.Horario {
	if len(b.Datos.Horarios) > 0 {
		return [][]solicitudes.Horario{b.Datos.Horarios}
	}
	var todas [][]solicitudes.Horario
	for desde := b.Franja.Desde; desde+b.Franja.PorDia <= b.Franja.Hasta; desde += 30 {
		var semana []solicitudes.Horario
		for dia := 1; dia <= 7; dia++ {
			if slices.Contains(b.Franja.Dias, dia) {
				semana = append(semana, solicitudes.Horario{Dia: dia, Desde: desde, Hasta: desde + b.Franja.PorDia})
			}
		}
		todas = append(todas, semana)
	}
	return todas
}

func TestNoEarlierStartExists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, rivales := buscable(t)
		h, err := solicitudes.Cuando(instructora, b, rivales, 40*60, entorno())
		if err != nil {
			t.Fatal(err)
		}
		if got, want := inicios(h), aMano(b, rivales); !slices.Equal(got, want) {
			t.Fatalf("offered %v, by hand %v: %s", got, want, h.Explicacion)
		}
		for _, o := range h.Ofertas {
			if o.Minutos != b.Datos.DuracionMaxima*60 || slices.ContainsFunc(o.Cruces, func(c solicitudes.Cruce) bool { return c.Estado == solicitudes.Aprobada }) {
				t.Fatalf("%v", o)
			}
			d := b.Datos // what is taken over into a request plans the same
			d.FechaInicioCurso, d.Horarios = o.Primera(), o.Horarios
			if otra, err := solicitudes.Trazar(d, kernel.Date{}, entorno()); err != nil || !slices.Equal(otra.Sesiones, o.Sesiones) {
				t.Fatalf("the request would be another course: %v", err)
			}
		}
		if h.Explicacion == "" {
			t.Fatal("nothing is said")
		}
	})
}

func BenchmarkCuando(b *testing.B) {
	pregunta := enFranja([]int{1, 2, 3, 4, 5}, "06:00", "22:00", 30)
	pregunta.Datos.DuracionMaxima = 60
	var rivales []solicitudes.Rival
	for dia := range 7 { // never free: the whole horizon is walked
		rivales = append(rivales, clases(solicitudes.Aprobada, fmt.Sprint(dia), fecha("2027-02-01").AddDays(dia).String(), 60, "06:00", "22:00"))
	}
	for b.Loop() {
		if h, err := solicitudes.Cuando(instructora, pregunta, rivales, 40*60, entorno()); err != nil || len(h.Ofertas) > 0 {
			b.Fatal(err)
		}
	}
}
