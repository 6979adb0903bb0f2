package documentos

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"complementarias/domain/kernel"
)

// noImpresos are the fields of a Solicitud that do not stand on its paper.
var noImpresos = map[string]bool{".ID": true, ".CentroID": true, ".Version": true, ".Revision": true}

// canonico writes everything that is printed of s in one way, for its fingerprint. Fields go by their names and empty ones
// are left out, so that a field that is added later changes no paper on which it is empty. Lengths stand before texts, so
// that no text can pass for two.
func canonico(s Solicitud) []byte {
	var b strings.Builder
	b.WriteString("papel/1\n")
	escribirCanonico(&b, "", reflect.ValueOf(s))
	return []byte(b.String())
}

func escribirCanonico(b *strings.Builder, camino string, v reflect.Value) {
	if v.IsZero() || noImpresos[camino] {
		return
	}
	texto := ""
	switch x := v.Interface().(type) {
	case kernel.Date:
		texto = x.String()
	case time.Time:
		texto = strconv.FormatInt(x.UnixMilli(), 10)
	default:
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				escribirCanonico(b, camino+"."+v.Type().Field(i).Name, v.Field(i))
			}
			return
		case reflect.Slice:
			for i := range v.Len() {
				// An element that says nothing still takes its place.
				lugar := camino + "[" + strconv.Itoa(i) + "]"
				fmt.Fprintf(b, "%s\n", lugar)
				escribirCanonico(b, lugar, v.Index(i))
			}
			return
		default:
			texto = fmt.Sprint(v.Interface())
		}
	}
	fmt.Fprintf(b, "%s=%d:%s\n", camino, len(texto), texto)
}
