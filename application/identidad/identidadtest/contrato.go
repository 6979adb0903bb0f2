package identidadtest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Almacen is a store under test, empty but for one centre.
type Almacen struct {
	UoW    app.UnitOfWork
	Reader app.Reader
	Centro app.CentroView
	// Cerrado is a centre that is not active.
	Cerrado kernel.CentroID
}

const duracion = time.Hour

var ahora = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

// Contrato checks what the use cases rely on; it runs on Memoria and on PostgreSQL. nuevo makes an empty store.
func Contrato(t *testing.T, nuevo func(t *testing.T) Almacen) {
	for nombre, prueba := range map[string]func(*testing.T, *banco){
		"una importación conoce las cuentas que necesita": padronLee,
		"lo ausente no existe":                            ausente,
		"una cuenta vuelve como se guardó":                vuelve,
		"correo, cédula y centro se respetan":             restricciones,
		"nadie trabaja en un centro cerrado":              centroCerrado,
		"un administrador puede no tener cédula ni sede":  adminSinNada,
		"una cuenta desactivada deja libre su correo":     desactivadaLibera,
		"lo que falla no deja rastro":                     rollback,
		"un correo registrado a la vez lo gana uno":       registroSimultaneo,
		"una sesión abierta dice quién viene":             sesionAbierta,
		"una sesión vence en su instante":                 sesionVence,
		"una sesión cerrada no vuelve":                    sesionCerrada,
		"una sesión ajena parece ausente":                 sesionAjena,
		"desactivar acaba las sesiones":                   desactivarAcaba,
		"cambiar la clave acaba las sesiones de antes":    claveAcaba,
		"una sesión de una época pasada nace muerta":      naceMuerta,
		"guardar sin cambios de fondo deja las sesiones":  guardarDeja,
		"una credencial es solo la de una cuenta activa":  credencialActiva,

		"un navegador entra solo con su token":           navegadorToken,
		"un navegador sin uso queda afuera":              navegadorInactivo,
		"un navegador sale como los demás":               navegadorAcaba,
		"usarlo solo avanza":                             navegadorUso,
		"usar y cerrar a la vez no pierde ninguno":       navegadorCarrera,
		"las sesiones abiertas son las que dejan entrar": sesionesAbiertas,
		"las sesiones abiertas son las propias y caben":  sesionesPropias,
		"cerrar las otras deja una y no toca las ajenas": cierraOtras,
		"una sesión de navegador no sirve de número":     navegadorNoEsAPI,
		"un token de navegador es de una sola sesión":    navegadorUnico,

		"un enlace vuelve como se guardó":         enlaceVuelve,
		"un enlace se usa una vez":                enlaceUnaVez,
		"un enlace nuevo anula los de su clase":   enlaceReemplazado,
		"un enlace de nadie no sirve":             enlaceDeNadie,
		"un enlace muere con lo que lo justifica": enlaceMuere,
		"un enlace usado a la vez lo gana uno":    enlaceCarrera,
		"una cuenta puede no tener clave":         sinClave,

		"un acceso vuelve como se guardó":                 accesoVuelve,
		"los accesos se numeran sin huecos":               accesosNumerados,
		"un acceso fuera de alcance no existe":            accesoAlcance,
		"lo que ya hay de una persona se sabe":            accesoSituado,
		"los envíos de una red se cuentan por hora":       accesoEnvios,
		"de dos decisiones sobre un acceso gana una":      accesoCarrera,
		"los accesos se listan por espera y se buscan":    accesosListados,
		"de las cuentas cerradas vuelve la última cédula": accesoInactivo,

		"una cuenta se ve en su alcance":                               cuentaEnAlcance,
		"una cuenta sube de versión al guardarse":                      versionSube,
		"las cuentas se listan por nombre":                             listaDeCuentas,
		"las cuentas parecidas se encuentran":                          parecidas,
		"siempre queda un administrador, aunque falten todos a la vez": adminsCarrera,

		"un freno vuelve como se guardó":    frenoVuelve,
		"contar a la vez no pierde ninguno": frenoCarrera,
	} {
		t.Run(nombre, func(t *testing.T) { prueba(t, &banco{Almacen: nuevo(t)}) })
	}
}

// banco is a store with the short sentences that the checks are written in.
type banco struct {
	Almacen
	n int
}

func (b *banco) datos() identidad.Datos {
	b.n++
	return identidad.Datos{
		Nombre: fmt.Sprintf("Persona Número %d", b.n), Correo: fmt.Sprintf("persona%d@sena.edu.co", b.n),
		Cedula: fmt.Sprintf("5234%04d", b.n), Telefono: "3001234567", Especialidad: "Panadería",
		Rol: kernel.Instructor, Centro: b.Centro.ID, Vinculo: identidad.Planta, Clave: "trigo maduro en la loma",
	}
}

func (b *banco) usuario(t *testing.T, d identidad.Datos) *identidad.Usuario {
	t.Helper()
	id := kernel.UsuarioID("usuario-" + d.Correo + d.Cedula)
	u, err := identidad.New(id, d, []string{"sena.edu.co"}, cifrar, ahora)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func cifrar(clave string) (string, error) { return marca + clave, nil }

func (b *banco) agregar(t *testing.T, u *identidad.Usuario) error {
	t.Helper()
	return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Usuarios.Add(ctx, u) })
}

func (b *banco) registrado(t *testing.T) *identidad.Usuario {
	t.Helper()
	u := b.usuario(t, b.datos())
	sinError(t, b.agregar(t, u))
	return u
}

func (b *banco) modificar(t *testing.T, id kernel.UsuarioID, cambio func(*identidad.Usuario) error) {
	t.Helper()
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		u, err := tx.Usuarios.Get(ctx, id)
		if err != nil {
			return err
		}
		if err := cambio(u); err != nil {
			return err
		}
		return tx.Usuarios.Save(ctx, u)
	}))
}

func (b *banco) desactivar(t *testing.T, id kernel.UsuarioID) {
	t.Helper()
	b.modificar(t, id, func(u *identidad.Usuario) error {
		return u.Desactivar(identidad.SistemaComoAdmin(), identidad.Cese{}, ahora.Add(time.Minute))
	})
}

func (b *banco) cambiarClave(t *testing.T, id kernel.UsuarioID) {
	t.Helper()
	b.modificar(t, id, func(u *identidad.Usuario) error {
		return u.CambiarClave("cebada nueva en el cerro", cifrar, ahora.Add(time.Minute))
	})
}

// entra opens a session as signing in does.
func (b *banco) entra(t *testing.T, u *identidad.Usuario) *identidad.Sesion {
	t.Helper()
	c, err := b.Reader.Credencial(t.Context(), u.Correo())
	sinError(t, err)
	return b.abre(t, u, c.Epoca)
}

func (b *banco) abre(t *testing.T, u *identidad.Usuario, epoca int64) *identidad.Sesion {
	t.Helper()
	b.n++
	s := identidad.AbrirSesion(kernel.SesionID(fmt.Sprintf("sesion-%d", b.n)), u.ID(), epoca, ahora, duracion)
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Sesiones.Add(ctx, s) }))
	return s
}

func (b *banco) cierra(t *testing.T, s *identidad.Sesion, at time.Time) *identidad.Sesion {
	t.Helper()
	var cerrada *identidad.Sesion
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) (err error) {
		if cerrada, err = tx.Sesiones.Get(ctx, s.ID(), s.Registro().Usuario); err != nil {
			return err
		}
		cerrada.Cerrar(at)
		return tx.Sesiones.Save(ctx, cerrada)
	}))
	return cerrada
}

func (b *banco) admitida(t *testing.T, s *identidad.Sesion, at time.Time) {
	t.Helper()
	_, err := b.Reader.ActorDe(t.Context(), s.ID(), at)
	sinError(t, err)
}

func (b *banco) rechazada(t *testing.T, s *identidad.Sesion, at time.Time) {
	t.Helper()
	actor, err := b.Reader.ActorDe(t.Context(), s.ID(), at)
	es(t, err, identidad.ErrSesion)
	if actor != (kernel.Actor{}) {
		t.Errorf("a refused session still names %+v", actor)
	}
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

// simultaneos runs fn n times at once and returns what came of each.
func simultaneos(n int, fn func(i int) error) []error {
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { errs[i] = fn(i) })
	}
	wg.Wait()
	return errs
}
