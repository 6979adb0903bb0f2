package formulario_test

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"complementarias/adapters/web/ui/formulario"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// todos are the names of all fields.
func todos() []string {
	var nombres []string
	for _, c := range solicitudes.Campos() {
		nombres = append(nombres, c.Nombre)
	}
	return nombres
}

func valores(pares ...string) url.Values {
	v := url.Values{}
	for par := range slices.Chunk(pares, 2) {
		v.Add(par[0], par[1])
	}
	return v
}

func ids(f *formulario.Formulario) []string {
	var ids []string
	for _, falla := range f.Errores() {
		ids = append(ids, falla.ID)
	}
	return ids
}

func son[T comparable](t *testing.T, que string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", que, got, want)
	}
}

func TestOnlyTheFieldsOfTheStepAreRead(t *testing.T) {
	f := formulario.Leer(valores("nombreEmpresa", "  Café \t", "justificacion", "otro paso", "estado", "APROBADA", "numeroFicha", "1234567"),
		[]string{"nombreEmpresa", "nitEmpresa", "autorizaUsoInfo", "horarios", "posconflicto", "estado"})
	want := map[string]bool{"nombreEmpresa": true, "autorizaUsoInfo": true, "horarios": true, "posconflicto": true}
	if !reflect.DeepEqual(f.Parche.Dados, want) {
		t.Errorf("given: %v, want %v", f.Parche.Dados, want)
	}
	if v := f.Parche.Valores; v.NombreEmpresa != "Café" || v.Justificacion != "" || v.AutorizaUsoInfo {
		t.Errorf("read: %+v", v)
	}
	if si, dado := f.Parche.Casillas["POSCONFLICTO"]; si || !dado || len(f.Parche.Casillas) != 1 {
		t.Errorf("boxes: %v", f.Parche.Casillas)
	}
	if f.Valor("nombreEmpresa") != "  Café \t" {
		t.Errorf("what was typed comes back as %q", f.Valor("nombreEmpresa"))
	}
}

func TestBoxes(t *testing.T) {
	for _, c := range []struct {
		valores []string
		want    bool
	}{{nil, false}, {[]string{""}, false}, {[]string{"on"}, true}, {[]string{"si"}, true}, {[]string{"no"}, false}, {[]string{"no", "si"}, true}, {[]string{"false"}, false}} {
		f := formulario.Leer(url.Values{"cumpleRequisitos": c.valores}, []string{"cumpleRequisitos"})
		if f.Parche.Valores.CumpleRequisitos != c.want || f.Marcado("cumpleRequisitos") != c.want || !f.Parche.Da("cumpleRequisitos") {
			t.Errorf("%v is read as %v", c.valores, f.Parche.Valores.CumpleRequisitos)
		}
	}
}

func TestARepeatedKeyCountsOnce(t *testing.T) {
	f := formulario.Leer(valores("nombreEmpresa", "La una", "nombreEmpresa", "La otra", "duracionMaxima", "40", "duracionMaxima", "x"), []string{"nombreEmpresa", "duracionMaxima"})
	if v := f.Parche.Valores; v.NombreEmpresa != "La una" || v.DuracionMaxima != 40 || len(f.Errores()) > 0 {
		t.Errorf("read %+v, %v", v, f.Errores())
	}
}

func TestTextsAreOneNormalForm(t *testing.T) {
	f := formulario.Leer(valores("nombreEmpresa", "nin\u0303o", "justificacion", "\r\nUno\r\n\r\nDos\r\n"), []string{"nombreEmpresa", "justificacion"})
	if v := f.Parche.Valores; v.NombreEmpresa != "ni\u00f1o" || v.Justificacion != "Uno\n\nDos" {
		t.Errorf("read %q and %q", v.NombreEmpresa, v.Justificacion)
	}
}

func TestWhatCannotBeReadIsAnErrorAtItsFieldAndNotGiven(t *testing.T) {
	f := formulario.Leer(valores("duracionMaxima", "1.5", "cupoMaximo", "25a", "inicioInscripcion", "30/2/2027", "numeroAprendicesInscribir", ""),
		[]string{"duracionMaxima", "cupoMaximo", "numeroAprendicesInscribir", "inicioInscripcion"})
	son(t, "errors", ids(f), "duracionMaxima", "cupoMaximo", "inicioInscripcion")
	if f.Parche.Da("duracionMaxima") || !f.Parche.Da("numeroAprendicesInscribir") {
		t.Errorf("given: %v", f.Parche.Dados)
	}
	for _, clave := range []string{"duracionMaxima", "/duracionMaxima"} {
		if !strings.Contains(f.Error(clave), "sin decimales") {
			t.Errorf("%s: %q", clave, f.Error(clave))
		}
	}
	if f.Valor("duracionMaxima") != "1.5" {
		t.Errorf("what was typed comes back as %q", f.Valor("duracionMaxima"))
	}
}

func fila(n int, partes ...string) url.Values {
	v := url.Values{}
	for i, parte := range []string{"diaSemana", "horaInicio", "horaFin", "fecha", "observaciones"} {
		if i < len(partes) {
			v.Set(fmt.Sprintf("horarios.%d.%s", n, parte), partes[i])
		}
	}
	return v
}

func juntos(todos ...url.Values) url.Values {
	v := url.Values{}
	for _, uno := range todos {
		for nombre, valor := range uno {
			v[nombre] = append(v[nombre], valor...)
		}
	}
	return v
}

func TestBlankRowsAreLeftOutAndErrorsStandWhereTheyWereTyped(t *testing.T) {
	v := juntos(fila(0, "", " ", ""), fila(2, "lunes", "8", "12 m"), fila(5, "", "2 pm", ""), fila(7, "MIÉRCOLES", "25:00", "4 pm"), fila(9, "", "8", "10", "3/2/2027"))
	v.Set("horarios.0.esFlexible", "si") // a box alone is no row
	f := formulario.Leer(v, []string{"horarios"})
	son(t, "errors", ids(f), "horarios-5-diaSemana", "horarios-5-horaFin", "horarios-7-horaInicio")
	son(t, "pointers of the rows that were read", punteros(f.Parche.Errores), "/horarios/1/diaSemana", "/horarios/1/horaFin", "/horarios/2/horaInicio")
	want := []solicitudes.Horario{{Dia: 1, Desde: 480, Hasta: 720}, {Desde: 840}, {Dia: 3, Hasta: 960}, {Dia: 3, Fecha: kernel.NewDate(2027, time.February, 3), Desde: 480, Hasta: 600}}
	son(t, "rows", f.Parche.Valores.Horarios, want...)
	if !f.Parche.Da("horarios") {
		t.Error("a schedule with an unreadable row is not missing")
	}
	// The domain counts the rows that were read.
	if !f.Fallar(fault.Fields([]fault.Field{{Pointer: "/horarios/3/horaFin", Message: "se cruza"}, {Pointer: "/horarios", Message: "no suman"}, {Pointer: "/horarios/2/horaInicio", Message: "otra"}})) {
		t.Fatal("a refusal of fields was not taken")
	}
	son(t, "errors of both", ids(f), "horarios", "horarios-5-diaSemana", "horarios-5-horaFin", "horarios-7-horaInicio", "horarios-9-horaFin")
	if f.Error("/horarios/7/horaInicio") != horarios.ErrHoraFormato.Message || f.Error("horarios.9.horaFin") != "se cruza" {
		t.Errorf("errors: %v", f.Errores())
	}
	if filas := f.Filas(); len(filas) != 5 || filas[2].Indice != 5 || filas[2].HoraInicio != "2 pm" || filas[3].DiaSemana != "MIÉRCOLES" {
		t.Errorf("typed rows: %+v", filas)
	}
}

func punteros(fields []fault.Field) []string {
	var p []string
	for _, f := range fields {
		p = append(p, f.Pointer)
	}
	slices.Sort(p)
	return p
}

func TestRowsThatAreNone(t *testing.T) {
	f := formulario.Leer(valores("horarios.x.horaFin", "8", "horarios.-1.horaFin", "8", "horarios.01.horaFin", "8", "horarios.99999999999999999999.horaFin", "8",
		"horarios.10000.horaFin", "8", "horarios", "8", "horarios.", "8", "horarios.3", "8"), []string{"horarios"})
	if len(f.Filas()) > 0 || len(f.Errores()) > 0 || f.Parche.Valores.Horarios != nil {
		t.Errorf("read %v, %v", f.Filas(), f.Errores())
	}
	demasiadas := url.Values{}
	for i := range solicitudes.HorariosLimite + 1 {
		demasiadas.Set(fmt.Sprintf("horarios.%d.horaFin", i), "8")
	}
	f = formulario.Leer(demasiadas, []string{"horarios"})
	son(t, "errors", ids(f), "horarios")
	if !strings.Contains(f.Error("horarios"), "1001 filas; caben 1000") {
		t.Error(f.Error("horarios"))
	}
}

func TestLists(t *testing.T) {
	f := formulario.Leer(url.Values{"objetivosPersonalizados": {"Uno\r\n\r\n  Dos  ", "Tres"}, "fechasExcluidas": {"16/12/2026\n\n20/12/2026 a 15/1/2027\nnunca"}, "fechasIncluidas": {"8/12/2026"},
		"programasEspeciales": {"convenio_nuevo", ""}}, []string{"objetivosPersonalizados", "fechasExcluidas", "fechasIncluidas", "programasEspeciales"})
	v := f.Parche.Valores
	son(t, "objectives", v.ObjetivosPersonalizados, "Uno", "Dos", "Tres")
	son(t, "codes", v.ProgramasEspeciales, "CONVENIO_NUEVO")
	son(t, "put back", v.FechasIncluidas, kernel.NewDate(2026, time.December, 8))
	son(t, "errors", ids(f), "fechasExcluidas")
	if got := f.Error("fechasExcluidas"); got != "Línea 4: "+formulario.ErrRango.Message {
		t.Errorf("it says %q", got)
	}
	f.Anotar([]fault.Field{{Pointer: "/objetivosPersonalizados/1", Message: "Acórtelo."}, {Pointer: "/fechasExcluidas/1/hasta", Message: "al revés"}})
	if got := f.Error("objetivosPersonalizados"); got != "Línea 3: Acórtelo." {
		t.Errorf("it says %q", got)
	}
	f = formulario.Leer(valores("fechasIncluidas", strings.Repeat("x\n", 5000)), []string{"fechasIncluidas"})
	if got := f.Error("fechasIncluidas"); !strings.Contains(got, "5001 líneas") {
		t.Errorf("it says %q", got)
	}
}

func TestWhatIsNoRefusalOfFieldsIsLeftToTheCaller(t *testing.T) {
	f := formulario.Leer(nil, nil)
	for _, err := range []error{nil, solicitudes.ErrModificada, fmt.Errorf("defect")} {
		if f.Fallar(err) {
			t.Errorf("%v was taken", err)
		}
	}
}

func TestErrorsOfOtherStepsComeLast(t *testing.T) {
	f := formulario.Leer(nil, []string{"justificacion"})
	f.Anotar([]fault.Field{{Pointer: "/nitEmpresa", Message: "a"}, {Pointer: "/justificacion", Message: "b"}})
	son(t, "errors", ids(f), "justificacion", "nitEmpresa")
}

func TestHostileTextIsShownAgainAndNeverBreaks(t *testing.T) {
	for _, texto := range []string{"\x00", "\xff\xfe", strings.Repeat("ñ", 10_000), "\u202eAPROBADA", strings.Repeat("7", 1_000_000), "<script>alert(1)</script>", "%!s(MISSING)", "{{7*7}}"} {
		v := juntos(fila(0, texto, texto, texto, texto, texto), fila(1, "lunes", texto))
		for _, nombre := range todos() {
			v.Add(nombre, texto)
		}
		f := formulario.Leer(v, todos())
		if len(f.Errores()) < 10 {
			t.Errorf("%.10q: only %v", texto, ids(f))
		}
		if got := f.Valor("nombreEmpresa"); got != strings.ToValidUTF8(texto, "\uFFFD") {
			t.Errorf("%.10q comes back as %.10q", texto, got)
		}
		if f.Parche.Valores.NombreEmpresa != strings.TrimSpace(texto) {
			t.Errorf("%.10q reaches the domain as %.10q, which must judge it", texto, f.Parche.Valores.NombreEmpresa)
		}
	}
}

func FuzzLeer(f *testing.F) {
	for _, semilla := range []string{"horarios.0.horaFin=8&fechasExcluidas=1/1/2027+a+2/1/2027", "duracionMaxima=1.5", "%FF=%00", "inicioInscripcion=30/2/2027&horarios.9999.diaSemana=LUNES"} {
		f.Add(semilla)
	}
	f.Fuzz(func(t *testing.T, cuerpo string) {
		v, _ := url.ParseQuery(cuerpo) // what could be read of it
		leido := formulario.Leer(v, todos())
		leido.Anotar(leido.Parche.Errores)
		for _, falla := range leido.Errores() {
			if falla.ID == "" || falla.Mensaje == "" || leido.Error(falla.ID) != falla.Mensaje {
				t.Errorf("%q gives %+v", cuerpo, falla)
			}
		}
	})
}

func TestWhatIsKeptIsReadBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := datos(t)
		f := formulario.DeDatos(d, todos())
		posted := url.Values{}
		for _, nombre := range todos() {
			if v := f.Valor(nombre); v != "" {
				posted.Set(nombre, v)
			}
		}
		for _, fila := range f.Filas() {
			posted.Set(fila.Nombre("diaSemana"), fila.DiaSemana)
			posted.Set(fila.Nombre("fecha"), fila.Fecha)
			posted.Set(fila.Nombre("horaInicio"), fila.HoraInicio)
			posted.Set(fila.Nombre("horaFin"), fila.HoraFin)
			posted.Set(fila.Nombre("observaciones"), fila.Observaciones)
			if fila.EsFlexible {
				posted.Set(fila.Nombre("esFlexible"), "true")
			}
		}
		p := formulario.Leer(posted, todos()).Parche
		if len(p.Errores) > 0 {
			t.Fatalf("errors: %v", p.Errores)
		}
		for _, c := range solicitudes.Campos() {
			if c.Tipo == solicitudes.Especial && p.Casillas[c.Codigo] {
				c.Marcar(&p.Valores, true)
			}
		}
		if fmt.Sprintf("%+v", p.Valores) != fmt.Sprintf("%+v", d) {
			t.Fatalf("got\n%+v, want\n%+v", p.Valores, d)
		}
	})
}

func datos(t *rapid.T) solicitudes.Datos {
	fecha := rapid.Custom(func(t *rapid.T) kernel.Date {
		return kernel.NewDate(2020, time.January, 1).AddDays(rapid.IntRange(0, 5000).Draw(t, "day"))
	})
	texto := rapid.StringMatching(`([A-Za-zñáé<>"'&]{1,12}( [a-z0-9.#-]{1,8})?)?`)
	d := solicitudes.Datos{
		NombreEmpresa: texto.Draw(t, "empresa"), DuracionMaxima: rapid.IntRange(0, 880).Draw(t, "hours"), Departamento: rapid.SampledFrom([]string{"", "68"}).Draw(t, "department"),
		Modalidad: rapid.SampledFrom(append(solicitudes.Modalidades(), "")).Draw(t, "modality"), OmitirFestivos: rapid.Bool().Draw(t, "holidays"), CumpleRequisitos: rapid.Bool().Draw(t, "declares"),
		Justificacion: texto.Draw(t, "first") + "\n\n" + texto.Draw(t, "last"), FechasIncluidas: rapid.SliceOfN(fecha, 0, 3).Draw(t, "put back"),
	}
	d.Justificacion = strings.TrimSpace(d.Justificacion)
	if rapid.Bool().Draw(t, "has a start") {
		d.FechaInicioCurso = fecha.Draw(t, "start")
	}
	if rapid.Bool().Draw(t, "special") {
		d.ProgramasEspeciales = []string{"ICBF_INSTITUTO", "POSCONFLICTO"}
	}
	for range rapid.IntRange(0, 3).Draw(t, "ranges") {
		desde := fecha.Draw(t, "from")
		d.FechasExcluidas = append(d.FechasExcluidas, horarios.Rango{Desde: desde, Hasta: desde.AddDays(rapid.IntRange(0, 9).Draw(t, "days"))})
	}
	for range rapid.IntRange(0, 4).Draw(t, "rows") {
		d.Horarios = append(d.Horarios, solicitudes.Horario{Dia: rapid.IntRange(1, 7).Draw(t, "weekday"), Desde: rapid.IntRange(0, 1439).Draw(t, "from"),
			Hasta: rapid.IntRange(0, 1439).Draw(t, "to"), Flexible: rapid.Bool().Draw(t, "flexible"), Observaciones: texto.Draw(t, "remark")})
	}
	return d
}
