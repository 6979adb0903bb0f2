package correos_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	app "complementarias/application/correos"
	"complementarias/application/correos/correostest"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// preferir keeps a choice as it may stand in the store, whatever the kind.
func (c *casa) preferir(t *testing.T, de kernel.UsuarioID, tipo correos.Tipo, f correos.Frecuencia) {
	t.Helper()
	sinError(t, c.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		return tx.Preferencias.Save(ctx, de, correos.Preferencias{tipo: f}, correostest.Ahora)
	}))
}

func TestADefectiveMessageKeepsAllOfItsDeliveryOut(t *testing.T) {
	bueno := para(correos.ClaveCambiada, correostest.Berta)
	for nombre, caso := range map[string]struct {
		entrega string
		malo    app.Nuevo
		at      time.Time
	}{
		"a link that is missing": {"e", secreto(correos.Invitacion, ""), correostest.Ahora},
		"nobody to write to":     {"e", app.Nuevo{Tipo: correos.ClaveCambiada}, correostest.Ahora},
		"an unknown kind":        {"e", para("SALUDO", correostest.Ines), correostest.Ahora},
		"no delivery":            {"", bueno, correostest.Ahora},
		"no instant":             {"e", bueno, time.Time{}},
		"an account that is not": {"e", para(correos.ClaveCambiada, "nadie"), correostest.Ahora},
	} {
		c := nueva()
		if err := c.uc.Encolar.Execute(t.Context(), caso.entrega, []app.Nuevo{bueno, caso.malo}, caso.at); err == nil {
			t.Errorf("%s: accepted", nombre)
		}
		if len(c.Mensajes()) != 0 || c.timbres.Load() != 0 {
			t.Errorf("%s: kept %v", nombre, c.Mensajes())
		}
	}
}

type sinPreferencias struct{ app.Reader }

func (sinPreferencias) Preferencias(context.Context, []kernel.UsuarioID) (map[kernel.UsuarioID]correos.Preferencias, error) {
	return nil, errCaida
}

func TestWithoutTheChoicesNothingIsWritten(t *testing.T) {
	c := nueva(func(d *app.Deps) { d.Reader = sinPreferencias{d.Reader} })
	err := c.uc.Encolar.Execute(t.Context(), "e", []app.Nuevo{para(correos.ClaveCambiada, correostest.Berta), para(correos.FichaAsignada, correostest.Ines)}, correostest.Ahora)
	es(t, err, errCaida)
	if n := len(c.Mensajes()); n != 0 {
		t.Errorf("%d were kept", n)
	}
	// What nobody chooses about does not need them.
	sinError(t, c.uc.Encolar.Execute(t.Context(), "e", []app.Nuevo{para(correos.ClaveCambiada, correostest.Berta)}, correostest.Ahora))
}

func TestWhoDoesNotWantAMailGetsNone(t *testing.T) {
	c := nueva()
	c.preferir(t, correostest.Berta, correos.SolicitudEnviada, correos.Nunca)
	sinError(t, c.uc.Encolar.Execute(t.Context(), "e", []app.Nuevo{para(correos.SolicitudEnviada, correostest.Berta)}, correostest.Ahora))
	sinError(t, c.uc.Encolar.Execute(t.Context(), "vacía", nil, correostest.Ahora))
	if len(c.Mensajes()) != 0 || c.timbres.Load() != 0 {
		t.Errorf("kept %v, the postman was called %d times", c.Mensajes(), c.timbres.Load())
	}
}

func TestAMailComesWhenItsRecipientWants(t *testing.T) {
	c := nueva()
	c.preferir(t, correostest.Berta, correos.SolicitudEnviada, correos.Diaria)
	c.preferir(t, correostest.Ines, correos.ClaveCambiada, correos.Nunca) // no choice is offered about that kind
	nuevos := []app.Nuevo{para(correos.SolicitudEnviada, correostest.Berta), para(correos.SolicitudEnviada, correostest.Carlos), para(correos.ClaveCambiada, correostest.Ines),
		{Tipo: correos.AccesoRecibido, Para: correos.Destino{Acceso: correostest.Pedido}}}
	at := correostest.Ahora.Add(-time.Hour + 345*time.Microsecond)
	for range 2 { // a delivery may be repeated
		sinError(t, c.uc.Encolar.Execute(t.Context(), "e", nuevos, at))
	}
	got := map[correos.Destino]correos.Mensaje{}
	for _, m := range c.Mensajes() {
		got[m.Para] = m
	}
	if len(c.Mensajes()) != 4 || len(got) != 4 || c.timbres.Load() == 0 {
		t.Fatalf("kept %v, want one for each of the four", c.Mensajes())
	}
	for _, n := range nuevos {
		estado := correos.EnEspera
		if n.Para.Usuario == correostest.Berta {
			estado = correos.ParaResumen
		}
		m := got[n.Para]
		quiere := correos.Mensaje{ID: m.ID, Entrega: "e", Tipo: n.Tipo, Para: n.Para, Datos: n.Datos, Estado: estado,
			Creado: correostest.Ahora.Add(-time.Hour), Disponible: correostest.Ahora.Add(-time.Hour)}
		if m.ID == "" || !reflect.DeepEqual(m, quiere) {
			t.Errorf("got %+v, want %+v", m, quiere)
		}
	}
}

func TestADeliveryThatIsRepeatedAtOnceIsWrittenOnce(t *testing.T) {
	c := nueva()
	resultados := make(chan error, 16)
	for range cap(resultados) {
		go func() {
			resultados <- c.uc.Encolar.Execute(t.Context(), "e", []app.Nuevo{para(correos.SolicitudEnviada, correostest.Berta), para(correos.SolicitudEnviada, correostest.Carlos)}, correostest.Ahora)
		}()
	}
	var errs []error
	for range cap(resultados) {
		errs = append(errs, <-resultados)
	}
	if err := errors.Join(errs...); err != nil || len(c.Mensajes()) != 2 {
		t.Errorf("%d messages (%v), want two", len(c.Mensajes()), err)
	}
}
