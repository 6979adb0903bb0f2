package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"complementarias/domain/solicitudes"
	"complementarias/test/apptest"
)

// valores draws any JSON value, with a taste for those that look nearly right.
func valores() *rapid.Generator[any] {
	hojas := rapid.OneOf(
		rapid.Just[any](nil), rapid.Map(rapid.Bool(), suelto[bool]), rapid.Map(rapid.String(), suelto[string]), rapid.Map(rapid.Int64(), suelto[int64]),
		rapid.Map(rapid.Float64Range(-1e18, 1e18), suelto[float64]), rapid.Map(rapid.IntRange(-2, 120), suelto[int]),
		rapid.SampledFrom([]any{"", " ", "LUNES", "domingo", "08:00", "24:00", "2027-02-01", "2027-02-30", "2027-02-01T00:00:00Z", "9999-12-31", "0001-01-01", "PRESENCIAL", "VIRTUAL",
			"900555555-2", "52345678", "3101234567", "a@sena.edu.co", "68", "68077", "Barbosa", "1234567", "true", "null", "\x00", "\u202E", "'", "%", "\\", "/horarios/0", "/nitEmpresa",
			jsonNumero("1e309"), jsonNumero("-0"), jsonNumero("1E400"), jsonNumero("0.1e1"), jsonNumero("99999999999999999999"), strings.Repeat("ñ", 300), strings.Repeat("a ", 3000)}))
	lista := rapid.Map(rapid.SliceOfN(hojas, 0, 4), suelto[[]any])
	objeto := rapid.Map(rapid.MapOfN(claves(), hojas, 0, 5), suelto[map[string]any])
	return rapid.OneOf(hojas, lista, objeto, rapid.Map(rapid.SliceOfN(rapid.OneOf(objeto, lista, hojas), 0, 4), suelto[[]any]))
}

func suelto[T any](v T) any { return v }

// claves draws names of fields, nearly all of them known.
func claves() *rapid.Generator[string] {
	nombres := []string{"isDraft", "diaSemana", "fecha", "horaInicio", "horaFin", "esFlexible", "observaciones", "desde", "hasta", "limite", "comentarios", "correcciones", "campo", "texto",
		"numeroFicha", "justificacion", "motivo", "estado", "", "a/b~c", "__proto__"}
	for _, c := range solicitudes.Campos() {
		nombres = append(nombres, c.Nombre)
	}
	return rapid.SampledFrom(nombres)
}

// mutado draws a body that differs from base at some fields, in its rows or altogether.
func mutado(rt *rapid.T, base cuerpo) any {
	if rapid.IntRange(0, 9).Draw(rt, "from nothing") == 0 {
		return valores().Draw(rt, "body")
	}
	c := base.sin(rapid.SliceOfN(claves(), 0, 3).Draw(rt, "left out")...)
	for campo, valor := range rapid.MapOfN(claves(), valores(), 0, 4).Draw(rt, "changes") {
		c[campo] = valor
	}
	for campo, v := range c {
		if filas, ok := v.([]any); ok && len(filas) > 0 && rapid.Bool().Draw(rt, "into "+campo) {
			filas = slices.Clone(filas)
			i := rapid.IntRange(0, len(filas)-1).Draw(rt, "row")
			filas[i] = valores().Draw(rt, "its value")
			c[campo] = filas
		}
	}
	return c
}

// destino is an endpoint that gets random bodies.
type destino struct {
	cliente      apptest.Client
	metodo, ruta string
	base         cuerpo
	// renovar, when given, makes the next path after a body was taken.
	renovar func() string
}

// probar sends a random body and judges what comes back.
func (d *destino) probar(rt *rapid.T) {
	r := d.cliente.Do(d.metodo, d.ruta, mutado(rt, d.base))
	switch r.Code {
	case http.StatusOK, http.StatusCreated:
		if d.renovar != nil {
			d.ruta = d.renovar()
		}
		return
	case http.StatusBadRequest, http.StatusConflict, http.StatusUnprocessableEntity:
	default:
		rt.Fatalf("%s answers %d: %s", r.Request, r.Code, r.Body)
	}
	if faltas := faltasDeProblema(r); len(faltas) > 0 {
		rt.Fatalf("%s: %v: %s", r.Request, faltas, r.Body)
	}
	for _, p := range r.Pointers() {
		campo, _, _ := strings.Cut(strings.TrimPrefix(p, "/"), "/")
		if !slices.Contains(camposConocidos(), campo) {
			rt.Fatalf("%s complains of %q, which is no field: %s", r.Request, p, r.Body)
		}
	}
}

// camposConocidos has "" for the root itself.
func camposConocidos() []string {
	nombres := []string{"", "isDraft", "limite", "comentarios", "correcciones", "numeroFicha", "justificacion", "motivo", "desde", "dias", "horaInicio", "horaFin", "minutosPorDia"}
	for _, c := range solicitudes.Campos() {
		nombres = append(nombres, c.Nombre)
	}
	return nombres
}

func TestNoBodyBreaksAnything(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	completa := valida(t, app)
	suya, revisa := app.As(t, autora), app.As(t, coordinador)
	pendienteDe := func() string { return "/api/solicitudes/" + enviada(t, app, nil) }
	aprobada := pendienteDe()
	revisa.Post(aprobada+"/approve", cuerpo{"numeroFicha": fichaDePrueba}).Status(http.StatusOK)
	for nombre, d := range map[string]*destino{
		"create":  {cliente: suya, metodo: http.MethodPost, ruta: "/api/solicitudes", base: completa},
		"draft":   {cliente: suya, metodo: http.MethodPost, ruta: "/api/solicitudes", base: completa.con(cuerpo{"isDraft": true})},
		"edit":    {cliente: suya, metodo: http.MethodPut, ruta: "/api/solicitudes/" + borrador(t, app), base: completa.con(cuerpo{"isDraft": true})},
		"pending": {cliente: suya, metodo: http.MethodPut, ruta: pendienteDe(), base: completa.sin("isDraft")},
		"plan":    {cliente: suya, metodo: http.MethodPost, ruta: "/api/horarios/plan", base: completa},
		"when":    {cliente: suya, metodo: http.MethodPost, ruta: "/api/horarios/cuando", base: completa.con(cuerpo{"desde": "2027-02-01"})},
		"hours": {cliente: suya, metodo: http.MethodPost, ruta: "/api/horarios/cuando",
			base: cuerpo{"duracionMaxima": 40, "dias": []string{"LUNES", "SABADO"}, "horaInicio": "08:00", "horaFin": "18:00", "minutosPorDia": 240}},
		"return": {cliente: revisa, metodo: http.MethodPost, ruta: pendienteDe() + "/return", renovar: func() string { return pendienteDe() + "/return" },
			base: cuerpo{"comentarios": "Falta poco para enviarla", "correcciones": []any{map[string]any{"campo": "/nitEmpresa", "texto": "Revise el dígito"}}}},
		"approve": {cliente: revisa, metodo: http.MethodPost, ruta: pendienteDe() + "/approve", renovar: func() string { return pendienteDe() + "/approve" },
			base: cuerpo{"comentarios": "Bien", "numeroFicha": "3999002", "justificacion": justificada}},
		"ficha":  {cliente: revisa, metodo: http.MethodPut, ruta: aprobada + "/ficha", base: cuerpo{"numeroFicha": "3999003", "motivo": "Corrección del número"}},
		"cancel": {cliente: suya, metodo: http.MethodPost, ruta: pendienteDe() + "/cancel", base: cuerpo{"comentarios": "Ya no"}, renovar: func() string { return pendienteDe() + "/cancel" }},
		"reject": {cliente: revisa, metodo: http.MethodPost, ruta: pendienteDe() + "/reject", base: cuerpo{"comentarios": "No por ahora"}, renovar: func() string { return pendienteDe() + "/reject" }},
	} {
		t.Run(nombre, func(t *testing.T) {
			d.cliente = d.cliente.In(t)
			rapid.Check(t, d.probar)
		})
	}
}
