package palabras

import (
	"slices"
	"strconv"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Valor says what stands in a field of a solicitud; nothing when it is empty.
func Valor(c solicitudes.Campo, d *solicitudes.Datos) string {
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
		return strings.Join(SinCasillas(c, *v), "\n")
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

// SinCasillas leaves out the special programmes that have a box of their own.
func SinCasillas(c solicitudes.Campo, textos []string) []string {
	if c.Tipo != solicitudes.Especiales {
		return textos
	}
	return slices.DeleteFunc(slices.Clone(textos), func(codigo string) bool { _, si := solicitudes.Casilla(codigo); return si })
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

// Especiales names the special programmes of a solicitud: those with a box, then the codes beyond them, then the other one.
func Especiales(d *solicitudes.Datos) string {
	var nombres []string
	for _, c := range solicitudes.Campos() {
		if c.Tipo == solicitudes.Especial && c.Marcado(d) {
			nombres = append(nombres, c.Etiqueta)
		}
		if c.Tipo == solicitudes.Especiales {
			nombres = append(nombres, SinCasillas(c, d.ProgramasEspeciales)...)
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

// Especial is a special programme as its box names it; the codes beyond the boxes stay as they are.
func Especial(codigo string) string {
	if etiqueta, ok := etiquetasEspeciales[codigo]; ok {
		return etiqueta
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
