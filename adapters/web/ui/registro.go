package ui

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
	"golang.org/x/text/unicode/norm"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/application/identidad"
	"complementarias/domain/fault"
	dominio "complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const (
	rutaRegistro = "/registro"
	// campoTrampa is seen by programs that fill in whatever they find, and by nobody else.
	campoTrampa = "sitioWeb"
)

// vistaRegistro is the form with which somebody asks for an account.
type vistaRegistro struct {
	formulario string
	valores    url.Values
	faltas     []fault.Field
	demora     string // why it cannot be taken now
	centros    []appcatalogo.CentroDeLista
}

// registro shows the form; whoever has come in has an account.
func (p *Paginas) registro(c *gin.Context) error {
	if peticion.Actor(c.Request.Context()).ID != "" {
		return p.volver(c, "/", "")
	}
	return p.mostrarRegistro(c, http.StatusOK, vistaRegistro{formulario: p.formularioNuevo(c), valores: url.Values{}})
}

func (p *Paginas) mostrarRegistro(c *gin.Context, estado int, v vistaRegistro) error {
	var err error
	if v.centros, err = p.d.Catalogo.ListarCentros.Execute(c.Request.Context()); err != nil {
		return err
	}
	m := Marco{Titulo: "Pedir acceso", Angosta: true}
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaRegistro(v))
}

// pedirAcceso takes the form. One that is sent twice is confirmed twice and kept once.
func (p *Paginas) pedirAcceso(c *gin.Context) error {
	ctx := c.Request.Context()
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	id, err := p.formularioDe(c)
	if err != nil {
		return err
	}
	if peticion.Actor(ctx).ID != "" {
		return p.volver(c, "/", "")
	}
	texto := func(campo string) string {
		return strings.TrimSpace(strings.ToValidUTF8(norm.NFC.String(posted.Get(campo)), "\uFFFD"))
	}
	in := identidad.PedirAccesoInput{ID: dominio.AccesoID(id), Origen: peticion.Origen(ctx), Datos: dominio.DatosAcceso{
		Nombres: texto("nombres"), Apellidos: texto("apellidos"), Cedula: texto("cedula"), Telefono: texto("telefono"), Correo: texto("email"),
		Centro: kernel.CentroID(texto("centroId")), Cargo: kernel.Rol(texto("cargo")), Justificacion: textoDe(posted, "justificacion"),
		AceptaTerminos: posted.Get("aceptaTerminos") == "true", AutorizaDatos: posted.Get("autorizaDatos") == "true",
	}}
	if texto(campoTrampa) != "" {
		in.Ilegibles = append(in.Ilegibles, fault.Field{Pointer: "/" + campoTrampa, Code: "SOBRA", Message: "Borre lo que hay en «Sitio web»: ese campo se deja vacío."})
	}
	if _, err = p.d.Identidad.PedirAcceso.Execute(ctx, in); err != nil {
		return p.negarRegistro(c, posted, err)
	}
	return p.volver(c, rutaRegistro+"/recibida/"+url.PathEscape(posted.Get(campoFormulario)), "")
}

// negarRegistro shows the form again with what was typed.
func (p *Paginas) negarRegistro(c *gin.Context, posted url.Values, causa error) error {
	f, ok := errors.AsType[*fault.Error](causa)
	if !ok || !slices.Contains([]fault.Kind{fault.Invalid, fault.TooMany}, f.Kind) {
		return causa
	}
	ctx := c.Request.Context()
	peticion.AnotarCausa(ctx, causa)
	leido := problema.De(ctx, causa)
	leido.Cabeceras(c.Header)
	v := vistaRegistro{formulario: posted.Get(campoFormulario), valores: posted, faltas: f.Fields}
	if f.Kind == fault.TooMany {
		v.demora = f.Message
	}
	return p.mostrarRegistro(c, leido.Status, v)
}

// registroRecibido confirms; the address is the form's own id, which nobody guesses and which survives a reload.
func (p *Paginas) registroRecibido(c *gin.Context) error {
	id, err := p.d.Formularios.De(c.Param("formulario"), "")
	if err != nil {
		return ErrSinPagina
	}
	r, err := p.d.Identidad.VerRecibo.Execute(c.Request.Context(), dominio.AccesoID(id))
	if err != nil {
		return err
	}
	c.Header("Referrer-Policy", "no-referrer")
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Solicitud de acceso recibida", Angosta: true, SinIndice: true},
		paginaRegistroRecibido(r.Numero, palabras.FechaLarga(kernel.Today(r.Pedido))))
}

// campo is one control with what was typed and what is wrong with it.
func (v vistaRegistro) campo(c piezas.Campo) piezas.Campo {
	c.Valor = v.valores.Get(c.Nombre)
	for _, f := range v.faltas {
		if f.Pointer == "/"+c.Nombre {
			c.Error = f.Message
		}
	}
	return c
}

func (v vistaRegistro) campoCentro() piezas.Campo {
	opciones := []piezas.Opcion{{Texto: "Elija su centro"}}
	for _, c := range v.centros {
		opciones = append(opciones, piezas.Opcion{Valor: string(c.ID), Texto: c.Nombre + " (" + c.Codigo + ")", Grupo: c.Regional})
	}
	return v.campo(piezas.Campo{Nombre: "centroId", Etiqueta: "Centro de formación", Pista: "Están por regional. El código es el de cuatro dígitos.", Opciones: opciones})
}

func (v vistaRegistro) campoCargo() piezas.Campo {
	return v.campo(piezas.Campo{Nombre: "cargo", Etiqueta: "Cargo", Opciones: []piezas.Opcion{
		{Valor: string(kernel.Instructor), Texto: "Instructor", Pista: "Escribe solicitudes de cursos y los dicta. Le da la cuenta la coordinación de su centro."},
		{Valor: string(kernel.Coordinador), Texto: "Coordinación académica", Pista: "Revisa y decide las solicitudes de su centro. Le da la cuenta la administración."},
	}})
}
