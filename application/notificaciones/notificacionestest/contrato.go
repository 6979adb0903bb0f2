package notificacionestest

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	app "complementarias/application/notificaciones"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

// The people and solicitudes that every Montaje has. The centres are those of the first migration.
const (
	Oriente     kernel.CentroID = "centro-9546"
	Financieros kernel.CentroID = "centro-9405"

	Ines   kernel.UsuarioID = "ines"   // instructor
	Carlos kernel.UsuarioID = "carlos" // coordinators of Oriente
	Berta  kernel.UsuarioID = "Berta"
	Jorge  kernel.UsuarioID = "jorge" // coordinator of Financieros

	Panaderia kernel.SolicitudID = "solicitud-1"
	Excel     kernel.SolicitudID = "solicitud-2"
)

// Usuarios are those people and some whom no notice to the coordination of Oriente may reach.
func Usuarios() []Usuario {
	return []Usuario{
		{ID: Ines, Rol: kernel.Instructor, Centro: Oriente, Activo: true},
		{ID: Carlos, Rol: kernel.Coordinador, Centro: Oriente, Activo: true},
		{ID: Berta, Rol: kernel.Coordinador, Centro: Oriente, Activo: true},
		{ID: Jorge, Rol: kernel.Coordinador, Centro: Financieros, Activo: true},
		{ID: "retirada", Rol: kernel.Coordinador, Centro: Oriente, Activo: false},
		{ID: "admin", Rol: kernel.Admin, Centro: Oriente, Activo: true},
	}
}

// Solicitudes are what notices can be about, all of Ines.
func Solicitudes() map[kernel.SolicitudID]app.SolicitudView {
	return map[kernel.SolicitudID]app.SolicitudView{
		Panaderia: {Codigo: "SOL-2026-001", Programa: "Panadería básica"},
		Excel:     {Codigo: "SOL-2026-002", Programa: "Excel básico para gestión empresarial"},
	}
}

// Montaje is the mailboxes under test, empty, with Usuarios and Solicitudes. LeidaEn reads what no view shows.
type Montaje struct {
	Repository    app.Repository
	Reader        app.Reader
	Destinatarios app.Destinatarios
	LeidaEn       func(t *testing.T, id kernel.NotificacionID) time.Time
}

var ahora = time.Date(2026, 11, 23, 14, 0, 0, 123_000_000, time.UTC)

// Contrato checks what every implementation of the ports promises; nuevo makes empty mailboxes for each check.
func Contrato(t *testing.T, nuevo func(t *testing.T) Montaje) {
	for nombre, prueba := range map[string]func(*testing.T, Montaje){
		"somebody else's notice looks absent":              ajena,
		"a recipient who does not exist leaves no notice":  destinatarioAusente,
		"marking leaves the mailboxes of others alone":     marcarAjenas,
		"a delivery that is repeated adds nothing":         entregaRepetida,
		"a delivery that runs many times at once adds one": entregaSimultanea,
		"another delivery, kind or solicitud is another":   distintas,
		"a notice comes back whole":                        vuelve,
		"the newest come first, then by id":                orden,
		"pages are cut and counted":                        paginas,
		"read and unread are told apart":                   filtros,
		"the badge counts the own unread ones":             contadas,
		"the first reading counts":                         primeraLectura,
		"counts stop at ten thousand":                      muchas,
		"only active coordinators of the centre":           coordinadores,
	} {
		t.Run(nombre, func(t *testing.T) { prueba(t, nuevo(t)) })
	}
}

func contadas(t *testing.T, m Montaje) {
	m.sinLeer(t, Ines, 0)
	m.agregar(t, nota("n1", Ines, ahora), nota("n2", Ines, ahora.Add(time.Minute)), nota("n3", Carlos, ahora))
	m.sinLeer(t, Carlos, 1)
	m.marcar(t, "n1", Ines, ahora)
	m.marcar(t, "n1", Carlos, ahora)
	m.sinLeer(t, Ines, m.listar(t, Ines, noLeidas).NoLeidas)
	m.sinLeer(t, Carlos, 1)
	m.marcarTodas(t, Ines, ahora)
	m.sinLeer(t, Ines, 0)
}

func (m Montaje) sinLeer(t *testing.T, de kernel.UsuarioID, quiere int) {
	t.Helper()
	if n, err := m.Reader.NoLeidas(t.Context(), de); err != nil || n != quiere {
		t.Errorf("%s has %d unread (%v), want %d", de, n, err, quiere)
	}
}

func ajena(t *testing.T, m Montaje) {
	m.agregar(t, nota("n1", Ines, ahora))
	for nombre, caso := range map[string]struct {
		id kernel.NotificacionID
		de kernel.UsuarioID
	}{"of another person": {"n1", Carlos}, "of nobody": {"n1", ""}, "absent": {"n2", Ines}, "no id": {"", Ines}, "quoted": {"n1' OR '1'='1", Ines}} {
		if v, err := m.Reader.Ver(t.Context(), caso.id, caso.de); !errors.Is(err, notificaciones.ErrNoEncontrada) {
			t.Errorf("%s: got %+v, %v, want ErrNoEncontrada", nombre, v, err)
		}
	}
	p := m.listar(t, Carlos, todas)
	if p.Total != 0 || p.NoLeidas != 0 || p.Notificaciones == nil || len(p.Notificaciones) != 0 {
		t.Errorf("the mailbox of another: got %+v, want an empty list", p)
	}
}

func destinatarioAusente(t *testing.T, m Montaje) {
	if err := m.Repository.Add(t.Context(), []notificaciones.Notificacion{nota("n1", Ines, ahora), nota("n2", "nadie", ahora)}); err == nil {
		t.Error("a notice to nobody was accepted")
	}
	m.quedan(t, Ines, todas)
}

func marcarAjenas(t *testing.T, m Montaje) {
	m.agregar(t, nota("n1", Ines, ahora), nota("n2", Carlos, ahora))
	m.marcar(t, "n1", Carlos, ahora)
	m.marcar(t, "absent", Carlos, ahora)
	m.quedan(t, Ines, noLeidas, "n1")
	m.quedan(t, Carlos, noLeidas, "n2")
	m.marcarTodas(t, Carlos, ahora)
	m.quedan(t, Ines, noLeidas, "n1")
	m.quedan(t, Carlos, noLeidas)
}

func entregaRepetida(t *testing.T, m Montaje) {
	sin := nota("n2", Ines, ahora)
	sin.SolicitudID, sin.Tipo = "", notificaciones.Sistema
	m.agregar(t, nota("n1", Ines, ahora), sin)
	m.marcarTodas(t, Ines, ahora)
	m.agregar(t, nota("n3", Ines, ahora.Add(time.Minute)), otraDe(sin, "n4"))
	m.agregar(t, nota("n5", Carlos, ahora), nota("n6", Carlos, ahora))
	m.quedan(t, Ines, todas, "n1", "n2")
	m.quedan(t, Ines, noLeidas)
	m.quedan(t, Carlos, todas, "n5")
}

func entregaSimultanea(t *testing.T, m Montaje) {
	const veces = 8
	errs := make([]error, veces)
	var wg sync.WaitGroup
	for i := range veces {
		wg.Go(func() {
			errs[i] = m.Repository.Add(t.Context(), []notificaciones.Notificacion{
				nota(fmt.Sprint("a", i), Carlos, ahora), nota(fmt.Sprint("b", i), Ines, ahora),
			})
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	for _, de := range []kernel.UsuarioID{Carlos, Ines} {
		if p := m.listar(t, de, todas); p.Total != 1 || len(p.Notificaciones) != 1 {
			t.Errorf("%s has %d notices, want 1", de, p.Total)
		}
	}
}

func distintas(t *testing.T, m Montaje) {
	entrega, tipo, solicitud, ninguna := nota("n2", Ines, ahora), nota("n3", Ines, ahora), nota("n4", Ines, ahora), nota("n5", Ines, ahora)
	entrega.Entrega = "entrega-2"
	tipo.Tipo = notificaciones.Sistema
	solicitud.SolicitudID = Excel
	ninguna.SolicitudID = ""
	m.agregar(t, nota("n1", Ines, ahora), entrega, tipo, solicitud, ninguna)
	m.quedan(t, Ines, todas, "n1", "n2", "n3", "n4", "n5")
}

func vuelve(t *testing.T, m Montaje) {
	sin := nota("n2", Ines, ahora.Add(-time.Hour))
	sin.SolicitudID = ""
	m.agregar(t, nota("n1", Ines, ahora), sin)
	want := app.View{
		ID: "n1", Tipo: notificaciones.SolicitudAprobada, Titulo: "Solicitud aprobada", Mensaje: "Fue aprobada; ¿qué sigue? 'ñ' \"ü\"",
		Creada: ahora, UsuarioID: Ines, SolicitudID: Panaderia,
		Solicitud: &app.SolicitudView{Codigo: "SOL-2026-001", Programa: "Panadería básica"},
	}
	got, err := m.Reader.Ver(t.Context(), "n1", Ines)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Ver: got %+v, %v\nwant %+v", got, err, want)
	}
	otra := want
	otra.ID, otra.Creada, otra.SolicitudID, otra.Solicitud = "n2", ahora.Add(-time.Hour), "", nil
	if p := m.listar(t, Ines, todas); !reflect.DeepEqual(p.Notificaciones, []app.View{want, otra}) {
		t.Errorf("Listar: got %+v\nwant %+v", p.Notificaciones, []app.View{want, otra})
	}
}

func orden(t *testing.T, m Montaje) {
	for _, n := range []notificaciones.Notificacion{
		nota("b", Ines, ahora), nota("B", Ines, ahora), nota("a", Ines, ahora), nota("a-1", Ines, ahora),
		nota("z-nueva", Ines, ahora.Add(time.Millisecond)), nota("a-vieja", Ines, ahora.Add(-time.Millisecond)),
	} {
		n.Entrega = "entrega de " + string(n.ID)
		m.agregar(t, n)
	}
	m.quedan(t, Ines, todas, "z-nueva", "B", "a", "a-1", "b", "a-vieja")
}

func paginas(t *testing.T, m Montaje) {
	m.agregar(t, serie(5)...)
	m.quedan(t, Ines, app.Filtro{Pagina: 2, Limite: 2}, "n00003", "n00004")
	m.quedan(t, Ines, app.Filtro{Pagina: 3, Limite: 2}, "n00005")
	m.quedan(t, Ines, app.Filtro{Pagina: 1_000_000, Limite: 1_000})
	p := m.listar(t, Ines, app.Filtro{Pagina: 9, Limite: 2})
	if p.Total != 5 || p.TotalEsMinimo || p.NoLeidas != 5 {
		t.Errorf("past the end: got %+v, want a total of 5 and 5 unread", p)
	}
}

func filtros(t *testing.T, m Montaje) {
	m.agregar(t, serie(4)...)
	m.marcar(t, "n00002", Ines, ahora)
	for nombre, caso := range map[string]struct {
		f   app.Filtro
		ids []kernel.NotificacionID
	}{
		"all":    {todas, []kernel.NotificacionID{"n00001", "n00002", "n00003", "n00004"}},
		"read":   {leidas, []kernel.NotificacionID{"n00002"}},
		"unread": {noLeidas, []kernel.NotificacionID{"n00001", "n00003", "n00004"}},
	} {
		m.quedan(t, Ines, caso.f, caso.ids...)
		if p := m.listar(t, Ines, caso.f); p.Total != len(caso.ids) || p.NoLeidas != 3 {
			t.Errorf("%s: total %d and %d unread, want %d and 3", nombre, p.Total, p.NoLeidas, len(caso.ids))
		}
	}
}

func primeraLectura(t *testing.T, m Montaje) {
	m.agregar(t, serie(2)...)
	m.marcar(t, "n00001", Ines, ahora)
	m.marcar(t, "n00001", Ines, ahora.Add(time.Hour))
	m.marcarTodas(t, Ines, ahora.Add(2*time.Hour))
	m.marcarTodas(t, Ines, ahora.Add(3*time.Hour))
	for id, want := range map[kernel.NotificacionID]time.Time{"n00001": ahora, "n00002": ahora.Add(2 * time.Hour)} {
		if got := m.LeidaEn(t, id); !got.Equal(want) {
			t.Errorf("%s was read at %v, want %v", id, got, want)
		}
	}
	m.quedan(t, Ines, leidas, "n00001", "n00002")
}

func muchas(t *testing.T, m Montaje) {
	m.agregar(t, serie(app.TotalExacto)...)
	if p := m.listar(t, Ines, noLeidas); p.Total != app.TotalExacto || p.TotalEsMinimo || p.NoLeidas != app.TotalExacto {
		t.Errorf("exactly that many: got %d, %t, %d unread", p.Total, p.TotalEsMinimo, p.NoLeidas)
	}
	m.agregar(t, serie(app.TotalExacto + 1)[app.TotalExacto])
	if p := m.listar(t, Ines, todas); p.Total != app.TotalExacto || !p.TotalEsMinimo || p.NoLeidas != app.TotalExacto {
		t.Errorf("one more: got %d, %t, %d unread", p.Total, p.TotalEsMinimo, p.NoLeidas)
	}
}

func coordinadores(t *testing.T, m Montaje) {
	for centro, want := range map[kernel.CentroID][]kernel.UsuarioID{
		Oriente: {Berta, Carlos}, Financieros: {Jorge}, "centro-9101": nil, "": nil,
	} {
		got, err := m.Destinatarios.Coordinadores(t.Context(), centro)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: got %v, %v, want %v", centro, got, err, want)
		}
	}
}

var (
	todas    = app.Filtro{Pagina: 1, Limite: 20}
	leidas   = app.Filtro{Pagina: 1, Limite: 20, Leidas: new(true)}
	noLeidas = app.Filtro{Pagina: 1, Limite: 20, Leidas: new(false)}
)

func nota(id string, para kernel.UsuarioID, at time.Time) notificaciones.Notificacion {
	return notificaciones.Notificacion{
		ID: kernel.NotificacionID(id), Entrega: "entrega-1", Creada: at,
		Aviso: notificaciones.Texto{
			Tipo: notificaciones.SolicitudAprobada, Titulo: "Solicitud aprobada", Mensaje: "Fue aprobada; ¿qué sigue? 'ñ' \"ü\"",
		}.Para(para, Panaderia),
	}
}

func otraDe(n notificaciones.Notificacion, id kernel.NotificacionID) notificaciones.Notificacion {
	n.ID = id
	return n
}

// serie makes notices to Ines, each older than the one before.
func serie(n int) []notificaciones.Notificacion {
	s := make([]notificaciones.Notificacion, n)
	for i := range s {
		s[i] = nota(fmt.Sprintf("n%05d", i+1), Ines, ahora.Add(-time.Duration(i)*time.Second))
		s[i].Entrega = fmt.Sprint("entrega de ", s[i].ID)
	}
	return s
}

func (m Montaje) agregar(t *testing.T, nuevas ...notificaciones.Notificacion) {
	t.Helper()
	for lote := range slices.Chunk(nuevas, 1_000) {
		if err := m.Repository.Add(t.Context(), lote); err != nil {
			t.Fatal(err)
		}
	}
}

func (m Montaje) marcar(t *testing.T, id kernel.NotificacionID, de kernel.UsuarioID, at time.Time) {
	t.Helper()
	if err := m.Repository.MarcarLeida(t.Context(), id, de, at); err != nil {
		t.Fatal(err)
	}
}

func (m Montaje) marcarTodas(t *testing.T, de kernel.UsuarioID, at time.Time) {
	t.Helper()
	if err := m.Repository.MarcarTodas(t.Context(), de, at); err != nil {
		t.Fatal(err)
	}
}

func (m Montaje) listar(t *testing.T, de kernel.UsuarioID, f app.Filtro) app.Pagina {
	t.Helper()
	p, err := m.Reader.Listar(t.Context(), de, f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// quedan checks the ids of a page, in order.
func (m Montaje) quedan(t *testing.T, de kernel.UsuarioID, f app.Filtro, want ...kernel.NotificacionID) {
	t.Helper()
	var got []kernel.NotificacionID
	for _, v := range m.listar(t, de, f).Notificaciones {
		got = append(got, v.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", de, got, want)
	}
}
