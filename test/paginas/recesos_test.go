package paginas_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestARecessThatChangedMeanwhileIsNotWrittenOver(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, `INSERT INTO recesos (id, centro_id, desde, hasta, nombre) VALUES ('receso-1', 'centro-9546', '2027-06-21', '2027-06-25', 'Semana de planeación')`)
	c := app.As(t, coordinador)
	guardar := func(nombre string) apptest.Response {
		return c.PostForm("/recesos/receso-1/editar", "formulario", app.FormID(t, coordinador), "version-leida", "1", "nombre", nombre, "desde", "2027-06-21", "hasta", "2027-06-25")
	}
	guardar("Semana de junio").Status(http.StatusSeeOther)
	guardar("Semana de junio").Status(http.StatusSeeOther) // the same form, sent twice
	r := guardar("Planeación").Status(http.StatusConflict)
	for _, texto := range []string{"El receso cambió mientras usted lo escribía", "Semana de junio", `value="Planeación"`, `name="version-leida" value="2"`} {
		if !strings.Contains(string(r.Body), texto) {
			t.Errorf("the page lacks %s", texto)
		}
	}
	if got := app.Query(t, "SELECT nombre FROM recesos WHERE id = 'receso-1'")[0]; got != "Semana de junio" {
		t.Errorf("it is %s, want what was kept first", got)
	}
}
