package correos_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	app "complementarias/application/correos"
	"complementarias/application/correos/correostest"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestTheFakeKeepsTheContract(t *testing.T) {
	correostest.Contrato(t, func(*testing.T) correostest.Almacen { return correostest.NewMemoria().Almacen() })
}

var (
	greta = kernel.Actor{ID: correostest.Greta, Nombre: "Greta", Rol: kernel.Admin}
	berta = kernel.Actor{ID: correostest.Berta, Nombre: "Berta", Rol: kernel.Coordinador, Centro: correostest.Oriente}
	ines  = kernel.Actor{ID: correostest.Ines, Nombre: "Inés", Rol: kernel.Instructor, Centro: correostest.Oriente}
)

// casa is the module on the fakes, at a time that a test sets.
type casa struct {
	*correostest.Memoria
	uc       app.UseCases
	servidor *correostest.Transporte
	enlaces  correostest.Enlaces
	timbres  atomic.Int32 // how often whoever delivers was called

	mu    sync.Mutex
	ahora time.Time
}

func nueva(cambios ...func(*app.Deps)) *casa {
	c := &casa{Memoria: correostest.NewMemoria(), servidor: &correostest.Transporte{}, ahora: correostest.Ahora,
		enlaces: correostest.Enlaces{"vigente": {URL: "https://sitio/invitacion/secreto", Vence: correostest.Ahora.Add(time.Hour), Vigente: true}, "usado": {}}}
	var n atomic.Int32
	d := app.Deps{UoW: c.Memoria, Cola: c.Memoria, Reader: c.Memoria, Enlaces: c.enlaces, Redaccion: correostest.Redaccion{}, Transporte: c.servidor,
		Configurado: true, Avisar: func() { c.timbres.Add(1) }, Now: c.reloj, NewID: func() string { return fmt.Sprintf("nuevo-%03d", n.Add(1)) }}
	for _, cambio := range cambios {
		cambio(&d)
	}
	c.uc = app.New(d)
	return c
}

func (c *casa) reloj() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ahora
}

func (c *casa) poner(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahora = at
}

func para(tipo correos.Tipo, de kernel.UsuarioID) app.Nuevo {
	return app.Nuevo{Tipo: tipo, Para: correos.Destino{Usuario: de}, Datos: correos.Datos{Codigo: "SOL-2026-001", Programa: "Panadería"}}
}

func secreto(tipo correos.Tipo, enlace string) app.Nuevo {
	return app.Nuevo{Tipo: tipo, Para: correos.Destino{Usuario: correostest.Ines}, Datos: correos.Datos{EnlaceID: enlace}}
}

// encolar puts one message in the queue, each call with a delivery of its own, and gives it back.
func (c *casa) encolar(t *testing.T, n app.Nuevo) correos.Mensaje {
	t.Helper()
	antes := len(c.Mensajes())
	sinError(t, c.uc.Encolar.Execute(t.Context(), fmt.Sprint("entrega-", antes), []app.Nuevo{n}, c.reloj()))
	for _, m := range c.Mensajes() {
		if m.Entrega == fmt.Sprint("entrega-", antes) {
			return m
		}
	}
	t.Fatal("it was not put in the queue")
	return correos.Mensaje{}
}

// en is a message that has reached a state.
func (c *casa) en(t *testing.T, e correos.Estado) correos.Mensaje {
	t.Helper()
	m := c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
	m.Estado, m.Motivo, m.Intentos, m.Copias = e, "x", 3, 1
	if e.Final() {
		m.Terminado = c.reloj()
	}
	sinError(t, c.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Mensajes.Save(ctx, m) }))
	return m
}

func (c *casa) mensaje(t *testing.T, id string) correos.Mensaje {
	t.Helper()
	for _, m := range c.Mensajes() {
		if m.ID == id {
			return m
		}
	}
	t.Fatalf("%s is not there", id)
	return correos.Mensaje{}
}

// estados are those of all messages, oldest first.
func (c *casa) estados() []correos.Estado {
	var lista []correos.Estado
	for _, m := range c.Mensajes() {
		lista = append(lista, m.Estado)
	}
	return lista
}

// conTx lets a test put something else in the place of a repository.
type conTx struct {
	app.UnitOfWork
	cambiar func(*app.Tx)
}

func (u conTx) Do(ctx context.Context, fn func(context.Context, app.Tx) error) error {
	return u.UnitOfWork.Do(ctx, func(ctx context.Context, tx app.Tx) error {
		u.cambiar(&tx)
		return fn(ctx, tx)
	})
}

var errCaida = errors.New("the database is away")

type sinAuditoria struct{}

func (sinAuditoria) Anotar(context.Context, kernel.Actor, kernel.Anotacion) error { return errCaida }

func noSeAnota(d *app.Deps) {
	d.UoW = conTx{d.UoW, func(tx *app.Tx) { tx.Auditoria = sinAuditoria{} }}
}

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
