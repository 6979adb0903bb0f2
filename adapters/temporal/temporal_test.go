package temporal_test

import (
	"io"
	"os"
	"testing"

	"complementarias/adapters/temporal"
)

func TestNothingIsLeftOnTheDisk(t *testing.T) {
	carpeta := t.TempDir()
	f, err := temporal.Carpeta{Ruta: carpeta}.Nuevo()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(f, "hola"); err != nil {
		t.Fatal(err)
	}
	r, tamano, err := f.Leer()
	if err != nil {
		t.Fatal(err)
	}
	leido, err := io.ReadAll(r)
	if err != nil || string(leido) != "hola" || tamano != 4 {
		t.Errorf("got %q of %d bytes, %v", leido, tamano, err)
	}
	quedan, err := os.ReadDir(carpeta)
	if err != nil || len(quedan) != 0 {
		t.Errorf("left %v, %v", quedan, err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

func TestAFolderThatIsNotThereIsToldAtOnce(t *testing.T) {
	if _, err := (temporal.Carpeta{Ruta: t.TempDir() + "/no"}).Nuevo(); err == nil {
		t.Error("no error")
	}
}
