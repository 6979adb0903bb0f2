package ui

import (
	"strconv"

	"complementarias/adapters/palabras"
	app "complementarias/application/calendario"
)

// The grid of a week: half hours from 06:00 to 22:00, and how many classes stand side by side.
const (
	mediaHora    = 30
	primeraHora  = 6
	ultimaHora   = 22
	filasRejilla = (ultimaHora - primeraHora) * 2
	carriles     = 3
	columnasPor  = 12 // parts that a day is wide; carriles divides it
)

// bloqueSemana is a class in the grid, or how many more there are at those hours.
type bloqueSemana struct {
	clase app.Clase
	mas   int // instead of a class
	fila  int // from 1
	alto  int // rows
	carril,
	ancho int // parts of columnasPor
}

// posicion are the classes of the style sheet that place the block.
func (b bloqueSemana) posicion() string {
	return "f" + strconv.Itoa(b.fila) + " h" + strconv.Itoa(b.alto) + " c" + strconv.Itoa(b.carril) + " a" + strconv.Itoa(b.ancho)
}

// cabe says how much text the block has room for.
func (b bloqueSemana) cabe() string {
	switch {
	case b.alto < 3 || b.ancho < columnasPor/2:
		return "poco"
	case b.alto < 5:
		return "medio"
	}
	return ""
}

// bloquesDe puts the classes of a day beside each other where they meet. Of more than carriles at once the last place says
// how many more there are; the list below the grid has them all.
func bloquesDe(clases []app.Clase) []bloqueSemana {
	var bloques []bloqueSemana
	for i := 0; i < len(clases); {
		grupo, fin := []bloqueSemana{nuevoBloque(clases[i])}, 0
		fin = grupo[0].fila + grupo[0].alto
		j := i + 1
		for ; j < len(clases); j++ {
			b := nuevoBloque(clases[j])
			if b.fila >= fin {
				break
			}
			fin = max(fin, b.fila+b.alto)
			grupo = append(grupo, b)
		}
		bloques = append(bloques, enCarriles(grupo)...)
		i = j
	}
	return bloques
}

func nuevoBloque(k app.Clase) bloqueSemana {
	desde := max(k.Desde-primeraHora*60, 0) / mediaHora
	hasta := min((k.Hasta-primeraHora*60+mediaHora-1)/mediaHora, filasRejilla)
	desde = min(desde, filasRejilla-1)
	return bloqueSemana{clase: k, fila: desde + 1, alto: max(hasta-desde, 1)}
}

// enCarriles gives each block of a group the first place that is free at its hours.
func enCarriles(grupo []bloqueSemana) []bloqueSemana {
	libres := []int{} // the row from which each place is free
	lugar := make([]int, len(grupo))
	for i, b := range grupo {
		n := 0
		for n < len(libres) && libres[n] > b.fila {
			n++
		}
		if n == len(libres) {
			libres = append(libres, 0)
		}
		libres[n], lugar[i] = b.fila+b.alto, n
	}
	usados := min(len(libres), carriles)
	ancho := columnasPor / usados
	var bloques []bloqueSemana
	resto := bloqueSemana{fila: filasRejilla + 1, carril: 1 + (carriles-1)*ancho, ancho: ancho}
	fin := 0
	for i, b := range grupo {
		if len(libres) > carriles && lugar[i] >= carriles-1 {
			resto.mas++
			resto.fila, fin = min(resto.fila, b.fila), max(fin, b.fila+b.alto)
			continue
		}
		b.carril, b.ancho = 1+lugar[i]*ancho, ancho
		bloques = append(bloques, b)
	}
	if resto.mas > 0 {
		resto.alto = fin - resto.fila
		bloques = append(bloques, resto)
	}
	return bloques
}

// conMas tells whether the grid leaves classes of the day out.
func conMas(d diaCalendario) bool {
	if d.ocultas() > 0 {
		return true
	}
	for _, b := range bloquesDe(d.clases) {
		if b.mas > 0 {
			return true
		}
	}
	return false
}

// horasRejilla are the hours along the grid.
func horasRejilla() []string {
	var horas []string
	for h := primeraHora; h < ultimaHora; h++ {
		horas = append(horas, palabras.HoraDelDia(h))
	}
	return horas
}
