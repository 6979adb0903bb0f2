// Package cartas lays out what the e-mails say, as HTML that mail programs understand and as plain text. Both parts hold
// everything; what people typed is shown as it stands and never becomes markup, a link or a header.
package cartas

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
)

const (
	rutaAvisos    = "/mi-perfil/avisos"
	nombreMaximo  = 120 // characters
	medidaDeTexto = 76  // characters of a line of the plain part
)

// Cartas implements the port.
type Cartas struct{ publica *url.URL }

// New makes letters whose buttons lead to the system at publica.
func New(publica *url.URL) Cartas { return Cartas{publica} }

// carta is what both parts show.
type carta struct {
	correos.Contenido
	Nombre string
	Boton  correos.Boton // with its whole address
	Avisos string
	Base   string
}

// Componer writes both parts.
func (c Cartas) Componer(m correos.Mensaje, p correos.Persona, contenido correos.Contenido) (app.Carta, error) {
	v := carta{Contenido: contenido, Nombre: nombre(p.Nombre), Boton: contenido.Boton, Base: c.publica.String()}
	v.Boton.Ruta = c.direccion(v.Boton.Ruta)
	v.Lineas = make([]correos.Dato, len(contenido.Lineas))
	for i, l := range contenido.Lineas {
		l.Ruta = c.direccion(l.Ruta)
		v.Lineas[i] = l
	}
	if m.Tipo.Opcional() || m.Tipo == correos.Resumen {
		v.Avisos = c.direccion(rutaAvisos)
	}
	var html bytes.Buffer
	if err := pagina(v).Render(context.Background(), &html); err != nil {
		return app.Carta{}, fmt.Errorf("lay out a mail: %w", err)
	}
	return app.Carta{ID: m.ID, Correo: p.Correo, Nombre: v.Nombre, Asunto: contenido.Asunto, Texto: texto(v), HTML: html.String(),
		Fecha: m.Creado, Avisos: v.Avisos, Secreta: m.Tipo.Secreto()}, nil
}

// direccion is the whole address of a path; what is one already stays.
func (c Cartas) direccion(ruta string) string {
	if ruta == "" || strings.HasPrefix(ruta, "https://") || strings.HasPrefix(ruta, "http://") {
		return ruta
	}
	return strings.TrimSuffix(c.publica.String(), "/") + ruta
}

// nombre fits a header whatever it holds.
func nombre(s string) string {
	r := []rune(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " "))
	return string(r[:min(len(r), nombreMaximo)])
}

func saludo(nombre string) string {
	if nombre == "" {
		return "Buen día:"
	}
	return "Buen día, " + nombre + ":"
}

const (
	pie    = "Lo envía Gestión Complementarias. No responda: nadie lee este buzón."
	elegir = "Elegir qué correos recibo"
)

// texto writes the plain part.
func texto(v carta) string {
	var b strings.Builder
	parrafo := func(s string) { b.WriteString(doblar(s) + "\n\n") }
	parrafo(saludo(v.Nombre))
	for _, p := range v.Parrafos {
		parrafo(p)
	}
	for _, d := range v.Datos {
		b.WriteString(doblar(d.Rotulo+": "+d.Valor) + "\n")
	}
	if len(v.Datos) > 0 {
		b.WriteString("\n")
	}
	if v.Cita.Valor != "" {
		b.WriteString(v.Cita.Rotulo + ":\n")
		for linea := range strings.SplitSeq(doblar(v.Cita.Valor), "\n") {
			b.WriteString(strings.TrimRight("> "+linea, " ") + "\n")
		}
		b.WriteString("\n")
	}
	for _, l := range v.Lineas {
		b.WriteString(doblar("- "+rotulada(l)) + "\n")
		if l.Ruta != "" {
			b.WriteString("  " + l.Ruta + "\n")
		}
	}
	if len(v.Lineas) > 0 {
		b.WriteString("\n")
	}
	if v.Boton.Ruta != "" {
		b.WriteString(v.Boton.Texto + ":\n" + v.Boton.Ruta + "\n\n")
	}
	if v.Nota != "" {
		parrafo(v.Nota)
	}
	b.WriteString("--\n" + doblar(pie) + "\n")
	if v.Avisos != "" {
		b.WriteString(elegir + ": " + v.Avisos + "\n")
	}
	return b.String()
}

func rotulada(d correos.Dato) string {
	if d.Valor == "" {
		return d.Rotulo
	}
	return d.Rotulo + ": " + d.Valor
}

// doblar breaks lines at spaces, as plain mail does.
func doblar(s string) string {
	var lineas []string
	for linea := range strings.SplitSeq(s, "\n") {
		actual, ancho := "", 0
		for palabra := range strings.FieldsSeq(linea) {
			n := len([]rune(palabra))
			if ancho > 0 && ancho+1+n > medidaDeTexto {
				lineas = append(lineas, actual)
				actual, ancho = "", 0
			}
			if ancho > 0 {
				actual, ancho = actual+" ", ancho+1
			}
			actual, ancho = actual+palabra, ancho+n
		}
		lineas = append(lineas, actual)
	}
	return strings.Join(lineas, "\n")
}
