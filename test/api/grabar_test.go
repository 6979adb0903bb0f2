package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"testing"

	"complementarias/test/apptest"
)

var cualquierID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`)

// grabarEjemplo writes an answer down: at most two of a list of objects, ids that are the same in each recording, no token.
func grabarEjemplo(t *testing.T, app *apptest.App, id string, r apptest.Response) {
	t.Helper()
	objeto := recortado(r.JSON()).(map[string]any)
	if _, hay := objeto["token"]; hay {
		objeto["token"] = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJqdGkiOiIwMTk5ZTVhMCJ9.firma"
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(objeto); err != nil {
		t.Fatal(err)
	}
	estables := map[string]string{}
	for ejemplo, consulta := range sustitutos {
		for _, real := range app.Query(t, consulta) {
			estables[real] = ejemplo
		}
	}
	texto := cualquierID.ReplaceAllStringFunc(b.String(), func(id string) string {
		if estables[id] == "" {
			estables[id] = fmt.Sprintf("0199e5a0-7000-7000-8000-%012d", len(estables))
		}
		return estables[id]
	})
	if err := os.WriteFile("../../adapters/web/api/ejemplos/"+id+".json", []byte(texto), 0o600); err != nil {
		t.Fatal(err)
	}
}

func recortado(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for clave, valor := range v {
			v[clave] = recortado(valor)
		}
	case []any:
		if len(v) > 2 {
			if _, deObjetos := v[0].(map[string]any); deObjetos {
				v = v[:2]
			}
		}
		for i := range v {
			v[i] = recortado(v[i])
		}
		return v
	}
	return v
}
