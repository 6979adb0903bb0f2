package ui

import (
	"math"
	"strconv"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	appreportes "complementarias/application/reportes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// The sentences of a report say one thing that its figures show. Each is true of ties, of nothing, and of one.

// cambio compares a figure with that of the period before.
type cambio struct {
	texto string
	icono piezas.Icono // empty when nothing went up or down
	bueno bool
}

func (c cambio) con(sube, bueno bool) cambio {
	c.icono, c.bueno = piezas.IconoDescenso, bueno
	if sube {
		c.icono = piezas.IconoSubir
	}
	return c
}

// vecesDesde is from how many times as much a percentage says less than the times.
const vecesDesde = 4

// cambioDe compares counts. Neither more nor less of them is good by itself.
func cambioDe(ahora, antes int) cambio {
	p := 0.0
	if antes > 0 {
		p = math.Round(math.Abs(float64(ahora-antes)) * 100 / float64(antes))
	}
	switch {
	case ahora == 0 && antes == 0:
		return cambio{}
	case ahora == antes:
		return cambio{texto: "igual que antes"}
	case antes == 0:
		return cambio{texto: "antes no hubo"}
	case p == 0:
		return cambio{texto: "casi igual que antes"}
	case ahora >= vecesDesde*antes:
		return cambio{texto: "unas " + palabras.Numero(int(math.Round(float64(ahora)/float64(antes)))) + " veces lo de antes"}.con(true, false)
	case ahora > antes:
		return cambio{texto: palabras.Numero(int(p)) + " % más que antes"}.con(true, false)
	}
	return cambio{texto: palabras.Numero(int(p)) + " % menos que antes"}.con(false, false)
}

// cambioDeParte compares parts of 1, of which more is better.
func cambioDeParte(ahora float64, hay bool, antes float64, hubo bool) cambio {
	if !hay || !hubo {
		return cambio{}
	}
	switch puntos := int(math.Round(ahora*100) - math.Round(antes*100)); {
	case puntos > 0:
		return cambio{texto: palabras.Contar(puntos, "punto", "puntos") + " más que antes"}.con(true, true)
	case puntos < 0:
		return cambio{texto: palabras.Contar(-puntos, "punto", "puntos") + " menos que antes"}.con(false, false)
	}
	return cambio{texto: "igual que antes"}
}

// lapso says a stretch of days of 24 hours: "2,4 días", "5 horas".
func lapso(dias float64) string {
	const horasPorDia = 24
	switch horas := int(math.Round(dias * horasPorDia)); {
	case horas == 0:
		return "menos de 1 hora"
	case horas < horasPorDia:
		return palabras.Contar(horas, "hora", "horas")
	}
	if texto := palabras.Decimal(dias); texto != "1" {
		return texto + " días"
	}
	return "1 día"
}

// mes names the month of a date, within a period that may have several years.
func (r pedidoReporte) mes(d kernel.Date) string {
	if r.variosAnios() {
		return palabras.Mes(d.Year(), d.Month())
	}
	return palabras.NombreMes(d.Month())
}

// mesCorto is the same for tables and axes.
func (r pedidoReporte) mesCorto(d kernel.Date) string {
	texto := palabras.Mayuscula(palabras.MesCorto(int(d.Month())))
	if r.variosAnios() {
		texto += " " + strconv.Itoa(d.Year())
	}
	return texto
}

// empatadosMaximo are named one by one.
const empatadosMaximo = 3

func (r reporte) fraseDeMeses(meses []appreportes.Mes) string {
	mayor := 0
	var mejores []string
	for _, m := range meses {
		switch n := m.Cifras.Aprobadas(); {
		case n > mayor:
			mayor, mejores = n, []string{r.mes(m.Desde)}
		case n == mayor && n > 0:
			mejores = append(mejores, r.mes(m.Desde))
		}
	}
	cuantas := palabras.Numero(mayor)
	switch n := len(mejores); {
	case n == 0:
		return "Ninguna de estas solicitudes está aprobada."
	case len(meses) == 1:
		return palabras.Mayuscula(palabras.Contar(mayor, "solicitud pedida", "solicitudes pedidas")) + " en " + mejores[0] + " " + estan(mayor) + "."
	case n == 1:
		return palabras.Mayuscula(mejores[0]) + " es el mes con más aprobadas: " + cuantas + "."
	case n <= empatadosMaximo:
		return palabras.Mayuscula(palabras.Enumerar(mejores)) + " son los meses con más aprobadas: " + cuantas + " cada uno."
	default:
		return palabras.Numero(n) + " meses empatan con más aprobadas: " + cuantas + " cada uno."
	}
}

func estan(n int) string {
	if n == 1 {
		return "está aprobada"
	}
	return "están aprobadas"
}

// fraseDeRespuesta compares the months by the words that the page has for their days, so that it names no difference that
// nobody sees.
func (r reporte) fraseDeRespuesta(meses []appreportes.MesMedido) string {
	var con []appreportes.MesMedido
	for _, m := range meses {
		if m.Estancias > 0 {
			con = append(con, m)
		}
	}
	if len(con) == 0 {
		return "Lo pedido en este período todavía no tiene respuesta."
	}
	rapido, lento := con[0], con[0]
	for _, m := range con {
		if m.Mediana < rapido.Mediana {
			rapido = m
		}
		if m.Mediana > lento.Mediana {
			lento = m
		}
	}
	iguales := func(a appreportes.MesMedido) (n int) {
		for _, m := range con {
			if lapso(m.Mediana) == lapso(a.Mediana) {
				n++
			}
		}
		return n
	}
	switch {
	case len(con) == 1:
		return "La mitad de lo pedido en " + r.mes(rapido.Desde) + " tuvo respuesta en " + lapso(rapido.Mediana) + "."
	case iguales(rapido) == len(con):
		return "La mediana es la misma en todos los meses: " + lapso(rapido.Mediana) + "."
	case iguales(rapido) == 1 && iguales(lento) == 1:
		return "Lo pedido en " + r.mes(rapido.Desde) + " tuvo la respuesta más rápida, " + lapso(rapido.Mediana) + "; lo de " + r.mes(lento.Desde) +
			", la más lenta, " + lapso(lento.Mediana) + "."
	}
	return "La mediana de cada mes va de " + lapso(rapido.Mediana) + " a " + lapso(lento.Mediana) + "."
}

// fraseDePasos names where solicitudes stay longest.
func fraseDePasos(pasos []appreportes.PasoMedido) string {
	mayor := -1.0
	var donde []string
	for _, p := range pasos {
		switch {
		case p.Paso == appreportes.Respuesta || p.Estancias == 0:
		case mayor >= 0 && lapso(p.Mediana) == lapso(mayor):
			donde = append(donde, nombreDePaso(p.Paso))
		case p.Mediana > mayor:
			mayor, donde = p.Mediana, []string{nombreDePaso(p.Paso)}
		}
	}
	switch len(donde) {
	case 0:
		return "Ninguna de estas solicitudes ha dejado todavía un estado."
	case 1:
		return "Donde más se quedan es en «" + donde[0] + "»: la mitad sale en " + lapso(mayor) + "."
	}
	return "Donde más se quedan, por igual, es en " + palabras.Enumerar(donde) + ": la mitad sale en " + lapso(mayor) + "."
}

// fraseDeGrupos names who leads by the figure of the order, and how much the first few have of the whole.
func fraseDeGrupos(g appreportes.Grupos) string {
	if len(g.Filas) == 0 || valorDeGrupo(g.Filas[0], g.Orden) == 0 {
		return "Nadie tiene " + nombreDeOrden(g.Orden) + " en este período."
	}
	primero := g.Filas[0]
	var empatados []string
	for _, f := range g.Filas {
		if dichoDeGrupo(f, g.Orden) == dichoDeGrupo(primero, g.Orden) {
			empatados = append(empatados, nombreDeGrupo(g.Por, f))
		}
	}
	cifra := " (" + dichoDeGrupo(primero, g.Orden) + ")."
	switch n := len(empatados); {
	case n == 1:
		return "Con más " + nombreDeOrden(g.Orden) + ": " + empatados[0] + cifra + losPrimeros(g)
	case n <= empatadosMaximo:
		return "Con más " + nombreDeOrden(g.Orden) + ", por igual: " + palabras.Enumerar(empatados) + cifra + losPrimeros(g)
	case n == len(g.Filas) && g.OtrosGrupos > 0:
		return "Por lo menos " + palabras.Numero(n) + " empatan con más " + nombreDeOrden(g.Orden) + cifra
	default:
		return palabras.Numero(n) + " empatan con más " + nombreDeOrden(g.Orden) + cifra
	}
}

const primerosGrupos = 4

// losPrimeros adds up what can be added: neither rates nor groups that share solicitudes.
func losPrimeros(g appreportes.Grupos) string {
	total := valorDeGrupo(g.Total, g.Orden)
	if g.Traslapan || g.Orden == appreportes.OrdenTasa || len(g.Filas)+g.OtrosGrupos <= primerosGrupos || len(g.Filas) < primerosGrupos || total == 0 {
		return ""
	}
	suma := 0.0
	for _, f := range g.Filas[:primerosGrupos] {
		suma += valorDeGrupo(f, g.Orden)
	}
	return " Los " + strconv.Itoa(primerosGrupos) + " primeros reúnen el " + palabras.Porcentaje(suma/total) + "."
}

func fraseDeCargas(c appreportes.Cargas) string {
	cerca := c.Cerca - c.Sobre
	switch {
	case c.Cerca == 0:
		return "Ningún instructor llega al " + strconv.Itoa(appreportes.PorcentajeCerca) + " % de su límite en estas semanas."
	case c.Sobre == 0:
		return palabras.Contar(cerca, "instructor está", "instructores están") + " cerca de su límite semanal; ninguno lo pasa."
	case cerca == 0:
		return palabras.Contar(c.Sobre, "instructor pasa", "instructores pasan") + " su límite semanal."
	}
	return palabras.Contar(c.Sobre, "instructor pasa", "instructores pasan") + " su límite semanal y " + palabras.Contar(cerca, "está cerca", "están cerca") + "."
}

func fraseDeCola(a appreportes.Antiguedad) string {
	total, largas := a.Total(), 0
	for _, b := range a.Bandas {
		if b.DesdeDias >= solicitudes.DiasEsperaLarga {
			largas += b.Total()
		}
	}
	if total == 0 {
		return "Nada espera una decisión."
	}
	if total == 1 {
		return "Una solicitud espera una decisión; " + llegoHace(a.Dias) + "."
	}
	limite := strconv.Itoa(solicitudes.DiasEsperaLarga) + " días o más."
	if largas == 0 {
		return "La más antigua " + llegoHace(a.Dias) + "; ninguna lleva " + limite
	}
	return "La más antigua " + llegoHace(a.Dias) + "; de las " + palabras.Numero(total) + " que esperan, " + palabras.Contar(largas, "lleva", "llevan") + " " + limite
}

func llegoHace(dias int) string {
	if dias <= 0 {
		return "llegó hoy"
	}
	return "lleva " + palabras.Contar(dias, "día", "días")
}
