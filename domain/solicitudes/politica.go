package solicitudes

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Alcance is the set of solicitudes that a person may see; what lies outside looks absent.
type Alcance struct {
	Pais       bool
	Centro     kernel.CentroID
	Instructor kernel.UsuarioID
}

// AlcanceDe gives the scope of a person: an instructor the own ones, a coordinator those of the own centre (drafts
// too), an admin all.
func AlcanceDe(por kernel.Actor) Alcance {
	switch por.Rol {
	case kernel.Admin:
		return Alcance{Pais: true}
	case kernel.Coordinador:
		return Alcance{Centro: por.Centro}
	case kernel.Instructor:
		return Alcance{Instructor: por.ID}
	}
	return Alcance{}
}

// En narrows the scope to one centre; an empty one changes nothing, and a centre outside of the scope leaves nothing.
func (a Alcance) En(centro kernel.CentroID) Alcance {
	switch {
	case centro == "" || centro == a.Centro:
		return a
	case a.Pais:
		return Alcance{Centro: centro}
	}
	return Alcance{}
}

// Incluye tells whether the scope covers a solicitud of that centre and instructor.
func (a Alcance) Incluye(centro kernel.CentroID, instructor kernel.UsuarioID) bool {
	return a.Pais || (a.Centro != "" && a.Centro == centro) || (a.Instructor != "" && a.Instructor == instructor)
}

// Situacion is what the policy looks at: where a solicitud stands and who has to do with it.
type Situacion struct {
	Codigo       string
	Estado       Estado
	CentroID     kernel.CentroID
	InstructorID kernel.UsuarioID
	RevisorID    kernel.UsuarioID
	ConPropuesta bool      // the owner asked for another schedule and nobody has answered
	EstadoPor    string    // name of who brought it into this state
	EstadoDesde  time.Time // since when
}

// RolPuede refuses with ErrRol what the role may never do, before anything is looked up.
func RolPuede(a Accion, rol kernel.Rol) error {
	if _, ok := reglaDe(a, rol); !ok {
		if a == Crear {
			return ErrRol.Saying("Solo los instructores pueden crear solicitudes")
		}
		return ErrRol
	}
	return nil
}

// Permitida is the one policy of the module: it says why por may not do a now, in the order role (ErrRol), scope
// (ErrNoEncontrada), person and state (a Conflict that says who, when and what is possible instead).
func Permitida(a Accion, por kernel.Actor, s Situacion) error {
	if err := RolPuede(a, por.Rol); err != nil {
		return err
	}
	if !AlcanceDe(por).Incluye(s.CentroID, s.InstructorID) {
		return ErrNoEncontrada
	}
	if f := impedimento(a, por, s); f != nil {
		return f.Saying(porQue(f, a, por, s)).With("estado", string(s.Estado)).With("permitidas", Acciones(por, s))
	}
	return nil
}

// impedimento is the bare reason; porQue puts it into words.
func impedimento(a Accion, por kernel.Actor, s Situacion) *fault.Error {
	r, _ := reglaDe(a, por.Rol)
	switch {
	case !slices.Contains(r.desde, s.Estado):
		return ErrEstado
	case a == Tomar && s.Estado == EnRevision && s.RevisorID == por.ID:
		return ErrYaTomada
	case s.Estado == EnRevision && decide(a) && s.RevisorID != por.ID && por.Rol != kernel.Admin:
		return ErrEnRevisionDeOtro
	case (a == Aprobar || a == Reprogramar || a == Entregar) && s.InstructorID == por.ID:
		return ErrAutor
	case a == DescartarPropuesta && !s.ConPropuesta:
		return ErrSinPropuesta
	}
	return nil
}

func porQue(f *fault.Error, a Accion, por kernel.Actor, s Situacion) string {
	switch f {
	case ErrEstado:
		return estadoNoPermite(a, por, s)
	case ErrEnRevisionDeOtro:
		return fmt.Sprintf("%s tiene la solicitud %s en revisión desde el %s. Para decidirla, tómela usted primero.",
			s.EstadoPor, s.Codigo, enPalabras(s.EstadoDesde))
	case ErrAutor:
		if a == Reprogramar {
			return "Quien escribió la solicitud no puede reprogramarla. Pida a otra persona de la coordinación que lo haga."
		}
		if a == Entregar { // or the author would be free to approve it
			return "Quien escribió la solicitud no puede entregarla. Pida a otra persona de la coordinación que lo haga."
		}
	}
	return f.Message
}

// decide lists what only the one who has taken a solicitud may do to it.
func decide(a Accion) bool {
	return a == Soltar || a == Devolver || a == Aprobar || a == Rechazar
}

// Acciones lists what por may do now; the same policy would let it pass.
func Acciones(por kernel.Actor, s Situacion) []Accion {
	posibles := []Accion{}
	if !AlcanceDe(por).Incluye(s.CentroID, s.InstructorID) {
		return posibles
	}
	for _, r := range reglas {
		if r.accion == Crear || !slices.Contains(r.roles, por.Rol) {
			continue
		}
		if impedimento(r.accion, por, s) == nil {
			posibles = append(posibles, r.accion)
		}
	}
	return posibles
}

func estadoNoPermite(a Accion, por kernel.Actor, s Situacion) string {
	texto := fmt.Sprintf("No se puede %s la solicitud %s: está %s", infinitivo[a], s.Codigo, s.Estado.Palabras())
	if s.EstadoPor != "" {
		texto += fmt.Sprintf(" desde el %s (%s)", enPalabras(s.EstadoDesde), s.EstadoPor)
	}
	posibles := Acciones(por, s)
	if len(posibles) == 0 {
		return texto + "."
	}
	verbos := make([]string, len(posibles))
	for i, p := range posibles {
		verbos[i] = strings.TrimSuffix(infinitivo[p], " a")
	}
	return texto + ". Ahora usted puede: " + strings.Join(verbos, ", ") + "."
}

var infinitivo = map[Accion]string{
	Crear: "crear", Editar: "editar", Enviar: "enviar", Retirar: "retirar", Tomar: "tomar", Soltar: "soltar",
	Devolver: "devolver", Aprobar: "aprobar", Rechazar: "rechazar", AsignarFicha: "asignar la ficha a",
	Reprogramar: "reprogramar", ProponerReprogramacion: "proponer otro horario a", DescartarPropuesta: "descartar la propuesta hecha a",
	Cancelar: "cancelar", Duplicar: "duplicar", Entregar: "entregar a otro instructor",
}

func enPalabras(t time.Time) string { return horarios.FechaEnPalabras(kernel.Today(t)) }
