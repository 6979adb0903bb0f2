package api

import (
	"context"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Especiales keeps the special programmes.
type Especiales struct{ uc app.UseCases }

// NewEspeciales registers its operations with Registrar.
func NewEspeciales(uc app.UseCases) Especiales { return Especiales{uc} }

// EspecialJSON is a special programme.
type EspecialJSON struct {
	Codigo       string           `json:"codigo"`
	Nombre       string           `json:"nombre"`
	Orden        int              `json:"orden"`
	VigenteDesde string           `json:"vigenteDesde" format:"date"`
	VigenteHasta *string          `json:"vigenteHasta" format:"date" doc:"Último día; null si no tiene fin"`
	Estado       string           `json:"estado" enum:"VIGENTE,POR_EMPEZAR,TERMINADO" doc:"El día de hoy"`
	Casilla      *string          `json:"casilla" doc:"Campo de la solicitud, si es una de las doce casillas del formulario; los demás van en programasEspeciales"`
	Count        *CuantasEspecial `json:"_count,omitempty" doc:"Solo para la administración"`
}

// CuantasEspecial counts what runs under a special programme.
type CuantasEspecial struct {
	Solicitudes int `json:"solicitudes" doc:"En cualquier estado"`
}

// EspecialEntrada is what can be written about a special programme.
type EspecialEntrada struct {
	Codigo       string `json:"codigo,omitempty" pattern:"^[A-Z][A-Z0-9_]{1,59}$" doc:"No cambia después"`
	Nombre       string `json:"nombre,omitempty" maxLength:"200"`
	Orden        int    `json:"orden,omitempty" minimum:"1" maximum:"999" doc:"Su lugar entre los que no tienen casilla; al final si se omite"`
	VigenteDesde string `json:"vigenteDesde,omitempty" format:"date"`
	VigenteHasta string `json:"vigenteHasta,omitempty" format:"date" doc:"Último día; vacío o null si no tiene fin"`
	Confirmar    bool   `json:"confirmar,omitempty" doc:"Que queden por fuera cursos que la vigencia de antes cubría"`
}

type especialesOutput struct {
	Body struct {
		Especiales []EspecialJSON `json:"programasEspeciales"`
	}
}

type especialOutput struct {
	ETag string `header:"ETag" doc:"Edición del programa especial, para If-Match"`
	Body struct {
		Especial EspecialJSON `json:"programaEspecial"`
	}
}

type especialHechoOutput struct {
	ETag     string `header:"ETag" doc:"Edición del programa especial, para If-Match"`
	Location string `header:"Location" doc:"Dónde está lo creado"`
	Body     struct {
		Message  string       `json:"message"`
		Especial EspecialJSON `json:"programaEspecial"`
	}
}

// Registrar puts the operations on the API.
func (h Especiales) Registrar(hapi huma.API) {
	Leer(hapi, operacion("listarProgramasEspeciales", http.MethodGet, "/api/programas-especiales", "Los programas especiales, con su vigencia"), h.listar)
	Leer(hapi, operacion("verProgramaEspecial", http.MethodGet, "/api/programas-especiales/{id}", "Un programa especial"), h.ver)
	Escribir(hapi, creacion("crearProgramaEspecial", "/api/programas-especiales", "Registrar un programa especial"), EspecialEntrada{}, h.crear)
	Escribir(hapi, operacion("editarProgramaEspecial", http.MethodPut, "/api/programas-especiales/{id}", "Cambiar los campos dados de un programa especial"),
		EspecialEntrada{}, h.editar)
}

func (h Especiales) listar(ctx context.Context, _ *struct{}) (*especialesOutput, error) {
	actor := peticion.Actor(ctx)
	lista, err := h.uc.ListarEspeciales.Execute(ctx, actor)
	if err != nil {
		return nil, err
	}
	out := &especialesOutput{}
	out.Body.Especiales = make([]EspecialJSON, len(lista))
	for i, v := range lista {
		out.Body.Especiales[i] = especialJSON(actor, v)
	}
	return out, nil
}

func (h Especiales) ver(ctx context.Context, in *ConID) (*especialOutput, error) {
	actor := peticion.Actor(ctx)
	v, err := h.uc.VerEspecial.Execute(ctx, actor, idDe(in.ID))
	if err != nil {
		return nil, err
	}
	out := &especialOutput{ETag: ETag(v.Edicion)}
	out.Body.Especial = especialJSON(actor, v)
	return out, nil
}

func (h Especiales) crear(ctx context.Context, in *struct{ Cuerpo }) (*especialHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	var nuevo app.CrearEspecialInput
	leerEspecial(l)(&nuevo.DatosEspecial)
	nuevo.AlFinal = l.objeto["orden"] == nil || l.objeto["orden"] == ""
	nuevo.Ilegibles = l.Errores()
	v, err := h.uc.CrearEspecial.Execute(ctx, peticion.Actor(ctx), nuevo)
	out, err := especialHecho(peticion.Actor(ctx), v, err, "Programa especial registrado")
	if err == nil {
		out.Location = "/api/programas-especiales/" + url.PathEscape(v.Codigo)
	}
	return out, err
}

func (h Especiales) editar(ctx context.Context, in *verboInput) (*especialHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	escribir, confirmar := leerEspecial(l), l.Booleano("confirmar")
	v, err := h.uc.EditarEspecial.Execute(ctx, peticion.Actor(ctx), app.EditarEspecialInput{Codigo: idDe(in.ID), Edicion: in.Version(), Escribir: escribir,
		Confirmar: confirmar.O(false), Ilegibles: l.Errores()})
	return especialHecho(peticion.Actor(ctx), v, err, "Programa especial actualizado")
}

func especialHecho(actor kernel.Actor, v app.EspecialView, err error, mensaje string) (*especialHechoOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &especialHechoOutput{ETag: ETag(v.Edicion)}
	out.Body.Message, out.Body.Especial = mensaje, especialJSON(actor, v)
	return out, nil
}

func especialJSON(actor kernel.Actor, v app.EspecialView) EspecialJSON {
	j := EspecialJSON{Codigo: v.Codigo, Nombre: v.Nombre, Orden: v.Orden, VigenteDesde: v.Desde.String(), Estado: string(v.Situacion)}
	if !v.Hasta.IsZero() {
		hasta := v.Hasta.String()
		j.VigenteHasta = &hasta
	}
	if casilla, ok := solicitudes.Casilla(v.Codigo); ok {
		j.Casilla = &casilla
	}
	if catalogo.PuedeRegistrar(actor) == nil {
		j.Count = &CuantasEspecial{Solicitudes: v.Solicitudes}
	}
	return j
}

// leerEspecial reads the fields of a special programme and returns what writes those that were given.
func leerEspecial(l *Lector) func(d *catalogo.DatosEspecial) {
	codigo, nombre, orden, desde, hasta := l.Texto("codigo"), l.Texto("nombre"), l.Entero("orden"), l.Fecha("vigenteDesde"), l.Fecha("vigenteHasta")
	return func(d *catalogo.DatosEspecial) {
		dar(codigo, &d.Codigo)
		dar(nombre, &d.Nombre)
		dar(orden, &d.Orden)
		dar(desde, &d.Desde)
		dar(hasta, &d.Hasta)
	}
}
