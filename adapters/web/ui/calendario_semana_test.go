package ui

import (
	"fmt"
	"strings"
	"testing"

	app "complementarias/application/calendario"
)

// TestClassesThatMeetStandSideBySide: as row, height, place and width; +n for what there is no place for.
func TestClassesThatMeetStandSideBySide(t *testing.T) {
	for _, c := range []struct{ nombre, clases, quiere string }{
		{"none", "", ""},
		{"one", "8:00-12:00", "f5 h8 c1 a12"},
		{"the whole day", "6:00-22:00", "f1 h32 c1 a12"},
		{"one after the other", "8:00-10:00 10:00-12:00", "f5 h4 c1 a12, f9 h4 c1 a12"},
		{"two at once", "8:00-12:00 9:00-11:00", "f5 h8 c1 a6, f7 h4 c7 a6"},
		{"a third in the place of the second", "8:00-12:00 8:00-9:00 10:00-11:00", "f5 h8 c1 a6, f5 h2 c7 a6, f9 h2 c7 a6"},
		{"three at once", "8:00-9:00 8:00-9:00 8:00-9:00", "f5 h2 c1 a4, f5 h2 c5 a4, f5 h2 c9 a4"},
		{"more than there is room for", "8:00-9:00 8:00-9:00 8:00-9:00 8:30-10:00 8:30-9:00", "f5 h2 c1 a4, f5 h2 c5 a4, f5 h4 c9 a4 +3"},
		{"not on the half hour", "8:10-9:50", "f5 h4 c1 a12"},
		{"by minutes in one row", "8:00-8:10 8:10-8:20", "f5 h1 c1 a6, f5 h1 c7 a6"},
		{"outside of the window", "4:00-5:00 21:50-24:00", "f1 h1 c1 a12, f32 h1 c1 a12"},
	} {
		t.Run(c.nombre, func(t *testing.T) {
			var clases []app.Clase
			for _, s := range strings.Fields(c.clases) {
				var k app.Clase
				var h1, m1, h2, m2 int
				if _, err := fmt.Sscanf(s, "%d:%d-%d:%d", &h1, &m1, &h2, &m2); err != nil {
					t.Fatal(err)
				}
				k.Desde, k.Hasta = h1*60+m1, h2*60+m2
				clases = append(clases, k)
			}
			var hay []string
			for _, b := range bloquesDe(clases) {
				texto := b.posicion()
				if b.mas > 0 {
					texto += fmt.Sprintf(" +%d", b.mas)
				}
				hay = append(hay, texto)
			}
			if texto := strings.Join(hay, ", "); texto != c.quiere {
				t.Errorf("they stand at %s, want %s", texto, c.quiere)
			}
		})
	}
}
