package catalogo

import (
	"fmt"
	"strings"
	"time"
)

// UsoCentro counts what lives in a centre.
type UsoCentro struct {
	Personas      int // with an active account
	Coordinadores int // of them
	Programas     int // active
	Abiertas      int // solicitudes that wait for a decision or a correction
	PorDictar     int // approved courses with a class today or later
}

// ComprobarEdicion refuses with ErrCentroModificado when the caller decided on another edition; nil means any.
func (c *Centro) ComprobarEdicion(esperada *int64) error {
	if esperada != nil && *esperada != c.e.Edicion {
		return ErrCentroModificado.With("edicion", c.e.Edicion)
	}
	return nil
}

// Editar writes d over the centre and tells what changed; without a change it stays as it was. The error is a
// fault.Invalid with every broken rule. The phone of a centre is no personal datum.
func (c *Centro) Editar(d DatosCentro, at time.Time) ([]Cambio, error) {
	if err := d.revisar(); err != nil {
		return nil, err
	}
	cambios := c.e.diferencias(d)
	if len(cambios) > 0 {
		c.e.DatosCentro = d
		c.tocar(at)
	}
	return cambios, nil
}

// Desactivar closes a centre in which nothing goes on any more; otherwise it is ErrCentroEnUso with what does.
func (c *Centro) Desactivar(uso UsoCentro, at time.Time) ([]Cambio, error) {
	if !c.e.Activo {
		return nil, ErrCentroInactivo
	}
	if err := uso.Permite(); err != nil {
		return nil, err
	}
	return c.activar(false, at), nil
}

// Permite tells whether a centre with this use may be closed: nil, or ErrCentroEnUso saying what is in the way.
func (u UsoCentro) Permite() error {
	var falta []string
	for _, x := range []struct {
		n           int
		uno, varios string
	}{
		{u.Personas, "persona con cuenta activa", "personas con cuenta activa"},
		{u.Abiertas, "solicitud por decidir o corregir", "solicitudes por decidir o corregir"},
		{u.PorDictar, "curso aprobado que no ha terminado", "cursos aprobados que no han terminado"},
	} {
		switch {
		case x.n == 1:
			falta = append(falta, "1 "+x.uno)
		case x.n > 1:
			falta = append(falta, fmt.Sprintf("%d %s", x.n, x.varios))
		}
	}
	if len(falta) == 0 {
		return nil
	}
	return ErrCentroEnUso.Saying("El centro todavía tiene "+strings.Join(falta, ", ")+". Resuelva eso antes de desactivarlo.").
		With("personas", u.Personas).With("solicitudesAbiertas", u.Abiertas).With("cursosPorDictar", u.PorDictar)
}

// Activar opens the centre again.
func (c *Centro) Activar(at time.Time) ([]Cambio, error) {
	if c.e.Activo {
		return nil, ErrCentroActivo
	}
	return c.activar(true, at), nil
}

func (c *Centro) activar(activo bool, at time.Time) []Cambio {
	c.e.Activo = activo
	c.tocar(at)
	return []Cambio{{Campo: "isActive", Antes: !activo, Despues: activo}}
}

func (c *Centro) tocar(at time.Time) { c.e.ActualizadoEn = at.UTC().Truncate(time.Millisecond) }

// diferencias tells what writing d over e changes.
func (e EstadoCentro) diferencias(d DatosCentro) []Cambio {
	var c comparacion
	c.campo("codigo", e.Codigo, d.Codigo)
	c.campo("nombre", e.Nombre, d.Nombre)
	c.campo("direccion", e.Direccion, d.Direccion)
	c.campo("telefono", e.Telefono, d.Telefono)
	c.campo("ciudad", e.Ciudad, d.Ciudad)
	c.campo("region", e.Region, d.Region)
	c.campo("regionalCodigo", e.RegionalCodigo, d.RegionalCodigo)
	c.campo("formCode", e.FormatoCodigo, d.FormatoCodigo)
	c.campo("formVersion", e.FormatoVersion, d.FormatoVersion)
	c.campo("limitePlanta", e.LimitePlanta, d.LimitePlanta)
	c.campo("limiteContratista", e.LimiteContratista, d.LimiteContratista)
	return c.cambios
}
