package e2e_test

import (
	"net/http"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestACentreIsRegisteredEditedAndClosed(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/centros?buscar=oriente")
		page.Check("centros")
		page.Follow("Centro de Gestión Agroempresarial del Oriente")
		page.Check("centro")
		page.Follow("Desactivar")
		page.Shows("Este centro no se puede desactivar todavía")
		page.Check("centro-en-uso")

		page.Go("/centros/nuevo")
		page.Press("Registrar centro")
		page.Shows("Hay 4 problemas")
		page.Check("centro-nuevo-errores")
		page.Fill("codigo", "9546")
		page.Fill("nombre", "Centro Agroforestal del Carare")
		page.Fill("region", "Regional Santander")
		page.Choose("regionalCodigo", "68")
		page.Fill("ciudad", "cimitarra")
		page.Press("Registrar centro")
		page.Shows("Ya existe un centro con ese código")
		page.Fill("codigo", "9999")
		page.Press("Registrar centro")
		page.Shows("Centro registrado")
		page.Shows("Cimitarra")
		id := app.Query(t, "SELECT id FROM centros WHERE codigo = '9999'")[0]

		page.Follow("Editar")
		page.Fill("formVersion", "2")
		app.As(t, "admin").Put("/api/centros/"+id, map[string]any{"direccion": "Carrera 5 # 4-20"}).Status(http.StatusOK)
		page.Press("Guardar cambios")
		page.Shows("El centro cambió mientras usted lo escribía")
		page.Check("centro-choque")
		page.Fill("direccion", "Carrera 5 # 4-20")
		page.Press("Guardar cambios")
		page.Shows("Centro actualizado")

		page.Follow("Desactivar")
		page.Check("centro-desactivar")
		page.Press("Desactivar centro")
		page.Shows("Centro desactivado")
		page.Press("Activar de nuevo")
		page.Shows("Centro activo de nuevo")
	})
}

func TestTheListOfCentresIsFilteredByItsAddress(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t, apptest.At(enero)), js)
		page.SignIn("admin")
		page.Go("/centros?estado=inactivo")
		page.Shows("Ningún centro coincide")
		page.Check("centros-nada")
		page.Go("/centros?regional=00")
		page.Shows("Mostramos la lista sin filtros")
		page.Follow("Página siguiente")
		page.At("/centros?pagina=2")
	})
}
