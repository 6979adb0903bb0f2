package solicitudes_test

import (
	"errors"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestAFormSentTwiceCreatesOnce(t *testing.T) {
	c := nuevaCasa()
	crear := func(por kernel.Actor, p solicitudes.Parche) (app.View, error) {
		return c.Crear.Execute(t.Context(), por, app.CrearInput{ID: "formulario-1", Parche: p})
	}
	// What is refused has not taken the id.
	_, err := crear(mundo.Ines, mundo.Parche(solicitudes.Datos{ProgramaID: mundo.Tejidos}, "programaId"))
	son(t, "refused", punteros(t, err), "/programaId")
	_, err = crear(mundo.Carla, mundo.Completa())
	mal(t, err, solicitudes.ErrRol)

	v, err := crear(mundo.Ines, mundo.Completa())
	if bien(t, v, err); v.ID != "formulario-1" || v.Version != 1 {
		t.Fatalf("created %s, version %d", v.ID, v.Version)
	}
	antes := c.foto(t, v.ID)
	c.at = mundo.Ahora.Add(time.Minute)
	for nombre, p := range map[string]solicitudes.Parche{
		"the same":                mundo.Completa(),
		"another text":            mundo.DeUnDia(kernel.NewDate(2027, time.February, 3)),
		"what would be refused":   mundo.Parche(solicitudes.Datos{ProgramaID: mundo.Tejidos}, "programaId"),
		"nothing but the form id": {},
	} {
		if otra, err := crear(mundo.Ines, p); err != nil || otra.Codigo != v.Codigo || otra.Version != 1 {
			t.Errorf("%s: %s, version %d, %v", nombre, otra.Codigo, otra.Version, err)
		}
	}
	_, err = crear(mundo.Bruno, mundo.Completa())
	mal(t, err, solicitudes.ErrNoEncontrada)
	c.igual(t, antes)
	if siguiente := c.borrador(t); siguiente.Codigo != "SOL-2026-002" {
		t.Errorf("the next one is %s", siguiente.Codigo)
	}
}

func TestAStaleFormThatChangesNothingIsNoConflict(t *testing.T) {
	c := nuevaCasa()
	id := c.borrador(t).ID
	editar := func(p solicitudes.Parche, v int64, destino solicitudes.Destino, repetible bool) error {
		_, err := c.Editar.Execute(t.Context(), mundo.Ines, app.EditarInput{Target: app.Target{ID: id, Version: version(v)}, Parche: p, Destino: destino, Repetible: repetible})
		return err
	}
	lugar := func(texto string) solicitudes.Parche {
		return mundo.Parche(solicitudes.Datos{LugarFormacion: texto}, "lugarFormacion")
	}
	mal(t, editar(lugar("Salón"), 7, solicitudes.Conservar, true), solicitudes.ErrModificada)
	if err := editar(lugar("Salón"), 1, solicitudes.Conservar, true); err != nil {
		t.Fatal(err)
	}
	antes := c.foto(t, id)
	if err := editar(lugar("Salón"), 1, solicitudes.Conservar, true); err != nil { // the second click
		t.Errorf("the same again: %v", err)
	}
	mal(t, editar(lugar("Salón"), 1, solicitudes.Conservar, false), solicitudes.ErrModificada)
	mal(t, editar(lugar("Otro salón"), 1, solicitudes.Conservar, true), solicitudes.ErrModificada)
	mal(t, editar(conErrores(lugar("Salón"), "/duracionMaxima"), 1, solicitudes.Conservar, true), solicitudes.ErrModificada)
	c.igual(t, antes)
	if err := editar(mundo.Completa(), 2, solicitudes.Enviada, true); err != nil {
		t.Fatal(err)
	}
	antes = c.foto(t, id)
	mal(t, editar(mundo.Completa(), 2, solicitudes.Enviada, true), solicitudes.ErrModificada) // sending is never nothing
	mal(t, editar(solicitudes.Parche{}, 2, solicitudes.ComoBorrador, true), solicitudes.ErrModificada)
	_, err := c.Editar.Execute(t.Context(), mundo.Bruno, app.EditarInput{Target: app.Target{ID: id, Version: version(2)}, Repetible: true})
	mal(t, err, solicitudes.ErrNoEncontrada)
	c.igual(t, antes)
}

func TestACompanyIsLookedUpByItsNIT(t *testing.T) {
	c := nuevaCasa()
	buscar := func(por kernel.Actor, nit string, excepto kernel.SolicitudID) (app.EmpresaView, error) {
		return c.UltimaEmpresa.Execute(t.Context(), por, app.UltimaEmpresaInput{NIT: nit, Excepto: excepto})
	}
	for _, nit := range []string{"", "abc", "12345", "0123456", "8999990341234567", "٨٩٩٩٩٩٠٣٤", "899999034'--"} {
		_, err := buscar(mundo.Ines, nit, "")
		son(t, nit, punteros(t, err), "/nitEmpresa")
	}
	_, err := buscar(mundo.Ines, "899999034-1", "")
	mal(t, err, solicitudes.ErrSinAnteriores)

	v := c.enviada(t)
	for _, nit := range []string{"899999034-1", "899.999.034-1", " 899 999 034 ", "899999034-9", "899999034-"} {
		for _, por := range []kernel.Actor{mundo.Ines, mundo.Bruno, mundo.Carla} {
			e, err := buscar(por, nit, "")
			if err != nil || e.Codigo != v.Codigo || e.Datos.NombreEmpresa != v.Datos.NombreEmpresa || e.Datos.Municipio != "68861" {
				t.Errorf("%s asks for %q: %+v, %v", por.Nombre, nit, e, err)
			}
			if e.Datos.ResponsableCedula+e.Datos.Justificacion+e.Datos.LugarFormacion != "" || len(e.Datos.Horarios) > 0 {
				t.Errorf("%s sees more than the company: %+v", por.Nombre, e.Datos)
			}
		}
	}
	for _, por := range []kernel.Actor{mundo.Fabio, mundo.Elena, mundo.Greta, mundo.Nadie} {
		if e, err := buscar(por, "899999034-1", ""); !errors.Is(err, solicitudes.ErrSinAnteriores) {
			t.Errorf("%s of another centre sees %+v, %v", por.Nombre, e, err)
		}
	}
	_, err = buscar(mundo.Ines, "899999034-1", v.ID)
	mal(t, err, solicitudes.ErrSinAnteriores)
}

func TestOnlyWhatMayBeEditedIsOpened(t *testing.T) {
	c := nuevaCasa()
	borrador, pendiente, aprobada := c.borrador(t).ID, c.enviada(t).ID, c.aprobada(t).ID
	for _, caso := range []struct {
		por    kernel.Actor
		id     kernel.SolicitudID
		quiere error
	}{
		{mundo.Carla, borrador, solicitudes.ErrRol},
		{mundo.Greta, "no-hay", solicitudes.ErrRol}, // the role first, whatever the id
		{mundo.Bruno, borrador, solicitudes.ErrNoEncontrada},
		{mundo.Bruno, aprobada, solicitudes.ErrNoEncontrada},
		{mundo.Ines, "no-hay", solicitudes.ErrNoEncontrada},
		{mundo.Ines, aprobada, solicitudes.ErrEstado},
	} {
		_, err := c.Abrir.Execute(t.Context(), caso.por, caso.id)
		mal(t, err, caso.quiere)
	}
	for _, id := range []kernel.SolicitudID{borrador, pendiente} {
		v, err := c.Abrir.Execute(t.Context(), mundo.Ines, id)
		if bien(t, v, err); v.ID != id {
			t.Errorf("opened %s", v.ID)
		}
	}
}
