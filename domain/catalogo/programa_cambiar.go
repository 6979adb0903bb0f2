package catalogo

import (
	"errors"
	"slices"
	"strings"
	"time"

	"complementarias/domain/fault"
)

// ComprobarEdicion refuses with ErrProgramaModificado when the caller decided on another edition; nil means any.
func (p *Programa) ComprobarEdicion(esperada *int64) error {
	if esperada != nil && *esperada != p.e.Edicion {
		return ErrProgramaModificado.With("edicion", p.e.Edicion)
	}
	return nil
}

// Editar writes d over the programme and tells what changed; without a change it stays as it was. The version changes
// with NuevaVersion only and the centre never, because solicitudes belong to the centre of their programme: d names the
// present ones, or leaves them empty. Parts that carry the id of a present one keep it, the others get theirs from newID.
// The error is a fault.Invalid with every broken rule.
func (p *Programa) Editar(d DatosPrograma, newID func() string, at time.Time) ([]Cambio, error) {
	return p.escribir(d, p.mismaVersion, newID, at)
}

// NuevaVersion is Editar with another version of the course design. What was sent keeps what it was sent with; drafts
// are sent with the new one. A version that the programme has or had is refused at /version.
func (p *Programa) NuevaVersion(d DatosPrograma, newID func() string, at time.Time) ([]Cambio, error) {
	return p.escribir(d, p.otraVersion, newID, at)
}

// Desactivar takes the programme out of what is offered. What was sent with it goes on; drafts have to choose another one.
func (p *Programa) Desactivar(at time.Time) ([]Cambio, error) {
	if !p.e.Activo {
		return nil, ErrProgramaInactivo
	}
	return p.activar(false, at), nil
}

// Activar offers the programme again.
func (p *Programa) Activar(at time.Time) ([]Cambio, error) {
	if p.e.Activo {
		return nil, ErrProgramaActivo
	}
	return p.activar(true, at), nil
}

func (p *Programa) activar(activo bool, at time.Time) []Cambio {
	p.e.Activo = activo
	p.tocar(at)
	return []Cambio{{Campo: "isActive", Antes: !activo, Despues: activo}}
}

func (p *Programa) tocar(at time.Time) { p.e.ActualizadoEn = at.UTC().Truncate(time.Millisecond) }

func (p *Programa) escribir(d DatosPrograma, version func(*DatosPrograma) []fault.Field, newID func() string, at time.Time) ([]Cambio, error) {
	d = d.clone()
	d.Version = strings.TrimSpace(d.Version)
	if d.CentroID == "" {
		d.CentroID = p.e.CentroID
	}
	faltas := version(&d)
	if d.CentroID != p.e.CentroID {
		faltas = append(faltas, fault.Field{Pointer: "/centroId", Code: "CENTRO_FIJO",
			Message: "Un programa no cambia de centro. Registre en el otro centro un programa con otro código."})
	}
	if f, mal := errors.AsType[*fault.Error](d.revisar()); mal {
		faltas = append(faltas, f.Fields...)
	}
	if err := fault.Fields(faltas); err != nil {
		return nil, err
	}
	cambios := p.e.diferencias(d)
	if len(cambios) == 0 {
		return nil, nil
	}
	antes := p.e.DatosPrograma
	if d.Version != antes.Version {
		p.e.VersionesAnteriores = append(slices.Clone(p.e.VersionesAnteriores), antes.Version)
	}
	p.e.DatosPrograma = d
	p.e.identificar(antes, newID)
	p.tocar(at)
	return cambios, nil
}

func (p *Programa) mismaVersion(d *DatosPrograma) []fault.Field {
	if d.Version == "" {
		d.Version = p.e.Version
	}
	if d.Version == p.e.Version {
		return nil
	}
	return []fault.Field{{Pointer: "/version", Code: "VERSION_FIJA",
		Message: "La versión es la " + p.e.Version + " y no se edita. Para cambiarla registre una nueva versión del programa."}}
}

func (p *Programa) otraVersion(d *DatosPrograma) []fault.Field {
	if d.Version != p.e.Version && !slices.Contains(p.e.VersionesAnteriores, d.Version) {
		return nil
	}
	return []fault.Field{{Pointer: "/version", Code: "VERSION_REPETIDA",
		Message: "El programa ya tiene o tuvo la versión " + d.Version + ". Escriba el número de la versión nueva."}}
}

// identificar gives every part its id: the one that it carries when it is one of antes, otherwise a new one.
func (d *DatosPrograma) identificar(antes DatosPrograma, newID func() string) {
	libres := map[string]bool{}
	for _, o := range antes.Objetivos {
		libres["o"+o.ID] = true
	}
	for _, c := range antes.Competencias {
		libres["c"+c.ID] = true
	}
	for _, r := range antes.Resultados {
		libres["r"+r.ID] = true
	}
	tomar := func(clase string, id *string) {
		if !libres[clase+*id] {
			*id = newID()
		}
		delete(libres, clase+*id)
	}
	for i := range d.Objetivos {
		tomar("o", &d.Objetivos[i].ID)
	}
	for i := range d.Competencias {
		tomar("c", &d.Competencias[i].ID)
	}
	for i := range d.Resultados {
		tomar("r", &d.Resultados[i].ID)
	}
}
