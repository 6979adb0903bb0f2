package solicitudes_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// modelo is what a solicitud of the instructora should be, kept beside it by rules written a second time.
type modelo struct {
	estado      solicitudes.Estado
	revision    int
	revisor     kernel.UsuarioID
	ficha       string
	provisional bool
	propuesta   bool
	tardes      bool // its classes are in the afternoon
	completa    bool // its data would pass
	enHistorial solicitudes.Estado
	fichas      int64
	reloj       time.Time
}

var fines = []solicitudes.Estado{solicitudes.Rechazada, solicitudes.Cancelada}

func TestAnyStoryOfASolicitud(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		destino := rapid.SampledFrom([]solicitudes.Destino{solicitudes.ComoBorrador, solicitudes.Enviada}).Draw(t, "destino")
		s, err := solicitudes.Nueva(instructora, "s-1", ejemplo().parche(), destino, entorno(), new(codigos).numerar)
		if err != nil {
			t.Fatal(err)
		}
		m := modelo{estado: solicitudes.Borrador, completa: true, reloj: ahora}
		if destino == solicitudes.Enviada {
			m.estado, m.revision = solicitudes.Pendiente, 1
		}
		m.comprobar(t, s)
		for range rapid.IntRange(1, 25).Draw(t, "pasos") {
			s = guardada(s)
			antes, previo := s.Expediente(), m
			m.reloj = m.reloj.Add(time.Minute)
			if m.paso(t, s) {
				m.comprobar(t, s)
				if slices.Contains(fines, previo.estado) {
					t.Fatalf("%s is an end and was left or written", previo.estado)
				}
				continue
			}
			if s.Cambiada() || !igual(antes, s.Expediente()) || len(s.PullMovimientos())+len(s.PullEvents()) > 0 {
				t.Fatalf("a refusal in %s left something behind", previo.estado)
			}
			m = previo
		}
	})
}

// paso tries one verb of one person on s and says whether it must have changed something; the error has to agree.
func (m *modelo) paso(t *rapid.T, s *solicitudes.Solicitud) bool {
	quien := rapid.SampledFrom(esperado[:9]).Draw(t, "quien")
	if quien.autor != instructora.ID {
		return false
	}
	a := rapid.SampledFrom(todasLasAcciones).Draw(t, "accion")
	motivo := rapid.SampledFrom([]string{"", "  ", "breve", "un motivo largo"}).Draw(t, "motivo")
	quiere := m.permite(a, quien.por)
	var err error
	switch a {
	case solicitudes.Editar, solicitudes.Enviar:
		quiere, err = m.escribir(t, s, a, quien.por, quiere)
	case solicitudes.Retirar:
		err = s.Retirar(quien.por, m.reloj)
		m.estado = solicitudes.Borrador
	case solicitudes.Tomar:
		err = s.Tomar(quien.por, m.reloj)
		m.estado, m.revisor = solicitudes.EnRevision, quien.por.ID
	case solicitudes.Soltar:
		err = s.Soltar(quien.por, m.reloj)
		m.estado, m.revisor = solicitudes.Pendiente, ""
	case solicitudes.Devolver:
		err = s.Devolver(quien.por, motivo, nil, m.reloj)
		quiere = quiere && len(motivo) >= 10
		m.estado, m.revisor = solicitudes.Devuelta, ""
	case solicitudes.Rechazar:
		err = s.Rechazar(quien.por, motivo, m.reloj)
		quiere = quiere && strings.TrimSpace(motivo) != ""
		m.estado, m.revisor = solicitudes.Rechazada, ""
	case solicitudes.Aprobar:
		quiere, err = m.aprobar(t, s, quien.por, quiere)
	case solicitudes.AsignarFicha:
		quiere, err = m.asignar(t, s, quien.por, motivo, quiere)
	case solicitudes.Cancelar:
		err = s.Cancelar(quien.por, motivo, nil, m.reloj)
		quiere = quiere && (m.revision == 0 || strings.TrimSpace(motivo) != "") && (m.estado != solicitudes.Aprobada || len(motivo) >= 10)
		m.estado, m.propuesta = solicitudes.Cancelada, false
	case solicitudes.Reprogramar, solicitudes.ProponerReprogramacion:
		quiere, err = m.reprogramar(t, s, a, quien.por, motivo, quiere)
	case solicitudes.DescartarPropuesta:
		quiere = m.propuesta && m.permite(solicitudes.Reprogramar, quien.por) && len(motivo) >= 10
		err = s.DescartarPropuesta(quien.por, motivo, m.reloj)
		m.propuesta = false
	case solicitudes.Entregar:
		nuevo := quienRecibe(s)
		nuevo.ID = s.InstructorID() // nobody gets what is theirs
		if err = s.Entregar(quien.por, nuevo, solicitudes.Entrega{Motivo: motivo}, nil, m.reloj); err == nil {
			t.Fatalf("%s by %s: handed over to the one who has it", a, quien.nombre)
		}
		return false
	case solicitudes.Duplicar:
		_, err = s.Duplicar(quien.por, "s-2", entorno(), new(codigos).numerar)
		if quiere != (err == nil) {
			t.Fatalf("%s by %s: %v", a, quien.nombre, err)
		}
		return false
	default:
		t.Fatalf("%s is no verb of this story", a)
	}
	if quiere != (err == nil) {
		t.Fatalf("%s by %s with %q: got %v, want %v", a, quien.nombre, motivo, err, quiere)
	}
	return quiere && s.Cambiada()
}

// permite reads the table of the policy test; only the revisor of the moment may be another.
func (m *modelo) permite(a solicitudes.Accion, por kernel.Actor) bool {
	como := por
	switch {
	case por.Rol != kernel.Coordinador || por.Centro != centro:
	case por.ID == m.revisor:
		como = revisora
	default:
		como = coordinador
	}
	for _, fila := range esperado {
		if fila.por == como && fila.autor == instructora.ID {
			letras := fila.letras[a]
			mia := por.ID == m.revisor && a == solicitudes.Tomar
			return !mia && letras != "" && letras[slices.Index(solicitudes.Estados(), m.estado)] == 'S'
		}
	}
	return false
}

func (m *modelo) escribir(t *rapid.T, s *solicitudes.Solicitud, a solicitudes.Accion, por kernel.Actor, puede bool) (bool, error) {
	env := entorno()
	env.Ahora = m.reloj
	if a == solicitudes.Enviar {
		err := s.Enviar(por, env)
		puede = puede && m.completa
		m.estado, m.revision = solicitudes.Pendiente, m.revision+1
		return puede, err
	}
	destino := rapid.SampledFrom([]solicitudes.Destino{solicitudes.Conservar, solicitudes.ComoBorrador, solicitudes.Enviada}).Draw(t, "destino")
	v := valores{}
	if rapid.Bool().Draw(t, "cambia") {
		m.completa = rapid.Bool().Draw(t, "completa")
		v["nombreEmpresa"] = map[bool]string{true: "Asociación de Panaderos", false: ""}[m.completa]
	}
	err := s.Editar(por, v.parche(), destino, env)
	exige := destino == solicitudes.Enviada || (destino == solicitudes.Conservar && m.estado == solicitudes.Pendiente)
	puede = puede && (m.completa || !exige)
	switch {
	case destino == solicitudes.Enviada:
		m.estado, m.revision = solicitudes.Pendiente, m.revision+1
	case destino == solicitudes.ComoBorrador && m.estado == solicitudes.Pendiente:
		m.estado = solicitudes.Borrador
	}
	return puede, err
}

func (m *modelo) aprobar(t *rapid.T, s *solicitudes.Solicitud, por kernel.Actor, puede bool) (bool, error) {
	numero := rapid.SampledFrom([]string{"", "3012345", "=1+1"}).Draw(t, "numero")
	err := s.Aprobar(por, solicitudes.Decision{NumeroFicha: numero}, nil, func(anio int) (solicitudes.Ficha, error) {
		m.fichas++
		return solicitudes.FichaProvisional(anio, m.fichas), nil
	}, m.reloj)
	m.estado, m.revisor = solicitudes.Aprobada, ""
	m.ficha, m.provisional = numero, numero == ""
	if numero == "" {
		m.ficha = "20270001"
	}
	return puede && numero != "=1+1", err
}

func (m *modelo) asignar(t *rapid.T, s *solicitudes.Solicitud, por kernel.Actor, motivo string, puede bool) (bool, error) {
	numero := rapid.SampledFrom([]string{"3012345", "3099999", "20270001", ""}).Draw(t, "numero")
	err := s.AsignarFicha(por, numero, motivo, m.reloj)
	puede = puede && len(numero) == 7 && numero != m.ficha && (m.provisional || len(motivo) >= 10)
	m.ficha, m.provisional = numero, false
	return puede, err
}

func (m *modelo) reprogramar(t *rapid.T, s *solicitudes.Solicitud, a solicitudes.Accion, por kernel.Actor, motivo string, puede bool) (bool, error) {
	env, aTardes := entorno(), rapid.Bool().Draw(t, "tardes")
	env.Ahora = m.reloj
	v := valores{"horarios": semana()}
	if aTardes {
		v = tardes()
	}
	r := solicitudes.Reprogramacion{Motivo: motivo, Parche: v.parche()}
	puede = puede && len(motivo) >= 10 && aTardes != m.tardes
	if a == solicitudes.ProponerReprogramacion {
		m.propuesta = true
		return puede, s.ProponerReprogramacion(por, r, env)
	}
	m.propuesta, m.tardes = false, aTardes
	return puede, s.Reprogramar(por, r, sinRivales, env)
}

// comprobar holds s against the model, the constraints of its tables and the rules of the historial.
func (m *modelo) comprobar(t *rapid.T, s *solicitudes.Solicitud) {
	e := s.Expediente()
	if e.Estado != m.estado || e.Revision != m.revision || e.RevisorID != m.revisor || e.Ficha != (solicitudes.Ficha{Numero: m.ficha, Provisional: m.provisional}) {
		t.Fatalf("got %s, revision %d, revisor %q, ficha %+v; want %+v", e.Estado, e.Revision, e.RevisorID, e.Ficha, *m)
	}
	if (e.Propuesta != nil) != m.propuesta || (len(e.Sesiones) > 0 && (e.Sesiones[0].Desde == 14*60) != m.tardes) {
		t.Fatalf("proposal %+v, sessions %v; want %+v", e.Propuesta, e.Sesiones, *m)
	}
	if e.Codigo != "SOL-2027-001" || e.InstructorID != instructora.ID || e.CentroID != centro || !e.FechaSolicitud.Equal(ahora) || !e.Creada.Equal(ahora) {
		t.Fatalf("what never changes did: %+v", e)
	}
	if !s.Cambiada() || !e.Actualizada.Equal(m.reloj) {
		t.Fatalf("changed %v at %s, want %s", s.Cambiada(), e.Actualizada, m.reloj)
	}
	for _, falta := range restricciones(e) {
		t.Fatalf("%s: %+v", falta, e)
	}
	for _, paso := range s.PullMovimientos() {
		if paso.De != m.enHistorial || !paso.En.Equal(m.reloj) || paso.Por.ID == "" {
			t.Fatalf("%s goes from %q, the historial stood at %q", paso.Accion, paso.De, m.enHistorial)
		}
		m.enHistorial = paso.A
	}
	if m.enHistorial != e.Estado {
		t.Fatalf("the historial ends in %s, the solicitud is %s", m.enHistorial, e.Estado)
	}
	for _, evento := range s.PullEvents() {
		if evento.Subject() != "s-1" {
			t.Fatalf("%s is about %q", evento.EventName(), evento.Subject())
		}
	}
}

var (
	formaCodigo  = regexp.MustCompile(`^SOL-[0-9]{4}-[0-9]{3,}$`)
	formaReal    = regexp.MustCompile(`^[0-9]{7}$`)
	formaNuestra = regexp.MustCompile(`^[0-9]{8,}$`)
)

// restricciones names the constraints ck_* of the tables of solicitudes that e would break.
func restricciones(e solicitudes.Expediente) []string {
	d := e.Datos
	ficha := formaReal
	if e.Ficha.Provisional {
		ficha = formaNuestra
	}
	sesionMala := func(x horarios.Sesion) bool { return x.Desde < 0 || x.Desde >= x.Hasta || x.Hasta > 1440 }
	filaMala := func(h solicitudes.Horario) bool {
		return h.Dia < 1 || h.Dia > 7 || min(h.Desde, h.Hasta) < 0 || max(h.Desde, h.Hasta) > 1439
	}
	var rotas []string
	for _, ck := range []struct {
		nombre string
		bien   bool
	}{
		{"ck_solicitudes_codigo", formaCodigo.MatchString(e.Codigo)},
		{"ck_solicitudes_estado", slices.Contains(solicitudes.Estados(), e.Estado)},
		{"ck_solicitudes_version", e.Version >= 0 && e.Revision >= 0},
		{"ck_solicitudes_revisor", (e.Estado == solicitudes.EnRevision) == (e.RevisorID != "")},
		{"ck_solicitudes_enviada", e.Estado == solicitudes.Borrador || e.Estado == solicitudes.Cancelada || (e.Revision > 0 && !e.FechaEnvio.IsZero())},
		{"ck_solicitudes_aprobada", e.Estado != solicitudes.Aprobada || (!e.FechaAprobacion.IsZero() && e.Ficha.Numero != "")},
		{"ck_solicitudes_propuesta", e.Propuesta == nil || e.Estado == solicitudes.Aprobada},
		{"ck_solicitudes_ficha", e.Ficha.Numero == "" || ficha.MatchString(e.Ficha.Numero)},
		{"ck_solicitudes_cantidades", min(d.DuracionMaxima, d.CupoMaximo, d.Aprendices) >= 0},
		{"ck_solicitudes_modalidad", d.Modalidad == "" || slices.Contains(solicitudes.Modalidades(), d.Modalidad)},
		{"ck_solicitud_sesiones_horas", !slices.ContainsFunc(e.Sesiones, sesionMala)},
		{"ck_solicitud_horarios", !slices.ContainsFunc(d.Horarios, filaMala)},
		{"uq_solicitud_horarios_id", len(ids(d.Horarios)) == len(d.Horarios)},
		{"NOT NULL estado_por, estado_desde", e.EstadoPor != "" && !e.EstadoDesde.IsZero()},
		{"authorisation of what was sent", e.Revision == 0 || (e.Autorizacion.Texto != "" && e.Autorizacion.Por == e.InstructorID && e.Autorizacion.En.Equal(e.FechaEnvio))},
	} {
		if !ck.bien {
			rotas = append(rotas, ck.nombre)
		}
	}
	return rotas
}

func ids(filas []solicitudes.Horario) map[string]bool {
	m := map[string]bool{}
	for _, h := range filas {
		m[h.ID] = true
	}
	return m
}

func TestTheVersionDecidedOnMustBeThePresentOne(t *testing.T) {
	s := en(t, solicitudes.Pendiente)
	vieja, presente := s.Version()-1, s.Version()
	err := s.ComprobarVersion(&vieja)
	if f, ok := errors.AsType[*fault.Error](err); !ok || !errors.Is(err, solicitudes.ErrModificada) || f.Kind != fault.Stale || f.Details["version"] != presente {
		t.Errorf("stale: got %#v", err)
	}
	if err := errors.Join(s.ComprobarVersion(&presente), s.ComprobarVersion(nil)); err != nil {
		t.Errorf("present or any: got %v", err)
	}
}
