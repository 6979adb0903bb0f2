package correostest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// Almacen is a store under test: it knows Usuarios and Accesos, and has no message, solicitud or event.
type Almacen struct {
	UoW        app.UnitOfWork
	Cola       app.Cola
	Reader     app.Reader
	Directorio app.Directorio

	// What others write: a solicitud in the place of the one with its ID, and a row of the outbox.
	Enviar   func(t *testing.T, s Enviada)
	Entregar func(t *testing.T, e Entrega) int64
	// Anotadas counts the rows of the audit.
	Anotadas func(t *testing.T) int
}

// Almacen is how the contract sees m.
func (m *Memoria) Almacen() Almacen {
	return Almacen{UoW: m, Cola: m, Reader: m, Directorio: m,
		Enviar:   func(_ *testing.T, s Enviada) { m.Enviar(s) },
		Entregar: func(_ *testing.T, e Entrega) int64 { return m.Entregar(e) },
		Anotadas: func(*testing.T) int { return len(m.Anotadas()) },
	}
}

// Contrato checks what the use cases rely on; it runs on Memoria and on PostgreSQL. nuevo makes an empty store.
func Contrato(t *testing.T, nuevo func(t *testing.T) Almacen) {
	for nombre, prueba := range map[string]func(*testing.T, *banco){
		"lo ausente no existe":                           ausente,
		"un mensaje vuelve como se guardó":               vuelve,
		"una entrega escribe una sola vez a cada quien":  unaVez,
		"una entrega repetida a la vez escribe una vez":  unaVezCarrera,
		"quien lee un mensaje lo aparta":                 aparta,
		"los muertos salen del más viejo al más nuevo":   muertosEnOrden,
		"un resumen recoge lo que espera de una persona": resume,
		"lo que falla no deja rastro":                    rollback,

		"se toma lo que más ha esperado":             tomaElMasViejo,
		"no se toma antes de tiempo ni lo terminado": tomaLoDebido,
		"lo prestado vuelve cuando vence":            prestado,
		"quien perdió el préstamo no escribe":        tardio,
		"lo asentado queda y se devuelve":            asienta,
		"con sus copias gastadas muere":              copiasGastadas,
		"muchos carteros toman cada mensaje una vez": carteros,
		"lo que se reenvía se puede tomar":           reenviado,
		"un préstamo de nadie no empieza ni asienta": deNadie,

		"un evento detenido se reintenta":          reintenta,
		"lo que no está detenido no se reintenta":  noReintenta,
		"todos los detenidos se reintentan":        reintentaTodos,
		"los detenidos se listan del más reciente": eventosListados,

		"lo elegido se guarda y se cambia":              prefiere,
		"una jornada empieza una vez por tarea y día":   empieza,
		"de muchos que empiezan a la vez gana uno":      empiezaCarrera,
		"una demora se dice una vez por número de días": demora,
		"solo se demora lo que espera":                  demoraSoloEspera,
		"las demoras van por centro y por espera":       demoraEnOrden,

		"los mensajes se listan del más nuevo":        listados,
		"los mensajes se eligen por estado y tipo":    elegidos,
		"un destinatario es como está ahora":          personas,
		"el directorio conoce la coordinación activa": directorio,
		"el estado cuenta lo que hay":                 estadoCuenta,
	} {
		t.Run(nombre, func(t *testing.T) { prueba(t, &banco{Almacen: nuevo(t)}) })
	}
}

// banco is a store with the short sentences that the checks are written in.
type banco struct {
	Almacen
	n int
}

// mensaje is one for Ines, written n minutes after Ahora, the first at Ahora itself.
func (b *banco) mensaje(t *testing.T, f correos.Frecuencia) correos.Mensaje {
	t.Helper()
	return b.para(t, Ines, correos.SolicitudAprobada, f)
}

func (b *banco) para(t *testing.T, de kernel.UsuarioID, tipo correos.Tipo, f correos.Frecuencia) correos.Mensaje {
	t.Helper()
	n := b.n
	b.n++
	m, ok, err := correos.New(fmt.Sprintf("m%02d", n), fmt.Sprintf("entrega-%d", n), tipo, correos.Destino{Usuario: de},
		correos.Datos{Codigo: fmt.Sprintf("SOL-2026-%03d", n)}, f, Ahora.Add(time.Duration(n)*time.Minute))
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	return m
}

func (b *banco) agregar(t *testing.T, nuevos ...correos.Mensaje) int {
	t.Helper()
	n := 0
	b.hacer(t, func(ctx context.Context, tx app.Tx) (err error) {
		n, err = tx.Mensajes.Add(ctx, nuevos)
		return err
	})
	return n
}

func (b *banco) agregado(t *testing.T) correos.Mensaje {
	t.Helper()
	m := b.mensaje(t, correos.AlMomento)
	b.agregar(t, m)
	return m
}

// en is a message that has reached a state.
func (b *banco) en(t *testing.T, e correos.Estado) correos.Mensaje {
	t.Helper()
	f := correos.AlMomento
	if e == correos.ParaResumen {
		f = correos.Diaria
	}
	m := b.mensaje(t, f)
	b.agregar(t, m)
	if e.Final() {
		m.Estado, m.Terminado = e, m.Creado.Add(time.Hour)
		b.guardar(t, m)
	}
	return m
}

func (b *banco) guardar(t *testing.T, m correos.Mensaje) {
	t.Helper()
	b.hacer(t, func(ctx context.Context, tx app.Tx) error { return tx.Mensajes.Save(ctx, m) })
}

func (b *banco) leer(t *testing.T, id string) (m correos.Mensaje) {
	t.Helper()
	b.hacer(t, func(ctx context.Context, tx app.Tx) (err error) {
		m, err = tx.Mensajes.Get(ctx, id)
		return err
	})
	return m
}

func (b *banco) hacer(t *testing.T, fn func(ctx context.Context, tx app.Tx) error) {
	t.Helper()
	sinError(t, b.UoW.Do(t.Context(), fn))
}

// toma takes what is due at; quiere "" means nothing.
func (b *banco) toma(t *testing.T, at, hasta time.Time, quiere string) correos.Mensaje {
	t.Helper()
	m, ok, err := b.Cola.Tomar(t.Context(), at, hasta)
	sinError(t, err)
	if ok != (quiere != "") || m.ID != quiere {
		t.Fatalf("took %q (%t), want %q", m.ID, ok, quiere)
	}
	return m
}

func (b *banco) comienza(t *testing.T, m *correos.Mensaje, quiere bool) {
	t.Helper()
	ok, err := b.Cola.Comenzar(t.Context(), m)
	sinError(t, err)
	if ok != quiere {
		t.Fatalf("begins %s: %t, want %t", m.ID, ok, quiere)
	}
}

func ids[T any](lista []T, id func(T) string) []string {
	textos := make([]string, len(lista))
	for i, v := range lista {
		textos[i] = id(v)
	}
	return textos
}

func idDe(m correos.Mensaje) string { return m.ID }

func sinError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func es(t *testing.T, err, quiere error) {
	t.Helper()
	if !errors.Is(err, quiere) {
		t.Fatalf("got %v, want %v", err, quiere)
	}
}

// simultaneos runs fn n times at once.
func simultaneos(t *testing.T, n int, fn func(i int) error) {
	t.Helper()
	errs := make([]error, n)
	var todos sync.WaitGroup
	for i := range n {
		todos.Go(func() { errs[i] = fn(i) })
	}
	todos.Wait()
	sinError(t, errors.Join(errs...))
}
