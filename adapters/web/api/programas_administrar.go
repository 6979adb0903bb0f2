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

// ProgramaEntrada is what can be written about a programme.
type ProgramaEntrada struct {
	Codigo         string               `json:"codigo" maxLength:"30" pattern:"^[A-Za-z0-9][A-Za-z0-9-]*$" doc:"Único en el país"`
	Nombre         string               `json:"nombre" maxLength:"200"`
	TipoFormacion  string               `json:"tipoFormacion" enum:"COMPLEMENTARIA,TRANSVERSAL,ESPECIFICA,VIRTUAL" doc:"Solo los COMPLEMENTARIA se ofrecen para solicitudes"`
	Modalidad      string               `json:"modalidad" enum:"PRESENCIAL,VIRTUAL,MIXTA,DESESCOLARIZADA,COMBINADA"`
	Version        string               `json:"version" maxLength:"10" pattern:"^[A-Za-z0-9.]+$" doc:"Al editar no cambia: para eso está la nueva versión"`
	DuracionHoras  int                  `json:"duracionHoras" minimum:"1" maximum:"880"`
	CupoAprendices int                  `json:"cupoAprendices" minimum:"1" maximum:"100"`
	Descripcion    string               `json:"descripcion,omitempty" maxLength:"4000"`
	CentroID       string               `json:"centroId" doc:"Un programa no cambia de centro"`
	Objetivos      []ObjetivoEntrada    `json:"objetivos,omitempty" maxItems:"50" doc:"En su orden; los que se omiten al editar se quitan"`
	Competencias   []CompetenciaEntrada `json:"competencias,omitempty" maxItems:"50"`
	Resultados     []CompetenciaEntrada `json:"resultados,omitempty" maxItems:"50"`
}

// ObjetivoEntrada is one aim; with the id that it has, it keeps it.
type ObjetivoEntrada struct {
	ID          string `json:"id,omitempty"`
	Descripcion string `json:"descripcion" maxLength:"4000"`
}

// CompetenciaEntrada is a competence or a learning result; with the id that it has, it keeps it.
type CompetenciaEntrada struct {
	ID          string `json:"id,omitempty"`
	Codigo      string `json:"codigo" maxLength:"30"`
	Descripcion string `json:"descripcion" maxLength:"4000"`
}

type catalogoInput struct {
	Page          ParametroPagina   `query:"page"`
	Limit         ParametroLimite   `query:"limit" doc:"Filas por página; 20 si se omite"`
	Search        ParametroBusqueda `query:"search" doc:"Palabras del nombre o del código"`
	Centro        string            `query:"centro" doc:"Id del centro"`
	TipoFormacion string            `query:"tipoFormacion" doc:"Solo los de este tipo" enum:"COMPLEMENTARIA,TRANSVERSAL,ESPECIFICA,VIRTUAL"`
	Modalidad     string            `query:"modalidad" doc:"Solo los de esta modalidad" enum:"PRESENCIAL,VIRTUAL,MIXTA,DESESCOLARIZADA,COMBINADA"`
	Estado        string            `query:"estado" doc:"Solo los activos o solo los inactivos" enum:"activo,inactivo"`
	Orden         string            `query:"orden" enum:"nombre,pedidos" doc:"Por nombre si se omite; pedidos pone primero los más pedidos"`
}

// ProgramaFila is a programme in the list of all of them.
type ProgramaFila struct {
	ID             string           `json:"id"`
	Codigo         string           `json:"codigo"`
	Nombre         string           `json:"nombre"`
	TipoFormacion  string           `json:"tipoFormacion"`
	Modalidad      string           `json:"modalidad"`
	Version        string           `json:"version"`
	DuracionHoras  int              `json:"duracionHoras"`
	CupoAprendices int              `json:"cupoAprendices"`
	CentroID       string           `json:"centroId"`
	IsActive       bool             `json:"isActive"`
	UpdatedAt      *Instante        `json:"updatedAt"`
	Centro         CentroDePrograma `json:"centro"`
	Count          ConteoJSON       `json:"_count"`
}

type catalogoOutput struct {
	Body struct {
		Programas  []ProgramaFila  `json:"programas"`
		Pagination Paginacion      `json:"pagination"`
		Conteos    ConteosCatalogo `json:"conteos"`
	}
}

// ConteosCatalogo counts what the other filters select, whatever its state.
type ConteosCatalogo struct {
	Activos   int `json:"activos"`
	Inactivos int `json:"inactivos"`
}

type programaHechoOutput struct {
	ETag     string `header:"ETag" doc:"Edición del programa, para If-Match"`
	Location string `header:"Location" doc:"Dónde está lo creado"`
	Body     struct {
		Message  string       `json:"message"`
		Programa ProgramaJSON `json:"programa"`
	}
}

type crearProgramaInput struct{ Cuerpo }

func (h Programas) registrarAdministracion(hapi huma.API) {
	Leer(hapi, operacion("listarCatalogo", http.MethodGet, "/api/programas/catalogo", "Todos los programas, de cualquier tipo y estado"), h.catalogo)
	Escribir(hapi, creacion("crearPrograma", "/api/programas", "Registrar un programa"), ProgramaEntrada{}, h.crear)
	Escribir(hapi, operacion("editarPrograma", http.MethodPut, "/api/programas/{id}", "Cambiar los campos dados de un programa"), ProgramaEntrada{}, h.editar)
	Escribir(hapi, operacion("nuevaVersionPrograma", http.MethodPost, "/api/programas/{id}/version", "Registrar una nueva versión del programa"), ProgramaEntrada{}, h.nuevaVersion)
	Escribir(hapi, operacion("desactivarPrograma", http.MethodPost, "/api/programas/{id}/deactivate", "Dejar de ofrecer un programa"), nil,
		h.sinCuerpo(h.uc.DesactivarPrograma.Execute, "Programa desactivado"))
	Escribir(hapi, operacion("activarPrograma", http.MethodPost, "/api/programas/{id}/activate", "Ofrecer de nuevo un programa"), nil,
		h.sinCuerpo(h.uc.ActivarPrograma.Execute, "Programa activado"))
}

func (h Programas) catalogo(ctx context.Context, in *catalogoInput) (*catalogoOutput, error) {
	var c Consulta
	f := app.FiltroAdministracion{Page: c.Pagina(in.Page), Limit: c.Limite(in.Limit, 20), Search: c.Busqueda(in.Search), Centro: c.Texto("centro", in.Centro),
		TipoFormacion: c.Texto("tipoFormacion", in.TipoFormacion), Modalidad: c.Texto("modalidad", in.Modalidad), Estado: c.Texto("estado", in.Estado), Orden: c.Texto("orden", in.Orden)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.AdministrarProgramas.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &catalogoOutput{}
	out.Body.Programas = make([]ProgramaFila, len(p.Programas))
	for i, v := range p.Programas {
		out.Body.Programas[i] = ProgramaFila{ID: string(v.ID), Codigo: v.Codigo, Nombre: v.Nombre, TipoFormacion: string(v.TipoFormacion), Modalidad: string(v.Modalidad),
			Version: v.Version, DuracionHoras: v.DuracionHoras, CupoAprendices: v.CupoAprendices, CentroID: string(v.CentroID), IsActive: v.Activo,
			UpdatedAt: NewInstante(v.ActualizadoEn), Centro: CentroDePrograma(v.Centro), Count: ConteoJSON{v.Solicitudes}}
	}
	out.Body.Pagination = NewPaginacion(f.Page, f.Limit, p.Total, p.TotalEsMinimo)
	out.Body.Conteos = ConteosCatalogo{Activos: p.Activos, Inactivos: p.Inactivos}
	return out, nil
}

func (h Programas) crear(ctx context.Context, in *crearProgramaInput) (*programaHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	var nuevo app.RegistrarProgramaInput
	leerPrograma(l)(&nuevo.DatosPrograma)
	nuevo.Ilegibles = l.Errores()
	id, err := h.uc.RegistrarPrograma.Execute(ctx, peticion.Actor(ctx), nuevo)
	if err != nil {
		return nil, err
	}
	v, err := h.uc.VerPrograma.Execute(ctx, peticion.Actor(ctx), id)
	out, err := programaHecho(v, err, "Programa registrado")
	if err == nil {
		out.Location = "/api/programas/" + string(id)
	}
	return out, err
}

func (h Programas) editar(ctx context.Context, in *verboInput) (*programaHechoOutput, error) {
	escrito, err := in.escrito()
	if err != nil {
		return nil, err
	}
	v, err := h.uc.EditarPrograma.Execute(ctx, peticion.Actor(ctx), escrito)
	return programaHecho(v, err, "Programa actualizado")
}

func (h Programas) nuevaVersion(ctx context.Context, in *verboInput) (*programaHechoOutput, error) {
	escrito, err := in.escrito()
	if err != nil {
		return nil, err
	}
	v, err := h.uc.NuevaVersionPrograma.Execute(ctx, peticion.Actor(ctx), escrito)
	return programaHecho(v, err, "Nueva versión registrada")
}

func (h Programas) sinCuerpo(hacer func(context.Context, kernel.Actor, app.ProgramaElegido) (app.ProgramaView, error), mensaje string) func(context.Context, *verboInput) (*programaHechoOutput, error) {
	return func(ctx context.Context, in *verboInput) (*programaHechoOutput, error) {
		if _, err := LeerObjeto(in.RawBody); err != nil {
			return nil, err
		}
		v, err := hacer(ctx, peticion.Actor(ctx), in.programa())
		return programaHecho(v, err, mensaje)
	}
}

func (in *verboInput) programa() app.ProgramaElegido {
	return app.ProgramaElegido{ID: kernel.ProgramaID(idDe(in.ID)), Edicion: in.Version()}
}

func (in *verboInput) escrito() (app.EscribirProgramaInput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return app.EscribirProgramaInput{}, err
	}
	escribir := leerPrograma(l)
	return app.EscribirProgramaInput{ProgramaElegido: in.programa(), Escribir: escribir, Ilegibles: l.Errores()}, nil
}

func programaHecho(v app.ProgramaView, err error, mensaje string) (*programaHechoOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &programaHechoOutput{ETag: ETag(v.Edicion)}
	out.Body.Message = mensaje
	out.Body.Programa = programaJSON(v)
	return out, nil
}

// leerPrograma reads the fields of a programme and returns what writes those that were given.
func leerPrograma(l *Lector) func(d *catalogo.DatosPrograma) {
	codigo, nombre, descripcion, version := l.Texto("codigo"), l.Texto("nombre"), l.Texto("descripcion"), l.Texto("version")
	tipo, modalidad, centro := l.Texto("tipoFormacion"), l.Texto("modalidad"), l.Texto("centroId")
	horas, cupo := l.Entero("duracionHoras"), l.Entero("cupoAprendices")
	objetivos, competencias, resultados := leerPartes(l, "objetivos"), leerPartes(l, "competencias"), leerPartes(l, "resultados")
	return func(d *catalogo.DatosPrograma) {
		dar(codigo, &d.Codigo)
		dar(nombre, &d.Nombre)
		dar(descripcion, &d.Descripcion)
		dar(version, &d.Version)
		if tipo.Dado {
			d.TipoFormacion, _ = catalogo.ParseTipoFormacion(tipo.O(""))
		}
		if modalidad.Dado {
			d.Modalidad, _ = catalogo.ParseModalidad(modalidad.O(""))
		}
		if centro.Dado {
			d.CentroID = kernel.CentroID(centro.O(""))
		}
		dar(horas, &d.DuracionHoras)
		dar(cupo, &d.CupoAprendices)
		if objetivos.Dado {
			d.Objetivos = nil
			for _, p := range objetivos.O(nil) {
				d.Objetivos = append(d.Objetivos, catalogo.Objetivo{ID: p.ID, Descripcion: p.Descripcion})
			}
		}
		dar(competencias, &d.Competencias)
		if resultados.Dado {
			d.Resultados = nil
			for _, p := range resultados.O(nil) {
				d.Resultados = append(d.Resultados, catalogo.Resultado(p))
			}
		}
	}
}

// dar writes what was given; null and "" clear.
func dar[T any](c Campo[T], destino *T) {
	if c.Dado {
		var nada T
		*destino = c.O(nada)
	}
}

// leerPartes reads the rows of a programme; the aims among them have no code.
func leerPartes(l *Lector, campo string) Campo[[]catalogo.Competencia] {
	filas := l.Objetos(campo)
	c := Campo[[]catalogo.Competencia]{Dado: filas.Dado}
	if filas.Valor == nil {
		return c
	}
	partes := make([]catalogo.Competencia, len(*filas.Valor))
	for i, fila := range *filas.Valor {
		partes[i] = catalogo.Competencia{ID: fila.Texto("id").O(""), Codigo: fila.Texto("codigo").O(""), Descripcion: fila.Texto("descripcion").O("")}
	}
	c.Valor = &partes
	return c
}
