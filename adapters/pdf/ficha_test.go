package pdf_test

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"complementarias/adapters/palabras"
	"complementarias/adapters/pdf"
	"complementarias/application/documentos"
	"complementarias/domain/kernel"
	"complementarias/test/papeles"
)

func imprimir(t *testing.T, s documentos.Solicitud) []byte {
	t.Helper()
	b, err := pdf.New().Ficha(s, papel)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheDaysOfEachMonthAreFilledIn(t *testing.T) {
	dicho := papeles.Corrido(strings.Join(papeles.Texto(t, imprimir(t, corta())), " "))
	for _, quiere := range []string{"octubre de 2025 27 28 29 30 31 5 20 h", "noviembre de 2025 4 5 6 7 10 5 20 h", "Total 10 40 h", "Lunes Martes Miércoles Jueves Viernes Sábado Domingo",
		"08:00 a 12:00 08:00 a 12:00 08:00 a 12:00 08:00 a 12:00 08:00 a 12:00 — —"} {
		if !strings.Contains(dicho, quiere) {
			t.Errorf("lacks %q in\n%s", quiere, dicho)
		}
	}
}

// textosDe gives every text that is to be read on the paper, out of all fields of the view: one that is added is missed here.
func textosDe(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Slice:
		var t []string
		for i := range v.Len() {
			t = append(t, textosDe(v.Index(i))...)
		}
		return t
	case reflect.Struct:
		if d, esFecha := v.Interface().(kernel.Date); esFecha {
			return []string{palabras.FechaLarga(d)}
		}
		var t []string
		for i := range v.NumField() {
			switch v.Type().Field(i).Name {
			case "ID", "CentroID", "Sesiones", "En", "Marca", "Tipo", "Horarios": // keys, or printed in other words
			default:
				t = append(t, textosDe(v.Field(i))...)
			}
		}
		return t
	default:
		return nil
	}
}

func TestEveryFieldIsOnThePaperHoweverLongItIs(t *testing.T) {
	pegado := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for nombre, s := range map[string]documentos.Solicitud{"short": corta(), "longest": larga(), "dated": fechada(), "hardly begun": borrador()} {
		t.Run(nombre, func(t *testing.T) {
			b := imprimir(t, s)
			papeles.Revisar(t, b)
			paginas := papeles.Texto(t, b)
			for i, p := range paginas {
				if quiere := s.Codigo + " · " + s.Estado; !strings.Contains(papeles.Corrido(p), quiere) {
					t.Errorf("page %d lacks %q", i+1, quiere)
				}
				if quiere := palabras.Numero(i+1) + " de " + palabras.Numero(len(paginas)); !strings.Contains(papeles.Corrido(p), quiere) {
					t.Errorf("page %d lacks %q", i+1, quiere)
				}
			}
			// Cells side by side interleave their lines in what -layout extracts, so each is looked for in the order of drawing.
			dicho := pegado(papeles.Crudo(t, b))
			for _, texto := range textosDe(reflect.ValueOf(s)) {
				for parrafo := range strings.SplitSeq(texto, "\n") {
					if resto := sinPaginas(dicho, pegado(parrafo)); resto != "" {
						t.Errorf("lacks %.60q of %.60q", resto, parrafo)
					}
				}
			}
		})
	}
}

// sinPaginas returns what is missing of s in dicho, where a page may have ended within it.
func sinPaginas(dicho, s string) string {
	if strings.Contains(dicho, s) {
		return ""
	}
	for i := len(s); i > 0; i-- {
		if strings.Contains(dicho, s[:i]) && strings.Contains(dicho, s[i:]) {
			return ""
		}
	}
	return s
}

// usual is a course as most are: some contents, a comment, a long name.
func usual() documentos.Solicitud {
	s := corta()
	s.Programa.Nombre = "Elaboración de bocadillo de guayaba con buenas prácticas de manufactura"
	s.Programa.Objetivos = append(s.Programa.Objetivos, "Calcular el costo y el precio de venta.", "Leer un estado de resultados sencillo.")
	s.Programa.Resultados = append(s.Programa.Resultados, "Clasificar los soportes de las operaciones.", "Elaborar el estado de resultados de un mes.")
	s.ComentariosRevision = "Cumple los requisitos. Buen trabajo."
	return s
}

func TestTheUsualFichaTakesTwoPages(t *testing.T) {
	for nombre, s := range map[string]documentos.Solicitud{"short": corta(), "usual": usual(), "hardly begun": borrador()} {
		if paginas := papeles.Texto(t, imprimir(t, s)); len(paginas) != 2 {
			t.Errorf("%s: %d pages", nombre, len(paginas))
		}
	}
}

func TestTheDecisionAndItsSignaturesStayTogether(t *testing.T) {
	for lineas := range 50 {
		s := usual()
		s.Cancelacion = documentos.Firma{Nombre: "Inés Ñañez", En: s.Decision.En.AddDate(0, 0, 3), Texto: "Cancelada"}
		s.Justificacion = strings.Repeat("Una razón.\n", lineas) + "La última."
		for i, p := range papeles.Texto(t, imprimir(t, s)) {
			p = papeles.Corrido(p)
			if titulo, firmas := strings.Contains(p, "12. Decisión y firmas"), strings.Contains(p, "Aprobada el 17 de octubre"); titulo != firmas || titulo != strings.Contains(p, "20 de octubre de 2025, 9:05") {
				t.Errorf("with %d lines page %d has the title %t, the signatures %t", lineas, i+1, titulo, firmas)
			}
		}
	}
}

func TestSpecialProgrammesAndDeclarationsAreTicked(t *testing.T) {
	s := corta()
	s.ConfirmaVeracidad = false
	dicho := papeles.Corrido(strings.Join(papeles.Texto(t, imprimir(t, s)), " "))
	for _, c := range s.Especiales {
		if marcada := strings.Contains(dicho, "X "+c.Etiqueta); marcada != c.Marcada || !strings.Contains(dicho, c.Etiqueta) {
			t.Errorf("%s: ticked %t", c.Etiqueta, marcada)
		}
	}
	if !strings.Contains(dicho, "X La solicitud cumple") || !strings.Contains(dicho, "X Se autoriza") || strings.Contains(dicho, "X Lo escrito") {
		t.Errorf("declarations: %s", dicho)
	}
}

func TestWhatIsNotApprovedSaysSoOnEveryPage(t *testing.T) {
	for _, marca := range []string{"BORRADOR", "SIN APROBAR", "RECHAZADA", "CANCELADA", ""} {
		s := larga()
		s.Marca = marca
		// A text that is turned comes out in pieces and in no order: what counts is that each page has its letters, and big.
		for i, grandes := range papeles.Letras(t, imprimir(t, s), 40) {
			if ordenadas(grandes) != ordenadas(strings.ReplaceAll(marca, " ", "")) {
				t.Errorf("%q: page %d has %q across it", marca, i+1, grandes)
			}
		}
	}
}

func ordenadas(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

func TestHostileTextsAreNothingButLetters(t *testing.T) {
	const veneno = `) Tj ET endstream endobj 9 0 obj << /Type /Action /S /JavaScript /JS (app.alert(1)) >> [x](javascript:alert(1)) https://evil.example \) \( ((( %PDF <</URI (x)>> {nb} 😀漢字 `
	s := corta()
	envenenar(reflect.ValueOf(&s).Elem(), veneno)
	b := imprimir(t, s)
	papeles.Revisar(t, b)
	objetos := papeles.Objetos(t, b)
	for _, activo := range []string{`"/JS"`, `"/JavaScript"`, `"/Launch"`, `"/URI"`, `"/Annots"`, `"/OpenAction"`, `"/AA"`, `"/EmbeddedFiles"`, `"/AcroForm"`, `"/GoTo"`, `"/SubmitForm"`} {
		if strings.Contains(objetos, activo) {
			t.Errorf("there is a %s", activo)
		}
	}
	dicho := papeles.Corrido(papeles.Crudo(t, b))
	for _, quiere := range []string{"[x](javascript:alert(1))", `\) \( ((( %PDF`, "{nb} \uFFFD"} {
		if !strings.Contains(dicho, quiere) {
			t.Errorf("lacks %q", quiere)
		}
	}
}

// envenenar writes veneno behind every text of v.
func envenenar(v reflect.Value, veneno string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + veneno)
	case reflect.Slice:
		for i := range v.Len() {
			envenenar(v.Index(i), veneno)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				envenenar(v.Field(i), veneno)
			}
		}
	default:
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	b := imprimir(t, corta())
	datos := papeles.Datos(t, b)
	for rotulo, quiere := range map[string]string{"Title": "Ficha de caracterización SOL-2025-014", "Subject": "Formación complementaria: Manejo de abejas y producción de miel",
		"Creator": "Gestión Complementarias", "CreationDate": "2025-10-20T15:05:00", "Page size": "612 x 792 pts (letter)", "JavaScript": "no", "Form": "none", "Encrypted": "no", "Author": ""} {
		if got := datos[rotulo]; !strings.HasPrefix(got, quiere) || quiere == "" && got != "" {
			t.Errorf("%s is %q, want %q", rotulo, got, quiere)
		}
	}
	if !strings.Contains(papeles.Objetos(t, b), `"/Lang": "u:es-CO"`) {
		t.Error("no language")
	}
}

func TestLettersThatTheFontLacksAreSeenAndBreakNothing(t *testing.T) {
	s := corta()
	s.Justificacion = "Ñandú, pingüino, ÁÉÍÓÚ ¿sí? ¡ya! «así» “comillas” – — … € ½ º ª; Nasa: ẽ ũ; Šťastný Łukasz; 漢字 y 👩\u200d🏫; ≥ 5 → 6; fin."
	quiere := "Ñandú, pingüino, ÁÉÍÓÚ ¿sí? ¡ya! «así» “comillas” – — … € ½ º ª; Nasa: ẽ ũ; Šťastný Łukasz; \uFFFD y \uFFFD; >= 5 -> 6; fin."
	if dicho := papeles.Corrido(papeles.Crudo(t, imprimir(t, s))); !strings.Contains(dicho, quiere) {
		t.Errorf("lacks %q in %s", quiere, dicho)
	}
}

func TestManyPrintAtOnceTheSame(t *testing.T) {
	i := pdf.New()
	quiere, err := i.Ficha(larga(), papel)
	if err != nil {
		t.Fatal(err)
	}
	var espera sync.WaitGroup
	for range 8 {
		espera.Go(func() {
			if b, err := i.Ficha(larga(), papel); err != nil || string(b) != string(quiere) {
				t.Errorf("another file, %v", err)
			}
		})
	}
	espera.Wait()
}
