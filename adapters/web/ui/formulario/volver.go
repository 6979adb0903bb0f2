package formulario

import (
	"strconv"
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// DeDatos fills a form with what is kept of the fields called nombres. Leer reads it back as it was.
func DeDatos(d solicitudes.Datos, nombres []string) *Formulario {
	f := nuevo(nombres)
	for _, c := range f.campos {
		f.escribir(c, &d)
	}
	return f
}

func (f *Formulario) escribir(c solicitudes.Campo, d *solicitudes.Datos) {
	if c.Tipo == solicitudes.Especial {
		f.marcar(c.Nombre, c.Marcado(d))
		return
	}
	switch v := c.Ref(d).(type) {
	case *string:
		f.valores.Set(c.Nombre, *v)
	case *int:
		f.valores.Set(c.Nombre, entero(*v))
	case *bool:
		f.marcar(c.Nombre, *v)
	case *kernel.Date:
		f.valores.Set(c.Nombre, palabras.FechaDeCampo(*v))
	case *[]string:
		f.escribirLista(c, *v)
	case *[]solicitudes.Horario:
		for i, h := range *v {
			f.escribirFila(i, h)
		}
	case *[]horarios.Rango:
		f.valores.Set(c.Nombre, lineasDe(*v, rango))
	case *[]kernel.Date:
		f.valores.Set(c.Nombre, lineasDe(*v, palabras.FechaDeCampo))
	}
}

func (f *Formulario) marcar(nombre string, si bool) {
	if si {
		f.valores.Set(nombre, "true")
	}
}

func (f *Formulario) escribirLista(c solicitudes.Campo, textos []string) {
	if c.Tipo != solicitudes.Especiales {
		f.valores.Set(c.Nombre, strings.Join(textos, "\n"))
		return
	}
	for _, codigo := range textos { // the twelve boxes stand for themselves
		if _, casilla := solicitudes.Casilla(codigo); !casilla {
			f.valores.Add(c.Nombre, codigo)
		}
	}
}

func (f *Formulario) escribirFila(i int, h solicitudes.Horario) {
	fila := Fila{Indice: i}
	f.valores.Set(fila.Nombre("diaSemana"), horarios.NombreDia(h.Dia))
	f.valores.Set(fila.Nombre("fecha"), palabras.FechaDeCampo(h.Fecha))
	f.valores.Set(fila.Nombre("horaInicio"), horarios.FormatHora(h.Desde))
	f.valores.Set(fila.Nombre("horaFin"), horarios.FormatHora(h.Hasta))
	f.valores.Set(fila.Nombre("observaciones"), h.Observaciones)
	f.marcar(fila.Nombre("esFlexible"), h.Flexible)
}

// entero writes a count, and nothing for none.
func entero(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func rango(r horarios.Rango) string {
	if r.Desde == r.Hasta {
		return palabras.FechaDeCampo(r.Desde)
	}
	return palabras.FechaDeCampo(r.Desde) + " a " + palabras.FechaDeCampo(r.Hasta)
}

func lineasDe[T any](valores []T, escribir func(T) string) string {
	textos := make([]string, len(valores))
	for i, v := range valores {
		textos[i] = escribir(v)
	}
	return strings.Join(textos, "\n")
}
