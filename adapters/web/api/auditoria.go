package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/auditoria"
	"complementarias/domain/kernel"
)

// Auditoria answers what was done to an Admin.
type Auditoria struct{ uc app.UseCases }

// NewAuditoria registers its operation with Registrar.
func NewAuditoria(uc app.UseCases) Auditoria { return Auditoria{uc} }

type auditoriaInput struct {
	Quien     string          `query:"quien" doc:"Id de una persona, o parte de su nombre o correo"`
	Accion    string          `query:"accion" doc:"Código de la acción"`
	Objeto    string          `query:"objeto" doc:"Id de aquello sobre lo que se hizo, o código de una solicitud"`
	Centro    string          `query:"centro" doc:"Id del centro"`
	Desde     ParametroFecha  `query:"desde" doc:"Primer día en Bogotá, incluido"`
	Hasta     ParametroFecha  `query:"hasta" doc:"Último día en Bogotá, incluido"`
	Direccion string          `query:"direccion" doc:"Dirección IP, o ninguna para lo que no vino de una"`
	Tras      string          `query:"tras" doc:"El siguiente de la respuesta anterior"`
	Limit     ParametroEntero `query:"limit" doc:"Filas por respuesta, de 1 a 200; 50 si se omite"`
}

// ActorAuditado is who did something.
type ActorAuditado struct {
	ID     string `json:"id" doc:"Vacío si nadie había iniciado sesión"`
	Nombre string `json:"nombre"`
	Rol    string `json:"rol" doc:"INSTRUCTOR, COORDINADOR, ADMIN, SISTEMA (el programa o un operador) o ANONIMO"`
}

// ObjetoAuditado is what it was done to.
type ObjetoAuditado struct {
	Tipo   string `json:"tipo"`
	ID     string `json:"id"`
	Nombre string `json:"nombre" doc:"Como se llama ahora; vacío si no tiene nombre o ya no está"`
}

// CentroAuditado is the centre that it is about.
type CentroAuditado struct {
	ID     string `json:"id"`
	Nombre string `json:"nombre"`
}

// CambioAuditado is a value before and after.
type CambioAuditado struct {
	Campo   string  `json:"campo"`
	Antes   *string `json:"antes" doc:"null cuando solo se guarda que cambió, por ser un dato personal"`
	Despues *string `json:"despues"`
}

// AsientoJSON is one row of the audit.
type AsientoJSON struct {
	Fecha      *Instante        `json:"fecha"`
	Actor      ActorAuditado    `json:"actor"`
	Accion     string           `json:"accion"`
	Objeto     ObjetoAuditado   `json:"objeto"`
	Centro     *CentroAuditado  `json:"centro"`
	Cambios    []CambioAuditado `json:"cambios"`
	Comentario string           `json:"comentario"`
	Datos      map[string]any   `json:"datos"`
	Direccion  string           `json:"direccion"`
	Peticion   string           `json:"peticion"`
}

type auditoriaOutput struct {
	Body struct {
		Auditoria []AsientoJSON `json:"auditoria"`
		Siguiente *string       `json:"siguiente" doc:"Para pedir las filas más antiguas con tras; null si no hay más"`
	}
}

// Registrar puts the operation on the API.
func (h Auditoria) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarAuditoria", http.MethodGet, "/api/auditoria", "Quién hizo qué, cuándo y desde dónde, de lo más nuevo a lo más antiguo"), h.listar)
}

func (h Auditoria) listar(ctx context.Context, in *auditoriaInput) (*auditoriaOutput, error) {
	actor := peticion.Actor(ctx)
	if err := app.PuedeLeer(actor); err != nil {
		return nil, err
	}
	c := &Consulta{}
	f := app.Filtro{Quien: c.Texto("quien", in.Quien), Accion: c.Texto("accion", in.Accion), Objeto: c.Texto("objeto", in.Objeto),
		Centro: kernel.CentroID(c.Texto("centro", in.Centro)), Desde: c.Fecha("desde", in.Desde), Hasta: c.Fecha("hasta", in.Hasta),
		Direccion: c.Texto("direccion", in.Direccion), Limite: c.Entero("limit", string(in.Limit), 1, app.LimiteMaximo, 50)}
	var ok bool
	if f.Tras, ok = app.LeerLugar(in.Tras); !ok {
		c.falta("tras", "VALOR_NO_ADMITIDO", "El parámetro tras debe ser el siguiente que dio la respuesta anterior.")
	}
	if !f.Desde.IsZero() && !f.Hasta.IsZero() && f.Hasta.Before(f.Desde) {
		c.falta("hasta", "FECHAS_AL_REVES", "El parámetro hasta no puede ser anterior a desde.")
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.Consultar.Execute(ctx, actor, f)
	if err != nil {
		return nil, err
	}
	out := &auditoriaOutput{}
	out.Body.Auditoria = make([]AsientoJSON, len(p.Asientos))
	for i, a := range p.Asientos {
		out.Body.Auditoria[i] = asientoJSON(a)
	}
	if siguiente := p.Siguiente.String(); siguiente != "" {
		out.Body.Siguiente = &siguiente
	}
	return out, nil
}

func asientoJSON(a app.Asiento) AsientoJSON {
	j := AsientoJSON{
		Fecha: NewInstante(a.En), Actor: ActorAuditado{ID: string(a.Por.ID), Nombre: a.Por.Nombre, Rol: string(a.Por.Rol)}, Accion: a.Accion,
		Objeto: ObjetoAuditado{Tipo: a.ObjetoTipo, ID: a.ObjetoID, Nombre: a.Objeto}, Cambios: []CambioAuditado{}, Comentario: a.Comentario,
		Datos: a.Datos, Direccion: a.Por.Origen.Direccion, Peticion: a.Por.Origen.Peticion,
	}
	if a.Centro != "" {
		j.Centro = &CentroAuditado{ID: string(a.Centro), Nombre: a.CentroNom}
	}
	for _, c := range a.Cambios {
		j.Cambios = append(j.Cambios, CambioAuditado(c))
	}
	if j.Datos == nil {
		j.Datos = map[string]any{}
	}
	return j
}
