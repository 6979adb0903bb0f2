package solicitudes_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// quienRecibe is an instructor of the centre of s who has nothing to do with it yet.
func quienRecibe(s *solicitudes.Solicitud) solicitudes.Persona {
	return solicitudes.Persona{Instructor: solicitudes.Instructor{Nombre: "Pedro Ruiz Ñungo", Cedula: "79000111", Correo: "pruiz@sena.edu.co"},
		ID: "u-pedro", Rol: kernel.Instructor, Centro: s.Expediente().CentroID, Activa: true}
}

func TestEntregarReportsEverythingAtOnce(t *testing.T) {
	for nombre, cambio := range map[string]func(*solicitudes.Persona, *solicitudes.Solicitud){
		"somebody absent":           func(p *solicitudes.Persona, _ *solicitudes.Solicitud) { *p = solicitudes.Persona{} },
		"somebody who left":         func(p *solicitudes.Persona, _ *solicitudes.Solicitud) { p.Activa = false },
		"a coordinator":             func(p *solicitudes.Persona, _ *solicitudes.Solicitud) { p.Rol = kernel.Coordinador },
		"one of another centre":     func(p *solicitudes.Persona, _ *solicitudes.Solicitud) { p.Centro = "otro" },
		"the one who has it anyway": func(p *solicitudes.Persona, s *solicitudes.Solicitud) { p.ID = s.InstructorID() },
	} {
		s := en(t, solicitudes.Pendiente)
		nuevo := quienRecibe(s)
		cambio(&nuevo, s)
		err := intacta(t, s, func() error {
			return s.Entregar(coordinador, nuevo, solicitudes.Entrega{Motivo: "corto", Justificacion: "corta"}, nil, ahora)
		})
		f, _ := errors.AsType[*fault.Error](err)
		var campos []string
		if f != nil {
			for _, x := range f.Fields {
				campos = append(campos, x.Pointer)
			}
		}
		if !slices.Equal(campos, []string{"/instructorId", "/motivo", "/justificacion"}) {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
}

func TestEntregarGoesOnWhereItStands(t *testing.T) {
	for _, estado := range []solicitudes.Estado{solicitudes.Borrador, solicitudes.Pendiente, solicitudes.EnRevision, solicitudes.Devuelta, solicitudes.Aprobada} {
		s := en(t, estado)
		antes := s.Expediente()
		nuevo := quienRecibe(s)
		if err := s.Entregar(coordinador, nuevo, solicitudes.Entrega{Motivo: "Se retira del centro"}, nil, ahora); err != nil {
			t.Errorf("%s: %v", estado, err)
			continue
		}
		e := s.Expediente()
		if e.Estado != estado || e.InstructorID != nuevo.ID || e.RevisorID != antes.RevisorID || e.CentroID != antes.CentroID || !s.Entregada() {
			t.Errorf("%s: it stands as %s of %s", estado, e.Estado, e.InstructorID)
		}
		if e.Datos.ResponsableNombre != nuevo.Nombre || e.Datos.ResponsableCedula != nuevo.Cedula || e.Datos.ResponsableCorreo != nuevo.Correo {
			t.Errorf("%s: the responsible person is %q", estado, e.Datos.ResponsableNombre)
		}
		ultimo(t, s, solicitudes.Entregar, coordinador, ahora, "De "+antes.Datos.ResponsableNombre+" a Pedro Ruiz Ñungo. Se retira del centro")
		var evento solicitudes.SolicitudEntregada
		for _, x := range s.PullEvents() {
			if v, ok := x.(solicitudes.SolicitudEntregada); ok {
				evento = v
			}
		}
		if evento.InstructorID != nuevo.ID || evento.Anterior != antes.InstructorID || evento.Nuevo != nuevo.Nombre || evento.Motivo == "" || evento.EnRevisionDe != antes.RevisorID {
			t.Errorf("%s: told %+v", estado, evento)
		}
	}
}

func TestAnApprovedCourseIsNotHandedIntoAClash(t *testing.T) {
	s := en(t, solicitudes.Aprobada)
	e := s.Expediente()
	rival := solicitudes.Rival{ID: "s-9", Codigo: "SOL-2026-009", Estado: solicitudes.Aprobada, CentroID: e.CentroID, InstructorID: "u-pedro", Sesiones: e.Sesiones}
	err := intacta(t, s, func() error {
		return s.Entregar(coordinador, quienRecibe(s), solicitudes.Entrega{Motivo: "Se retira del centro"}, []solicitudes.Rival{rival}, ahora)
	})
	if !errors.Is(err, solicitudes.ErrCruce) || !strings.Contains(err.Error(), "Para entregar de todos modos") {
		t.Errorf("got %v, want ErrCruce", err)
	}
	if err = s.Entregar(coordinador, quienRecibe(s), solicitudes.Entrega{Motivo: "Se retira del centro", Justificacion: "Otra persona dará esas dos clases"}, []solicitudes.Rival{rival}, ahora); err != nil {
		t.Error(err)
	}
	pendiente := en(t, solicitudes.Pendiente)
	if err = pendiente.Entregar(coordinador, quienRecibe(pendiente), solicitudes.Entrega{Motivo: "Se retira del centro"}, []solicitudes.Rival{rival}, ahora); err != nil {
		t.Errorf("what is not decided is only warned about: %v", err)
	}
	terminado := en(t, solicitudes.Aprobada)
	despues := e.Sesiones[len(e.Sesiones)-1].Fecha.AddDays(1).Time().AddDate(0, 0, 1)
	err = intacta(t, terminado, func() error {
		return terminado.Entregar(coordinador, quienRecibe(terminado), solicitudes.Entrega{Motivo: "Se retira del centro"}, nil, despues)
	})
	if !errors.Is(err, solicitudes.ErrTerminado) {
		t.Errorf("a course that is over: got %v", err)
	}
}

func TestTheSystemReleasesWhatNobodyReviewsAnyMore(t *testing.T) {
	sistema := kernel.Actor{Nombre: "Sistema", Rol: kernel.Admin}
	revisor := func(s *solicitudes.Solicitud) solicitudes.Persona {
		return solicitudes.Persona{ID: s.Expediente().RevisorID, Rol: kernel.Coordinador, Centro: s.Expediente().CentroID, Activa: true}
	}
	for nombre, c := range map[string]struct {
		cambio func(*solicitudes.Persona)
		suelta bool
	}{
		"nothing changed":         {func(*solicitudes.Persona) {}, false},
		"another person":          {func(p *solicitudes.Persona) { p.ID, p.Activa = "u-otro", false }, false},
		"an administrator now":    {func(p *solicitudes.Persona) { p.Rol, p.Centro = kernel.Admin, "" }, false},
		"somebody who left":       {func(p *solicitudes.Persona) { p.Activa = false }, true},
		"an instructor now":       {func(p *solicitudes.Persona) { p.Rol = kernel.Instructor }, true},
		"coordinator elsewhere":   {func(p *solicitudes.Persona) { p.Centro = "otro" }, true},
		"coordinator of no place": {func(p *solicitudes.Persona) { p.Centro = "" }, true},
	} {
		s := en(t, solicitudes.EnRevision)
		p := revisor(s)
		c.cambio(&p)
		if got := s.SoltarPorSistema(sistema, p, ahora); got != c.suelta {
			t.Errorf("%s: released %v, want %v", nombre, got, c.suelta)
			continue
		}
		e := s.Expediente()
		if c.suelta != (e.Estado == solicitudes.Pendiente) || c.suelta != (e.RevisorID == "") || c.suelta == s.SoltarPorSistema(sistema, p, ahora) && c.suelta {
			t.Errorf("%s: it stands as %s of %q", nombre, e.Estado, e.RevisorID)
		}
	}
}
