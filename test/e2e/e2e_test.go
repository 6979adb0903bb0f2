// Package e2e does the journeys of the three roles in a real browser, with and without JavaScript.
package e2e_test

import (
	"testing"

	"complementarias/test/e2e/browser"
)

func TestMain(m *testing.M) { browser.Main(m) }
