package solicitudes

import (
	"fmt"
	"slices"
	"strings"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Rival is another solicitud with sessions that take the time of the same instructor, or else, PorAmbiente, only the same
// ambiente of the catalogue (domain.md 5.4), sorted by date and hour.
type Rival struct {
	ID           kernel.SolicitudID
	Codigo       string
	Estado       Estado
	CentroID     kernel.CentroID
	InstructorID kernel.UsuarioID
	RevisorID    kernel.UsuarioID
	PorAmbiente  bool
	Sesiones     []horarios.Sesion
}

// Cruzada is a Rival whose sessions meet ours, and where they do.
type Cruzada struct {
	Rival  Rival
	Cruces []horarios.Cruce
}

// Cruce is a clash as somebody may see it: a course of another centre is only "otro centro" (domain.md 4.2), and to an
// instructor a colleague's course in the same ambiente is only "otro curso".
type Cruce struct {
	Codigo       string
	Estado       Estado
	PorAmbiente  bool // they share the ambiente, not the instructor
	Fecha        kernel.Date
	Desde, Hasta int // minutes of the day
}

// Choque is one rival and everywhere that it meets the sessions, as somebody may see it: what is out of scope has no ID
// and no code, as in a Cruce.
type Choque struct {
	ID          kernel.SolicitudID
	Codigo      string
	Estado      Estado
	PorAmbiente bool // they share the ambiente, not the instructor
	Bloquea     bool // approved: it stands in the way of an approval without a justification
	Cruces      []horarios.Cruce
}

// ChoquesPara groups the clashes by rival, those that block first.
func ChoquesPara(por kernel.Actor, sesiones []horarios.Sesion, rivales []Rival) []Choque {
	var lista []Choque
	for _, c := range cruzadas(sesiones, rivales) {
		choque := Choque{ID: c.Rival.ID, Codigo: codigoPara(por, c.Rival), Estado: c.Rival.Estado, PorAmbiente: c.Rival.PorAmbiente,
			Bloquea: c.Rival.Estado == Aprobada, Cruces: c.Cruces}
		if !c.Rival.visible(por) {
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

// What somebody reads instead of the code of a rival that is none of theirs.
const (
	otroCentro = "otro centro"
	otroCurso  = "otro curso"
)

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
			lista = append(lista, Cruce{Codigo: codigo, Estado: c.Rival.Estado, PorAmbiente: c.Rival.PorAmbiente, Fecha: x.Fecha, Desde: x.Desde, Hasta: x.Hasta})
		}
	}
	return lista
}

// sinCruceAprobado refuses with ErrCruce, which names the rivals, sessions that meet those of an approved course of the
// instructor or in the ambiente. verbo is
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
	slices.SortStableFunc(lista, func(a, b Cruce) int { return cuantoPorAmbiente(a) - cuantoPorAmbiente(b) })
	partes := make([]string, 0, muestra)
	for _, c := range lista[:min(muestra, len(lista))] {
		parte := fmt.Sprintf("%s el %s de %s a %s", c.Codigo, horarios.FechaEnPalabras(c.Fecha), horarios.FormatHora(c.Desde), horarios.FormatHora(c.Hasta))
		if c.PorAmbiente && !lista[0].PorAmbiente {
			parte += " (el ambiente)"
		}
		partes = append(partes, parte)
	}
	texto := motivoDeCruce(lista) + strings.Join(partes, "; ")
	switch resto := len(lista) - len(partes); {
	case resto == 1:
		texto += " y una sesión más"
	case resto > 1:
		texto += fmt.Sprintf(" y %d sesiones más", resto)
	}
	return texto + fmt.Sprintf(". Para %s de todos modos escriba una justificación de al menos %d caracteres.", verbo, ExcepcionMinima)
}

func cuantoPorAmbiente(c Cruce) int {
	if c.PorAmbiente {
		return 1
	}
	return 0
}

// motivoDeCruce says what is taken: the instructor's time, which comes first in the list, the ambiente, or both.
func motivoDeCruce(cruces []Cruce) string {
	porAmbiente := func(c Cruce) bool { return c.PorAmbiente }
	switch {
	case !slices.ContainsFunc(cruces, porAmbiente):
		return "El instructor ya tiene clase en un curso aprobado: "
	case cruces[0].PorAmbiente:
		return "El ambiente ya está ocupado por un curso aprobado: "
	}
	return "El instructor ya tiene clase y el ambiente ya está ocupado por cursos aprobados: "
}
