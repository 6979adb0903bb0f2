// Package demo fills a new development database with accounts, programmes and solicitudes in every state, dated around
// today, through the real use cases: what it makes obeys every rule on whatever day it is made.
package demo

import (
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Clave opens every demonstration account. They never exist when NODE_ENV=production.
const Clave = "Complementaria.2026"

// Cuenta is a demonstration account.
type Cuenta struct {
	Nombre, Correo, Cedula, Telefono, Especialidad string
	Rol                                            kernel.Rol
	Centro                                         string // code; empty for the administrator
	CentroNombre                                   string
	Vinculo                                        identidad.Vinculo
}

// Cuentas lists the accounts: an administrator and, for each of three centres, a coordinator and two instructors.
func Cuentas() []Cuenta {
	const oriente, financieros, salada = "9546", "9405", "9101"
	cuentas := []Cuenta{
		{Nombre: "Adriana Salgado Rincón", Correo: "admin@sena.edu.co", Cedula: "39543210", Telefono: "3151110001", Rol: kernel.Admin},
		{Nombre: "Héctor Ardila Mejía", Correo: "coordinador.9546@sena.edu.co", Cedula: "91230451", Telefono: "3151110002", Rol: kernel.Coordinador, Centro: oriente},
		{Nombre: "Luz Marina Ávila Peña", Correo: "instructor1.9546@sena.edu.co", Cedula: "52345678", Telefono: "3151110003", Rol: kernel.Instructor, Centro: oriente, Especialidad: "Contabilidad y emprendimiento", Vinculo: identidad.Contratista},
		{Nombre: "Jairo Niño Castellanos", Correo: "instructor2.9546@sena.edu.co", Cedula: "13720884", Telefono: "3151110004", Rol: kernel.Instructor, Centro: oriente, Especialidad: "Agroindustria", Vinculo: identidad.Planta},
		{Nombre: "Claudia Bermúdez Ortiz", Correo: "coordinador.9405@sena.edu.co", Cedula: "51889302", Telefono: "3151110005", Rol: kernel.Coordinador, Centro: financieros},
		{Nombre: "Andrés Felipe Rueda Gil", Correo: "instructor1.9405@sena.edu.co", Cedula: "80112345", Telefono: "3151110006", Rol: kernel.Instructor, Centro: financieros, Especialidad: "Finanzas", Vinculo: identidad.Contratista},
		{Nombre: "Paola Zúñiga Herrera", Correo: "instructor2.9405@sena.edu.co", Cedula: "1019023456", Telefono: "3151110007", Rol: kernel.Instructor, Centro: financieros, Especialidad: "Servicio al cliente", Vinculo: identidad.Contratista},
		{Nombre: "Gloria Echeverri Toro", Correo: "coordinador.9101@sena.edu.co", Cedula: "43512098", Telefono: "3151110008", Rol: kernel.Coordinador, Centro: salada},
		{Nombre: "Wilson Úsuga Cardona", Correo: "instructor1.9101@sena.edu.co", Cedula: "71745610", Telefono: "3151110009", Rol: kernel.Instructor, Centro: salada, Especialidad: "Agroecología", Vinculo: identidad.Contratista},
		{Nombre: "Diana Cañas Restrepo", Correo: "instructor2.9101@sena.edu.co", Cedula: "1036612345", Telefono: "3151110010", Rol: kernel.Instructor, Centro: salada, Especialidad: "Recursos forestales", Vinculo: identidad.Planta},
	}
	nombres := map[string]string{
		oriente: "Gestión Agroempresarial del Oriente", financieros: "Servicios Financieros", salada: "Recursos Naturales Renovables - La Salada",
	}
	for i := range cuentas {
		cuentas[i].CentroNombre = nombres[cuentas[i].Centro]
	}
	return cuentas
}

func (c Cuenta) datos() identidad.Datos {
	d := identidad.Datos{Nombre: c.Nombre, Correo: c.Correo, Cedula: c.Cedula, Telefono: c.Telefono, Especialidad: c.Especialidad,
		Rol: c.Rol, Vinculo: c.Vinculo, Clave: Clave}
	if c.Centro != "" {
		d.Centro = centroID(c.Centro)
	}
	return d
}

// centroID is the id that the migration gives to a centre.
func centroID(codigo string) kernel.CentroID { return kernel.CentroID("centro-" + codigo) }
