package solicitudes_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func hecho(por kernel.Actor, en time.Time) solicitudes.Hecho {
	return solicitudes.Hecho{SolicitudID: "s-1", Codigo: "SOL-2027-001", Programa: "Contabilidad básica", CentroID: centro, InstructorID: instructora.ID,
		PorID: por.ID, PorNombre: por.Nombre, En: en}
}

// unico takes the one event that there has to be.
func unico(t testing.TB, s *solicitudes.Solicitud, quiere kernel.Event) {
	t.Helper()
	got := s.PullEvents()
	if len(got) != 1 || !reflect.DeepEqual(got[0], quiere) {
		t.Errorf("events: got\n%+v, want\n%+v", got, quiere)
	}
	if quiere.Subject() != "s-1" || len(s.PullEvents()) > 0 {
		t.Errorf("%s is about %q, or comes twice", quiere.EventName(), quiere.Subject())
	}
}

// ultimo takes the one movement that there has to be.
func ultimo(t testing.TB, s *solicitudes.Solicitud, a solicitudes.Accion, por kernel.Actor, en time.Time, comentario string) {
	t.Helper()
	m := s.PullMovimientos()
	if len(m) != 1 || m[0].Accion != a || m[0].Por != por || !m[0].En.Equal(en) || m[0].Comentario != comentario || m[0].A != s.Estado() {
		t.Errorf("movements: got %+v, want %s by %s: %q", m, a, por.Nombre, comentario)
	}
	if len(s.PullMovimientos()) > 0 {
		t.Error("movements come twice")
	}
}

func TestEverySendingIsARevisionWithItsAuthorisation(t *testing.T) {
	s := en(t, solicitudes.Borrador)
	for revision := 1; revision <= 3; revision++ {
		cuando := ahora.Add(time.Duration(revision) * time.Minute)
		env := entorno()
		env.Ahora = cuando
		if err := s.Enviar(instructora, env); err != nil {
			t.Fatal(err)
		}
		e := s.Expediente()
		if e.Revision != revision || !e.FechaEnvio.Equal(cuando) || !e.EstadoDesde.Equal(cuando) || e.EstadoPor != instructora.Nombre || !e.FechaSolicitud.Equal(ahora) {
			t.Errorf("%d: got %+v", revision, e)
		}
		if quiere := (solicitudes.Autorizacion{Texto: solicitudes.VersionAutorizacion, Por: instructora.ID, En: cuando}); e.Autorizacion != quiere {
			t.Errorf("%d: got %+v", revision, e.Autorizacion)
		}
		ultimo(t, s, solicitudes.Enviar, instructora, cuando, "")
		unico(t, s, solicitudes.SolicitudEnviada{Hecho: hecho(instructora, cuando), Revision: revision})
	}
}

func TestSendingAgainAfterAReturnKeepsTheRemarks(t *testing.T) {
	s := en(t, solicitudes.Pendiente)
	notas := []solicitudes.Correccion{{Campo: "/nitEmpresa", Texto: "Revise el dígito"}}
	if err := errors.Join(s.Devolver(revisora, "", notas, ahora), s.Enviar(instructora, entorno())); err != nil {
		t.Fatal(err)
	}
	if e := s.Expediente(); e.Revision != 2 || !slices.Equal(e.Correcciones, notas) {
		t.Errorf("got revision %d, %v", e.Revision, e.Correcciones)
	}
}

func TestTakingASolicitudBackTellsNobody(t *testing.T) {
	s := en(t, solicitudes.Pendiente)
	luego := ahora.Add(time.Hour)
	if err := s.Retirar(instructora, luego); err != nil {
		t.Fatal(err)
	}
	if e := s.Expediente(); e.Estado != solicitudes.Borrador || e.Revision != 1 || !e.EstadoDesde.Equal(luego) {
		t.Errorf("got %+v", e)
	}
	ultimo(t, s, solicitudes.Retirar, instructora, luego, "")
	if got := eventos(s); len(got) > 0 {
		t.Errorf("events: %v", got)
	}
}

func TestDuplicarRefuses(t *testing.T) {
	s, numeros := en(t, solicitudes.Rechazada), new(codigos)
	sin := entorno()
	sin.Programa = nil
	for nombre, c := range map[string]struct {
		por    kernel.Actor
		env    solicitudes.Entorno
		quiere error
	}{
		"another instructor":          {colega, entorno(), solicitudes.ErrNoEncontrada},
		"a coordinator":               {coordinador, entorno(), solicitudes.ErrRol},
		"a programme no more offered": {instructora, sin, solicitudes.ErrPrograma},
	} {
		copia, err := s.Duplicar(c.por, "s-2", c.env, numeros.numerar)
		if !errors.Is(err, c.quiere) || copia != nil {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
	if len(numeros.anios) > 0 {
		t.Errorf("codes were asked for: %v", numeros.anios)
	}
}

func TestDuplicarWritesADraftWithoutDatesDecisionsAndDeclarations(t *testing.T) {
	filas := append(semana(), semana()[0])
	for i := range filas {
		filas[i].Fecha = fecha("2027-02-01").AddDays(i * 7)
		filas[i].Dia = 1
	}
	filas[3].Hasta, filas[3].Flexible = 600, true
	v := valores{"duracionMaxima": 14, "horarios": filas, "fechasExcluidas": []horarios.Rango{rango("2027-05-01", "2027-05-02")}, "omitirFestivos": false,
		"fechasIncluidas": []kernel.Date{fecha("2027-05-01")}, "observaciones": "Con refrigerio"}
	s := nueva(t, ejemplo().con(v), solicitudes.Enviada, entorno())
	if err := s.Aprobar(revisora, solicitudes.Decision{NumeroFicha: "3012345", Comentarios: "Bien"}, nil, sinProvisional(t), ahora); err != nil {
		t.Fatal(err)
	}
	s = guardada(s)
	original := s.Expediente()
	env := entorno()
	env.Ahora = ahora.Add(48 * time.Hour)
	env.Programa.Version, env.Programa.Centro = "2", lejano // the instructor has moved and the programme is offered there too
	env.NuevoID = contador("copia-")
	numeros := new(codigos)
	copia, err := s.Duplicar(instructora, "s-2", env, numeros.numerar)
	if err != nil {
		t.Fatal(err)
	}
	d := original.Datos
	d.FechaCaracterizacion = fecha("2027-01-14")
	d.InicioInscripcion, d.FinalizacionInscripcion, d.FechaInicioCurso, d.FechaFinalizacionCurso = kernel.Date{}, kernel.Date{}, kernel.Date{}, kernel.Date{}
	d.FechasExcluidas, d.FechasIncluidas = nil, nil
	d.CumpleRequisitos, d.AutorizaUsoInfo, d.ConfirmaVeracidad = false, false, false
	d.Horarios = []solicitudes.Horario{ // three equal Mondays are one row of the pattern
		{ID: "copia-1", Dia: 1, Desde: 480, Hasta: 720}, {ID: "copia-2", Dia: 1, Desde: 480, Hasta: 600, Flexible: true},
	}
	quiere := solicitudes.Expediente{ID: "s-2", Codigo: "SOL-2027-001", InstructorID: instructora.ID, CentroID: lejano, Datos: d, Programa: *env.Programa,
		Estado: solicitudes.Borrador, EstadoPor: instructora.Nombre, EstadoDesde: env.Ahora, FechaSolicitud: env.Ahora, Creada: env.Ahora, Actualizada: env.Ahora}
	if got := copia.Expediente(); !igual(got, quiere) {
		t.Errorf("got\n%+v, want\n%+v", got, quiere)
	}
	m := copia.PullMovimientos()
	if len(m) != 1 || m[0].Accion != solicitudes.Duplicar || m[0].De != "" || m[0].A != solicitudes.Borrador || m[0].Comentario != "Copia de SOL-2027-001" {
		t.Errorf("movements: %+v", m)
	}
	if len(copia.PullEvents()) > 0 || !slices.Equal(numeros.anios, []int{2027}) {
		t.Errorf("it told somebody, or took codes of %v", numeros.anios)
	}
	if !igual(s.Expediente(), original) || s.Cambiada() || len(s.PullMovimientos()) > 0 {
		t.Error("the original changed")
	}
}

func TestACopyAndItsOriginalShareNothing(t *testing.T) {
	devuelta := func() *solicitudes.Solicitud {
		s := en(t, solicitudes.Pendiente)
		if err := s.Devolver(revisora, "", []solicitudes.Correccion{{Campo: "/horarios", Texto: "Menos horas"}}, ahora); err != nil {
			t.Fatal(err)
		}
		return s
	}
	s, quiere := devuelta(), devuelta().Expediente()
	e := s.Expediente()
	e.Datos.Horarios[0].Dia, e.Datos.ProgramasEspeciales[0], e.Datos.ObjetivosPersonalizados[0] = 7, "X", "X"
	e.Sesiones[0].Desde, e.Correcciones[0].Texto = 0, "X"
	if !igual(s.Expediente(), quiere) {
		t.Error("writing on what Expediente gave changed the solicitud")
	}
}

func TestCodesOfAYear(t *testing.T) {
	for n, quiere := range map[int64]string{1: "SOL-2026-001", 14: "SOL-2026-014", 999: "SOL-2026-999", 1000: "SOL-2026-1000", 9999: "SOL-2026-9999", 10000: "SOL-2026-10000"} {
		if got := solicitudes.Codigo(2026, n); got != quiere {
			t.Errorf("%d: got %s", n, got)
		}
	}
	for n, quiere := range map[int64]string{1: "20260001", 999: "20260999", 9999: "20269999", 10000: "202610000"} {
		if got := solicitudes.FichaProvisional(2026, n); got != (solicitudes.Ficha{Numero: quiere, Provisional: true}) {
			t.Errorf("%d: got %+v", n, got)
		}
	}
}

func TestTheYearOfACodeIsThatOfBogota(t *testing.T) {
	for instante, anio := range map[string]int{"2027-01-01T04:30:00Z": 2026, "2027-01-01T04:59:59.999Z": 2026, "2027-01-01T05:00:00Z": 2027, "2026-12-31T23:00:00Z": 2026} {
		env := entorno()
		var err error
		if env.Ahora, err = time.Parse(time.RFC3339, instante); err != nil {
			t.Fatal(err)
		}
		numeros, fichas := new(codigos), new(codigos)
		s, err := solicitudes.Nueva(instructora, "s-1", ejemplo().parche(), solicitudes.Enviada, env, numeros.numerar)
		if err != nil {
			t.Fatal(err)
		}
		if err = s.Aprobar(admin, solicitudes.Decision{}, nil, fichas.provisional, env.Ahora); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(numeros.anios, []int{anio}) || !slices.Equal(fichas.anios, []int{anio}) || s.Expediente().Codigo != solicitudes.Codigo(anio, 1) {
			t.Errorf("%s: got codes of %v and fichas of %v", instante, numeros.anios, fichas.anios)
		}
	}
}

func TestANumberOfSofiaPlusHasSevenDigits(t *testing.T) {
	for _, numero := range []string{"", "301234", "30123456", "=1+1", "../../x", "30 1234", "٣٠١٢٣٤٥", "3012345x", "FICHA-7"} {
		_, err := solicitudes.NuevaFicha(numero)
		if got := reglas(t, err); !slices.Equal(got, []string{"/numeroFicha FICHA_FORMATO"}) {
			t.Errorf("%q: got %v", numero, got)
		}
	}
	if f, err := solicitudes.NuevaFicha(" 0012345\n"); err != nil || f != (solicitudes.Ficha{Numero: "0012345"}) {
		t.Errorf("got %+v, %v", f, err)
	}
}
