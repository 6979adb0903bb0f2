package descarga_test

import (
	"mime"
	"net/http/httptest"
	"testing"

	"complementarias/adapters/web/descarga"
	"complementarias/application/documentos"
)

func TestTheNameOfAFileComesThroughWhateverIsInIt(t *testing.T) {
	for nombre, quiere := range map[string]string{
		"solicitud-SOL-2026-014.pdf": "solicitud-SOL-2026-014.pdf",
		"Diseño ñandú.xlsx":          "Diseño ñandú.xlsx",
		"../../etc/passwd":           "..-..-etc-passwd",
		"a\r\nSet-Cookie: x=1.pdf":   "a--Set-Cookie: x=1.pdf",
		`comillas".pdf`:              "comillas-.pdf",
	} {
		tipo, partes, err := mime.ParseMediaType(descarga.Disposicion(nombre))
		if err != nil || tipo != "attachment" || partes["filename"] != quiere {
			t.Errorf("%q: got %s %q, %v", nombre, tipo, partes, err)
		}
	}
}

func TestAFileIsHandedOutWhole(t *testing.T) {
	w := httptest.NewRecorder()
	if err := descarga.Escribir(w, documentos.EnMemoria("lista.csv", documentos.TipoCSV, []byte("a;b\r\n"))); err != nil {
		t.Fatal(err)
	}
	h := w.Header()
	if w.Body.String() != "a;b\r\n" || h.Get("Content-Length") != "5" || h.Get("Content-Type") != documentos.TipoCSV ||
		h.Get("Content-Disposition") != `attachment; filename="lista.csv"` {
		t.Errorf("got %q %v", w.Body, h)
	}
}
