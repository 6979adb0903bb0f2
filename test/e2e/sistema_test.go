package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestAnAdminLooksAtTheSystem(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t, apptest.At(enero)), js)
		page.SignIn("admin")
		page.Go("/dashboard-admin")
		page.Shows("Base de datos")
		page.Check("sistema")
		page.ClickOn(".menu > summary")
		page.Shows("Auditoría")
		page.Check("sistema-menu")
	})
}
