package catalogo

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

const (
	// CapacidadMaxima is how many learners an ambiente may hold.
	CapacidadMaxima = 500
	// AmbientesMaximos is how many ambientes a centre keeps, so that all of them can be read at once.
	AmbientesMaximos = 1000
)

// AmbienteID names an ambiente.
type AmbienteID string

// TipoAmbiente is the kind of place that an ambiente is.
type TipoAmbiente string

// TiposAmbiente lists the kinds (domain.md 3); they are those of the tipoAmbiente of a solicitud.
func TiposAmbiente() []TipoAmbiente {
	return []TipoAmbiente{"AULA", "AULA_MOVIL", "LABORATORIO", "TALLER", "CAMPO", "EMPRESA", "VIRTUAL"}
}

// DatosAmbiente is what people write about an ambiente.
type DatosAmbiente struct {
	Nombre    string // or code, single in its centre whatever its case and accents
	Tipo      TipoAmbiente
	Capacidad int  // learners; 0: not known
	Activo    bool // it can be chosen
}

// EstadoAmbiente is everything that the database keeps of an ambiente.
type EstadoAmbiente struct {
	ID       AmbienteID
	CentroID kernel.CentroID
	DatosAmbiente
	Edicion       int64 // grows with every change: optimistic lock
	CreadoEn      time.Time
	ActualizadoEn time.Time
}

// Clave is what keeps the name single in its centre: without case, accents or double spaces.
func (e EstadoAmbiente) Clave() string { return colombia.Plegar(e.Nombre) }

// NewAmbiente makes an active ambiente. otros are those of its centre; the one with the same id does not count. The error is
// a fault.Invalid with every broken rule, ErrDemasiadosAmbientes, or ErrAmbienteRepetido that names the other one.
func NewAmbiente(id AmbienteID, centro kernel.CentroID, d DatosAmbiente, otros []EstadoAmbiente, at time.Time) (EstadoAmbiente, error) {
	at = at.UTC().Truncate(time.Millisecond)
	d.Activo = true
	e := EstadoAmbiente{ID: id, CentroID: centro, Edicion: 1, CreadoEn: at, ActualizadoEn: at}
	if err := e.escribir(d, otros); err != nil {
		return EstadoAmbiente{}, err
	}
	if len(otros) >= AmbientesMaximos {
		return EstadoAmbiente{}, ErrDemasiadosAmbientes
	}
	return e, nil
}

// ComprobarEdicion refuses with ErrAmbienteModificado when the caller decided on another edition; nil means any.
func (e EstadoAmbiente) ComprobarEdicion(esperada *int64) error {
	if esperada != nil && *esperada != e.Edicion {
		return ErrAmbienteModificado.With("edicion", e.Edicion)
	}
	return nil
}

// Editar writes d over the ambiente as NewAmbiente does and tells what changed; without a change it stays as it was. What
// was sent or approved with it keeps it, also when it cannot be chosen any more.
func (e EstadoAmbiente) Editar(d DatosAmbiente, otros []EstadoAmbiente, at time.Time) (EstadoAmbiente, []Cambio, error) {
	nuevo := e
	if err := nuevo.escribir(d, otros); err != nil {
		return e, nil, err
	}
	var c comparacion
	c.campo("nombre", e.Nombre, nuevo.Nombre)
	c.campo("tipo", string(e.Tipo), string(nuevo.Tipo))
	c.campo("capacidad", e.Capacidad, nuevo.Capacidad)
	c.campo("isActive", e.Activo, nuevo.Activo)
	if len(c.cambios) > 0 {
		nuevo.ActualizadoEn = at.UTC().Truncate(time.Millisecond)
	}
	return nuevo, c.cambios, nil
}

func (e *EstadoAmbiente) escribir(d DatosAmbiente, otros []EstadoAmbiente) error {
	var r revision
	d.Nombre = strings.Join(strings.Fields(r.requerido("/nombre", d.Nombre, textoCorto, "Escriba el nombre o el código del ambiente, por ejemplo Aula 201.")), " ")
	d.Tipo = TipoAmbiente(strings.ToUpper(strings.TrimSpace(string(d.Tipo))))
	if !slices.Contains(TiposAmbiente(), d.Tipo) {
		r.falta("/tipo", "VALOR_NO_PERMITIDO", "Elija uno de los tipos de ambiente de la lista.")
	}
	if d.Capacidad != 0 {
		r.entre("/capacidad", "La capacidad", d.Capacidad, 1, CapacidadMaxima)
	}
	if err := r.err(); err != nil {
		return err
	}
	e.DatosAmbiente = d
	i := slices.IndexFunc(otros, func(o EstadoAmbiente) bool { return o.ID != e.ID && o.Clave() == e.Clave() })
	if i < 0 {
		return nil
	}
	estado := ""
	if !otros[i].Activo {
		estado = ", que está desactivado"
	}
	return ErrAmbienteRepetido.Saying(fmt.Sprintf("El centro ya tiene el ambiente «%s»%s. Escriba otro nombre o edite ese ambiente.", otros[i].Nombre, estado))
}
