package api

import (
	"embed"
	"encoding/json"
	"io/fs"
	"maps"
	"net/http"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/problema"
)

// Documentacion is what the OpenAPI document says of an operation beyond its types: who may call it, what it does, what it
// refuses, and a call that test/api makes against the demonstration data. What that call answers is recorded in
// ejemplos/<operationId>.json.
type Documentacion struct {
	// Descripcion says who may call, what happens and which refusals there are, in Markdown.
	Descripcion string
	// Cuenta is the demonstration account that makes the call, such as coordinador.9546; empty is nobody.
	Cuenta string
	// Parametros are examples by name, where the one of the parameter's own tag does not do. All examples of an operation
	// together are one call. Dates may be relative to today: see fechaRelativa.
	Parametros map[string]any
	// Cuerpo is what is sent; nil for an operation without a body.
	Cuerpo any
}

// Stand-ins in examples for what differs in each database. test/api puts things of the demonstration data in their place,
// so a new one needs a query there.
const (
	EjemploBorrador         = "0199e5a0-6f10-7a01-8c5d-2b7e90d4f001" // a draft of instructor1.9546
	EjemploPendiente        = "0199e5a0-6f10-7a02-8c5d-2b7e90d4f002" // of instructor1.9546, returned once
	EjemploEnRevision       = "0199e5a0-6f10-7a03-8c5d-2b7e90d4f003" // of instructor2.9546, taken by coordinador.9546
	EjemploDevuelta         = "0199e5a0-6f10-7a04-8c5d-2b7e90d4f004" // of instructor2.9546
	EjemploAprobada         = "0199e5a0-6f10-7a05-8c5d-2b7e90d4f005" // of instructor1.9546, with its SOFIA Plus number
	EjemploProvisional      = "0199e5a0-6f10-7a06-8c5d-2b7e90d4f006" // of instructor1.9546, approved, to begin in weeks
	EjemploConPropuesta     = "0199e5a0-6f10-7a07-8c5d-2b7e90d4f007" // of instructor2.9546, approved
	EjemploPrograma         = "0199e5a0-6f10-7b01-8c5d-2b7e90d4f101" // 40 hours, of centre 9546
	EjemploProgramaPedido   = "0199e5a0-6f10-7b02-8c5d-2b7e90d4f102" // of EjemploPendiente
	EjemploCentroInactivo   = "0199e5a0-6f10-7b04-8c5d-2b7e90d4f104" // nobody is in it
	EjemploAmbiente         = "0199e5a0-6f10-7b05-8c5d-2b7e90d4f105" // of centre 9546
	EjemploProgramaInactivo = "0199e5a0-6f10-7b03-8c5d-2b7e90d4f103" // of centre 9546
	EjemploInstructor       = "0199e5a0-6f10-7d01-8c5d-2b7e90d4f301" // instructor1.9546
	EjemploInstructorLibre  = "0199e5a0-6f10-7d02-8c5d-2b7e90d4f302" // has nothing in hand
	EjemploColega           = "0199e5a0-6f10-7d05-8c5d-2b7e90d4f305" // an instructor of 9546 without anything in hand
	EjemploSeFue            = "0199e5a0-6f10-7d06-8c5d-2b7e90d4f306" // an instructor of 9546 who left
	EjemploInvitado         = "0199e5a0-6f10-7d07-8c5d-2b7e90d4f307" // an instructor of 9546 who was invited and has not come
	EjemploImportacion      = "0199e5a0-6f10-7fa1-8c5d-2b7e90d4f5a1" // a preview of coordinador.9546 with a row that has errors
	EjemploImportada        = "0199e5a0-6f10-7fa2-8c5d-2b7e90d4f5a2" // confirmed by coordinador.9546
	EjemploDeProgramas      = "0199e5a0-6f10-7fa3-8c5d-2b7e90d4f5a3" // a preview of admin with a row that has errors
	EjemploProgramas        = "0199e5a0-6f10-7fa4-8c5d-2b7e90d4f5a4" // programmes, confirmed by admin
	EjemploNotificacion     = "0199e5a0-6f10-7c01-8c5d-2b7e90d4f201" // of instructor1.9546
	EjemploMensaje          = "0199e5a0-6f10-7f01-8c5d-2b7e90d4f501" // kept and not sent
	EjemploEvento           = "0199e5a0-6f10-7f02-8c5d-2b7e90d4f502" // given up
	EjemploClave            = "la-clave-de-su-cuenta"
	EjemploEnlace           = "el-final-de-la-direccion-del-enlace" // a reset link of instructor2.9546
	nombreEjemplo           = "ejemplo"
	resumenPeticion         = "Una petición que se puede enviar hoy, con los ids de su instalación"
	resumenRespuesta        = "Lo que respondió con los datos de demostración"
)

// objeto is a JSON object of an example.
type objeto = map[string]any

// Documentaciones has a row for every operation, by its operationId.
func Documentaciones() map[string]Documentacion {
	todas := map[string]Documentacion{}
	for _, tabla := range []map[string]Documentacion{
		documentacionGeneral, documentacionHorarios, documentacionSolicitudes, documentacionDecisiones, documentacionReportes, documentacionDocumentos, documentacionAccesos,
		documentacionAdministracion,
		documentacionCorreos,
		documentacionInstructores,
		documentacionImportaciones,
		documentacionImportarProgramas,
		documentacionCatalogo,
		documentacionCalendario,
		documentacionFrases,
		documentacionUsuarios,
		documentacionCentros,
		documentacionAmbientes,
		documentacionEspeciales,
		documentacionConfiguracion,
	} {
		maps.Copy(todas, tabla)
	}
	return todas
}

//go:embed ejemplos/*.json
var ejemplos embed.FS

// describir completes the document with the Documentaciones and the recorded answers.
func describir(doc *huma.OpenAPI) {
	declararNulos(doc.Components.Schemas)
	tabla := Documentaciones()
	for _, ruta := range doc.Paths {
		for _, op := range []*huma.Operation{ruta.Get, ruta.Post, ruta.Put, ruta.Delete} {
			if op != nil {
				describirOperacion(op, tabla[op.OperationID])
			}
		}
	}
}

func describirOperacion(op *huma.Operation, d Documentacion) {
	op.Description = d.Descripcion
	for _, p := range op.Parameters {
		describirParametro(p, d.Parametros[p.Name])
	}
	if op.RequestBody != nil && d.Cuerpo != nil {
		for _, tipo := range op.RequestBody.Content {
			tipo.Examples = map[string]*huma.Example{nombreEjemplo: {Summary: resumenPeticion, Value: d.Cuerpo}}
		}
	}
	if !slices.ContainsFunc(op.Parameters, func(p *huma.Param) bool { return p.Name == "If-Match" }) {
		delete(op.Responses, strconv.Itoa(http.StatusPreconditionFailed))
	}
	for estado, respuesta := range op.Responses {
		n, _ := strconv.Atoi(estado) // "default" is none of ours
		if n >= http.StatusBadRequest {
			respuesta.Description = problema.Titulo(n)
			continue
		}
		respuesta.Description = descripcionDeExito(n)
		if n != http.StatusCreated {
			delete(respuesta.Headers, "Location")
		}
		contenido, err := fs.ReadFile(ejemplos, "ejemplos/"+op.OperationID+".json")
		if tipo := respuesta.Content[tipoJSON]; err == nil && tipo != nil {
			tipo.Examples = map[string]*huma.Example{nombreEjemplo: {Summary: resumenRespuesta, Value: json.RawMessage(contenido)}}
		}
	}
}

func descripcionDeExito(estado int) string {
	switch estado {
	case http.StatusCreated:
		return "Creado; la cabecera Location dice dónde está"
	case http.StatusNoContent:
		return "Hecho; sin cuerpo"
	default:
		return "Hecho"
	}
}

// describirParametro takes description and example of the parameter's own tags up from its schema, where readers of the
// document look for them last.
func describirParametro(p *huma.Param, ejemplo any) {
	if p.Description == "" {
		p.Description = p.Schema.Description
	}
	if p.Example = ejemplo; ejemplo == nil && len(p.Schema.Examples) > 0 {
		p.Example = p.Schema.Examples[0]
	}
	p.Schema.Description, p.Schema.Examples = "", nil
}
