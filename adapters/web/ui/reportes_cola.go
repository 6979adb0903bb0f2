package ui

import (
	"context"
	"strconv"
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	appreportes "complementarias/application/reportes"
	"complementarias/application/tablas"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// reporteCargas is who has much to teach in the weeks that come.
func (p *Paginas) reporteCargas(ctx context.Context, actor kernel.Actor, r *reporte) error {
	cargas, err := p.d.Reportes.Cargas.Execute(ctx, actor, appreportes.CargasInput{Centro: r.filtro.Centro, Regional: r.filtro.Regional, Instructor: r.filtro.Instructor})
	if err != nil {
		return err
	}
	r.cuadros = []cuadro{r.cuadroDeCargas(cargas)}
	return nil
}

func (r reporte) cuadroDeCargas(k appreportes.Cargas) cuadro {
	c := cuadro{id: "cargas", titulo: "Instructores cerca de su límite semanal o por encima", frase: fraseDeCargas(k),
		notas:    []string{"Clases de cursos aprobados, " + palabras.Periodo(k.Lunes, k.Hasta) + ". Cerca es desde el " + strconv.Itoa(appreportes.PorcentajeCerca) + " % del límite de su vínculo."},
		columnas: []columnaDeCuadro{{titulo: "Instructor", larga: true}},
		forma:    &tablas.Grafico{Titulo: "Parte del límite semanal", Forma: tablas.Barras},
		vacia:    "Quien llegue ahí aparecerá aquí, con su semana más cargada."}
	if r.pais {
		c.columnas = append(c.columnas, columnaDeCuadro{titulo: "Centro", larga: true})
	}
	c.forma.Series = []int{len(c.columnas) + 3}
	c.columnas = append(c.columnas, columnaDeCuadro{titulo: "Semana más cargada"}, columnaDeCuadro{titulo: "Horas de esa semana", corto: "Horas"}, columnaDeCuadro{titulo: "Límite, en horas", corto: "Límite"},
		columnaDeCuadro{titulo: "Parte del límite", corto: "Parte"}, columnaDeCuadro{titulo: "Semanas cerca o por encima", corto: "Semanas"}, columnaDeCuadro{titulo: "Semanas por encima", corto: "Por encima"})
	dibujo := piezas.Barras{ID: "g-cargas", Titulo: c.titulo, Resumen: c.frase}
	for i, f := range k.Filas {
		carga := float64(f.Minutos) / float64(max(1, f.LimiteMinutos))
		if i < barrasMaximo {
			b := piezas.RenglonBarra{Rotulo: f.Instructor, Valor: int(carga * 100), Texto: palabras.HorasBreve(f.Minutos) + " de " + palabras.HorasBreve(f.LimiteMinutos)}
			if f.Minutos > f.LimiteMinutos {
				b.Clase = "sobre"
			}
			dibujo.Renglones = append(dibujo.Renglones, b)
		}
		fila := []celda{conTexto(f.Instructor, direccion(rutaTodas, "estado", string(solicitudes.Aprobada), "instructor", string(f.InstructorID)))}
		if r.pais {
			fila = append(fila, conTexto(f.Centro, ""))
		}
		c.filas = append(c.filas, append(fila, celda{Celda: tablas.Fecha(f.Lunes), dicho: palabras.Semana(f.Lunes)}, horasDe(f.Minutos), horasDe(f.LimiteMinutos), parteDe(carga, true),
			enteroDe(f.Semanas), enteroDe(f.SemanasSobre)))
	}
	if k.Cerca > len(k.Filas) {
		c.notas = append(c.notas, "La tabla tiene los "+palabras.Numero(len(k.Filas))+" más cargados de "+palabras.Numero(k.Cerca)+".")
	}
	c.grafica = grafica{barras: &dibujo}
	return c
}

func horasDe(minutos int) celda {
	const porHora = 60
	return celda{Celda: tablas.Decimal(float64(minutos) / porHora), dicho: palabras.HorasBreve(minutos)}
}

// reporteCola is how old is what waits now.
func (p *Paginas) reporteCola(ctx context.Context, actor kernel.Actor, r *reporte) error {
	a, err := p.d.Reportes.Antiguedad.Execute(ctx, actor, r.filtro)
	if err != nil {
		return err
	}
	if a.Total() == 0 {
		r.vacio = &vacioDeReporte{"Nada espera una decisión", "Cuando llegue una solicitud la verá aquí, por los días que lleva."}
		if r.filtrado() {
			r.vacio.texto = "Con estos filtros no hay nada pendiente ni en revisión."
		}
		return nil
	}
	r.cuadros = []cuadro{r.cuadroDeCola(a)}
	return nil
}

func (r reporte) cuadroDeCola(a appreportes.Antiguedad) cuadro {
	c := cuadro{id: "cola", titulo: "Solicitudes por decidir, según los días que llevan", frase: fraseDeCola(a),
		notas:    []string{"Días de Bogotá desde el último envío. El período no cuenta: es lo que espera hoy."},
		columnas: []columnaDeCuadro{{titulo: "Días", larga: true}, {titulo: "Total"}, {titulo: "Pendientes"}, {titulo: "En revisión"}},
		forma:    &tablas.Grafico{Titulo: "Por decidir", Forma: tablas.Apiladas, Series: []int{2, 3}, Tonos: []tablas.Tono{tablas.EnEspera, tablas.EnTramite}}}
	dibujo := piezas.Columnas{ID: "g-cola", Titulo: c.titulo, Resumen: c.frase, Series: []piezas.Serie{{Rotulo: "Pendientes", Clase: "pendiente"}, {Rotulo: "En revisión", Clase: "tramite"}}}
	pendientes, enRevision := 0, 0
	for i, b := range a.Bandas {
		corto, rotulo := dias(b, i == len(a.Bandas)-1)
		dibujo.Periodos = append(dibujo.Periodos, piezas.Periodo{Corto: corto, Grupo: ""})
		dibujo.Series[0].Valores, dibujo.Series[1].Valores = append(dibujo.Series[0].Valores, b.Pendientes), append(dibujo.Series[1].Valores, b.EnRevision)
		c.filas = append(c.filas, r.filaDeCola(rotulo, b.Pendientes, b.EnRevision, b.EnviadaDesde, b.EnviadaHasta))
		pendientes, enRevision = pendientes+b.Pendientes, enRevision+b.EnRevision
	}
	c.total = r.filaDeCola("Total", pendientes, enRevision, kernel.Date{}, kernel.Date{})
	c.grafica = grafica{columnas: &dibujo}
	return c
}

// dias names a band on an axis and in a table.
func dias(b appreportes.Banda, ultima bool) (corto, rotulo string) {
	desde := strconv.Itoa(b.DesdeDias)
	if ultima {
		return desde + "+", desde + " días o más"
	}
	return desde + "–" + strconv.Itoa(b.HastaDias), desde + " a " + strconv.Itoa(b.HastaDias) + " días"
}

func (r reporte) filaDeCola(rotulo string, pendientes, enRevision int, desde, hasta kernel.Date) []celda {
	lista := func(estados ...solicitudes.Estado) string {
		textos := make([]string, len(estados))
		for i, e := range estados {
			textos[i] = string(e)
		}
		return r.lista("estado", strings.Join(textos, ","), "desde", "", "hasta", "", "enviada-desde", desde.String(), "enviada-hasta", hasta.String())
	}
	return []celda{conTexto(rotulo, ""), cuantas(pendientes+enRevision, lista(solicitudes.PorDecidir()...)), cuantas(pendientes, lista(solicitudes.Pendiente)), cuantas(enRevision, lista(solicitudes.EnRevision))}
}
