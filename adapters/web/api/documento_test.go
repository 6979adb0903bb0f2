package api

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"testing"
	"time"

	"complementarias/domain/kernel"
)

func TestDatesOfExamplesAreCountedFromToday(t *testing.T) {
	martes, domingo := kernel.NewDate(2027, time.January, 12), kernel.NewDate(2027, time.January, 17)
	for _, caso := range []struct {
		hoy           kernel.Date
		texto, quiere string
	}{
		{martes, `"{hoy+20}"`, `"2027-02-01"`},
		{martes, `"{hoy+0}"`, `"2027-01-12"`},
		{martes, `"{hoy-12}"`, `"2026-12-31"`},
		{martes, `"{lunes+0}"`, `"2027-01-11"`},
		{martes, `"{lunes+3}"`, `"2027-02-01"`},
		{domingo, `"{lunes+1}"`, `"2027-01-18"`},
		{martes, `"/api/x/{id} {hoy} {hoy+} {lunes 3}"`, `"/api/x/{id} {hoy} {hoy+} {lunes 3}"`},
	} {
		if got := conFechas(caso.texto, caso.hoy); got != caso.quiere {
			t.Errorf("%s on %s: %s, want %s", caso.texto, caso.hoy, got, caso.quiere)
		}
	}
}

func TestTheDocumentIsCompressedForWhoTakesIt(t *testing.T) {
	h := apiDePrueba(t)
	plano := pedirA(h, http.MethodGet, RutaDocumento, "")
	comprimido := pedirA(h, http.MethodGet, RutaDocumento, "", "Accept-Encoding", "br, gzip")
	if plano.Header().Get("Content-Encoding") != "" || comprimido.Header().Get("Content-Encoding") != "gzip" || comprimido.Header().Get("Vary") != "Accept-Encoding" {
		t.Errorf("%v and %v", plano.Header(), comprimido.Header())
	}
	z, err := gzip.NewReader(comprimido.Body)
	if err != nil {
		t.Fatal(err)
	}
	texto, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(texto, plano.Body.Bytes()) || !json.Valid(texto) {
		t.Errorf("the compressed one says something else: %v", err)
	}
}
