package solicitudes_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

var luego = ahora.Add(3 * time.Hour)

func TestTakingAndReleasing(t *testing.T) {
	s := en(t, solicitudes.Pendiente)
	if err := s.Tomar(revisora, ahora); err != nil {
		t.Fatal(err)
	}
	e := s.Expediente()
	if e.Estado != solicitudes.EnRevision || e.RevisorID != revisora.ID || e.EstadoPor != revisora.Nombre || !e.FechaRevision.Equal(ahora) {
		t.Errorf("taken: got %+v", e)
	}
	ultimo(t, s, solicitudes.Tomar, revisora, ahora, "")
	unico(t, s, solicitudes.SolicitudTomada{Hecho: hecho(revisora, ahora)})

	s = guardada(s)
	if err := intacta(t, s, func() error { return s.Tomar(revisora, luego) }); !errors.Is(err, solicitudes.ErrYaTomada) {
		t.Errorf("taking it twice: got %v", err)
	}
	if err := s.Tomar(coordinador, luego); err != nil {
		t.Fatal(err)
	}
	if e = s.Expediente(); e.RevisorID != coordinador.ID || e.EstadoPor != coordinador.Nombre || !e.EstadoDesde.Equal(luego) {
		t.Errorf("taken over: got %+v", e)
	}
	ultimo(t, s, solicitudes.Tomar, coordinador, luego, "")
	unico(t, s, solicitudes.SolicitudTomada{Hecho: hecho(coordinador, luego), RevisorAnterior: revisora.ID})

	if err := s.Soltar(admin, luego); err != nil {
		t.Fatal(err)
	}
	if e = s.Expediente(); e.Estado != solicitudes.Pendiente || e.RevisorID != "" || e.Revision != 1 {
		t.Errorf("released: got %+v", e)
	}
	ultimo(t, s, solicitudes.Soltar, admin, luego, "")
	if got := eventos(s); len(got) > 0 {
		t.Errorf("releasing told %v", got)
	}
}

func TestAReturnSaysWhatToCorrect(t *testing.T) {
	nota := solicitudes.Correccion{Campo: "/nitEmpresa", Texto: "Revise el dígito"}
	for _, c := range []struct {
		nombre, comentarios string
		notas               []solicitudes.Correccion
		quiere              []string
	}{
		{"nothing", "", nil, []string{"/comentarios REQUERIDO"}},
		{"spaces", " \n ", nil, []string{"/comentarios REQUERIDO"}},
		{"nine characters", "corríjala", nil, []string{"/comentarios TEXTO_CORTO"}},
		{"4,001 characters", strings.Repeat("a", 4001), []solicitudes.Correccion{nota}, []string{"/comentarios TEXTO_LARGO"}},
		{"a hidden character", "Corrija el\u202e NIT", nil, []string{"/comentarios TEXTO_CARACTER"}},
		{"remarks at no field, without words, hidden", "", []solicitudes.Correccion{nota, {Campo: "/estado", Texto: "No"}, {Campo: "/modalidad", Texto: "  "}, {Campo: "/municipio", Texto: "a\x00"}},
			[]string{"/correcciones/1/campo CAMPO_DESCONOCIDO", "/correcciones/2/texto REQUERIDO", "/correcciones/3/texto TEXTO_CARACTER"}},
		{"a remark whose field hides something", "", []solicitudes.Correccion{{Campo: "/horarios/0/\x00", Texto: "No"}}, []string{"/correcciones/0/campo CAMPO_DESCONOCIDO"}},
		{"51 remarks", "", slices.Repeat([]solicitudes.Correccion{nota}, 51), []string{"/correcciones DEMASIADOS"}},
	} {
		s := en(t, solicitudes.EnRevision)
		err := intacta(t, s, func() error { return s.Devolver(revisora, c.comentarios, c.notas, ahora) })
		if got := reglas(t, err); !slices.Equal(got, c.quiere) {
			t.Errorf("%s: got %v, want %v", c.nombre, got, c.quiere)
		}
	}
	for _, c := range []struct {
		nombre, comentarios, guardado, historial string
		notas                                    []solicitudes.Correccion
	}{
		{"ten characters", "  corríjala! ", "corríjala!", "corríjala!", nil},
		{"remarks alone", "", "", "NIT: Revise el dígito\nHorario: Muy temprano",
			[]solicitudes.Correccion{nota, {Campo: "/horarios/0/horaInicio", Texto: " Muy temprano "}}},
		{"both", "Casi lista", "Casi lista", "Casi lista\nNIT: Revise el dígito", []solicitudes.Correccion{nota}},
	} {
		s := en(t, solicitudes.EnRevision)
		if err := s.Devolver(revisora, c.comentarios, c.notas, luego); err != nil {
			t.Errorf("%s: %v", c.nombre, err)
			continue
		}
		e := s.Expediente()
		if e.Estado != solicitudes.Devuelta || e.RevisorID != "" || e.ComentariosRevision != c.guardado || len(e.Correcciones) != len(c.notas) || !e.FechaRevision.Equal(luego) {
			t.Errorf("%s: got %+v", c.nombre, e)
		}
		for i, n := range e.Correcciones {
			if n.Campo != c.notas[i].Campo || n.Texto != strings.TrimSpace(c.notas[i].Texto) {
				t.Errorf("%s: remark %+v", c.nombre, n)
			}
		}
		ultimo(t, s, solicitudes.Devolver, revisora, luego, c.historial)
		unico(t, s, solicitudes.SolicitudDevuelta{Hecho: hecho(revisora, luego), Comentarios: c.guardado, Correcciones: len(c.notas)})
	}
}

func TestANewReturnReplacesTheRemarksOfTheLast(t *testing.T) {
	s := en(t, solicitudes.Pendiente)
	err := errors.Join(
		s.Devolver(revisora, "Dos cosas por corregir", []solicitudes.Correccion{{Campo: "/nitEmpresa", Texto: "Dígito"}, {Campo: "/modalidad", Texto: "Otra"}}, ahora),
		s.Enviar(instructora, entorno()),
		s.Devolver(revisora, "", []solicitudes.Correccion{{Campo: "/modalidad", Texto: "Sigue igual"}}, luego))
	if e := s.Expediente(); err != nil || e.ComentariosRevision != "" || !slices.Equal(e.Correcciones, []solicitudes.Correccion{{Campo: "/modalidad", Texto: "Sigue igual"}}) {
		t.Errorf("got %q, %v, %v", e.ComentariosRevision, e.Correcciones, err)
	}
}

func TestARejectionNeedsAReason(t *testing.T) {
	for motivo, quiere := range map[string]string{"": "REQUERIDO", "   ": "REQUERIDO", strings.Repeat("a", 5001): "TEXTO_LARGO", "No\x00": "TEXTO_CARACTER"} {
		s := en(t, solicitudes.Pendiente)
		err := intacta(t, s, func() error { return s.Rechazar(revisora, motivo, ahora) })
		if got := reglas(t, err); !slices.Equal(got, []string{"/comentarios " + quiere}) {
			t.Errorf("%.20q: got %v", motivo, got)
		}
	}
	s := en(t, solicitudes.EnRevision)
	if err := s.Rechazar(revisora, " Sin cupo ", luego); err != nil {
		t.Fatal(err)
	}
	if e := s.Expediente(); e.Estado != solicitudes.Rechazada || e.RevisorID != "" || e.ComentariosRevision != "Sin cupo" || !e.FechaRevision.Equal(luego) || !e.FechaAprobacion.IsZero() {
		t.Errorf("got %+v", e)
	}
	ultimo(t, s, solicitudes.Rechazar, revisora, luego, "Sin cupo")
	unico(t, s, solicitudes.SolicitudRechazada{Hecho: hecho(revisora, luego), Comentarios: "Sin cupo"})
}

// aprobadaCon is an approved one with a number, or with a provisional one when it is empty.
func aprobadaCon(t testing.TB, numero string) *solicitudes.Solicitud {
	t.Helper()
	s := en(t, solicitudes.Pendiente)
	if err := s.Aprobar(revisora, solicitudes.Decision{NumeroFicha: numero}, nil, new(codigos).provisional, ahora); err != nil {
		t.Fatal(err)
	}
	return guardada(s)
}

func TestAssigningTheNumberOfSofiaPlus(t *testing.T) {
	for _, c := range []struct {
		nombre, tiene, numero, motivo string
		quiere                        []string // nil: it is done
	}{
		{"a number of six digits and no reason", "3012345", "301234", "", []string{"/motivo REQUERIDO", "/numeroFicha FICHA_FORMATO"}},
		{"a formula", "", "=1+1", "", []string{"/numeroFicha FICHA_FORMATO"}},
		{"nothing", "", "", "", []string{"/numeroFicha FICHA_FORMATO"}},
		{"correcting a real one without a reason", "3012345", "3099999", " ", []string{"/motivo REQUERIDO"}},
		{"correcting a real one with nine characters", "3012345", "3099999", "equivocad", []string{"/motivo TEXTO_CORTO"}},
		{"a hidden character in the reason", "", "3099999", "a\u200b", []string{"/motivo TEXTO_CARACTER"}},
		{"correcting a real one", "3012345", "3099999", " equivocado ", nil},
		{"in place of a provisional one", "", " 3099999 ", "", nil},
		{"in place of a provisional one, with a word", "", "3099999", "ya", nil},
	} {
		s := aprobadaCon(t, c.tiene)
		anterior := s.Expediente().Ficha.Numero
		if c.quiere != nil {
			err := intacta(t, s, func() error { return s.AsignarFicha(coordinador, c.numero, c.motivo, luego) })
			if got := reglas(t, err); !slices.Equal(got, c.quiere) {
				t.Errorf("%s: got %v, want %v", c.nombre, got, c.quiere)
			}
			continue
		}
		if err := s.AsignarFicha(coordinador, c.numero, c.motivo, luego); err != nil {
			t.Errorf("%s: %v", c.nombre, err)
			continue
		}
		if e := s.Expediente(); e.Estado != solicitudes.Aprobada || e.Ficha != (solicitudes.Ficha{Numero: "3099999"}) || !e.FechaAprobacion.Equal(ahora) || e.EstadoPor != revisora.Nombre {
			t.Errorf("%s: got %+v", c.nombre, e)
		}
		m := s.PullMovimientos()
		if len(m) != 1 || m[0].Accion != solicitudes.AsignarFicha || m[0].De != solicitudes.Aprobada || m[0].A != solicitudes.Aprobada || m[0].Comentario != strings.TrimSpace(c.motivo) ||
			len(m[0].Cambios) != 1 || m[0].Cambios[0].Campo != "/numeroFicha" || *m[0].Cambios[0].Antes != anterior || *m[0].Cambios[0].Despues != "3099999" {
			t.Errorf("%s: movements %+v", c.nombre, m)
		}
		unico(t, s, solicitudes.FichaAsignada{Hecho: hecho(coordinador, luego), NumeroFicha: "3099999", Anterior: anterior})
	}
	s := aprobadaCon(t, "3012345")
	err := intacta(t, s, func() error { return s.AsignarFicha(coordinador, "3012345", "la misma de antes", luego) })
	if fault.KindOf(err) != fault.Conflict {
		t.Errorf("the number that it has: got %v", err)
	}
}

func TestCancelling(t *testing.T) {
	retirada := func(t testing.TB) *solicitudes.Solicitud {
		s := en(t, solicitudes.Pendiente)
		if err := s.Retirar(instructora, ahora); err != nil {
			t.Fatal(err)
		}
		return guardada(s)
	}
	estado := func(e solicitudes.Estado) func(testing.TB) *solicitudes.Solicitud {
		return func(t testing.TB) *solicitudes.Solicitud { return en(t, e) }
	}
	for _, c := range []struct {
		nombre string
		desde  func(testing.TB) *solicitudes.Solicitud
		por    kernel.Actor
		motivo string
		quiere string // code at /comentarios; empty: it is done
	}{
		{"a draft never sent, without a reason", estado(solicitudes.Borrador), instructora, "", ""},
		{"a draft never sent, with a hidden character", estado(solicitudes.Borrador), instructora, "\x00", "TEXTO_CARACTER"},
		{"a draft that was sent once, without a reason", retirada, instructora, "", "REQUERIDO"},
		{"what is pending, without a reason", estado(solicitudes.Pendiente), instructora, "  ", "REQUERIDO"},
		{"what is pending, with a word", estado(solicitudes.Pendiente), instructora, "no", ""},
		{"what was returned, without a reason", estado(solicitudes.Devuelta), instructora, "", "REQUERIDO"},
		{"what was returned, with a word", estado(solicitudes.Devuelta), instructora, "no", ""},
		{"what is approved, without a reason", estado(solicitudes.Aprobada), coordinador, "", "REQUERIDO"},
		{"what is approved, with nine characters", estado(solicitudes.Aprobada), admin, "no aplica", "TEXTO_CORTO"},
		{"what is approved, with ten", estado(solicitudes.Aprobada), coordinador, "no aplica.", ""},
	} {
		s := c.desde(t)
		antes := s.Expediente()
		if c.quiere != "" {
			err := intacta(t, s, func() error { return s.Cancelar(c.por, c.motivo, nil, luego) })
			if got := reglas(t, err); !slices.Equal(got, []string{"/comentarios " + c.quiere}) {
				t.Errorf("%s: got %v", c.nombre, got)
			}
			continue
		}
		if err := s.Cancelar(c.por, c.motivo, nil, luego); err != nil {
			t.Errorf("%s: %v", c.nombre, err)
			continue
		}
		if e := s.Expediente(); e.Estado != solicitudes.Cancelada || e.EstadoPor != c.por.Nombre || e.Ficha != antes.Ficha || e.RevisorID != "" {
			t.Errorf("%s: got %+v", c.nombre, e)
		}
		ultimo(t, s, solicitudes.Cancelar, c.por, luego, c.motivo)
		unico(t, s, solicitudes.SolicitudCancelada{Hecho: hecho(c.por, luego), EraAprobada: antes.Estado == solicitudes.Aprobada, Motivo: c.motivo})
	}
}
