package catalogotest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// cambiar reads one programme, gives what was read to fn, and saves what fn makes of it.
func (m Montaje) cambiar(ctx context.Context, id kernel.ProgramaID, fn func(e *catalogo.EstadoPrograma)) error {
	return m.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error {
		p, err := tx.Programas.Get(ctx, id)
		if err != nil {
			return err
		}
		e := p.Estado()
		fn(&e)
		return tx.Programas.Save(ctx, catalogo.RestorePrograma(e))
	})
}

func guardaLaPresente(t *testing.T, m Montaje) {
	nada := func(*catalogo.EstadoPrograma) {}
	if err := m.cambiar(t.Context(), "absent", nada); !errors.Is(err, catalogo.ErrProgramaNoEncontrado) {
		t.Errorf("absent: got %v, want ErrProgramaNoEncontrado", err)
	}
	m.guardar(t, programa("a", "73310037"))
	vieja := func(e *catalogo.EstadoPrograma) { e.Edicion, e.Nombre = e.Edicion-1, "De antes" }
	if err := m.cambiar(t.Context(), "a", vieja); !errors.Is(err, catalogo.ErrProgramaModificado) {
		t.Errorf("an old edition: got %v, want ErrProgramaModificado", err)
	}
	if err := m.cambiar(t.Context(), "a", nada); err != nil {
		t.Fatal(err)
	}
	if v, err := m.Programas.Ver(t.Context(), "a", pais); err != nil || v.Edicion != 2 || v.Nombre != "Contabilidad básica" {
		t.Errorf("got %+v, %v", v, err)
	}
}

func unaSolaEdicion(t *testing.T, m Montaje) {
	m.guardar(t, programa("a", "73310037"))
	const intentos = 8
	errs := make([]error, intentos)
	var wg sync.WaitGroup
	for i := range intentos {
		wg.Go(func() {
			errs[i] = m.cambiar(t.Context(), "a", func(e *catalogo.EstadoPrograma) { e.Edicion, e.Nombre = 1, fmt.Sprint("Nombre ", i) })
		})
	}
	wg.Wait()
	guardados := 0
	for _, err := range errs {
		if err == nil {
			guardados++
		} else if !errors.Is(err, catalogo.ErrProgramaModificado) {
			t.Errorf("got %v, want ErrProgramaModificado", err)
		}
	}
	if guardados != 1 {
		t.Errorf("%d edits were kept, want 1", guardados)
	}
}

func vuelveCambiado(t *testing.T, m Montaje) {
	p := programa("a", "73310037")
	p.Objetivos = []catalogo.Objetivo{{ID: "o1", Descripcion: "Primero"}, {ID: "o2", Descripcion: "Segundo"}}
	p.Competencias = []catalogo.Competencia{{ID: "c1", Codigo: "210303022", Descripcion: "Contabilizar"}}
	m.guardar(t, p)
	m.guardar(t, programa("b", "73310038"))
	p.Codigo, p.Nombre, p.TipoFormacion, p.Modalidad, p.Version = "73310039", "Ñame y yuca", catalogo.Especifica, catalogo.Mixta, "2"
	p.DuracionHoras, p.CupoAprendices, p.Descripcion, p.Activo = 48, 30, "", false
	p.VersionesAnteriores = []string{"1", "1.5"}
	p.Objetivos = []catalogo.Objetivo{{ID: "o2", Descripcion: "Segundo"}, {ID: "o1", Descripcion: "Primero, mejor"}}
	p.Competencias = nil
	p.Resultados = []catalogo.Resultado{{ID: "r1", Codigo: "01", Descripcion: "Registrar"}}
	p.ActualizadoEn = p.ActualizadoEn.Add(time.Hour)
	if err := m.cambiar(t.Context(), "a", func(e *catalogo.EstadoPrograma) { *e = p }); err != nil {
		t.Fatal(err)
	}
	p.Edicion = 2
	v, err := m.Programas.Ver(t.Context(), "a", pais)
	if err != nil || !reflect.DeepEqual(v.EstadoPrograma, p) {
		t.Errorf("Ver: got %+v, %v\nwant %+v", v.EstadoPrograma, err, p)
	}
	err = m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		got, err := tx.Programas.GetPorCodigo(ctx, "73310039")
		if err == nil && !reflect.DeepEqual(got.Estado(), p) {
			t.Errorf("GetPorCodigo: got %+v\nwant %+v", got.Estado(), p)
		}
		if _, otro := tx.Programas.GetPorCodigo(ctx, "73310037"); !errors.Is(otro, catalogo.ErrProgramaNoEncontrado) {
			t.Errorf("the old code: got %v, want ErrProgramaNoEncontrado", otro)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if b, err := m.Programas.Ver(t.Context(), "b", pais); err != nil || b.Nombre != "Contabilidad básica" || b.Edicion != 1 {
		t.Errorf("the other programme: got %+v, %v", b, err)
	}
}

func codigoCambiadoEnUso(t *testing.T, m Montaje) {
	m.guardar(t, programa("a", "73310037"))
	m.guardar(t, programa("b", "73310038"))
	err := m.cambiar(t.Context(), "b", func(e *catalogo.EstadoPrograma) { e.Codigo = "73310037" })
	if !errors.Is(err, catalogo.ErrCodigoEnUso) {
		t.Errorf("got %v, want ErrCodigoEnUso", err)
	}
}

func todos(t *testing.T, m Montaje) {
	for id, variar := range map[string]func(*catalogo.EstadoPrograma){
		"oferta":     func(e *catalogo.EstadoPrograma) { e.Nombre = "Cocina" },
		"inactivo":   func(e *catalogo.EstadoPrograma) { e.Nombre, e.Activo = "Bordado", false },
		"especifico": func(e *catalogo.EstadoPrograma) { e.Nombre, e.TipoFormacion = "Apicultura", catalogo.Especifica },
		"ajeno": func(e *catalogo.EstadoPrograma) {
			e.Nombre, e.CentroID, e.Modalidad = "Dibujo", Financieros, catalogo.Mixta
		},
	} {
		e := programa(id, "T-"+strings.ToUpper(id))
		variar(&e)
		m.guardar(t, e)
	}
	m.Solicitar(t, "oferta", 1)
	si, no := true, false
	for nombre, caso := range map[string]struct {
		c                  app.ConsultaProgramas
		activos, inactivos int
		want               []string
	}{
		"by name":          {app.ConsultaProgramas{PorNombre: true}, 3, 1, []string{"especifico", "inactivo", "oferta", "ajeno"}},
		"by requests":      {app.ConsultaProgramas{}, 3, 1, []string{"oferta", "especifico", "inactivo", "ajeno"}},
		"active":           {app.ConsultaProgramas{PorNombre: true, Activo: &si}, 3, 1, []string{"especifico", "oferta", "ajeno"}},
		"inactive":         {app.ConsultaProgramas{PorNombre: true, Activo: &no}, 3, 1, []string{"inactivo"}},
		"of a centre":      {app.ConsultaProgramas{PorNombre: true, Centro: Financieros}, 1, 0, []string{"ajeno"}},
		"of a kind":        {app.ConsultaProgramas{PorNombre: true, Tipo: catalogo.Especifica}, 1, 0, []string{"especifico"}},
		"nothing":          {app.ConsultaProgramas{PorNombre: true, Modalidad: catalogo.Mixta, Activo: &no}, 1, 0, nil},
		"outside of scope": {app.ConsultaProgramas{Alcance: catalogo.Alcance{Centro: "centro-0000"}}, 0, 0, nil},
	} {
		c := caso.c
		c.Todos, c.Limite = true, 10
		if c.Alcance == (catalogo.Alcance{}) {
			c.Alcance = pais
		}
		got, err := m.Programas.Listar(t.Context(), c)
		if err != nil || !slices.Equal(ids(got), caso.want) || got.Total != len(caso.want) || got.Activos != caso.activos || got.Inactivos != caso.inactivos {
			t.Errorf("%s: got %v of %d, %d active and %d not, %v", nombre, ids(got), got.Total, got.Activos, got.Inactivos, err)
		}
	}
}

func uso(t *testing.T, m Montaje) {
	m.guardar(t, programa("a", "73310037"))
	m.Solicitar(t, "a", 2)
	for id, want := range map[kernel.ProgramaID]app.UsoView{"absent": {}, "a": {PorEnviar: 2}} {
		if got, err := m.Usos.Uso(t.Context(), id); err != nil || got != want {
			t.Errorf("%s: got %+v, %v", id, got, err)
		}
	}
}
