package config

import (
	"fmt"
	"strings"
)

// Problem is one thing that is wrong with one variable. Its texts are Spanish and never hold the variable's value.
type Problem struct {
	Variable string
	Problema string
	Remedio  string
}

func (p Problem) String() string {
	return fmt.Sprintf("%s: %s. %s.", p.Variable, p.Problema, p.Remedio)
}

// Problems is everything that is wrong with a configuration, in the order in which it was found.
type Problems []Problem

// Error lists the problems, one per line.
func (p Problems) Error() string {
	lines := make([]string, 0, len(p)+1)
	lines = append(lines, "La configuración no sirve todavía; corrija lo siguiente:")
	for _, problem := range p {
		lines = append(lines, "  "+problem.String())
	}
	return strings.Join(lines, "\n")
}
