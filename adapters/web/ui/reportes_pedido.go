package ui

import (
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	appreportes "complementarias/application/reportes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// tramoDeReporte is a choice of the period that a report is about.
type tramoDeReporte string

const (
	esteAnio      tramoDeReporte = "" // until today, as the others that have not ended
	esteTrimestre tramoDeReporte = "trimestre"
	esteMes       tramoDeReporte = "mes"
	doceMeses     tramoDeReporte = "doce-meses" // this month and the eleven before
	anioAnterior  tramoDeReporte = "anio-anterior"
	entreFechas   tramoDeReporte = "fechas"
)

// parteDeReporte is one of the pages of a report.
type parteDeReporte string

const (
	enResumen parteDeReporte = ""
	enTiempos parteDeReporte = "tiempos"
	enGrupos  parteDeReporte = "grupos"
	enCargas  parteDeReporte = "cargas"
	enCola    parteDeReporte = "cola"
)

func partesDeReporte() []parteDeReporte {
	return []parteDeReporte{"resumen", enTiempos, enGrupos, enCargas, enCola}
}

func tramosDeReporte() []tramoDeReporte {
	return []tramoDeReporte{"anio", esteTrimestre, esteMes, doceMeses, anioAnterior, entreFechas}
}

// fechas are the first and the last day of a period that needs no choice of them.
func (t tramoDeReporte) fechas(hoy kernel.Date) (desde, hasta kernel.Date) {
	switch anio, mes := hoy.Year(), hoy.Month(); t {
	case esteTrimestre:
		return kernel.NewDate(anio, mes-(mes-1)%3, 1), hoy
	case esteMes:
		return kernel.NewDate(anio, mes, 1), hoy
	case doceMeses:
		return kernel.NewDate(anio, mes, 1).AddMonths(-11), hoy
	case anioAnterior:
		return kernel.NewDate(anio-1, time.January, 1), kernel.NewDate(anio-1, time.December, 31)
	default:
		return kernel.NewDate(anio, time.January, 1), hoy
	}
}

// pedidoReporte is what the address of a report asks for.
type pedidoReporte struct {
	ruta   string
	parte  parteDeReporte
	tramo  tramoDeReporte
	filtro appreportes.Filtro
	por    appreportes.Dimension
	orden  appreportes.Orden
}

// leerPedido reads the address; with anything wrong in it, nothing is asked of that part of the report.
func leerPedido(c *gin.Context, ruta string, pais bool, hoy kernel.Date) (pedidoReporte, []string) {
	q := &consulta{c: c}
	r := pedidoReporte{ruta: ruta, parte: opcion(q, "vista", "la parte del reporte", partesDeReporte()),
		tramo: opcion(q, "periodo", "el período", tramosDeReporte()),
		por:   opcion(q, "por", "el grupo", appreportes.Dimensiones()), orden: opcion(q, "orden", "el orden", ordenesDeReporte())}
	r.filtro = appreportes.Filtro{Programa: kernel.ProgramaID(q.id("programa", "el programa")), Instructor: kernel.UsuarioID(q.id("instructor", "el instructor")),
		Municipio: q.conocido("municipio", "el municipio", esMunicipio), Modalidad: q.conocido("modalidad", "la modalidad", esModalidad), Especial: q.id("especial", "el programa especial")}
	if pais {
		r.filtro.Centro, r.filtro.Regional = kernel.CentroID(q.id("centro", "el centro")), q.conocido("regional", "la regional", esRegional)
	}
	r.normalizar(pais)
	r.fechar(q, hoy)
	if q.mal() {
		limpio := pedidoReporte{ruta: ruta, parte: r.parte, por: appreportes.PorPrograma}
		limpio.filtro.Desde, limpio.filtro.Hasta = esteAnio.fechas(hoy)
		return limpio, q.problemas
	}
	return r, nil
}

// normalizar says what is assumed in one way only, so that addresses are short. Who has one centre compares none.
func (r *pedidoReporte) normalizar(pais bool) {
	if r.parte == "resumen" {
		r.parte = enResumen
	}
	if r.tramo == "anio" {
		r.tramo = esteAnio
	}
	if r.orden == "solicitudes" {
		r.orden = appreportes.OrdenSolicitudes
	}
	if r.por == "" || !pais && (r.por == appreportes.PorCentro || r.por == appreportes.PorRegional) {
		r.por = appreportes.PorPrograma
	}
}

// fechar gives the filter its days. Dates in an address that names no period are meant.
func (r *pedidoReporte) fechar(q *consulta, hoy kernel.Date) {
	if r.tramo == esteAnio && q.c.Query("periodo") == "" && q.c.Query("desde")+q.c.Query("hasta") != "" {
		r.tramo = entreFechas
	}
	if r.tramo != entreFechas {
		r.filtro.Desde, r.filtro.Hasta = r.tramo.fechas(hoy)
		return
	}
	r.filtro.Desde, r.filtro.Hasta = q.fecha("desde", "Desde"), q.fecha("hasta", "Hasta")
	if !r.filtro.Desde.IsZero() && !r.filtro.Hasta.IsZero() && r.filtro.Hasta.Before(r.filtro.Desde) {
		q.falta("La fecha «Hasta» es anterior a la fecha «Desde».")
		return
	}
	f, faltas := r.filtro.EnPeriodo(hoy)
	for _, falta := range faltas {
		q.falta(falta.Message)
	}
	r.filtro = f
}

// ordenesDeReporte are those of the module, with the name of the first.
func ordenesDeReporte() []appreportes.Orden {
	return append(slices.Clone(appreportes.Ordenes()), "solicitudes")
}

// url is the address of the same report with some of its parameters changed: name, value, name, value.
func (r pedidoReporte) url(ruta string, cambios ...string) string {
	return direccion(ruta, cambiados(r.parametros(), cambios)...)
}

// cambiados gives the pairs with some values replaced; an empty one takes the pair out of the address.
func cambiados(pares, cambios []string) []string {
	for i := 0; i+1 < len(cambios); i += 2 {
		for j := 0; j+1 < len(pares); j += 2 {
			if pares[j] == cambios[i] {
				pares[j+1] = ""
			}
		}
	}
	return append(pares, cambios...)
}

// parametros are those that ask for this report.
func (r pedidoReporte) parametros() []string {
	f := r.filtro
	pares := []string{"vista", string(r.parte), "periodo", string(r.tramo), "centro", string(f.Centro), "regional", f.Regional, "programa", string(f.Programa),
		"instructor", string(f.Instructor), "municipio", f.Municipio, "modalidad", f.Modalidad, "especial", f.Especial}
	if r.tramo == entreFechas {
		pares = append(pares, "desde", f.Desde.String(), "hasta", f.Hasta.String())
	}
	if r.parte == enGrupos {
		pares = append(pares, "por", string(r.por), "orden", string(r.orden))
	}
	return pares
}

// lista is the address of the list behind a figure: the same solicitudes, narrowed by further parameters.
func (r pedidoReporte) lista(cambios ...string) string {
	f := r.filtro
	pares := []string{"desde", f.Desde.String(), "hasta", f.Hasta.String(), "centro", string(f.Centro), "regional", f.Regional, "programa", string(f.Programa),
		"instructor", string(f.Instructor), "municipio", f.Municipio, "modalidad", f.Modalidad, "especial", f.Especial}
	return direccion(rutaTodas, cambiados(pares, cambios)...)
}

// filtrado tells whether more than the period is asked for.
func (r pedidoReporte) filtrado() bool {
	f := r.filtro
	f.Desde, f.Hasta = kernel.Date{}, kernel.Date{}
	return f != (appreportes.Filtro{})
}

// variosAnios tells whether the months of the period need their years.
func (r pedidoReporte) variosAnios() bool { return r.filtro.Desde.Year() != r.filtro.Hasta.Year() }

// especialesDeReporte are the special programmes with a box, as a filter offers them.
func especialesDeReporte() []solicitudes.Campo {
	return slices.DeleteFunc(solicitudes.Campos(), func(c solicitudes.Campo) bool { return c.Tipo != solicitudes.Especial })
}
