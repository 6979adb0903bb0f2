package calendariotest

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	app "complementarias/application/calendario"
	"complementarias/domain/kernel"
)

// The people that every Montaje has. The centre is one of the first migration.
const (
	Oriente kernel.CentroID = "centro-9546"

	Ines   kernel.UsuarioID = "ines"   // instructor
	Carlos kernel.UsuarioID = "carlos" // coordinator
)

// NombreOriente is what the catalogue calls the centre.
const NombreOriente = "Centro de Gestión Agroempresarial del Oriente"

// Cuentas are those people.
func Cuentas() []Cuenta {
	return []Cuenta{
		{Suscriptor: app.Suscriptor{Actor: kernel.Actor{ID: Ines, Nombre: "Inés Gil", Rol: kernel.Instructor, Centro: Oriente}, Centro: NombreOriente}},
		{Suscriptor: app.Suscriptor{Actor: kernel.Actor{ID: Carlos, Nombre: "Carlos Rey", Rol: kernel.Coordinador, Centro: Oriente}, Centro: NombreOriente}},
	}
}

// Montaje is the store under test, empty, with Cuentas.
type Montaje struct {
	Suscripciones app.Suscripciones
	// Activar deactivates an account, or brings it back.
	Activar func(t *testing.T, de kernel.UsuarioID, activa bool)
}

var ahora = time.Date(2026, 11, 23, 14, 0, 0, 123_000_000, time.UTC)

// Contrato checks what every implementation of app.Suscripciones promises; nuevo makes an empty store for each check.
func Contrato(t *testing.T, nuevo func(t *testing.T) Montaje) {
	for nombre, prueba := range map[string]func(*testing.T, Montaje){
		"nobody has one to begin with":                    ninguna,
		"the address of nobody shows nothing":             deNadie,
		"somebody else's is not replaced and not removed": ajena,
		"a second one does not replace the first":         segunda,
		"what is replaced is gone, and stays gone":        reemplazada,
		"what is removed is gone, and stays gone":         quitada,
		"an inactive account has none, and gets none":     inactiva,
		"an account that comes back has to make another":  reactivada,
		"of many made at once one stays":                  aLaVez,
		"of many replaced at once one wins":               reemplazosALaVez,
		"whose it is comes with role and centre":          deQuien,
	} {
		t.Run(nombre, func(t *testing.T) { prueba(t, nuevo(t)) })
	}
}

func una(de kernel.UsuarioID, n int) app.Suscripcion {
	return app.Suscripcion{ID: app.SuscripcionID(fmt.Sprintf("%s-%d", de, n)), Usuario: de, Huella: huella(de, n), Creada: ahora}
}

func huella(de kernel.UsuarioID, n int) string {
	return strings.Repeat("0", 60) + fmt.Sprintf("%02x%02x", de[0], n)
}

func (m Montaje) agregar(t *testing.T, s app.Suscripcion) {
	t.Helper()
	if err := m.Suscripciones.Add(t.Context(), s); err != nil {
		t.Fatal(err)
	}
}

func (m Montaje) reemplazar(t *testing.T, s app.Suscripcion, anterior app.SuscripcionID) {
	t.Helper()
	if err := m.Suscripciones.Reemplazar(t.Context(), s, anterior); err != nil {
		t.Fatal(err)
	}
}

// quitarPrimera asks to end the first one of Ines, whoever asks.
func (m Montaje) quitarPrimera(t *testing.T, de kernel.UsuarioID) {
	t.Helper()
	if err := m.Suscripciones.Quitar(t.Context(), de, "ines-1"); err != nil {
		t.Fatal(err)
	}
}

// tiene checks what somebody has, and that its address shows theirs.
func (m Montaje) tiene(t *testing.T, de kernel.UsuarioID, quiere app.Suscripcion) {
	t.Helper()
	s, err := m.Suscripciones.De(t.Context(), de)
	if err != nil || s.ID != quiere.ID || s.Huella != quiere.Huella || !s.Creada.Equal(quiere.Creada) {
		t.Errorf("%s has %+v (%v), want %+v", de, s, err, quiere)
	}
	if quiere.ID == "" {
		return
	}
	if quien, err := m.Suscripciones.Suscriptor(t.Context(), quiere.Huella); err != nil || quien.Actor.ID != de {
		t.Errorf("the address of %s shows that of %q: %v", de, quien.Actor.ID, err)
	}
}

func (m Montaje) muertas(t *testing.T, huellas ...string) {
	t.Helper()
	for _, h := range huellas {
		if quien, err := m.Suscripciones.Suscriptor(t.Context(), h); !errors.Is(err, app.ErrSinCalendario) {
			t.Errorf("%s still shows the calendar of %q: %v", h, quien.Actor.ID, err)
		}
	}
}

func ninguna(t *testing.T, m Montaje) { m.tiene(t, Ines, app.Suscripcion{}) }

func deNadie(t *testing.T, m Montaje) {
	m.agregar(t, una(Ines, 1))
	m.muertas(t, "", huella(Ines, 2), huella(Carlos, 1), huella(Ines, 1)+"' OR '1'='1", huella(Ines, 1)[:40])
}

func ajena(t *testing.T, m Montaje) {
	m.agregar(t, una(Ines, 1))
	m.agregar(t, una(Carlos, 1))
	m.quitarPrimera(t, Carlos)
	m.reemplazar(t, una(Carlos, 2), "ines-1")
	m.tiene(t, Ines, una(Ines, 1))
	m.tiene(t, Carlos, una(Carlos, 1))
}

func segunda(t *testing.T, m Montaje) {
	m.agregar(t, una(Ines, 1))
	m.agregar(t, una(Ines, 2))
	m.tiene(t, Ines, una(Ines, 1))
	m.muertas(t, huella(Ines, 2))
}

func reemplazada(t *testing.T, m Montaje) {
	m.reemplazar(t, una(Ines, 1), "")
	m.tiene(t, Ines, app.Suscripcion{})
	m.agregar(t, una(Ines, 1))
	m.reemplazar(t, una(Ines, 2), "ines-1")
	m.reemplazar(t, una(Ines, 3), "ines-1") // the same form again
	m.tiene(t, Ines, una(Ines, 2))
	m.muertas(t, huella(Ines, 1), huella(Ines, 3))
}

func quitada(t *testing.T, m Montaje) {
	m.agregar(t, una(Ines, 1))
	m.quitarPrimera(t, Ines)
	m.quitarPrimera(t, Ines)
	m.reemplazar(t, una(Ines, 2), "ines-1")
	m.tiene(t, Ines, app.Suscripcion{})
	m.muertas(t, huella(Ines, 1), huella(Ines, 2))
	m.agregar(t, una(Ines, 3))
	m.quitarPrimera(t, Ines) // a form of before
	m.tiene(t, Ines, una(Ines, 3))
}

func inactiva(t *testing.T, m Montaje) {
	m.agregar(t, una(Ines, 1))
	m.Activar(t, Ines, false)
	m.muertas(t, huella(Ines, 1))
	m.agregar(t, una(Ines, 2))
	m.muertas(t, huella(Ines, 2))
	m.agregar(t, una("nadie", 1))
	m.muertas(t, huella("nadie", 1))
}

func reactivada(t *testing.T, m Montaje) {
	m.agregar(t, una(Ines, 1))
	m.Activar(t, Ines, false)
	m.Activar(t, Ines, true)
	m.muertas(t, huella(Ines, 1))
	m.agregar(t, una(Ines, 2))
	m.tiene(t, Ines, una(Ines, 2))
}

func aLaVez(t *testing.T, m Montaje) {
	var todas sync.WaitGroup
	for n := range 16 {
		todas.Go(func() { m.agregar(t, una(Ines, n)) })
	}
	todas.Wait()
	m.soloUna(t, 16)
}

func reemplazosALaVez(t *testing.T, m Montaje) {
	m.agregar(t, una(Ines, 0))
	var todas sync.WaitGroup
	for n := range 15 {
		todas.Go(func() { m.reemplazar(t, una(Ines, n+1), "ines-0") })
	}
	todas.Wait()
	m.muertas(t, huella(Ines, 0))
	m.soloUna(t, 16)
}

// soloUna checks that of n addresses one shows something, the one that Ines is told.
func (m Montaje) soloUna(t *testing.T, n int) {
	t.Helper()
	s, err := m.Suscripciones.De(t.Context(), Ines)
	if err != nil {
		t.Fatal(err)
	}
	vivas := 0
	for i := range n {
		if _, err := m.Suscripciones.Suscriptor(t.Context(), huella(Ines, i)); err == nil {
			vivas++
		}
	}
	if _, err := m.Suscripciones.Suscriptor(t.Context(), s.Huella); err != nil || vivas != 1 {
		t.Errorf("%d addresses show something, that of %q: %v", vivas, s.ID, err)
	}
}

func deQuien(t *testing.T, m Montaje) {
	for i, c := range Cuentas() {
		m.agregar(t, una(c.Actor.ID, i))
		s, err := m.Suscripciones.Suscriptor(t.Context(), huella(c.Actor.ID, i))
		if err != nil || s != c.Suscriptor {
			t.Errorf("it is of %+v (%v), want %+v", s, err, c.Suscriptor)
		}
	}
}
