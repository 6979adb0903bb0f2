package solicitudes_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// alEnviar writes v over a draft of the example and sends it.
func alEnviar(t testing.TB, v valores, env solicitudes.Entorno) (*solicitudes.Solicitud, error) {
	t.Helper()
	s := en(t, solicitudes.Borrador)
	return s, s.Editar(instructora, v.parche(), solicitudes.Enviada, env)
}

// incumplidas are rules that a draft may break: they are warnings until the sending.
var incumplidas = []struct {
	nombre string
	v      valores
	quiere []string
}{
	{"no modalidad", valores{"modalidad": ""}, []string{"/modalidad REQUERIDO"}},
	{"no responsible person", valores{"responsableNombre": "", "responsableCedula": "", "responsableEmail": ""},
		[]string{"/responsableCedula REQUERIDO", "/responsableEmail REQUERIDO", "/responsableNombre REQUERIDO"}},
	{"no department", valores{"departamento": ""}, []string{"/departamento REQUERIDO"}},
	{"no municipality", valores{"municipio": ""}, []string{"/municipio REQUERIDO"}},
	{"no company", valores{"nombreEmpresa": ""}, []string{"/nombreEmpresa REQUERIDO"}},
	{"no legal representative", valores{"representanteLegal": ""}, []string{"/representanteLegal REQUERIDO"}},
	{"no address", valores{"direccionEmpresa": ""}, []string{"/direccionEmpresa REQUERIDO"}},
	{"no place", valores{"lugarFormacion": ""}, []string{"/lugarFormacion REQUERIDO"}},
	{"no ambiente", valores{"tipoAmbiente": ""}, []string{"/tipoAmbiente REQUERIDO"}},
	{"no dates of inscription", valores{"inicioInscripcion": "", "finalizacionInscripcion": ""},
		[]string{"/finalizacionInscripcion REQUERIDO", "/inicioInscripcion REQUERIDO"}},
	{"no start", valores{"fechaInicioCurso": ""}, []string{"/fechaInicioCurso REQUERIDO"}},
	{"no schedule", valores{"horarios": []solicitudes.Horario{}}, []string{"/horarios REQUERIDO"}},
	{"no justification", valores{"justificacion": ""}, []string{"/justificacion REQUERIDO"}},
	{"a justification of 29", valores{"justificacion": strings.Repeat("ñ", 29)}, []string{"/justificacion TEXTO_CORTO"}},
	{"no declarations", valores{"cumpleRequisitos": false, "autorizaUsoInfo": false, "confirmaVeracidad": false},
		[]string{"/autorizaUsoInfo REQUERIDO", "/confirmaVeracidad REQUERIDO", "/cumpleRequisitos REQUERIDO"}},
	{"the authorisation of the use of data alone", valores{"autorizaUsoInfo": false}, []string{"/autorizaUsoInfo REQUERIDO"}},

	{"no learners", valores{"numeroAprendicesInscribir": 0}, []string{"/numeroAprendicesInscribir REQUERIDO"}},
	{"31 learners with 30 places", valores{"numeroAprendicesInscribir": 31, "cupoMaximo": 30}, []string{"/numeroAprendicesInscribir CUPO_EXCEDIDO"}},
	{"a learner more than the places of the programme", valores{"numeroAprendicesInscribir": 26, "cupoMaximo": 0}, []string{"/numeroAprendicesInscribir CUPO_EXCEDIDO"}},
	{"101 places", valores{"cupoMaximo": 101}, []string{"/cupoMaximo CUPO_EXCEDIDO"}},
	{"102 learners in 101 places", valores{"cupoMaximo": 101, "numeroAprendicesInscribir": 102},
		[]string{"/cupoMaximo CUPO_EXCEDIDO", "/numeroAprendicesInscribir CUPO_EXCEDIDO"}},
	{"an hour more than the programme", valores{"duracionMaxima": 41}, []string{"/duracionMaxima DURACION_EXCEDIDA"}},

	{"inscription ends before it starts", valores{"finalizacionInscripcion": "2027-01-12"}, []string{"/finalizacionInscripcion FECHAS_EN_DESORDEN"}},
	{"inscription ends on the first day", valores{"finalizacionInscripcion": "2027-02-01"}, []string{"/finalizacionInscripcion FECHAS_EN_DESORDEN"}},
	{"inscription ends after the start", valores{"finalizacionInscripcion": "2027-02-02"}, []string{"/finalizacionInscripcion FECHAS_EN_DESORDEN"}},
	{"the course ends before it starts", valores{"fechaFinalizacionCurso": "2027-01-31"}, []string{"/fechaFinalizacionCurso FECHAS_EN_DESORDEN"}},
	{"the start was yesterday", valores{"inicioInscripcion": "2027-01-04", "finalizacionInscripcion": "2027-01-08", "fechaInicioCurso": "2027-01-11"},
		[]string{"/fechaInicioCurso FECHA_PASADA"}},

	{"a cédula of letters", valores{"responsableCedula": "abc"}, []string{"/responsableCedula CEDULA_FORMATO"}},
	{"a cédula of 31 digits", valores{"responsableCedula": strings.Repeat("1", 31)}, []string{"/responsableCedula CEDULA_FORMATO"}},
	{"a cédula in Arabic-Indic digits", valores{"responsableCedula": "٥٢٣٤٥٦٧٨"}, []string{"/responsableCedula CEDULA_FORMATO"}},
	{"an address of another house", valores{"responsableEmail": "ines@gmail.com"}, []string{"/responsableEmail CORREO_DOMINIO"}},
	{"an address below the house", valores{"responsableEmail": "ines@x.sena.edu.co"}, []string{"/responsableEmail CORREO_DOMINIO"}},
	{"no address at all", valores{"responsableEmail": "ines"}, []string{"/responsableEmail CORREO_FORMATO"}},
	{"a NIT with a wrong digit", valores{"nitEmpresa": "900555555-3"}, []string{"/nitEmpresa NIT_DIGITO"}},
	{"a NIT of words", valores{"nitEmpresa": "no tiene"}, []string{"/nitEmpresa NIT_FORMATO"}},
	{"a phone of 7 digits", valores{"telefonosEmpresa": "7242020"}, []string{"/telefonosEmpresa TELEFONO_FORMATO"}},
	{"three phones", valores{"telefonosEmpresa": "3101234567 / 3101234568 / 3101234569"}, []string{"/telefonosEmpresa TELEFONO_FORMATO"}},
	{"Medellín in Santander", valores{"municipio": "Medellín"}, []string{"/municipio MUNICIPIO_DE_OTRO_DEPARTAMENTO"}},
	{"a code of Antioquia in Santander", valores{"municipio": "05079"}, []string{"/municipio MUNICIPIO_DE_OTRO_DEPARTAMENTO"}},
	{"another department for the municipality that stands there", valores{"departamento": "05"}, []string{"/municipio MUNICIPIO_DE_OTRO_DEPARTAMENTO"}},

	{"special programmes that are not in force, boxes and codes", valores{"programaBilinguismo": true, "posconflicto": true, "programasEspeciales": []string{"INVENTADO", "OTRO"}},
		[]string{"/posconflicto PROGRAMA_ESPECIAL_NO_VIGENTE", "/programaBilinguismo PROGRAMA_ESPECIAL_NO_VIGENTE", "/programasEspeciales PROGRAMA_ESPECIAL_NO_VIGENTE"}},
	{"everything at once", valores{"modalidad": "", "nitEmpresa": "1", "numeroAprendicesInscribir": 99, "finalizacionInscripcion": "2027-03-01", "autorizaUsoInfo": false,
		"horarios": []solicitudes.Horario{fila(1, "12:00", "08:00"), fila(2, "05:00", "07:00")}},
		[]string{"/autorizaUsoInfo REQUERIDO", "/finalizacionInscripcion FECHAS_EN_DESORDEN", "/horarios/0/horaFin BLOQUE_CRUZA_MEDIANOCHE",
			"/horarios/1/horaInicio FUERA_DE_VENTANA", "/modalidad REQUERIDO", "/nitEmpresa NIT_FORMATO", "/numeroAprendicesInscribir CUPO_EXCEDIDO"}},
}

func TestWhatKeepsASolicitudFromBeingSent(t *testing.T) {
	for _, c := range incumplidas {
		t.Run(c.nombre, func(t *testing.T) {
			s := en(t, solicitudes.Borrador)
			err := intacta(t, s, func() error { return s.Editar(instructora, c.v.parche(), solicitudes.Enviada, entorno()) })
			if got := reglas(t, err); !slices.Equal(got, c.quiere) {
				t.Errorf("sending: got %v, want %v", got, c.quiere)
			}
			if err := s.Editar(instructora, c.v.parche(), solicitudes.ComoBorrador, entorno()); err != nil {
				t.Fatalf("a draft refuses it: %v", err)
			}
			if got := enOrden(t, s.Advertencias(entorno())); !slices.Equal(got, c.quiere) {
				t.Errorf("warnings: got %v, want %v", got, c.quiere)
			}
			if rotas := restricciones(s.Expediente()); rotas != nil {
				t.Errorf("the draft cannot be kept: %v", rotas)
			}
		})
	}
}

func TestWhatNotEvenADraftMayHold(t *testing.T) {
	muchas := make([]solicitudes.Horario, 1001)
	fechas := make([]kernel.Date, 51)
	rangos := make([]horarios.Rango, 51)
	dia := fecha("2027-02-01")
	for _, c := range []struct {
		nombre string
		v      valores
		quiere []string
	}{
		{"a modalidad of its own", valores{"modalidad": "HIBRIDA"}, []string{"/modalidad VALOR_NO_PERMITIDO"}},
		{"an ambiente of its own", valores{"tipoAmbiente": "PATIO"}, []string{"/tipoAmbiente VALOR_NO_PERMITIDO"}},
		{"a department that is none", valores{"departamento": "Atlántida"}, []string{"/departamento DEPARTAMENTO_DESCONOCIDO"}},
		{"a municipality that is none", valores{"municipio": "Macondo"}, []string{"/municipio MUNICIPIO_DESCONOCIDO"}},
		{"a municipality that two other departments have", valores{"departamento": "Boyacá", "municipio": "Barbosa"}, []string{"/municipio MUNICIPIO_DESCONOCIDO"}},
		{"learners, places and hours below zero", valores{"numeroAprendicesInscribir": -1, "cupoMaximo": -1, "duracionMaxima": -1},
			[]string{"/cupoMaximo ENTERO_INVALIDO", "/duracionMaxima ENTERO_INVALIDO", "/numeroAprendicesInscribir ENTERO_INVALIDO"}},
		{"1,001 rows", valores{"horarios": muchas}, []string{"/horarios/1000 DEMASIADOS"}},
		{"51 objectives", valores{"objetivosPersonalizados": slices.Repeat([]string{"\x00"}, 51)}, []string{"/objetivosPersonalizados DEMASIADOS"}},
		{"51 special programmes", valores{"programasEspeciales": codigosDistintos(51)}, []string{"/programasEspeciales DEMASIADOS"}},
		{"51 dates put back", valores{"fechasIncluidas": fechas}, []string{"/fechasIncluidas DEMASIADOS"}},
		{"51 dates taken out", valores{"fechasExcluidas": rangos}, []string{"/fechasExcluidas DEMASIADOS"}},
		{"a range that ends before it starts", valores{"fechasExcluidas": []horarios.Rango{{Desde: dia, Hasta: dia}, {Desde: dia, Hasta: dia.AddDays(-1)}}},
			[]string{"/fechasExcluidas/1/hasta RANGO_INVERTIDO"}},
	} {
		t.Run(c.nombre, func(t *testing.T) {
			s := en(t, solicitudes.Borrador)
			err := intacta(t, s, func() error { return s.Editar(instructora, c.v.parche(), solicitudes.ComoBorrador, entorno()) })
			if got := reglas(t, err); !slices.Equal(got, c.quiere) {
				t.Errorf("draft: got %v, want %v", got, c.quiere)
			}
			err = intacta(t, s, func() error { return s.Editar(instructora, c.v.parche(), solicitudes.Enviada, todoVigente(c.v)) })
			if got := reglas(t, err); !slices.Equal(got, c.quiere) {
				t.Errorf("sending: got %v, want %v", got, c.quiere)
			}
		})
	}
}

func TestLongListsUpToTheirLimit(t *testing.T) {
	filas := []solicitudes.Horario{}
	for i := range 1000 {
		filas = append(filas, solicitudes.Horario{Dia: i%7 + 1, Desde: 360 + i/7, Hasta: 361 + i/7})
	}
	dias := make([]kernel.Date, 50)
	rangos := make([]horarios.Rango, 50)
	for i := range dias {
		dias[i] = fecha("2028-01-01").AddDays(i)
		rangos[i] = horarios.Rango{Desde: dias[i], Hasta: dias[i]}
	}
	v := valores{"horarios": filas, "duracionMaxima": 16, "objetivosPersonalizados": codigosDistintos(50), "programasEspeciales": codigosDistintos(50), "fechasIncluidas": dias, "fechasExcluidas": rangos}
	if _, err := alEnviar(t, v, todoVigente(v)); err != nil {
		t.Error(err)
	}
}

func codigosDistintos(n int) []string {
	codigos := make([]string, n)
	for i := range codigos {
		codigos[i] = fmt.Sprintf("PROGRAMA_%02d", i)
	}
	return codigos
}

// todoVigente is a world in which every special programme of v is in force.
func todoVigente(v valores) solicitudes.Entorno {
	env := entorno()
	lista, _ := v["programasEspeciales"].([]string)
	env.Especiales = append(env.Especiales, vigentes(lista...)...)
	return env
}

func TestTheProgrammeMustBeOfTheCentreAndActive(t *testing.T) {
	sin := entorno()
	sin.Programa = nil
	numeros := new(codigos)
	for _, destino := range []solicitudes.Destino{solicitudes.ComoBorrador, solicitudes.Enviada, solicitudes.Conservar} {
		var primero error
		for _, id := range []string{"de-otro-centro", "inactivo", "ausente", "' OR 1=1--"} {
			_, err := solicitudes.Nueva(instructora, "s-1", ejemplo().con(valores{"programaId": id}).parche(), destino, sin, numeros.numerar)
			if got := reglas(t, err); !slices.Equal(got, []string{"/programaId PROGRAMA_NO_DISPONIBLE"}) {
				t.Errorf("%s: got %v", id, got)
			}
			if primero == nil {
				primero = err
			}
			if err.Error() != primero.Error() {
				t.Errorf("%s: %q tells it from %q", id, err, primero)
			}
		}
		_, err := solicitudes.Nueva(instructora, "s-1", ejemplo().con(valores{"programaId": ""}).parche(), destino, sin, numeros.numerar)
		if got := reglas(t, err); !slices.Equal(got, []string{"/programaId REQUERIDO"}) {
			t.Errorf("none: got %v", got)
		}
	}
	if len(numeros.anios) > 0 {
		t.Error("a refused solicitud took a code")
	}
}

func TestADraftOutlivesItsProgramme(t *testing.T) {
	sin := entorno()
	sin.Programa = nil
	s := en(t, solicitudes.Borrador)
	if err := s.Editar(instructora, valores{"observaciones": "Por la mañana"}.parche(), solicitudes.ComoBorrador, sin); err != nil {
		t.Fatalf("keeping the programme: %v", err)
	}
	if got := enOrden(t, s.Advertencias(sin)); !slices.Equal(got, []string{"/programaId PROGRAMA_NO_DISPONIBLE"}) {
		t.Errorf("warnings: got %v", got)
	}
	for nombre, err := range map[string]error{
		"sending":                 s.Enviar(instructora, sin),
		"choosing another absent": s.Editar(instructora, valores{"programaId": "otro"}.parche(), solicitudes.ComoBorrador, sin),
	} {
		if got := reglas(t, err); !slices.Equal(got, []string{"/programaId PROGRAMA_NO_DISPONIBLE"}) {
			t.Errorf("%s: got %v", nombre, got)
		}
	}
}

func TestThreeMissingFieldsAreThreeErrors(t *testing.T) {
	v := ejemplo()
	delete(v, "programaId")
	delete(v, "modalidad")
	delete(v, "justificacion")
	delete(v, "duracionMaxima")
	delete(v, "cupoMaximo")
	sin := entorno()
	sin.Programa = nil
	for nombre, filas := range map[string][]solicitudes.Horario{"pattern": semana(), "sessions": dosSesiones()} {
		_, err := solicitudes.Nueva(instructora, "s-1", v.con(valores{"horarios": filas}).parche(), solicitudes.Enviada, sin, new(codigos).numerar)
		if got, quiere := reglas(t, err), []string{"/justificacion REQUERIDO", "/modalidad REQUERIDO", "/programaId REQUERIDO"}; !slices.Equal(got, quiere) {
			t.Errorf("%s: got %v, want %v", nombre, got, quiere)
		}
	}
}

func TestWhatCouldNotBeReadIsReportedWithTheRestAndFirst(t *testing.T) {
	v := ejemplo().con(valores{"modalidad": "", "horarios": []solicitudes.Horario{{}, fila(3, "08:00", "12:00")}})
	delete(v, "numeroAprendicesInscribir")
	p := v.parche()
	p.Errores = []fault.Field{
		{Pointer: "/numeroAprendicesInscribir", Code: "ENTERO_INVALIDO", Message: "sin comillas"},
		{Pointer: "/horarios/0/horaFin", Code: "HORA_FORMATO", Message: "HH:MM"},
	}
	_, err := solicitudes.Nueva(instructora, "s-1", p, solicitudes.Enviada, entorno(), new(codigos).numerar)
	quiere := []string{"/horarios/0/horaFin HORA_FORMATO", "/modalidad REQUERIDO", "/numeroAprendicesInscribir ENTERO_INVALIDO"}
	if got := reglas(t, err); !slices.Equal(got, quiere) {
		t.Errorf("got %v, want %v", got, quiere)
	}
	_, err = solicitudes.Nueva(instructora, "s-1", p, solicitudes.ComoBorrador, entorno(), new(codigos).numerar)
	if got := reglas(t, err); !slices.Equal(got, []string{"/horarios/0/horaFin HORA_FORMATO", "/numeroAprendicesInscribir ENTERO_INVALIDO"}) {
		t.Errorf("a draft: got %v", got)
	}
}

func TestThePlaceIsNotAskedOfAVirtualCourse(t *testing.T) {
	for nombre, v := range map[string]valores{
		"by modalidad": {"modalidad": "VIRTUAL", "lugarFormacion": "", "tipoAmbiente": ""},
		"by ambiente":  {"tipoAmbiente": "VIRTUAL", "lugarFormacion": ""},
	} {
		if _, err := alEnviar(t, v, entorno()); err != nil {
			t.Errorf("%s: %v", nombre, err)
		}
	}
}

func TestNumbersAtTheirBorders(t *testing.T) {
	largo := entorno()
	largo.Programa.Horas, largo.Programa.Cupo = 1000, 100
	deNoche, pasada := entorno(), entorno()
	deNoche.Ahora, pasada.Ahora = time.Date(2027, time.February, 2, 4, 59, 0, 0, time.UTC), time.Date(2027, time.February, 2, 5, 0, 0, 0, time.UTC)
	diario := []solicitudes.Horario{}
	for dia := 1; dia <= 7; dia++ {
		diario = append(diario, fila(dia, "06:00", "22:00"))
	}
	for _, c := range []struct {
		nombre string
		v      valores
		env    solicitudes.Entorno
		quiere []string
	}{
		{"one learner, one place, one hour", valores{"numeroAprendicesInscribir": 1, "cupoMaximo": 1, "duracionMaxima": 1}, entorno(), nil},
		{"as many learners as places", valores{"numeroAprendicesInscribir": 100, "cupoMaximo": 100}, entorno(), nil},
		{"880 hours", valores{"duracionMaxima": 880, "horarios": diario}, largo, nil},
		{"881 hours, though the programme has 1,000", valores{"duracionMaxima": 881, "horarios": diario}, largo, []string{"/duracionMaxima DURACION_EXCEDIDA"}},
		{"a justification of 30", valores{"justificacion": strings.Repeat("ñ", 30)}, entorno(), nil},
		{"the start is today", valores{"inicioInscripcion": "2027-01-04", "finalizacionInscripcion": "2027-01-11", "fechaInicioCurso": "2027-01-12"}, entorno(), nil},
		{"the start is today, late at night in Bogotá", valores{"fechaInicioCurso": "2027-02-01"}, deNoche, nil},
		{"the start was yesterday, by a minute", valores{"fechaInicioCurso": "2027-02-01"}, pasada, []string{"/fechaInicioCurso FECHA_PASADA"}},
		{"inscription of one day, the day before", valores{"inicioInscripcion": "2027-01-31", "finalizacionInscripcion": "2027-01-31"}, entorno(), nil},
	} {
		_, err := alEnviar(t, c.v, c.env)
		if c.quiere == nil && err != nil {
			t.Errorf("%s: %v", c.nombre, err)
		}
		if c.quiere != nil && !slices.Equal(reglas(t, err), c.quiere) {
			t.Errorf("%s: got %v", c.nombre, err)
		}
	}
}

func TestMessagesNameTheFiguresToMend(t *testing.T) {
	for _, c := range []struct {
		v       valores
		puntero string
		dice    []string
	}{
		{valores{"nitEmpresa": "900555555-3"}, "/nitEmpresa", []string{"900555555-2"}},
		{valores{"numeroAprendicesInscribir": 31, "cupoMaximo": 30}, "/numeroAprendicesInscribir", []string{"31", "30"}},
		{valores{"duracionMaxima": 41}, "/duracionMaxima", []string{"40"}},
		{valores{"modalidad": "HIBRIDA"}, "/modalidad", solicitudes.Modalidades()},
		{valores{"justificacion": "Porque sí"}, "/justificacion", []string{"9", "30"}},
		{valores{"telefonosEmpresa": "7242020"}, "/telefonosEmpresa", []string{"10 dígitos"}},
		{valores{"municipio": "Medellín"}, "/municipio", []string{"Medellín"}},
		{valores{"programasEspeciales": []string{"INVENTADO", "OTRO"}}, "/programasEspeciales", []string{"INVENTADO", "OTRO"}},
	} {
		_, err := alEnviar(t, c.v, entorno())
		for _, parte := range c.dice {
			if !strings.Contains(mensaje(err, c.puntero), parte) {
				t.Errorf("%v: %q does not say %q", c.v, mensaje(err, c.puntero), parte)
			}
		}
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Message == "" {
			t.Errorf("%v: %v has no sentence", c.v, err)
		}
	}
}
