package identidad_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

func datosAcceso() identidad.DatosAcceso {
	return identidad.DatosAcceso{
		Nombres: "Rosa", Apellidos: "Gómez", Cedula: "63123456", Telefono: "3009876543", Correo: "rgomez@sena.edu.co", Centro: oriente.ID,
		Cargo: kernel.Instructor, Justificacion: "Dicto cursos de costura en las veredas.", AceptaTerminos: true, AutorizaDatos: true,
	}
}

func (c *casa) pideAcceso(t *testing.T, d identidad.DatosAcceso) app.Recibo {
	t.Helper()
	r, err := c.PedirAcceso.Execute(t.Context(), app.PedirAccesoInput{Datos: d})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ultimo is the last thing that others have to hear.
func (c *casa) ultimo(t *testing.T) kernel.Event {
	t.Helper()
	eventos := c.memoria.Eventos()
	if len(eventos) == 0 {
		t.Fatal("nobody has to hear anything")
	}
	return eventos[len(eventos)-1]
}

func TestAnAccesoOfNothingIsRefusedAndCountsNothing(t *testing.T) {
	c := nuevaCasa(t)
	_, err := c.PedirAcceso.Execute(t.Context(), app.PedirAccesoInput{Origen: kernel.Origen{Direccion: "192.0.2.1"}})
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("got %v, want fault.Invalid", err)
	}
	d := datosAcceso()
	d.Centro = "no-hay"
	if _, err = c.PedirAcceso.Execute(t.Context(), app.PedirAccesoInput{Datos: d}); !errors.Is(err, identidad.ErrCentroNoExiste) {
		t.Errorf("got %v, want ErrCentroNoExiste", err)
	}
	if len(c.memoria.Accesos()) != 0 || len(c.memoria.Eventos()) != 0 || len(c.memoria.Anotadas()) != 0 {
		t.Error("a refused request left something behind")
	}
	if r := c.pideAcceso(t, datosAcceso()); r.Numero != "ACC-2026-001" {
		t.Errorf("the first number is %s", r.Numero)
	}
}

func TestWhoeverHasAnAccountOrHasAskedIsAnsweredAlike(t *testing.T) {
	c := nuevaCasa(t)
	cuenta := c.registrada(t)
	original := c.pideAcceso(t, datosAcceso())
	primero := c.memoria.Accesos()[0].ID
	for name, caso := range map[string]struct {
		cambio func(*identidad.DatosAcceso)
		quiere identidad.AccesoDuplicado
	}{
		"the address of an account":       {func(d *identidad.DatosAcceso) { d.Correo, d.Cedula = cuenta.Correo, "70123456" }, identidad.AccesoDuplicado{UsuarioID: cuenta.ID}},
		"the cédula of an account":        {func(d *identidad.DatosAcceso) { d.Correo, d.Cedula = "otra@sena.edu.co", cuenta.Cedula }, identidad.AccesoDuplicado{UsuarioID: cuenta.ID}},
		"the address of one that waits":   {func(d *identidad.DatosAcceso) { d.Cedula = "70123456" }, identidad.AccesoDuplicado{Original: string(primero)}},
		"the cédula, typed in other ways": {func(d *identidad.DatosAcceso) { d.Correo, d.Cedula = "otra@sena.edu.co", "63.123.456" }, identidad.AccesoDuplicado{Original: string(primero)}},
	} {
		t.Run(name, func(t *testing.T) {
			d := datosAcceso()
			caso.cambio(&d)
			r := c.pideAcceso(t, d)
			if r.Numero <= original.Numero || r.Pedido != original.Pedido {
				t.Errorf("is answered %+v, the first %+v", r, original)
			}
			guardado := c.memoria.Accesos()[len(c.memoria.Accesos())-1]
			caso.quiere.AccesoID = string(guardado.ID)
			if c.ultimo(t) != kernel.Event(caso.quiere) {
				t.Errorf("others hear %+v, want %+v", c.ultimo(t), caso.quiere)
			}
			if guardado.Correo+guardado.Cedula+guardado.Nombres != "" {
				t.Errorf("keeps %+v", guardado)
			}
		})
	}
	if n, err := c.ContarAccesosPendientes.Execute(t.Context(), identidad.SistemaComoAdmin()); n != 1 || err != nil {
		t.Errorf("%d wait, %v; want 1", n, err)
	}
}

func TestAFormThatIsSentTwiceIsOneAcceso(t *testing.T) {
	c := nuevaCasa(t)
	in := app.PedirAccesoInput{ID: "formulario-1", Datos: datosAcceso()}
	var mu sync.Mutex
	var recibos []app.Recibo
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			r, err := c.PedirAcceso.Execute(t.Context(), in)
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			recibos = append(recibos, r)
		})
	}
	wg.Wait()
	if len(slices.Compact(recibos)) != 1 || len(c.memoria.Accesos()) != 1 || len(c.memoria.Eventos()) != 1 {
		t.Errorf("got %v, kept %d", recibos, len(c.memoria.Accesos()))
	}
}

func TestANetworkThatSendsTooMuchIsToldWhenToComeBack(t *testing.T) {
	c := nuevaCasa(t)
	enviar := func(i int, red string) error {
		d := datosAcceso()
		d.Correo, d.Cedula = fmt.Sprintf("p%d@sena.edu.co", i), fmt.Sprintf("7000%04d", i)
		_, err := c.PedirAcceso.Execute(t.Context(), app.PedirAccesoInput{Datos: d, Origen: kernel.Origen{Direccion: red}})
		return err
	}
	for i := range identidad.EnviosPorHora {
		if err := enviar(i, "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
	}
	c.at = c.at.Add(20 * time.Minute)
	err := enviar(100, "192.0.2.1")
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || !errors.Is(err, identidad.ErrAccesosDemasiados) || f.Details["reintentarEnSegundos"] != 40*60+1 {
		t.Fatalf("got %v, want ErrAccesosDemasiados in 2401 seconds", err)
	}
	for i, red := range []string{"192.0.2.2", ""} {
		if err := enviar(200+i, red); err != nil {
			t.Errorf("from %q: %v", red, err)
		}
	}
	c.at = c.at.Add(41 * time.Minute)
	if err := enviar(300, "192.0.2.1"); err != nil {
		t.Errorf("an hour later: %v", err)
	}
}

func TestWhoSeesAccesos(t *testing.T) {
	c := nuevaCasa(t)
	c.pideAcceso(t, datosAcceso())
	d := datosAcceso()
	d.Correo, d.Cedula, d.Cargo = "jefe@sena.edu.co", "70123456", kernel.Coordinador
	c.pideAcceso(t, d)
	id := c.memoria.Accesos()[1].ID
	for name, caso := range map[string]struct {
		actor  kernel.Actor
		cuenta int
		lista  error
		uno    error
	}{
		"an admin":               {identidad.SistemaComoAdmin(), 2, nil, nil},
		"the coordinator":        {kernel.Actor{ID: "u1", Rol: kernel.Coordinador, Centro: oriente.ID}, 1, nil, identidad.ErrAccesoNoExiste},
		"one of another centre":  {kernel.Actor{ID: "u1", Rol: kernel.Coordinador, Centro: "otro"}, 0, nil, identidad.ErrAccesoNoExiste},
		"an instructor":          {kernel.Actor{ID: "u1", Rol: kernel.Instructor, Centro: oriente.ID}, 0, identidad.ErrAccesosNoPermitidos, identidad.ErrAccesosNoPermitidos},
		"nobody":                 {kernel.Actor{}, 0, identidad.ErrAccesosNoPermitidos, identidad.ErrAccesosNoPermitidos},
		"a coordinator, nowhere": {kernel.Actor{ID: "u1", Rol: kernel.Coordinador}, 0, identidad.ErrAccesosNoPermitidos, identidad.ErrAccesosNoPermitidos},
	} {
		p, err := c.ListarAccesos.Execute(t.Context(), caso.actor, app.FiltroAccesos{Pagina: 1, Limite: 10})
		if !errors.Is(err, caso.lista) || p.Total != caso.cuenta {
			t.Errorf("%s lists %d, %v", name, p.Total, err)
		}
		if _, err = c.VerAcceso.Execute(t.Context(), caso.actor, id); !errors.Is(err, caso.uno) {
			t.Errorf("%s opens the other: %v", name, err)
		}
		conteos, err := c.ContarAccesos.Execute(t.Context(), caso.actor, app.FiltroAccesos{Estado: identidad.Rechazado})
		if !errors.Is(err, caso.lista) || conteos[identidad.Pendiente] != caso.cuenta {
			t.Errorf("%s counts %v, %v", name, conteos, err)
		}
		if n, err := c.ContarAccesosPendientes.Execute(t.Context(), caso.actor); n != caso.cuenta || err != nil {
			t.Errorf("%s has %d to decide, %v", name, n, err)
		}
	}
}
