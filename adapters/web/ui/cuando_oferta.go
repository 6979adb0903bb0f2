package ui

import (
	"fmt"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// claveOferta carries the start that somebody chose in "¿Cuándo puedo?" to the first step of a new solicitud.
const claveOferta = "inicio"

// oferta is a start and its week on the way into a new solicitud. It promises nothing: the third step plans it anew.
type oferta struct {
	inicio kernel.Date
	semana []solicitudes.Horario
}

// String writes 2027-03-06.6-840-1080.7-840-1080: the date, then day and minutes of each block; nothing for none.
func (o oferta) String() string {
	if o.inicio.IsZero() {
		return ""
	}
	partes := []string{o.inicio.String()}
	for _, h := range o.semana {
		partes = append(partes, fmt.Sprintf("%d-%d-%d", h.Dia, h.Desde, h.Hasta))
	}
	return strings.Join(partes, ".")
}

// ofertaDe reads the offer out of the address or of what was posted. What is none is nothing: it is only a help.
func ofertaDe(c *gin.Context) oferta {
	texto := c.PostForm(claveOferta)
	if texto == "" {
		texto = c.Query(claveOferta)
	}
	fecha, resto, _ := strings.Cut(texto, ".")
	inicio, err := kernel.ParseDate(fecha)
	if err != nil {
		return oferta{}
	}
	o := oferta{inicio: inicio}
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
}
