package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Usuarios answers those who administer accounts.
type Usuarios struct {
	uc     app.UseCases
	enlace func(token string) string
}

// NewUsuarios registers its operations with Registrar; enlace makes the address of an invitation.
func NewUsuarios(uc app.UseCases, enlace func(token string) string) Usuarios {
	return Usuarios{uc, enlace}
}

type usuariosInput struct {
	Page     ParametroPagina   `query:"page"`
	Limit    ParametroLimite   `query:"limit" doc:"Filas por página; 20 si se omite"`
	Search   ParametroBusqueda `query:"search" doc:"Parte del nombre, el correo o la cédula, sin importar tildes ni mayúsculas"`
	Rol      string            `query:"rol" doc:"INSTRUCTOR, COORDINADOR o ADMIN" example:"INSTRUCTOR"`
	CentroID string            `query:"centroId" doc:"Identificador de un centro"`
	Estado   string            `query:"estado" doc:"activo o inactivo" example:"activo"`
}

type usuariosOutput struct {
	Body struct {
		Usuarios   []UsuarioAdministrado `json:"usuarios"`
		Pagination Paginacion            `json:"pagination"`
		Conteos    ConteosUsuarios       `json:"conteos"`
	}
}

type usuarioOutput struct {
	ETag string `header:"ETag" doc:"Versión de la cuenta, para If-Match"`
	Body struct {
		Usuario  UsuarioAdministrado `json:"usuario"`
		Abiertas []AbiertaJSON       `json:"solicitudesAbiertas" doc:"Lo que tiene entre manos y hay que entregar o terminar antes de desactivar"`
	}
}

type usuarioHechoOutput struct {
	ETag     string `header:"ETag" doc:"Versión de la cuenta, para If-Match"`
	Location string `header:"Location" doc:"Dónde está lo creado"`
	Body     struct {
		Message    string               `json:"message"`
		Usuario    UsuarioAdministrado  `json:"usuario"`
		Invitacion *InvitacionConEnlace `json:"invitacion,omitempty" doc:"Solo cuando se invita y el sistema no envía correo: el enlace se muestra una vez"`
	}
}

type usuarioEntrada struct {
	Nombre       string `json:"nombre" maxLength:"200"`
	Email        string `json:"email" format:"email"`
	Cedula       string `json:"cedula,omitempty" doc:"Opcional solo para ADMIN"`
	Telefono     string `json:"telefono,omitempty"`
	Especialidad string `json:"especialidad,omitempty" maxLength:"200"`
	Vinculo      string `json:"vinculo,omitempty" enum:"PLANTA,CONTRATISTA"`
	Role         string `json:"role,omitempty" enum:"INSTRUCTOR,COORDINADOR,ADMIN" doc:"La coordinación solo crea INSTRUCTOR"`
	CentroID     string `json:"centroId,omitempty" doc:"El propio para la coordinación; opcional para ADMIN"`
}

type usuarioEdicion struct {
	Nombre       string `json:"nombre,omitempty" maxLength:"200"`
	Email        string `json:"email,omitempty" format:"email"`
	Cedula       string `json:"cedula,omitempty"`
	Telefono     string `json:"telefono,omitempty"`
	Especialidad string `json:"especialidad,omitempty" maxLength:"200"`
	Vinculo      string `json:"vinculo,omitempty" enum:"PLANTA,CONTRATISTA"`
}

type rolEntrada struct {
	Role     string `json:"role" enum:"INSTRUCTOR,COORDINADOR,ADMIN"`
	CentroID string `json:"centroId,omitempty" doc:"El que tenía, si se omite"`
}

type centroEntrada struct {
	CentroID string `json:"centroId,omitempty" doc:"Sin él, un ADMIN queda sin centro"`
}

// Registrar puts the operations on the API.
func (h Usuarios) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarUsuarios", http.MethodGet, "/api/usuarios", "Cuentas a su alcance, por nombre"), h.listar)
	Leer(hapi, operacion("verUsuario", http.MethodGet, "/api/usuarios/{id}", "Una cuenta con lo que su persona tiene entre manos"), h.ver)
	Escribir(hapi, creacion("crearUsuario", "/api/usuarios", "Crear una cuenta e invitar a su persona"), usuarioEntrada{}, h.crear)
	Escribir(hapi, operacion("editarUsuario", http.MethodPut, "/api/usuarios/{id}", "Cambiar los datos dados de una cuenta"), usuarioEdicion{}, h.editar)
	Escribir(hapi, operacion("cambiarRol", http.MethodPut, "/api/usuarios/{id}/role", "Cambiar el rol y, si se da, el centro"), rolEntrada{}, h.rol)
	Escribir(hapi, operacion("cambiarCentro", http.MethodPut, "/api/usuarios/{id}/centre", "Cambiar el centro"), centroEntrada{}, h.centro)
	Escribir(hapi, operacion("desactivarUsuario", http.MethodPost, "/api/usuarios/{id}/deactivate", "Cerrar la cuenta de quien se va"), nil, h.desactivar)
	Escribir(hapi, operacion("reactivarUsuario", http.MethodPost, "/api/usuarios/{id}/activate", "Abrir otra vez la cuenta de quien se fue, e invitarlo"), nil, h.reactivar)
	Escribir(hapi, operacion("invitarUsuario", http.MethodPost, "/api/usuarios/{id}/invite", "Invitar de nuevo a quien no ha elegido contraseña"), nil, h.invitar)
}

func (h Usuarios) listar(ctx context.Context, in *usuariosInput) (*usuariosOutput, error) {
	var c Consulta
	f := app.FiltroCuentas{Pagina: c.Pagina(in.Page), Limite: c.Limite(in.Limit, 20), Buscar: c.Busqueda(in.Search), Centro: kernel.CentroID(c.Texto("centroId", in.CentroID))}
	if in.Rol != "" {
		f.Rol = roles()[c.Opcion("rol", in.Rol, string(kernel.Instructor), string(kernel.Coordinador), string(kernel.Admin))]
	}
	if in.Estado != "" {
		activo := c.Opcion("estado", in.Estado, "activo", "inactivo") == 0
		f.Activo = &activo
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.ListarUsuarios.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &usuariosOutput{}
	out.Body.Usuarios = make([]UsuarioAdministrado, len(p.Filas))
	for i, v := range p.Filas {
		out.Body.Usuarios[i] = usuarioAdministrado(v)
	}
	out.Body.Pagination = NewPaginacion(f.Pagina, f.Limite, p.Total, p.TotalEsMinimo)
	out.Body.Conteos = conteosUsuarios(p.Conteos)
	return out, nil
}

func roles() []kernel.Rol { return []kernel.Rol{kernel.Instructor, kernel.Coordinador, kernel.Admin} }

func (h Usuarios) ver(ctx context.Context, in *ConID) (*usuarioOutput, error) {
	v, err := h.uc.VerUsuario.Execute(ctx, peticion.Actor(ctx), kernel.UsuarioID(idDe(in.ID)))
	if err != nil {
		return nil, err
	}
	out := &usuarioOutput{ETag: ETag(v.Version)}
	out.Body.Usuario = usuarioAdministrado(v.CuentaView)
	out.Body.Abiertas = abiertasJSON(v.Abiertas)
	return out, nil
}

func (h Usuarios) crear(ctx context.Context, in *struct{ Cuerpo }) (*usuarioHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	d := identidad.Datos{Nombre: l.Texto("nombre").O(""), Correo: l.Texto("email").O(""), Cedula: l.Texto("cedula").O(""), Telefono: l.Texto("telefono").O(""),
		Especialidad: l.Texto("especialidad").O(""), Vinculo: identidad.Vinculo(mayusculas(l.Texto("vinculo"))), Rol: kernel.Rol(mayusculas(l.Texto("role"))),
		Centro: kernel.CentroID(l.Texto("centroId").O(""))}
	v, err := h.uc.CrearUsuario.Execute(ctx, peticion.Actor(ctx), app.CrearUsuarioInput{Datos: d, Ilegibles: l.Errores()})
	out, err := h.invitado(v, err, "Cuenta creada")
	if err == nil {
		out.Location = "/api/usuarios/" + string(v.ID)
	}
	return out, err
}

func (h Usuarios) editar(ctx context.Context, in *verboInput) (*usuarioHechoOutput, error) {
	l, o, err := in.objetivo()
	if err != nil {
		return nil, err
	}
	texto := func(campo string) *string {
		c := l.Texto(campo)
		if !c.Dado {
			return nil
		}
		valor := c.O("")
		return &valor
	}
	e := identidad.Edicion{Nombre: texto("nombre"), Correo: texto("email"), Cedula: texto("cedula"), Telefono: texto("telefono"), Especialidad: texto("especialidad")}
	if v := l.Texto("vinculo"); v.Dado {
		vinculo := identidad.Vinculo(mayusculas(v))
		e.Vinculo = &vinculo
	}
	o.Ilegibles = l.Errores()
	v, err := h.uc.EditarUsuario.Execute(ctx, peticion.Actor(ctx), app.EditarUsuarioInput{Objetivo: o, Edicion: e})
	return usuarioHecho(v, err, "Cuenta actualizada")
}

func (h Usuarios) rol(ctx context.Context, in *verboInput) (*usuarioHechoOutput, error) {
	l, o, err := in.objetivo()
	if err != nil {
		return nil, err
	}
	rol, centro := kernel.Rol(mayusculas(l.Texto("role"))), kernel.CentroID(l.Texto("centroId").O(""))
	o.Ilegibles = l.Errores()
	v, err := h.uc.CambiarRol.Execute(ctx, peticion.Actor(ctx), app.CambiarRolInput{Objetivo: o, Rol: rol, Centro: centro})
	return usuarioHecho(v, err, "Rol cambiado")
}

func (h Usuarios) centro(ctx context.Context, in *verboInput) (*usuarioHechoOutput, error) {
	l, o, err := in.objetivo()
	if err != nil {
		return nil, err
	}
	centro := kernel.CentroID(l.Texto("centroId").O(""))
	o.Ilegibles = l.Errores()
	v, err := h.uc.CambiarCentro.Execute(ctx, peticion.Actor(ctx), app.CambiarCentroInput{Objetivo: o, Centro: centro})
	return usuarioHecho(v, err, "Centro cambiado")
}

func (h Usuarios) desactivar(ctx context.Context, in *verboInput) (*usuarioHechoOutput, error) {
	_, o, err := in.objetivo()
	if err != nil {
		return nil, err
	}
	v, err := h.uc.DesactivarUsuario.Execute(ctx, peticion.Actor(ctx), o)
	return usuarioHecho(v, err, "Cuenta desactivada")
}

func (h Usuarios) reactivar(ctx context.Context, in *verboInput) (*usuarioHechoOutput, error) {
	_, o, err := in.objetivo()
	if err != nil {
		return nil, err
	}
	v, err := h.uc.ReactivarUsuario.Execute(ctx, peticion.Actor(ctx), o)
	return h.invitado(v, err, "Cuenta reactivada")
}

func (h Usuarios) invitar(ctx context.Context, in *verboInput) (*usuarioHechoOutput, error) {
	_, o, err := in.objetivo()
	if err != nil {
		return nil, err
	}
	v, err := h.uc.InvitarUsuario.Execute(ctx, peticion.Actor(ctx), o)
	return h.invitado(v, err, "Invitación creada")
}

// objetivo takes body, id and If-Match apart.
func (in *verboInput) objetivo() (*Lector, app.Objetivo, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, app.Objetivo{}, err
	}
	return l, app.Objetivo{ID: kernel.UsuarioID(idDe(in.ID)), Version: in.Version()}, nil
}

func mayusculas(c Campo[string]) string { return strings.ToUpper(c.O("")) }

func usuarioHecho(v app.CuentaView, err error, mensaje string) (*usuarioHechoOutput, error) {
	if err != nil {
		return nil, conAbiertas(err)
	}
	out := &usuarioHechoOutput{ETag: ETag(v.Version)}
	out.Body.Message = mensaje
	out.Body.Usuario = usuarioAdministrado(v)
	return out, nil
}

func (h Usuarios) invitado(v app.CuentaInvitada, err error, mensaje string) (*usuarioHechoOutput, error) {
	out, err := usuarioHecho(v.CuentaView, err, mensaje)
	if err == nil && v.Invitacion.Token != "" {
		out.Body.Invitacion = &InvitacionConEnlace{Enlace: h.enlace(v.Invitacion.Token), Expira: NewInstante(v.Invitacion.Expira)}
	}
	return out, err
}

// conAbiertas writes the work in hand that a refusal carries as answers do.
func conAbiertas(err error) error {
	f, _ := errors.AsType[*fault.Error](err)
	if f == nil {
		return err
	}
	if abiertas, ok := f.Details["solicitudes"].([]identidad.Abierta); ok {
		return f.With("solicitudes", abiertasJSON(abiertas))
	}
	return err
}
