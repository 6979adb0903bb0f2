package politica_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// otraVersion is an If-Match that is never the present one.
const otraVersion = `"999"`

func TestSolicitudesByStateAndCaller(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	for i, estado := range estados {
		t.Run(estado, func(t *testing.T) {
			o := m.en(t, estado)
			ofrecidas := m.ofrecidas(t, o)
			for _, f := range deSolicitudes {
				m.rechazos(t, f, i, o, ofrecidas)
				m.permisos(t, f, i, o, ofrecidas)
			}
		})
	}
}

// ofrecidas is what acciones says to everybody who may read o. An offer that no row is about fails the test.
func (m *mundo) ofrecidas(t *testing.T, o objeto) [papeles][]string {
	t.Helper()
	var todas [papeles][]string
	for p, l := range m.vivos {
		r := l.cliente.In(t).Get(o.ruta())
		if r.Code != http.StatusOK {
			continue
		}
		todas[p] = textos(r.List("solicitud.acciones"))
		for _, accion := range todas[p] {
			if !slices.ContainsFunc(deSolicitudes, func(f deSolicitud) bool { return f.ofrecida([]string{accion}) }) {
				t.Errorf("%s is offered %s, which no route does", l.nombre, accion)
			}
		}
	}
	return todas
}

// rechazos sends what the table refuses in this state, with bodies that would do and bodies that would not: the role
// comes first, then the scope, then the state, and only then what was said.
func (m *mundo) rechazos(t *testing.T, f deSolicitud, estado int, o objeto, ofrecidas [papeles][]string) {
	bien := m.peticion(f)
	antes := m.huella(t)
	for _, l := range m.muertos {
		m.sinCredenciales(t, l, l.enviar(t, bien, o.id))
	}
	for p, l := range m.vivos {
		letra := f.de(papel(p), estado)
		if letra == '2' {
			continue
		}
		variantes := []peticion{bien}
		if f.roto != "" {
			variantes = append(variantes, peticion{ruta: f.ruta, cuerpo: f.roto})
		}
		if letra != '9' && f.cuerpo != "" {
			variantes = append(variantes, peticion{ruta: f.ruta, cuerpo: bien.cuerpo, version: otraVersion})
		}
		for _, v := range variantes {
			r := m.rechazada(t, l, v, letra, o)
			if r.Code == http.StatusConflict {
				if permitidas := textos(r.List("permitidas")); !slices.Equal(permitidas, ofrecidas[p]) {
					t.Errorf("%s, %s: the conflict allows %q, the solicitud %q", l.nombre, r.Request, permitidas, ofrecidas[p])
				}
			}
		}
		if f.ofrecida(ofrecidas[p]) {
			t.Errorf("%s is offered %s in %s and %s refuses it", l.nombre, f.accion, estados[estado], f.ruta)
		}
	}
	m.intacta(t, antes, f.ruta+" in "+estados[estado])
}

// permisos sends what the table allows, each to a solicitud of its own, unless it only reads.
func (m *mundo) permisos(t *testing.T, f deSolicitud, estado int, o objeto, ofrecidas [papeles][]string) {
	for p, l := range m.vivos {
		if f.de(papel(p), estado) != '2' {
			continue
		}
		if f.accion == "" {
			l.pedir(t, f.ruta, o.id, nil).Status(f.hecho)
			continue
		}
		r := l.enviar(t, m.peticion(f), m.en(t, estados[estado]).id)
		if r.Code != f.hecho {
			t.Errorf("%s, %s in %s: %d, want %d: %.500s", l.nombre, r.Request, estados[estado], r.Code, f.hecho, r.Body)
		}
		if !f.ofrecida(ofrecidas[p]) {
			t.Errorf("%s is not offered %s in %s and %s does it", l.nombre, f.accion, estados[estado], f.ruta)
		}
	}
}

func (m *mundo) peticion(f deSolicitud) peticion {
	if f.cuerpo == "" {
		return peticion{ruta: f.ruta}
	}
	m.siguiente++
	return peticion{ruta: f.ruta, cuerpo: strings.NewReplacer("{ficha}", fmt.Sprint(4_000_000+m.siguiente), "{colega}", m.colega).Replace(f.cuerpo)}
}

// textos is a list of texts, sorted.
func textos(lista []any) []string {
	var salida []string
	for _, v := range lista {
		salida = append(salida, fmt.Sprint(v))
	}
	slices.Sort(salida)
	return salida
}

// campos is one field of every row of a list, sorted.
func campos(r apptest.Response, lista, campo string) []string {
	var salida []string
	for _, fila := range r.List(lista) {
		salida = append(salida, fmt.Sprint(fila.(map[string]any)[campo]))
	}
	slices.Sort(salida)
	return salida
}
