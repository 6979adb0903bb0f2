package politica_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// alcance is the part of domain.md 4.2 that says who sees which solicitudes, as a condition of SQL on their rows.
func (m *mundo) alcance(t *testing.T, p papel) string {
	t.Helper()
	switch {
	case p <= instructorAjeno:
		return "instructor_id = '" + m.id(t, p) + "'"
	case p < administradora:
		return "centro_id = 'centro-" + m.vivos[p].centro + "'"
	}
	return "true"
}

func TestListsOfSolicitudesHoldExactlyWhatIsInScope(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	var objetos []objeto
	for _, estado := range estados {
		objetos = append(objetos, m.en(t, estado))
	}
	for p, l := range m.vivos {
		alcance := m.alcance(t, papel(p))
		for filtro, condicion := range map[string]string{
			"":                                  "true",
			"&estado=PENDIENTE,EN_REVISION":     "estado IN ('PENDIENTE', 'EN_REVISION')",
			"&fechaInicio=2027-01-12":           "fecha_solicitud >= '2027-01-12T05:00:00Z'",
			"&search=empresa%20reservada":       "nombre_empresa LIKE 'Empresa Reservada%'",
			"&search=" + objetos[4].codigo:      "codigo = '" + objetos[4].codigo + "'",
			"&search=Persona+Reservada":         "instructor_id = 'u-duena'",
			"&instructorId=" + m.id(t, duena):   "true", // no filter of ours, and no way around the scope
			"&centroId=centro-9546&role=ADMIN":  "true",
			"&estado=APROBADA&search=reservada": "estado = 'APROBADA' AND nombre_empresa LIKE 'Empresa Reservada%'",
		} {
			quiere := m.app.Query(t, "SELECT id FROM solicitudes WHERE "+alcance+" AND "+condicion+` ORDER BY id COLLATE "C"`)
			r := l.cliente.Get("/api/solicitudes?limit=1000" + filtro).Status(http.StatusOK)
			if got := campos(r, "solicitudes", "id"); !slices.Equal(got, quiere) || r.Int("pagination.total") != len(quiere) {
				t.Errorf("%s, %s: %d of them, total %s, want %d", l.nombre, filtro, len(got), r.Text("pagination.total"), len(quiere))
			}
		}
	}
}

func TestListsOfferWhatEachSolicitudOffers(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	for _, estado := range estados {
		m.en(t, estado)
	}
	for _, l := range m.vivos {
		for _, fila := range l.cliente.Get("/api/solicitudes?limit=1000&search=reservada").Status(http.StatusOK).List("solicitudes") {
			solicitud := fila.(map[string]any)
			lista := textos(solicitud["acciones"].([]any))
			sola := textos(l.cliente.Get("/api/solicitudes/" + solicitud["id"].(string)).Status(http.StatusOK).List("solicitud.acciones"))
			if !slices.Equal(lista, sola) {
				t.Errorf("%s, %s: the list offers %q, the solicitud %q", l.nombre, solicitud["estado"], lista, sola)
			}
		}
	}
}

func TestTheCatalogueOfEachRole(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	m.app.Exec(t, "UPDATE programas SET activo = false WHERE id = ?", m.programaDe(t, "9546"))
	m.app.Exec(t, "UPDATE programas SET tipo_formacion = 'TRANSVERSAL' WHERE id = ?", m.programaDe(t, "9405"))
	for p, l := range m.vivos {
		condicion := "activo AND tipo_formacion = 'COMPLEMENTARIA'"
		if papel(p) <= instructorAjeno {
			condicion += " AND centro_id = 'centro-" + l.centro + "'"
		}
		quiere := m.app.Query(t, "SELECT id FROM programas WHERE "+condicion+` ORDER BY id COLLATE "C"`)
		for _, filtro := range []string{"", "&centroId=centro-9405"} {
			r := l.cliente.Get("/api/programas?limit=1000" + filtro).Status(http.StatusOK)
			if got := campos(r, "programas", "id"); len(quiere) == 0 || !slices.Equal(got, quiere) || r.Int("pagination.total") != len(quiere) {
				t.Errorf("%s, %q: programmes %q, want %q", l.nombre, filtro, got, quiere)
			}
		}
	}
}

func TestMailboxesAreTheirOwners(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	m.en(t, "APROBADA")
	m.app.Drain(t)
	const buzon = "SELECT id FROM notificaciones WHERE usuario_id = ?"
	for p, l := range m.vivos {
		quiere := m.app.Query(t, buzon+` ORDER BY id COLLATE "C"`, m.id(t, papel(p)))
		r := l.cliente.Get("/api/notificaciones?limit=1000&usuarioId=" + m.id(t, duena)).Status(http.StatusOK)
		if got := campos(r, "notificaciones", "id"); !slices.Equal(got, quiere) || r.Int("pagination.total") != len(quiere) {
			t.Errorf("%s: notices %q, want %q", l.nombre, got, quiere)
		}
		sinLeer := m.app.Count(t, "SELECT count(*) FROM notificaciones WHERE usuario_id = ? AND NOT leida", m.id(t, papel(p)))
		if r.Int("noLeidas") != sinLeer {
			t.Errorf("%s: %s unread, want %d", l.nombre, r.Text("noLeidas"), sinLeer)
		}
	}
	const ajenas = "SELECT md5(string_agg(n::text, ';' ORDER BY id)) FROM notificaciones n WHERE usuario_id <> ?"
	antes := m.uno(t, ajenas, m.id(t, duena))
	m.vivos[duena].cliente.Put("/api/notificaciones/marcar-todas-leidas", nil).Status(http.StatusOK)
	if m.uno(t, ajenas, m.id(t, duena)) != antes {
		t.Error("marking the own notices as read changed those of others")
	}
	if n := m.app.Count(t, "SELECT count(*) FROM notificaciones WHERE usuario_id = ? AND NOT leida", m.id(t, duena)); n != 0 {
		t.Errorf("%d own notices are still unread", n)
	}
}

func TestEverybodyIsWhoTheyAre(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	for p, l := range m.vivos {
		r := l.cliente.Get("/api/auth/me?id=" + m.id(t, administradora)).Status(http.StatusOK)
		if r.Text("user.id") != m.id(t, papel(p)) || r.Text("user.email") != l.correo {
			t.Errorf("%s is told to be %s", l.nombre, r.Text("user.email"))
		}
		if rol := m.uno(t, "SELECT rol FROM usuarios WHERE correo = ?", l.correo); r.Text("user.role") != rol {
			t.Errorf("%s is told to be %s", l.nombre, r.Text("user.role"))
		}
		if strings.Contains(string(r.Body), "argon2") {
			t.Errorf("%s is told the hash of a password", l.nombre)
		}
	}
}

func TestWhoAsksIsNotAMatterOfTheBody(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	formulario := m.formulario(t, m.vivos[colega])
	for campo, valor := range map[string]any{
		"instructorId": m.id(t, duena), "centroId": "centro-9405", "estado": "APROBADA", "codigo": "SOL-2027-001", "numeroFicha": "4999999",
		"role": "ADMIN", "revisorId": m.id(t, colega), "isDraft": true,
	} {
		formulario[campo] = valor
	}
	r := m.vivos[colega].cliente.Post("/api/solicitudes", formulario).Status(http.StatusCreated)
	for campo, quiere := range map[string]string{"instructorId": m.id(t, colega), "centroId": "centro-9546", "estado": "BORRADOR"} {
		if got := r.Text("solicitud." + campo); got != quiere {
			t.Errorf("%s is %s, want %s", campo, got, quiere)
		}
	}
	if r.Value("solicitud.numeroFicha") != nil || r.Text("solicitud.codigo") == "SOL-2027-001" {
		t.Errorf("the caller chose the numbers: %.500s", r.Body)
	}
	m.vivos[duena].cliente.Get("/api/solicitudes/" + r.Text("solicitud.id")).Status(http.StatusNotFound)
}
