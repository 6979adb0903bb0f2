// Package ui holds the pages: templ components (the generated *_templ.go stand beside them) and their styles. For now it
// has the start page only.
package ui

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"complementarias/domain/kernel"
)

// DatosInicio is what the start page shows.
type DatosInicio struct {
	BaseURL      string // without a slash at the end
	Produccion   bool
	Disponible   bool // the database answers
	Hoy          kernel.Date
	Demostracion Demostracion
}

// Demostracion names the accounts of the demonstration data. They are shown only outside production.
type Demostracion struct {
	Cuentas []Cuenta
	Clave   string // one for all of them
}

// Cuenta is one demonstration account.
type Cuenta struct {
	Correo string
	Rol    kernel.Rol
	Centro string // empty for an Admin
}

func (d DatosInicio) conDemostracion() bool {
	return !d.Produccion && len(d.Demostracion.Cuentas) > 0
}

//go:embed inicio.css
var estilo string

// estilos writes the styles of the page with the nonce that its Content-Security-Policy allows.
func estilos() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		_, err := io.WriteString(w, `<style nonce="`+templ.EscapeString(templ.GetNonce(ctx))+`">`+estilo+`</style>`)
		return err
	})
}

func nombreRol(r kernel.Rol) string {
	switch r {
	case kernel.Instructor:
		return "Instructor"
	case kernel.Coordinador:
		return "Coordinación académica"
	case kernel.Admin:
		return "Administración"
	default:
		return string(r)
	}
}

// paso is one command to try, with what it does.
type paso struct{ titulo, comando string }

// diasHastaInicio leaves the planned course of the example in the near future.
const diasHastaInicio = 14

// pasos are commands for a POSIX shell that work as they are pasted, one after the other.
func (d DatosInicio) pasos() []paso {
	quien := d.Demostracion.Cuentas[0]
	for _, c := range d.Demostracion.Cuentas {
		if c.Rol == kernel.Instructor {
			quien = c
			break
		}
	}
	return []paso{
		{"Inicie sesión y guarde el token", fmt.Sprintf(
			"TOKEN=$(curl -s %s \\\n  -H 'Content-Type: application/json' \\\n  -d %s \\\n  | sed 's/.*\"token\":\"\\([^\"]*\\)\".*/\\1/')",
			entreComillas(d.BaseURL+"/api/auth/login"),
			cuerpo(struct {
				Email    string `json:"email"`
				Password string `json:"password"`
			}{quien.Correo, d.Demostracion.Clave}))},
		{"Vea sus solicitudes", fmt.Sprintf("curl -s %s \\\n  -H \"Authorization: Bearer $TOKEN\"",
			entreComillas(d.BaseURL+"/api/solicitudes?limit=5"))},
		{"Planee un curso de 40 horas", fmt.Sprintf(
			"curl -s %s \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  -H 'Content-Type: application/json' \\\n  -d %s",
			entreComillas(d.BaseURL+"/api/horarios/plan"), cuerpo(planDeEjemplo(d.Hoy)))},
	}
}

type bloque struct {
	Dia   string `json:"diaSemana"`
	Desde string `json:"horaInicio"`
	Hasta string `json:"horaFin"`
}

type plan struct {
	Inicio   string   `json:"fechaInicioCurso"`
	Horas    int      `json:"duracionMaxima"`
	Horarios []bloque `json:"horarios"`
}

func planDeEjemplo(hoy kernel.Date) plan {
	return plan{Inicio: hoy.AddDays(diasHastaInicio).String(), Horas: 40, Horarios: []bloque{
		{"LUNES", "08:00", "12:00"}, {"JUEVES", "08:00", "12:00"},
	}}
}

func cuerpo(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return "'{}'" // texts and numbers only: it cannot happen
	}
	return entreComillas(string(b))
}

// entreComillas quotes a text for the shell.
func entreComillas(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// celdaX and celdaY place one cell of the drawn week.
func celdaX(dia int) string  { return strconv.Itoa(dia * 47) }
func celdaY(hora int) string { return strconv.Itoa(hora * 46) }
