package formulario

import (
	"errors"
	"strconv"
	"strings"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// erroresMaximos are told at once; nobody reads on after so many, and a hostile form would cost too much.
const erroresMaximos = 200

// lineasMaximas of one list are read; the domain keeps far fewer.
const lineasMaximas = 1000

// leer reads one field into the Parche; false when it could not be read.
func (f *Formulario) leer(c solicitudes.Campo) bool {
	antes := len(f.Parche.Errores)
	valor := f.valores.Get(c.Nombre)
	switch c.Tipo {
	case solicitudes.Texto, solicitudes.Enumerado, solicitudes.Lugar:
		*ref[string](c, &f.Parche) = limpio(valor)
	case solicitudes.Parrafo:
		*ref[string](c, &f.Parche) = limpio(strings.ReplaceAll(valor, "\r\n", "\n"))
	case solicitudes.Lista:
		*ref[[]string](c, &f.Parche) = f.lineas(c)
	case solicitudes.Especiales:
		*ref[[]string](c, &f.Parche) = f.codigos(c)
	case solicitudes.Cantidad:
		*ref[int](c, &f.Parche) = leerDe(f, c.Puntero(), limpio(valor), LeerEntero)
	case solicitudes.Fecha:
		*ref[kernel.Date](c, &f.Parche) = leerDe(f, c.Puntero(), limpio(valor), LeerFecha)
	case solicitudes.Marca:
		*ref[bool](c, &f.Parche) = f.Marcado(c.Nombre)
	case solicitudes.Especial:
		f.Parche.Casillas[c.Codigo] = f.Marcado(c.Nombre)
	case solicitudes.Patron:
		f.Parche.Valores.Horarios = f.filas(c.Nombre)
		return true // a row that cannot be read still stands there: the schedule is not missing too
	case solicitudes.Rangos:
		f.Parche.Valores.FechasExcluidas = f.rangos(c)
	case solicitudes.Fechas:
		f.Parche.Valores.FechasIncluidas = f.fechas(c)
	}
	return len(f.Parche.Errores) == antes
}

// ref is where a field of this type is written.
func ref[T any](c solicitudes.Campo, p *solicitudes.Parche) *T {
	return c.Ref(&p.Valores).(*T) //nolint:forcetypeassert // Tipo says which type it is
}

// leerDe reads a text that may be empty, which is the zero value, and notes what is wrong with it.
func leerDe[T any](f *Formulario, puntero, texto string, leer func(string) (T, error)) T {
	var nada T
	if texto == "" {
		return nada
	}
	valor, err := leer(texto)
	if rechazo, mal := errors.AsType[*fault.Error](err); mal {
		f.falta(puntero, rechazo.Code, rechazo.Message)
		return nada
	}
	return valor
}

func (f *Formulario) falta(puntero, codigo, mensaje string) {
	if len(f.Parche.Errores) < erroresMaximos {
		f.Parche.Errores = append(f.Parche.Errores, fault.Field{Pointer: puntero, Code: codigo, Message: mensaje})
	}
}

// lineas reads a list that is typed one element per line, or as several controls of one name; blank lines are left out.
func (f *Formulario) lineas(c solicitudes.Campo) []string {
	var textos []string
	f.lugares[c.Nombre] = nil
	todas := strings.Split(strings.Join(f.valores[c.Nombre], "\n"), "\n")
	if len(todas) > lineasMaximas {
		f.falta(c.Puntero(), "DEMASIADOS", "Hay "+strconv.Itoa(len(todas))+" líneas; caben "+strconv.Itoa(solicitudes.ListaLimite)+".")
		return nil
	}
	for i, linea := range todas {
		if linea = limpio(linea); linea != "" {
			textos = append(textos, linea)
			f.lugares[c.Nombre] = append(f.lugares[c.Nombre], i)
		}
	}
	return textos
}

// codigos reads the special programmes beyond the twelve boxes; each is a check box whose value is its code.
func (f *Formulario) codigos(c solicitudes.Campo) []string {
	codigos := f.lineas(c)
	for i := range codigos {
		codigos[i] = strings.ToUpper(codigos[i])
	}
	return codigos
}

func (f *Formulario) fechas(c solicitudes.Campo) []kernel.Date {
	var fechas []kernel.Date
	for i, linea := range f.lineas(c) {
		fechas = append(fechas, leerDe(f, c.Puntero()+"/"+strconv.Itoa(i), linea, LeerFecha))
	}
	return fechas
}

func (f *Formulario) rangos(c solicitudes.Campo) []horarios.Rango {
	var rangos []horarios.Rango
	for i, linea := range f.lineas(c) {
		rangos = append(rangos, leerDe(f, c.Puntero()+"/"+strconv.Itoa(i), linea, LeerRango))
	}
	return rangos
}
