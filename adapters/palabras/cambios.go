package palabras

import (
	"strings"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// ValorDeCampo says a value of the historial as the rest of the page would: dates in words, hours without zeros, the
// labels of choices, the names of special programmes (as in Especial). What it does not know stays as it is.
func ValorDeCampo(c solicitudes.Campo, valor string, nombres map[string]string) string {
	switch c.Tipo {
	case solicitudes.Fecha:
		return fechaDe(valor)
	case solicitudes.Rangos, solicitudes.Fechas:
		return fechasDe(valor)
	case solicitudes.Patron:
		lineas := strings.Split(valor, "\n")
		for i := range lineas {
			lineas[i] = filaDe(lineas[i])
		}
		return strings.Join(lineas, "\n")
	case solicitudes.Enumerado:
		if c.Nombre == "modalidad" {
			return Modalidad(valor)
		}
		return Ambiente(valor)
	case solicitudes.Especiales:
		return strings.Join(SinCasilla(strings.Split(valor, "\n"), nombres), "\n")
	case solicitudes.Texto, solicitudes.Parrafo, solicitudes.Lista, solicitudes.Cantidad, solicitudes.Marca, solicitudes.Lugar,
		solicitudes.Especial:
	}
	return valor
}

func fechaDe(valor string) string {
	d, err := kernel.ParseDate(valor)
	if err != nil {
		return valor
	}
	return FechaLarga(d)
}

func fechasDe(valor string) string {
	partes := strings.Split(valor, ", ")
	for i, p := range partes {
		desde, hasta, rango := strings.Cut(p, " a ")
		partes[i] = fechaDe(desde)
		if rango {
			partes[i] += " a " + fechaDe(hasta)
		}
	}
	return strings.Join(partes, ", ")
}

// filaDe reads "LUNES 08:00-12:00", with a date before and a note behind or without them.
func filaDe(linea string) string {
	prefijo, resto := "", linea
	if fecha, lo, hay := strings.Cut(linea, " "); hay {
		if d, err := kernel.ParseDate(fecha); err == nil {
			prefijo, resto = Fecha(d)+", ", lo
		}
	}
	nombre, horas, _ := strings.Cut(resto, " ")
	dia, esDia := horarios.ParseDia(nombre)
	if !esDia || len(horas) < len("08:00-12:00") {
		return linea
	}
	desde, err := horarios.ParseHora(horas[:5])
	hasta, otro := horarios.ParseHora(horas[6:11])
	if err != nil || otro != nil {
		return linea
	}
	return prefijo + DiaTitulo(dia) + " de " + Horario(desde, hasta) + horas[11:]
}

// Patron says a weekly pattern in one line per hours: "Lunes, miércoles y viernes de 8 a 12". Rows with a date stand one
// by one.
func Patron(filas []solicitudes.Horario) []string {
	var lineas []string
	vistas := make([]bool, len(filas))
	for i, f := range filas {
		if vistas[i] {
			continue
		}
		if !f.Fecha.IsZero() {
			lineas = append(lineas, Mayuscula(FechaConDia(f.Fecha))+", "+Horario(f.Desde, f.Hasta)+nota(f))
			continue
		}
		dias := []string{Dia(f.Dia)}
		for j := i + 1; j < len(filas); j++ {
			o := filas[j]
			if o.Fecha.IsZero() && o.Desde == f.Desde && o.Hasta == f.Hasta && o.Flexible == f.Flexible && o.Observaciones == f.Observaciones {
				dias = append(dias, Dia(o.Dia))
				vistas[j] = true
			}
		}
		lineas = append(lineas, Mayuscula(Enumerar(dias))+" de "+Horario(f.Desde, f.Hasta)+nota(f))
	}
	return lineas
}

func nota(f solicitudes.Horario) string {
	texto := ""
	if f.Flexible {
		texto = ", flexible"
	}
	if f.Observaciones != "" {
		texto += " (" + f.Observaciones + ")"
	}
	return texto
}
