package ui

import (
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
)

// columnasDeMuestra are n months of solicitudes, each value times por.
func columnasDeMuestra(id string, n, por int) piezas.Columnas {
	aprobadas, rechazadas := []int{14, 22, 31, 24, 38, 33, 19, 41, 18, 0, 12, 27}, []int{1, 1, 2, 1, 2, 2, 1, 2, 1, 0, 0, 3}
	devueltas, tramite := []int{3, 5, 6, 4, 8, 5, 3, 6, 2, 0, 1, 2}, []int{0, 0, 0, 0, 1, 0, 2, 3, 9, 0, 1, 5}
	valores := func(de []int) []int {
		lista := make([]int, n)
		for i := range lista {
			lista[i] = de[i%len(de)] * por
		}
		return lista
	}
	return piezas.Columnas{ID: id, Titulo: "Solicitudes por mes y estado", Resumen: "Agosto fue el mes con más aprobaciones: 41.", Periodos: mesesDeMuestra(n), Series: []piezas.Serie{
		{Rotulo: "Aprobadas", Clase: "aprobada", Valores: valores(aprobadas)}, {Rotulo: "Rechazadas", Clase: "rechazada", Valores: valores(rechazadas)},
		{Rotulo: "Devueltas", Clase: "devuelta", Valores: valores(devueltas)}, {Rotulo: "Por decidir", Clase: "tramite", Valores: valores(tramite)},
		{Rotulo: "Canceladas", Clase: "cancelada", Valores: valores(rechazadas)}, {Rotulo: "Borradores", Clase: "borrador", Valores: valores(devueltas)},
	}}
}

func mesesDeMuestra(n int) []piezas.Periodo {
	meses := make([]piezas.Periodo, n)
	for i := range meses {
		meses[i] = piezas.Periodo{Corto: palabras.Mayuscula(palabras.MesCorto(i%12 + 1)), Grupo: palabras.Numero(26 + i/12)}
	}
	return meses
}

func tendenciaDeMuestra(id string, n int) piezas.Tendencia {
	medianas, p90 := []float64{3.4, 3.1, 2.9, 3.3, 2.6, 2.4, 0, 2.4, 1.8}, []float64{6, 6.5, 5, 5.5, 4.5, 4, 0, 5, 3.5}
	t := piezas.Tendencia{ID: id, Titulo: "Días hasta la respuesta", Resumen: "En septiembre la mitad se decidió en 1,8 días o menos.", Periodos: mesesDeMuestra(n),
		Lineas: []piezas.Trazo{{Rotulo: "Mediana", Clase: "mediana"}, {Rotulo: "Nueve de cada diez", Clase: "p90"}}, Meta: 3, RotuloMeta: "3 días"}
	for i := range n {
		k := i % len(medianas)
		t.Lineas[0].Puntos = append(t.Lineas[0].Puntos, piezas.Punto{Valor: medianas[k], Hay: medianas[k] > 0})
		t.Lineas[1].Puntos = append(t.Lineas[1].Puntos, piezas.Punto{Valor: p90[k], Hay: p90[k] > 0})
	}
	return t
}

func barrasDeMuestra() piezas.Barras {
	return piezas.Barras{ID: "g-barras", Titulo: "Aprendices por municipio", Resumen: "Vélez reúne más que ningún otro: 1.234.567.", Renglones: []piezas.RenglonBarra{
		{Rotulo: "Vélez", Valor: 1234567}, {Rotulo: strings.Repeat("Emprendimiento rural con enfoque asociativo ", 5), Valor: 986000},
		{Rotulo: strings.Repeat("W", 200), Valor: 518}, {Rotulo: "Sin ninguno", Valor: 0}, {Rotulo: "Otros 9 municipios", Valor: 700000, Clase: "otros"},
	}}
}

func distribucionDeMuestra() piezas.Distribucion {
	return piezas.Distribucion{ID: "g-distribucion", Titulo: "Días en cada estado", Resumen: "Lo más largo es la espera de quien revise.", Renglones: []piezas.RenglonDistribucion{
		{Rotulo: "Pendiente", Dicho: "Mediana 2,1 días · nueve de cada diez, 6,3 días o menos", Mediana: 2.1, P90: 6.3},
		{Rotulo: "En revisión", Dicho: "Mediana 0,4 días · nueve de cada diez, 0,4 días o menos", Mediana: .4, P90: .4},
		{Rotulo: "Devuelta", Dicho: "Sin datos"},
	}}
}
