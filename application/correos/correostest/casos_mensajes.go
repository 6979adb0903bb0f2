package correostest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

func ausente(t *testing.T, b *banco) {
	_, err := b.Reader.Ver(t.Context(), "ninguno")
	es(t, err, correos.ErrNoEncontrado)
	b.hacer(t, func(ctx context.Context, tx app.Tx) error {
		for _, id := range []string{"ninguno", "", "' OR 1=1--"} {
			if _, err := tx.Mensajes.Get(ctx, id); !errors.Is(err, correos.ErrNoEncontrado) {
				t.Errorf("%q: got %v, want ErrNoEncontrado", id, err)
			}
		}
		muertos, err := tx.Mensajes.Muertos(ctx)
		if err != nil || len(muertos) != 0 {
			t.Errorf("dead ones of nobody: %v, %v", muertos, err)
		}
		personas, err := tx.Mensajes.ConResumen(ctx)
		if err != nil || len(personas) != 0 {
			t.Errorf("a digest for nobody: %v, %v", personas, err)
		}
		return nil
	})
	b.toma(t, Ahora, Ahora.Add(time.Minute), "")
	if n := b.agregar(t); n != 0 {
		t.Errorf("%d messages out of none", n)
	}
}

// lleno has something in every field of Datos.
func lleno() correos.Datos {
	return correos.Datos{EnlaceID: "enlace-1", SolicitudID: "s1", Codigo: "SOL-2026-001", Programa: "Panadería «básica» & más", Ficha: "2345678",
		Anterior: "20260001", Provisional: true, Revision: 2, Cambios: 3, Texto: "Falta la carta.\nY la \"firma\" ñ\U0001F950", Fin: "5 de abril",
		En: Ahora.Add(123 * time.Millisecond), Repetido: true, Demoradas: []correos.Demorada{{SolicitudID: "s2", Codigo: "SOL-2026-002", Programa: "Excel", Dias: 7}}}
}

func vuelve(t *testing.T, b *banco) {
	for i, para := range []correos.Destino{{Usuario: Ines}, {Acceso: Pedido}} {
		m, _, err := correos.New(fmt.Sprint("m", i), "entrega-1", correos.Invitacion, para, lleno(), correos.AlMomento, Ahora.Add(7*time.Millisecond))
		sinError(t, err)
		b.agregar(t, m)
		if got := b.leer(t, m.ID); !reflect.DeepEqual(got, m) {
			t.Errorf("came back as\n%+v, was stored as\n%+v", got, m)
		}
		m.Estado, m.Motivo, m.Intentos, m.Copias, m.Disponible, m.Terminado = correos.Muerto, "No existe (550).", 4, 2, Ahora.Add(time.Hour), Ahora.Add(2*time.Hour)
		b.guardar(t, m)
		if got := b.leer(t, m.ID); !reflect.DeepEqual(got, m) {
			t.Errorf("changed it came back as\n%+v, was stored as\n%+v", got, m)
		}
		v, err := b.Reader.Ver(t.Context(), m.ID)
		sinError(t, err)
		if !reflect.DeepEqual(v.Mensaje, m) {
			t.Errorf("it is seen as\n%+v, want\n%+v", v.Mensaje, m)
		}
		m.Motivo = strings.Repeat("ñ", motivoMaximo+1)
		b.guardar(t, m)
		if got := b.leer(t, m.ID); got.Motivo != m.Motivo[:len(m.Motivo)-len("ñ")] {
			t.Errorf("a long reason has %d bytes", len(got.Motivo))
		}
	}
}

func unaVez(t *testing.T, b *banco) {
	m := b.agregado(t)
	repetido, otroTipo, otraPersona, otraEntrega := m, m, m, m
	repetido.ID, otroTipo.ID, otraPersona.ID, otraEntrega.ID = "x1", "x2", "x3", "x4"
	otroTipo.Tipo, otraPersona.Para.Usuario, otraEntrega.Entrega = correos.FichaAsignada, Berta, "otra"
	solicitante := m
	solicitante.ID, solicitante.Para = "x5", correos.Destino{Acceso: Pedido}
	enLaMisma := otroTipo
	enLaMisma.ID = "x6"
	if n := b.agregar(t, repetido, otroTipo, otraPersona, otraEntrega, solicitante, enLaMisma); n != 4 {
		t.Errorf("%d were added, want 4", n)
	}
	p, err := b.Reader.Listar(t.Context(), app.Filtro{Pagina: 1, Limite: 10})
	sinError(t, err)
	got := ids(p.Mensajes, func(v app.View) string { return v.ID })
	if slices.Sort(got); !slices.Equal(got, []string{m.ID, "x2", "x3", "x4", "x5"}) {
		t.Errorf("got %v", got)
	}
	b.en(t, correos.Enviado)
	if n := b.agregar(t, repetido); n != 0 {
		t.Error("a delivery that was repeated later writes again")
	}
}

func unaVezCarrera(t *testing.T, b *banco) {
	m := b.mensaje(t, correos.AlMomento)
	const veces = 8
	agregados := make([]int, veces)
	simultaneos(t, veces, func(i int) error {
		suyo := m
		suyo.ID = fmt.Sprint("m-", i)
		return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) (err error) {
			agregados[i], err = tx.Mensajes.Add(ctx, []correos.Mensaje{suyo})
			return err
		})
	})
	total := 0
	for _, n := range agregados {
		total += n
	}
	p, err := b.Reader.Listar(t.Context(), app.Filtro{Pagina: 1, Limite: 10})
	if err != nil || total != 1 || p.Total != 1 {
		t.Errorf("%d count it as theirs and %d are kept, want one (%v)", total, p.Total, err)
	}
}

func aparta(t *testing.T, b *banco) {
	m := b.agregado(t)
	const veces = 8
	simultaneos(t, veces, func(int) error {
		return b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			suyo, err := tx.Mensajes.Get(ctx, m.ID)
			if err != nil {
				return err
			}
			suyo.Intentos++
			return tx.Mensajes.Save(ctx, suyo)
		})
	})
	if got := b.leer(t, m.ID).Intentos; got != veces {
		t.Errorf("%d of %d changes were kept", got, veces)
	}
}

func muertosEnOrden(t *testing.T, b *banco) {
	var quiere []string
	for _, e := range []correos.Estado{correos.Muerto, correos.NoEnviado, correos.Muerto, correos.EnEspera, correos.Enviado, correos.Muerto} {
		if m := b.en(t, e); e == correos.Muerto {
			quiere = append(quiere, m.ID)
		}
	}
	b.hacer(t, func(ctx context.Context, tx app.Tx) error {
		muertos, err := tx.Mensajes.Muertos(ctx)
		if got := ids(muertos, idDe); !slices.Equal(got, quiere) {
			t.Errorf("got %v, want %v", got, quiere)
		}
		return err
	})
}

func resume(t *testing.T, b *banco) {
	uno, ajeno, otro := b.mensaje(t, correos.Diaria), b.para(t, Berta, correos.SolicitudEnviada, correos.Diaria), b.mensaje(t, correos.Diaria)
	resumen := b.para(t, Ines, correos.Resumen, correos.AlMomento)
	b.agregar(t, otro, uno, ajeno, resumen)
	alMomento := b.agregado(t)
	at := Ahora.Add(time.Hour)
	b.hacer(t, func(ctx context.Context, tx app.Tx) error {
		personas, err := tx.Mensajes.ConResumen(ctx)
		if err != nil || !slices.Equal(personas, []kernel.UsuarioID{Berta, Ines}) {
			t.Errorf("it waits for %v (%v), want Berta and Ines, once each", personas, err)
		}
		if err := tx.Mensajes.Resumir(ctx, Ines, resumen.ID, at); err != nil {
			return err
		}
		personas, err = tx.Mensajes.ConResumen(ctx)
		if !slices.Equal(personas, []kernel.UsuarioID{Berta}) {
			t.Errorf("after her digest it waits for %v, want Berta", personas)
		}
		return err
	})
	resumidos, err := b.Reader.Resumidos(t.Context(), resumen.ID)
	sinError(t, err)
	if got := ids(resumidos, idDe); !slices.Equal(got, []string{uno.ID, otro.ID}) {
		t.Errorf("the digest holds %v, want hers, oldest first", got)
	}
	for _, m := range resumidos {
		if m.Estado != correos.EnResumen || !m.Terminado.Equal(at) {
			t.Errorf("it is %+v, want it in the digest since %v", m, at)
		}
	}
	for _, m := range []correos.Mensaje{ajeno, alMomento, resumen} {
		if got := b.leer(t, m.ID); got.Estado != m.Estado {
			t.Errorf("%s is %s, want %s", m.ID, got.Estado, m.Estado)
		}
	}
	for _, id := range []string{"", "ninguno", alMomento.ID} {
		if vacio, err := b.Reader.Resumidos(t.Context(), id); err != nil || len(vacio) != 0 {
			t.Errorf("%q holds %v, %v", id, vacio, err)
		}
	}
}

var errDetener = errors.New("stop")

func rollback(t *testing.T, b *banco) {
	viejo, paraResumen := b.agregado(t), b.en(t, correos.ParaResumen)
	muerto := b.Entregar(t, Entrega{Evento: "Uno", Creado: Ahora, Muerto: Ahora})
	b.Enviar(t, Enviada{"s1", "SOL-2026-001", "Panadería", Oriente, espera, 1, Ahora.AddDate(0, 0, -4)})
	nuevo := b.mensaje(t, correos.AlMomento)
	dia := kernel.Today(Ahora)
	todo := func(fin error) func(ctx context.Context, tx app.Tx) error {
		return func(ctx context.Context, tx app.Tx) error {
			n, add := tx.Mensajes.Add(ctx, []correos.Mensaje{nuevo})
			cambiado := viejo
			cambiado.Intentos = 3
			save := tx.Mensajes.Save(ctx, cambiado)
			resumir := tx.Mensajes.Resumir(ctx, Ines, viejo.ID, Ahora)
			prefiere := tx.Preferencias.Save(ctx, Ines, correos.Preferencias{correos.FichaAsignada: correos.Nunca}, Ahora)
			primero, empezar := tx.Jornadas.Empezar(ctx, correos.TareaResumen, dia, Ahora)
			demoras, demoradas := tx.Jornadas.Demoradas(ctx, dia, []int{3})
			reintentar := tx.Eventos.Reintentar(ctx, muerto)
			publicar := tx.Outbox.Append(ctx, correos.RecordatorioDebido{CentroID: Oriente, En: Ahora})
			anotar := tx.Auditoria.Anotar(ctx, kernel.Actor{ID: Greta, Nombre: "Greta", Rol: kernel.Admin}, kernel.Anotacion{Accion: "REENVIAR_MENSAJE", ObjetoTipo: "mensaje"})
			if n != 1 || !primero || len(demoras) != 1 {
				t.Errorf("%d added, first %t, %d delays: want one, true, one", n, primero, len(demoras))
			}
			return errors.Join(add, save, resumir, prefiere, empezar, demoradas, reintentar, publicar, anotar, fin)
		}
	}
	es(t, b.UoW.Do(t.Context(), todo(errDetener)), errDetener)
	_, err := b.Reader.Ver(t.Context(), nuevo.ID)
	es(t, err, correos.ErrNoEncontrado)
	p, err := b.Reader.Preferencias(t.Context(), []kernel.UsuarioID{Ines})
	sinError(t, err)
	s, err := b.Reader.Estado(t.Context())
	sinError(t, err)
	if len(p) != 0 || s.EventosDetenidos != 1 || s.EventosEnEspera != 0 || b.Anotadas(t) != 0 || b.leer(t, viejo.ID).Intentos != 0 ||
		b.leer(t, paraResumen.ID).Estado != correos.ParaResumen {
		t.Errorf("it left choices %v, %+v, %d rows of audit", p, s, b.Anotadas(t))
	}
	b.hacer(t, todo(nil))
	s, err = b.Reader.Estado(t.Context())
	sinError(t, err)
	if s.EventosDetenidos != 0 || s.EventosEnEspera != 2 || b.Anotadas(t) != 1 || b.leer(t, viejo.ID).Intentos != 3 {
		t.Errorf("done again without failing it leaves %+v, %d rows of audit", s, b.Anotadas(t))
	}
}
