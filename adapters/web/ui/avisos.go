package ui

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/correos"
	dominio "complementarias/domain/correos"
	"complementarias/domain/fault"
)

const rutaAvisos = "/mi-perfil/avisos"

// vistaAvisos is when the own mails come.
type vistaAvisos struct {
	campos     []piezas.Campo
	faltas     []piezas.Falta
	formulario string
}

// avisos shows when the own mails come.
func (p *Paginas) avisos(c *gin.Context) error {
	ctx := c.Request.Context()
	avisos, err := p.d.Correos.VerAvisos.Execute(ctx, peticion.Actor(ctx))
	if err != nil {
		return err
	}
	return p.mostrarAvisos(c, http.StatusOK, avisos, nil)
}

// cambiarAvisos keeps the choices of a form; what it leaves out stays.
func (p *Paginas) cambiarAvisos(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	var escogidos []correos.AvisoInput
	for _, t := range dominio.Opcionales(actor.Rol) {
		if f, dado := c.GetPostForm(string(t)); dado {
			escogidos = append(escogidos, correos.AvisoInput{Tipo: string(t), Frecuencia: f})
		}
	}
	_, err := p.d.Correos.CambiarAvisos.Execute(ctx, actor, escogidos)
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Kind == fault.Invalid {
		avisos, err := p.d.Correos.VerAvisos.Execute(ctx, actor)
		if err != nil {
			return err
		}
		return p.mostrarAvisos(c, http.StatusUnprocessableEntity, avisos, escogidos)
	}
	if err != nil {
		return err
	}
	return p.volver(c, rutaAvisos, "Guardó qué correos recibe.")
}

// mostrarAvisos marks those of escogidos that are no choice.
func (p *Paginas) mostrarAvisos(c *gin.Context, estado int, avisos []correos.Aviso, escogidos []correos.AvisoInput) error {
	v := vistaAvisos{formulario: p.formularioNuevo(c)}
	for _, a := range avisos {
		campo := piezas.Campo{Nombre: string(a.Tipo), Etiqueta: tipoDeCorreo(a.Tipo), Valor: string(a.Frecuencia), Opciones: frecuencias(), Clase: "media"}
		for _, e := range escogidos {
			if e.Tipo == campo.Nombre && !dominio.Frecuencia(e.Frecuencia).Valida() {
				campo.Error = "Elija una de las opciones de la lista."
				v.faltas = append(v.faltas, piezas.Falta{Texto: campo.Etiqueta + ": elija una de las opciones de la lista.", Lleva: "#" + campo.ID()})
			} else if e.Tipo == campo.Nombre {
				campo.Valor = e.Frecuencia
			}
		}
		v.campos = append(v.campos, campo)
	}
	titulo := "Correos que recibo"
	if len(v.faltas) > 0 {
		titulo = "Error: " + titulo
	}
	return p.mostrar(c, estado, Marco{Titulo: titulo, Angosta: true,
		Migas: []piezas.Miga{{Texto: "Inicio", URL: "/"}, {Texto: "Mi perfil", URL: "/mi-perfil"}}}, paginaAvisos(v))
}

func frecuencias() []piezas.Opcion {
	return []piezas.Opcion{
		{Valor: string(dominio.AlMomento), Texto: "Al momento"},
		{Valor: string(dominio.Diaria), Texto: "En el resumen del día"},
		{Valor: string(dominio.Nunca), Texto: "Nunca"},
	}
}

// tipoDeCorreo names a kind of mail for people.
func tipoDeCorreo(t dominio.Tipo) string {
	switch t {
	case dominio.Invitacion:
		return "Invitación"
	case dominio.Restablecimiento:
		return "Restablecer la contraseña"
	case dominio.ClaveCambiada:
		return "Cambio de contraseña"
	case dominio.AccesoRecibido:
		return "Solicitud de acceso recibida"
	case dominio.AccesoAprobado:
		return "Solicitud de acceso aprobada"
	case dominio.AccesoRechazado:
		return "Solicitud de acceso rechazada"
	case dominio.SolicitudEnviada:
		return "Llega una solicitud"
	case dominio.Recordatorio:
		return "Recordatorio de lo que espera"
	case dominio.CambioCalendario:
		return "Cambia el calendario de cursos aprobados"
	case dominio.SolicitudDevuelta:
		return "Solicitud devuelta"
	case dominio.SolicitudAprobada:
		return "Solicitud aprobada"
	case dominio.SolicitudRechazo:
		return "Solicitud rechazada"
	case dominio.FichaAsignada:
		return "Ficha asignada"
	case dominio.CursoReprogramado:
		return "Curso reprogramado"
	case dominio.CursoCancelado:
		return "Curso cancelado"
	case dominio.Resumen:
		return "Resumen del día"
	}
	return string(t)
}
