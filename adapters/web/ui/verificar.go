package ui

import (
	"errors"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/application/documentos"
	"complementarias/domain/kernel"
)

// verificar tells anybody who holds a paper what it is worth. Nothing of it may be kept, indexed or passed on.
func (p *Paginas) verificar(c *gin.Context) error {
	c.Header("X-Robots-Tag", "noindex, nofollow, noarchive")
	c.Header("Referrer-Policy", "no-referrer")
	m := Marco{Titulo: "Verificación de un documento", Angosta: true, SinIndice: true}
	v, err := p.d.Documentos.Verificar.Execute(c.Request.Context(), c.Param("token"))
	if errors.Is(err, documentos.ErrSinPapel) {
		peticion.AnotarCausa(c.Request.Context(), err)
		return p.mostrar(c, http.StatusNotFound, m, paginaSinPapel())
	}
	if err != nil {
		return err
	}
	return p.mostrar(c, http.StatusOK, m, paginaVerificar(vistaVerificar{v}))
}

// vistaVerificar is the page of a paper.
type vistaVerificar struct{ documentos.Verificacion }

func (v vistaVerificar) tono() piezas.Tono {
	switch {
	case v.Veredicto == documentos.Anulado:
		return piezas.Mal
	case v.Veredicto == documentos.Desactualizado || !v.Aprobada:
		return piezas.Ojo
	}
	return piezas.Bien
}

func (v vistaVerificar) titulo() string {
	switch v.Veredicto {
	case documentos.Anulado:
		return "Este documento fue anulado"
	case documentos.Desactualizado:
		return "Este papel está desactualizado"
	case documentos.Vigente:
	}
	return "Este documento está vigente"
}

func (v vistaVerificar) explicacion() string {
	switch v.Veredicto {
	case documentos.Anulado:
		return palabras.Punto("La coordinación lo anuló el "+fechaYHora(v.AnuladoEn)) + " No lo use; pida uno nuevo en el centro de formación."
	case documentos.Desactualizado:
		return "La solicitud cambió después de imprimirlo. Lo que vale es lo que dice hoy, que está más abajo; pida un papel nuevo en el centro de formación."
	case documentos.Vigente:
	}
	if v.Aprobada {
		return "Lo emitió este sistema y dice lo mismo que la solicitud hoy. Compare la huella con la del papel."
	}
	return "Dice lo mismo que la solicitud hoy, pero la solicitud no está aprobada: este papel no autoriza el curso."
}

// ahora names the state as it is now, when the paper may say another.
func (v vistaVerificar) rotuloDeEstado() string {
	if v.Veredicto == documentos.Vigente {
		return "Estado"
	}
	return "Estado de hoy"
}

func (v vistaVerificar) ficha() string {
	switch {
	case v.NumeroFicha == "":
		return "Sin número"
	case v.FichaProvisional:
		return v.NumeroFicha + ", provisional: falta la de SOFIA Plus"
	}
	return v.NumeroFicha
}

func (v vistaVerificar) fechas() string {
	if v.Inicio.IsZero() {
		return ""
	}
	if v.Fin.IsZero() {
		return "Desde el " + palabras.FechaLarga(v.Inicio)
	}
	return "Del " + palabras.FechaLarga(v.Inicio) + " al " + palabras.FechaLarga(v.Fin)
}

// fechaYHora writes "27 de octubre de 2026, 3:20 p. m." in Bogotá.
func fechaYHora(t time.Time) string {
	local := t.In(kernel.Bogota)
	return palabras.FechaLarga(kernel.Today(t)) + ", " + palabras.Hora(local.Hour()*60+local.Minute())
}
