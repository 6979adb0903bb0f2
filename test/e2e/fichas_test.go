package e2e_test

import (
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestNumbersOfSofiaArePasted(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		provisional := app.Query(t, `SELECT codigo FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'APROBADA' AND ficha_provisional ORDER BY codigo LIMIT 1`)[0]
		numerada := app.Query(t, `SELECT codigo FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'APROBADA' AND NOT ficha_provisional ORDER BY codigo LIMIT 1`)[0]
		pendiente := app.Query(t, `SELECT codigo FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'PENDIENTE' ORDER BY codigo LIMIT 1`)[0]
		ajena := app.Query(t, `SELECT codigo FROM solicitudes WHERE centro_id <> 'centro-9546' AND estado = 'APROBADA' ORDER BY codigo LIMIT 1`)[0]
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		page.Go("/todas-solicitudes")
		page.Follow("Pegar números de SOFIA Plus")
		page.Check("fichas")
		page.Press("Ver qué pasará")
		page.Shows("Pegue al menos una línea")
		page.Check("fichas-vacia")

		page.Fill("texto", strings.Join([]string{provisional + " ; 3999001", numerada + " 3999002", pendiente + "\t3999003", ajena + " 3999004"}, "\n"))
		page.Press("Ver qué pasará")
		page.Shows("1 número por asignar, 3 líneas por corregir")
		page.Check("fichas-previa")
		page.Press("Asignar 1 ficha")
		page.Shows("Se asignó 1 número")
		page.Shows("Código desconocido")
		if texto := page.Value("texto"); strings.Contains(texto, provisional) || !strings.Contains(texto, pendiente) || !strings.Contains(texto, ajena) {
			t.Errorf("the box has %q", texto)
		}
		page.Check("fichas-asignadas")
		if got := uno(t, app, "SELECT numero_ficha FROM solicitudes WHERE codigo = ?", provisional); got != "3999001" {
			t.Errorf("the number is %s", got)
		}
	})
}
