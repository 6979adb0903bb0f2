package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// claveOferta carries the start that somebody chose in "¿Cuándo puedo?" to the first step of a new solicitud.
const claveOferta = "inicio"

// oferta is a start, its week and the ambiente that is free then on the way into a new solicitud. It promises nothing: the
// steps judge it anew.
type oferta struct {
	inicio   kernel.Date
	semana   []solicitudes.Horario
	ambiente string // empty: none was asked for
}

// String writes 2027-03-06.6-840-1080.7-840-1080@id: the date, day and minutes of each block, the ambiente; nothing for none.
func (o oferta) String() string {
	if o.inicio.IsZero() {
		return ""
	}
	partes := []string{o.inicio.String()}
	for _, h := range o.semana {
		partes = append(partes, fmt.Sprintf("%d-%d-%d", h.Dia, h.Desde, h.Hasta))
	}
	texto := strings.Join(partes, ".")
	if o.ambiente != "" {
		texto += "@" + o.ambiente
	}
	return texto
}

// ofertaDe reads the offer out of the address or of what was posted. What is none is nothing: it is only a help.
func ofertaDe(c *gin.Context) oferta {
	texto := c.PostForm(claveOferta)
	if texto == "" {
		texto = c.Query(claveOferta)
	}
	texto, ambiente, _ := strings.Cut(texto, "@")
	fecha, resto, _ := strings.Cut(texto, ".")
	inicio, err := kernel.ParseDate(fecha)
	if err != nil {
		return oferta{}
	}
	o := oferta{inicio: inicio}
	if len(ambiente) <= solicitudes.TextoCorto {
		o.ambiente = ambiente
	}
	var bloques []horarios.Bloque
	partes := strings.SplitN(resto, ".", solicitudes.HorariosLimite+1)
	if len(partes) > solicitudes.HorariosLimite {
		return o // longer than any week of ours: not worth the reading
	}
	for _, parte := range partes {
		var h solicitudes.Horario
		if n, _ := fmt.Sscanf(parte, "%d-%d-%d", &h.Dia, &h.Desde, &h.Hasta); n != 3 || horarios.NombreDia(h.Dia) == "" {
			continue
		}
		o.semana = append(o.semana, h)
		bloques = append(bloques, horarios.Bloque{Dia: h.Dia, Desde: h.Desde, Hasta: h.Hasta})
	}
	if len(horarios.RevisarPatron(bloques)) > 0 {
		o.semana = nil
	}
	return o
}

// escribir puts the offer into what a new solicitud begins with.
func (o oferta) escribir(p *solicitudes.Parche) {
	if o.inicio.IsZero() {
		return
	}
	p.Valores.FechaInicioCurso, p.Dados["fechaInicioCurso"] = o.inicio, true
	if len(o.semana) > 0 {
		p.Valores.Horarios, p.Dados["horarios"] = o.semana, true
	}
	if o.ambiente != "" {
		p.Valores.AmbienteID, p.Dados[campoAmbiente] = o.ambiente, true
	}
}

// soltarAmbiente takes the ambiente back out when it is what err is about, and tells so: it can no longer be chosen, and the
// first step, which has no field for it, goes on without.
func (o oferta) soltarAmbiente(p *solicitudes.Parche, err error) bool {
	f, ok := errors.AsType[*fault.Error](err)
	if o.ambiente == "" || !ok || !slices.ContainsFunc(f.Fields, func(c fault.Field) bool { return c.Pointer == "/"+campoAmbiente }) {
		return false
	}
	p.Valores.AmbienteID = ""
	delete(p.Dados, campoAmbiente)
	return true
}
