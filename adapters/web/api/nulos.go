package api

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// declararNulos makes the document say what may be null: all that is behind a pointer. huma says it of texts and numbers,
// not of structs nor of types with a schema of their own.
func declararNulos(esquemas huma.Registry) {
	for nombre, esquema := range esquemas.Map() {
		tipo := esquemas.TypeFromRef(prefijoEsquema + nombre)
		if tipo == nil || tipo.Kind() != reflect.Struct {
			continue
		}
		for _, campo := range reflect.VisibleFields(tipo) {
			etiqueta, opciones, _ := strings.Cut(campo.Tag.Get("json"), ",")
			propiedad := esquema.Properties[etiqueta]
			if campo.Type.Kind() != reflect.Pointer || strings.Contains(opciones, "omitempty") || propiedad == nil {
				continue
			}
			if propiedad.Ref == "" {
				propiedad.Nullable = true
				continue
			}
			esquema.Properties[etiqueta] = &huma.Schema{Description: campo.Tag.Get("doc"),
				AnyOf: []*huma.Schema{{Ref: propiedad.Ref}, {Type: "null"}}}
		}
	}
}
