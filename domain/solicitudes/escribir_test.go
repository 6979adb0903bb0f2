package solicitudes_test

import (
	"errors"
	"fmt"
	"reflect"
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

// pasos writes each movement as "ACCION DE->A".
func pasos(s *solicitudes.Solicitud) []string {
	lista := []string{}
	for _, m := range s.PullMovimientos() {
		lista = append(lista, fmt.Sprintf("%s %s->%s", m.Accion, m.De, m.A))
	}
	return lista
}

func eventos(s *solicitudes.Solicitud) []string {
	lista := []string{}
	for _, e := range s.PullEvents() {
		lista = append(lista, e.EventName())
	}
	return lista
}

func TestOnlyAnInstructorCreatesAndARefusalTakesNoCode(t *testing.T) {
	numeros := new(codigos)
	for _, por := range []kernel.Actor{coordinador, admin, {}} {
		_, err := solicitudes.Nueva(por, "s-1", ejemplo().parche(), solicitudes.Enviada, entorno(), numeros.numerar)
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Kind != fault.Forbidden || f.Message != "Solo los instructores pueden crear solicitudes" {
			t.Errorf("%q: got %v", por.Rol, err)
		}
	}
	if _, err := solicitudes.Nueva(instructora, "s-1", ejemplo().con(valores{"modalidad": ""}).parche(), solicitudes.Enviada, entorno(), numeros.numerar); err == nil {
		t.Error("an incomplete one was sent")
	}
	if len(numeros.anios) > 0 {
		t.Errorf("codes were asked for: %v", numeros.anios)
	}
	lleno := errors.New("no counter")
	_, err := solicitudes.Nueva(instructora, "s-1", ejemplo().parche(), solicitudes.Enviada, entorno(), func(int) (string, error) { return "", lleno })
	if !errors.Is(err, lleno) {
		t.Errorf("the failure of the counter became %v", err)
	}
}

func TestCreating(t *testing.T) {
	for _, c := range []struct {
		destino solicitudes.Destino
		estado  solicitudes.Estado
		pasos   []string
		eventos []string
	}{
		{solicitudes.ComoBorrador, solicitudes.Borrador, []string{"CREAR ->BORRADOR"}, []string{}},
		{solicitudes.Conservar, solicitudes.Borrador, []string{"CREAR ->BORRADOR"}, []string{}},
		{solicitudes.Enviada, solicitudes.Pendiente, []string{"CREAR ->BORRADOR", "ENVIAR BORRADOR->PENDIENTE"}, []string{"SolicitudEnviada"}},
	} {
		numeros := new(codigos)
		s, err := solicitudes.Nueva(instructora, "s-1", ejemplo().parche(), c.destino, entorno(), numeros.numerar)
		if err != nil {
			t.Fatal(err)
		}
		e := s.Expediente()
		if e.Estado != c.estado || e.ID != "s-1" || e.Codigo != "SOL-2027-001" || e.InstructorID != instructora.ID || e.CentroID != centro || !slices.Equal(numeros.anios, []int{2027}) {
			t.Errorf("got %+v, codes of %v", e, numeros.anios)
		}
		if got := pasos(s); !slices.Equal(got, c.pasos) {
			t.Errorf("movements: got %v, want %v", got, c.pasos)
		}
		if got := eventos(s); !slices.Equal(got, c.eventos) {
			t.Errorf("events: got %v, want %v", got, c.eventos)
		}
	}
}

func TestANewFormIsPrefilled(t *testing.T) {
	for nombre, v := range map[string]valores{
		"left out":    {"programaId": "p-contabilidad"},
		"given empty": {"programaId": "p-contabilidad", "responsableNombre": "", "responsableCedula": "", "responsableEmail": "", "fechaCaracterizacion": "", "duracionMaxima": 0, "cupoMaximo": 0},
	} {
		d := nueva(t, v, solicitudes.ComoBorrador, entorno()).Expediente().Datos
		quiere := solicitudes.Datos{ProgramaID: "p-contabilidad", FechaCaracterizacion: fecha("2027-01-12"), ResponsableNombre: "Inés Instructora", ResponsableCedula: "1098765432",
			ResponsableCorreo: "ines@sena.edu.co", DuracionMaxima: 40, CupoMaximo: 25, OmitirFestivos: true, OmitirRecesos: true}
		if !reflect.DeepEqual(d, quiere) {
			t.Errorf("%s: got\n%+v, want\n%+v", nombre, d, quiere)
		}
	}
}

func TestFieldsLeftOutStayAndEmptyOnesAreCleared(t *testing.T) {
	s := en(t, solicitudes.Borrador)
	quiere := s.Expediente().Datos
	if err := s.Editar(instructora, valores{"nombreEmpresa": "Otra", "nitEmpresa": "", "responsableNombre": "", "inicioInscripcion": "", "numeroAprendicesInscribir": 0,
		"objetivosPersonalizados": []string{}, "cumpleRequisitos": false, "programaEmprendimiento": false}.parche(), solicitudes.Conservar, entorno()); err != nil {
		t.Fatal(err)
	}
	quiere.NombreEmpresa, quiere.NIT, quiere.ResponsableNombre, quiere.InicioInscripcion, quiere.Aprendices = "Otra", "", "", kernel.Date{}, 0
	quiere.ObjetivosPersonalizados, quiere.CumpleRequisitos, quiere.ProgramasEspeciales = []string{}, false, []string{}
	if got := s.Expediente().Datos; !reflect.DeepEqual(got, quiere) {
		t.Errorf("got\n%+v, want\n%+v", got, quiere)
	}
}

func TestAnotherProgrammeBringsItsHoursAndPlaces(t *testing.T) {
	env := entorno()
	env.Programa = &solicitudes.Programa{ID: "p-excel", Centro: centro, Codigo: "1", Nombre: "Excel", Version: "2", Horas: 60, Cupo: 30}
	for nombre, c := range map[string]struct {
		v           valores
		horas, cupo int
	}{
		"nothing said":            {valores{"programaId": "p-excel"}, 60, 30},
		"said with the programme": {valores{"programaId": "p-excel", "duracionMaxima": 50, "cupoMaximo": 20}, 50, 20},
	} {
		s := en(t, solicitudes.Borrador)
		if err := s.Editar(instructora, c.v.parche(), solicitudes.Conservar, env); err != nil {
			t.Fatal(err)
		}
		if e := s.Expediente(); e.Datos.DuracionMaxima != c.horas || e.Datos.CupoMaximo != c.cupo || e.Programa != *env.Programa {
			t.Errorf("%s: got %d hours, %d places, %+v", nombre, e.Datos.DuracionMaxima, e.Datos.CupoMaximo, e.Programa)
		}
	}
	s := en(t, solicitudes.Borrador)
	err := intacta(t, s, func() error { // its snapshot included
		return s.Editar(instructora, valores{"programaId": "p-excel", "modalidad": "HIBRIDA"}.parche(), solicitudes.Conservar, env)
	})
	if got := reglas(t, err); !slices.Equal(got, []string{"/modalidad VALOR_NO_PERMITIDO"}) {
		t.Errorf("got %v", got)
	}
}

func TestTheProgrammeIsKeptAsItWasAtTheLastSending(t *testing.T) {
	env := entorno()
	env.Programa.Nombre, env.Programa.Version = "Contabilidad básica II", "2"
	s := en(t, solicitudes.Devuelta)
	if err := s.Editar(instructora, valores{"observaciones": "x"}.parche(), solicitudes.Conservar, env); err != nil || s.Expediente().Programa != programa() {
		t.Errorf("an edit: %+v, %v", s.Expediente().Programa, err)
	}
	if err := s.Enviar(instructora, env); err != nil || s.Expediente().Programa != *env.Programa {
		t.Errorf("the sending: %+v, %v", s.Expediente().Programa, err)
	}
}

func TestWhereAnEditLeavesASolicitud(t *testing.T) {
	cambio := valores{"observaciones": "Otra cosa"}
	for _, c := range []struct {
		desde    solicitudes.Estado
		destino  solicitudes.Destino
		hasta    solicitudes.Estado
		revision int
		pasos    []string
	}{
		{solicitudes.Borrador, solicitudes.Conservar, solicitudes.Borrador, 0, []string{}},
		{solicitudes.Borrador, solicitudes.ComoBorrador, solicitudes.Borrador, 0, []string{}},
		{solicitudes.Borrador, solicitudes.Enviada, solicitudes.Pendiente, 1, []string{"ENVIAR BORRADOR->PENDIENTE"}},
		{solicitudes.Pendiente, solicitudes.Conservar, solicitudes.Pendiente, 1, []string{"EDITAR PENDIENTE->PENDIENTE"}},
		{solicitudes.Pendiente, solicitudes.ComoBorrador, solicitudes.Borrador, 1, []string{"RETIRAR PENDIENTE->BORRADOR", "EDITAR BORRADOR->BORRADOR"}},
		{solicitudes.Pendiente, solicitudes.Enviada, solicitudes.Pendiente, 2, []string{"EDITAR PENDIENTE->PENDIENTE", "ENVIAR PENDIENTE->PENDIENTE"}},
		{solicitudes.Devuelta, solicitudes.Conservar, solicitudes.Devuelta, 1, []string{"EDITAR DEVUELTA->DEVUELTA"}},
		{solicitudes.Devuelta, solicitudes.ComoBorrador, solicitudes.Devuelta, 1, []string{"EDITAR DEVUELTA->DEVUELTA"}},
		{solicitudes.Devuelta, solicitudes.Enviada, solicitudes.Pendiente, 2, []string{"EDITAR DEVUELTA->DEVUELTA", "ENVIAR DEVUELTA->PENDIENTE"}},
	} {
		s := en(t, c.desde)
		if err := s.Editar(instructora, cambio.parche(), c.destino, entorno()); err != nil {
			t.Errorf("%s, %d: %v", c.desde, c.destino, err)
			continue
		}
		if e := s.Expediente(); e.Estado != c.hasta || e.Revision != c.revision || e.Datos.Observaciones != "Otra cosa" || !s.Cambiada() {
			t.Errorf("%s, %d: got %s, revision %d, %q", c.desde, c.destino, e.Estado, e.Revision, e.Datos.Observaciones)
		}
		if got := pasos(s); !slices.Equal(got, c.pasos) {
			t.Errorf("%s, %d: movements %v, want %v", c.desde, c.destino, got, c.pasos)
		}
	}
}

func TestAnEditWithoutChangesSavesNothing(t *testing.T) {
	despues := entorno()
	despues.Ahora = ahora.Add(time.Hour)
	for _, estado := range []solicitudes.Estado{solicitudes.Borrador, solicitudes.Pendiente, solicitudes.Devuelta} {
		s := en(t, estado)
		antes := s.Expediente()
		if err := s.Editar(instructora, ejemplo().parche(), solicitudes.Conservar, despues); err != nil {
			t.Fatal(err)
		}
		e := s.Expediente()
		if s.Cambiada() || len(pasos(s)) > 0 || !e.Actualizada.Equal(antes.Actualizada) {
			t.Errorf("%s: the same body again changed it", estado)
		}
	}
}

// TestEveryFieldThatAnEditChangesIsSaved guards against fields that the comparison of an edit does not see.
func TestEveryFieldThatAnEditChangesIsSaved(t *testing.T) {
	flexible := semana()
	flexible[1].Flexible = true
	comentada := semana()
	comentada[0].Observaciones = "Traer calculadora"
	cambios := valores{
		"programaId": "p-excel", "fechaCaracterizacion": "2027-01-11", "responsableNombre": "Otra", "responsableCedula": "12345", "responsableEmail": "otra@sena.edu.co",
		"duracionMaxima": 39, "cupoMaximo": 24, "numeroAprendicesInscribir": 19, "modalidad": "MIXTA", "departamento": "05", "municipio": "68001", "nombreEmpresa": "Otra",
		"nitEmpresa": "860069804-2", "codigoEmpresa": "7", "representanteLegal": "Otro", "fechaCreacionEmpresa": "2015-05-11", "direccionEmpresa": "Otra",
		"telefonosEmpresa": "3101234568", "lugarFormacion": "Otro", "tipoAmbiente": "TALLER", "ambienteId": "a-7", "programasEspeciales": []string{"ECONOMIA_POPULAR"}, "otroEspecificar": "Otro",
		"inicioInscripcion": "2027-01-14", "finalizacionInscripcion": "2027-01-28", "fechaInicioCurso": "2027-02-02", "fechaFinalizacionCurso": "2027-01-01",
		"horarios": flexible, "omitirFestivos": false, "omitirRecesos": false, "fechasExcluidas": []horarios.Rango{rango("2027-12-01", "2027-12-02")},
		"fechasIncluidas": []kernel.Date{fecha("2027-12-02")}, "justificacion": "Otra", "objetivosPersonalizados": []string{"Otro"}, "resultadosEsperados": "Otros",
		"observaciones": "Otras", "cumpleRequisitos": false, "autorizaUsoInfo": false, "confirmaVeracidad": false,
	}
	for _, c := range solicitudes.Campos() {
		if c.Tipo == solicitudes.Especial {
			cambios[c.Nombre] = c.Codigo != "EMPRENDIMIENTO"
		}
	}
	for _, c := range solicitudes.Campos() {
		if !seGuarda(t, valores{c.Nombre: cambios[c.Nombre]}) {
			t.Errorf("%s: the change is lost", c.Nombre)
		}
	}
	for nombre, v := range map[string]valores{
		"a remark at a row":                     {"horarios": comentada},
		"rows in another order":                 {"horarios": []solicitudes.Horario{semana()[2], semana()[0], semana()[1]}},
		"the Barbosa of another department":     {"municipio": "05079"},
		"another objective with the same words": {"objetivosPersonalizados": []string{"Registrar ventas", "y gastos"}},
	} {
		if !seGuarda(t, v) {
			t.Errorf("%s: the change is lost", nombre)
		}
	}
}

func seGuarda(t *testing.T, v valores) bool {
	t.Helper()
	env := entorno()
	if id, ok := v["programaId"].(string); ok {
		env.Programa.ID = kernel.ProgramaID(id)
	}
	env.Ambiente = &solicitudes.Ambiente{ID: "a-7", Nombre: "Aula 7", Tipo: "AULA"}
	s := en(t, solicitudes.Borrador)
	if err := s.Editar(instructora, v.parche(), solicitudes.Conservar, env); err != nil {
		t.Fatalf("%v: %v", v, err)
	}
	_, hayHorario := v["horarios"]
	return s.Cambiada() && (!hayHorario || s.HorarioCambiado())
}

func TestTheScheduleIsWrittenAnewOnlyWhenItChanged(t *testing.T) {
	for _, c := range []struct {
		v      valores
		quiere bool
	}{
		{valores{"observaciones": "x"}, false},
		{valores{"horarios": semana()[:2]}, true},
		{valores{"fechaInicioCurso": "2027-02-02"}, true}, // other sessions
		{valores{"duracionMaxima": 36}, true},
	} {
		s := en(t, solicitudes.Borrador)
		if err := s.Editar(instructora, c.v.parche(), solicitudes.Conservar, entorno()); err != nil || s.HorarioCambiado() != c.quiere {
			t.Errorf("%v: got %v, %v", c.v, s.HorarioCambiado(), err)
		}
	}
}

func TestTheHistorialTellsWhatAnEditChanged(t *testing.T) {
	s := en(t, solicitudes.Devuelta)
	if err := s.Editar(instructora, valores{"nombreEmpresa": "Panaderos Unidos", "numeroAprendicesInscribir": 21, "departamento": "05", "municipio": "Medellín", "responsableNombre": "Ana",
		"responsableCedula": "12345678", "responsableEmail": "ana@sena.edu.co", "representanteLegal": "Luis", "telefonosEmpresa": "3109999999", "programaEmprendimiento": false,
		"programasEspeciales": []string{"ECONOMIA_POPULAR"}, "fechaInicioCurso": "2027-02-08", "omitirFestivos": false, "nitEmpresa": ""}.parche(), solicitudes.Conservar, entorno()); err != nil {
		t.Fatal(err)
	}
	m := s.PullMovimientos()
	if len(m) != 1 || m[0].Accion != solicitudes.Editar || m[0].Por != instructora || !m[0].En.Equal(ahora) {
		t.Fatalf("got %+v", m)
	}
	var got []string
	for _, c := range m[0].Cambios {
		if c.Antes == nil || c.Despues == nil {
			got = append(got, c.Campo)
			continue
		}
		got = append(got, c.Campo+": "+*c.Antes+" > "+*c.Despues)
	}
	quiere := []string{
		"/responsableNombre", "/responsableCedula", "/responsableEmail", "/numeroAprendicesInscribir: 20 > 21", "/departamento: Santander > Antioquia",
		"/municipio: Barbosa (Santander) > Medellín (Antioquia)", "/nombreEmpresa: Asociación de Panaderos de Barbosa > Panaderos Unidos", "/nitEmpresa: 900555555-2 > ",
		"/representanteLegal", "/telefonosEmpresa", "/programaEmprendimiento: Sí > No", "/programasEspeciales:  > ECONOMIA_POPULAR",
		"/fechaInicioCurso: 2027-02-01 > 2027-02-08", "/fechaFinalizacionCurso: 2027-02-22 > 2027-03-01", "/omitirFestivos: Sí > No",
	}
	if !slices.Equal(got, quiere) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(quiere, "\n"))
	}
}

func TestWhatIsPendingMustStayValid(t *testing.T) {
	roto := valores{"justificacion": ""}
	s := en(t, solicitudes.Pendiente)
	for _, destino := range []solicitudes.Destino{solicitudes.Conservar, solicitudes.Enviada} {
		err := intacta(t, s, func() error { return s.Editar(instructora, roto.parche(), destino, entorno()) })
		if got := reglas(t, err); !slices.Equal(got, []string{"/justificacion REQUERIDO"}) {
			t.Errorf("%d: got %v", destino, got)
		}
	}
	if err := s.Editar(instructora, roto.parche(), solicitudes.ComoBorrador, entorno()); err != nil || s.Estado() != solicitudes.Borrador {
		t.Errorf("back to a draft: %s, %v", s.Estado(), err)
	}
}

func TestARefusedEditChangesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		estado := rapid.SampledFrom([]solicitudes.Estado{solicitudes.Borrador, solicitudes.Pendiente, solicitudes.Devuelta, solicitudes.Aprobada}).Draw(r, "estado")
		v := rapid.SampledFrom(incumplidas).Draw(r, "roto").v.con(valores{"horarios": semana()[:1], "programaEmprendimiento": false})
		s, env := en(t, estado), entorno()
		env.Programa.Nombre = "Otro nombre"
		antes := s.Expediente()
		if err := s.Editar(instructora, v.parche(), solicitudes.Enviada, env); err != nil && !igual(antes, s.Expediente()) {
			r.Fatalf("%v left\n%+v of\n%+v", err, s.Expediente(), antes)
		}
	})
}
