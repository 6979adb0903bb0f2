package correos_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	app "complementarias/application/correos"
	"complementarias/application/correos/correostest"
	"complementarias/domain/correos"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// faltas are the wrong fields: where and why.
func faltas(err error) []string {
	var lista []string
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Kind == fault.Invalid {
		for _, f := range e.Fields {
			lista = append(lista, f.Pointer+" "+f.Code)
		}
	}
	return lista
}

func (c *casa) elegidas(t *testing.T, de kernel.UsuarioID) correos.Preferencias {
	t.Helper()
	p, err := c.Preferencias(t.Context(), []kernel.UsuarioID{de})
	sinError(t, err)
	return p[de]
}

func TestMailsAboutTheAccountCannotBeSwitchedOff(t *testing.T) {
	c := nueva()
	for _, por := range []kernel.Actor{ines, berta, greta} {
		for _, tipo := range correos.Tipos() {
			if tipo.Opcional() {
				continue
			}
			for _, f := range correos.Frecuencias() {
				_, err := c.uc.CambiarAvisos.Execute(t.Context(), por, []app.AvisoInput{{Tipo: string(tipo), Frecuencia: string(f)}})
				if got := faltas(err); !slices.Equal(got, []string{"/avisos/0/tipo AVISO_OBLIGATORIO"}) {
					t.Errorf("%s %s by %s: got %v", tipo, f, por.Rol, err)
				}
			}
		}
		if p := c.elegidas(t, por.ID); p != nil {
			t.Errorf("%s: %v was kept", por.Rol, p)
		}
	}
}

func TestAWrongChoiceIsRefused(t *testing.T) {
	for nombre, caso := range map[string]struct {
		por    kernel.Actor
		in     []app.AvisoInput
		faltas []string
	}{
		"unknown kind":      {ines, []app.AvisoInput{{"SALUDO", "NUNCA"}}, []string{"/avisos/0/tipo VALOR_DESCONOCIDO"}},
		"no kind":           {ines, []app.AvisoInput{{"", "NUNCA"}}, []string{"/avisos/0/tipo VALOR_DESCONOCIDO"}},
		"of another role":   {ines, []app.AvisoInput{{"SOLICITUD_ENVIADA", "NUNCA"}}, []string{"/avisos/0/tipo VALOR_DESCONOCIDO"}},
		"of an instructor":  {berta, []app.AvisoInput{{"FICHA_ASIGNADA", "NUNCA"}}, []string{"/avisos/0/tipo VALOR_DESCONOCIDO"}},
		"by an admin":       {greta, []app.AvisoInput{{"FICHA_ASIGNADA", "NUNCA"}}, []string{"/avisos/0/tipo VALOR_DESCONOCIDO"}},
		"unknown frequency": {ines, []app.AvisoInput{{"FICHA_ASIGNADA", "A_VECES"}}, []string{"/avisos/0/frecuencia VALOR_DESCONOCIDO"}},
		"no frequency":      {ines, []app.AvisoInput{{"FICHA_ASIGNADA", ""}}, []string{"/avisos/0/frecuencia VALOR_DESCONOCIDO"}},
		"twice":             {ines, []app.AvisoInput{{"FICHA_ASIGNADA", "NUNCA"}, {"FICHA_ASIGNADA", "DIARIA"}}, []string{"/avisos/1/tipo VALOR_REPETIDO"}},
		"everything at once": {ines, []app.AvisoInput{{"RESUMEN", "X"}, {"CURSO_CANCELADO", "NUNCA"}, {"Y", "Z"}, {"CURSO_CANCELADO", "W"}}, []string{
			"/avisos/0/tipo AVISO_OBLIGATORIO", "/avisos/0/frecuencia VALOR_DESCONOCIDO", "/avisos/2/tipo VALOR_DESCONOCIDO",
			"/avisos/2/frecuencia VALOR_DESCONOCIDO", "/avisos/3/tipo VALOR_REPETIDO", "/avisos/3/frecuencia VALOR_DESCONOCIDO"}},
	} {
		c := nueva()
		_, err := c.uc.CambiarAvisos.Execute(t.Context(), caso.por, caso.in)
		if got := faltas(err); !slices.Equal(got, caso.faltas) {
			t.Errorf("%s: got %v (%v), want %v", nombre, got, err, caso.faltas)
		}
		if p := c.elegidas(t, caso.por.ID); p != nil || len(c.Anotadas()) != 0 {
			t.Errorf("%s: kept %v, wrote %v", nombre, p, c.Anotadas())
		}
	}
}

func TestAChoiceIsWrittenDownOrNotKept(t *testing.T) {
	c := nueva(noSeAnota)
	_, err := c.uc.CambiarAvisos.Execute(t.Context(), ines, []app.AvisoInput{{"FICHA_ASIGNADA", "NUNCA"}})
	es(t, err, errCaida)
	if p := c.elegidas(t, ines.ID); p != nil {
		t.Errorf("kept %v", p)
	}
}

func TestEverybodyChoosesAboutWhatTheirRoleMayGet(t *testing.T) {
	c := nueva()
	for _, por := range []kernel.Actor{ines, berta, greta} {
		got, err := c.uc.VerAvisos.Execute(t.Context(), por)
		quiere := []app.Aviso{}
		for _, tipo := range correos.Opcionales(por.Rol) {
			quiere = append(quiere, app.Aviso{Tipo: tipo, Frecuencia: correos.AlMomento})
		}
		if err != nil || !reflect.DeepEqual(got, quiere) {
			t.Errorf("%s: got %v (%v), want %v", por.Rol, got, err, quiere)
		}
	}
	if got, err := c.uc.VerAvisos.Execute(t.Context(), greta); err != nil || got == nil || len(got) != 0 {
		t.Errorf("an admin: got %v (%v), want an empty list", got, err)
	}
}

func TestAChoiceIsKeptForOneselfOnly(t *testing.T) {
	c := nueva()
	despues, err := c.uc.CambiarAvisos.Execute(t.Context(), ines, []app.AvisoInput{
		{"FICHA_ASIGNADA", "NUNCA"}, {"SOLICITUD_APROBADA", "AL_MOMENTO"}, {"CURSO_REPROGRAMADO", "DIARIA"}})
	sinError(t, err)
	leidos, err := c.uc.VerAvisos.Execute(t.Context(), ines)
	sinError(t, err)
	if !reflect.DeepEqual(despues, leidos) {
		t.Errorf("it answers %v and keeps %v", despues, leidos)
	}
	for _, a := range leidos {
		quiere := map[correos.Tipo]correos.Frecuencia{correos.FichaAsignada: correos.Nunca, correos.CursoReprogramado: correos.Diaria}[a.Tipo]
		if a.Frecuencia != quiere && (quiere != "" || a.Frecuencia != correos.AlMomento) {
			t.Errorf("%s comes %s, want %q", a.Tipo, a.Frecuencia, quiere)
		}
	}
	if p := c.elegidas(t, correostest.Berta); p != nil {
		t.Errorf("Berta chose %v", p)
	}
	anotadas := c.Anotadas()
	quiere := "[{FICHA_ASIGNADA AL_MOMENTO NUNCA} {CURSO_REPROGRAMADO AL_MOMENTO DIARIA}]"
	if len(anotadas) != 1 || anotadas[0].Accion != "CAMBIAR_AVISOS" || anotadas[0].ObjetoID != string(ines.ID) || cambios(anotadas[0]) != quiere {
		t.Errorf("the audit says %v, want %s", anotadas, quiere)
	}
}

func cambios(a kernel.Anotacion) string {
	type cambio struct{ campo, antes, despues any }
	var lista []cambio
	filas, _ := a.Detalle["cambios"].([]map[string]any)
	for _, f := range filas {
		lista = append(lista, cambio{f["campo"], f["antes"], f["despues"]})
	}
	return fmt.Sprint(lista)
}

func TestAChoiceThatChangesNothingLeavesNoTrace(t *testing.T) {
	c := nueva()
	for range 2 {
		_, err := c.uc.CambiarAvisos.Execute(t.Context(), ines, []app.AvisoInput{{"FICHA_ASIGNADA", "NUNCA"}})
		sinError(t, err)
	}
	for _, in := range [][]app.AvisoInput{nil, {{"CURSO_CANCELADO", "AL_MOMENTO"}}} {
		if got, err := c.uc.CambiarAvisos.Execute(t.Context(), ines, in); err != nil || len(got) != len(correos.Opcionales(kernel.Instructor)) {
			t.Errorf("got %v (%v)", got, err)
		}
	}
	if n := len(c.Anotadas()); n != 1 {
		t.Errorf("%d rows in the audit, want one", n)
	}
}
