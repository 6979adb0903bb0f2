package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/frases"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Frases keeps the ready sentences of the centres.
type Frases struct{ uc app.UseCases }

// NewFrases registers its operations with Registrar.
func NewFrases(uc app.UseCases) Frases { return Frases{uc} }

// FraseEntrada is what can be written about a sentence.
type FraseEntrada struct {
	CentroID string `json:"centroId,omitempty" doc:"Lo necesita la administración; para la coordinación es el propio. Una frase no cambia de centro"`
	Campo    string `json:"campo,omitempty" doc:"Campo de la solicitud del que trata, como puntero JSON; vacío si es de ninguno" example:"/nitEmpresa"`
	Texto    string `json:"texto" maxLength:"500" doc:"En una sola línea"`
}

// FraseJSON is a sentence of a centre.
type FraseJSON struct {
	ID       string      `json:"id"`
	CentroID string      `json:"centroId"`
	Campo    *string     `json:"campo" doc:"Puntero JSON del campo; null si no es de ninguno"`
	Texto    string      `json:"texto"`
	Version  int64       `json:"version"`
	Centro   CentroBreve `json:"centro"`
}

type frasesInput struct {
	Page   ParametroPagina `query:"page"`
	Limit  ParametroLimite `query:"limit" doc:"Filas por página; 20 si se omite"`
	Centro string          `query:"centro" doc:"Id del centro"`
}

type frasesOutput struct {
	Body struct {
		Frases     []FraseJSON `json:"frases"`
		Pagination Paginacion  `json:"pagination"`
	}
}

type fraseOutput struct {
	ETag string `header:"ETag" doc:"Versión de la frase, para If-Match"`
	Body struct {
		Frase FraseJSON `json:"frase"`
	}
}

type fraseHechaOutput struct {
	ETag     string `header:"ETag" doc:"Versión de la frase, para If-Match"`
	Location string `header:"Location" doc:"Dónde está lo creado"`
	Body     struct {
		Message string    `json:"message"`
		Frase   FraseJSON `json:"frase"`
	}
}

// MotivoJSON is a field that a centre returns for.
type MotivoJSON struct {
	Campo    string  `json:"campo" doc:"Puntero JSON del campo"`
	Etiqueta string  `json:"etiqueta"`
	Veces    int     `json:"veces" doc:"Devoluciones con una observación en el campo"`
	Frase    *string `json:"frase" doc:"La frase del centro más usada en el campo; null si ninguna. Lo escrito libremente a una persona no se muestra a otra"`
}

type motivosInput struct {
	Centro string `query:"centro" doc:"Id del centro; el propio si se omite"`
}

type motivosOutput struct {
	Body struct {
		Devoluciones int          `json:"devoluciones" doc:"En 180 días; 0 si son menos de 5"`
		Motivos      []MotivoJSON `json:"motivos" doc:"A lo más 3, el más frecuente primero"`
	}
}

func (h Frases) motivos(ctx context.Context, in *motivosInput) (*motivosOutput, error) {
	var c Consulta
	centro := kernel.CentroID(c.Texto("centro", in.Centro))
	if err := c.Err(); err != nil {
		return nil, err
	}
	m, err := h.uc.VerMotivos.Execute(ctx, peticion.Actor(ctx), centro)
	if err != nil {
		return nil, err
	}
	out := &motivosOutput{}
	out.Body.Devoluciones, out.Body.Motivos = m.Devoluciones, make([]MotivoJSON, len(m.Campos))
	for i, x := range m.Campos {
		campo, _ := solicitudes.CampoDe(x.Campo)
		out.Body.Motivos[i] = MotivoJSON{Campo: x.Campo, Etiqueta: campo.Etiqueta, Veces: x.Veces, Frase: textoJSON(x.Frase)}
	}
	return out, nil
}

// Registrar puts the operations on the API.
func (h Frases) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarFrases", http.MethodGet, "/api/frases", "Las frases de los centros para devolver solicitudes"), h.listar)
	Leer(hapi, operacion("verMotivos", http.MethodGet, "/api/frases/motivos", "Lo que más se devuelve en un centro"), h.motivos)
	Leer(hapi, operacion("verFrase", http.MethodGet, "/api/frases/{id}", "Una frase"), h.ver)
	Escribir(hapi, creacion("crearFrase", "/api/frases", "Agregar una frase"), FraseEntrada{}, h.crear)
	Escribir(hapi, operacion("editarFrase", http.MethodPut, "/api/frases/{id}", "Cambiar los campos dados de una frase"), FraseEntrada{}, h.editar)
	Escribir(hapi, operacion("quitarFrase", http.MethodDelete, "/api/frases/{id}", "Quitar una frase"), nil, h.quitar)
}

func (h Frases) listar(ctx context.Context, in *frasesInput) (*frasesOutput, error) {
	var c Consulta
	f := app.Filtro{Page: c.Pagina(in.Page), Limit: c.Limite(in.Limit, 20), Centro: kernel.CentroID(c.Texto("centro", in.Centro))}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.Listar.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &frasesOutput{}
	out.Body.Frases = make([]FraseJSON, len(p.Frases))
	for i, v := range p.Frases {
		out.Body.Frases[i] = fraseJSON(v)
	}
	out.Body.Pagination = NewPaginacion(f.Page, f.Limit, p.Total, false)
	return out, nil
}

func (h Frases) ver(ctx context.Context, in *ConID) (*fraseOutput, error) {
	v, err := h.uc.Ver.Execute(ctx, peticion.Actor(ctx), frases.ID(idDe(in.ID)))
	if err != nil {
		return nil, err
	}
	out := &fraseOutput{ETag: ETag(v.Version)}
	out.Body.Frase = fraseJSON(v)
	return out, nil
}

func (h Frases) crear(ctx context.Context, in *struct{ Cuerpo }) (*fraseHechaOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	var nueva app.CrearInput
	leerFrase(l)(&nueva.Datos)
	nueva.Ilegibles = l.Errores()
	v, err := h.uc.Crear.Execute(ctx, peticion.Actor(ctx), nueva)
	out, err := fraseHecha(v, err, "Frase agregada")
	if err == nil {
		out.Location = "/api/frases/" + string(v.ID)
	}
	return out, err
}

func (h Frases) editar(ctx context.Context, in *verboInput) (*fraseHechaOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	escribir := leerFrase(l)
	v, err := h.uc.Editar.Execute(ctx, peticion.Actor(ctx), app.EditarInput{ID: frases.ID(idDe(in.ID)), Version: in.Version(), Escribir: escribir, Ilegibles: l.Errores()})
	return fraseHecha(v, err, "Frase actualizada")
}

func (h Frases) quitar(ctx context.Context, in *verboInput) (*mensajeOutput, error) {
	if err := h.uc.Quitar.Execute(ctx, peticion.Actor(ctx), frases.ID(idDe(in.ID)), in.Version()); err != nil {
		return nil, err
	}
	out := &mensajeOutput{}
	out.Body.Message = "Frase quitada"
	return out, nil
}

func fraseHecha(v app.View, err error, mensaje string) (*fraseHechaOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &fraseHechaOutput{ETag: ETag(v.Version)}
	out.Body.Message, out.Body.Frase = mensaje, fraseJSON(v)
	return out, nil
}

func fraseJSON(v app.View) FraseJSON {
	return FraseJSON{ID: string(v.ID), CentroID: string(v.CentroID), Campo: textoJSON(v.Campo), Texto: v.Texto, Version: v.Version,
		Centro: CentroBreve{v.CentroNombre, v.CentroCodigo}}
}

// leerFrase reads the fields of a sentence and returns what writes those that were given.
func leerFrase(l *Lector) func(d *frases.Datos) {
	centro, campo, texto := l.Texto("centroId"), l.Texto("campo"), l.Texto("texto")
	return func(d *frases.Datos) {
		if centro.Dado {
			d.CentroID = kernel.CentroID(centro.O(""))
		}
		dar(campo, &d.Campo)
		dar(texto, &d.Texto)
	}
}
