package api

// documentacionDocumentos is of the papers and sheets that leave the system.
var documentacionDocumentos = map[string]Documentacion{
	"exportarSolicitud": {
		Descripcion: `La llama quien la tiene a su alcance: su autor, la coordinación del centro, la administración. Con ` + "`format=pdf`" + ` responde
la ficha de caracterización en tamaño carta, en cualquier estado; la que no está aprobada lo dice de lado a lado en cada página. El
nombre del archivo es ` + "`solicitud-<codigo>`" + `. Queda anotado quién la pidió.

* **404** si no existe o no está a su alcance.
* **422** si el formato no es uno de los que hay; el mensaje los nombra.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploAprobada, "format": "pdf"},
	},
}
