package piezas

import "complementarias/adapters/palabras"

// Paginas says where in a list somebody is.
type Paginas struct {
	Actual   int // from 1
	PorVez   int // rows of a page
	Total    int // rows in all
	EsMinimo bool
	Uno      string // what a row is: "solicitud"
	Varios   string
	URL      func(pagina int) string
}

func (p Paginas) ultima() int { return (p.Total + p.PorVez - 1) / p.PorVez }

func (p Paginas) resumen() string {
	total := palabras.Total(p.Total, p.EsMinimo, p.Uno, p.Varios)
	if p.Total <= p.PorVez && p.Actual == 1 {
		return palabras.Mayuscula(total)
	}
	desde := (p.Actual-1)*p.PorVez + 1
	return palabras.Numero(desde) + " a " + palabras.Numero(min(p.Actual*p.PorVez, p.Total)) + " de " + total
}

// numeros lists the pages to show, 0 for a gap: the first, the last and those around the present one.
func (p Paginas) numeros() []int {
	var numeros []int
	previo := 0
	for n := 1; n <= p.ultima(); n++ {
		if n != 1 && n != p.ultima() && (n < p.Actual-1 || n > p.Actual+1) {
			continue
		}
		if n > previo+1 {
			numeros = append(numeros, 0)
		}
		numeros = append(numeros, n)
		previo = n
	}
	return numeros
}
