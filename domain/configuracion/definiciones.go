// Package configuracion holds what the administration can set for the whole country: a closed list of settings, each with
// a default that holds until somebody writes another value.
package configuracion

import (
	"slices"

	"complementarias/domain/horarios"
)

// Clave names a setting, in the database and for programs.
type Clave string

const (
	LimitePlanta      Clave = "limiteSemanalPlanta"
	LimiteContratista Clave = "limiteSemanalContratista"
	DominiosCorreo    Clave = "dominiosCorreo"
	DiasRecordatorio  Clave = "diasRecordatorio"
)

// Tipo says what a setting consists of.
type Tipo string

const (
	Numero  Tipo = "NUMERO"  // one whole number
	Numeros Tipo = "NUMEROS" // whole numbers, ascending
	Textos  Tipo = "TEXTOS"  // mail domains
)

// Valor is what a setting says. Only the part of its Tipo is filled; a Numero is the only one of Numeros.
type Valor struct {
	Numeros []int
	Textos  []string
}

// Igual tells whether two values say the same.
func (v Valor) Igual(otro Valor) bool {
	return slices.Equal(v.Numeros, otro.Numeros) && slices.Equal(v.Textos, otro.Textos)
}

// Definicion is what is known of a setting before anybody has changed it.
type Definicion struct {
	Clave          Clave
	Tipo           Tipo
	Nombre         string
	Explicacion    string // what it does and from when on a change counts
	Unidad         string // of each number; empty for texts
	Minimo, Maximo int    // of each number
	Cuantos        int    // values that a list may hold
	PorDefecto     Valor
}

// Suelto is a value as programs write it: one number, or a list.
func (d Definicion) Suelto(v Valor) any {
	switch d.Tipo {
	case Numero:
		return v.Numeros[0]
	case Numeros:
		return v.Numeros
	case Textos:
		return v.Textos
	}
	return nil
}

// Defectos are the defaults that are known outside of this module.
type Defectos struct {
	Dominios []string // CORREO_DOMINIOS of the environment
	Dias     []int    // of reminders
}

// Definiciones is the list of every setting, in the order in which people read it.
func Definiciones(d Defectos) []Definicion {
	limite := func(clave Clave, deQuien string, horas int) Definicion {
		return Definicion{Clave: clave, Tipo: Numero, Nombre: "Límite semanal de " + deQuien, Unidad: "horas por semana",
			Explicacion: "Por encima de estas horas, la solicitud avisa a quien la escribe y a quien la decide. Un centro puede tener un límite propio. Cuenta desde que se guarda.",
			Minimo:      horarios.LimiteMinimo, Maximo: horarios.LimiteMaximo, Cuantos: 1, PorDefecto: Valor{Numeros: []int{horas}}}
	}
	return []Definicion{
		limite(LimitePlanta, "instructores de planta", horarios.LimitePlantaPorDefecto),
		limite(LimiteContratista, "instructores contratistas", horarios.LimiteContratistaPorDefecto),
		{Clave: DiasRecordatorio, Tipo: Numeros, Nombre: "Días de los recordatorios", Unidad: "días de espera",
			Explicacion: "Cuando una solicitud completa estos días sin decisión, se le recuerda a la coordinación del centro. Cuenta desde el recordatorio de la mañana siguiente.",
			Minimo:      1, Maximo: 60, Cuantos: 5, PorDefecto: Valor{Numeros: d.Dias}},
		{Clave: DominiosCorreo, Tipo: Textos, Nombre: "Dominios de correo institucional",
			Explicacion: "Los correos que puede tener una cuenta nueva y el responsable de una solicitud. Las cuentas que ya existen siguen entrando.",
			Cuantos:     10, PorDefecto: Valor{Textos: d.Dominios}},
	}
}
