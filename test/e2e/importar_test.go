package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// malas are twelve rows, each wrong in its own way, by their place among fifty.
var malas = map[int]string{
	3:  ";Díaz;40000003;sin.nombre@sena.edu.co;;",
	7:  "Sin Apellidos;;40000007;sin.apellidos@sena.edu.co;;",
	11: "Sin;Cédula;;sin.cedula@sena.edu.co;;",
	14: "Cédula;Mala;abc;cedula.mala@sena.edu.co;;",
	18: "Cédula;Científica;5,2E+07;cientifica@sena.edu.co;;",
	21: "Sin;Correo;40000021;;;",
	25: "De;Afuera;40000025;externo@gmail.com;;",
	29: "Correo;Malo;40000029;no es correo;;",
	33: "Teléfono;Malo;40000033;telefono@sena.edu.co;123;",
	38: "Repite;Cédula;40000001;repite.cedula@sena.edu.co;;",
	42: "Repite;Correo;40000042;persona1@sena.edu.co;;",
	47: "Correo;Ajeno;40000047;coordinador.9546@sena.edu.co;;",
}

// hojaDeCincuenta is a sheet with those rows, or with good ones in their places.
func hojaDeCincuenta(t *testing.T, conMalas bool) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("\uFEFFNombres;Apellidos;Número de documento;Correo institucional;Teléfono;Especialidad\r\n")
	for n := 1; n <= 50; n++ {
		fila := fmt.Sprintf("Persona;Número %d;4000%04d;persona%d@sena.edu.co;3001234567;Agroecología", n, n, n)
		if mala, es := malas[n]; es && conMalas {
			fila = mala
		}
		b.WriteString(fila + "\r\n")
	}
	ruta := filepath.Join(t.TempDir(), "instructores.csv")
	if err := os.WriteFile(ruta, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return ruta
}

func TestFiftyInstructorsComeInByASheet(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		cuantos := func() string {
			return app.Query(t, "SELECT count(*)::text FROM usuarios WHERE cedula LIKE '4000%' AND activo")[0]
		}
		page := browser.Open(t, app, js)
		page.SignIn("coordinador.9546")
		page.Go("/gestion-instructores")
		page.Follow("Importar de Excel")
		page.Check("importar")
		page.Press("Ver qué pasará")
		page.Shows("Elija el archivo")
		page.Check("importar-sin-archivo")

		page.Upload("file", hojaDeCincuenta(t, true))
		page.Press("Ver qué pasará")
		page.Shows("Vista previa de la importación")
		page.Shows("38 personas nuevas")
		page.Check("importar-previa")
		page.Go(page.Path() + "?resultado=ERROR")
		page.Shows("ya está en la fila 2")
		page.Check("importar-errores")
		if got := cuantos(); got != "0" {
			t.Errorf("a preview opened %s accounts", got)
		}
		page.Press("Importar solo lo que está bien (38 filas)")
		page.Shows("Importación terminada")
		page.Check("importar-terminada")
		if got := cuantos(); got != "38" {
			t.Errorf("%s accounts, want 38", got)
		}

		page.Go("/gestion-instructores/importar")
		page.Upload("file", hojaDeCincuenta(t, false))
		page.Press("Ver qué pasará")
		page.Shows("12 personas nuevas")
		page.Shows("38 iguales")
		page.Press("Importar 12 filas")
		page.Shows("Se importaron 12 filas")
		page.Press("Deshacer la importación")
		page.Shows("Importación deshecha")
		page.Check("importar-deshecha")
		if got := cuantos(); got != "38" {
			t.Errorf("%s accounts after undoing, want 38", got)
		}
		acciones := app.Query(t, "SELECT accion FROM auditoria WHERE objeto_tipo = 'importacion' ORDER BY id")
		if !slices.Equal(acciones, []string{"IMPORTAR_INSTRUCTORES", "IMPORTAR_INSTRUCTORES", "DESHACER_IMPORTACION"}) {
			t.Errorf("the audit has %v", acciones)
		}
	})
}
