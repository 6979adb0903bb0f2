package e2e_test

import (
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// Whatever the policy of the page blocks, the console says or another host is asked for fails this test.
func TestTheAPIIsTriedOutFromItsPage(t *testing.T) {
	page := browser.Open(t, apptest.New(t), browser.With)
	page.Go("/api/docs")
	page.Until(`document.querySelectorAll('#swagger .opblock').length > 25`)
	page.AccessibleBut("#swagger")
	page.Fits(browser.Narrow)
	page.Fits(browser.Laptop)
	page.Screenshot("api-docs")

	page.ClickOn("[id='operations-departamentos-listarDepartamentos'] .opblock-summary-control")
	page.Until(`document.querySelector('#operations-departamentos-listarDepartamentos .try-out__btn') !== null`)
	page.ClickOn("#operations-departamentos-listarDepartamentos .try-out__btn")
	page.Until(`document.querySelector('#operations-departamentos-listarDepartamentos .execute') !== null`)
	page.ClickOn("#operations-departamentos-listarDepartamentos .execute")
	page.Until(`(document.querySelector('#operations-departamentos-listarDepartamentos .live-responses-table') || {innerText: ''}).innerText.includes('Amazonas')`)

	page.ClickOn("[id='operations-auth-entrar'] .opblock-summary-control")
	page.Until(`document.querySelector('#operations-auth-entrar .opblock-body') !== null`)
	if browser.Eval[bool](page, `document.querySelector('#operations-auth-entrar .try-out__btn') !== null`) {
		t.Error("what changes something can be tried out")
	}
	page.Fits(browser.Narrow)
	for _, r := range page.Requests() {
		if strings.Contains(r.URL, "swagger-ui") {
			t.Logf("%s: %.0f bytes", r.URL, r.Bytes)
		}
	}
}

func TestTheAPIIsReadWithoutScripts(t *testing.T) {
	page := browser.Open(t, apptest.New(t), browser.Without)
	page.Go("/ayuda")
	page.Follow("documentación de la API")
	page.At("/api/docs")
	page.Shows("POST /api/solicitudes/{id}/approve")
	page.Shows("Departamentos con su código DANE")
	page.Check("api-docs-sin-javascript")
}
