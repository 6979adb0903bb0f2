package ui

import (
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/documentos"
	appreportes "complementarias/application/reportes"
	"complementarias/application/tablas"
)

const rutaDescargarReporte = "/reportes/descargar"

// descargarReporte hands out what a page of a report shows, as it is shown: all its tables, or the one that the address
// names. What cannot be handed out leads back to the page, which says why.
func (p *Paginas) descargarReporte(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	alcance, err := appreportes.AlcanceDe(actor)
	if err != nil {
		return err
	}
	q := &consulta{c: c}
	salida := opcion(q, "formato", "el formato", p.d.Documentos.EntregarTablas.Salidas())
	r, err := p.armarReporte(c, actor, alcance.Pais)
	if err != nil {
		return err
	}
	pagina := r.url(r.ruta)
	if q.mal() {
		return p.volverCon(c, pagina, aviso{piezas.Ojo, q.problemas[0]})
	}
	if salida == "" {
		salida = documentos.Excel
	}
	a, err := p.d.Documentos.EntregarTablas.Execute(ctx, actor, documentos.EntregarTablasInput{
		Libro: r.libro(c.Query("tabla")), Salida: salida, Reporte: "reporte_" + r.nombreDeParte(), Detalle: r.detalle(),
	})
	if err != nil {
		return p.sinDescarga(c, pagina, err)
	}
	if err := descarga.Escribir(c.Writer, a); err != nil {
		peticion.AnotarCausa(ctx, err) // what has begun as a file cannot become a page
	}
	return nil
}

// enteros are the files of the whole page, with their names and drawings: CSV has room for one table only.
func (r reporte) enteros() []fichero {
	var lista []fichero
	for _, s := range r.salidas {
		switch s {
		case documentos.PDF:
			lista = append(lista, fichero{"PDF", piezas.IconoDocumento, r.descargar(s, "")})
		case documentos.Excel:
			lista = append(lista, fichero{"Excel", piezas.IconoDescargar, r.descargar(s, "")})
		case documentos.CSV:
		}
	}
	return lista
}

// fichero is a file that a page offers.
type fichero struct {
	nombre string
	icono  piezas.Icono
	url    string
}

func (r pedidoReporte) nombreDeParte() string {
	if r.parte == enResumen {
		return "resumen"
	}
	return string(r.parte)
}

// libro is the report as a file; of one table when solo names it.
func (r reporte) libro(solo string) tablas.Libro {
	l := tablas.Libro{Nombre: "reporte-" + r.nombreDeParte() + "-" + r.hoy.String(), Titulo: "Reporte de solicitudes"}
	for _, c := range r.cuadros {
		if c.id == solo {
			l.Nombre, l.Tablas = "reporte-"+c.id+"-"+r.hoy.String(), []tablas.Tabla{c.tabla()}
		}
	}
	if l.Tablas == nil {
		if len(r.cifras) > 0 || r.vacio != nil {
			l.Tablas = append(l.Tablas, r.tablaDeCifras())
		}
		for _, c := range r.cuadros {
			l.Tablas = append(l.Tablas, c.tabla())
		}
	}
	for i := range l.Tablas {
		l.Tablas[i].Notas = append(slices.Clone(r.deQueTrata()), l.Tablas[i].Notas...)
	}
	return l
}

// deQueTrata says what the figures are about, for whoever has the file and not the page.
func (r reporte) deQueTrata() []string {
	lineas := []string{palabras.Mayuscula(r.sentencia())}
	var filtros []string
	for _, s := range r.solo {
		filtros = append(filtros, "solo "+s.texto)
	}
	if r.parte != enCargas {
		if m := r.filtro.Modalidad; m != "" {
			filtros = append(filtros, "modalidad "+strings.ToLower(textoDeOpcion(r.campoModalidad().Opciones, m)))
		}
		if e := r.filtro.Especial; e != "" {
			filtros = append(filtros, "programa especial: "+textoDeOpcion(r.campoEspecial().Opciones, e))
		}
	}
	if len(filtros) > 0 {
		lineas = append(lineas, "Filtros: "+strings.Join(filtros, "; ")+".")
	}
	return lineas
}

// tablaDeCifras are the figures on top of the page.
func (r reporte) tablaDeCifras() tablas.Tabla {
	t := tablas.Tabla{Titulo: "Cifras", Columnas: []tablas.Columna{{Titulo: "Cifra", Ancho: 16}, {Titulo: "Valor", Ancho: 12}, {Titulo: "Nota", Larga: true, Ancho: 40}, {Titulo: "Comparación", Ancho: 30}}}
	if r.contra != "" {
		t.Notas = []string{"«Antes» es " + r.contra + "."}
	}
	if r.vacio != nil {
		t.Notas = append(t.Notas, r.vacio.titulo+".")
	}
	var filas [][]tablas.Celda
	for _, c := range r.cifras {
		rotulo := c.rotulo
		if c.celda.Tipo == tablas.EsDecimal {
			rotulo += ", en días"
		}
		filas = append(filas, []tablas.Celda{tablas.Texto(rotulo), c.celda, tablas.Texto(c.nota), tablas.Texto(c.cambio.texto)})
	}
	t.Filas = tablas.Filas(filas)
	return t
}

// detalle is what the audit keeps: what was asked for, without names.
func (r pedidoReporte) detalle() map[string]any {
	detalle := map[string]any{"desde": r.filtro.Desde.String(), "hasta": r.filtro.Hasta.String()}
	pares := r.parametros()
	for i := 0; i+1 < len(pares); i += 2 {
		if pares[i+1] != "" {
			detalle[pares[i]] = pares[i+1]
		}
	}
	return detalle
}

// descargar is the address of the files of this page.
func (r reporte) descargar(formato documentos.Salida, tabla string) string {
	return r.url(rutaDescargarReporte, "formato", string(formato), "tabla", tabla)
}
