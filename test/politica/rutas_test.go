package politica_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func rutasDeTablas() []string {
	var rutas []string
	for _, f := range publicas {
		rutas = append(rutas, f.ruta)
	}
	for _, f := range deSesiones {
		rutas = append(rutas, f.ruta)
	}
	for _, f := range deSolicitudes {
		rutas = append(rutas, f.ruta)
	}
	for _, f := range todasLasPaginas() {
		rutas = append(rutas, f.ruta)
	}
	slices.Sort(rutas)
	return slices.Compact(rutas)
}

func TestEveryRouteHasARowAndEveryRowARoute(t *testing.T) {
	t.Parallel()
	rutas, filas := apptest.New(t, apptest.WithoutDemo()).Rutas(), rutasDeTablas()
	for _, ruta := range rutas {
		if !slices.Contains(filas, ruta) {
			t.Errorf("%s is served and no table says to whom", ruta)
		}
	}
	for _, fila := range filas {
		if !slices.Contains(rutas, fila) {
			t.Errorf("%s has a row and is not served", fila)
		}
	}
}

func TestRowsAreWellFormed(t *testing.T) {
	t.Parallel()
	for _, f := range deSesiones {
		if len(f.veredictos) != int(papeles) || strings.Trim(f.veredictos, letras) != "" {
			t.Errorf("%s: %q", f.ruta, f.veredictos)
		}
	}
	for _, f := range deSolicitudes {
		for _, celda := range []string{f.duena, f.instructores, f.coordina, f.revisa, f.coordinaOtro, f.administra} {
			if (len(celda) != 1 && len(celda) != len(estados)) || strings.Trim(celda, letras) != "" {
				t.Errorf("%s: %q", f.ruta, celda)
			}
		}
	}
}

func TestTheDocumentOfTheAPIAgreesOnWhoNeedsASession(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.WithoutDemo())
	var documentadas []string
	for camino, operaciones := range app.Anonymous(t).Get("/api/openapi.json").Status(http.StatusOK).Value("paths").(map[string]any) {
		for metodo, operacion := range operaciones.(map[string]any) {
			ruta := strings.ToUpper(metodo) + " " + strings.ReplaceAll(camino, "{id}", ":id")
			documentadas = append(documentadas, ruta)
			abierta := len(operacion.(map[string]any)["security"].([]any)) == 0
			if quiere := slices.ContainsFunc(publicas, func(p publica) bool { return p.ruta == ruta }); abierta != quiere {
				t.Errorf("%s: the document says public %v, the table %v", ruta, abierta, quiere)
			}
		}
	}
	servidas := slices.DeleteFunc(app.Rutas(), func(ruta string) bool {
		return !strings.Contains(ruta, " /api/") || strings.HasSuffix(ruta, "/api/openapi.json") || strings.HasSuffix(ruta, "/api/docs")
	})
	slices.Sort(documentadas)
	if !slices.Equal(documentadas, servidas) {
		t.Errorf("documented %q, served %q", documentadas, servidas)
	}
}

func TestPublicRoutesAnswerEverybodyAlike(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	antes := m.huella(t)
	for _, l := range slices.Concat(m.vivos[:], m.muertos) {
		for _, f := range publicas {
			if r := l.pedir(t, f.ruta, "", nil); r.Code != f.estado {
				t.Errorf("%s, %s: %d, want %d", l.nombre, r.Request, r.Code, f.estado)
			}
		}
	}
	m.intacta(t, antes, "public routes")
}

func TestRoutesWithoutStatesByCaller(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	m.en(t, "DEVUELTA") // the owner and the coordinators are told
	m.app.Drain(t)
	for _, f := range deSesiones {
		t.Run(strings.TrimSpace(f.ruta+" "+f.caso), func(t *testing.T) {
			o := objeto{}
			if f.id != "" {
				o.id = m.uno(t, f.id)
			}
			cuerpos := [papeles]any{}
			for p, l := range m.vivos {
				if f.cuerpo != nil {
					cuerpos[p] = f.cuerpo(m, t, l)
				}
			}
			antes := m.huella(t)
			for _, l := range m.muertos {
				m.sinCredenciales(t, l, l.pedir(t, f.ruta, o.id, cuerpos[duena]))
			}
			for p, l := range m.vivos {
				if letra := f.veredictos[p]; letra != '2' {
					m.rechazada(t, l, peticion{ruta: f.ruta, cuerpo: cuerpos[p]}, letra, o)
				}
			}
			m.intacta(t, antes, f.ruta)
			for p, l := range m.vivos {
				if f.veredictos[p] == '2' {
					l.cliente = m.app.As(t, l.correo) // one route ends its session
					if f.id != "" {
						o.id = m.uno(t, f.id) // what was decided cannot be decided again
					}
					l.pedir(t, f.ruta, o.id, cuerpos[p]).Status(f.hecho)
				}
			}
		})
	}
}

func TestCreatingAsksForTheRoleBeforeTheForm(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	antes := m.huella(t)
	for _, p := range []papel{coordinadora, coordinadoraAjena, administradora} {
		r := m.vivos[p].cliente.Post("/api/solicitudes", `{"modalidad": 7, "isDraft": false}`).Status(http.StatusForbidden)
		m.callada(t, m.vivos[p], r, objeto{})
	}
	m.intacta(t, antes, "POST /api/solicitudes")
}

func TestHEADIsRefusedWhereGETIs(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	o := m.en(t, "PENDIENTE")
	for _, ruta := range m.app.Rutas() {
		camino, esLectura := strings.CutPrefix(strings.ReplaceAll(ruta, ":id", o.id), "GET ")
		if !esLectura || slices.ContainsFunc(paginas, func(f pagina) bool { return f.ruta == ruta && f.sinFin }) {
			continue
		}
		for _, l := range []llamante{m.muertos[0], m.vivos[duena], m.vivos[colega]} {
			get, head := l.cliente.In(t).Get(camino), l.cliente.In(t).Do(http.MethodHead, camino, nil)
			if head.Code != get.Code || len(head.Body) > 0 {
				t.Errorf("%s, %s: %d with %d bytes; GET: %d", l.nombre, head.Request, head.Code, len(head.Body), get.Code)
			}
		}
	}
}

func TestClosingASessionEndsNoOther(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	esta, otra := app.As(t, "instructor1.9546"), app.As(t, "instructor1.9546")
	esta.Post("/api/auth/logout", nil).Status(http.StatusNoContent)
	esta.Post("/api/auth/logout", nil).Status(http.StatusUnauthorized)
	otra.Get("/api/auth/me").Status(http.StatusOK)
}
