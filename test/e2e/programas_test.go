package e2e_test

import (
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestAProgrammeIsRegisteredEditedVersionedAndSwitchedOff(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/programas")
		page.Check("programas")
		page.Follow("Registrar programa")
		page.At("/programas/nuevo")
		page.Press("Registrar programa")
		page.Shows("Hay 6 problemas")
		page.Check("programa-nuevo-errores")
		page.Choose("centroId", "centro-9546")
		page.Fill("nombre", "Registro de ventas en hojas de cálculo")
		page.Fill("codigo", "84720115")
		page.Choose("modalidad", "PRESENCIAL")
		page.Fill("duracionHoras", "40")
		page.Fill("cupoAprendices", "30")
		page.Press("Agregar objetivo")
		page.Fill("objetivos.0.descripcion", "Llevar el registro diario")
		page.Press("Agregar objetivo")
		page.Fill("objetivos.1.descripcion", "Primero lo primero")
		page.Press("Subir objetivo 2")
		page.Press("Agregar competencia")
		page.Fill("competencias.0.codigo", "210301023")
		page.Fill("competencias.0.descripcion", "Organizar documentos")
		page.Press("Agregar resultado")
		page.Check("programa-nuevo-filas")
		page.Press("Registrar programa")
		page.Shows("Programa registrado")
		page.Shows("Primero lo primero")
		page.Shows("210301023")
		page.Check("programa")

		page.Follow("Editar")
		page.Fill("nombre", "Registro de ventas")
		page.Press("Quitar objetivo 2")
		page.ShowsNot("Llevar el registro diario")
		page.Check("programa-editar")
		page.Press("Guardar cambios")
		page.Shows("Programa actualizado")

		page.Follow("Nueva versión")
		page.Check("programa-version")
		page.Fill("version", "1")
		page.Press("Registrar la versión")
		page.Shows("ya tiene o tuvo la versión 1")
		page.Fill("version", "2")
		page.Fill("duracionHoras", "48")
		page.Press("Registrar la versión")
		page.Shows("Nueva versión registrada")
		page.Shows("Antes: 1")

		page.Follow("Desactivar")
		page.Check("programa-desactivar")
		page.Press("Desactivar programa")
		page.Shows("Ya no se ofrece")
		page.Press("Activar de nuevo")
		page.Shows("Programa activo de nuevo")
	})
}

func TestWhatSomebodyElseKeptMeanwhileIsShownBesideWhatWasTyped(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		id := app.Query(t, "SELECT id FROM programas WHERE codigo = '73310037'")[0]
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/programas/" + id + "/editar")
		page.Fill("nombre", "Lo que escribí yo")
		app.As(t, "admin").Put("/api/programas/"+id, map[string]any{"nombre": "Lo que guardó otra persona", "descripcion": strings.Repeat("Largo y tendido. ", 200)}).Status(200)
		page.Press("Guardar cambios")
		page.Shows("El programa cambió mientras usted lo escribía")
		page.Shows("Lo que guardó otra persona")
		page.Check("programa-choque")
		page.Press("Guardar cambios")
		page.Shows("Programa actualizado")
		page.Shows("Lo que escribí yo")
	})
}

func TestTheListOfProgrammesIsFilteredByItsAddress(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		app.Exec(t, "UPDATE programas SET activo = false WHERE codigo = '73310037'")
		page := browser.Open(t, app, js)
		page.SignIn("coordinador.9546")
		page.Go("/programas?orden=pedidos")
		page.ShowsNot("Registrar programa")
		page.Follow("Inactivos")
		page.At("/programas?estado=inactivo&orden=pedidos")
		page.Shows("73310037")
		page.Fill("buscar", "zzzz")
		page.Press("Buscar")
		page.Shows("Ningún programa coincide")
		page.Check("programas-nada")
		page.Go("/programas?estado=NADA&tipo=x")
		page.Shows("Mostramos la lista sin filtros")
		page.Check("programas-direccion-mala")
	})
}
