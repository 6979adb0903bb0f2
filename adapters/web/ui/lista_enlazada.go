package ui

import (
	"slices"
	"strconv"
	"strings"

	"complementarias/adapters/palabras"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/colombia"
	"complementarias/domain/solicitudes"
)

const enviosMaximo = 1000

// leerEnlazados reads the filters that figures of reports lead to. They have no field of their own in the form: whoever
// came with one sees it over the list and can take it off.
func leerEnlazados(q *consulta, f *appsolicitudes.Filtro) {
	f.Regional = q.conocido("regional", "la regional", esRegional)
	f.Municipio = q.conocido("municipio", "el municipio", esMunicipio)
	f.Modalidad = q.conocido("modalidad", "la modalidad", esModalidad)
	f.Especial = q.id("especial", "el programa especial")
	f.EnviadaDesde, f.EnviadaHasta = q.fecha("enviada-desde", "Enviada desde"), q.fecha("enviada-hasta", "Enviada hasta")
	f.Paso = opcion(q, "paso", "el paso", appsolicitudes.Pasos())
	if texto := q.c.Query("envios"); texto != "" {
		n, err := strconv.Atoi(texto)
		if err != nil || n < 1 || n > enviosMaximo {
			q.falta("El número de envíos que se pidió no es un número de envíos.")
		}
		f.Envios = n
	}
}

func esRegional(v string) bool {
	d, ok := colombia.DepartamentoPor(v)
	return ok && d.Codigo == v
}

// esMunicipio and esModalidad know the way to ask for none of them too.
func esMunicipio(v string) bool {
	_, ok := colombia.MunicipioCodigo(v)
	return ok || v == appsolicitudes.Ninguno
}

func esModalidad(v string) bool {
	return slices.Contains(solicitudes.Modalidades(), v) || v == appsolicitudes.Ninguno
}

// enlazados are those filters as the address has them.
func enlazados(f appsolicitudes.Filtro) []string {
	return []string{"programa", string(f.Programa), "instructor", string(f.Instructor), "regional", f.Regional, "municipio", f.Municipio,
		"modalidad", f.Modalidad, "especial", f.Especial, "enviada-desde", f.EnviadaDesde.String(), "enviada-hasta", f.EnviadaHasta.String(),
		"envios", siHay(f.Envios, 0), "paso", string(f.Paso)}
}

// puesto is a filter that is set without a field, as a name and a value of the address, in words that follow «Solo las».
type puesto struct{ nombre, valor, texto, sinEl string }

// puestos lists them, each with the address of the list without it.
func (v vistaLista) puestos() (lista []puesto) {
	pares := enlazados(v.filtro)
	for i := 0; i < len(pares); i += 2 {
		if nombre, valor := pares[i], pares[i+1]; valor != "" {
			lista = append(lista, puesto{nombre, valor, v.decir(nombre), v.urlSin(nombre)})
		}
	}
	return lista
}

func (v vistaLista) urlSin(nombre string) string {
	pares := v.pares(v.estado(), 1)
	for i := 0; i < len(pares); i += 2 {
		if pares[i] == nombre {
			pares[i+1] = ""
		}
	}
	return direccion(v.ruta, pares...)
}

// decir puts a filter into words; names of people and programmes are those of the rows.
func (v vistaLista) decir(nombre string) string {
	f := v.filtro
	switch nombre {
	case "instructor":
		if len(v.filas) > 0 {
			return "de " + v.filas[0].Instructor.Nombre
		}
		return "de un instructor"
	case "programa":
		if len(v.filas) > 0 {
			return "del programa " + v.filas[0].Programa.Nombre
		}
		return "de un programa"
	case "regional":
		d, _ := colombia.DepartamentoPor(f.Regional)
		return "de la regional " + d.Nombre
	case "municipio":
		return deOSin(f.Municipio, "municipio", palabras.Municipio)
	case "modalidad":
		return deOSin(f.Modalidad, "modalidad", func(m string) string { return "modalidad " + strings.ToLower(palabras.Modalidad(m)) })
	case "especial":
		return deOSin(f.Especial, "programa especial", func(e string) string { return palabras.Especial(e, v.nombresEspeciales) })
	case "enviada-desde":
		return "enviadas desde el " + palabras.FechaLarga(f.EnviadaDesde)
	case "enviada-hasta":
		return "enviadas hasta el " + palabras.FechaLarga(f.EnviadaHasta)
	case "envios":
		return "enviadas " + palabras.Contar(f.Envios, "vez", "veces")
	case "paso":
		return palabrasDePaso(f.Paso)
	}
	return nombre
}

func deOSin(valor, que string, decir func(string) string) string {
	if valor == appsolicitudes.Ninguno {
		return "sin " + que
	}
	return "de " + decir(valor)
}

func palabrasDePaso(p appsolicitudes.Paso) string {
	if p == appsolicitudes.PasoRespuesta {
		return "que tuvieron respuesta"
	}
	if e := solicitudes.Estado(p); e != solicitudes.Borrador && e != solicitudes.EnRevision {
		return "que estuvieron " + strings.ToLower(palabras.EstadoPlural(e))
	}
	return "que estuvieron en " + strings.TrimPrefix(solicitudes.Estado(p).Palabras(), "en ")
}

// conocido reads a code that has to exist.
func (q *consulta) conocido(nombre, que string, existe func(string) bool) string {
	valor := q.c.Query(nombre)
	if valor != "" && !existe(valor) {
		q.falta("No existe " + que + " que se pidió en la dirección.")
		return ""
	}
	return valor
}
