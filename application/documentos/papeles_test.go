package documentos_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"complementarias/application/documentos"
	"complementarias/application/documentos/documentostest"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

func TestTheFakeKeepsTheContract(t *testing.T) {
	documentostest.Contrato(t, func(*testing.T) documentostest.Mundo {
		return documentostest.Mundo{Papeles: &documentostest.Papeles{}, Solicitudes: [2]kernel.SolicitudID{"s1", "s2"}, Personas: [2]kernel.UsuarioID{"ines", "ada"}}
	})
}

var (
	carla    = kernel.Actor{ID: "carla", Nombre: "Carla", Rol: kernel.Coordinador, Centro: "c1"}
	ada      = kernel.Actor{ID: "ada", Nombre: "Ada", Rol: kernel.Admin}
	errLejos = fault.New(fault.NotFound, "SOLICITUD_NO_ENCONTRADA", "No existe.")
)

// taller prints on fakes.
type taller struct {
	*casa
	s       documentos.Solicitud
	papeles []documentos.Papel
}

func nuevoTaller() *taller {
	t := &taller{casa: nuevaCasa()}
	t.s = documentos.Solicitud{ID: "s1", CentroID: "c1", Codigo: "SOL-2026-014", Version: 3, Estado: "Aprobada", Aprobada: true, NumeroFicha: "20260001", FichaProvisional: true,
		Centro: "Centro", Programa: documentos.Programa{Nombre: "Miel"}, ResponsableCedula: "52345678", ResponsableNombre: "María", DuracionMaxima: 40}
	t.deps.Solicitudes, t.deps.Imprenta, t.deps.Papeles, t.deps.Sello = t, t, &documentostest.Papeles{}, documentostest.Sello{}
	t.deps.Verificacion = func(token string) string { return "https://x.test/verificar/" + token }
	return t
}

func (t *taller) Ver(_ context.Context, actor kernel.Actor, id kernel.SolicitudID) (documentos.Solicitud, error) {
	if id != t.s.ID || actor.Centro != t.s.CentroID && actor.Rol != kernel.Admin {
		return documentos.Solicitud{}, errLejos
	}
	return t.s, nil
}

func (t *taller) DePapel(ctx context.Context, id kernel.SolicitudID) (documentos.Solicitud, error) {
	return t.Ver(ctx, ada, id)
}

func (t *taller) Ficha(_ documentos.Solicitud, p documentos.Papel) ([]byte, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.papeles = append(t.papeles, p)
	return []byte("%PDF"), nil
}

// imprimir returns the token of the paper.
func (t *taller) imprimir(tb testing.TB) string {
	tb.Helper()
	a, err := t.casos().Ficha.Execute(tb.Context(), ines, documentos.FichaInput{ID: "s1"})
	if err != nil {
		tb.Fatal(err)
	}
	if a.Nombre != "solicitud-SOL-2026-014.pdf" || a.Tipo != documentos.TipoPDF {
		tb.Fatalf("got %s %s", a.Nombre, a.Tipo)
	}
	return strings.TrimPrefix(t.papeles[len(t.papeles)-1].Direccion, "https://x.test/verificar/")
}

func (t *taller) veredicto(tb testing.TB, token string) documentos.Veredicto {
	tb.Helper()
	v, err := t.casos().Verificar.Execute(tb.Context(), token)
	if err != nil {
		tb.Fatal(err)
	}
	return v.Veredicto
}

func TestAFichaOutOfReachIsNotPrinted(t *testing.T) {
	c := nuevoTaller()
	lejana := kernel.Actor{ID: "x", Rol: kernel.Coordinador, Centro: "c2"}
	if _, err := c.casos().Ficha.Execute(t.Context(), lejana, documentos.FichaInput{ID: "s1"}); !errors.Is(err, errLejos) {
		t.Errorf("got %v", err)
	}
	c.noAnota = errRota
	if _, err := c.casos().Ficha.Execute(t.Context(), ines, documentos.FichaInput{ID: "s1"}); !errors.Is(err, errRota) {
		t.Errorf("it leaves without being written down: %v", err)
	}
	c.noAnota = nil
	c.imprimir(t)
	if len(c.anotadas) != 1 || c.anotadas[0].Accion != documentos.AccionExportarSolicitud || c.anotadas[0].ObjetoID != "s1" || c.anotadas[0].Centro != "c1" {
		t.Errorf("written down: %+v", c.anotadas)
	}
}

func TestTheSameContentIsTheSamePaper(t *testing.T) {
	c := nuevoTaller()
	token := c.imprimir(t)
	var espera sync.WaitGroup
	for range 8 {
		espera.Go(func() {
			if _, err := c.casos().Ficha.Execute(t.Context(), ines, documentos.FichaInput{ID: "s1"}); err != nil {
				t.Error(err)
			}
		})
	}
	espera.Wait()
	for _, p := range c.papeles {
		if p != c.papeles[0] {
			t.Errorf("two papers: %+v and %+v", p, c.papeles[0])
		}
	}
	c.s.Version++ // something that is not printed
	if otro := c.imprimir(t); otro != token || c.veredicto(t, token) != documentos.Vigente {
		t.Errorf("a version alone makes another paper")
	}
	if v, err := c.casos().VerPapeles.Execute(t.Context(), ines, "s1"); err != nil || len(v.Papeles) != 1 {
		t.Errorf("got %+v, %v", v, err)
	}
}

// valores has one more than zero for each kind of field.
func cambiar(v reflect.Value) bool {
	switch x := v.Addr().Interface().(type) {
	case *kernel.Date:
		*x = kernel.NewDate(2026, time.May, 5)
	case *time.Time:
		*x = ahora.Add(time.Hour)
	default:
		switch v.Kind() {
		case reflect.String:
			v.SetString(v.String() + "x")
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Int, reflect.Int64:
			v.SetInt(v.Int() + 1)
		case reflect.Slice:
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		default:
			return false
		}
	}
	return true
}

// hojas visits every field of v that has no fields itself.
func hojas(camino string, v reflect.Value, visitar func(camino string, v reflect.Value)) {
	if v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[kernel.Date]() && v.Type() != reflect.TypeFor[time.Time]() {
		for i := range v.NumField() {
			hojas(camino+"."+v.Type().Field(i).Name, v.Field(i), visitar)
		}
		return
	}
	visitar(camino, v)
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			hojas(camino+"["+strconv.Itoa(i)+"]", v.Index(i), visitar)
		}
	}
}

func TestEveryFieldThatIsPrintedMakesAnotherPaper(t *testing.T) {
	llena := func() documentos.Solicitud {
		s := nuevoTaller().s
		s.Especiales, s.Horarios = []documentos.Casilla{{Etiqueta: "ICBF"}}, []documentos.Franja{{Dia: 1}}
		s.Sesiones, s.ObjetivosPersonalizados = []horarios.Sesion{{Desde: 480}}, []string{"a", "bc"}
		s.Programa.Objetivos = []string{"uno"}
		return s
	}
	noImpresos := map[string]bool{".ID": true, ".CentroID": true, ".Version": true, ".Revision": true}
	vistos := 0
	var caminos []string
	base := llena()
	hojas("", reflect.ValueOf(&base).Elem(), func(camino string, _ reflect.Value) { caminos = append(caminos, camino) })
	for n, camino := range caminos {
		c := nuevoTaller()
		c.s = llena()
		token := c.imprimir(t)
		i := 0
		hojas("", reflect.ValueOf(&c.s).Elem(), func(_ string, v reflect.Value) {
			if i == n && !cambiar(v) {
				t.Fatalf("%s: a kind that this test cannot change", camino)
			}
			i++
		})
		if camino == ".ID" || camino == ".CentroID" {
			continue // another solicitud
		}
		vistos++
		if got := c.veredicto(t, token) == documentos.Desactualizado; got == noImpresos[camino] {
			t.Errorf("%s: outdated %t", camino, got)
		}
	}
	if vistos < 50 {
		t.Errorf("%d fields were looked at", vistos)
	}
}

func TestTextsThatTouchAreNotTakenForOthers(t *testing.T) {
	huella := func(propios ...string) string {
		c := nuevoTaller()
		c.s.ObjetivosPersonalizados = propios
		c.imprimir(t)
		return c.papeles[0].Huella
	}
	vistas := map[string]string{}
	for _, propios := range [][]string{{"a", "b"}, {"ab"}, {"a", "", "b"}, {"", "a", "b"}, {"a\n.ObjetivosPersonalizados[1]\n.ObjetivosPersonalizados[1]=1:b"}, {}, {""}} {
		h := huella(propios...)
		if otra, ya := vistas[h]; ya {
			t.Errorf("%q has the fingerprint of %s", propios, otra)
		}
		vistas[h] = fmt.Sprintf("%q", propios)
	}
}

func TestAPaperIsOutdatedVoidOrUnknown(t *testing.T) {
	c := nuevoTaller()
	viejo := c.imprimir(t)
	c.s.NumeroFicha, c.s.FichaProvisional = "2897456", false
	nuevo := c.imprimir(t)
	if viejo == nuevo || c.veredicto(t, viejo) != documentos.Desactualizado || c.veredicto(t, nuevo) != documentos.Vigente {
		t.Error("the old paper is not told from the new one")
	}
	for _, ajeno := range []string{"", "x", strings.Repeat("A", 43), strings.Repeat("A", 42) + "=", strings.Repeat("ñ", 43), nuevo + "A", nuevo[:42], strings.ToLower(nuevo) + "!"} {
		if _, err := c.casos().Verificar.Execute(t.Context(), ajeno); !errors.Is(err, documentos.ErrSinPapel) {
			t.Errorf("%q: %v", ajeno, err)
		}
	}
	in := documentos.AnularInput{ID: "s1", Serie: 1, Motivo: "Se perdió el original."}
	if err := c.casos().AnularPapeles.Execute(t.Context(), carla, in); err != nil {
		t.Fatal(err)
	}
	if c.veredicto(t, viejo) != documentos.Anulado || c.veredicto(t, nuevo) != documentos.Anulado {
		t.Error("papers that are void are told good")
	}
	if otro := c.imprimir(t); otro == nuevo || c.veredicto(t, otro) != documentos.Vigente {
		t.Error("what is printed after is not good")
	}
}

func TestWhatIsToldOfAPaperHasNobodyInIt(t *testing.T) {
	c := nuevoTaller()
	v, err := c.casos().Verificar.Execute(t.Context(), c.imprimir(t))
	if err != nil {
		t.Fatal(err)
	}
	if dicho := fmt.Sprintf("%+v", v); strings.Contains(dicho, "María") || strings.Contains(dicho, "52345678") || v.Codigo != "SOL-2026-014" || !v.FichaProvisional || v.Horas != 40 {
		t.Errorf("got %s", dicho)
	}
}

func TestWhoMakesPapersVoid(t *testing.T) {
	bien := documentos.AnularInput{ID: "s1", Serie: 1, Motivo: "Se perdió el original."}
	con := func(f func(*documentos.AnularInput)) documentos.AnularInput { in := bien; f(&in); return in }
	for nombre, x := range map[string]struct {
		actor kernel.Actor
		in    documentos.AnularInput
		err   error
	}{
		"the instructor":         {ines, bien, documentos.ErrNoAnula},
		"another centre":         {kernel.Actor{ID: "z", Rol: kernel.Coordinador, Centro: "c2"}, bien, errLejos},
		"a serie to come":        {carla, con(func(in *documentos.AnularInput) { in.Serie = 2 }), documentos.ErrNadaQueAnular},
		"no serie":               {carla, con(func(in *documentos.AnularInput) { in.Serie = 0 }), documentos.ErrNadaQueAnular},
		"without a reason":       {carla, con(func(in *documentos.AnularInput) { in.Motivo = "         corto " }), nil},
		"with a reason too long": {ada, con(func(in *documentos.AnularInput) { in.Motivo = strings.Repeat("ñ", 4001) }), nil},
	} {
		c := nuevoTaller()
		token := c.imprimir(t)
		err := c.casos().AnularPapeles.Execute(t.Context(), x.actor, x.in)
		if err == nil || x.err != nil && !errors.Is(err, x.err) || x.err == nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: got %v", nombre, err)
		}
		if c.veredicto(t, token) != documentos.Vigente || len(c.anotadas) != 1 {
			t.Errorf("%s: something changed", nombre)
		}
	}
	c := nuevoTaller()
	if err := c.casos().AnularPapeles.Execute(t.Context(), carla, bien); !errors.Is(err, documentos.ErrNadaQueAnular) {
		t.Errorf("nothing was printed: %v", err)
	}
}

func TestPapersAreMadeVoidOnce(t *testing.T) {
	c := nuevoTaller()
	c.imprimir(t)
	in := documentos.AnularInput{ID: "s1", Serie: 1, Motivo: "Se perdió el original."}
	for range 2 { // a form that is sent twice
		if err := c.casos().AnularPapeles.Execute(t.Context(), carla, in); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.casos().AnularPapeles.Execute(t.Context(), ada, in); !errors.Is(err, documentos.ErrYaAnulados) {
		t.Errorf("got %v", err)
	}
	if len(c.anotadas) != 2 { // the print, and what was done once
		t.Errorf("the audit tells of what was not done: %+v", c.anotadas)
	}
	v, err := c.casos().VerPapeles.Execute(t.Context(), carla, "s1")
	if err != nil || v.Serie != 2 || v.PuedeAnular || len(v.Papeles) != 1 || v.Papeles[0].Veredicto != documentos.Anulado || v.Papeles[0].Motivo != in.Motivo {
		t.Errorf("got %+v, %v", v, err)
	}
	c.imprimir(t)
	for actor, puede := range map[kernel.Actor]bool{ines: false, carla: true, ada: true} {
		if v, err := c.casos().VerPapeles.Execute(t.Context(), actor, "s1"); err != nil || v.PuedeAnular != puede {
			t.Errorf("%s: got %+v, %v", actor.Nombre, v, err)
		}
	}
}
