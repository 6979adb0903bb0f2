package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// Ambientes keeps the ambientes of the centres.
type Ambientes struct{ uc app.UseCases }

// NewAmbientes registers its operations with Registrar.
func NewAmbientes(uc app.UseCases) Ambientes { return Ambientes{uc} }

// AmbienteEntrada is what can be written about an ambiente.
type AmbienteEntrada struct {
	Nombre    string `json:"nombre" maxLength:"200" doc:"O su código; no se repite en el centro"`
	Tipo      string `json:"tipo" enum:"AULA,AULA_MOVIL,LABORATORIO,TALLER,CAMPO,EMPRESA,VIRTUAL"`
	Capacidad *int   `json:"capacidad,omitempty" minimum:"1" maximum:"500" doc:"Aprendices que caben"`
	IsActive  *bool  `json:"isActive,omitempty" doc:"false para que no se pueda elegir más; lo que ya lo nombra lo conserva. Uno nuevo está activo"`
}

// AmbienteJSON is an ambiente of a centre.
type AmbienteJSON struct {
	ID        string    `json:"id"`
	CentroID  string    `json:"centroId"`
	Nombre    string    `json:"nombre"`
	Tipo      string    `json:"tipo"`
	Capacidad *int      `json:"capacidad"`
	IsActive  bool      `json:"isActive"`
	Version   int64     `json:"version" doc:"La de If-Match"`
	CreatedAt *Instante `json:"createdAt"`
	UpdatedAt *Instante `json:"updatedAt"`
}

type ambientesInput struct {
	ConID
	Page   ParametroPagina   `query:"page"`
	Limit  ParametroLimite   `query:"limit" doc:"Filas por página; 20 si se omite"`
	Search ParametroBusqueda `query:"search" doc:"Palabras del nombre"`
	Tipo   string            `query:"tipo" enum:"AULA,AULA_MOVIL,LABORATORIO,TALLER,CAMPO,EMPRESA,VIRTUAL" doc:"Solo los de este tipo"`
	Estado string            `query:"estado" doc:"Solo los activos o solo los inactivos" enum:"activo,inactivo"`
}

type ambientesOutput struct {
	Body struct {
		Ambientes  []AmbienteJSON  `json:"ambientes"`
		Pagination Paginacion      `json:"pagination"`
		Conteos    ConteosCatalogo `json:"conteos"`
	}
}

type ambienteHechoOutput struct {
	ETag string `header:"ETag" doc:"Edición del ambiente, para If-Match"`
	Body struct {
		Message  string       `json:"message"`
		Ambiente AmbienteJSON `json:"ambiente"`
	}
}

// Registrar puts the operations on the API.
func (h Ambientes) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarAmbientes", http.MethodGet, "/api/centros/{id}/ambientes", "Los ambientes de un centro"), h.listar)
	Escribir(hapi, creacion("crearAmbiente", "/api/centros/{id}/ambientes", "Registrar un ambiente"), AmbienteEntrada{}, h.crear)
	Escribir(hapi, operacion("editarAmbiente", http.MethodPut, "/api/ambientes/{id}", "Cambiar los campos dados de un ambiente, o desactivarlo"), AmbienteEntrada{}, h.editar)
}

func (h Ambientes) listar(ctx context.Context, in *ambientesInput) (*ambientesOutput, error) {
	var c Consulta
	f := app.FiltroAmbientes{Centro: kernel.CentroID(idDe(in.ID)), Page: c.Pagina(in.Page), Limit: c.Limite(in.Limit, 20), Search: c.Busqueda(in.Search),
		Tipo: catalogo.TipoAmbiente(c.Texto("tipo", in.Tipo)), Estado: c.Texto("estado", in.Estado)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.ListarAmbientes.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &ambientesOutput{}
	out.Body.Ambientes = make([]AmbienteJSON, len(p.Ambientes))
	for i, a := range p.Ambientes {
		out.Body.Ambientes[i] = ambienteJSON(a)
	}
	out.Body.Pagination = NewPaginacion(f.Page, f.Limit, p.Total, false)
	out.Body.Conteos = ConteosCatalogo{Activos: p.Activos, Inactivos: p.Inactivos}
	return out, nil
}

func (h Ambientes) crear(ctx context.Context, in *recesoCambioInput) (*ambienteHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	nuevo := app.CrearAmbienteInput{Centro: kernel.CentroID(idDe(in.ID))}
	leerAmbiente(l)(&nuevo.DatosAmbiente)
	nuevo.Ilegibles = l.Errores()
	v, err := h.uc.CrearAmbiente.Execute(ctx, peticion.Actor(ctx), nuevo)
	return ambienteHecho(v, err, "Ambiente registrado")
}

func (h Ambientes) editar(ctx context.Context, in *verboInput) (*ambienteHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	escribir := leerAmbiente(l)
	v, err := h.uc.EditarAmbiente.Execute(ctx, peticion.Actor(ctx), app.EditarAmbienteInput{ID: catalogo.AmbienteID(idDe(in.ID)), Edicion: in.Version(),
		Escribir: escribir, Ilegibles: l.Errores()})
	return ambienteHecho(v, err, "Ambiente actualizado")
}

func ambienteHecho(v app.AmbienteView, err error, mensaje string) (*ambienteHechoOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &ambienteHechoOutput{ETag: ETag(v.Edicion)}
	out.Body.Message, out.Body.Ambiente = mensaje, ambienteJSON(v.EstadoAmbiente)
	return out, nil
}

func ambienteJSON(a catalogo.EstadoAmbiente) AmbienteJSON {
	j := AmbienteJSON{ID: string(a.ID), CentroID: string(a.CentroID), Nombre: a.Nombre, Tipo: string(a.Tipo), IsActive: a.Activo, Version: a.Edicion,
		CreatedAt: NewInstante(a.CreadoEn), UpdatedAt: NewInstante(a.ActualizadoEn)}
	if a.Capacidad > 0 {
		j.Capacidad = &a.Capacidad
	}
	return j
}

// leerAmbiente reads the fields of an ambiente and returns what writes those that were given.
func leerAmbiente(l *Lector) func(d *catalogo.DatosAmbiente) {
	nombre, tipo, capacidad, activo := l.Texto("nombre"), l.Texto("tipo"), l.Entero("capacidad"), l.Booleano("isActive")
	if capacidad.Valor != nil && *capacidad.Valor == 0 {
		l.Falta("capacidad", "FUERA_DE_RANGO", "La capacidad debe estar entre 1 y 500. Déjela vacía si no se sabe.")
	}
	return func(d *catalogo.DatosAmbiente) {
		dar(nombre, &d.Nombre)
		dar(capacidad, &d.Capacidad)
		if tipo.Dado {
			d.Tipo = catalogo.TipoAmbiente(tipo.O(""))
		}
		if activo.Valor != nil {
			d.Activo = *activo.Valor
		}
	}
}
