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

// Calendario keeps the days without classes: holidays of the country and recesses of the centres.
type Calendario struct{ uc app.UseCases }

// NewCalendario registers its operations with Registrar.
func NewCalendario(uc app.UseCases) Calendario { return Calendario{uc} }

// FestivoEntrada is a manual holiday.
type FestivoEntrada struct {
	Fecha  string `json:"fecha" format:"date"`
	Nombre string `json:"nombre" maxLength:"200"`
}

// FestivoConmutado says whether a holiday is to be in force.
type FestivoConmutado struct {
	Fecha   string `json:"fecha" format:"date"`
	Nombre  string `json:"nombre" doc:"Como lo da GET /api/festivos"`
	Vigente bool   `json:"vigente" doc:"false apaga uno calculado y quita uno manual; true vuelve a encender uno calculado"`
}

// RecesoEntrada is what can be written about a recess.
type RecesoEntrada struct {
	CentroID string `json:"centroId,omitempty" doc:"Lo necesita la administración; para la coordinación es el propio. Un receso no cambia de centro"`
	Desde    string `json:"desde" format:"date" doc:"Primer día sin clases"`
	Hasta    string `json:"hasta" format:"date" doc:"Último día sin clases; a lo más 366 días en total"`
	Nombre   string `json:"nombre" maxLength:"200"`
}

// RecesoJSON is a period without classes of a centre, both days included.
type RecesoJSON struct {
	ID       string      `json:"id"`
	CentroID string      `json:"centroId"`
	Desde    string      `json:"desde"`
	Hasta    string      `json:"hasta"`
	Nombre   string      `json:"nombre"`
	Version  int64       `json:"version" doc:"Edición del registro, para If-Match"`
	Centro   CentroBreve `json:"centro"`
}

// CursoAfectadoJSON is an approved course with class on days that have none any more.
type CursoAfectadoJSON struct {
	ID          string            `json:"id" doc:"De la solicitud"`
	Codigo      string            `json:"codigo"`
	Programa    string            `json:"programa"`
	Instructor  string            `json:"instructor"`
	CentroID    string            `json:"centroId"`
	Centro      CentroBreve       `json:"centro"`
	Dias        []DiaAfectadoJSON `json:"dias"`
	Reprogramar string            `json:"reprogramar" doc:"Página en que se propone otro horario"`
}

// DiaAfectadoJSON is one of its days.
type DiaAfectadoJSON struct {
	Fecha  string `json:"fecha"`
	Motivo string `json:"motivo" doc:"El festivo o el receso"`
}

type festivoHechoOutput struct {
	Body struct {
		Message string      `json:"message"`
		Festivo FestivoJSON `json:"festivo"`
		Vigente bool        `json:"vigente"`
	}
}

type recesosInput struct {
	Page   ParametroPagina `query:"page"`
	Limit  ParametroLimite `query:"limit" doc:"Filas por página; 20 si se omite"`
	Anio   ParametroEntero `query:"anio" doc:"Los que tienen un día de este año; todos si se omite"`
	Centro string          `query:"centro" doc:"Id del centro"`
}

type recesosOutput struct {
	Body struct {
		Recesos    []RecesoJSON `json:"recesos"`
		Pagination Paginacion   `json:"pagination"`
	}
}

type recesoOutput struct {
	ETag string `header:"ETag" doc:"Edición del receso, para If-Match"`
	Body struct {
		Receso RecesoJSON `json:"receso"`
	}
}

type recesoHechoOutput struct {
	ETag     string `header:"ETag" doc:"Edición del receso, para If-Match"`
	Location string `header:"Location" doc:"Dónde está lo creado"`
	Body     struct {
		Message string     `json:"message"`
		Receso  RecesoJSON `json:"receso"`
	}
}

type afectadosInput struct {
	Page   ParametroPagina `query:"page"`
	Limit  ParametroLimite `query:"limit" doc:"Filas por página; 20 si se omite"`
	Centro string          `query:"centro" doc:"Id del centro"`
}

type afectadosOutput struct {
	Body struct {
		Cursos     []CursoAfectadoJSON `json:"cursos"`
		Pagination Paginacion          `json:"pagination"`
	}
}

type recesoCambioInput struct {
	ConID
	Cuerpo
}

// Registrar puts the operations on the API.
func (h Calendario) Registrar(hapi huma.API) {
	Escribir(hapi, creacion("agregarFestivo", "/api/festivos", "Agregar un festivo"), FestivoEntrada{}, h.agregar)
	Escribir(hapi, operacion("conmutarFestivo", http.MethodPost, "/api/festivos/switch", "Apagar, encender o quitar un festivo"), FestivoConmutado{}, h.conmutar)
	Leer(hapi, operacion("listarAfectados", http.MethodGet, "/api/festivos/afectados", "Cursos aprobados con clase en días que ya no la tienen"), h.afectados)
	Leer(hapi, operacion("listarRecesos", http.MethodGet, "/api/recesos", "Los recesos de los centros"), h.recesos)
	Leer(hapi, operacion("verReceso", http.MethodGet, "/api/recesos/{id}", "Un receso"), h.receso)
	Escribir(hapi, creacion("crearReceso", "/api/recesos", "Registrar un receso"), RecesoEntrada{}, h.crear)
	Escribir(hapi, operacion("editarReceso", http.MethodPut, "/api/recesos/{id}", "Cambiar los campos dados de un receso"), RecesoEntrada{}, h.editar)
	Escribir(hapi, operacion("quitarReceso", http.MethodDelete, "/api/recesos/{id}", "Quitar un receso"), nil, h.quitar)
}

func (h Calendario) agregar(ctx context.Context, in *struct{ Cuerpo }) (*festivoHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	f, err := h.uc.AgregarFestivo.Execute(ctx, peticion.Actor(ctx), leerFestivo(l))
	return festivoHecho(f, err, "Festivo agregado", true)
}

func (h Calendario) conmutar(ctx context.Context, in *struct{ Cuerpo }) (*festivoHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	vigente := l.Booleano("vigente")
	elegido := leerFestivo(l)
	for campo, falta := range map[string]bool{"fecha": elegido.Fecha.IsZero(), "nombre": elegido.Nombre == "", "vigente": vigente.Valor == nil} {
		if falta {
			l.Falta(campo, "REQUERIDO", "Escriba la fecha y el nombre del festivo, y si queda vigente.")
		}
	}
	elegido.Ilegibles = l.Errores()
	f, err := h.uc.ConmutarFestivo.Execute(ctx, peticion.Actor(ctx), elegido, vigente.O(false))
	mensaje := "El festivo ya no está vigente"
	if vigente.O(false) {
		mensaje = "El festivo está vigente"
	}
	return festivoHecho(f, err, mensaje, vigente.O(false))
}

func leerFestivo(l *Lector) app.FestivoElegido {
	f := app.FestivoElegido{Fecha: l.Fecha("fecha").O(kernel.Date{}), Nombre: l.Texto("nombre").O("")}
	f.Ilegibles = l.Errores()
	return f
}

func festivoHecho(f catalogo.FestivoVigente, err error, mensaje string, vigente bool) (*festivoHechoOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &festivoHechoOutput{}
	out.Body.Message, out.Body.Vigente = mensaje, vigente
	out.Body.Festivo = FestivoJSON{Fecha: f.Fecha.String(), Nombre: f.Nombre, Origen: string(f.Origen)}
	return out, nil
}

func (h Calendario) afectados(ctx context.Context, in *afectadosInput) (*afectadosOutput, error) {
	var c Consulta
	f := app.FiltroAfectados{Page: c.Pagina(in.Page), Limit: c.Limite(in.Limit, 20), Centro: kernel.CentroID(c.Texto("centro", in.Centro))}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.CursosAfectados.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &afectadosOutput{}
	out.Body.Cursos = make([]CursoAfectadoJSON, len(p.Cursos))
	for i, x := range p.Cursos {
		j := CursoAfectadoJSON{ID: string(x.ID), Codigo: x.Codigo, Programa: x.Programa, Instructor: x.Instructor, CentroID: string(x.CentroID),
			Centro: CentroBreve{x.Centro.Nombre, x.Centro.Codigo}, Reprogramar: "/solicitudes/" + string(x.ID) + "/reprogramar"}
		for _, d := range x.Afectados {
			j.Dias = append(j.Dias, DiaAfectadoJSON{Fecha: d.Fecha.String(), Motivo: d.Motivo})
		}
		out.Body.Cursos[i] = j
	}
	out.Body.Pagination = NewPaginacion(f.Page, f.Limit, p.Total, p.TotalEsMinimo)
	return out, nil
}

func (h Calendario) recesos(ctx context.Context, in *recesosInput) (*recesosOutput, error) {
	var c Consulta
	f := app.FiltroRecesos{Page: c.Pagina(in.Page), Limit: c.Limite(in.Limit, 20), Centro: kernel.CentroID(c.Texto("centro", in.Centro)),
		Anio: c.Entero("anio", string(in.Anio), app.PrimerAnio, app.UltimoAnio, 0)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.ListarRecesos.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &recesosOutput{}
	out.Body.Recesos = make([]RecesoJSON, len(p.Recesos))
	for i, v := range p.Recesos {
		out.Body.Recesos[i] = recesoJSON(v)
	}
	out.Body.Pagination = NewPaginacion(f.Page, f.Limit, p.Total, false)
	return out, nil
}

func (h Calendario) receso(ctx context.Context, in *ConID) (*recesoOutput, error) {
	v, err := h.uc.VerReceso.Execute(ctx, peticion.Actor(ctx), catalogo.RecesoID(idDe(in.ID)))
	if err != nil {
		return nil, err
	}
	out := &recesoOutput{ETag: ETag(v.Edicion)}
	out.Body.Receso = recesoJSON(v)
	return out, nil
}

func (h Calendario) crear(ctx context.Context, in *struct{ Cuerpo }) (*recesoHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	var nuevo app.CrearRecesoInput
	leerReceso(l)(&nuevo.DatosReceso)
	nuevo.Ilegibles = l.Errores()
	v, err := h.uc.CrearReceso.Execute(ctx, peticion.Actor(ctx), nuevo)
	out, err := recesoHecho(v, err, "Receso registrado")
	if err == nil {
		out.Location = "/api/recesos/" + string(v.ID)
	}
	return out, err
}

func (h Calendario) editar(ctx context.Context, in *verboInput) (*recesoHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	escribir := leerReceso(l)
	v, err := h.uc.EditarReceso.Execute(ctx, peticion.Actor(ctx), app.EditarRecesoInput{ID: catalogo.RecesoID(idDe(in.ID)), Edicion: in.Version(),
		Escribir: escribir, Ilegibles: l.Errores()})
	return recesoHecho(v, err, "Receso actualizado")
}

func (h Calendario) quitar(ctx context.Context, in *recesoCambioInput) (*mensajeOutput, error) {
	if err := h.uc.QuitarReceso.Execute(ctx, peticion.Actor(ctx), catalogo.RecesoID(idDe(in.ID))); err != nil {
		return nil, err
	}
	out := &mensajeOutput{}
	out.Body.Message = "Receso quitado"
	return out, nil
}

func recesoHecho(v app.RecesoView, err error, mensaje string) (*recesoHechoOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &recesoHechoOutput{ETag: ETag(v.Edicion)}
	out.Body.Message, out.Body.Receso = mensaje, recesoJSON(v)
	return out, nil
}

func recesoJSON(v app.RecesoView) RecesoJSON {
	return RecesoJSON{ID: string(v.ID), CentroID: string(v.CentroID), Desde: v.Desde.String(), Hasta: v.Hasta.String(), Nombre: v.Nombre, Version: v.Edicion,
		Centro: CentroBreve{v.Centro.Nombre, v.Centro.Codigo}}
}

// leerReceso reads the fields of a recess and returns what writes those that were given.
func leerReceso(l *Lector) func(d *catalogo.DatosReceso) {
	centro, desde, hasta, nombre := l.Texto("centroId"), l.Fecha("desde"), l.Fecha("hasta"), l.Texto("nombre")
	return func(d *catalogo.DatosReceso) {
		if centro.Dado {
			d.CentroID = kernel.CentroID(centro.O(""))
		}
		dar(desde, &d.Desde)
		dar(hasta, &d.Hasta)
		dar(nombre, &d.Nombre)
	}
}
