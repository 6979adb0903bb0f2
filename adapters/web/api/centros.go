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

// Centros answers the training centres.
type Centros struct{ uc app.UseCases }

// NewCentros registers its operations with Registrar.
func NewCentros(uc app.UseCases) Centros { return Centros{uc} }

// CentroElegible is a centre as somebody picks it from a list.
type CentroElegible struct {
	ID       string `json:"id"`
	Codigo   string `json:"codigo"`
	Nombre   string `json:"nombre"`
	Regional string `json:"regional"`
}

// CentroBase is what is kept of a centre.
type CentroBase struct {
	ID             string `json:"id"`
	Codigo         string `json:"codigo"`
	Nombre         string `json:"nombre"`
	Direccion      string `json:"direccion"`
	Telefono       string `json:"telefono"`
	Ciudad         string `json:"ciudad"`
	Region         string `json:"region"`
	RegionalCodigo string `json:"regionalCodigo"`
	FormCode       string `json:"formCode"`
	FormVersion    string `json:"formVersion"`
	// Weekly limits in hours.
	LimitePlanta      *int      `json:"limitePlanta" doc:"Horas por semana de sus instructores de planta; null si vale el del país"`
	LimiteContratista *int      `json:"limiteContratista" doc:"Horas por semana de sus contratistas; null si vale el del país"`
	IsActive          bool      `json:"isActive"`
	CreatedAt         *Instante `json:"createdAt"`
	UpdatedAt         *Instante `json:"updatedAt"`
}

// CentroFila is a centre in the list of all of them.
type CentroFila struct {
	CentroBase
	Count struct {
		Personas      int `json:"personas"`
		Coordinadores int `json:"coordinadores"`
		Programas     int `json:"programas"`
	} `json:"_count"`
}

// CentroCompletoJSON is one centre with what lives in it.
type CentroCompletoJSON struct {
	CentroBase
	Coordinadores []CoordinadorJSON `json:"coordinadores"`
	Uso           UsoCentroJSON     `json:"uso"`
}

// CoordinadorJSON is somebody who coordinates a centre.
type CoordinadorJSON struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
}

// UsoCentroJSON counts what lives in a centre.
type UsoCentroJSON struct {
	Personas            int `json:"personas"`
	Programas           int `json:"programas"`
	SolicitudesAbiertas int `json:"solicitudesAbiertas" doc:"Por decidir o por corregir"`
	CursosPorDictar     int `json:"cursosPorDictar" doc:"Aprobados que no han terminado"`
}

// DatosCentroEntrada is what can be written about a centre.
type DatosCentroEntrada struct {
	Codigo         string `json:"codigo" pattern:"^[0-9]{4}$"`
	Nombre         string `json:"nombre" maxLength:"200"`
	Direccion      string `json:"direccion,omitempty" maxLength:"200"`
	Telefono       string `json:"telefono,omitempty" doc:"De 10 dígitos; dos se separan con una barra"`
	Ciudad         string `json:"ciudad" doc:"Municipio de la sede, con su nombre oficial"`
	Region         string `json:"region" maxLength:"200" doc:"Nombre de la regional"`
	RegionalCodigo string `json:"regionalCodigo" pattern:"^[0-9]{2}$" doc:"Código DANE del departamento"`
	FormCode       string `json:"formCode" maxLength:"40" doc:"Código de su ficha de caracterización"`
	FormVersion    string `json:"formVersion" maxLength:"10"`
	// Weekly limits in hours.
	LimitePlanta      *int `json:"limitePlanta,omitempty" minimum:"1" maximum:"60" doc:"Horas por semana de sus instructores de planta; null para el límite del país"`
	LimiteContratista *int `json:"limiteContratista,omitempty" minimum:"1" maximum:"60" doc:"Horas por semana de sus contratistas; null para el límite del país"`
}

type centrosOutput struct {
	Body struct {
		Centros []CentroElegible `json:"centros"`
	}
}

type catalogoCentrosInput struct {
	Page     ParametroPagina   `query:"page"`
	Limit    ParametroLimite   `query:"limit" doc:"Filas por página; 20 si se omite"`
	Search   ParametroBusqueda `query:"search" doc:"Palabras del código, el nombre, la ciudad o la regional"`
	Regional string            `query:"regional" doc:"Código DANE del departamento de la regional"`
	Estado   string            `query:"estado" doc:"Solo los activos o solo los inactivos" enum:"activo,inactivo"`
}

type catalogoCentrosOutput struct {
	Body struct {
		Centros    []CentroFila    `json:"centros"`
		Pagination Paginacion      `json:"pagination"`
		Conteos    ConteosCatalogo `json:"conteos"`
	}
}

type centroOutput struct {
	ETag string `header:"ETag" doc:"Edición del centro, para If-Match"`
	Body struct {
		Centro CentroCompletoJSON `json:"centro"`
	}
}

type centroHechoOutput struct {
	ETag     string `header:"ETag" doc:"Edición del centro, para If-Match"`
	Location string `header:"Location" doc:"Dónde está lo creado"`
	Body     struct {
		Message string             `json:"message"`
		Centro  CentroCompletoJSON `json:"centro"`
	}
}

type crearCentroInput struct{ Cuerpo }

// Registrar puts the operations on the API.
func (h Centros) Registrar(hapi huma.API) {
	Leer(hapi, Publica(operacion("listarCentros", http.MethodGet, "/api/centros", "Centros de formación activos, por regional")), h.listar)
	Leer(hapi, operacion("listarCatalogoCentros", http.MethodGet, "/api/centros/catalogo", "Todos los centros, con sus cifras"), h.catalogo)
	Leer(hapi, operacion("verCentro", http.MethodGet, "/api/centros/{id}", "Un centro con lo que depende de él"), h.ver)
	Escribir(hapi, creacion("crearCentro", "/api/centros", "Registrar un centro"), DatosCentroEntrada{}, h.crear)
	Escribir(hapi, operacion("editarCentro", http.MethodPut, "/api/centros/{id}", "Cambiar los campos dados de un centro"), DatosCentroEntrada{}, h.editar)
	Escribir(hapi, operacion("desactivarCentro", http.MethodPost, "/api/centros/{id}/deactivate", "Cerrar un centro en que ya no pasa nada"), nil,
		h.sinCuerpo(h.uc.DesactivarCentro.Execute, "Centro desactivado"))
	Escribir(hapi, operacion("activarCentro", http.MethodPost, "/api/centros/{id}/activate", "Abrir de nuevo un centro"), nil,
		h.sinCuerpo(h.uc.ActivarCentro.Execute, "Centro activado"))
}

func (h Centros) listar(ctx context.Context, _ *struct{}) (*centrosOutput, error) {
	lista, err := h.uc.ListarCentros.Execute(ctx)
	if err != nil {
		return nil, err
	}
	out := &centrosOutput{}
	out.Body.Centros = make([]CentroElegible, len(lista))
	for i, c := range lista {
		out.Body.Centros[i] = CentroElegible{ID: string(c.ID), Codigo: c.Codigo, Nombre: c.Nombre, Regional: c.Regional}
	}
	return out, nil
}

func (h Centros) catalogo(ctx context.Context, in *catalogoCentrosInput) (*catalogoCentrosOutput, error) {
	var c Consulta
	f := app.FiltroCentros{Page: c.Pagina(in.Page), Limit: c.Limite(in.Limit, 20), Search: c.Busqueda(in.Search),
		Regional: c.Texto("regional", in.Regional), Estado: c.Texto("estado", in.Estado)}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := h.uc.AdministrarCentros.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return nil, err
	}
	out := &catalogoCentrosOutput{}
	out.Body.Centros = make([]CentroFila, len(p.Centros))
	for i, x := range p.Centros {
		fila := CentroFila{CentroBase: centroBase(x.EstadoCentro)}
		fila.Count.Personas, fila.Count.Coordinadores, fila.Count.Programas = x.Personas, x.Coordinadores, x.Programas
		out.Body.Centros[i] = fila
	}
	out.Body.Pagination = NewPaginacion(f.Page, f.Limit, p.Total, false)
	out.Body.Conteos = ConteosCatalogo{Activos: p.Activos, Inactivos: p.Inactivos}
	return out, nil
}

func (h Centros) ver(ctx context.Context, in *ConID) (*centroOutput, error) {
	v, err := h.uc.VerCentro.Execute(ctx, peticion.Actor(ctx), kernel.CentroID(idDe(in.ID)))
	if err != nil {
		return nil, err
	}
	out := &centroOutput{ETag: ETag(v.Edicion)}
	out.Body.Centro = centroJSON(v)
	return out, nil
}

func (h Centros) crear(ctx context.Context, in *crearCentroInput) (*centroHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	var nuevo app.RegistrarCentroInput
	leerCentro(l)(&nuevo.DatosCentro)
	nuevo.Ilegibles = l.Errores()
	v, err := h.uc.RegistrarCentro.Execute(ctx, peticion.Actor(ctx), nuevo)
	out, err := centroHecho(v, err, "Centro registrado")
	if err == nil {
		out.Location = "/api/centros/" + string(v.ID)
	}
	return out, err
}

func (h Centros) editar(ctx context.Context, in *verboInput) (*centroHechoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	escribir := leerCentro(l)
	v, err := h.uc.EditarCentro.Execute(ctx, peticion.Actor(ctx), app.EscribirCentroInput{CentroElegido: in.centro(), Escribir: escribir, Ilegibles: l.Errores()})
	return centroHecho(v, err, "Centro actualizado")
}

func (h Centros) sinCuerpo(hacer func(context.Context, kernel.Actor, app.CentroElegido) (app.CentroCompleto, error), mensaje string) func(context.Context, *verboInput) (*centroHechoOutput, error) {
	return func(ctx context.Context, in *verboInput) (*centroHechoOutput, error) {
		if _, err := LeerObjeto(in.RawBody); err != nil {
			return nil, err
		}
		v, err := hacer(ctx, peticion.Actor(ctx), in.centro())
		return centroHecho(v, err, mensaje)
	}
}

func (in *verboInput) centro() app.CentroElegido {
	return app.CentroElegido{ID: kernel.CentroID(idDe(in.ID)), Edicion: in.Version()}
}

func centroHecho(v app.CentroCompleto, err error, mensaje string) (*centroHechoOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &centroHechoOutput{ETag: ETag(v.Edicion)}
	out.Body.Message = mensaje
	out.Body.Centro = centroJSON(v)
	return out, nil
}

func centroBase(e catalogo.EstadoCentro) CentroBase {
	return CentroBase{ID: string(e.ID), Codigo: e.Codigo, Nombre: e.Nombre, Direccion: e.Direccion, Telefono: e.Telefono, Ciudad: e.Ciudad, Region: e.Region,
		RegionalCodigo: e.RegionalCodigo, FormCode: e.FormatoCodigo, FormVersion: e.FormatoVersion,
		LimitePlanta: propio(e.LimitePlanta), LimiteContratista: propio(e.LimiteContratista), IsActive: e.Activo,
		CreatedAt: NewInstante(e.CreadoEn), UpdatedAt: NewInstante(e.ActualizadoEn)}
}

// propio is a limit of the centre itself, nil for that of the country.
func propio(horas int) *int {
	if horas == 0 {
		return nil
	}
	return &horas
}

func centroJSON(v app.CentroCompleto) CentroCompletoJSON {
	c := CentroCompletoJSON{CentroBase: centroBase(v.EstadoCentro), Coordinadores: make([]CoordinadorJSON, len(v.Coordinadores)),
		Uso: UsoCentroJSON{Personas: v.Uso.Personas, Programas: v.Uso.Programas, SolicitudesAbiertas: v.Uso.Abiertas, CursosPorDictar: v.Uso.PorDictar}}
	for i, x := range v.Coordinadores {
		c.Coordinadores[i] = CoordinadorJSON{ID: string(x.ID), Name: x.Nombre, Email: x.Correo}
	}
	return c
}

// leerCentro reads the fields of a centre and returns what writes those that were given.
func leerCentro(l *Lector) func(d *catalogo.DatosCentro) {
	codigo, nombre, direccion, telefono := l.Texto("codigo"), l.Texto("nombre"), l.Texto("direccion"), l.Texto("telefono")
	ciudad, region, regional := l.Texto("ciudad"), l.Texto("region"), l.Texto("regionalCodigo")
	formato, version := l.Texto("formCode"), l.Texto("formVersion")
	planta, contratista := l.Entero("limitePlanta"), l.Entero("limiteContratista")
	return func(d *catalogo.DatosCentro) {
		dar(codigo, &d.Codigo)
		dar(nombre, &d.Nombre)
		dar(direccion, &d.Direccion)
		dar(telefono, &d.Telefono)
		dar(ciudad, &d.Ciudad)
		dar(region, &d.Region)
		dar(regional, &d.RegionalCodigo)
		dar(formato, &d.FormatoCodigo)
		dar(version, &d.FormatoVersion)
		dar(planta, &d.LimitePlanta)
		dar(contratista, &d.LimiteContratista)
	}
}
