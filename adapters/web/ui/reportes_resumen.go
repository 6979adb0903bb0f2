package ui

import (
	"context"
	"strconv"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	appreportes "complementarias/application/reportes"
	"complementarias/application/tablas"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// serieDeEstados is one colour of the chart and one column of the table: a state, or several that mean the same here.
type serieDeEstados struct {
	rotulo, corto, clase string
	tono                 tablas.Tono // of the same chart in a file
	estados              []solicitudes.Estado
}

func seriesDeEstados() []serieDeEstados {
	return []serieDeEstados{
		{"Aprobadas", "Aprob.", "aprobada", tablas.Bien, []solicitudes.Estado{solicitudes.Aprobada}},
		{"Rechazadas", "Rech.", "rechazada", tablas.Mal, []solicitudes.Estado{solicitudes.Rechazada}},
		{"Devueltas", "Dev.", "devuelta", tablas.Devuelto, []solicitudes.Estado{solicitudes.Devuelta}},
		{"Por decidir", "Por dec.", "tramite", tablas.EnTramite, solicitudes.PorDecidir()},
		{"Canceladas", "Canc.", "cancelada", tablas.Cerrado, []solicitudes.Estado{solicitudes.Cancelada}},
		{"Borradores", "Borr.", "borrador", tablas.SinEmpezar, []solicitudes.Estado{solicitudes.Borrador}},
	}
}

func (s serieDeEstados) de(c appreportes.Cifras) (n int) {
	for _, e := range s.estados {
		n += c.PorEstado[string(e)]
	}
	return n
}

// estado is the filter of the list.
func (s serieDeEstados) estado() string {
	texto := ""
	for i, e := range s.estados {
		if i > 0 {
			texto += ","
		}
		texto += string(e)
	}
	return texto
}

// reporteResumen is how many were asked for, and what became of them.
func (p *Paginas) reporteResumen(ctx context.Context, actor kernel.Actor, r *reporte) error {
	resumen, err := p.d.Reportes.Resumen.Execute(ctx, actor, r.filtro)
	if err != nil {
		return err
	}
	if resumen.Cifras.Total == 0 {
		r.vacio = r.sinSolicitudes()
		return nil
	}
	tiempos, err := p.d.Reportes.Tiempos.Execute(ctx, actor, r.filtro)
	if err != nil {
		return err
	}
	r.contra = palabras.Periodo(resumen.Anterior.Desde, resumen.Anterior.Hasta)
	r.cifras = r.cifrasDeResumen(resumen, tiempos)
	r.cuadros = []cuadro{r.cuadroDeMeses(resumen)}
	return nil
}

func (r reporte) sinSolicitudes() *vacioDeReporte {
	if r.filtrado() {
		return &vacioDeReporte{"Ninguna solicitud coincide", "En este período no se pidió nada que cumpla los filtros. Quite alguno o elija un período más largo."}
	}
	return &vacioDeReporte{"No se pidieron cursos en este período", "Elija un período más largo para ver sus cifras."}
}

func (r reporte) cifrasDeResumen(s appreportes.Resumen, t appreportes.Tiempos) []cifraReporte {
	c, a := s.Cifras, s.Antes
	tasa, hay := c.Tasa()
	antes, hubo := a.Tasa()
	primera, hayPrimera := parte(c.ALaPrimera, c.Aprobadas())
	primeraAntes, huboPrimera := parte(a.ALaPrimera, a.Aprobadas())
	aprobadas := cuantas(c.Aprobadas(), r.lista("estado", string(solicitudes.Aprobada)))
	aLaPrimera := parteDe(primera, hayPrimera)
	if c.ALaPrimera > 0 {
		aLaPrimera.enlace = r.lista("estado", string(solicitudes.Aprobada), "envios", "1")
	}
	return []cifraReporte{
		cifraDe("Solicitudes", cuantas(c.Total, r.lista()), "", "", cambioDe(c.Total, a.Total)),
		cifraDe("Aprobadas", aprobadas, "", "", cambioDe(c.Aprobadas(), a.Aprobadas())),
		cifraDe("Aprobación", parteDe(tasa, hay), "de "+palabras.Contar(c.Aprobadas()+c.Rechazadas(), "aprobada o rechazada", "aprobadas o rechazadas"), "nada decidido", cambioDeParte(tasa, hay, antes, hubo)),
		cifraDe("A la primera", aLaPrimera, palabras.Numero(c.ALaPrimera)+" de "+palabras.Numero(c.Aprobadas())+" aprobadas", "ninguna aprobada", cambioDeParte(primera, hayPrimera, primeraAntes, huboPrimera)),
		respuesta(t),
		cifraDe("Aprendices", enteroDe(c.Aprendices), "en "+palabras.Contar(c.Aprobadas(), "curso", "cursos")+", "+palabras.Contar(c.Horas, "hora", "horas"), "", cambio{}),
	}
}

// cifraDe makes a figure of a value; sin is said instead of nota when there is none.
func cifraDe(rotulo string, valor celda, nota, sin string, c cambio) cifraReporte {
	if valor.Tipo == tablas.Vacia {
		return cifraReporte{rotulo: rotulo, valor: "Sin datos", nota: sin}
	}
	return cifraReporte{rotulo: rotulo, valor: valor.texto(), nota: nota, enlace: valor.enlace, celda: valor.Celda, cambio: c}
}

// parte is n of total.
func parte(n, total int) (float64, bool) {
	if total == 0 {
		return 0, false
	}
	return float64(n) / float64(total), true
}

// respuesta is how long half of the answers took.
func respuesta(t appreportes.Tiempos) cifraReporte {
	var medido appreportes.Duracion
	for _, p := range t.PorPaso {
		if p.Paso == appreportes.Respuesta {
			medido = p.Duracion
		}
	}
	return cifraDe("Respuesta", diasDe(medido.Mediana, medido.Estancias > 0), "mediana de "+palabras.Contar(medido.Estancias, "respuesta", "respuestas"), "nada decidido", cambio{})
}

// cuadroDeMeses leaves out the states that nothing is in.
func (r reporte) cuadroDeMeses(s appreportes.Resumen) cuadro {
	c := cuadro{id: "meses", titulo: "Solicitudes por mes y estado", frase: r.fraseDeMeses(s.Meses),
		notas:    []string{"Cada solicitud cuenta en el mes en que se pidió, con el estado que tiene hoy."},
		columnas: []columnaDeCuadro{{titulo: "Mes"}, {titulo: "Solicitudes", corto: "Total"}}}
	dibujo := piezas.Columnas{ID: "g-meses", Titulo: c.titulo, Resumen: c.frase}
	c.total = []celda{conTexto("Total", ""), cuantas(s.Cifras.Total, r.lista())}
	forma := tablas.Grafico{Titulo: c.titulo, Forma: tablas.Apiladas}
	for _, m := range s.Meses {
		dibujo.Periodos = append(dibujo.Periodos, r.periodoDe(m.Desde))
		c.filas = append(c.filas, []celda{conTexto(r.mesCorto(m.Desde), ""), cuantas(m.Cifras.Total, r.lista("desde", m.Desde.String(), "hasta", m.Hasta.String()))})
	}
	for _, serie := range seriesDeEstados() {
		n := serie.de(s.Cifras)
		if n == 0 {
			continue
		}
		forma.Series, forma.Tonos = append(forma.Series, len(c.columnas)), append(forma.Tonos, serie.tono)
		c.columnas = append(c.columnas, columnaDeCuadro{titulo: serie.rotulo, corto: serie.corto})
		c.total = append(c.total, cuantas(n, r.lista("estado", serie.estado())))
		valores := make([]int, len(s.Meses))
		for i, m := range s.Meses {
			valores[i] = serie.de(m.Cifras)
			c.filas[i] = append(c.filas[i], cuantas(valores[i], r.lista("estado", serie.estado(), "desde", m.Desde.String(), "hasta", m.Hasta.String())))
		}
		dibujo.Series = append(dibujo.Series, piezas.Serie{Rotulo: serie.rotulo, Clase: serie.clase, Valores: valores})
	}
	c.grafica, c.forma = grafica{columnas: &dibujo}, &forma
	return c
}

func (r reporte) periodoDe(d kernel.Date) piezas.Periodo {
	return piezas.Periodo{Corto: palabras.Mayuscula(palabras.MesCorto(int(d.Month()))), Grupo: strconv.Itoa(d.Year())}
}
