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

// nombreDePaso says a state that solicitudes leave, or the whole way from sending to decision.
func nombreDePaso(paso string) string {
	if paso == appreportes.Respuesta {
		return "Respuesta"
	}
	return palabras.Estado(solicitudes.Estado(paso))
}

// reporteTiempos is how long solicitudes stay in each state, and how long an answer takes.
func (p *Paginas) reporteTiempos(ctx context.Context, actor kernel.Actor, r *reporte) error {
	t, err := p.d.Reportes.Tiempos.Execute(ctx, actor, r.filtro)
	if err != nil {
		return err
	}
	medido := false
	for _, paso := range t.PorPaso {
		medido = medido || paso.Estancias > 0
	}
	if !medido {
		r.vacio = &vacioDeReporte{"Todavía no hay tiempos que medir", "Ninguna solicitud pedida en este período ha dejado un estado. Elija un período más largo o quite filtros."}
		return nil
	}
	r.cuadros = []cuadro{r.cuadroDeRespuesta(t), r.cuadroDePasos(t)}
	return nil
}

func columnasDeTiempos(primera columnaDeCuadro, solicitudes string) []columnaDeCuadro {
	return []columnaDeCuadro{primera, {titulo: solicitudes, corto: "Solic."}, {titulo: "Mediana, en días", corto: "Mediana"}, {titulo: "Nueve de cada diez, en días", corto: "9 de cada 10"}}
}

func (r reporte) cuadroDeRespuesta(t appreportes.Tiempos) cuadro {
	c := cuadro{id: "respuesta", titulo: "Días hasta la respuesta, por mes", frase: r.fraseDeRespuesta(t.PorMes),
		notas:    []string{"Desde el primer envío hasta que se aprueba o se rechaza. Los meses son los de la solicitud."},
		columnas: columnasDeTiempos(columnaDeCuadro{titulo: "Mes"}, "Con respuesta"),
		forma:    &tablas.Grafico{Titulo: "Días hasta la respuesta", Forma: tablas.Lineas, Series: []int{2, 3}}}
	dibujo := piezas.Tendencia{ID: "g-respuesta", Titulo: c.titulo, Resumen: c.frase, Meta: solicitudes.DiasEsperaMedia,
		RotuloMeta: strconv.Itoa(solicitudes.DiasEsperaMedia) + " días: desde aquí la espera se marca",
		Lineas:     []piezas.Trazo{{Rotulo: "Mediana", Clase: "mediana"}, {Rotulo: "Nueve de cada diez", Clase: "p90"}}}
	for _, m := range t.PorMes {
		hay := m.Estancias > 0
		dibujo.Periodos = append(dibujo.Periodos, r.periodoDe(m.Desde))
		dibujo.Lineas[0].Puntos = append(dibujo.Lineas[0].Puntos, piezas.Punto{Valor: m.Mediana, Hay: hay})
		dibujo.Lineas[1].Puntos = append(dibujo.Lineas[1].Puntos, piezas.Punto{Valor: m.P90, Hay: hay})
		c.filas = append(c.filas, []celda{conTexto(r.mesCorto(m.Desde), ""),
			cuantas(m.Solicitudes, r.lista("paso", appreportes.Respuesta, "desde", m.Desde.String(), "hasta", m.Hasta.String())), diasDe(m.Mediana, hay), diasDe(m.P90, hay)})
	}
	c.grafica = grafica{tendencia: &dibujo}
	return c
}

func (r reporte) cuadroDePasos(t appreportes.Tiempos) cuadro {
	c := cuadro{id: "pasos", titulo: "Días en cada estado", frase: fraseDePasos(t.PorPaso),
		notas:    []string{"Solo cuentan las estancias que ya terminaron; una solicitud puede pasar varias veces por el mismo estado."},
		columnas: columnasDeTiempos(columnaDeCuadro{titulo: "Estado", larga: true}, "Solicitudes"),
		forma:    &tablas.Grafico{Titulo: "Días en cada estado", Forma: tablas.Barras, Series: []int{2, 3}}}
	dibujo := piezas.Distribucion{ID: "g-pasos", Titulo: c.titulo, Resumen: c.frase}
	for _, p := range t.PorPaso {
		hay := p.Estancias > 0
		dicho := "Sin datos"
		if hay {
			dicho = "Mediana, " + lapso(p.Mediana) + "; nueve de cada diez, " + lapso(p.P90) + " o menos"
		}
		dibujo.Renglones = append(dibujo.Renglones, piezas.RenglonDistribucion{Rotulo: rotuloDePaso(p.Paso), Dicho: dicho, Mediana: p.Mediana, P90: p.P90})
		c.filas = append(c.filas, []celda{conTexto(rotuloDePaso(p.Paso), ""), cuantas(p.Solicitudes, r.lista("paso", p.Paso)), diasDe(p.Mediana, hay), diasDe(p.P90, hay)})
	}
	c.grafica = grafica{distribucion: &dibujo}
	return c
}

func rotuloDePaso(paso string) string {
	if paso == appreportes.Respuesta {
		return "Del envío a la decisión"
	}
	return nombreDePaso(paso)
}
