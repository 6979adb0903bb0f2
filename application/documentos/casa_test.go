package documentos_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"complementarias/application/documentos"
	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

var (
	ahora    = time.Date(2026, 11, 27, 3, 0, 0, 0, time.UTC) // 26 November, 22:00 in Bogotá
	ines     = kernel.Actor{ID: "ines", Nombre: "Inés Ñañez", Rol: kernel.Instructor, Centro: "c1"}
	errRota  = errors.New("se dañó")
	unaTabla = tablas.Tabla{Titulo: "Una", Columnas: []tablas.Columna{{Titulo: "Código"}},
		Filas: tablas.Filas([][]tablas.Celda{{tablas.Texto("SOL-2026-001")}})}
)

// casa is the module on fakes that behave.
type casa struct {
	deps      documentos.Deps
	mu        sync.Mutex // guards what several at once write down
	abiertos  int
	anotadas  []kernel.Anotacion
	noAnota   error
	escritor  escritor
	escritura []tablas.Libro
	s         documentos.Solicitud
	noHay     error // what reading s says
	noEscribe error // what the sheets of s say
}

func nuevaCasa() *casa {
	c := &casa{}
	c.escritor.c = c
	c.deps = documentos.Deps{Solicitudes: c, Hojas: c, Escritores: map[documentos.Salida]documentos.Escritor{documentos.CSV: &c.escritor, documentos.Excel: &c.escritor},
		Temporales: c, Auditoria: c, Now: func() time.Time { return ahora }}
	return c
}

func (c *casa) casos() documentos.UseCases { return documentos.New(c.deps) }

// Anotar implements documentos.Auditoria.
func (c *casa) Anotar(_ context.Context, _ kernel.Actor, a kernel.Anotacion) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.noAnota == nil {
		c.anotadas = append(c.anotadas, a)
	}
	return c.noAnota
}

// Nuevo implements documentos.Temporales.
func (c *casa) Nuevo() (documentos.Temporal, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.abiertos++
	return &temporal{c: c}, nil
}

type temporal struct {
	bytes.Buffer
	c *casa
}

func (t *temporal) Leer() (io.ReadCloser, int64, error) { return t, int64(t.Len()), nil }

func (t *temporal) Close() error {
	t.c.mu.Lock()
	defer t.c.mu.Unlock()
	t.c.abiertos--
	return nil
}

// escritor writes the titles and every text.
type escritor struct {
	c     *casa
	falla error
}

func (e *escritor) Escribir(ctx context.Context, w io.Writer, l tablas.Libro) error {
	e.c.mu.Lock()
	e.c.escritura = append(e.c.escritura, l)
	e.c.mu.Unlock()
	for _, t := range l.Tablas {
		for fila, err := range t.Filas {
			if err = errors.Join(err, ctx.Err()); err != nil {
				return err
			}
			for _, celda := range fila {
				if _, err := io.WriteString(w, celda.Texto+"|"); err != nil {
					return err
				}
			}
		}
	}
	return e.falla
}

// leido closes the file too.
func leido(t *testing.T, a documentos.Archivo) string {
	t.Helper()
	texto, err := io.ReadAll(a.Contenido)
	if err := errors.Join(err, a.Contenido.Close()); err != nil {
		t.Fatal(err)
	}
	return string(texto)
}

// Ver implements documentos.Solicitudes.
func (c *casa) Ver(context.Context, kernel.Actor, kernel.SolicitudID) (documentos.Solicitud, error) {
	return c.s, c.noHay
}

// DePapel implements documentos.Solicitudes.
func (c *casa) DePapel(context.Context, kernel.SolicitudID) (documentos.Solicitud, error) {
	return c.s, c.noHay
}

// Solicitud implements documentos.Hojas.
func (c *casa) Solicitud(w io.Writer, s documentos.Solicitud, autor string, creado time.Time) error {
	_, err := fmt.Fprint(w, "libro de ", s.Codigo, " por ", autor, " el ", creado.Format(time.RFC3339))
	return errors.Join(err, c.noEscribe)
}

// Inscripcion implements documentos.Hojas.
func (c *casa) Inscripcion(w io.Writer, s documentos.Solicitud, _ string, _ time.Time) error {
	_, err := fmt.Fprint(w, "inscripción de ", s.NumeroFicha)
	return errors.Join(err, c.noEscribe)
}
