package api

import (
	"context"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/documentos"
	"complementarias/application/identidad"
	"complementarias/application/lotes"
	"complementarias/domain/kernel"
)

// Importaciones brings sheets of instructors into the system.
type Importaciones struct {
	uc       identidad.UseCases
	entregar documentos.EntregarTablas
}

// NewImportaciones registers its operations with Registrar; entregar hands out the file with the results.
func NewImportaciones(uc identidad.UseCases, entregar documentos.EntregarTablas) Importaciones {
	return Importaciones{uc, entregar}
}

type importarEntrada struct {
	File     string `json:"file" format:"binary" doc:"Un libro de Excel (.xlsx) o un texto CSV, de hasta 5 MB y 2.000 filas, con las columnas nombres, apellidos, cedula, email, telefono y especialidad, y si se quiere vinculo"`
	CentroID string `json:"centroId,omitempty" doc:"Lo necesita la administración; para la coordinación es el propio"`
}

type confirmarEntrada struct {
	SoloValidas bool `json:"soloValidas,omitempty" doc:"Deja por fuera las filas con errores; sin ello, si las hay, no se importa ninguna"`
}

type importacionOutput struct {
	Body struct {
		Message     string          `json:"message"`
		Importacion ImportacionJSON `json:"importacion"`
	}
}

type importacionCreadaOutput struct {
	Location string `header:"Location"`
	Body     struct {
		Message     string          `json:"message"`
		Importacion ImportacionJSON `json:"importacion"`
	}
}

type importacionVistaOutput struct {
	Body struct {
		Importacion ImportacionJSON `json:"importacion"`
	}
}

const rutaImportaciones = "/api/instructores/importaciones"

// Registrar puts the operations on the API.
func (h Importaciones) Registrar(hapi huma.API) {
	Subir(hapi, creacion("previsualizarImportacion", rutaImportaciones, "Leer una hoja de instructores y decir qué pasará con cada fila"), importarEntrada{}, h.previsualizar)
	Leer(hapi, operacion("verImportacion", http.MethodGet, rutaImportaciones+"/{id}", "Una importación, fila por fila"), h.ver)
	confirmar := operacion("confirmarImportacion", http.MethodPost, rutaImportaciones+"/{id}/confirm", "Importar lo que se vio")
	confirmar.Errors = []int{http.StatusTooManyRequests}
	Escribir(hapi, confirmar, confirmarEntrada{}, h.confirmar)
	Escribir(hapi, operacion("deshacerImportacion", http.MethodPost, rutaImportaciones+"/{id}/undo", "Deshacer una importación, durante 24 horas"), nil, h.deshacer)
	resultado := operacion("resultadoImportacion", http.MethodGet, rutaImportaciones+"/{id}/resultado", "El archivo con lo que pasó con cada fila")
	resultado.Responses = archivos(documentos.TipoExcel, documentos.TipoCSV)
	Leer(hapi, resultado, h.resultado)
	Subir(hapi, operacion("importarInstructores", http.MethodPost, "/api/instructores/import", "Importar una hoja de instructores en un solo paso"), importarEntrada{}, h.importar)
}

// subida is what was sent, for the use cases that take a file.
func subida(ctx context.Context) identidad.ImportarInput {
	p := peticion.De(ctx)
	return identidad.ImportarInput{Contenido: p.Archivo, Centro: kernel.CentroID(idDe(p.Campos.Get("centroId")))}
}

func (h Importaciones) previsualizar(ctx context.Context, _ *struct{}) (*importacionCreadaOutput, error) {
	i, err := h.uc.PrevisualizarImportacion.Execute(ctx, peticion.Actor(ctx), subida(ctx))
	if err != nil {
		return nil, err
	}
	out := &importacionCreadaOutput{Location: rutaImportaciones + "/" + url.PathEscape(i.ID)}
	out.Body.Message = "Todavía no se ha importado nada: revise qué pasará con cada fila y confirme."
	out.Body.Importacion, err = importacionJSON(i)
	return out, err
}

func (h Importaciones) ver(ctx context.Context, in *ConID) (*importacionVistaOutput, error) {
	i, err := h.uc.VerImportacion.Execute(ctx, peticion.Actor(ctx), idDe(in.ID))
	if err != nil {
		return nil, err
	}
	out := &importacionVistaOutput{}
	out.Body.Importacion, err = importacionJSON(i)
	return out, err
}

func (h Importaciones) confirmar(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*importacionOutput, error) {
	objeto, err := LeerObjeto(in.RawBody)
	if err != nil {
		return nil, err
	}
	actor, id, l := peticion.Actor(ctx), idDe(in.ID), NewLector(objeto)
	soloValidas := l.Booleano("soloValidas").O(false)
	if err := l.Err(); err != nil {
		if _, ausente := h.uc.VerImportacion.Execute(ctx, actor, id); ausente != nil { // what is out of scope looks absent, whatever is sent
			return nil, ausente
		}
		return nil, err
	}
	i, err := h.uc.ConfirmarImportacion.Execute(ctx, actor, id, soloValidas)
	return hechaJSON(i, err, "Importación confirmada.")
}

func (h Importaciones) deshacer(ctx context.Context, in *struct {
	ConID
	Cuerpo
},
) (*importacionOutput, error) {
	i, err := h.uc.DeshacerImportacion.Execute(ctx, peticion.Actor(ctx), idDe(in.ID))
	return hechaJSON(i, err, "La importación se deshizo. Cada fila dice qué pasó con ella.")
}

func hechaJSON(i *lotes.Importacion, err error, mensaje string) (*importacionOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &importacionOutput{}
	out.Body.Message = mensaje
	out.Body.Importacion, err = importacionJSON(i)
	return out, err
}

func (h Importaciones) resultado(ctx context.Context, in *ConID) (*huma.StreamResponse, error) {
	actor := peticion.Actor(ctx)
	i, err := h.uc.VerImportacion.Execute(ctx, actor, idDe(in.ID))
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
