package solicitudes

import (
	"fmt"
	"slices"
	"strings"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Rival is another solicitud of the same instructor with its sessions, sorted by date and hour.
type Rival struct {
	ID           kernel.SolicitudID
	Codigo       string
	Estado       Estado
	CentroID     kernel.CentroID
	InstructorID kernel.UsuarioID
	RevisorID    kernel.UsuarioID
	Sesiones     []horarios.Sesion
}

// Cruzada is a Rival whose sessions meet ours, and where they do.
type Cruzada struct {
	Rival  Rival
	Cruces []horarios.Cruce
}

// Cruce is a clash as somebody may see it: a course of another centre is only "otro centro" (domain.md 4.2).
type Cruce struct {
	Codigo       string
	Estado       Estado
	Fecha        kernel.Date
	Desde, Hasta int // minutes of the day
}

// Choque is one rival and everywhere that it meets the sessions, as somebody may see it: what is out of scope has no ID
// and is only "otro centro".
type Choque struct {
	ID      kernel.SolicitudID
	Codigo  string
	Estado  Estado
	Bloquea bool // approved: it stands in the way of an approval without a justification
	Cruces  []horarios.Cruce
}

// ChoquesPara groups the clashes by rival, those that block first.
func ChoquesPara(por kernel.Actor, sesiones []horarios.Sesion, rivales []Rival) []Choque {
	var lista []Choque
	for _, c := range cruzadas(sesiones, rivales) {
		choque := Choque{ID: c.Rival.ID, Codigo: codigoPara(por, c.Rival), Estado: c.Rival.Estado, Bloquea: c.Rival.Estado == Aprobada, Cruces: c.Cruces}
		if choque.Codigo == otroCentro {
			choque.ID = ""
		}
		lista = append(lista, choque)
	}
	slices.SortStableFunc(lista, func(a, b Choque) int {
		switch {
		case a.Bloquea == b.Bloquea:
			return 0
		case a.Bloquea:
			return -1
		}
		return 1
	})
	return lista
}

const otroCentro = "otro centro"

// Enfrentar finds the rivals that count (APROBADA, PENDIENTE, EN_REVISION) and meet the sessions, for the eyes of por.
func Enfrentar(por kernel.Actor, sesiones []horarios.Sesion, rivales []Rival) []Cruce {
	return CrucesPara(por, cruzadas(sesiones, rivales))
}

func cruzadas(sesiones []horarios.Sesion, rivales []Rival) []Cruzada {
	var c []Cruzada
	for _, r := range rivales {
		if !cuenta(r.Estado) {
			continue
		}
		if cruces := horarios.Cruces(sesiones, r.Sesiones); len(cruces) > 0 {
			c = append(c, Cruzada{Rival: r, Cruces: cruces})
		}
	}
	return c
}

// CrucesPara lists clashes one by one as por may see them.
func CrucesPara(por kernel.Actor, cruzadas []Cruzada) []Cruce {
	lista := []Cruce{}
	for _, c := range cruzadas {
		codigo := codigoPara(por, c.Rival)
		for _, x := range c.Cruces {
			lista = append(lista, Cruce{Codigo: codigo, Estado: c.Rival.Estado, Fecha: x.Fecha, Desde: x.Desde, Hasta: x.Hasta})
		}
	}
	return lista
}

// sinCruceAprobado refuses with ErrCruce, which names the rivals, sessions that meet those of an approved course. verbo is
// what a justification would let do all the same.
func sinCruceAprobado(verbo string, por kernel.Actor, sesiones []horarios.Sesion, rivales []Rival) error {
	aprobadas := slices.DeleteFunc(cruzadas(sesiones, rivales), func(c Cruzada) bool { return c.Rival.Estado != Aprobada })
	if len(aprobadas) == 0 {
		return nil
	}
	return ErrCruce.Saying(cruceEnPalabras(verbo, por, aprobadas)).With("cruces", CrucesPara(por, aprobadas))
}

func cruceEnPalabras(verbo string, por kernel.Actor, cruzadas []Cruzada) string {
	const muestra = 3
	lista := CrucesPara(por, cruzadas)
	partes := make([]string, 0, muestra)
	for _, c := range lista[:min(muestra, len(lista))] {
		partes = append(partes, fmt.Sprintf("%s el %s de %s a %s", c.Codigo, horarios.FechaEnPalabras(c.Fecha), horarios.FormatHora(c.Desde), horarios.FormatHora(c.Hasta)))
	}
	texto := "El instructor ya tiene clase en un curso aprobado: " + strings.Join(partes, "; ")
	switch resto := len(lista) - len(partes); {
	case resto == 1:
		texto += " y una sesión más"
	case resto > 1:
		texto += fmt.Sprintf(" y %d sesiones más", resto)
	}
	return texto + fmt.Sprintf(". Para %s de todos modos escriba una justificación de al menos %d caracteres.", verbo, ExcepcionMinima)
}
