package ui

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// componentes shows every component in every state, so that a change can be looked at. Outside development it looks
// absent.
func (p *Paginas) componentes(c *gin.Context) error {
	if !p.d.Desarrollo {
		return ErrSinPagina
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Componentes", Migas: []piezas.Miga{{Texto: "Inicio", URL: "/"}}, Programas: []string{"horario.js"}}, paginaComponentes())
}

const textoLargo = "La asociación reúne a treinta y ocho familias que quieren vender en conjunto y no tienen un plan de negocio común. " +
	"Piden el curso para definir producto, precios y reglas internas antes de la cosecha de noviembre."

func agendaDeMuestra() piezas.Agenda {
	dia := func(n int) kernel.Date { return kernel.NewDate(2026, time.October, n) }
	return piezas.Agenda{
		Sesiones: []horarios.Sesion{
			{Fecha: dia(2), Desde: 480, Hasta: 720}, {Fecha: dia(14), Desde: 480, Hasta: 720}, {Fecha: dia(14), Desde: 840, Hasta: 1080},
			{Fecha: dia(24), Desde: 510, Hasta: 660}, {Fecha: dia(30), Desde: 480, Hasta: 660, Parcial: true},
		},
		Omitidas: []horarios.Omision{
			{Fecha: dia(5), Motivo: "excluida", Detalle: "Receso de octubre"}, {Fecha: dia(12), Motivo: "festivo: Día de la Raza", Detalle: "Día de la Raza"},
			{Fecha: dia(16), Motivo: "excluida"},
		},
		Cruces: map[kernel.Date]bool{dia(24): true},
	}
}

func paginasDeMuestra(actual, total int, esMinimo bool) piezas.Paginas {
	return piezas.Paginas{Actual: actual, PorVez: 25, Total: total, EsMinimo: esMinimo, Uno: "solicitud", Varios: "solicitudes",
		URL: func(n int) string { return "?pagina=" + strconv.Itoa(n) }}
}

func pasosDeMuestra() []piezas.Paso {
	return []piezas.Paso{
		{Titulo: "Programa", URL: "#", Hecho: true}, {Titulo: "Empresa y lugar", URL: "#", Falta: true}, {Titulo: "Fechas y horario", Actual: true},
		{Titulo: "Justificación", URL: "#"}, {Titulo: "Declaraciones", URL: "#"},
	}
}

func sucesosDeMuestra() []piezas.Suceso {
	return []piezas.Suceso{
		{Icono: piezas.IconoEditar, Quien: "Luz Marina Ávila Peña", Que: "creó la solicitud", Cuando: "10 sep 2026, 7:48 p. m."},
		{Icono: piezas.IconoDevolver, Clase: "devuelta", Quien: "Héctor Ardila Mejía", Que: "la devolvió para corregir", Cuando: "11 sep 2026, 10:02 a. m.",
			Comentario: "El cupo del programa es de 30.\nRevise también la semana del 19."},
		{Icono: piezas.IconoEnviar, Clase: "pendiente", Quien: "Luz Marina Ávila Peña", Que: "la volvió a enviar", Cuando: "ayer, 5:20 p. m.", Cambios: []piezas.Cambio{
			{Campo: "Aprendices por inscribir", Antes: "32", Despues: "26"}, {Campo: "Observaciones", Antes: textoLargo}, {Campo: "Teléfonos", SinValores: true},
		}},
		{Icono: piezas.IconoReprogramar, Clase: "aprobada", Quien: "Héctor Ardila Mejía", Que: "la reprogramó", Cuando: "hoy, 8:15 a. m.", Cambios: []piezas.Cambio{
			{Campo: "Sesiones", Antes: strings.Repeat("2 oct 2026, Viernes de 8 a 12\n", 9), Despues: strings.Repeat("9 oct 2026, Viernes de 14 a 18\n", 9)},
		}},
	}
}
