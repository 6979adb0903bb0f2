package api

import (
	"context"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/catalogo"
	"complementarias/application/documentos"
	"complementarias/application/identidad"
	"complementarias/application/lotes"
	"complementarias/domain/kernel"
)

// importacionesDe brings the sheets of one kind into the system, in two steps; R is how a row of it is written.
type importacionesDe[R any] struct {
	ruta          string
	nombre        string // what its operationIds add to those of the sheets of instructors
	que           string // what the sheets are of
	entrada       any    // the form, for the document
	columnas      []lotes.Columna
	renglon       func(valor func(string) string, r lotes.Renglon) R
	previsualizar func(context.Context, kernel.Actor, subida) (*lotes.Importacion, error)
	ver           func(context.Context, kernel.Actor, string) (*lotes.Importacion, error)
	confirmar     func(context.Context, kernel.Actor, string, bool) (*lotes.Importacion, error)
	deshacer      func(context.Context, kernel.Actor, string) (*lotes.Importacion, error)
	entregar      documentos.EntregarTablas
}

// RegistrarImportacionesDeInstructores puts the imports of instructors on the API; entregar hands out the file with the
// results.
func RegistrarImportacionesDeInstructores(uc identidad.UseCases, entregar documentos.EntregarTablas) func(huma.API) {
	h := importacionesDe[RenglonDeInstructorJSON]{
		ruta: "/api/instructores/importaciones", que: "instructores", entrada: importarEntrada{}, columnas: identidad.ColumnasDeInstructores(), renglon: renglonDeInstructor,
		previsualizar: func(ctx context.Context, por kernel.Actor, s subida) (*lotes.Importacion, error) {
			return uc.PrevisualizarImportacion.Execute(ctx, por, identidad.ImportarInput(s))
		},
		ver: uc.VerImportacion.Execute, confirmar: uc.ConfirmarImportacion.Execute, deshacer: uc.DeshacerImportacion.Execute, entregar: entregar,
	}
	return func(hapi huma.API) {
		h.registrar(hapi)
		Subir(hapi, operacion("importarInstructores", http.MethodPost, "/api/instructores/import", "Importar una hoja de instructores en un solo paso"), importarEntrada{},
			importarDirecto(uc))
	}
}

// RegistrarImportacionesDeProgramas puts the imports of programmes on the API.
func RegistrarImportacionesDeProgramas(uc catalogo.UseCases, entregar documentos.EntregarTablas) func(huma.API) {
	return importacionesDe[RenglonDeProgramaJSON]{
		ruta: "/api/programas/importaciones", nombre: "DeProgramas", que: "programas", entrada: importarProgramasEntrada{}, columnas: catalogo.ColumnasDeProgramas(),
		renglon: renglonDePrograma,
		previsualizar: func(ctx context.Context, por kernel.Actor, s subida) (*lotes.Importacion, error) {
			return uc.PrevisualizarImportacion.Execute(ctx, por, catalogo.ImportarInput(s))
		},
		ver: uc.VerImportacion.Execute, confirmar: uc.ConfirmarImportacion.Execute, deshacer: uc.DeshacerImportacion.Execute, entregar: entregar,
	}.registrar
}

type importarEntrada struct {
	File     string `json:"file" format:"binary" doc:"Un libro de Excel (.xlsx) o un texto CSV, de hasta 5 MB y 2.000 filas, con las columnas nombres, apellidos, cedula, email, telefono y especialidad, y si se quiere vinculo"`
	CentroID string `json:"centroId,omitempty" doc:"Lo necesita la administración; para la coordinación es el propio"`
}

type importarProgramasEntrada struct {
	File     string `json:"file" format:"binary" doc:"Un libro de Excel (.xlsx) o un texto CSV, de hasta 5 MB y 2.000 filas, con las columnas codigo, nombre, version, duracion, cupo y modalidad, y si se quiere tipo, centro, descripcion, objetivos, competencias y resultados"`
	CentroID string `json:"centroId,omitempty" doc:"El centro de las filas que no traen el código de uno"`
}

type confirmarEntrada struct {
	SoloValidas bool `json:"soloValidas,omitempty" doc:"Deja por fuera las filas con errores; sin ello, si las hay, no se importa ninguna"`
}

type importacionOutput[R any] struct {
	Body struct {
		Message     string             `json:"message"`
		Importacion ImportacionJSON[R] `json:"importacion"`
	}
}

type importacionCreadaOutput[R any] struct {
	Location string `header:"Location"`
	Body     struct {
		Message     string             `json:"message"`
		Importacion ImportacionJSON[R] `json:"importacion"`
	}
}

type importacionVistaOutput[R any] struct {
	Body struct {
		Importacion ImportacionJSON[R] `json:"importacion"`
	}
}

func (h importacionesDe[R]) registrar(hapi huma.API) {
	Subir(hapi, creacion("previsualizarImportacion"+h.nombre, h.ruta, "Leer una hoja de "+h.que+" y decir qué pasará con cada fila"), h.entrada, h.leerHoja)
	Leer(hapi, operacion("verImportacion"+h.nombre, http.MethodGet, h.ruta+"/{id}", "Una importación de "+h.que+", fila por fila"), h.mostrar)
	confirmar := operacion("confirmarImportacion"+h.nombre, http.MethodPost, h.ruta+"/{id}/confirm", "Importar los "+h.que+" que se vieron")
	confirmar.Errors = []int{http.StatusTooManyRequests}
	Escribir(hapi, confirmar, confirmarEntrada{}, h.importar)
	Escribir(hapi, operacion("deshacerImportacion"+h.nombre, http.MethodPost, h.ruta+"/{id}/undo", "Deshacer una importación de "+h.que+", durante 24 horas"), nil, h.devolver)
	resultado := operacion("resultadoImportacion"+h.nombre, http.MethodGet, h.ruta+"/{id}/resultado", "El archivo de "+h.que+" con lo que pasó con cada fila")
	resultado.Responses = archivos(documentos.TipoExcel, documentos.TipoCSV)
	Leer(hapi, resultado, h.resultado)
}

// subida is what was sent, for the use cases that take a file.
type subida struct {
	Contenido []byte
	Centro    kernel.CentroID
}

func subidaDe(ctx context.Context) subida {
	p := peticion.De(ctx)
	return subida{Contenido: p.Archivo, Centro: kernel.CentroID(idDe(p.Campos.Get("centroId")))}
}

func (h importacionesDe[R]) leerHoja(ctx context.Context, _ *struct{}) (*importacionCreadaOutput[R], error) {
	i, err := h.previsualizar(ctx, peticion.Actor(ctx), subidaDe(ctx))
	if err != nil {
		return nil, err
	}
	out := &importacionCreadaOutput[R]{Location: h.ruta + "/" + url.PathEscape(i.ID)}
	out.Body.Message = "Todavía no se ha importado nada: revise qué pasará con cada fila y confirme."
	out.Body.Importacion, err = h.json(i)
	return out, err
}

func (h importacionesDe[R]) mostrar(ctx context.Context, in *ConID) (*importacionVistaOutput[R], error) {
	i, err := h.ver(ctx, peticion.Actor(ctx), idDe(in.ID))
	if err != nil {
		return nil, err
	}
	out := &importacionVistaOutput[R]{}
	out.Body.Importacion, err = h.json(i)
	return out, err
}

func (h importacionesDe[R]) importar(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*importacionOutput[R], error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	actor, id := peticion.Actor(ctx), idDe(in.ID)
	soloValidas := l.Booleano("soloValidas").O(false)
	if err := l.Err(); err != nil {
		if _, ausente := h.ver(ctx, actor, id); ausente != nil { // what is out of scope looks absent, whatever is sent
			return nil, ausente
		}
		return nil, err
	}
	i, err := h.confirmar(ctx, actor, id, soloValidas)
	return h.hecha(i, err, "Importación confirmada.")
}

func (h importacionesDe[R]) devolver(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*importacionOutput[R], error) {
	i, err := h.deshacer(ctx, peticion.Actor(ctx), idDe(in.ID))
	return h.hecha(i, err, "La importación se deshizo. Cada fila dice qué pasó con ella.")
}

func (h importacionesDe[R]) hecha(i *lotes.Importacion, err error, mensaje string) (*importacionOutput[R], error) {
	if err != nil {
		return nil, err
	}
	out := &importacionOutput[R]{}
	out.Body.Message = mensaje
	out.Body.Importacion, err = h.json(i)
	return out, err
}

func (h importacionesDe[R]) resultado(ctx context.Context, in *ConID) (*huma.StreamResponse, error) {
	actor := peticion.Actor(ctx)
	i, err := h.ver(ctx, actor, idDe(in.ID))
	if err != nil {
		return nil, err
	}
	salida := documentos.Excel
	if i.Formato == lotes.CSV {
		salida = documentos.CSV
	}
	a, err := h.entregar.Execute(ctx, actor, documentos.EntregarTablasInput{
		Libro: lotes.LibroDeResultado("resultado-importacion", "Resultado de la importación", i), Salida: salida, Reporte: "resultado_importacion"})
	if err != nil {
		return nil, err
	}
	return entregar(ctx, a), nil
}
