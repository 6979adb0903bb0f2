// Package papeles looks at PDF files with programs that have nothing to do with how ours are made: poppler and qpdf.
package papeles

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// programa finds a tool. Without it a test is skipped, except in CI.
func programa(t testing.TB, nombre string) string {
	t.Helper()
	ruta, err := exec.LookPath(nombre)
	if err == nil {
		return ruta
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is missing: make pdf-tools", nombre)
	}
	t.Skipf("%s is missing: make pdf-tools", nombre)
	return ""
}

func guardar(t testing.TB, pdf []byte) string {
	t.Helper()
	ruta := filepath.Join(t.TempDir(), "papel.pdf")
	if err := os.WriteFile(ruta, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return ruta
}

func correr(t testing.TB, nombre string, args ...string) []byte {
	t.Helper()
	var dicho, queja bytes.Buffer
	c := exec.CommandContext(t.Context(), programa(t, nombre), args...) //nolint:gosec // what the tests ask for
	c.Stdout, c.Stderr = &dicho, &queja
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", nombre, err, dicho.Bytes(), queja.Bytes())
	}
	return dicho.Bytes()
}

// Texto extracts what a reader selects and copies, page by page.
func Texto(t testing.TB, pdf []byte) []string {
	t.Helper()
	dicho := string(correr(t, "pdftotext", "-enc", "UTF-8", "-layout", guardar(t, pdf), "-"))
	return strings.Split(strings.TrimSuffix(dicho, "\f"), "\f")
}

// Crudo extracts the text in the order in which it was drawn.
func Crudo(t testing.TB, pdf []byte) string {
	t.Helper()
	return string(correr(t, "pdftotext", "-enc", "UTF-8", "-raw", guardar(t, pdf), "-"))
}

// Letras returns, page by page, the letters that are higher than altura points, in the order in which they were drawn.
func Letras(t testing.TB, pdf []byte, altura float64) []string {
	t.Helper()
	var paginas []string
	dicho := string(correr(t, "pdftotext", "-enc", "UTF-8", "-bbox", guardar(t, pdf), "-"))
	for l := range strings.Lines(dicho) {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "<page ") {
			paginas = append(paginas, "")
		}
		var x1, y1, x2, y2 float64
		if _, err := fmt.Sscanf(l, `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &x1, &y1, &x2, &y2); err == nil && y2-y1 > altura {
			_, palabra, _ := strings.Cut(strings.TrimSuffix(l, "</word>"), ">")
			paginas[len(paginas)-1] += palabra
		}
	}
	return paginas
}

// Corrido is a text with each run of blanks as one, so that it does not matter where lines end.
func Corrido(s string) string { return strings.Join(strings.Fields(s), " ") }

// Revisar fails unless qpdf finds nothing to complain about; it also warns with exit code 3.
func Revisar(t testing.TB, pdf []byte) {
	t.Helper()
	correr(t, "qpdf", "--check", guardar(t, pdf))
}

// Objetos is the structure of the file without its streams of drawing, as qpdf reads it: every key and every value.
func Objetos(t testing.TB, pdf []byte) string {
	t.Helper()
	return string(correr(t, "qpdf", "--json", "--json-key=qpdf", "--json-stream-data=none", guardar(t, pdf)))
}

// Datos is what pdfinfo tells of a file, by its labels.
func Datos(t testing.TB, pdf []byte) map[string]string {
	t.Helper()
	datos := map[string]string{}
	for l := range strings.Lines(string(correr(t, "pdfinfo", "-isodates", guardar(t, pdf)))) {
		if rotulo, valor, hay := strings.Cut(l, ":"); hay {
			datos[rotulo] = strings.TrimSpace(valor)
		}
	}
	return datos
}

// Imagen draws a page, counted from 1.
func Imagen(t testing.TB, pdf []byte, pagina, puntosPorPulgada int) image.Image {
	t.Helper()
	n := strconv.Itoa(pagina)
	dibujo, err := png.Decode(bytes.NewReader(correr(t, "pdftoppm", "-png", "-r", strconv.Itoa(puntosPorPulgada), "-f", n, "-l", n, guardar(t, pdf))))
	if err != nil {
		t.Fatal(err)
	}
	return dibujo
}
