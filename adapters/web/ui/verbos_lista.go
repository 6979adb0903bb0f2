package ui

import (
	"context"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/pasos"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// verbos lists what the buttons of the page of a solicitud do.
func verbos() []verbo {
	return []verbo{verboRetirar(), verboCancelar(), verboDuplicar(), verboTomar(), verboSoltar(), verboFicha(), verboDescartar()}
}

func (p *Paginas) rutasDeVerbos(r gin.IRoutes) {
	for _, v := range verbos() {
		if v.pregunta != nil {
			r.GET("/solicitudes/:id/"+v.ruta, p.preguntar(v))
		}
		r.POST("/solicitudes/:id/"+v.ruta, p.ejecutar(v))
	}
}

func aSuPagina(v app.View) string { return rutaDeSolicitud(v.ID) }

// sencillo makes hacer out of a use case that needs nothing but its solicitud.
func sencillo(de func(app.UseCases) func(context.Context, kernel.Actor, app.Target) (app.View, error)) func(context.Context, app.UseCases, kernel.Actor, formaVerbo) (app.View, error) {
	return func(ctx context.Context, uc app.UseCases, actor kernel.Actor, f formaVerbo) (app.View, error) {
		return de(uc)(ctx, actor, f.Target)
	}
}

func verboRetirar() verbo {
	return verbo{
		accion: solicitudes.Retirar, ruta: "retirar", destino: aSuPagina,
		hacer: sencillo(func(uc app.UseCases) func(context.Context, kernel.Actor, app.Target) (app.View, error) {
			return uc.Retirar.Execute
		}),
		hecho: func(v app.View) string {
			return "Retiró " + v.Codigo + ". Ahora es un borrador: corríjalo y envíelo de nuevo."
		},
		pregunta: &pregunta{titulo: "¿Retirar la solicitud para corregirla?", boton: "Sí, retirarla", texto: func(app.View) string {
			return "Sale de la cola de la coordinación y vuelve a ser un borrador. Para que la revisen tendrá que enviarla otra vez, y quedará al final de la cola."
		}},
	}
}

func verboCancelar() verbo {
	return verbo{
		accion: solicitudes.Cancelar, ruta: "cancelar", destino: aSuPagina,
		hacer: func(ctx context.Context, uc app.UseCases, actor kernel.Actor, f formaVerbo) (app.View, error) {
			return uc.Cancelar.Execute(ctx, actor, app.CancelarInput{Target: f.Target, Motivo: f.texto("comentarios")})
		},
		hecho: func(v app.View) string { return "Canceló " + v.Codigo + "." },
		pregunta: &pregunta{titulo: "¿Cancelar la solicitud?", boton: "Sí, cancelarla", peligro: true, texto: textoCancelar, campos: func(v app.View) []piezas.Campo {
			motivo := piezas.Campo{Nombre: "comentarios", Etiqueta: "Motivo", Filas: 3, Opcional: v.Revision == 0}
			if v.Estado == solicitudes.Aprobada {
				motivo.Pista = "Le llega a quien dicta el curso. Al menos " + strconv.Itoa(solicitudes.MotivoMinimo) + " caracteres."
			}
			return []piezas.Campo{motivo}
		}},
	}
}

func textoCancelar(v app.View) string {
	switch {
	case v.Estado == solicitudes.Aprobada:
		return "El curso no se dará. Se liberan " + palabras.Contar(len(v.Sesiones), "sesión", "sesiones") + " y se avisa a " + v.Instructor.Nombre + ". No se puede deshacer."
	case v.Revision == 0:
		return "El borrador queda cancelado y ya no se podrá editar ni enviar. Podrá duplicarlo si lo necesita después."
	}
	return "Ya no se podrá editar ni enviar. Podrá duplicarla si la necesita después."
}

func verboDuplicar() verbo {
	return verbo{
		accion: solicitudes.Duplicar, ruta: "duplicar", destino: func(v app.View) string { return pasos.Base(string(v.ID)) },
		hacer: func(ctx context.Context, uc app.UseCases, actor kernel.Actor, f formaVerbo) (app.View, error) {
			return uc.Duplicar.Execute(ctx, actor, app.DuplicarInput{Target: f.Target, Copia: kernel.SolicitudID(f.formulario)})
		},
		hecho: func(v app.View) string {
			return "Creó el borrador " + v.Codigo + " con los mismos datos. Faltan las fechas y las declaraciones."
		},
	}
}

func verboTomar() verbo {
	return verbo{
		accion: solicitudes.Tomar, ruta: "tomar", destino: func(v app.View) string { return rutaDeSolicitud(v.ID) + "/decidir" },
		hacer: sencillo(func(uc app.UseCases) func(context.Context, kernel.Actor, app.Target) (app.View, error) {
			return uc.Tomar.Execute
		}),
		hecho: func(v app.View) string {
			return "Tomó " + v.Codigo + " para revisarla. Mientras la tenga, nadie más la decide."
		},
	}
}

func verboSoltar() verbo {
	return verbo{
		accion: solicitudes.Soltar, ruta: "soltar", destino: aSuPagina,
		hacer: sencillo(func(uc app.UseCases) func(context.Context, kernel.Actor, app.Target) (app.View, error) {
			return uc.Soltar.Execute
		}),
		hecho: func(v app.View) string { return "Soltó " + v.Codigo + ". Vuelve a la cola." },
	}
}

func verboFicha() verbo {
	return verbo{
		accion: solicitudes.AsignarFicha, ruta: "ficha", destino: aSuPagina,
		hacer: func(ctx context.Context, uc app.UseCases, actor kernel.Actor, f formaVerbo) (app.View, error) {
			return uc.AsignarFicha.Execute(ctx, actor, app.AsignarFichaInput{Target: f.Target, Numero: f.texto("numeroFicha"), Motivo: f.texto("motivo")})
		},
		hecho: func(v app.View) string { return "El curso " + v.Codigo + " tiene la ficha " + v.Ficha.Numero + "." },
		pregunta: &pregunta{titulo: "Número de ficha de SOFIA Plus", boton: "Guardar el número", texto: func(v app.View) string {
			if v.Ficha.Provisional {
				return "Reemplaza al número provisional " + v.Ficha.Numero + ". Se avisa a quien dicta el curso."
			}
			return "El curso tiene la ficha " + v.Ficha.Numero + ". Corríjala solo si quedó mal escrita. Se avisa a quien dicta el curso."
		}, campos: func(v app.View) []piezas.Campo {
			campos := []piezas.Campo{{Nombre: "numeroFicha", Etiqueta: "Número de ficha", Pista: "Los 7 dígitos que da SOFIA Plus.", Modo: "numeric", Clase: "corta"}}
			if !v.Ficha.Provisional {
				campos = append(campos, piezas.Campo{Nombre: "motivo", Etiqueta: "Por qué se corrige", Filas: 3})
			}
			return campos
		}},
	}
}

func verboDescartar() verbo {
	return verbo{
		accion: solicitudes.DescartarPropuesta, ruta: "descartar-propuesta", destino: aSuPagina,
		hacer: func(ctx context.Context, uc app.UseCases, actor kernel.Actor, f formaVerbo) (app.View, error) {
			return uc.DescartarPropuesta.Execute(ctx, actor, app.DescartarPropuestaInput{Target: f.Target, Motivo: f.texto("motivo")})
		},
		hecho: func(v app.View) string {
			return "Descartó la propuesta. El curso " + v.Codigo + " conserva su horario."
		},
		pregunta: &pregunta{titulo: "¿Descartar la propuesta?", boton: "Descartarla", peligro: true,
			texto: func(v app.View) string {
				return "El curso conserva su horario y se avisa a " + v.Instructor.Nombre + "."
			},
			campos: func(app.View) []piezas.Campo {
				return []piezas.Campo{{Nombre: "motivo", Etiqueta: "Por qué no se cambia", Filas: 3,
					Pista: "Le llega a quien dicta el curso. Al menos " + strconv.Itoa(solicitudes.MotivoMinimo) + " caracteres."}}
			}},
	}
}

// pregunta is what a verb asks before it does anything.
type pregunta struct {
	titulo, boton string
	peligro       bool
	texto         func(v app.View) string
	campos        func(v app.View) []piezas.Campo // named as in the JSON contract
}

// vistaPregunta is a question as it stands on its page, or in a dialog of another one.
type vistaPregunta struct {
	solicitud     app.View
	formulario    string
	accion        string // where its form goes to
	titulo, texto string
	boton         string
	peligro       bool
	campos        []piezas.Campo
	faltas        []piezas.Falta
	conflicto     string // why it was not taken
	posible       bool   // it still can be done
}

func (p *Paginas) preguntaDe(c *gin.Context, v verbo, s app.View) vistaPregunta {
	q := vistaPregunta{solicitud: s, formulario: p.formularioNuevo(c), accion: v.direccion(s.ID), titulo: v.pregunta.titulo,
		texto: v.pregunta.texto(s), boton: v.pregunta.boton, peligro: v.pregunta.peligro, posible: true}
	if v.pregunta.campos != nil {
		q.campos = v.pregunta.campos(s)
	}
	return q
}

// escribir fills in what was typed.
func (q *vistaPregunta) escribir(f formaVerbo) {
	for i := range q.campos {
		q.campos[i].Valor = f.texto(q.campos[i].Nombre)
	}
}

func (q *vistaPregunta) fallar(fields []fault.Field) {
	q.faltas = piezas.FaltasDe(fields)
	for i := range q.campos {
		for _, f := range fields {
			if f.Pointer == "/"+q.campos[i].Nombre {
				q.campos[i].Error = f.Message
			}
		}
	}
}

// escrito lists what was typed, for a page on which it can no longer be sent.
func (q *vistaPregunta) escrito() []piezas.Campo {
	var llenos []piezas.Campo
	for _, c := range q.campos {
		if c.Valor != "" {
			llenos = append(llenos, c)
		}
	}
	return llenos
}

func numeroDeVersion(v app.View) string { return strconv.FormatInt(v.Version, 10) }
