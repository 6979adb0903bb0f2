package solicitudes_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func igual(a, b solicitudes.Expediente) bool { return reflect.DeepEqual(a, b) }

// relacion is somebody before a solicitud of the instructora at the centre; when it is EN_REVISION the revisora has it.
type relacion struct {
	nombre string
	por    kernel.Actor
	autor  kernel.UsuarioID
}

var autora = kernel.Actor{ID: "u-autora", Nombre: "Aura Autora", Rol: kernel.Coordinador, Centro: centro}

// esperado holds domain.md 4.2 as letters, one for each state in the order BORRADOR, PENDIENTE, EN_REVISION, DEVUELTA,
// APROBADA, RECHAZADA, CANCELADA:
//
//	S may; R the role never may (403); N out of scope (404); E the state does not allow it, O another revisor has it,
//	Y the own revisor has it, A the author, P there is no proposal (409)
//
// An action that is not named is R in every state.
var esperado = []struct {
	relacion
	letras map[solicitudes.Accion]string
}{
	{relacion{"owner", instructora, instructora.ID}, map[solicitudes.Accion]string{
		solicitudes.Editar: "SSESEEE", solicitudes.Enviar: "SSESEEE", solicitudes.Retirar: "ESEEEEE",
		solicitudes.Cancelar: "SSESEEE", solicitudes.Duplicar: "SSSSSSS", solicitudes.ProponerReprogramacion: "EEEESEE",
	}},
	{relacion{"another instructor of the centre", colega, instructora.ID}, map[solicitudes.Accion]string{
		solicitudes.Editar: "NNNNNNN", solicitudes.Enviar: "NNNNNNN", solicitudes.Retirar: "NNNNNNN",
		solicitudes.Cancelar: "NNNNNNN", solicitudes.Duplicar: "NNNNNNN", solicitudes.ProponerReprogramacion: "NNNNNNN",
	}},
	{relacion{"coordinator of the centre", coordinador, instructora.ID}, map[solicitudes.Accion]string{
		solicitudes.Tomar: "ESSEEEE", solicitudes.Soltar: "EEOEEEE", solicitudes.Devolver: "ESOEEEE", solicitudes.Aprobar: "ESOEEEE",
		solicitudes.Rechazar: "ESOEEEE", solicitudes.AsignarFicha: "EEEESEE", solicitudes.Cancelar: "EEEESEE",
		solicitudes.Reprogramar: "EEEESEE", solicitudes.DescartarPropuesta: "EEEEPEE", solicitudes.Entregar: "SSSSSEE",
	}},
	{relacion{"coordinator who is the revisor", revisora, instructora.ID}, map[solicitudes.Accion]string{
		solicitudes.Tomar: "ESYEEEE", solicitudes.Soltar: "EESEEEE", solicitudes.Devolver: "ESSEEEE", solicitudes.Aprobar: "ESSEEEE",
		solicitudes.Rechazar: "ESSEEEE", solicitudes.AsignarFicha: "EEEESEE", solicitudes.Cancelar: "EEEESEE",
		solicitudes.Reprogramar: "EEEESEE", solicitudes.DescartarPropuesta: "EEEEPEE", solicitudes.Entregar: "SSSSSEE",
	}},
	{relacion{"coordinator of another centre", forastero, instructora.ID}, map[solicitudes.Accion]string{
		solicitudes.Tomar: "NNNNNNN", solicitudes.Soltar: "NNNNNNN", solicitudes.Devolver: "NNNNNNN", solicitudes.Aprobar: "NNNNNNN",
		solicitudes.Rechazar: "NNNNNNN", solicitudes.AsignarFicha: "NNNNNNN", solicitudes.Cancelar: "NNNNNNN",
		solicitudes.Reprogramar: "NNNNNNN", solicitudes.DescartarPropuesta: "NNNNNNN", solicitudes.Entregar: "NNNNNNN",
	}},
	{relacion{"coordinator without a centre", kernel.Actor{ID: "u-suelto", Rol: kernel.Coordinador}, instructora.ID}, map[solicitudes.Accion]string{
		solicitudes.Tomar: "NNNNNNN", solicitudes.Soltar: "NNNNNNN", solicitudes.Devolver: "NNNNNNN", solicitudes.Aprobar: "NNNNNNN",
		solicitudes.Rechazar: "NNNNNNN", solicitudes.AsignarFicha: "NNNNNNN", solicitudes.Cancelar: "NNNNNNN",
		solicitudes.Reprogramar: "NNNNNNN", solicitudes.DescartarPropuesta: "NNNNNNN", solicitudes.Entregar: "NNNNNNN",
	}},
	{relacion{"coordinator who is the author", autora, autora.ID}, map[solicitudes.Accion]string{
		solicitudes.Tomar: "ESSEEEE", solicitudes.Soltar: "EEOEEEE", solicitudes.Devolver: "ESOEEEE", solicitudes.Aprobar: "EAOEEEE",
		solicitudes.Rechazar: "ESOEEEE", solicitudes.AsignarFicha: "EEEESEE", solicitudes.Cancelar: "EEEESEE",
		solicitudes.Reprogramar: "EEEEAEE", solicitudes.DescartarPropuesta: "EEEEPEE", solicitudes.Entregar: "AAAAAEE",
	}},
	{relacion{"revisor who is the author", revisora, revisora.ID}, map[solicitudes.Accion]string{
		solicitudes.Tomar: "ESYEEEE", solicitudes.Soltar: "EESEEEE", solicitudes.Devolver: "ESSEEEE", solicitudes.Aprobar: "EAAEEEE",
		solicitudes.Rechazar: "ESSEEEE", solicitudes.AsignarFicha: "EEEESEE", solicitudes.Cancelar: "EEEESEE",
		solicitudes.Reprogramar: "EEEEAEE", solicitudes.DescartarPropuesta: "EEEEPEE", solicitudes.Entregar: "AAAAAEE",
	}},
	{relacion{"admin", admin, instructora.ID}, map[solicitudes.Accion]string{
		solicitudes.Tomar: "ESSEEEE", solicitudes.Soltar: "EESEEEE", solicitudes.Devolver: "ESSEEEE", solicitudes.Aprobar: "ESSEEEE",
		solicitudes.Rechazar: "ESSEEEE", solicitudes.AsignarFicha: "EEEESEE", solicitudes.Cancelar: "EEEESEE",
		solicitudes.Reprogramar: "EEEESEE", solicitudes.DescartarPropuesta: "EEEEPEE", solicitudes.Entregar: "SSSSSEE",
	}},
	{relacion{"admin who is the author", admin, admin.ID}, map[solicitudes.Accion]string{
		solicitudes.Tomar: "ESSEEEE", solicitudes.Soltar: "EESEEEE", solicitudes.Devolver: "ESSEEEE", solicitudes.Aprobar: "EAAEEEE",
		solicitudes.Rechazar: "ESSEEEE", solicitudes.AsignarFicha: "EEEESEE", solicitudes.Cancelar: "EEEESEE",
		solicitudes.Reprogramar: "EEEEAEE", solicitudes.DescartarPropuesta: "EEEEPEE", solicitudes.Entregar: "AAAAAEE",
	}},
	{relacion{"nobody", kernel.Actor{}, instructora.ID}, nil},
}

var todasLasAcciones = []solicitudes.Accion{
	solicitudes.Editar, solicitudes.Enviar, solicitudes.Retirar, solicitudes.Tomar, solicitudes.Soltar, solicitudes.Devolver, solicitudes.Aprobar,
	solicitudes.Rechazar, solicitudes.AsignarFicha, solicitudes.Reprogramar, solicitudes.ProponerReprogramacion, solicitudes.DescartarPropuesta,
	solicitudes.Cancelar, solicitudes.Duplicar, solicitudes.Entregar,
}

var rechazos = map[byte]*fault.Error{
	'R': solicitudes.ErrRol, 'N': solicitudes.ErrNoEncontrada, 'E': solicitudes.ErrEstado,
	'O': solicitudes.ErrEnRevisionDeOtro, 'Y': solicitudes.ErrYaTomada, 'A': solicitudes.ErrAutor, 'P': solicitudes.ErrSinPropuesta,
}

func situacion(estado solicitudes.Estado, autor kernel.UsuarioID) solicitudes.Situacion {
	s := solicitudes.Situacion{Codigo: "SOL-2027-001", Estado: estado, CentroID: centro, InstructorID: autor,
		EstadoPor: "Rosa Revisora", EstadoDesde: time.Date(2027, time.January, 11, 3, 0, 0, 0, time.UTC)}
	if estado == solicitudes.EnRevision {
		s.RevisorID = revisora.ID
	}
	return s
}

// recorrer walks every relation, state and action with its letter of the table.
func recorrer(f func(r relacion, estado solicitudes.Estado, a solicitudes.Accion, letra byte)) {
	for _, fila := range esperado {
		for _, a := range todasLasAcciones {
			letras, nombrada := fila.letras[a]
			for i, estado := range solicitudes.Estados() {
				if nombrada {
					f(fila.relacion, estado, a, letras[i])
				} else {
					f(fila.relacion, estado, a, 'R')
				}
			}
		}
	}
}

func TestPermitidaIsTheTableOfTheStates(t *testing.T) {
	recorrer(func(r relacion, estado solicitudes.Estado, a solicitudes.Accion, letra byte) {
		err := solicitudes.Permitida(a, r.por, situacion(estado, r.autor))
		if letra == 'S' && err == nil {
			return
		}
		if letra == 'S' || !errors.Is(err, rechazos[letra]) || fault.KindOf(err) != rechazos[letra].Kind {
			t.Errorf("%s, %s, %s: got %v, want %c", r.nombre, estado, a, err, letra)
		}
	})
}

func TestAccionesIsWhatPermitidaLetsPass(t *testing.T) {
	for _, r := range esperado {
		for i, estado := range solicitudes.Estados() {
			quiere := []solicitudes.Accion{}
			for _, a := range todasLasAcciones {
				if letras := r.letras[a]; letras != "" && letras[i] == 'S' {
					quiere = append(quiere, a)
				}
			}
			got := solicitudes.Acciones(r.por, situacion(estado, r.autor))
			if got == nil || !slices.Equal(got, quiere) {
				t.Errorf("%s, %s: got %v, want %v", r.nombre, estado, got, quiere)
			}
		}
	}
}

func TestEveryConflictSaysWhoWhenAndWhatIsPossible(t *testing.T) {
	recorrer(func(r relacion, estado solicitudes.Estado, a solicitudes.Accion, letra byte) {
		s := situacion(estado, r.autor)
		f, ok := errors.AsType[*fault.Error](solicitudes.Permitida(a, r.por, s))
		if !ok || f.Kind != fault.Conflict {
			return
		}
		if f.Details["estado"] != string(estado) || !reflect.DeepEqual(f.Details["permitidas"], solicitudes.Acciones(r.por, s)) {
			t.Errorf("%s, %s, %s: details %v", r.nombre, estado, a, f.Details)
		}
		// 2027-01-11T03:00Z is still the 10th in Bogotá.
		for _, parte := range []string{"SOL-2027-001", "10 de enero de 2027", "Rosa Revisora"} {
			if (letra == 'E' || letra == 'O') && !strings.Contains(f.Message, parte) {
				t.Errorf("%s, %s, %s: %q does not say %q", r.nombre, estado, a, f.Message, parte)
			}
		}
		if letra == 'E' && !strings.Contains(f.Message, estado.Palabras()) {
			t.Errorf("%s, %s, %s: %q does not name the state", r.nombre, estado, a, f.Message)
		}
	})
}

func TestOutOfScopeLooksAbsentWhateverTheState(t *testing.T) {
	recorrer(func(r relacion, estado solicitudes.Estado, a solicitudes.Accion, letra byte) {
		if letra != 'N' {
			return
		}
		err := solicitudes.Permitida(a, r.por, situacion(estado, r.autor))
		if !reflect.DeepEqual(err, error(solicitudes.ErrNoEncontrada)) {
			t.Errorf("%s, %s, %s: %#v tells more than that it is absent", r.nombre, estado, a, err)
		}
	})
}

func TestTheRoleComesBeforeEverything(t *testing.T) {
	for rol, puede := range map[kernel.Rol][]solicitudes.Accion{
		kernel.Instructor: {solicitudes.Crear, solicitudes.Editar, solicitudes.Enviar, solicitudes.Retirar, solicitudes.ProponerReprogramacion,
			solicitudes.Cancelar, solicitudes.Duplicar},
		kernel.Coordinador: {solicitudes.Tomar, solicitudes.Soltar, solicitudes.Devolver, solicitudes.Aprobar, solicitudes.Rechazar,
			solicitudes.AsignarFicha, solicitudes.Reprogramar, solicitudes.DescartarPropuesta, solicitudes.Cancelar, solicitudes.Entregar},
		kernel.Admin: {solicitudes.Tomar, solicitudes.Soltar, solicitudes.Devolver, solicitudes.Aprobar, solicitudes.Rechazar,
			solicitudes.AsignarFicha, solicitudes.Reprogramar, solicitudes.DescartarPropuesta, solicitudes.Cancelar, solicitudes.Entregar},
		"": nil, "APRENDIZ": nil,
	} {
		for _, a := range append(slices.Clone(todasLasAcciones), solicitudes.Crear, "BORRAR") {
			err := solicitudes.RolPuede(a, rol)
			if slices.Contains(puede, a) != (err == nil) || (err != nil && fault.KindOf(err) != fault.Forbidden) {
				t.Errorf("%q %s: got %v", rol, a, err)
			}
		}
	}
}

func TestScopeOfEachRole(t *testing.T) {
	suya, delCentro, deLejos := "u-instructora", centro, lejano
	for _, c := range []struct {
		por        kernel.Actor
		centro     kernel.CentroID
		instructor string
		quiere     bool
	}{
		{colega, delCentro, suya, false},
		{instructora, deLejos, suya, true}, // an instructor who moved keeps the own ones
		{instructora, delCentro, suya, true},
		{forastero, delCentro, suya, false},
		{coordinador, deLejos, suya, false},
		{coordinador, deLejos, "u-coordinador", false},
		{coordinador, delCentro, suya, true},
		{admin, delCentro, suya, true},
		{admin, deLejos, suya, true},
		{kernel.Actor{ID: "u-instructora", Centro: centro}, delCentro, suya, false},
		{kernel.Actor{Rol: kernel.Instructor}, delCentro, "", false},
		{kernel.Actor{Rol: kernel.Coordinador}, "", suya, false},
	} {
		if got := solicitudes.AlcanceDe(c.por).Incluye(c.centro, kernel.UsuarioID(c.instructor)); got != c.quiere {
			t.Errorf("%+v sees %s of %s: %v", c.por, c.instructor, c.centro, got)
		}
	}
}

// verbos calls each action with arguments that nothing but the policy can refuse.
func verbos(t testing.TB, s *solicitudes.Solicitud, por kernel.Actor) map[solicitudes.Accion]func() error {
	const motivo = "un motivo con suficientes palabras"
	env := entorno()
	return map[solicitudes.Accion]func() error{
		solicitudes.Editar: func() error {
			return s.Editar(por, valores{"observaciones": motivo}.parche(), solicitudes.Conservar, env)
		},
		solicitudes.Enviar:   func() error { return s.Enviar(por, env) },
		solicitudes.Retirar:  func() error { return s.Retirar(por, ahora) },
		solicitudes.Tomar:    func() error { return s.Tomar(por, ahora) },
		solicitudes.Soltar:   func() error { return s.Soltar(por, ahora) },
		solicitudes.Devolver: func() error { return s.Devolver(por, motivo, nil, ahora) },
		solicitudes.Aprobar: func() error {
			return s.Aprobar(por, solicitudes.Decision{NumeroFicha: "3012345"}, nil, sinProvisional(t), ahora)
		},
		solicitudes.Rechazar:     func() error { return s.Rechazar(por, motivo, ahora) },
		solicitudes.AsignarFicha: func() error { return s.AsignarFicha(por, "3099999", motivo, ahora) },
		solicitudes.Cancelar:     func() error { return s.Cancelar(por, motivo, nil, ahora) },
		solicitudes.Reprogramar: func() error {
			return s.Reprogramar(por, solicitudes.Reprogramacion{Motivo: motivo, Parche: tardes().parche()}, sinRivales, env)
		},
		solicitudes.ProponerReprogramacion: func() error {
			return s.ProponerReprogramacion(por, solicitudes.Reprogramacion{Motivo: motivo, Parche: tardes().parche()}, env)
		},
		solicitudes.DescartarPropuesta: func() error { return s.DescartarPropuesta(por, motivo, ahora) },
		solicitudes.Entregar: func() error {
			return s.Entregar(por, quienRecibe(s), solicitudes.Entrega{Motivo: motivo}, nil, ahora)
		},
		solicitudes.Duplicar: func() error {
			_, err := s.Duplicar(por, "s-2", env, new(codigos).numerar)
			return err
		},
	}
}

func TestEveryVerbAsksThePolicyAndARefusalLeavesNothing(t *testing.T) {
	expedientes := map[solicitudes.Estado]solicitudes.Expediente{}
	for _, estado := range solicitudes.Estados() {
		expedientes[estado] = en(t, estado).Expediente()
	}
	recorrer(func(r relacion, estado solicitudes.Estado, a solicitudes.Accion, letra byte) {
		e := expedientes[estado]
		e.InstructorID = r.autor
		s := solicitudes.Restore(e)
		if letra == 'S' {
			if err := verbos(t, s, r.por)[a](); err != nil {
				t.Errorf("%s, %s, %s: %v", r.nombre, estado, a, err)
			}
			return
		}
		err := intacta(t, s, verbos(t, s, r.por)[a])
		if !errors.Is(err, rechazos[letra]) {
			t.Errorf("%s, %s, %s: got %v, want %c", r.nombre, estado, a, err, letra)
		}
		if f, ok := errors.AsType[*fault.Error](err); ok && letra == 'E' && !strings.Contains(f.Message, "No se puede "+infinitivos[a]) {
			t.Errorf("%s, %s, %s: %q is about another verb", r.nombre, estado, a, f.Message)
		}
	})
}

var infinitivos = map[solicitudes.Accion]string{
	solicitudes.Editar: "editar", solicitudes.Enviar: "enviar", solicitudes.Retirar: "retirar", solicitudes.Tomar: "tomar", solicitudes.Soltar: "soltar",
	solicitudes.Devolver: "devolver", solicitudes.Aprobar: "aprobar", solicitudes.Rechazar: "rechazar", solicitudes.AsignarFicha: "asignar la ficha",
	solicitudes.Reprogramar: "reprogramar", solicitudes.ProponerReprogramacion: "proponer otro horario", solicitudes.DescartarPropuesta: "descartar la propuesta",
	solicitudes.Cancelar: "cancelar", solicitudes.Duplicar: "duplicar", solicitudes.Entregar: "entregar",
}
