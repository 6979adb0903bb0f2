package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"unicode"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Solicitudes answers the requests for courses.
type Solicitudes struct{ uc app.UseCases }

// NewSolicitudes registers its operations with Registrar.
func NewSolicitudes(uc app.UseCases) Solicitudes { return Solicitudes{uc} }

// ConID is embedded in the input of an operation on one resource. It is exported because huma does not look into
// embedded types that are not.
type ConID struct {
	ID string `path:"id" doc:"Identificador, como lo dan las listas y la respuesta de quien lo creó"`
}

type verboInput struct {
	ConID
	SiCoincide
	Cuerpo
}

type listarInput struct {
	Page        ParametroPagina   `query:"page"`
	Limit       ParametroLimite   `query:"limit" doc:"Filas por página; 10 si se omite"`
	Estado      string            `query:"estado" doc:"Uno o varios estados, separados por coma: BORRADOR, PENDIENTE, EN_REVISION, DEVUELTA, APROBADA, RECHAZADA, CANCELADA"`
	FechaInicio ParametroFecha    `query:"fechaInicio" doc:"Primer día de la solicitud en Bogotá, incluido"`
	FechaFin    ParametroFecha    `query:"fechaFin" doc:"Último día de la solicitud en Bogotá, incluido"`
	Search      ParametroBusqueda `query:"search" doc:"Palabras del código, la ficha, la empresa, el programa o el instructor, sin importar tildes ni mayúsculas"`
	FiltrosDeReporte
}

type solicitudesOutput struct {
	Body struct {
		Solicitudes []SolicitudFila `json:"solicitudes"`
		Pagination  Paginacion      `json:"pagination"`
	}
}

type verOutput struct {
	ETag string `header:"ETag" doc:"Versión de la solicitud, para If-Match"`
	Body struct {
		Solicitud SolicitudCompleta `json:"solicitud"`
	}
}

type hechoOutput struct {
	ETag     string `header:"ETag" doc:"Versión de la solicitud, para If-Match"`
	Location string `header:"Location" doc:"Dónde está lo creado"`
	Body     struct {
		Message   string            `json:"message"`
		Solicitud SolicitudCompleta `json:"solicitud"`
	}
}

// Registrar puts the operations on the API.
func (h Solicitudes) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarSolicitudes", http.MethodGet, "/api/solicitudes", "Solicitudes a su alcance, las más nuevas primero"), h.listar)
	Leer(hapi, operacion("verSolicitud", http.MethodGet, "/api/solicitudes/{id}", "Una solicitud con todo lo que la rodea"), h.ver)
	Leer(hapi, operacion("historialSolicitud", http.MethodGet, "/api/solicitudes/{id}/historial", "Qué pasó con la solicitud, en orden"), h.historial)
	Leer(hapi, operacion("diferenciasSolicitud", http.MethodGet, "/api/solicitudes/{id}/diferencias", "Qué cambió desde la última devolución, con sus observaciones"), h.diferencias)
	Escribir(hapi, creacion("crearSolicitud", "/api/solicitudes", "Crear un borrador, o crear y enviar con isDraft=false"), SolicitudEntrada{}, h.crear)
	Escribir(hapi, operacion("editarSolicitud", http.MethodPut, "/api/solicitudes/{id}", "Cambiar los campos dados; isDraft=false envía"), SolicitudEntrada{}, h.editar)

	verbo := func(id, ruta, resumen string, cuerpo any, hacer func(context.Context, *verboInput) (*hechoOutput, error)) {
		Escribir(hapi, operacion(id, http.MethodPost, "/api/solicitudes/{id}/"+ruta, resumen), cuerpo, hacer)
	}
	verbo("enviarSolicitud", "submit", "Enviar a la coordinación del centro", nil, simple(h.uc.Enviar.Execute, "Solicitud enviada exitosamente"))
	verbo("retirarSolicitud", "withdraw", "Retirar lo enviado para seguir escribiendo", nil, simple(h.uc.Retirar.Execute, "Solicitud retirada"))
	verbo("tomarSolicitud", "review", "Tomar en revisión", nil, simple(h.uc.Tomar.Execute, "Solicitud en revisión"))
	verbo("soltarSolicitud", "release", "Devolver a la cola", nil, simple(h.uc.Soltar.Execute, "Solicitud liberada"))
	verbo("devolverSolicitud", "return", "Devolver al instructor con observaciones", devolverEntrada{}, h.devolver)
	verbo("aprobarSolicitud", "approve", "Aprobar, con número de ficha o con uno provisional", aprobarEntrada{}, h.aprobar)
	verbo("rechazarSolicitud", "reject", "Rechazar con un motivo", comentariosEntrada{}, h.rechazar)
	verbo("cancelarSolicitud", "cancel", "Cancelar", comentariosEntrada{}, h.cancelar)
	verbo("reprogramarSolicitud", "reschedule", "Reprogramar un curso aprobado; quien lo dicta lo propone", reprogramarEntrada{}, h.reprogramar)
	verbo("descartarPropuesta", "reschedule/discard", "Descartar el cambio de horario propuesto", motivoEntrada{}, h.descartarPropuesta)
	verbo("entregarSolicitud", "handover", "Entregar a otro instructor del centro", entregarEntrada{}, h.entregar)
	Escribir(hapi, creacion("duplicarSolicitud", "/api/solicitudes/{id}/duplicate", "Escribir un borrador nuevo con los mismos datos"), nil, h.duplicar)
	Escribir(hapi, operacion("asignarFicha", http.MethodPut, "/api/solicitudes/{id}/ficha", "Escribir el número que asignó SOFIA Plus"), fichaEntrada{}, h.ficha)
	Escribir(hapi, operacion("pegarFichas", http.MethodPost, "/api/solicitudes/fichas", "Escribir de una vez los números de SOFIA Plus de muchos cursos"), pegarFichasEntrada{}, h.pegarFichas)
}

func operacion(id, metodo, ruta, resumen string) huma.Operation {
	etiqueta, _, _ := strings.Cut(strings.TrimPrefix(ruta, "/api/"), "/")
	return huma.Operation{OperationID: id, Method: metodo, Path: ruta, Summary: resumen, Tags: []string{etiqueta}}
}

// creacion is an operation that answers 201 and where the new thing is.
func creacion(id, ruta, resumen string) huma.Operation {
	op := operacion(id, http.MethodPost, ruta, resumen)
	op.DefaultStatus = http.StatusCreated
	return op
}

func (h Solicitudes) listar(ctx context.Context, in *listarInput) (*solicitudesOutput, error) {
	var c Consulta
	f := app.Filtro{Pagina: c.Pagina(in.Page), Limite: c.Limite(in.Limit, 10), Desde: c.Fecha("fechaInicio", in.FechaInicio),
		Hasta: c.Fecha("fechaFin", in.FechaFin), Buscar: c.Busqueda(in.Search)}
	nombres := []string{}
	for _, e := range solicitudes.Estados() {
		nombres = append(nombres, string(e))
	}
	for _, e := range c.Opciones("estado", in.Estado, nombres...) {
		f.Estados = append(f.Estados, solicitudes.Estado(e))
	}
	in.leer(&c, &f)
	if err := c.Err(); err != nil {
		return nil, err
	}
	pagina, err := h.uc.Listar.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &solicitudesOutput{}
	out.Body.Solicitudes = make([]SolicitudFila, len(pagina.Filas))
	for i, v := range pagina.Filas {
		out.Body.Solicitudes[i] = solicitudFila(v)
	}
	out.Body.Pagination = NewPaginacion(f.Pagina, f.Limite, pagina.Total, pagina.TotalEsMinimo)
	return out, nil
}

func (h Solicitudes) ver(ctx context.Context, in *ConID) (*verOutput, error) {
	v, err := h.uc.Ver.Execute(ctx, peticion.Actor(ctx), in.id())
	if err != nil {
		return nil, err
	}
	out := &verOutput{ETag: ETag(v.Version)}
	out.Body.Solicitud = solicitudCompleta(v)
	return out, nil
}

func (h Solicitudes) crear(ctx context.Context, in *struct{ Cuerpo }) (*hechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	enviar := leerDestino(l) == solicitudes.Enviada
	v, err := h.uc.Crear.Execute(ctx, peticion.Actor(ctx), app.CrearInput{Parche: leerParche(l), Enviar: enviar})
	return creada(v, err, "Solicitud creada exitosamente")
}

func (h Solicitudes) editar(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	destino := leerDestino(l)
	v, err := h.uc.Editar.Execute(ctx, peticion.Actor(ctx), app.EditarInput{Target: o, Parche: leerParche(l), Destino: destino})
	return hecho(v, err, "Solicitud actualizada exitosamente")
}

func (h Solicitudes) duplicar(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	_, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	v, err := h.uc.Duplicar.Execute(ctx, peticion.Actor(ctx), app.DuplicarInput{Target: o})
	return creada(v, err, "Solicitud duplicada exitosamente")
}

// simple is the handler of a verb that needs nothing but its solicitud.
func simple(execute func(context.Context, kernel.Actor, app.Target) (app.View, error), mensaje string) func(context.Context, *verboInput) (*hechoOutput, error) {
	return func(ctx context.Context, in *verboInput) (*hechoOutput, error) {
		_, o, err := in.leer()
		if err != nil {
			return nil, err
		}
		v, err := execute(ctx, peticion.Actor(ctx), o)
		return hecho(v, err, mensaje)
	}
}

// leer takes body, id and If-Match apart.
func (in *verboInput) leer() (*Lector, app.Target, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, app.Target{}, err
	}
	return l, app.Target{ID: in.id(), Version: in.Version()}, nil
}

// id gives nothing, which is found nowhere, for what can be no id.
func (in ConID) id() kernel.SolicitudID { return kernel.SolicitudID(idDe(in.ID)) }

const idMaximo = 100 // characters; a UUID has 36, ids that were taken over may have more

func idDe(texto string) string {
	if len(texto) > idMaximo || strings.ContainsFunc(texto, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }) {
		return ""
	}
	return texto
}

func hecho(v app.View, err error, mensaje string) (*hechoOutput, error) {
	if err != nil {
		return nil, conCruces(err)
	}
	out := &hechoOutput{ETag: ETag(v.Version)}
	out.Body.Message = mensaje
	out.Body.Solicitud = solicitudCompleta(v)
	return out, nil
}

func creada(v app.View, err error, mensaje string) (*hechoOutput, error) {
	out, err := hecho(v, err, mensaje)
	if err != nil {
		return nil, err
	}
	out.Location = "/api/solicitudes/" + string(v.ID)
	return out, nil
}

// conCruces writes the clashes that a refusal carries as the contract does.
func conCruces(err error) error {
	f := fallaDe(err)
	if f == nil {
		return err
	}
	if cruces, ok := f.Details["cruces"].([]solicitudes.Cruce); ok {
		return f.With("cruces", crucesJSON(cruces))
	}
	return err
}

type historialOutput struct {
	Body struct {
		Historial []MovimientoJSON `json:"historial"`
	}
}

// MovimientoJSON is one row of the historial.
type MovimientoJSON struct {
	Fecha      *Instante    `json:"fecha"`
	Actor      ActorJSON    `json:"actor"`
	Accion     string       `json:"accion"`
	De         *string      `json:"de"`
	A          string       `json:"a"`
	Comentario *string      `json:"comentario"`
	Cambios    []CambioJSON `json:"cambios"`
}

// ActorJSON is who did it.
type ActorJSON struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// CambioJSON is a field that an edit changed; personal data have no values.
type CambioJSON struct {
	Campo   string  `json:"campo"`
	Antes   *string `json:"antes"`
	Despues *string `json:"despues"`
}

func (h Solicitudes) historial(ctx context.Context, in *ConID) (*historialOutput, error) {
	movimientos, err := h.uc.VerHistorial.Execute(ctx, peticion.Actor(ctx), in.id())
	if err != nil {
		return nil, err
	}
	out := &historialOutput{}
	out.Body.Historial = make([]MovimientoJSON, len(movimientos))
	for i, m := range movimientos {
		cambios := make([]CambioJSON, len(m.Cambios))
		for j, c := range m.Cambios {
			cambios[j] = CambioJSON(c)
		}
		out.Body.Historial[i] = MovimientoJSON{Fecha: NewInstante(m.En), Actor: ActorJSON{Name: m.Por.Nombre, Role: string(m.Por.Rol)},
			Accion: string(m.Accion), De: textoJSON(string(m.De)), A: string(m.A), Comentario: textoJSON(m.Comentario), Cambios: cambios}
	}
	return out, nil
}

// fallaDe finds the fault in the chain of err; nil when there is none.
func fallaDe(err error) *fault.Error {
	f, _ := errors.AsType[*fault.Error](err)
	return f
}
