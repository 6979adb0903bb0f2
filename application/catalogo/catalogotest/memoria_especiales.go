package catalogotest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// CursoEspecial is a solicitud that runs under special programmes, with class on some days.
type CursoEspecial struct {
	ID, Estado string
	Codigos    []string
	Dias       []kernel.Date // sorted
}

// losCodigos are the twelve of the boxes, in the order of the form.
func losCodigos() []string {
	return strings.Fields("EMPRENDIMIENTO BILINGUISMO ATENCION_INSTITUCIONES POSCONFLICTO SENA_EMPRENDE_RURAL FORMACION_ESPECIAL_MYPIMES " +
		"SENA_EMPRENDE_RURAL_POSCONFLICTO TECNOACADEMIA_SENNOVA CAMPESENA_CONVENIO_8842 FULL_POPULAR_CONVENIO_8882 ICBF_INSTITUTO POLICIA_NACIONAL")
}

func casillas() map[string]catalogo.Especial {
	m := map[string]catalogo.Especial{}
	for i, codigo := range losCodigos() {
		m[codigo] = catalogo.Especial{Casilla: true, Edicion: 1, DatosEspecial: catalogo.DatosEspecial{Codigo: codigo, Nombre: codigo, Orden: i + 1,
			Vigencia: catalogo.Vigencia{Desde: kernel.NewDate(2000, time.January, 1)}}}
	}
	return m
}

// Cursar keeps a solicitud that runs under special programmes.
func (m *Memoria) Cursar(c CursoEspecial) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.cursos = append(m.cursos, c)
}

// Especiales implements EspecialReader.
func (m *Memoria) Especiales(context.Context) ([]catalogo.Especial, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.SortedFunc(maps.Values(m.especiales), func(a, b catalogo.Especial) int {
		if a.Casilla != b.Casilla {
			return map[bool]int{true: -1, false: 1}[a.Casilla]
		}
		return cmp.Or(cmp.Compare(a.Orden, b.Orden), strings.Compare(a.Codigo, b.Codigo))
	}), nil
}

// UsoDeEspeciales implements EspecialReader.
func (m *Memoria) UsoDeEspeciales(context.Context) (map[string]int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	usos := map[string]int{}
	for _, c := range m.cursos {
		for _, codigo := range c.Codigos {
			if _, hay := m.especiales[codigo]; hay {
				usos[codigo]++
			}
		}
	}
	return usos, nil
}

type especialesTx struct{ m *Memoria }

func (r especialesTx) Get(_ context.Context, codigo string) (catalogo.Especial, error) {
	e, ok := r.m.especiales[codigo]
	if !ok {
		return catalogo.Especial{}, catalogo.ErrEspecialNoEncontrado
	}
	return e, nil
}

func (r especialesTx) UltimoOrden(context.Context) (ultimo int, err error) {
	for _, e := range r.m.especiales {
		ultimo = max(ultimo, e.Orden)
	}
	return ultimo, nil
}

func (r especialesTx) Add(_ context.Context, e catalogo.Especial) error {
	if _, hay := r.m.especiales[e.Codigo]; hay {
		return catalogo.ErrCodigoEspecialEnUso
	}
	r.m.especiales[e.Codigo] = e
	return nil
}

func (r especialesTx) Save(_ context.Context, e catalogo.Especial) error {
	if r.m.especiales[e.Codigo].Edicion != e.Edicion {
		return catalogo.ErrEspecialModificado
	}
	e.Edicion++
	r.m.especiales[e.Codigo] = e
	return nil
}

func (r especialesTx) Fuera(_ context.Context, codigo string, antes, nueva catalogo.Vigencia) (f catalogo.CursosFuera, err error) {
	for _, c := range r.m.cursos {
		if len(c.Dias) == 0 || !slices.Contains(c.Codigos, codigo) {
			continue
		}
		if primero, ultimo := c.Dias[0], c.Dias[len(c.Dias)-1]; !antes.Cubre(primero, ultimo) || nueva.Cubre(primero, ultimo) {
			continue
		}
		switch c.Estado {
		case "PENDIENTE", "EN_REVISION":
			f.PorDecidir++
		case "APROBADA":
			f.Aprobados++
		}
	}
	return f, nil
}
