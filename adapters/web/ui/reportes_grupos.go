package ui

import (
	"context"
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	appreportes "complementarias/application/reportes"
	"complementarias/application/tablas"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// barrasMaximo are drawn; the table has more.
const barrasMaximo = 12

func nombreDeDimension(d appreportes.Dimension) string {
	return map[appreportes.Dimension]string{
		appreportes.PorPrograma: "Programa", appreportes.PorInstructor: "Instructor", appreportes.PorMunicipio: "Municipio", appreportes.PorEspecial: "Programa especial",
		appreportes.PorModalidad: "Modalidad", appreportes.PorCentro: "Centro", appreportes.PorRegional: "Regional",
	}[d]
}

// nombreDeOrden is the figure that groups are sorted by.
func nombreDeOrden(o appreportes.Orden) string {
	switch o {
	case appreportes.OrdenAprobadas:
		return "aprobadas"
	case appreportes.OrdenRechazadas:
		return "rechazadas"
	case appreportes.OrdenTasa:
		return "aprobación"
	case appreportes.OrdenAprendices:
		return "aprendices"
	case appreportes.OrdenHoras:
		return "horas"
	case appreportes.OrdenSolicitudes:
	}
	return "solicitudes"
}

// valorDeGrupo is the figure of an order; a rate in percent.
func valorDeGrupo(g appreportes.Grupo, o appreportes.Orden) float64 {
	switch o {
	case appreportes.OrdenAprobadas:
		return float64(g.Aprobadas)
	case appreportes.OrdenRechazadas:
		return float64(g.Rechazadas)
	case appreportes.OrdenTasa:
		tasa, _ := g.Tasa()
		return tasa * 100
	case appreportes.OrdenAprendices:
		return float64(g.Aprendices)
	case appreportes.OrdenHoras:
		return float64(g.Horas)
	case appreportes.OrdenSolicitudes:
	}
	return float64(g.Solicitudes)
}

// dichoDeGrupo is that figure in words.
func dichoDeGrupo(g appreportes.Grupo, o appreportes.Orden) string {
	if o != appreportes.OrdenTasa {
		return palabras.Numero(int(valorDeGrupo(g, o)))
	}
	if tasa, hay := g.Tasa(); hay {
		return palabras.Porcentaje(tasa)
	}
	return "sin datos"
}

// nombreDeGrupo names a group; those that have none of the dimension too.
func nombreDeGrupo(d appreportes.Dimension, g appreportes.Grupo) string {
	switch d {
	case appreportes.PorMunicipio:
		if m, ok := colombia.MunicipioCodigo(g.Clave); ok {
			return m.Nombre + departamentoDe(g.Clave)
		}
		if g.Clave == "" {
			return "Sin municipio"
		}
	case appreportes.PorModalidad:
		if g.Clave == "" {
			return "Sin modalidad"
		}
		return palabras.Modalidad(g.Clave)
	case appreportes.PorEspecial:
		if g.Clave == "" {
			return "Sin programa especial"
		}
	case appreportes.PorRegional:
		if d, ok := colombia.DepartamentoPor(g.Clave); ok && g.Nombre == "" {
			return d.Nombre
		}
	case appreportes.PorPrograma, appreportes.PorInstructor, appreportes.PorCentro:
	}
	if g.Nombre == "" {
		return g.Clave
	}
	return g.Nombre
}

func departamentoDe(municipio string) string {
	if d, ok := colombia.DepartamentoPor(municipio[:2]); ok {
		return ", " + d.Nombre
	}
	return ""
}

// reporteGrupos compares programmes, people and places.
func (p *Paginas) reporteGrupos(ctx context.Context, actor kernel.Actor, r *reporte) error {
	g, err := p.d.Reportes.Grupos.Execute(ctx, actor, appreportes.GruposInput{Filtro: r.filtro, Por: r.por, Orden: r.orden, Limite: appreportes.GruposMaximo})
	if err != nil {
		return err
	}
	if g.Total.Solicitudes == 0 {
		r.vacio = r.sinSolicitudes()
		return nil
	}
	r.cuadros = []cuadro{r.cuadroDeGrupos(g)}
	return nil
}

func (r reporte) cuadroDeGrupos(g appreportes.Grupos) cuadro {
	dimension := nombreDeDimension(g.Por)
	c := cuadro{id: "grupos", titulo: palabras.Mayuscula(nombreDeOrden(g.Orden)) + " por " + strings.ToLower(dimension), frase: fraseDeGrupos(g),
		columnas: []columnaDeCuadro{{titulo: dimension, larga: true}, {titulo: "Solicitudes", corto: "Solic."}, {titulo: "Aprobadas", corto: "Aprob."}, {titulo: "Rechazadas", corto: "Rech."},
			{titulo: "Aprobación", corto: "Aprobación"}, {titulo: "Aprendices", corto: "Aprend."}, {titulo: "Horas"}},
		forma: &tablas.Grafico{Titulo: dimension, Forma: tablas.Barras, Series: []int{columnaDeOrden(g.Orden)}}}
	if g.Traslapan {
		c.notas = append(c.notas, "Una solicitud puede estar en varios programas especiales: las filas suman más que el total.")
	}
	if g.OtrosGrupos > 0 {
		c.notas = append(c.notas, "La tabla tiene los "+palabras.Numero(len(g.Filas))+" primeros; los demás van juntos en una fila.")
	}
	dibujo := piezas.Barras{ID: "g-grupos", Titulo: c.titulo, Resumen: c.frase}
	for i, f := range g.Filas {
		nombre := nombreDeGrupo(g.Por, f)
		if i < barrasMaximo {
			dibujo.Renglones = append(dibujo.Renglones, piezas.RenglonBarra{Rotulo: nombre, Valor: int(valorDeGrupo(f, g.Orden)), Texto: dichoDeGrupo(f, g.Orden)})
		}
		filtro := []string{string(g.Por), claveDeFiltro(f.Clave)}
		fila := r.filaDeGrupo(conTexto(nombre, r.url(r.ruta, append(filtro, "vista", "", "por", "", "orden", "")...)), f, filtro)
		if g.Por == appreportes.PorMunicipio && !esMunicipio(claveDeFiltro(f.Clave)) {
			fila = sinListas(fila) // an old text that is no place of the DIVIPOLA
		}
		c.filas = append(c.filas, fila)
	}
	if g.OtrosGrupos > 0 {
		nombre := palabras.Contar(g.OtrosGrupos, "grupo más", "grupos más")
		c.filas = append(c.filas, sinListas(r.filaDeGrupo(conTexto(nombre, ""), g.Otros, nil)))
	}
	c.total = r.filaDeGrupo(conTexto("Total", ""), g.Total, nil)
	c.grafica = grafica{barras: &dibujo}
	return c
}

// claveDeFiltro is what picks a group in an address.
func claveDeFiltro(clave string) string {
	if clave == "" {
		return appreportes.Ninguno
	}
	return clave
}

func (r reporte) filaDeGrupo(nombre celda, g appreportes.Grupo, filtro []string) []celda {
	con := func(n int, estado solicitudes.Estado) celda {
		return cuantas(n, r.lista(append(append([]string{}, filtro...), "estado", string(estado))...))
	}
	tasa, hay := g.Tasa()
	return []celda{nombre, con(g.Solicitudes, ""), con(g.Aprobadas, solicitudes.Aprobada), con(g.Rechazadas, solicitudes.Rechazada), parteDe(tasa, hay), enteroDe(g.Aprendices), enteroDe(g.Horas)}
}

// sinListas is for what the list cannot pick.
func sinListas(fila []celda) []celda {
	for i := range fila {
		fila[i].enlace = ""
	}
	return fila
}

func columnaDeOrden(o appreportes.Orden) int {
	for i, orden := range []appreportes.Orden{appreportes.OrdenSolicitudes, appreportes.OrdenAprobadas, appreportes.OrdenRechazadas, appreportes.OrdenTasa, appreportes.OrdenAprendices, appreportes.OrdenHoras} {
		if orden == o {
			return i + 1
		}
	}
	return 1
}

// dimensiones are the ways to compare that make sense in this scope.
func (r reporte) dimensiones() []piezas.Pestana {
	var lista []piezas.Pestana
	for _, d := range appreportes.Dimensiones() {
		if !r.pais && (d == appreportes.PorCentro || d == appreportes.PorRegional) {
			continue
		}
		por := string(d)
		if d == appreportes.PorPrograma {
			por = ""
		}
		lista = append(lista, piezas.Pestana{Texto: nombreDeDimension(d), URL: r.url(r.ruta, "por", por), Actual: d == r.por})
	}
	return lista
}
