package solicitudestest

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"complementarias/domain/kernel"
)

// diferencias names the fields in which got is not what is wanted, one in a line; an empty list and none are the same.
func diferencias[T any](got, want T) string {
	return strings.Join(comparar(reflect.ValueOf(got), reflect.ValueOf(want), reflect.TypeFor[T]().Name()), "\n")
}

func comparar(got, want reflect.Value, nombre string) (lineas []string) {
	switch {
	case got.Kind() == reflect.Pointer && !got.IsNil() && !want.IsNil() && got.Type().Elem().Kind() == reflect.Struct:
		return comparar(got.Elem(), want.Elem(), nombre)
	case esHoja(got) || got.Kind() == reflect.Slice && got.Len() != want.Len():
		if !reflect.DeepEqual(got.Interface(), want.Interface()) && !(got.Kind() == reflect.Slice && got.Len()+want.Len() == 0) {
			lineas = append(lineas, fmt.Sprintf("%s is %+v, want %+v", nombre, got, want))
		}
	case got.Kind() == reflect.Slice:
		for i := range got.Len() {
			lineas = append(lineas, comparar(got.Index(i), want.Index(i), fmt.Sprintf("%s[%d]", nombre, i))...)
		}
	default:
		for i := range got.NumField() {
			lineas = append(lineas, comparar(got.Field(i), want.Field(i), nombre+"."+got.Type().Field(i).Name)...)
		}
	}
	return lineas
}

// vacios lists the fields of v that have their zero value; of a list its first element counts.
func vacios(v reflect.Value, nombre string) (huecos []string) {
	switch {
	case nombre == ".Datos.FechasExcluidas[0].Nombre": // the name of a recess; people give none
	case nombre == ".Propuesta": // only of what is approved, which nobody reviews; it has a check of its own
	case v.IsZero():
		return []string{nombre}
	case v.Kind() == reflect.Slice:
		return vacios(v.Index(0), nombre+"[0]")
	case !esHoja(v):
		for i := range v.NumField() {
			huecos = append(huecos, vacios(v.Field(i), nombre+"."+v.Type().Field(i).Name)...)
		}
	}
	return huecos
}

// esHoja tells what is looked at as a whole.
func esHoja(v reflect.Value) bool {
	entero := v.Type() == reflect.TypeFor[time.Time]() || v.Type() == reflect.TypeFor[kernel.Date]()
	return entero || v.Kind() != reflect.Struct && v.Kind() != reflect.Slice
}
