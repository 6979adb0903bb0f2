package api

// documentacionDocumentos is of the papers and sheets that leave the system.
var documentacionDocumentos = map[string]Documentacion{
	"exportarSolicitud": {
		Descripcion: `La llama quien la tiene a su alcance: su autor, la coordinación del centro, la administración. Con ` + "`format=pdf`" + ` responde
la ficha de caracterización en tamaño carta, en cualquier estado; la que no está aprobada lo dice de lado a lado en cada página. Con
` + "`format=excel`" + ` responde un libro con las hojas Información General, Horarios y Objetivos y Competencias. El
nombre del archivo es ` + "`solicitud-<codigo>`" + `. Queda anotado quién la pidió.

* **404** si no existe o no está a su alcance.
* **422** si el formato no es uno de los que hay; el mensaje los nombra.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploAprobada, "format": "pdf"},
	},
	"inscripcionSolicitud": {
		Descripcion: `La llama quien tiene el curso a su alcance. Responde la hoja de inscripción masiva de SOFIA Plus con el número de ficha, y el
código de la empresa si lo hay, en una fila por aprendiz por inscribir, lista para escribir los documentos. Queda anotado quién la pidió.

* **404** si no existe o no está a su alcance.
* **409** si no está aprobada o su ficha es provisional: SOFIA Plus solo conoce el número de 7 dígitos.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploAprobada},
	},
	"exportarSolicitudes": {
		Descripcion: `Cada quien recibe lo que tiene a su alcance, con los mismos filtros de la lista: el instructor lo suyo, la coordinación lo de su
centro, la administración lo del país. Con ` + "`format=excel`" + ` el libro tiene las hojas Resumen, con su gráfico, Listado Completo, Análisis por
Centro y Análisis por Instructor; con ` + "`format=csv`" + `, el listado en UTF-8 con punto y coma; con ` + "`format=pdf`" + `, un reporte
para imprimir, de hasta 5.000 solicitudes. El archivo se llama
` + "`reporte-solicitudes-AAAA-MM-DD`" + `, con el día de Bogotá, y no trae cédulas, correos ni teléfonos. Queda anotado quién lo pidió.

* **404** si ninguna solicitud cumple los filtros.
* **422** si algo de lo pedido no se entiende, o si son más de 20.000, o de 5.000 en PDF: el mensaje dice cuántas; pida un periodo más corto.
* **429** mientras otra descarga suya se prepara; espere lo que dice ` + "`Retry-After`" + `.
* **503** si el sistema está preparando muchas descargas.`,
		Cuenta: "coordinador.9546",
		Parametros: map[string]any{"format": "excel", "estado": "PENDIENTE,EN_REVISION", "fechaInicio": "{hoy-60}", "fechaFin": "{hoy+0}", "search": "Luz Marina",
			"centro": "centro-9546", "regional": "68", "programa": EjemploProgramaPedido, "instructor": EjemploInstructor, "municipio": "68572", "modalidad": "PRESENCIAL",
			"especial": "CAMPESENA_CONVENIO_8842", "enviadaDesde": "{hoy-60}", "enviadaHasta": "{hoy+0}", "envios": 2, "paso": "DEVUELTA"},
	},
}
