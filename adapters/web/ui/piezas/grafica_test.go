package piezas

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"pgregory.net/rapid"
)

func dibujo(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func cantidad(t *rapid.T, texto, unidad string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(texto, unidad), 64)
	if err != nil {
		t.Fatalf("%q is no measure", texto)
	}
	return n
}

func mesesDePrueba(n int) []Periodo {
	meses := make([]Periodo, n)
	for i := range meses {
		meses[i] = Periodo{"Ene", strconv.Itoa(2020 + i/12)}
	}
	return meses
}

// TestColumnsStayInsideAndNothingVanishes: each value that is not zero is a block, blocks stand on each other, and none
// leaves the chart, whatever the figures are.
func TestColumnsStayInsideAndNothingVanishes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 61).Draw(t, "meses")
		valor := rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(0, 2_000_000))
		c := Columnas{Periodos: mesesDePrueba(n)}
		hay := 0
		for range rapid.IntRange(1, 6).Draw(t, "series") {
			valores := rapid.SliceOfN(valor, n, n).Draw(t, "valores")
			c.Series = append(c.Series, Serie{"Aprobadas", "aprobada", valores})
			for _, v := range valores {
				if v > 0 {
					hay++
				}
			}
		}
		bloques := c.bloques()
		if len(bloques) != hay {
			t.Fatalf("%d values are %d blocks", hay, len(bloques))
		}
		suelo, x := map[string]float64{}, 0.0
		for _, b := range bloques {
			y, alto := cantidad(t, b.y, ""), cantidad(t, b.alto, "")
			if x = cantidad(t, b.x, "%"); x < 0 || x+cantidad(t, b.ancho, "%") > 100 || y < 0 || alto <= 0 || y+alto > baseCampo {
				t.Fatalf("out of the chart: %+v", b)
			}
			if abajo, otra := suelo[b.x]; otra && y+alto > abajo {
				t.Fatalf("overlaps the one below: %+v", b)
			}
			suelo[b.x] = y
		}
	})
}

func TestTextsOfAxesHaveRoom(t *testing.T) {
	for n := 1; n <= 61; n++ {
		for _, ancho := range []struct {
			fuera string
			campo float64
		}{{"ancho", campoAngosto}, {"angosto", campoAncho}} {
			previo := -1000.0
			for _, l := range rotulos(mesesDePrueba(n)) {
				if l.clase == ancho.fuera || l.texto != "Ene" || l.ancla != "middle" {
					continue
				}
				x, err := strconv.ParseFloat(strings.TrimSuffix(l.x, "%"), 64)
				if en := x / 100 * ancho.campo; err != nil || en-previo < 3*letra {
					t.Errorf("%d months, %.0f px: names at %.0f and %.0f px", n, ancho.campo, previo, en)
				} else {
					previo = en
				}
			}
		}
	}
}

func TestAChartWithoutPeriodsIsNone(t *testing.T) {
	for _, c := range []templ.Component{GraficaColumnas(Columnas{}), GraficaTendencia(Tendencia{}), GraficaBarras(Barras{}), GraficaDistribucion(Distribucion{})} {
		if html := dibujo(t, c); html != "" {
			t.Errorf("got %s", html)
		}
	}
}

func TestAGapIsNotBridged(t *testing.T) {
	l := Trazo{Puntos: []Punto{{1, true}, {2, true}, {}, {3, true}, {0, true}}}
	c := Tendencia{Periodos: mesesDePrueba(5), Lineas: []Trazo{l}}
	if got := len(c.segmentos(l)); got != 2 {
		t.Errorf("%d segments", got)
	}
	if got := len(c.puntos(l)); got != 4 {
		t.Errorf("%d points: a zero is a value too", got)
	}
}

func TestBarsLeaveRoomForTheirFigures(t *testing.T) {
	for _, valores := range [][]int{{1, 0}, {9, 3, 1}, {1234567, 12}, {0, 0}} {
		b := Barras{}
		for _, v := range valores {
			b.Renglones = append(b.Renglones, RenglonBarra{Valor: v})
		}
		for _, r := range b.Renglones {
			ancho, x := b.largo(r)
			en, err := strconv.ParseFloat(strings.TrimSuffix(x, "%"), 64)
			if fin := en/100*campoAngosto + float64(len(r.texto()))*letra; err != nil || fin > campoAngosto {
				t.Errorf("%d of %v: %s long, its figure ends at %.0f px", r.Valor, valores, ancho, fin)
			}
		}
	}
}

func TestTextsOfChartsAreText(t *testing.T) {
	const veneno = `"><script>alert(1)</script>`
	for _, c := range []templ.Component{
		GraficaColumnas(Columnas{ID: "a", Titulo: veneno, Resumen: veneno, Periodos: []Periodo{{veneno, veneno}}, Series: []Serie{{veneno, "aprobada", []int{1}}}}),
		GraficaTendencia(Tendencia{ID: "a", Titulo: veneno, Resumen: veneno, Periodos: []Periodo{{veneno, veneno}}, Lineas: []Trazo{{veneno, "p90", []Punto{{1, true}}}}, Meta: 1, RotuloMeta: veneno}),
		GraficaBarras(Barras{ID: "a", Titulo: veneno, Resumen: veneno, Renglones: []RenglonBarra{{Rotulo: veneno, Valor: 1}}}),
		GraficaDistribucion(Distribucion{ID: "a", Titulo: veneno, Resumen: veneno, Renglones: []RenglonDistribucion{{Rotulo: veneno, Dicho: veneno, Mediana: 1, P90: 2}}}),
	} {
		html := dibujo(t, c)
		if strings.Contains(html, "<script") || strings.Contains(html, "style=") || !strings.Contains(html, `role="img"`) || !strings.Contains(html, "&lt;script&gt;") {
			t.Errorf("got %s", html)
		}
	}
}
