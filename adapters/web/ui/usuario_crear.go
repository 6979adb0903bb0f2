package ui

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appidentidad "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// vistaCrearUsuario is the form of a new account.
type vistaCrearUsuario struct {
	formaLibre
	formulario string
	pais       bool // whoever writes chooses role and centre
	centros    []appcatalogo.CentroDeLista
	anterior   kernel.UsuarioID // the inactive account that the same person has
	vuelta     piezas.Miga      // the list that whoever writes came from
}

// registrarInstructor leads from the old address to where accounts are created.
func (p *Paginas) registrarInstructor(c *gin.Context) error {
	if err := identidad.PuedeRegistrar(peticion.Actor(c.Request.Context())); err != nil {
		return err
	}
	return p.volver(c, rutaCrearUsuario, "")
}

// nuevoUsuario shows the form to who administers and who coordinates.
func (p *Paginas) nuevoUsuario(c *gin.Context) error {
	v := &vistaCrearUsuario{formaLibre: formaLibre{valores: url.Values{"role": {string(kernel.Instructor)}, "vinculo": {string(identidad.Contratista)}}}}
	return p.mostrarCrearUsuario(c, http.StatusOK, v)
}

func (p *Paginas) mostrarCrearUsuario(c *gin.Context, estado int, v *vistaCrearUsuario) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := identidad.PuedeRegistrar(actor); err != nil {
		return err
	}
	v.formulario, v.pais = p.formularioNuevo(c), identidad.AlcanceDe(actor).Pais
	if v.pais {
		var err error
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(ctx); err != nil {
			return err
		}
	}
	v.vuelta = personasDe(actor)
	m := Marco{Titulo: v.titulo(), Angosta: true, Actual: v.vuelta.URL, Migas: []piezas.Miga{v.vuelta}}
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaCrearUsuario(v))
}

// crearUsuario opens the account under the id of the form: the same form sent twice opens one.
func (p *Paginas) crearUsuario(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	formulario, err := p.formularioDe(c)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := &vistaCrearUsuario{formaLibre: formaLibre{valores: posted}}
	in := appidentidad.CrearUsuarioInput{ID: kernel.UsuarioID(formulario), Datos: identidad.Datos{
		Nombre: v.linea("nombre"), Correo: v.linea("email"), Cedula: v.linea("cedula"), Telefono: v.linea("telefono"), Especialidad: v.linea("especialidad"),
		Vinculo: identidad.Vinculo(v.linea("vinculo")), Rol: kernel.Rol(v.linea("role")), Centro: kernel.CentroID(v.linea("centroId"))}}
	creada, err := p.d.Identidad.CrearUsuario.Execute(ctx, peticion.Actor(ctx), in)
	if f, ok := errors.AsType[*fault.Error](err); ok && len(f.Fields) > 0 {
		v.faltas, v.anterior = f.Fields, cuentaAnterior(f.Fields)
		peticion.AnotarCausa(ctx, err)
		return p.mostrarCrearUsuario(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return p.invitada(c, creada, "La cuenta quedó creada.")
}

// cuentaAnterior is the inactive account that a refusal names.
func cuentaAnterior(faltas []fault.Field) kernel.UsuarioID {
	for _, f := range faltas {
		if id, ok := f.Extra["usuarioId"].(string); ok && f.Code == identidad.ErrCedulaDeInactiva.Code {
			return kernel.UsuarioID(id)
		}
	}
	return ""
}

// invitada goes on to the account. Without mail that page shows the link, once; it is in no address and in no log.
func (p *Paginas) invitada(c *gin.Context, i appidentidad.CuentaInvitada, hecho string) error {
	switch {
	case i.Invitacion.Token != "":
		ctx := c.Request.Context()
		ficha, err := p.d.Identidad.VerUsuario.Execute(ctx, peticion.Actor(ctx), i.ID)
		if err != nil {
			return err
		}
		return p.mostrarUsuario(c, http.StatusOK, vistaUsuario{FichaUsuario: ficha, hecho: hecho, invitacion: p.enlaceDeInvitacion(i.Invitacion.Token)})
	case i.Invitacion.Expira.IsZero():
		return p.volver(c, rutaDeUsuario(i.ID), hecho+" Si la persona no tiene su enlace, invítela de nuevo.")
	}
	return p.volver(c, rutaDeUsuario(i.ID), hecho+" Le enviamos por correo la invitación para elegir su contraseña.")
}

func (v *vistaCrearUsuario) titulo() string {
	if v.pais {
		return "Crear usuario"
	}
	return "Registrar instructor"
}

func (v *vistaCrearUsuario) personales() []piezas.Campo {
	campos := camposDeInstructor(false)
	for i := range campos {
		campos[i] = v.campo(campos[i])
	}
	return campos
}

func (v *vistaCrearUsuario) campoRol() piezas.Campo {
	return v.campo(piezas.Campo{Nombre: "role", Etiqueta: "Rol", Opciones: opcionesDeRol()})
}

func (v *vistaCrearUsuario) campoCentro() piezas.Campo {
	return v.campo(piezas.Campo{Nombre: "centroId", Etiqueta: "Centro", Opciones: opcionesDeCentro(v.centros), Pista: "La administración puede no tener centro."})
}
