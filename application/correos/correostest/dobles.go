package correostest

import (
	"context"
	"fmt"
	"strings"
	"sync"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
)

// Enlaces are one-time links by their id; what is in none never was. It is only read while a test runs.
type Enlaces map[string]correos.Enlace

// Abrir implements app.Enlaces.
func (e Enlaces) Abrir(ctx context.Context, id string) (correos.Enlace, error) {
	return e[id], ctx.Err()
}

// Redaccion lays a message out as its subject, its sentences and its lines. Falla, when it is there, is asked first.
type Redaccion struct{ Falla func(correos.Mensaje) error }

// Componer implements app.Redaccion.
func (r Redaccion) Componer(m correos.Mensaje, p correos.Persona, c correos.Contenido) (app.Carta, error) {
	if r.Falla != nil {
		if err := r.Falla(m); err != nil {
			return app.Carta{}, err
		}
	}
	lineas := append([]string{}, c.Parrafos...)
	for _, l := range c.Lineas {
		lineas = append(lineas, fmt.Sprintf("%s: %s", l.Rotulo, l.Valor))
	}
	lineas = append(lineas, c.Boton.Ruta)
	return app.Carta{ID: m.ID, Correo: p.Correo, Nombre: p.Nombre, Asunto: c.Asunto, Texto: strings.Join(lineas, "\n"), Fecha: m.Creado,
		Secreta: m.Tipo.Secreto()}, nil
}

// Transporte is a mail server that keeps what it is handed, and is safe for concurrent use. Responde says what it answers
// to each; nil takes everything.
type Transporte struct {
	Responde func(ctx context.Context, c app.Carta) error

	mu     sync.Mutex
	cartas []app.Carta
}

// Enviar implements app.Transporte.
func (s *Transporte) Enviar(ctx context.Context, c app.Carta) error {
	s.mu.Lock()
	s.cartas = append(s.cartas, c)
	s.mu.Unlock()
	if s.Responde == nil {
		return nil
	}
	return s.Responde(ctx, c)
}

// Cartas are all that it was handed, whatever it answered, oldest first.
func (s *Transporte) Cartas() []app.Carta {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]app.Carta{}, s.cartas...)
}
