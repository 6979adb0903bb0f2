// Package solicitudestest holds what tests of solicitudes stand on: a small world of people and programmes, a store in
// memory that behaves like the real one, and the contract that both must keep.
package solicitudestest

import (
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// The centres of the world; they are rows of the reference data too.
const (
	Oriente     kernel.CentroID = "centro-9546"
	Financieros kernel.CentroID = "centro-9405"
)

// The programmes of the world. All but Contabilidad belong to Oriente, and Tejidos is not offered any more.
const (
	Panaderia    kernel.ProgramaID = "programa-panaderia" // 40 hours, 25 learners
	Ordeno       kernel.ProgramaID = "programa-ordeno"    // 20 hours, 30 learners
	Tejidos      kernel.ProgramaID = "programa-tejidos"
	Contabilidad kernel.ProgramaID = "programa-contabilidad"
)

// The people of the world, as the policies see them.
var (
	Ines   = kernel.Actor{ID: "usuario-ines", Nombre: "Inés Peña Rueda", Rol: kernel.Instructor, Centro: Oriente}
	Bruno  = kernel.Actor{ID: "usuario-bruno", Nombre: "Bruno Ariza", Rol: kernel.Instructor, Centro: Oriente}
	Fabio  = kernel.Actor{ID: "usuario-fabio", Nombre: "Fabio Mora", Rol: kernel.Instructor, Centro: Financieros}
	Carla  = kernel.Actor{ID: "usuario-carla", Nombre: "Carla Niño", Rol: kernel.Coordinador, Centro: Oriente}
	Dario  = kernel.Actor{ID: "usuario-dario", Nombre: "Darío Vega", Rol: kernel.Coordinador, Centro: Oriente}
	Elena  = kernel.Actor{ID: "usuario-elena", Nombre: "Elena Cruz", Rol: kernel.Coordinador, Centro: Financieros}
	Greta  = kernel.Actor{ID: "usuario-greta", Nombre: "Greta Sanz", Rol: kernel.Admin}
	Nadie  = kernel.Actor{}
	Ahora  = time.Date(2026, time.November, 23, 14, 0, 0, 0, time.UTC)
	creado = time.Date(2025, time.March, 3, 13, 0, 0, 0, time.UTC)
)

// Dominios are the mail domains of staff in this world.
func Dominios() []string { return []string{"sena.edu.co"} }

// Persona is somebody with an account.
type Persona struct {
	kernel.Actor
	Correo, Cedula, Telefono, Especialidad, Vinculo string
}

// Personas lists everybody.
func Personas() []Persona {
	return []Persona{
		{Ines, "ipena@sena.edu.co", "52345678", "3001234567", "Panadería", "PLANTA"},
		{Bruno, "bariza@sena.edu.co", "79123456", "3007654321", "Ganadería", "CONTRATISTA"},
		{Fabio, "fmora@sena.edu.co", "80123456", "", "", "CONTRATISTA"},
		{Carla, "cnino@sena.edu.co", "63123456", "", "", "PLANTA"},
		{Dario, "dvega@sena.edu.co", "91123456", "", "", "PLANTA"},
		{Elena, "ecruz@sena.edu.co", "51123456", "", "", "PLANTA"},
		{Greta, "gsanz@sena.edu.co", "", "", "", "PLANTA"},
	}
}

// Centro is a training centre with its paper form.
type Centro struct {
	ID       kernel.CentroID
	Nombre   string
	Formato  app.Formato
	Regional [2]string // code and name
}

// Centros lists the two of them as the reference data has them.
func Centros() []Centro {
	formato := app.Formato{Codigo: "F11-3030-003/03-06", Version: "1"}
	return []Centro{
		{Oriente, "Centro de Gestión Agroempresarial del Oriente", formato, [2]string{"68", "Regional Santander"}},
		{Financieros, "Centro de Servicios Financieros", formato, [2]string{"11", "Regional Distrito Capital"}},
	}
}

// Programas lists the catalogue.
func Programas() []app.ProgramaView {
	base := app.ProgramaView{TipoFormacion: "COMPLEMENTARIA", Modalidad: "PRESENCIAL", Version: "1", Activo: true,
		CentroID: Oriente, Centro: Centros()[0].Nombre, Creado: creado, Actualizado: creado.Add(time.Hour)}
	panaderia, ordeno, tejidos, contabilidad := base, base, base, base
	panaderia.ID, panaderia.Codigo, panaderia.Nombre, panaderia.DuracionHoras, panaderia.CupoAprendices = Panaderia, "63530042", "Panadería básica", 40, 25
	panaderia.Descripcion = "Masas, hornos y buenas prácticas."
	panaderia.Objetivos = []app.ObjetivoView{{ID: "o-2", Descripcion: "Preparar masas", Orden: 1}, {ID: "o-1", Descripcion: "Hornear", Orden: 2}}
	panaderia.Competencias = []app.ContenidoView{{ID: "c-2", Codigo: "290801023", Descripcion: "Elaborar productos"}, {ID: "c-1", Codigo: "290801022", Descripcion: "Manipular alimentos"}}
	panaderia.Resultados = []app.ContenidoView{{ID: "r-2", Codigo: "02", Descripcion: "Amasa"}, {ID: "r-1", Codigo: "01", Descripcion: "Hornea"}}
	ordeno.ID, ordeno.Codigo, ordeno.Nombre, ordeno.DuracionHoras, ordeno.CupoAprendices = Ordeno, "72110063", "Buenas prácticas de ordeño", 20, 30
	tejidos.ID, tejidos.Codigo, tejidos.Nombre, tejidos.DuracionHoras, tejidos.CupoAprendices, tejidos.Activo = Tejidos, "83410011", "Tejidos en telar", 60, 20, false
	contabilidad.ID, contabilidad.Codigo, contabilidad.Nombre, contabilidad.DuracionHoras, contabilidad.CupoAprendices = Contabilidad, "13310020", "Contabilidad", 40, 25
	contabilidad.CentroID, contabilidad.Centro = Financieros, Centros()[1].Nombre
	return []app.ProgramaView{panaderia, ordeno, tejidos, contabilidad}
}

// The ambientes of the world. Cocina is of another centre, and Bodega is not used any more.
const (
	Salon  = "ambiente-salon"
	Taller = "ambiente-taller"
	Cocina = "ambiente-cocina"
	Bodega = "ambiente-bodega"
)

// Lugar is an ambiente of a centre.
type Lugar struct {
	solicitudes.Ambiente
	Centro kernel.CentroID
	Activo bool
}

// Lugares lists the ambientes.
func Lugares() []Lugar {
	return []Lugar{
		{solicitudes.Ambiente{ID: Salon, Nombre: "Salón 101", Tipo: "AULA", Capacidad: 30}, Oriente, true},
		{solicitudes.Ambiente{ID: Taller, Nombre: "Taller de pan", Tipo: "TALLER"}, Oriente, true},
		{solicitudes.Ambiente{ID: Cocina, Nombre: "Cocina", Tipo: "LABORATORIO", Capacidad: 12}, Financieros, true},
		{solicitudes.Ambiente{ID: Bodega, Nombre: "Bodega", Tipo: "AULA"}, Oriente, false},
	}
}

// Receso is a period without classes of a centre.
type Receso struct {
	Centro kernel.CentroID
	horarios.Rango
}

// Recesos lists those of the world.
func Recesos() []Receso {
	return []Receso{
		{Oriente, horarios.Rango{Desde: kernel.NewDate(2026, time.December, 20), Hasta: kernel.NewDate(2027, time.January, 15), Nombre: "Fin de año"}},
		{Oriente, horarios.Rango{Desde: kernel.NewDate(2030, time.June, 1), Hasta: kernel.NewDate(2030, time.June, 30), Nombre: "Mitad de año"}},
		{Financieros, horarios.Rango{Desde: kernel.NewDate(2027, time.February, 1), Hasta: kernel.NewDate(2027, time.February, 28), Nombre: "De otro centro"}},
	}
}

// Festivo is a civic day that somebody decreed, beside those of the law.
type Festivo struct {
	Fecha  kernel.Date
	Nombre string
}

// Festivos lists those of the world.
func Festivos() []Festivo {
	return []Festivo{{kernel.NewDate(2027, time.April, 14), "Día cívico"}}
}

// nombresEspeciales are those beyond the boxes.
func nombresEspeciales() map[string]string {
	nombres := map[string]string{}
	for _, e := range Especiales() {
		if _, casilla := solicitudes.Casilla(e.Codigo); !casilla {
			nombres[e.Codigo] = e.Nombre
		}
	}
	return nombres
}

// Especiales lists the special programmes: those of the boxes, which always were, and two more.
func Especiales() []solicitudes.ProgramaEspecial {
	siempre := kernel.NewDate(2000, time.January, 1)
	var lista []solicitudes.ProgramaEspecial
	for _, c := range solicitudes.Campos() {
		if c.Tipo == solicitudes.Especial {
			lista = append(lista, solicitudes.ProgramaEspecial{Codigo: c.Codigo, Nombre: c.Etiqueta, Desde: siempre})
		}
	}
	return append(lista,
		solicitudes.ProgramaEspecial{Codigo: "CONVENIO_VELEZ", Nombre: "Convenio Alcaldía de Vélez", Desde: kernel.NewDate(2026, time.July, 1), Hasta: kernel.NewDate(2027, time.March, 3)},
		solicitudes.ProgramaEspecial{Codigo: "PANES_DE_ABRIL", Nombre: "Panes de abril", Desde: kernel.NewDate(2027, time.February, 2)})
}
