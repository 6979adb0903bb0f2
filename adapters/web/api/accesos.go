package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/identidad"
	dominio "complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Accesos takes requests for an account from anybody, and answers those who decide them.
type Accesos struct {
	uc     identidad.UseCases
	enlace func(token string) string
}

// NewAccesos registers its operations with Registrar; enlace makes the address of an invitation.
func NewAccesos(uc identidad.UseCases, enlace func(token string) string) Accesos {
	return Accesos{uc, enlace}
}

type accesoEntrada struct {
	Nombres        string `json:"nombres" maxLength:"99"`
	Apellidos      string `json:"apellidos" maxLength:"99"`
	Cedula         string `json:"cedula"`
	Telefono       string `json:"telefono"`
	Email          string `json:"email" format:"email" doc:"Correo institucional"`
	CentroID       string `json:"centroId"`
	Cargo          string `json:"cargo" enum:"INSTRUCTOR,COORDINADOR" doc:"El rol que se pide"`
	Justificacion  string `json:"justificacion" minLength:"30" maxLength:"1000"`
	AceptaTerminos bool   `json:"aceptaTerminos"`
	AutorizaDatos  bool   `json:"autorizaDatos" doc:"Autoriza el tratamiento de sus datos personales (Ley 1581 de 2012)"`
}

type aprobarAccesoEntrada struct {
	Role        string `json:"role,omitempty" enum:"INSTRUCTOR,COORDINADOR" doc:"Si es distinto del que se pidió"`
	CentroID    string `json:"centroId,omitempty" doc:"Si es distinto del que se pidió"`
	Comentarios string `json:"comentarios,omitempty" maxLength:"1000"`
}

type rechazarAccesoEntrada struct {
	Motivo string `json:"motivo" minLength:"10" maxLength:"1000" doc:"Se le envía a la persona"`
}

// ReciboJSON confirms that a request for an account has come in.
type ReciboJSON struct {
	Numero      string    `json:"numero" example:"ACC-2026-014"`
	FechaPedido *Instante `json:"fechaPedido"`
}

type reciboOutput struct {
	Body struct {
		Message string     `json:"message"`
		Acceso  ReciboJSON `json:"acceso"`
	}
}

// AccesoJSON is a request for an account as those who decide it see it.
type AccesoJSON struct {
	ID            string         `json:"id"`
	Numero        string         `json:"numero"`
	Estado        string         `json:"estado" enum:"PENDIENTE,APROBADO,RECHAZADO"`
	Nombres       string         `json:"nombres" doc:"Vacío, como los demás datos personales, 90 días después de un rechazo"`
	Apellidos     string         `json:"apellidos"`
	Cedula        string         `json:"cedula"`
	Telefono      string         `json:"telefono"`
	Email         string         `json:"email"`
	Cargo         string         `json:"cargo" enum:"INSTRUCTOR,COORDINADOR"`
	CentroID      string         `json:"centroId"`
	Centro        CentroDeAcceso `json:"centro"`
	Justificacion string         `json:"justificacion"`
	Terminos      string         `json:"terminos" doc:"Versión de las condiciones y de la autorización que aceptó"`
	FechaPedido   *Instante      `json:"fechaPedido"`
	FechaDecision *Instante      `json:"fechaDecision"`
	DecididoPor   *string        `json:"decididoPor" doc:"Nombre de quien decidió"`
	Motivo        *string        `json:"motivo" doc:"De un rechazo, o el comentario de una aprobación"`
	UsuarioID     *string        `json:"usuarioId" doc:"La cuenta que resultó"`
	DatosBorrados bool           `json:"datosBorrados"`
}

// CentroDeAcceso is the centre that it is for.
type CentroDeAcceso struct {
	Nombre string `json:"nombre"`
	Codigo string `json:"codigo"`
}

type accesosInput struct {
	Page   ParametroPagina   `query:"page"`
	Limit  ParametroLimite   `query:"limit" doc:"Filas por página; 20 si se omite"`
	Estado string            `query:"estado" doc:"PENDIENTE (primero la más antigua), APROBADO o RECHAZADO; todas si se omite, primero la más nueva" example:"PENDIENTE"`
	Search ParametroBusqueda `query:"search" doc:"Parte del número, el nombre, el correo o la cédula" example:"ACC-"`
	Centro string            `query:"centro" doc:"Id del centro" example:"centro-9546"`
}

type accesosOutput struct {
	Body struct {
		Accesos    []AccesoJSON `json:"accesos"`
		Pagination Paginacion   `json:"pagination"`
	}
}

type accesoOutput struct {
	Body struct {
		Acceso AccesoJSON `json:"acceso"`
	}
}

type accesoDecididoOutput struct {
	Body struct {
		Message    string               `json:"message"`
		Acceso     AccesoJSON           `json:"acceso"`
		Invitacion *InvitacionConEnlace `json:"invitacion" doc:"Solo cuando el sistema no tiene correo: el enlace que hay que entregarle a la persona"`
	}
}

type accesoRechazadoOutput struct {
	Body struct {
		Message string     `json:"message"`
		Acceso  AccesoJSON `json:"acceso"`
	}
}

// Registrar puts the operations on the API.
func (h Accesos) Registrar(hapi huma.API) {
	pedir := Publica(operacion("pedirAcceso", http.MethodPost, "/api/accesos", "Pedir una cuenta"))
	pedir.DefaultStatus = http.StatusCreated
	pedir.Errors = []int{http.StatusUnprocessableEntity, http.StatusTooManyRequests}
	Escribir(hapi, pedir, accesoEntrada{}, h.pedir)
	Leer(hapi, operacion("listarAccesos", http.MethodGet, "/api/accesos", "Las solicitudes de acceso a su alcance"), h.listar)
	Leer(hapi, operacion("verAcceso", http.MethodGet, "/api/accesos/{id}", "Una solicitud de acceso"), h.ver)
	Escribir(hapi, operacion("aprobarAcceso", http.MethodPost, "/api/accesos/{id}/approve", "Dar la cuenta e invitar a la persona"), aprobarAccesoEntrada{}, h.aprobar)
	Escribir(hapi, operacion("rechazarAcceso", http.MethodPost, "/api/accesos/{id}/reject", "Rechazar la solicitud de acceso"), rechazarAccesoEntrada{}, h.rechazar)
}

func (h Accesos) pedir(ctx context.Context, in *struct{ Cuerpo }) (*reciboOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	d := dominio.DatosAcceso{
		Nombres: l.Texto("nombres").O(""), Apellidos: l.Texto("apellidos").O(""), Cedula: l.Texto("cedula").O(""), Telefono: l.Texto("telefono").O(""),
		Correo: l.Texto("email").O(""), Centro: kernel.CentroID(l.Texto("centroId").O("")), Cargo: kernel.Rol(l.Texto("cargo").O("")),
		Justificacion: l.Texto("justificacion").O(""), AceptaTerminos: l.Booleano("aceptaTerminos").O(false), AutorizaDatos: l.Booleano("autorizaDatos").O(false),
	}
	r, err := h.uc.PedirAcceso.Execute(ctx, identidad.PedirAccesoInput{Datos: d, Origen: peticion.Origen(ctx), Ilegibles: l.Errores()})
	if err != nil {
		return nil, err
	}
	out := &reciboOutput{}
	out.Body.Message = "Recibimos su solicitud de acceso. Si procede, le escribiremos a su correo institucional."
	out.Body.Acceso = ReciboJSON{Numero: r.Numero, FechaPedido: NewInstante(r.Pedido)}
	return out, nil
}

func (h Accesos) listar(ctx context.Context, in *accesosInput) (*accesosOutput, error) {
	var c Consulta
	estados := dominio.EstadosAcceso()
	nombres := make([]string, len(estados))
	for i, e := range estados {
		nombres[i] = string(e)
	}
	f := identidad.FiltroAccesos{Estado: dominio.EstadoAcceso(c.Una("estado", in.Estado, nombres...)), Centro: kernel.CentroID(c.Texto("centro", in.Centro)),
		Buscar: c.Busqueda(in.Search), Pagina: c.Pagina(in.Page), Limite: c.Limite(in.Limit, 20)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.ListarAccesos.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &accesosOutput{}
	out.Body.Accesos = make([]AccesoJSON, len(p.Filas))
	for i, v := range p.Filas {
		out.Body.Accesos[i] = accesoJSON(v)
	}
	out.Body.Pagination = NewPaginacion(f.Pagina, f.Limite, p.Total, p.TotalEsMinimo)
	return out, nil
}

func (h Accesos) ver(ctx context.Context, in *ConID) (*accesoOutput, error) {
	v, err := h.uc.VerAcceso.Execute(ctx, peticion.Actor(ctx), dominio.AccesoID(idDe(in.ID)))
	if err != nil {
		return nil, err
	}
	out := &accesoOutput{}
	out.Body.Acceso = accesoJSON(v)
	return out, nil
}

func (h Accesos) aprobar(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*accesoDecididoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	v, err := h.uc.AprobarAcceso.Execute(ctx, peticion.Actor(ctx), identidad.AprobarAccesoInput{ID: dominio.AccesoID(idDe(in.ID)), Concesion: dominio.Concesion{
		Rol: kernel.Rol(l.Texto("role").O("")), Centro: kernel.CentroID(l.Texto("centroId").O("")), Comentarios: l.Texto("comentarios").O(""),
	}, Ilegibles: l.Errores()})
	if err != nil {
		return nil, err
	}
	out := &accesoDecididoOutput{}
	out.Body.Message = "Solicitud de acceso aprobada. La cuenta está creada y la persona invitada."
	out.Body.Acceso = accesoJSON(v.AccesoView)
	if v.Invitacion.Token != "" {
		out.Body.Invitacion = &InvitacionConEnlace{Enlace: h.enlace(v.Invitacion.Token), Expira: NewInstante(v.Invitacion.Expira)}
	}
	return out, nil
}

func (h Accesos) rechazar(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*accesoRechazadoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	v, err := h.uc.RechazarAcceso.Execute(ctx, peticion.Actor(ctx), identidad.RechazarAccesoInput{ID: dominio.AccesoID(idDe(in.ID)),
		Motivo: l.Texto("motivo").O(""), Ilegibles: l.Errores()})
	if err != nil {
		return nil, err
	}
	out := &accesoRechazadoOutput{}
	out.Body.Message = "Solicitud de acceso rechazada. La persona recibirá el motivo."
	out.Body.Acceso = accesoJSON(v)
	return out, nil
}

func accesoJSON(v identidad.AccesoView) AccesoJSON {
	return AccesoJSON{ID: string(v.ID), Numero: v.Numero, Estado: string(v.Estado), Nombres: v.Nombres, Apellidos: v.Apellidos, Cedula: v.Cedula,
		Telefono: v.Telefono, Email: v.Correo, Cargo: string(v.Cargo), CentroID: string(v.Centro), Centro: CentroDeAcceso{Nombre: v.CentroNombre, Codigo: v.CentroCodigo},
		Justificacion: v.Justificacion, Terminos: v.Terminos, FechaPedido: NewInstante(v.Pedido), FechaDecision: NewInstante(v.Decidido),
		DecididoPor: textoJSON(v.DecididoNombre), Motivo: textoJSON(v.Motivo), UsuarioID: textoJSON(string(v.Usuario)), DatosBorrados: v.Purgado}
}
