package ui

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/piezas"
	appconfiguracion "complementarias/application/configuracion"
	"complementarias/domain/configuracion"
	"complementarias/domain/fault"
)

const rutaConfiguracion = "/configuracion"

// vistaAjuste is the form of one setting. Its control is named after the setting, because all of them are on one page.
type vistaAjuste struct {
	formaLibre
	ajuste     appconfiguracion.View
	formulario string
	cuando     string // of its last change; empty when nobody has changed it
	cambio     bool   // somebody else has changed it meanwhile
}

type vistaConfiguracion struct{ ajustes []vistaAjuste }

// configuracion shows every setting to an Admin.
func (p *Paginas) configuracion(c *gin.Context) error {
	ctx := c.Request.Context()
	ajustes, err := p.d.Configuracion.Listar.Execute(ctx, peticion.Actor(ctx))
	if err != nil {
		return err
	}
	return p.mostrarConfiguracion(c, http.StatusOK, ajustes, vistaAjuste{})
}

// mostrarConfiguracion shows the settings as they are kept, but for the one whose form was refused.
func (p *Paginas) mostrarConfiguracion(c *gin.Context, estado int, ajustes []appconfiguracion.View, rechazada vistaAjuste) error {
	var v vistaConfiguracion
	for _, a := range ajustes {
		x := vistaAjuste{formaLibre: formaLibre{valores: url.Values{string(a.Clave): {enCasilla(a.Valor)}}}}
		if a.Clave == rechazada.ajuste.Clave {
			x = rechazada
		}
		x.ajuste, x.formulario = a, p.formularioNuevo(c)
		if a.Guardado.Version > 0 {
			x.cuando = palabras.Instante(a.Guardado.CambiadoEn, p.d.Now())
		}
		v.ajustes = append(v.ajustes, x)
	}
	titulo := "Configuración"
	if len(rechazada.faltas) > 0 {
		titulo = "Error: " + titulo
	}
	return p.mostrar(c, estado, Marco{Titulo: titulo, Actual: rutaConfiguracion}, paginaConfiguracion(v))
}

// fijarAjuste writes what was typed, or goes back to the default. Whoever sends the form twice is answered alike.
func (p *Paginas) fijarAjuste(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	ajustes, err := p.d.Configuracion.Listar.Execute(ctx, actor)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(ajustes, func(a appconfiguracion.View) bool { return string(a.Clave) == c.Param("id") })
	if i < 0 {
		return configuracion.ErrNoExiste
	}
	v := vistaAjuste{formaLibre: formaLibre{valores: posted}, ajuste: ajustes[i]}
	in := appconfiguracion.FijarInput{Clave: v.ajuste.Clave, Version: edicionDe(posted)}
	if posted.Get("fabrica") == "" {
		in.Valor = v.leer()
	}
	in.Ilegibles = v.faltas
	guardado, err := p.d.Configuracion.Fijar.Execute(ctx, actor, in)
	if errors.Is(err, configuracion.ErrModificado) {
		if v.yaEsta(in.Valor) {
			guardado, err = v.ajuste, nil
		} else {
			peticion.AnotarCausa(ctx, err)
			v.cambio = true
			return p.mostrarConfiguracion(c, http.StatusConflict, ajustes, v)
		}
	}
	if v.rechazado(err) {
		return p.mostrarConfiguracion(c, http.StatusUnprocessableEntity, ajustes, v)
	}
	if err != nil {
		return err
	}
	return p.volver(c, rutaConfiguracion, guardado.Nombre+": "+conUnidad(guardado.Definicion, guardado.Valor)+". Cuenta desde ahora.")
}

// leer reads the values of the control, which are parted by commas or spaces; what is no number is noted.
func (v *vistaAjuste) leer() *configuracion.Valor {
	clave := string(v.ajuste.Clave)
	partes := strings.FieldsFunc(v.linea(clave), func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\t' })
	if v.ajuste.Tipo == configuracion.Textos {
		return &configuracion.Valor{Textos: partes}
	}
	var valor configuracion.Valor
	for _, parte := range partes {
		n, err := formulario.LeerEntero(parte)
		v.anotar("/"+clave, err)
		valor.Numeros = append(valor.Numeros, n)
	}
	return &valor
}

// yaEsta tells whether the setting is as the form wants it; nil is the default.
func (v *vistaAjuste) yaEsta(quiere *configuracion.Valor) bool {
	if quiere == nil {
		return !v.ajuste.Propio
	}
	escrito, err := v.ajuste.Revisar(*quiere)
	return err == nil && escrito.Igual(v.ajuste.Valor)
}

// rechazado takes over what can be shown in the form: everything belongs to its one control.
func (v *vistaAjuste) rechazado(err error) bool {
	if !v.fallar(err) {
		return false
	}
	v.faltas = slices.Clone(v.faltas)
	for i := range v.faltas {
		v.faltas[i].Pointer = "/" + string(v.ajuste.Clave)
	}
	return true
}

// faltas lists what is wrong with the form that was refused.
func (v vistaConfiguracion) faltas() []piezas.Falta {
	var todas []fault.Field
	for _, a := range v.ajustes {
		todas = append(todas, a.faltas...)
	}
	return piezas.FaltasDe(todas)
}

func (v *vistaAjuste) control() piezas.Campo {
	d := v.ajuste.Definicion
	c := piezas.Campo{Nombre: string(d.Clave), Etiqueta: palabras.Mayuscula(d.Unidad), Clase: "corta", Modo: "numeric",
		Pista: "De " + strconv.Itoa(d.Minimo) + " a " + strconv.Itoa(d.Maximo) + "."}
	switch d.Tipo {
	case configuracion.Numero:
	case configuracion.Numeros:
		c.Clase, c.Modo = "media", ""
		c.Pista = "De menor a mayor, separados por comas. A lo más " + strconv.Itoa(d.Cuantos) + ", de " + strconv.Itoa(d.Minimo) + " a " + strconv.Itoa(d.Maximo) + "."
	case configuracion.Textos:
		c.Etiqueta, c.Clase, c.Modo = "Dominios", "", ""
		c.Pista = "Separados por comas, por ejemplo sena.edu.co. A lo más " + strconv.Itoa(d.Cuantos) + "."
	}
	return v.campo(c)
}

// enCasilla is a value as it stands in its control.
func enCasilla(v configuracion.Valor) string {
	partes := slices.Clone(v.Textos)
	for _, n := range v.Numeros {
		partes = append(partes, strconv.Itoa(n))
	}
	return strings.Join(partes, ", ")
}

func conUnidad(d configuracion.Definicion, v configuracion.Valor) string {
	return strings.TrimSpace(enCasilla(v) + " " + d.Unidad)
}
