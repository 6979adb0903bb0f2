package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"complementarias/test/apptest"
)

func nuevoPrograma(codigo string) cuerpo {
	return cuerpo{"codigo": codigo, "nombre": "Registro de ventas", "tipoFormacion": "COMPLEMENTARIA", "modalidad": "PRESENCIAL", "version": "1",
		"duracionHoras": 40, "cupoAprendices": 25, "centroId": "centro-9546", "objetivos": []any{cuerpo{"descripcion": "Llevar cuentas"}},
		"competencias": []any{cuerpo{"codigo": "C1", "descripcion": "Contar"}}, "resultados": []any{cuerpo{"codigo": "R1", "descripcion": "Cuenta"}}}
}

// enCampos wants exactly these fields refused.
func enCampos(t *testing.T, r apptest.Response, punteros ...string) {
	t.Helper()
	var got []string
	for _, e := range r.Status(http.StatusUnprocessableEntity).List("errors") {
		got = append(got, e.(map[string]any)["pointer"].(string))
	}
	slices.Sort(got)
	if !slices.Equal(got, punteros) {
		t.Errorf("%s: got %q, want %q", r.Request, got, punteros)
	}
}

func TestProgrammesAreRefusedWithEverythingThatIsWrong(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	const falta = "/centroId,/codigo,/cupoAprendices,/duracionHoras,/modalidad,/nombre,/tipoFormacion,/version"
	enCampos(t, admin.Post("/api/programas", "{}"), strings.Split(falta, ",")...)
	malo := nuevoPrograma("MAL 1")
	malo["duracionHoras"], malo["cupoAprendices"], malo["objetivos"], malo["competencias"], malo["centroId"] = "40", 1.5, []any{7, cuerpo{}}, "no", "\x00"
	enCampos(t, admin.Post("/api/programas", malo), "/codigo", "/competencias", "/cupoAprendices", "/duracionHoras", "/objetivos/0", "/objetivos/0/descripcion", "/objetivos/1/descripcion")
	sinCentro := nuevoPrograma("OTRO-1")
	sinCentro["centroId"] = "centro-0000"
	enCampos(t, admin.Post("/api/programas", sinCentro), "/centroId")
	admin.Post("/api/programas", "[").Status(http.StatusBadRequest)
	if got := app.Query(t, "SELECT codigo FROM programas WHERE codigo LIKE 'OTRO%' OR codigo LIKE 'MAL%'"); len(got) > 0 {
		t.Errorf("refused programmes were kept: %v", got)
	}
}

func TestAProgrammeFromItsBeginningToItsEnd(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	creado := admin.Post("/api/programas", nuevoPrograma("nuevo-1")).Status(http.StatusCreated)
	ruta := "/api/programas/" + creado.Text("programa.id")
	if creado.Header.Get("Location") != ruta || creado.Header.Get("ETag") != `"1"` || creado.Text("programa.codigo") != "NUEVO-1" {
		t.Errorf("got %v, %s", creado.Header, creado.Body)
	}
	admin.Post("/api/programas", nuevoPrograma("NUEVO-1")).Status(http.StatusConflict)
	competencia := creado.List("programa.competencias")[0].(map[string]any)["id"].(string)

	admin.With("If-Match", `"7"`).Put(ruta, cuerpo{"nombre": "Otro"}).Status(http.StatusPreconditionFailed)
	enCampos(t, admin.Put(ruta, cuerpo{"version": "2", "centroId": "centro-9405", "nombre": ""}), "/centroId", "/nombre", "/version")
	editado := admin.With("If-Match", `"1"`).Put(ruta, cuerpo{"nombre": "Ventas", "objetivos": nil,
		"competencias": []any{cuerpo{"codigo": "C0", "descripcion": "Sumar"}, cuerpo{"id": competencia, "codigo": "C1", "descripcion": "Contar bien"}}}).Status(http.StatusOK)
	if editado.Header.Get("ETag") != `"2"` || editado.Text("programa.nombre") != "Ventas" || len(editado.List("programa.objetivos")) != 0 ||
		editado.List("programa.competencias")[1].(map[string]any)["id"] != competencia || len(editado.List("programa.resultados")) != 1 {
		t.Errorf("got %s", editado.Body)
	}
	if igual := admin.Put(ruta, cuerpo{"nombre": "Ventas"}).Status(http.StatusOK); igual.Header.Get("ETag") != `"2"` {
		t.Errorf("an edit without a change made the edition %s", igual.Header.Get("ETag"))
	}

	enCampos(t, admin.Post(ruta+"/version", "{}"), "/version")
	enCampos(t, admin.Post(ruta+"/version", cuerpo{"version": "1"}), "/version")
	if r := admin.Post(ruta+"/version", cuerpo{"version": "2", "duracionHoras": 48}).Status(http.StatusOK); r.Text("programa.version") != "2" {
		t.Errorf("got %s", r.Body)
	}
	admin.Post(ruta+"/activate", nil).Status(http.StatusConflict)
	admin.Post(ruta+"/deactivate", nil).Status(http.StatusOK)
	admin.Post(ruta+"/deactivate", nil).Status(http.StatusConflict)
	ofrecidos := func() int {
		return len(admin.Get("/api/programas?search=nuevo-1").Status(http.StatusOK).List("programas"))
	}
	if ofrecidos() != 0 {
		t.Error("an inactive programme is offered")
	}
	lista := admin.Get("/api/programas/catalogo?search=nuevo-1&estado=inactivo").Status(http.StatusOK)
	if len(lista.List("programas")) != 1 || lista.Value("conteos.inactivos") == nil {
		t.Errorf("got %s", lista.Body)
	}
	admin.Post(ruta+"/activate", nil).Status(http.StatusOK)
	if ofrecidos() != 1 {
		t.Error("an active programme is not offered")
	}
	want := []string{"CREAR_PROGRAMA", "EDITAR_PROGRAMA", "CREAR_VERSION_PROGRAMA", "DESACTIVAR_PROGRAMA", "ACTIVAR_PROGRAMA"}
	if got := app.Query(t, "SELECT accion FROM auditoria WHERE objeto_id = ? ORDER BY id", creado.Text("programa.id")); !slices.Equal(got, want) {
		t.Errorf("the audit has %v, want %v", got, want)
	}
}

func TestOfManyEditsOfOneEditionExactlyOneIsDone(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	ruta := "/api/programas/" + admin.Post("/api/programas", nuevoPrograma("NUEVO-2")).Status(http.StatusCreated).Text("programa.id")
	const intentos = 8
	codigos := make([]int, intentos)
	var wg sync.WaitGroup
	for i := range intentos {
		wg.Go(func() {
			codigos[i] = admin.With("If-Match", `"1"`).Put(ruta, cuerpo{"nombre": fmt.Sprint("Nombre ", i)}).Code
		})
	}
	wg.Wait()
	slices.Sort(codigos)
	if codigos[0] != http.StatusOK || codigos[1] != http.StatusPreconditionFailed || codigos[intentos-1] != http.StatusPreconditionFailed {
		t.Errorf("got %v, want one 200 and the rest 412", codigos)
	}
}
