package e2e_test

import (
	"strings"
	"testing"
	"time"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// enero is when the demonstration has something of everything: what waits, what begins soon, what is being given.
var enero = time.Date(2027, time.January, 26, 15, 0, 0, 0, time.UTC)

// largos makes names as long as they may get: programmes, companies, people and places.
func largos(t *testing.T, app *apptest.App) {
	t.Helper()
	app.Exec(t, `UPDATE solicitudes SET programa_nombre = 'Emprendimiento rural con enfoque asociativo y diferencial para comunidades campesinas',
		nombre_empresa = ?, lugar_formacion = ?, estado_por = ?, comentarios_revision = ?`,
		"Asociación de Productores Agropecuarios, Piscícolas y Artesanales de la Vereda El Amarillo y sus alrededores (ASOPROAGROPISCIAMARILLO) "+strings.Repeat("W", 40),
		strings.Repeat("Salón comunal de la vereda ", 7), "María Fernanda de los Ángeles Rodríguez-Santamaría Etxeberriagaray", strings.Repeat("Revise todo. ", 200))
	app.Exec(t, `UPDATE usuarios SET nombre = 'María Fernanda de los Ángeles Rodríguez-Santamaría Etxeberriagaray'`)
	app.Exec(t, `UPDATE solicitudes SET fecha_envio = fecha_envio - interval '400 days' WHERE estado = 'PENDIENTE'`)
}

func TestStartPagesAndListsLookRight(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		recorrer := func(sufijo string) {
			for cuenta, rutas := range map[string]map[string]string{
				"instructor2.9546": {"/dashboard": "tablero-instructor", "/mis-solicitudes": "mis-solicitudes", "/mis-solicitudes?buscar=zzzz": "mis-solicitudes-nada"},
				"coordinador.9546": {"/dashboard": "tablero-coordinador", "/solicitudes-pendientes": "cola", "/todas-solicitudes?anio=2027": "todas",
					"/todas-solicitudes?estado=NOEXISTE": "todas-direccion-mala", "/solicitudes-pendientes?buscar=zzzz": "cola-nada"},
				"admin": {"/dashboard": "tablero-admin", "/solicitudes-pendientes": "cola-pais", "/todas-solicitudes": "todas-pais"},
			} {
				page := browser.Open(t, app, js)
				page.SignIn(cuenta)
				for ruta, nombre := range rutas {
					page.Go(ruta)
					page.Check(nombre + sufijo)
				}
			}
		}
		recorrer("")
		largos(t, app)
		recorrer("-extremos")
	})
}

func TestTheQueueIsWorkedThrough(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t, apptest.At(enero)), js)
		page.SignIn("coordinador.9546")
		page.Go("/dashboard")
		page.Shows("5 solicitudes esperan su decisión")
		page.Follow("Ver toda la cola")
		page.At("/solicitudes-pendientes")
		page.Follow("Sin tomar")
		page.At("/solicitudes-pendientes?vista=sin-tomar")
		page.ShowsNot("Contabilidad básica")
		page.Fill("buscar", "sol-2027-013")
		page.Press("Buscar")
		page.At("/solicitudes-pendientes?buscar=sol-2027-013&vista=sin-tomar")
		page.Shows("Manejo agronómico del cultivo de cacao")
		page.ShowsNot("Buenas prácticas de ordeño")
		page.Back()
		page.At("/solicitudes-pendientes?vista=sin-tomar")
		page.Shows("Buenas prácticas de ordeño")
		page.Reload()
		page.Shows("Buenas prácticas de ordeño")
	})
}

func TestAListIsFilteredSortedAndPagedByItsAddress(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t, apptest.At(enero)), js)
		page.SignIn("admin")
		page.Go("/todas-solicitudes")
		page.Follow("Página siguiente")
		page.At("/todas-solicitudes?pagina=2")
		page.Shows("21 a 40 de")
		page.Follow("Aprobadas")
		page.At("/todas-solicitudes?estado=APROBADA")
		page.Choose("orden", "codigo")
		if !js {
			page.Press("Buscar")
		}
		page.Until(`location.search.includes("orden=codigo") && location.search.includes("estado=APROBADA")`)
		page.Shows("SOL-2026-001")
		page.Go("/todas-solicitudes?desde=ayer")
		page.Shows("Mostramos la lista sin filtros")
	})
}

func TestAListOffersItsFiles(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		for cuenta, lista := range map[string]string{"instructor2.9546": "/mis-solicitudes", "coordinador.9546": "/todas-solicitudes?estado=APROBADA"} {
			page := browser.Open(t, app, js)
			page.SignIn(cuenta)
			page.Go(lista)
			page.ClickOn(".descargar > summary")
			page.Shows("No trae cédulas, correos ni teléfonos.")
			page.Shows("Para imprimir, hasta 5.000")
			page.Check("descargar-" + strings.TrimPrefix(strings.SplitN(lista, "?", 2)[0], "/"))
		}
	})
}
