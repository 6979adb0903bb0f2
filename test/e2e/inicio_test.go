// Package e2e does the journeys of the three roles in a real browser, with and without JavaScript.
package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestMain(m *testing.M) { browser.Main(m) }

func TestTheStartPageTellsWhatThisIs(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t, apptest.WithoutDemo()), js)
		page.Go("/")
		if page.Heading() == "" {
			t.Error("no heading")
		}
		page.Check("inicio")
	})
}
