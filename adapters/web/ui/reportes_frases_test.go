package ui

import (
	"testing"
	"time"

	appreportes "complementarias/application/reportes"
	"complementarias/domain/kernel"
)

// hastaAnio is a report that begins with 2026.
func hastaAnio(anio int) reporte {
	r := reporte{}
	r.filtro.Desde, r.filtro.Hasta = kernel.NewDate(2026, time.January, 1), kernel.NewDate(anio, time.December, 31)
	return r
}

func TestTheSentenceOfMonths(t *testing.T) {
	meses := func(aprobadas ...int) (lista []appreportes.Mes) {
		for i, n := range aprobadas {
			lista = append(lista, appreportes.Mes{Desde: kernel.NewDate(2026, time.Month(i+1), 1), Cifras: appreportes.Cifras{Total: n + 1, PorEstado: map[string]int{"APROBADA": n}}})
		}
		return lista
	}
	for _, c := range []struct {
		r      reporte
		meses  []appreportes.Mes
		quiere string
	}{
		{hastaAnio(2026), nil, "Ninguna de estas solicitudes está aprobada."},
		{hastaAnio(2026), meses(0, 0), "Ninguna de estas solicitudes está aprobada."},
		{hastaAnio(2026), meses(1), "1 solicitud pedida en enero está aprobada."},
		{hastaAnio(2026), meses(1234), "1.234 solicitudes pedidas en enero están aprobadas."},
		{hastaAnio(2026), meses(3, 41, 7), "Febrero es el mes con más aprobadas: 41."},
		{hastaAnio(2027), meses(3, 41, 7), "Febrero de 2026 es el mes con más aprobadas: 41."},
		{hastaAnio(2026), meses(0, 41, 41), "Febrero y marzo son los meses con más aprobadas: 41 cada uno."},
		{hastaAnio(2026), meses(2, 2, 2, 2), "4 meses empatan con más aprobadas: 2 cada uno."},
	} {
		if got := c.r.fraseDeMeses(c.meses); got != c.quiere {
			t.Errorf("got %q, want %q", got, c.quiere)
		}
	}
}

func TestTheSentenceOfAnswers(t *testing.T) {
	meses := func(medianas ...float64) (lista []appreportes.MesMedido) {
		for i, m := range medianas {
			mes := appreportes.MesMedido{Desde: kernel.NewDate(2026, time.Month(i+1), 1)}
			if m >= 0 {
				mes.Duracion = appreportes.Duracion{Estancias: 1, Solicitudes: 1, Mediana: m, P90: m}
			}
			lista = append(lista, mes)
		}
		return lista
	}
	for _, c := range []struct {
		meses  []appreportes.MesMedido
		quiere string
	}{
		{meses(-1, -1), "Lo pedido en este período todavía no tiene respuesta."},
		{meses(-1, 1.8), "La mitad de lo pedido en febrero tuvo respuesta en 1,8 días."},
		{meses(3.4, -1, 1.8), "Lo pedido en marzo tuvo la respuesta más rápida, 1,8 días; lo de enero, la más lenta, 3,4 días."},
		{meses(2, 2.01), "La mediana es la misma en todos los meses: 2 días."},
		{meses(2, 2, 3), "La mediana de cada mes va de 2 días a 3 días."},
		{meses(0, .2), "Lo pedido en enero tuvo la respuesta más rápida, menos de 1 hora; lo de febrero, la más lenta, 5 horas."},
	} {
		if got := hastaAnio(2026).fraseDeRespuesta(c.meses); got != c.quiere {
			t.Errorf("got %q, want %q", got, c.quiere)
		}
	}
}

func TestTheSentenceOfSteps(t *testing.T) {
	pasos := func(medianas map[string]float64) (lista []appreportes.PasoMedido) {
		for _, paso := range appreportes.Pasos() {
			p := appreportes.PasoMedido{Paso: paso}
			if m, hay := medianas[paso]; hay {
				p.Duracion = appreportes.Duracion{Estancias: 2, Mediana: m}
			}
			lista = append(lista, p)
		}
		return lista
	}
	for _, c := range []struct {
		pasos  map[string]float64
		quiere string
	}{
		{nil, "Ninguna de estas solicitudes ha dejado todavía un estado."},
		{map[string]float64{appreportes.Respuesta: 9}, "Ninguna de estas solicitudes ha dejado todavía un estado."},
		{map[string]float64{appreportes.Respuesta: 9, appreportes.Pendiente: 2.1, appreportes.Devuelta: 1}, "Donde más se quedan es en «Pendiente»: la mitad sale en 2,1 días."},
		{map[string]float64{appreportes.Borrador: 2, appreportes.Devuelta: 2}, "Donde más se quedan, por igual, es en Borrador y Devuelta: la mitad sale en 2 días."},
	} {
		if got := fraseDePasos(pasos(c.pasos)); got != c.quiere {
			t.Errorf("got %q, want %q", got, c.quiere)
		}
	}
}

func TestTheSentenceOfGroups(t *testing.T) {
	grupos := func(orden appreportes.Orden, cifras ...int) appreportes.Grupos {
		g := appreportes.Grupos{Por: appreportes.PorInstructor, Orden: orden}
		for i, n := range cifras {
			f := appreportes.Grupo{Clave: string(rune('a' + i)), Nombre: string(rune('A' + i)), Solicitudes: n, Aprobadas: n, Rechazadas: 1, Aprendices: n * 20}
			g.Filas = append(g.Filas, f)
			g.Total.Solicitudes, g.Total.Aprendices = g.Total.Solicitudes+n, g.Total.Aprendices+n*20
		}
		return g
	}
	con := func(g appreportes.Grupos, cambiar func(*appreportes.Grupos)) appreportes.Grupos {
		cambiar(&g)
		return g
	}
	for _, c := range []struct {
		g      appreportes.Grupos
		quiere string
	}{
		{grupos(""), "Nadie tiene solicitudes en este período."},
		{grupos(appreportes.OrdenAprendices, 0, 0), "Nadie tiene aprendices en este período."},
		{grupos("", 5), "Con más solicitudes: A (5)."},
		{grupos("", 5, 5, 1), "Con más solicitudes, por igual: A y B (5)."},
		{grupos("", 5, 5, 5, 5, 1), "4 empatan con más solicitudes (5)."},
		{grupos("", 60, 10, 1, 1, 28), "Con más solicitudes: A (60). Los 4 primeros reúnen el 72 %."},
		{grupos(appreportes.OrdenAprendices, 60, 10, 1, 1, 28), "Con más aprendices: A (1.200). Los 4 primeros reúnen el 72 %."},
		{grupos(appreportes.OrdenTasa, 9, 1, 1, 1, 1), "Con más aprobación: A (90 %)."},
		{con(grupos("", 60, 10, 1, 1, 28), func(g *appreportes.Grupos) { g.Traslapan = true }), "Con más solicitudes: A (60)."},
		{con(grupos("", 2, 2, 2, 2), func(g *appreportes.Grupos) { g.OtrosGrupos = 9 }), "Por lo menos 4 empatan con más solicitudes (2)."},
		{con(grupos("", 3), func(g *appreportes.Grupos) { g.Por, g.Filas[0].Clave = appreportes.PorMunicipio, "" }), "Con más solicitudes: Sin municipio (3)."},
	} {
		if got := fraseDeGrupos(c.g); got != c.quiere {
			t.Errorf("got %q, want %q", got, c.quiere)
		}
	}
}

func TestTheSentencesOfLoadsAndQueue(t *testing.T) {
	for cargas, quiere := range map[[2]int]string{
		{0, 0}: "Ningún instructor llega al 80 % de su límite en estas semanas.",
		{2, 0}: "2 instructores están cerca de su límite semanal; ninguno lo pasa.",
		{1, 1}: "1 instructor pasa su límite semanal.",
		{3, 1}: "1 instructor pasa su límite semanal y 2 están cerca.",
		{3, 2}: "2 instructores pasan su límite semanal y 1 está cerca.",
	} {
		if got := fraseDeCargas(appreportes.Cargas{Cerca: cargas[0], Sobre: cargas[1]}); got != quiere {
			t.Errorf("got %q, want %q", got, quiere)
		}
	}
	cola := func(dias int, bandas ...int) appreportes.Antiguedad {
		a := appreportes.Antiguedad{Dias: dias}
		for i, n := range bandas {
			a.Bandas = append(a.Bandas, appreportes.Banda{DesdeDias: []int{0, 3, 6, 11, 21}[i], Pendientes: n})
		}
		return a
	}
	for _, c := range []struct {
		a      appreportes.Antiguedad
		quiere string
	}{
		{cola(0, 0, 0), "Nada espera una decisión."},
		{cola(0, 1), "Una solicitud espera una decisión; llegó hoy."},
		{cola(4, 1, 2), "La más antigua lleva 4 días; ninguna lleva 6 días o más."},
		{cola(25, 1, 2, 0, 0, 1), "La más antigua lleva 25 días; de las 4 que esperan, 1 lleva 6 días o más."},
	} {
		if got := fraseDeCola(c.a); got != c.quiere {
			t.Errorf("got %q, want %q", got, c.quiere)
		}
	}
}

func TestChangesAreSaidAsTheyAre(t *testing.T) {
	for _, c := range []struct {
		ahora, antes int
		quiere       string
	}{{0, 0, ""}, {5, 5, "igual que antes"}, {5, 0, "antes no hubo"}, {112, 100, "12 % más que antes"}, {0, 100, "100 % menos que antes"}, {100001, 100000, "casi igual que antes"},
		{399, 100, "299 % más que antes"}, {1300, 100, "unas 13 veces lo de antes"}} {
		if got := cambioDe(c.ahora, c.antes).texto; got != c.quiere {
			t.Errorf("%d after %d: got %q, want %q", c.ahora, c.antes, got, c.quiere)
		}
	}
	for _, c := range []struct {
		ahora, antes float64
		hay, hubo    bool
		quiere       string
	}{{.8, 0, true, false, ""}, {0, .8, false, true, ""}, {.81, .75, true, true, "6 puntos más que antes"}, {.74, .75, true, true, "1 punto menos que antes"}, {.751, .75, true, true, "igual que antes"}} {
		if got := cambioDeParte(c.ahora, c.hay, c.antes, c.hubo).texto; got != c.quiere {
			t.Errorf("%v after %v: got %q, want %q", c.ahora, c.antes, got, c.quiere)
		}
	}
}

func TestStretchesAreSaidInTheirUnit(t *testing.T) {
	for dias, quiere := range map[float64]string{0: "menos de 1 hora", .01: "menos de 1 hora", .04: "1 hora", .5: "12 horas", .97: "23 horas", .99: "1 día", 1: "1 día", 1.04: "1 día", 2.4: "2,4 días", 400: "400 días"} {
		if got := lapso(dias); got != quiere {
			t.Errorf("%v: got %q, want %q", dias, got, quiere)
		}
	}
}

func TestPeriodsOfAReport(t *testing.T) {
	for _, c := range []struct {
		tramo        tramoDeReporte
		hoy          string
		desde, hasta string
	}{
		{esteAnio, "2027-01-26", "2027-01-01", "2027-01-26"}, {esteAnio, "2026-12-31", "2026-01-01", "2026-12-31"},
		{esteTrimestre, "2026-05-03", "2026-04-01", "2026-05-03"}, {esteTrimestre, "2026-03-31", "2026-01-01", "2026-03-31"}, {esteTrimestre, "2026-12-01", "2026-10-01", "2026-12-01"},
		{esteMes, "2026-02-28", "2026-02-01", "2026-02-28"}, {doceMeses, "2027-01-26", "2026-02-01", "2027-01-26"}, {anioAnterior, "2027-01-26", "2026-01-01", "2026-12-31"},
	} {
		hoy, err := kernel.ParseDate(c.hoy)
		if err != nil {
			t.Fatal(err)
		}
		if desde, hasta := c.tramo.fechas(hoy); desde.String() != c.desde || hasta.String() != c.hasta {
			t.Errorf("%s on %s: %s to %s", c.tramo, c.hoy, desde, hasta)
		}
	}
}
