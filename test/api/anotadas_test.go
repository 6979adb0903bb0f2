package api_test

import (
	"testing"

	"complementarias/test/apptest"
)

// sinAnotar are the operations whose example changes nothing that has to be accounted for: it asks a question, looks at what
// would be done, says what the person has read, or finds nothing to send again.
var sinAnotar = map[string]bool{
	"planearHorario": true, "cuandoPuedo": true,
	"pegarFichas": true, "previsualizarImportacion": true, "previsualizarImportacionDeProgramas": true,
	"marcarLeida": true, "marcarTodasLeidas": true,
	"reenviarCorreos": true, "reintentarEventos": true,
}

// anotado tells whether the audit has what a request did.
func anotado(t *testing.T, app *apptest.App, r apptest.Response) bool {
	t.Helper()
	id := r.Header.Get("X-Request-Id")
	return app.Count(t, `SELECT (SELECT count(*) FROM auditoria WHERE peticion_id = ?0) + (SELECT count(*) FROM solicitud_historial WHERE peticion_id = ?0)`, id) > 0
}
