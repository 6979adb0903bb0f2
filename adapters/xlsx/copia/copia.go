// Package deepcopy stands in for the library of that path, which excelize calls for one thing: a copy of a value of the
// same type that shares nothing with it. The library also calls methods that it looks up by name, and a program that can
// do that keeps every exported method of every type: 7 MB of this one (ADR 0020). go.mod puts this package in its place.
package deepcopy

import (
	"fmt"
	"reflect"
)

// Copy writes to *dst a copy of src, which is of the type that dst points to or a pointer to it. Pointers, slices, maps
// and interfaces are copied with what they hold; unexported fields, functions and channels are left at zero, since no
// other package may write the first and nobody can copy the others.
func Copy(dst, src any) error {
	to, from := reflect.ValueOf(dst), reflect.ValueOf(src)
	if to.Kind() != reflect.Pointer || to.IsNil() {
		return fmt.Errorf("copy to %T: it is no pointer to a value", dst)
	}
	to = to.Elem()
	if from.Kind() == reflect.Pointer && from.Type() != to.Type() {
		from = from.Elem()
	}
	if !from.IsValid() || from.Type() != to.Type() {
		return fmt.Errorf("copy %T to %T: they are not of one type", src, dst)
	}
	to.Set(copied(from))
	return nil
}

func copied(from reflect.Value) reflect.Value {
	to := reflect.New(from.Type()).Elem()
	switch from.Kind() {
	case reflect.Pointer:
		if !from.IsNil() {
			to.Set(reflect.New(from.Type().Elem()))
			to.Elem().Set(copied(from.Elem()))
		}
	case reflect.Interface:
		if !from.IsNil() {
			to.Set(copied(from.Elem()))
		}
	case reflect.Struct:
		for i := range from.NumField() {
			if from.Type().Field(i).IsExported() {
				to.Field(i).Set(copied(from.Field(i)))
			}
		}
	case reflect.Slice:
		if !from.IsNil() {
			to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
			copyItems(to, from)
		}
	case reflect.Array:
		copyItems(to, from)
	case reflect.Map:
		if !from.IsNil() {
			to.Set(reflect.MakeMapWithSize(from.Type(), from.Len()))
			for entry := from.MapRange(); entry.Next(); {
				to.SetMapIndex(copied(entry.Key()), copied(entry.Value()))
			}
		}
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
	default:
		to.Set(from)
	}
	return to
}

func copyItems(to, from reflect.Value) {
	for i := range from.Len() {
		to.Index(i).Set(copied(from.Index(i)))
	}
}
