package correostest

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

func (b *banco) elegir(t *testing.T, de kernel.UsuarioID, cambios correos.Preferencias) {
	t.Helper()
	b.hacer(t, func(ctx context.Context, tx app.Tx) error { return tx.Preferencias.Save(ctx, de, cambios, Ahora) })
}

func prefiere(t *testing.T, b *banco) {
	b.elegir(t, Ines, correos.Preferencias{correos.FichaAsignada: correos.Diaria, correos.SolicitudAprobada: correos.Nunca})
	b.elegir(t, Ines, correos.Preferencias{correos.FichaAsignada: correos.Nunca})
	b.elegir(t, Ines, nil)
	b.elegir(t, Berta, correos.Preferencias{correos.Recordatorio: correos.Diaria})
	for nombre, c := range map[string]struct {
		de     []kernel.UsuarioID
		quiere map[kernel.UsuarioID]correos.Preferencias
	}{
		"nobody": {nil, map[kernel.UsuarioID]correos.Preferencias{}},
		"some, twice, and who never chose": {[]kernel.UsuarioID{Ines, Carlos, Ines, "nadie"}, map[kernel.UsuarioID]correos.Preferencias{
			Ines: {correos.FichaAsignada: correos.Nunca, correos.SolicitudAprobada: correos.Nunca}}},
		"another one": {[]kernel.UsuarioID{Berta}, map[kernel.UsuarioID]correos.Preferencias{Berta: {correos.Recordatorio: correos.Diaria}}},
	} {
		got, err := b.Reader.Preferencias(t.Context(), c.de)
		if err != nil || !reflect.DeepEqual(got, c.quiere) {
			t.Errorf("%s: got %v (%v), want %v", nombre, got, err, c.quiere)
		}
	}
	simultaneos(t, 8, func(i int) error {
		cambios := correos.Preferencias{}
		for _, tipo := range correos.Opcionales(kernel.Instructor) {
			cambios[tipo] = correos.Frecuencias()[i%3]
		}
		return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Preferencias.Save(ctx, Ines, cambios, Ahora) })
	})
	todas, err := b.Reader.Preferencias(t.Context(), []kernel.UsuarioID{Ines})
	sinError(t, err)
	if distintas := slices.Compact(slices.Sorted(maps.Values(todas[Ines]))); len(distintas) != 1 {
		t.Errorf("two choices at once are mixed: %v", todas[Ines])
	}
}

func (b *banco) empezar(t *testing.T, tarea string, dia kernel.Date) (primero bool) {
	t.Helper()
	b.hacer(t, func(ctx context.Context, tx app.Tx) (err error) {
		primero, err = tx.Jornadas.Empezar(ctx, tarea, dia, Ahora)
		return err
	})
	return primero
}

func empieza(t *testing.T, b *banco) {
	hoy := kernel.Today(Ahora)
	for _, c := range []struct {
		tarea  string
		dia    kernel.Date
		quiere bool
	}{
		{correos.TareaResumen, hoy, true}, {correos.TareaResumen, hoy, false}, {correos.TareaRecordatorios, hoy, true},
		{correos.TareaResumen, hoy.AddDays(1), true}, {correos.TareaResumen, hoy, false}, {correos.TareaResumen, hoy.AddDays(-1), true},
	} {
		if got := b.empezar(t, c.tarea, c.dia); got != c.quiere {
			t.Errorf("%s of %s: got %t, want %t", c.tarea, c.dia, got, c.quiere)
		}
	}
}

func empiezaCarrera(t *testing.T, b *banco) {
	var primeros atomic.Int32
	simultaneos(t, 16, func(int) error {
		return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			primero, err := tx.Jornadas.Empezar(ctx, correos.TareaResumen, kernel.Today(Ahora), Ahora)
			if primero {
				primeros.Add(1)
			}
			return err
		})
	})
	if n := primeros.Load(); n != 1 {
		t.Errorf("%d were the first, want one", n)
	}
}

func (b *banco) demoradas(t *testing.T, dia kernel.Date, dias ...int) (demoras []app.Demora) {
	t.Helper()
	b.hacer(t, func(ctx context.Context, tx app.Tx) (err error) {
		demoras, err = tx.Jornadas.Demoradas(ctx, dia, dias)
		return err
	})
	return demoras
}

// diceDemoras checks what is told on a day: the ids, in order.
func (b *banco) diceDemoras(t *testing.T, dia kernel.Date, quiere ...string) {
	t.Helper()
	got := ids(b.demoradas(t, dia, correos.DiasDeRecordatorio()...), func(d app.Demora) string { return string(d.SolicitudID) })
	if !slices.Equal(got, quiere) {
		t.Errorf("%s tells of %v, want %v", dia, got, quiere)
	}
}

func demora(t *testing.T, b *banco) {
	// Sent at 23:30 in Bogotá, which is the next day in UTC.
	s := Enviada{"s1", "SOL-2026-001", "Panadería", Oriente, espera, 1, time.Date(2026, 11, 3, 4, 30, 0, 0, time.UTC)}
	b.Enviar(t, s)
	enviada := kernel.NewDate(2026, 11, 2)
	b.diceDemoras(t, enviada.AddDays(2))
	quiere := []app.Demora{{Centro: Oriente, Demorada: s.Demorada(3)}}
	if got := b.demoradas(t, enviada.AddDays(3), correos.DiasDeRecordatorio()...); !reflect.DeepEqual(got, quiere) {
		t.Errorf("after three days: got %+v, want %+v", got, quiere)
	}
	b.diceDemoras(t, enviada.AddDays(3))
	b.diceDemoras(t, enviada.AddDays(6))
	b.diceDemoras(t, enviada.AddDays(8), "s1") // the day itself was missed
	b.diceDemoras(t, enviada.AddDays(9))
	b.diceDemoras(t, enviada.AddDays(15), "s1")
	b.diceDemoras(t, enviada.AddDays(40))

	s.Revision, s.En = 2, s.En.AddDate(0, 0, 50)
	b.Enviar(t, s)
	b.diceDemoras(t, enviada.AddDays(52))
	b.diceDemoras(t, enviada.AddDays(53), "s1")

	b.Enviar(t, Enviada{"s2", "SOL-2026-002", "Excel", Oriente, espera, 1, s.En})
	b.diceDemoras(t, enviada.AddDays(70), "s1", "s2") // s2 has passed three numbers at once, and is told once
	b.diceDemoras(t, enviada.AddDays(70))
	if got := b.demoradas(t, enviada.AddDays(90)); len(got) != 0 {
		t.Errorf("without any number of days: got %v", got)
	}
}

func demoraSoloEspera(t *testing.T, b *banco) {
	s := Enviada{"s1", "SOL-2026-001", "Panadería", Oriente, "DEVUELTA", 1, Ahora.AddDate(0, 0, -30)}
	b.Enviar(t, s)
	b.diceDemoras(t, kernel.Today(Ahora))
	s.Estado = espera
	b.Enviar(t, s)
	b.diceDemoras(t, kernel.Today(Ahora), "s1")
}

func demoraEnOrden(t *testing.T, b *banco) {
	for _, s := range []Enviada{
		{"s1", "SOL-2026-001", "Panadería", Oriente, espera, 1, Ahora.AddDate(0, 0, -4)},
		{"s2", "SOL-2026-002", "Excel", Oriente, espera, 1, Ahora.AddDate(0, 0, -16)},
		{"s4", "SOL-2026-004", "Café", Oriente, espera, 1, Ahora.AddDate(0, 0, -4)},
		{"s3", "SOL-2026-003", "Excel", Financieros, espera, 1, Ahora.AddDate(0, 0, -5)},
	} {
		b.Enviar(t, s)
	}
	b.diceDemoras(t, kernel.Today(Ahora), "s3", "s2", "s1", "s4")
}
