package correostest

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

func (b *banco) reintentar(t *testing.T, id int64) error {
	t.Helper()
	return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Eventos.Reintentar(ctx, id) })
}

func (b *banco) cuentaEventos(t *testing.T, enEspera, detenidos int) {
	t.Helper()
	s, err := b.Reader.Estado(t.Context())
	if err != nil || s.EventosEnEspera != enEspera || s.EventosDetenidos != detenidos {
		t.Errorf("%d wait and %d were given up, want %d and %d (%v)", s.EventosEnEspera, s.EventosDetenidos, enEspera, detenidos, err)
	}
}

func reintenta(t *testing.T, b *banco) {
	id := b.Entregar(t, Entrega{Evento: "Uno", Intentos: 7, Error: "x", Creado: Ahora, Muerto: Ahora})
	b.Entregar(t, Entrega{Evento: "Otro", Intentos: 7, Error: "x", Creado: Ahora, Muerto: Ahora})
	sinError(t, b.reintentar(t, id))
	b.cuentaEventos(t, 1, 1)
	es(t, b.reintentar(t, id), correos.ErrNoReintenta)
}

func noReintenta(t *testing.T, b *banco) {
	espera, hecho := b.Entregar(t, Entrega{Evento: "Uno", Creado: Ahora}), b.Entregar(t, Entrega{Evento: "Dos", Creado: Ahora, Hecho: Ahora})
	for id, quiere := range map[int64]error{espera: correos.ErrNoReintenta, hecho: correos.ErrNoReintenta, hecho + 100: correos.ErrSinEvento,
		0: correos.ErrSinEvento, -1: correos.ErrSinEvento} {
		if err := b.reintentar(t, id); !errors.Is(err, quiere) {
			t.Errorf("%d: got %v, want %v", id, err, quiere)
		}
	}
	b.cuentaEventos(t, 1, 0)
}

func reintentaTodos(t *testing.T, b *banco) {
	b.Entregar(t, Entrega{Evento: "Uno", Creado: Ahora, Hecho: Ahora})
	for range 3 {
		b.Entregar(t, Entrega{Evento: "Dos", Creado: Ahora, Muerto: Ahora})
	}
	for _, quiere := range []int{3, 0} {
		b.hacer(t, func(ctx context.Context, tx app.Tx) error {
			n, err := tx.Eventos.ReintentarTodos(ctx)
			if n != quiere {
				t.Errorf("%d were tried again, want %d", n, quiere)
			}
			return err
		})
	}
	b.cuentaEventos(t, 3, 0)
}

func eventosListados(t *testing.T, b *banco) {
	viejo := b.Entregar(t, Entrega{Evento: "Uno", Intentos: 7, Error: "no such user", Creado: Ahora, Muerto: Ahora.Add(time.Hour)})
	b.Entregar(t, Entrega{Evento: "Espera", Creado: Ahora})
	nuevo := b.Entregar(t, Entrega{Evento: "Dos", Intentos: 7, Creado: Ahora, Muerto: Ahora.Add(2 * time.Hour)})
	gemelo := b.Entregar(t, Entrega{Evento: "Tres", Intentos: 7, Creado: Ahora, Muerto: Ahora.Add(time.Hour)})
	for pagina, quiere := range map[int][]int64{1: {nuevo, gemelo}, 2: {viejo}, 3: {}} {
		p, err := b.Reader.Eventos(t.Context(), app.FiltroEventos{Pagina: pagina, Limite: 2})
		sinError(t, err)
		got := []int64{}
		for _, e := range p.Eventos {
			got = append(got, e.ID)
		}
		if p.Total != 3 || p.TotalEsMinimo || p.Eventos == nil || !slices.Equal(got, quiere) {
			t.Errorf("page %d has %v of %d, want %v of 3", pagina, got, p.Total, quiere)
		}
		if pagina != 2 {
			continue
		}
		if want := (app.EventoView{ID: viejo, Evento: "Uno", Manejador: Manejador, Intentos: 7, Error: "no such user", Creado: Ahora,
			Muerto: Ahora.Add(time.Hour)}); p.Eventos[0] != want {
			t.Errorf("got %+v, want %+v", p.Eventos[0], want)
		}
	}
}

func (b *banco) lista(t *testing.T, f app.Filtro, total int, quiere ...string) {
	t.Helper()
	p, err := b.Reader.Listar(t.Context(), f)
	sinError(t, err)
	if got := ids(p.Mensajes, func(v app.View) string { return v.ID }); p.Mensajes == nil || p.Total != total || p.TotalEsMinimo || !slices.Equal(got, quiere) {
		t.Errorf("%+v: got %v of %d, want %v of %d", f, got, p.Total, quiere, total)
	}
}

func listados(t *testing.T, b *banco) {
	b.lista(t, app.Filtro{Pagina: 1, Limite: 10}, 0)
	uno, dos, gemelo := b.mensaje(t, correos.AlMomento), b.mensaje(t, correos.Diaria), b.mensaje(t, correos.AlMomento)
	gemelo.Creado = dos.Creado
	b.agregar(t, uno, gemelo, dos)
	b.lista(t, app.Filtro{Pagina: 1, Limite: 2}, 3, gemelo.ID, dos.ID)
	b.lista(t, app.Filtro{Pagina: 2, Limite: 2}, 3, uno.ID)
	b.lista(t, app.Filtro{Pagina: 3, Limite: 2}, 3)
	b.lista(t, app.Filtro{Pagina: 1_000_000, Limite: 100}, 3)
}

func elegidos(t *testing.T, b *banco) {
	de := map[correos.Estado]string{}
	var todos []string
	for _, e := range correos.Estados() {
		de[e] = b.en(t, e).ID
		todos = append(todos, de[e])
	}
	slices.Reverse(todos)
	f := app.Filtro{Pagina: 1, Limite: 100}
	b.lista(t, f, len(todos), todos...)
	f.Tipo = correos.SolicitudAprobada
	b.lista(t, f, len(todos), todos...)
	for e, id := range de {
		f.Estados = []correos.Estado{e}
		b.lista(t, f, 1, id)
	}
	f.Estados = []correos.Estado{correos.EnEspera, correos.Muerto}
	b.lista(t, f, 2, de[correos.Muerto], de[correos.EnEspera])
	f.Tipo = correos.FichaAsignada
	b.lista(t, f, 0)
	f.Estados, f.Tipo = nil, "' OR 1=1--"
	b.lista(t, f, 0)
}

func personas(t *testing.T, b *banco) {
	for i, c := range []struct {
		para       correos.Destino
		existe     bool
		persona    correos.Persona
		nombrado   string // in the list of the administration
		escribible bool   // a message can be kept
	}{
		{correos.Destino{Usuario: Ines}, true, correos.Persona{Nombre: "Inés Ñañez", Correo: "ines@sena.edu.co", Activa: true}, "Inés Ñañez", true},
		{correos.Destino{Usuario: Dora}, true, correos.Persona{Nombre: "Dora Díaz", Correo: "dora@sena.edu.co"}, "Dora Díaz", true},
		{correos.Destino{Usuario: "nadie"}, false, correos.Persona{}, "", false},
		{correos.Destino{Acceso: Pedido}, true, correos.Persona{Nombre: "Zoe Ariza", Correo: "zoe@correo.co", Activa: true,
			Acceso: correos.Acceso{Numero: "ACC-2026-001", Motivo: "No es del centro."}}, "Zoe Ariza", true},
		{correos.Destino{Acceso: Borrado}, false, correos.Persona{}, "", true},
		{correos.Destino{Acceso: "ninguno"}, false, correos.Persona{}, "", true},
	} {
		got, existe, err := b.Reader.Persona(t.Context(), c.para)
		if err != nil || existe != c.existe || got != c.persona {
			t.Errorf("%+v: got %+v %t (%v), want %+v", c.para, got, existe, err, c.persona)
		}
		m, _, err := correos.New("m"+string(rune('0'+i)), "entrega-1", correos.AccesoRecibido, c.para, correos.Datos{}, correos.AlMomento, Ahora)
		sinError(t, err)
		err = b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			_, err := tx.Mensajes.Add(ctx, []correos.Mensaje{m})
			return err
		})
		if (err == nil) != c.escribible {
			t.Errorf("%+v: a message to them is kept: %v, want %t", c.para, err, c.escribible)
		}
		if !c.escribible {
			continue
		}
		quiere := app.View{Mensaje: m, Nombre: c.nombrado, Correo: c.persona.Correo}
		v, err := b.Reader.Ver(t.Context(), m.ID)
		if err != nil || !reflect.DeepEqual(v, quiere) {
			t.Errorf("%+v: it is seen as %+v (%v), want %+v", c.para, v, err, quiere)
		}
		p, err := b.Reader.Listar(t.Context(), app.Filtro{Pagina: 1, Limite: 1})
		if err != nil || !reflect.DeepEqual(p.Mensajes, []app.View{quiere}) {
			t.Errorf("%+v: it is listed as %+v (%v), want %+v", c.para, p.Mensajes, err, quiere)
		}
	}
}

func directorio(t *testing.T, b *banco) {
	for centro, quiere := range map[kernel.CentroID][]kernel.UsuarioID{Oriente: {Berta, Carlos}, Financieros: {Fabio}, "centro-9101": nil, "": nil} {
		got, err := b.Directorio.Coordinadores(t.Context(), centro)
		if err != nil || !slices.Equal(got, quiere) {
			t.Errorf("%q: got %v (%v), want %v", centro, got, err, quiere)
		}
	}
}

func estadoCuenta(t *testing.T, b *banco) {
	s, err := b.Reader.Estado(t.Context())
	if err != nil || s != (app.Estado{}) {
		t.Errorf("empty it is %+v (%v)", s, err)
	}
	var quiere app.Estado
	for veces, e := range []correos.Estado{correos.EnEspera, correos.ParaResumen, correos.NoEnviado, correos.Muerto, correos.Enviado, correos.Descartado} {
		for range veces + 1 {
			m := b.en(t, e)
			if e == correos.EnEspera {
				quiere.Esperando = m.Creado
			}
			if e == correos.Enviado {
				quiere.UltimoEnviado = m.Terminado
			}
		}
	}
	quiere.EnEspera, quiere.ParaResumen, quiere.NoEnviados, quiere.Muertos = 1, 2, 3, 4
	b.Entregar(t, Entrega{Evento: "Uno", Creado: Ahora})
	b.Entregar(t, Entrega{Evento: "Uno", Creado: Ahora, Hecho: Ahora})
	for range 2 {
		b.Entregar(t, Entrega{Evento: "Uno", Creado: Ahora, Muerto: Ahora})
	}
	quiere.EventosEnEspera, quiere.EventosDetenidos = 1, 2
	if s, err = b.Reader.Estado(t.Context()); err != nil || s != quiere {
		t.Errorf("got %+v (%v), want %+v", s, err, quiere)
	}
	b.agregado(t) // younger than the one that waits
	if s, err = b.Reader.Estado(t.Context()); err != nil || s.EnEspera != 2 || !s.Esperando.Equal(quiere.Esperando) {
		t.Errorf("two wait: got %+v (%v), want since %v", s, err, quiere.Esperando)
	}
}
