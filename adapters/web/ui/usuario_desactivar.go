package ui

import (
	"errors"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/piezas"
	appidentidad "complementarias/application/identidad"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// relevosMaximos is how many instructors of a centre the list of those who may take over shows.
const relevosMaximos = 500

// vistaRelevo asks whether an account is closed, and to whom what its person has in hand is handed over.
type vistaRelevo struct {
	formaLibre
	usuario    appidentidad.FichaUsuario
	desactiva  bool // the account is to be closed afterwards
	formulario string
	relevos    []appidentidad.CuentaView
	conflicto  string
}

// preguntarRelevo shows the question to whoever may close the account.
func (p *Paginas) preguntarRelevo(desactiva bool) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		return p.mostrarRelevo(c, http.StatusOK, &vistaRelevo{desactiva: desactiva})
	})
}

func (p *Paginas) mostrarRelevo(c *gin.Context, estado int, v *vistaRelevo) error {
	ctx := c.Request.Context()
	var err error
	if v.usuario, err = p.fichaPara(c, identidad.AccionDesactivar); err != nil {
		return err
	}
	v.formulario = p.formularioNuevo(c)
	if v.usuario.Rol == kernel.Instructor && len(v.usuario.Abiertas) > 0 {
		activo := true
		pagina, err := p.d.Identidad.ListarUsuarios.Execute(ctx, peticion.Actor(ctx), appidentidad.FiltroCuentas{
			Rol: kernel.Instructor, Centro: v.usuario.Registro().Centro, Activo: &activo, Pagina: 1, Limite: relevosMaximos})
		if err != nil {
			return err
		}
		v.relevos = slices.DeleteFunc(pagina.Filas, func(u appidentidad.CuentaView) bool { return u.ID == v.usuario.ID })
	}
	m := marcoDeUsuario(c, v.titulo(), v.usuario.CuentaView)
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaRelevo(v))
}

// desactivarUsuario closes the account. Whoever sends the form twice is answered alike.
func (p *Paginas) desactivarUsuario(c *gin.Context) error {
	if _, err := formaDe(c); err != nil {
		return err
	}
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	_, err := p.d.Identidad.DesactivarUsuario.Execute(ctx, peticion.Actor(ctx), appidentidad.Objetivo{ID: idDeUsuario(c)})
	switch {
	case err == nil, errors.Is(err, identidad.ErrInactiva):
		return p.volver(c, rutaDeUsuario(idDeUsuario(c)), "La cuenta quedó inactiva. La persona ya no puede ingresar.")
	case errors.Is(err, identidad.ErrConAbiertas):
		return p.negarRelevo(c, &vistaRelevo{desactiva: true}, err)
	}
	return p.negarUsuario(c, err)
}

// entregarTodas hands over what the person has in hand, and goes on to where that was wanted. Sent twice, the second form
// finds nothing more to hand over.
func (p *Paginas) entregarTodas(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	if _, err = p.fichaPara(c, identidad.AccionDesactivar); err != nil {
		return err
	}
	ctx := c.Request.Context()
	v := &vistaRelevo{formaLibre: formaLibre{valores: posted}, desactiva: posted.Get("despues") == "desactivar"}
	n, err := p.d.Solicitudes.EntregarTodas.Execute(ctx, peticion.Actor(ctx), appsolicitudes.EntregarTodasInput{
		De: idDeUsuario(c), Instructor: kernel.UsuarioID(v.linea("instructorId")), ConBorradores: posted.Get("borradores") == "true",
		Entrega: solicitudes.Entrega{Motivo: v.texto("motivo"), Justificacion: v.texto("justificacion")}})
	switch {
	case errors.Is(err, solicitudes.ErrNadaPorEntregar):
		return p.volver(c, v.despues(idDeUsuario(c)), "No queda nada por entregar.")
	case err != nil:
		return p.negarRelevo(c, v, err)
	}
	return p.volver(c, v.despues(idDeUsuario(c)), "Entregó "+palabras.Contar(n, "solicitud", "solicitudes")+".")
}

// negarRelevo shows the question again with what was typed and why it was not done.
func (p *Paginas) negarRelevo(c *gin.Context, v *vistaRelevo, causa error) error {
	f, ok := errors.AsType[*fault.Error](causa)
	if !ok || f.Kind != fault.Invalid && f.Kind != fault.Conflict {
		return causa
	}
	ctx := c.Request.Context()
	peticion.AnotarCausa(ctx, causa)
	if v.faltas = f.Fields; len(v.faltas) == 0 {
		v.conflicto = f.Message
	}
	return p.mostrarRelevo(c, problema.De(ctx, causa).Status, v)
}

func (v *vistaRelevo) titulo() string {
	if v.desactiva {
		return "¿Desactivar esta cuenta?"
	}
	return "Entregar lo que tiene entre manos"
}

func (v *vistaRelevo) despues(id kernel.UsuarioID) string {
	if v.desactiva {
		return rutaDeUsuario(id) + "/desactivar"
	}
	return rutaDeUsuario(id)
}

func (v *vistaRelevo) despuesDe() string {
	if v.desactiva {
		return "desactivar"
	}
	return ""
}

func (v *vistaRelevo) campoRelevo() piezas.Campo {
	c := piezas.Campo{Nombre: "instructorId", Etiqueta: "Entregar a", Pista: "Un instructor activo del mismo centro. Recibirá un aviso.", Opciones: []piezas.Opcion{{Texto: "Elija el instructor"}}}
	for _, u := range v.relevos {
		c.Opciones = append(c.Opciones, piezas.Opcion{Valor: string(u.ID), Texto: unir(u.Nombre, u.Especialidad)})
	}
	return v.campo(c)
}

func (v *vistaRelevo) campoMotivo() piezas.Campo {
	return v.campo(piezas.Campo{Nombre: "motivo", Etiqueta: "Motivo", Filas: 3, Pista: "Por qué se entregan. Queda en el historial de cada solicitud."})
}

func (v *vistaRelevo) campoJustificacion() piezas.Campo {
	return v.campo(piezas.Campo{Nombre: "justificacion", Etiqueta: "Justificación del cruce", Opcional: true, Filas: 3,
		Pista: "Solo si un curso aprobado se cruza con otro de quien lo recibe. Al menos 20 caracteres."})
}

func (v *vistaRelevo) campoBorradores() piezas.Campo {
	return v.campo(piezas.Campo{Nombre: "borradores", Etiqueta: "Entregar también los borradores"})
}
