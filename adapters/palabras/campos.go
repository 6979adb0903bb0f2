package palabras

import (
	"strconv"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Valor says what stands in a field of a solicitud; nothing when it is empty. nombres are as in Especial.
func Valor(c solicitudes.Campo, d *solicitudes.Datos, nombres map[string]string) string {
	if c.Tipo == solicitudes.Especial {
		return SiNo(c.Marcado(d))
	}
	if c.Nombre == "ambienteId" {
		return ambienteElegido(d)
	}
	switch v := c.Ref(d).(type) {
	case *string:
		return textoDeCampo(c, *v)
	case *int:
		if *v == 0 {
			return ""
		}
		return Numero(*v)
	case *bool:
		return SiNo(*v)
	case *kernel.Date:
		return FechaLarga(*v)
	case *[]string:
		return strings.Join(lista(c, *v, nombres), "\n")
	case *[]solicitudes.Horario:
		return Filas(*v)
	case *[]horarios.Rango:
		return enRenglones(*v, rango)
	case *[]kernel.Date:
		return enRenglones(*v, FechaConDia)
	}
	return ""
}

// ambienteElegido names the ambiente; one that was chosen and not kept yet has no name here.
func ambienteElegido(d *solicitudes.Datos) string {
	if d.AmbienteID != d.Ambiente.ID {
		return "El que eligió de la lista"
	}
	return d.Ambiente.Nombre
}

// SiNo is the answer of a box.
func SiNo(si bool) string {
	if si {
		return "Sí"
	}
	return "No"
}

func textoDeCampo(c solicitudes.Campo, s string) string {
	switch c.Nombre {
	case "departamento":
		if d, ok := colombia.DepartamentoPor(s); ok {
			return d.Nombre
		}
	case "municipio":
		if m, ok := colombia.MunicipioCodigo(s); ok {
			return m.Nombre
		}
	case "modalidad":
		return Modalidad(s)
	case "tipoAmbiente":
		return Ambiente(s)
	}
	return s
}

func lista(c solicitudes.Campo, textos []string, nombres map[string]string) []string {
	if c.Tipo == solicitudes.Especiales {
		return SinCasilla(textos, nombres)
	}
	return textos
}

// SinCasilla names the special programmes that have no box of their own; nombres are as in Especial.
func SinCasilla(codigos []string, nombres map[string]string) []string {
	var lista []string
	for _, codigo := range codigos {
		if _, si := solicitudes.Casilla(codigo); !si {
			lista = append(lista, Especial(codigo, nombres))
		}
	}
	return lista
}

// Filas says the rows of a schedule, one per line: "Lunes, 8 a 12" or "Lunes 1 feb 2027, 8 a 12".
func Filas(filas []solicitudes.Horario) string {
	return enRenglones(filas, func(h solicitudes.Horario) string {
		texto := DiaTitulo(h.Dia)
		if !h.Fecha.IsZero() {
			texto += " " + Fecha(h.Fecha)
		}
		texto += ", " + Horario(h.Desde, h.Hasta)
		if h.Flexible {
			texto += ", flexible"
		}
		if h.Observaciones != "" {
			texto += " (" + h.Observaciones + ")"
		}
		return texto
	})
}

func rango(r horarios.Rango) string {
	if r.Desde == r.Hasta {
		return FechaConDia(r.Desde)
	}
	return "Del " + FechaLarga(r.Desde) + " al " + FechaLarga(r.Hasta)
}

func enRenglones[T any](valores []T, decir func(T) string) string {
	textos := make([]string, len(valores))
	for i, v := range valores {
		textos[i] = Mayuscula(decir(v))
	}
	return strings.Join(textos, "\n")
}

// Especiales names the special programmes of a solicitud: those with a box, then those beyond them, then the other one.
func Especiales(d *solicitudes.Datos, delCatalogo map[string]string) string {
	var nombres []string
	for _, c := range solicitudes.Campos() {
		if c.Tipo == solicitudes.Especial && c.Marcado(d) {
			nombres = append(nombres, c.Etiqueta)
		}
		if c.Tipo == solicitudes.Especiales {
			nombres = append(nombres, SinCasilla(d.ProgramasEspeciales, delCatalogo)...)
		}
	}
	if d.OtroEspecificar != "" {
		nombres = append(nombres, d.OtroEspecificar)
	}
	return strings.Join(nombres, "\n")
}

// NIT writes 860.069.804-2; what is no NIT stays as it is.
func NIT(s string) string {
	nit, err := colombia.ParseNIT(s)
	if err != nil {
		return s
	}
	numero, err := strconv.Atoi(nit.Numero)
	if err != nil {
		return s
	}
	return Numero(numero) + "-" + strconv.Itoa(nit.Digito)
}

// Especial is a special programme as its box names it, or else as the catalogue does today, which is what nombres holds by
// code. A code that nothing names stays as it is.
func Especial(codigo string, nombres map[string]string) string {
	if etiqueta, ok := etiquetasEspeciales[codigo]; ok {
		return etiqueta
	}
	if nombre, ok := nombres[codigo]; ok {
		return nombre
	}
	return codigo
}

// etiquetasEspeciales is made once: lists of 20,000 rows ask for each code of each row.
var etiquetasEspeciales = etiquetasDe(solicitudes.Especial)

func etiquetasDe(tipo solicitudes.Tipo) map[string]string {
	etiquetas := map[string]string{}
	for _, c := range solicitudes.Campos() {
		if c.Tipo == tipo {
			etiquetas[c.Codigo] = c.Etiqueta
		}
	}
	return etiquetas
}
