package piezas

import "math"

const marcasMaximas = 5 // steps of an axis

// escala gives the marks of an axis that begins at zero and reaches mayor: steps of 1, 2 or 5 times a power of ten, no
// smaller than paso, which is one of those itself. An axis has at least one step, whatever mayor is.
func escala(mayor, paso float64) []float64 {
	if math.IsNaN(mayor) || math.IsInf(mayor, 0) || mayor < 0 {
		mayor = 0
	}
	if justo := mayor / marcasMaximas; justo > paso {
		potencia := math.Pow(10, math.Floor(math.Log10(justo)))
		for _, m := range []float64{1, 2, 5, 10} {
			if paso = m * potencia; paso >= justo*(1-1e-9) {
				break
			}
		}
	}
	marcas := []float64{0}
	for i := 1; i == 1 || float64(i-1)*paso < mayor*(1-1e-9); i++ {
		marcas = append(marcas, float64(i)*paso)
	}
	return marcas
}
