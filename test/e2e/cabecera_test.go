package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// cabe tells that no part of the header lies on another and that each shows all of its text.
const cabe = `(() => {
	const partes = [...document.querySelectorAll(".marca > *, .navegacion .entradas > li, .cabecera-fin > *")]
		.map(e => e.getBoundingClientRect()).filter(r => r.width > 0);
	return partes.length > 6 && partes.every((r, i) => i == 0 || partes[i - 1].right <= r.left + 1) &&
		partes.at(-1).right <= document.documentElement.clientWidth;
})()`

func TestTheHeaderFitsEveryWidthOfADesk(t *testing.T) {
	app := apptest.New(t)
	for _, cuenta := range []string{"admin", autora} {
		p := browser.Open(t, app, browser.With)
		p.SignIn(cuenta)
		for _, ancho := range []int64{960, 1024, 1151, 1152, 1279, 1280, 1440} {
			p.Width(ancho)
			p.Until(cabe)
		}
	}
}
