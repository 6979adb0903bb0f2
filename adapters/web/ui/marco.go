package ui

import (
	"context"
	"io"
	"strconv"

	"github.com/a-h/templ"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/kernel"
)

// Producto is the name on every page.
const Producto = "Gestión Complementarias"

type entradaNavegacion struct {
	ruta, texto string
	icono       piezas.Icono
}

// navegacion is what each role finds on top of every page, on a phone at the bottom.
func navegacion(rol kernel.Rol) []entradaNavegacion {
	switch rol {
	case kernel.Instructor:
		return []entradaNavegacion{
			{"/dashboard", "Inicio", piezas.IconoInicio}, {"/mis-solicitudes", "Mis solicitudes", piezas.IconoLista},
			{"/nueva-solicitud", "Nueva", piezas.IconoMas}, {rutaCalendario, "Calendario", piezas.IconoCalendario},
			{"/cuando-puedo", "¿Cuándo puedo?", piezas.IconoReloj},
		}
	case kernel.Coordinador, kernel.Admin:
		return []entradaNavegacion{
			{"/dashboard", "Inicio", piezas.IconoInicio}, {"/solicitudes-pendientes", "Pendientes", piezas.IconoBandeja},
			{rutaTodas, "Todas", piezas.IconoLista}, {rutaCalendario, "Calendario", piezas.IconoCalendario},
			{rutaDeReportes(rol), "Reportes", piezas.IconoGrafica},
		}
	}
	return nil
}

func (v vista) titulo() string {
	if v.Titulo == "" {
		return Producto
	}
	return v.Titulo + " · " + Producto
}

func (v vista) fuente() string {
	return `@font-face{font-family:"Work Sans";src:url("` + v.url("work-sans.woff2") + `") format("woff2");font-weight:400 700;font-display:optional}`
}

func avisosSinLeer(n int) string {
	if n == 0 {
		return "Notificaciones"
	}
	return "Notificaciones: " + palabras.Numero(n) + " sin leer"
}

// hastaNoventaYNueve fits the little mark on the bell.
func hastaNoventaYNueve(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}

// conNonce writes a style or a script of our own with the nonce that the page's policy allows. contenido comes from the
// program, never from a person.
func conNonce(elemento, contenido string) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		_, err := io.WriteString(w, "<"+elemento+` nonce="`+templ.EscapeString(templ.GetNonce(ctx))+`">`+contenido+"</"+elemento+">")
		return err
	})
}
