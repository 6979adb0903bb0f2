package solicitudes_test

import (
	"slices"
	"strings"
	"testing"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestTextsRefuseWhatNobodySees(t *testing.T) {
	ocultos := []string{"\x00", "\a", "\x1b", "\x7f", "\u0085", "\u200b", "\u2060", "\ufeff"}
	for _, rango := range [][2]rune{{'\u202A', '\u202E'}, {'\u2066', '\u2069'}} {
		for r := rango[0]; r <= rango[1]; r++ {
			ocultos = append(ocultos, string(r))
		}
	}
	ocultos = append(ocultos, "\xff")
	for _, c := range solicitudes.Campos() {
		var escribir func(texto string) valores
		puntero := c.Puntero()
		switch c.Tipo {
		case solicitudes.Texto, solicitudes.Parrafo, solicitudes.Enumerado:
			escribir = func(texto string) valores { return valores{c.Nombre: texto} }
		case solicitudes.Lista, solicitudes.Especiales:
			escribir = func(texto string) valores { return valores{c.Nombre: []string{texto}} }
			puntero += "/0"
		case solicitudes.Patron:
			escribir = func(texto string) valores {
				h := semana()
				h[0].Observaciones = texto
				return valores{c.Nombre: h}
			}
			puntero += "/0/observaciones"
		default:
			continue
		}
		solos := append(slices.Clone(ocultos), "\r") // alone it is no line break
		if c.Tipo != solicitudes.Parrafo {
			solos = append(solos, "\n", "\t", "\r\n")
		}
		s := en(t, solicitudes.Borrador)
		for _, oculto := range solos {
			err := intacta(t, s, func() error {
				return s.Editar(instructora, escribir("Antes"+oculto+"después").parche(), solicitudes.ComoBorrador, entorno())
			})
			if got := reglas(t, err); !slices.Equal(got, []string{puntero + " TEXTO_CARACTER"}) {
				t.Errorf("%s with %q: got %v", c.Nombre, oculto, got)
			}
		}
		largo := 200
		if c.Tipo == solicitudes.Parrafo || c.Tipo == solicitudes.Lista {
			largo = 4000
		}
		err := s.Editar(instructora, escribir(strings.Repeat("ñ", largo+1)).parche(), solicitudes.ComoBorrador, entorno())
		if got := reglas(t, err); !slices.Equal(got, []string{puntero + " TEXTO_LARGO"}) {
			t.Errorf("%s of %d: got %v", c.Nombre, largo+1, got)
		}
		if c.Tipo == solicitudes.Enumerado || c.Nombre == "programaId" || c.Nombre == "ambienteId" {
			continue
		}
		if err := s.Editar(instructora, escribir(strings.Repeat("ñ", largo)).parche(), solicitudes.ComoBorrador, entorno()); err != nil {
			t.Errorf("%s of %d: %v", c.Nombre, largo, err)
		}
	}
}

func TestParagraphsKeepTheirLines(t *testing.T) {
	const texto = "Primero:\n\t- caja\r\n\t- banco <script>{{7*7}}</script> =HYPERLINK(1)"
	s := nueva(t, ejemplo().con(valores{"observaciones": texto}), solicitudes.Enviada, entorno())
	if got := s.Expediente().Datos.Observaciones; got != texto {
		t.Errorf("got %q", got)
	}
}

func TestColombianValuesAreStoredInOneForm(t *testing.T) {
	ref := func(d solicitudes.Datos, nombre string) string {
		c, _ := solicitudes.CampoDe("/" + nombre)
		return *c.Ref(&d).(*string)
	}
	for _, c := range []struct{ nombre, escrito, guardado string }{
		{"responsableCedula", "52.345.678 ", "52345678"},
		{"responsableCedula", "1098-765-432", "1098765432"},
		{"responsableEmail", "Instructor1.9546@SENA.edu.co", "instructor1.9546@sena.edu.co"},
		{"responsableEmail", "ana@misena.edu.co", "ana@misena.edu.co"},
		{"nitEmpresa", "860.069.804-2", "860069804-2"},
		{"nitEmpresa", "899999034", "899999034-1"},
		{"nitEmpresa", "", ""}, // optional for communities
		{"telefonosEmpresa", "+57 310 123 4567", "3101234567"},
		{"telefonosEmpresa", "(607) 724-2020, 310.123.4567", "6077242020 / 3101234567"},
		{"telefonosEmpresa", "", ""},
		{"departamento", "santander", "68"},
		{"departamento", "68", "68"},
		{"municipio", "BARBOSA", "68077"},
		{"municipio", "68077", "68077"},
		{"modalidad", "presencial", "PRESENCIAL"},
		{"tipoAmbiente", "aula_movil", "AULA_MOVIL"},
		{"nombreEmpresa", "  a  b", "  a  b"}, // whoever reads it trims it
	} {
		s, err := alEnviar(t, valores{c.nombre: c.escrito}, entorno())
		if err != nil {
			t.Errorf("%s %q: %v", c.nombre, c.escrito, err)
			continue
		}
		if got := ref(s.Expediente().Datos, c.nombre); got != c.guardado {
			t.Errorf("%s %q: stored %q, want %q", c.nombre, c.escrito, got, c.guardado)
		}
	}
}

func TestPlacesByNameOrCode(t *testing.T) {
	for _, c := range [][4]string{
		{"Antioquia", "Medellín", "05", "05001"},
		{"05", "MEDELLIN", "05", "05001"},
		{"antioquia", "barbosa", "05", "05079"}, // not the one of Santander
		{"Bogotá, D.C.", "Bogotá", "11", "11001"},
		{"11", "11001", "11", "11001"},
	} {
		s, err := alEnviar(t, valores{"departamento": c[0], "municipio": c[1]}, entorno())
		if d := s.Expediente().Datos; err != nil || d.Departamento != c[2] || d.Municipio != c[3] {
			t.Errorf("%s, %s: got %s, %s, %v", c[0], c[1], d.Departamento, d.Municipio, err)
		}
	}
}

func TestAMunicipalityMayComeBeforeItsDepartment(t *testing.T) {
	v := ejemplo()
	delete(v, "departamento")
	s := nueva(t, v.con(valores{"municipio": "Medellín"}), solicitudes.ComoBorrador, entorno())
	if d := s.Expediente().Datos; d.Municipio != "05001" || d.Departamento != "" {
		t.Fatalf("got %q of %q", d.Municipio, d.Departamento)
	}
	if err := s.Editar(instructora, valores{"departamento": "Antioquia"}.parche(), solicitudes.Enviada, entorno()); err != nil {
		t.Error(err)
	}
}

// anterior is a solicitud that the previous system left: places and ambiente in free text.
func anterior(t testing.TB) *solicitudes.Solicitud {
	e := en(t, solicitudes.Borrador).Expediente()
	e.Datos.Departamento, e.Datos.Municipio, e.Datos.TipoAmbiente = "Provincia de Vélez", "Por definir", "Salón comunal"
	return solicitudes.Restore(e)
}

func TestFreeTextOfThePreviousSystemStaysUntilTheSending(t *testing.T) {
	s := anterior(t)
	v := valores{"departamento": "Provincia de Vélez", "municipio": "Por definir", "tipoAmbiente": "Salón comunal", "observaciones": "Sin cambios"}
	if err := s.Editar(instructora, v.parche(), solicitudes.ComoBorrador, entorno()); err != nil {
		t.Fatalf("a draft: %v", err)
	}
	if got := reglas(t, s.Enviar(instructora, entorno())); !slices.Equal(got, []string{"/departamento DEPARTAMENTO_DESCONOCIDO"}) {
		t.Errorf("sending: got %v", got)
	}
	if err := s.Editar(instructora, valores{"departamento": "68"}.parche(), solicitudes.ComoBorrador, entorno()); err != nil {
		t.Fatal(err)
	}
	if got := reglas(t, s.Enviar(instructora, entorno())); !slices.Equal(got, []string{"/municipio MUNICIPIO_DESCONOCIDO"}) {
		t.Errorf("sending: got %v", got)
	}
	if err := s.Editar(instructora, valores{"municipio": "Barbosa"}.parche(), solicitudes.Enviada, entorno()); err != nil {
		t.Error(err)
	}
	if got := s.Expediente().Datos.TipoAmbiente; got != "Salón comunal" {
		t.Errorf("the ambiente became %q", got)
	}
}

func TestBoxesAndCodesOfSpecialProgrammes(t *testing.T) {
	s := en(t, solicitudes.Borrador)
	for _, paso := range []struct {
		nombre string
		v      valores
		quiere []string
	}{
		{"ticking a box keeps the others", valores{"campesenaConvenio8842": true}, []string{"CAMPESENA_CONVENIO_8842", "EMPRENDIMIENTO"}},
		{"codes beyond the boxes come beside them, once", valores{"programasEspeciales": []string{"ECONOMIA_POPULAR", "ECONOMIA_POPULAR"}},
			[]string{"CAMPESENA_CONVENIO_8842", "ECONOMIA_POPULAR", "EMPRENDIMIENTO"}},
		{"clearing a box leaves the codes", valores{"programaEmprendimiento": false}, []string{"CAMPESENA_CONVENIO_8842", "ECONOMIA_POPULAR"}},
		{"the code of a box ticks it", valores{"programasEspeciales": []string{"EMPRENDIMIENTO"}}, []string{"CAMPESENA_CONVENIO_8842", "EMPRENDIMIENTO"}},
		{"the box itself has the last word", valores{"programasEspeciales": []string{"EMPRENDIMIENTO"}, "programaEmprendimiento": false}, []string{"CAMPESENA_CONVENIO_8842"}},
		{"no codes leaves the boxes", valores{"programasEspeciales": []string{}}, []string{"CAMPESENA_CONVENIO_8842"}},
		{"left out, nothing changes", valores{"observaciones": "x"}, []string{"CAMPESENA_CONVENIO_8842"}},
	} {
		if err := s.Editar(instructora, paso.v.parche(), solicitudes.ComoBorrador, entorno()); err != nil {
			t.Fatalf("%s: %v", paso.nombre, err)
		}
		d := s.Expediente().Datos
		if !slices.Equal(d.ProgramasEspeciales, paso.quiere) {
			t.Errorf("%s: got %v, want %v", paso.nombre, d.ProgramasEspeciales, paso.quiere)
		}
		for _, c := range solicitudes.Campos() {
			if c.Tipo == solicitudes.Especial && c.Marcado(&d) != slices.Contains(paso.quiere, c.Codigo) {
				t.Errorf("%s: %s is ticked: %v", paso.nombre, c.Nombre, c.Marcado(&d))
			}
		}
	}
}

func TestARemarkLeadsToAField(t *testing.T) {
	for puntero, nombre := range map[string]string{
		"/nitEmpresa": "nitEmpresa", "/horarios": "horarios", "/horarios/0": "horarios", "/horarios/12/horaFin": "horarios", "/fechasExcluidas/0/hasta": "fechasExcluidas",
		"/fechasIncluidas/3": "fechasIncluidas", "/objetivosPersonalizados/49": "objetivosPersonalizados", "/programasEspeciales/0": "programasEspeciales",
		"/programaEmprendimiento": "programaEmprendimiento", "/programaId": "programaId",
	} {
		if c, ok := solicitudes.CampoDe(puntero); !ok || c.Nombre != nombre {
			t.Errorf("%s: got %q, %v", puntero, c.Nombre, ok)
		}
	}
	for _, puntero := range []string{
		"", "/", "nitEmpresa", "/estado", "/numeroFicha", "/instructorId", "/nitEmpresa/", "/nitEmpresa/0", "/horarios/", "/horarios/x", "/horarios/0/",
		"/horarios/0/hora\x00", "/horarios/0/hora\u202e", "/horarios/99999", "/horarios/0/" + strings.Repeat("a", 21), "/objetivosPersonalizados/0/x", "//horarios",
	} {
		if c, ok := solicitudes.CampoDe(puntero); ok {
			t.Errorf("%q leads to %s", puntero, c.Nombre)
		}
	}
}

func TestEveryFieldOfTheFormIsThereOnce(t *testing.T) {
	vistos := map[string]bool{}
	var d solicitudes.Datos
	lugares := map[any]bool{}
	for _, c := range solicitudes.Campos() {
		if vistos[c.Nombre] || c.Etiqueta == "" {
			t.Errorf("%s: twice or without words", c.Nombre)
		}
		vistos[c.Nombre] = true
		ref := c.Ref(&d)
		switch ref.(type) {
		case *string, *int, *bool, *kernel.Date, *[]string, *[]solicitudes.Horario, *[]horarios.Rango, *[]kernel.Date:
			if lugares[ref] {
				t.Errorf("%s shares its place", c.Nombre)
			}
			lugares[ref] = true
		default:
			if c.Tipo != solicitudes.Especial || c.Codigo == "" {
				t.Errorf("%s has no place: %T", c.Nombre, ref)
			}
		}
	}
	derivados := []string{"codigoPrograma", "versionPrograma", "isDraft"} // of the body, but not for the instructor to say
	for nombre := range ejemplo() {
		if !vistos[nombre] || slices.Contains(derivados, nombre) {
			t.Errorf("%s of the example is no field", nombre)
		}
	}
}
