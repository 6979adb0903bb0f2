package e2e_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

const (
	cabezaDeProgramas = "Código;Nombre;Versión;Duración (horas);Cupo;Modalidad;Centro;Descripción;Objetivos;Competencias;Resultados de aprendizaje;Observaciones"
	filaLarga         = "LEC-1;Elaboración de quesos frescos y madurados para pequeños productores lecheros;1;40;25;Presencial;9546;Del ordeño a la venta.;" +
		"\"• Recibir la leche\n• Elaborar queso fresco\";\"290801023 - Elaborar derivados lácteos\n290801024 - Controlar la calidad\";290801023-01 - Medir la acidez;nada"
	filaYogur = "LEC-2;Yogur artesanal;1;20;30;VIRTUAL;;;;;;"
)

// hojaDeProgramas writes a sheet to disk.
func hojaDeProgramas(t *testing.T, filas ...string) string {
	t.Helper()
	ruta := filepath.Join(t.TempDir(), "programas.csv")
	if err := os.WriteFile(ruta, []byte("\uFEFF"+cabezaDeProgramas+"\r\n"+strings.Join(filas, "\r\n")+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return ruta
}

func TestProgrammesComeInByASheet(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		cuantos := func() string {
			return app.Query(t, "SELECT count(*)::text FROM programas WHERE codigo LIKE 'LEC-%'")[0]
		}
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/programas")
		page.Check("programas-lista")
		page.Follow("Importar de Excel")
		page.Check("importar-programas")
		page.Press("Ver qué pasará")
		page.Shows("Elija el archivo")

		page.Upload("file", hojaDeProgramas(t, filaLarga, filaYogur, ";Sin código;uno dos;cuarenta;0;HIBRIDA;0000;;;sin separador;\"1 - a\n1 - b\";", "LEC-1;Repetido;1;40;25;MIXTA;9546;;;;;"))
		page.Press("Ver qué pasará")
		page.Shows("Vista previa de la importación")
		page.Shows("Observaciones")
		page.Shows("1 programa nuevo")
		page.Check("importar-programas-previa")
		page.Go(page.Path() + "?resultado=ERROR")
		page.Shows("Línea 1: escriba el código, un guion y la descripción")
		page.Shows("elija un centro al subir el archivo")
		if got := cuantos(); got != "0" {
			t.Errorf("a preview made %s programmes", got)
		}
		page.Press("Importar solo lo que está bien (1 fila)")
		page.Shows("Importación terminada")
		page.Check("importar-programas-terminada")

		page.Go("/programas/importar")
		page.Choose("centroId", "centro-9546")
		page.Upload("file", hojaDeProgramas(t, filaLarga, filaYogur))
		page.Press("Ver qué pasará")
		page.Shows("1 programa nuevo; 1 igual a como está")
		page.Press("Importar 1 fila")
		page.Shows("Se importó 1 fila")
		if got := cuantos(); got != "2" {
			t.Errorf("%s programmes, want 2", got)
		}

		page.Go("/programas/importar")
		page.Choose("centroId", "centro-9546")
		page.Upload("file", hojaDeProgramas(t, strings.Replace(filaLarga, ";1;40;25", ";2;48;25", 1), filaYogur, strings.Replace(filaYogur, "LEC-2", "LEC-3", 1)))
		page.Press("Ver qué pasará")
		page.Shows("Pasa de la versión 1 a la 2. Cambia: duracion.")
		page.Press("Importar 2 filas")
		page.Press("Deshacer la importación")
		page.Shows("Importación deshecha")
		page.Shows("el programa se quitó del catálogo")
		page.Check("importar-programas-deshecha")
		if got := app.Query(t, "SELECT codigo || ' ' || version || ' ' || duracion_horas FROM programas WHERE codigo LIKE 'LEC-%' ORDER BY codigo"); !slices.Equal(got, []string{"LEC-1 1 40", "LEC-2 1 20"}) {
			t.Errorf("the catalogue has %v", got)
		}
		acciones := app.Query(t, "SELECT accion FROM auditoria WHERE objeto_tipo = 'importacion' ORDER BY id")
		if !slices.Equal(acciones, []string{"IMPORTAR_PROGRAMAS", "IMPORTAR_PROGRAMAS", "IMPORTAR_PROGRAMAS", "DESHACER_IMPORTACION"}) {
			t.Errorf("the audit has %v", acciones)
		}
	})
}
