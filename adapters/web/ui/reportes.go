package ui

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/application/documentos"
	appreportes "complementarias/application/reportes"
	"complementarias/application/tablas"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const (
	rutaReportes       = "/reportes"
	rutaReportesCentro = "/reportes-coordinador"
	rutaTodas          = "/todas-solicitudes"
)

// reporte is one page of a report.
type reporte struct {
	pedidoReporte
	pais       bool
	hoy        kernel.Date
	problemas  []string
	centros    []appcatalogo.CentroDeLista
	especiales appcatalogo.NombresEspeciales // beyond the boxes
	lugar      string                        // whose figures: the centre, the regional, the country
	solo       []soloDe
	cifras     []cifraReporte
	contra     string // which period the figures are compared with
	cuadros    []cuadro
	vacio      *vacioDeReporte
	salidas    []documentos.Salida // formats that it can be handed out in
}

// soloDe is a filter that came with a link, with the way to leave it.
type soloDe struct{ texto, quitar string }

// vacioDeReporte says that there is nothing to show.
type vacioDeReporte struct{ titulo, texto string }

// cifraReporte is a figure that leads.
type cifraReporte struct {
	rotulo, valor, nota, enlace string
	celda                       tablas.Celda // the same for files
	cambio                      cambio
}

// reportes shows the figures of those who decide. Each role has its address, which the other is led away from.
func (p *Paginas) reportes(c *gin.Context) error {
	actor := peticion.Actor(c.Request.Context())
	alcance, err := appreportes.AlcanceDe(actor)
	if err != nil {
		return err
	}
	if ruta := rutaDeReportes(actor.Rol); ruta != c.FullPath() {
		if c.Request.URL.RawQuery != "" {
			ruta += "?" + c.Request.URL.RawQuery
		}
		return p.volver(c, ruta, "")
	}
	r, err := p.armarReporte(c, actor, alcance.Pais)
	if err != nil {
		return err
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Reportes", Actual: r.ruta}, paginaReporte(r))
}

// rutaDeReportes is where a role has its reports.
func rutaDeReportes(rol kernel.Rol) string {
	if rol == kernel.Admin {
		return rutaReportes
	}
	return rutaReportesCentro
}

// armarReporte reads what the address asks for and fills that part of the report.
func (p *Paginas) armarReporte(c *gin.Context, actor kernel.Actor, pais bool) (reporte, error) {
	ctx := c.Request.Context()
	r := reporte{pais: pais, hoy: p.hoy(), salidas: p.d.Documentos.EntregarTablas.Salidas()}
	r.pedidoReporte, r.problemas = leerPedido(c, rutaDeReportes(actor.Rol), pais, r.hoy)
	var err error
	if r.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
		return r, err
	}
	if r.especiales, err = p.d.Catalogo.NombrarEspeciales.Execute(ctx); err != nil {
		return r, err
	}
	r.lugar = r.enQueLugar(actor.Centro)
	partes := map[parteDeReporte]func(context.Context, kernel.Actor, *reporte) error{
		enResumen: p.reporteResumen, enTiempos: p.reporteTiempos, enGrupos: p.reporteGrupos, enCargas: p.reporteCargas, enCola: p.reporteCola,
	}
	if err = partes[r.parte](ctx, actor, &r); err != nil {
		return r, err
	}
	return r, p.nombrarFiltros(ctx, actor, &r)
}

// enQueLugar names whose figures these are.
func (r reporte) enQueLugar(propio kernel.CentroID) string {
	centro := propio
	if r.pais {
		centro = r.filtro.Centro
	}
	for _, c := range r.centros {
		if c.ID == centro {
			return c.Nombre
		}
	}
	switch d, hay := colombia.DepartamentoPor(r.filtro.Regional); {
	case centro != "":
		return "Un centro que no existe"
	case hay && r.filtro.Regional != "":
		return "Regional " + d.Nombre
	}
	return "Todo el país"
}

// nombrarFiltros names the programme, the instructor and the place that a link picked. The first two are read of the
// figures themselves, so that nobody reads a name out of scope.
func (p *Paginas) nombrarFiltros(ctx context.Context, actor kernel.Actor, r *reporte) error {
	f := r.filtro
	for _, x := range []struct {
		por          appreportes.Dimension
		hay          bool
		uno, ninguno string
	}{
		{appreportes.PorPrograma, f.Programa != "", "el programa ", "un programa que no tiene solicitudes en este período"},
		{appreportes.PorInstructor, f.Instructor != "", "las de ", "un instructor que no tiene solicitudes en este período"},
	} {
		if !x.hay {
			continue
		}
		g, err := p.d.Reportes.Grupos.Execute(ctx, actor, appreportes.GruposInput{Filtro: f, Por: x.por, Limite: 1})
		if err != nil {
			return err
		}
		texto := x.ninguno
		if len(g.Filas) > 0 {
			texto = x.uno + g.Filas[0].Nombre
		}
		r.solo = append(r.solo, soloDe{texto, r.url(r.ruta, string(x.por), "")})
	}
	if f.Municipio != "" {
		r.solo = append(r.solo, soloDe{nombreDeGrupo(appreportes.PorMunicipio, appreportes.Grupo{Clave: sinNinguno(f.Municipio)}), r.url(r.ruta, "municipio", "")})
	}
	return nil
}

func sinNinguno(clave string) string {
	if clave == appreportes.Ninguno {
		return ""
	}
	return clave
}

// sentencia says what is looked at.
func (r reporte) sentencia() string {
	switch r.parte {
	case enCargas:
		return r.lugar + ", de esta semana en adelante."
	case enCola:
		return r.lugar + ", hoy, " + palabras.FechaLarga(r.hoy) + "."
	default:
		return r.lugar + ", solicitudes pedidas " + palabras.Periodo(r.filtro.Desde, r.filtro.Hasta) + "."
	}
}

// conPeriodo tells whether the period counts on this page.
func (r reporte) conPeriodo() bool { return r.parte != enCargas && r.parte != enCola }

// conFiltros tells whether there is anything to choose on this page.
func (r reporte) conFiltros() bool { return r.parte != enCargas || r.pais }

func (r reporte) pestanas() []piezas.Pestana {
	nombres := map[parteDeReporte]string{enResumen: "Resumen", enTiempos: "Tiempos", enGrupos: "Comparar", enCargas: "Carga semanal", enCola: "Cola"}
	var lista []piezas.Pestana
	for _, parte := range []parteDeReporte{enResumen, enTiempos, enGrupos, enCargas, enCola} {
		lista = append(lista, piezas.Pestana{Texto: nombres[parte], URL: r.url(r.ruta, "vista", string(parte)), Actual: parte == r.parte})
	}
	return lista
}

func (r reporte) campoTramo() piezas.Campo {
	return piezas.Campo{Nombre: "periodo", Etiqueta: "Período", Valor: string(r.tramo), Opciones: []piezas.Opcion{
		{Texto: "Este año"}, {Valor: string(esteTrimestre), Texto: "Este trimestre"}, {Valor: string(esteMes), Texto: "Este mes"},
		{Valor: string(doceMeses), Texto: "Últimos 12 meses"}, {Valor: string(anioAnterior), Texto: "Año anterior"}, {Valor: string(entreFechas), Texto: "Elegir fechas"},
	}}
}

func (r reporte) campoRegional() piezas.Campo {
	campo := piezas.Campo{Nombre: "regional", Etiqueta: "Regional", Valor: r.filtro.Regional, Opciones: []piezas.Opcion{{Texto: "Todas"}}}
	for _, d := range colombia.Departamentos() {
		campo.Opciones = append(campo.Opciones, piezas.Opcion{Valor: d.Codigo, Texto: d.Nombre})
	}
	return campo
}

func (r reporte) campoModalidad() piezas.Campo {
	campo := piezas.Campo{Nombre: "modalidad", Etiqueta: "Modalidad", Valor: r.filtro.Modalidad, Opciones: []piezas.Opcion{{Texto: "Todas"}}}
	for _, m := range solicitudes.Modalidades() {
		campo.Opciones = append(campo.Opciones, piezas.Opcion{Valor: m, Texto: palabras.Modalidad(m)})
	}
	return conOtra(campo, "Sin modalidad", r.filtro.Modalidad)
}

func (r reporte) campoEspecial() piezas.Campo {
	campo := piezas.Campo{Nombre: "especial", Etiqueta: "Programa especial", Valor: r.filtro.Especial, Opciones: []piezas.Opcion{{Texto: "Todos"}}}
	for _, c := range especialesDeReporte() {
		campo.Opciones = append(campo.Opciones, piezas.Opcion{Valor: c.Codigo, Texto: c.Etiqueta})
	}
	for _, e := range r.especiales {
		campo.Opciones = append(campo.Opciones, piezas.Opcion{Valor: e.Codigo, Texto: e.Nombre})
	}
	return conOtra(campo, "Ninguno", r.filtro.Especial)
}

// conOtra ends the choices with that of none, and with what the address asked for beyond them.
func conOtra(campo piezas.Campo, ninguna, valor string) piezas.Campo {
	campo.Opciones = append(campo.Opciones, piezas.Opcion{Valor: appreportes.Ninguno, Texto: ninguna})
	for _, o := range campo.Opciones {
		if o.Valor == valor {
			return campo
		}
	}
	campo.Opciones = append(campo.Opciones, piezas.Opcion{Valor: valor, Texto: valor})
	return campo
}

// textoDeOpcion is what a choice says.
func textoDeOpcion(opciones []piezas.Opcion, valor string) string {
	for _, o := range opciones {
		if o.Valor == valor {
			return o.Texto
		}
	}
	return valor
}

func (r reporte) campoOrden() piezas.Campo {
	campo := piezas.Campo{Nombre: "orden", Etiqueta: "Ordenar por", Valor: string(r.orden)}
	for _, o := range appreportes.Ordenes() {
		campo.Opciones = append(campo.Opciones, piezas.Opcion{Valor: string(o), Texto: palabras.Mayuscula(nombreDeOrden(o))})
	}
	return campo
}

// ocultos are the filters of the address that the form has no control for.
func (r reporte) ocultos() []piezas.Opcion {
	f := r.filtro
	lista := []piezas.Opcion{{Valor: string(r.parte), Texto: "vista"}, {Valor: string(f.Programa), Texto: "programa"}, {Valor: string(f.Instructor), Texto: "instructor"}, {Valor: f.Municipio, Texto: "municipio"}}
	if r.parte == enGrupos {
		lista = append(lista, piezas.Opcion{Valor: string(r.por), Texto: "por"})
	}
	if !r.conPeriodo() {
		lista = append(lista, piezas.Opcion{Valor: string(r.tramo), Texto: "periodo"})
		if r.tramo == entreFechas {
			lista = append(lista, piezas.Opcion{Valor: f.Desde.String(), Texto: "desde"}, piezas.Opcion{Valor: f.Hasta.String(), Texto: "hasta"})
		}
	}
	if r.parte == enCargas {
		lista = append(lista, piezas.Opcion{Valor: f.Modalidad, Texto: "modalidad"}, piezas.Opcion{Valor: f.Especial, Texto: "especial"})
	}
	return lista
}
