package politica_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// The letters of the tables:
//
//	2  done
//	3  403, the role may never do this
//	4  404, absent or out of scope
//	9  409, not in this state, or not by this person in this state
//
// Whoever has no session gets 401 everywhere but on the public routes.
const letras = "2349"

var estadoDeLetra = map[byte]int{'3': http.StatusForbidden, '4': http.StatusNotFound, '9': http.StatusConflict}

// publica is a route that answers everybody alike.
type publica struct {
	ruta   string
	estado int
}

var publicas = []publica{
	{"GET /livez", http.StatusOK},
	{"GET /readyz", http.StatusOK},
	{"GET /api/health", http.StatusOK},
	{"GET /api/openapi.json", http.StatusOK},
	{"GET /api/docs", http.StatusOK},
	{"GET /api/festivos", http.StatusOK},
	{"GET /api/departamentos", http.StatusOK},
	{"GET /api/municipios", http.StatusOK},
	{"POST /api/accesos", http.StatusUnprocessableEntity},     // without anything
	{"POST /api/auth/login", http.StatusBadRequest},           // without address and password
	{"POST /api/auth/forgot", http.StatusUnprocessableEntity}, // without address
	{"POST /api/auth/reset", http.StatusUnprocessableEntity},  // without token
	{"GET /api/centros", http.StatusOK},
}

// deSesion is a route on which the state of a solicitud does not count. veredictos has a letter for each papel: the
// owner, her colleague, the instructor of another centre; the coordinator, the relieved one, the reviewer, the one of
// another centre; the administrator.
type deSesion struct {
	ruta       string
	caso       string // what :id is
	id         string // the query that finds it
	cuerpo     func(m *mundo, t *testing.T, l llamante) any
	hecho      int
	veredictos string
}

const centroVacio = "SELECT max(id) FROM centros WHERE id LIKE 'centro-%'"

const programaDelCentro = "SELECT id FROM programas WHERE centro_id = 'centro-9546' ORDER BY codigo DESC LIMIT 1"

// programaNuevo has a code that no programme has.
func (m *mundo) programaNuevo() map[string]any {
	m.siguiente++
	return map[string]any{"codigo": fmt.Sprint("NUEVO-", m.siguiente), "nombre": "Registro de ventas", "tipoFormacion": "COMPLEMENTARIA", "modalidad": "PRESENCIAL",
		"version": "1", "duracionHoras": 40, "cupoAprendices": 25, "centroId": "centro-9546"}
}

// recesoDelCentro finds one, which whoever removes it leaves to nobody else.
const recesoDelCentro = `INSERT INTO recesos (id, centro_id, desde, hasta, nombre) VALUES ('receso-9546', 'centro-9546', '2033-06-20', '2033-07-10', 'Receso')
	ON CONFLICT (id) DO UPDATE SET nombre = 'Receso' RETURNING id`

// fraseDelCentro finds one, which whoever removes it leaves to nobody else.
const fraseDelCentro = `INSERT INTO frases (id, centro_id, campo, texto) VALUES ('frase-9546', 'centro-9546', '/nitEmpresa', 'Revise el NIT.')
	ON CONFLICT (id) DO UPDATE SET texto = 'Revise el NIT.' RETURNING id`

// fraseNueva is one that no centre has, of the centre of whoever writes it.
func (m *mundo) fraseNueva(l llamante) map[string]any {
	m.siguiente++
	f := map[string]any{"texto": fmt.Sprint("Frase ", m.siguiente)}
	if l.nombre == "administrator" {
		f["centroId"] = "centro-9546"
	}
	return f
}

// recesoNuevo is of days that no recess has, of the centre of whoever writes it.
func (m *mundo) recesoNuevo(l llamante) map[string]any {
	m.siguiente++
	dia := time.Date(2034, time.January, m.siguiente, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	r := map[string]any{"desde": dia, "hasta": dia, "nombre": "Receso"}
	if l.nombre == "administrator" {
		r["centroId"] = "centro-9546"
	}
	return r
}

const ambienteDelCentro = `INSERT INTO ambientes (id, centro_id, nombre, clave, tipo, creado_en, actualizado_en)
	VALUES ('ambiente-9546', 'centro-9546', 'Aula 201', 'aula 201', 'AULA', now(), now()) ON CONFLICT (id) DO UPDATE SET nombre = excluded.nombre RETURNING id`

// ambienteNuevo has a name that no ambiente has.
func (m *mundo) ambienteNuevo() map[string]any {
	m.siguiente++
	return map[string]any{"nombre": fmt.Sprint("Taller ", m.siguiente), "tipo": "TALLER"}
}

// usuarioNuevo is an instructor that nobody is yet, of the centre of whoever writes it.
func (m *mundo) usuarioNuevo(l llamante) map[string]any {
	m.siguiente++
	return map[string]any{"nombre": "Rosa Elvira Cely", "email": fmt.Sprintf("nueva%d@sena.edu.co", m.siguiente), "cedula": fmt.Sprint(70_000_000 + m.siguiente), "role": "INSTRUCTOR",
		"centroId": "centro-" + l.centro}
}

func sinNada(*mundo, *testing.T, llamante) any { return `{}` }

// importacionDelCentro is a preview of the coordinator of 9546 of which no row does anything.
const importacionDelCentro = `INSERT INTO importaciones (id, tipo, estado, usuario_id, centro_id, formato, huella, encabezados, renglones, creada_en, expira_en)
	SELECT 'importacion-1', 'INSTRUCTORES', 'PREVIA', id, centro_id, 'csv', repeat('0', 64), '["nombres", "apellidos", "cedula", "email", "telefono", "especialidad"]',
		'[]', now(), '2100-01-01' FROM usuarios WHERE correo = 'coordinador.9546@sena.edu.co' ON CONFLICT (id) DO UPDATE SET estado = 'PREVIA' RETURNING id`

// importacionDeProgramas is a preview of nobody in particular, of which no row does anything.
const importacionDeProgramas = `INSERT INTO importaciones (id, tipo, estado, usuario_id, formato, huella, encabezados, renglones, creada_en, expira_en)
	SELECT 'importacion-2', 'PROGRAMAS', 'PREVIA', id, 'csv', repeat('0', 64), '["codigo", "nombre", "version", "duracion", "cupo", "modalidad"]',
		'[]', now(), '2100-01-01' FROM usuarios WHERE correo = 'admin@sena.edu.co' ON CONFLICT (id) DO UPDATE SET estado = 'PREVIA' RETURNING id`

const (
	instructorDelCentro  = "SELECT id FROM usuarios WHERE correo LIKE 'duena@%'"
	coordinadorDelCentro = "SELECT id FROM usuarios WHERE correo = 'coordinador.9546@sena.edu.co'"
)

var deSesiones = []deSesion{
	{ruta: "GET /api/auth/me", hecho: 200, veredictos: "222" + "2222" + "2"},
	{ruta: "POST /api/auth/logout", hecho: 204, veredictos: "222" + "2222" + "2"},
	{ruta: "PUT /api/auth/password", hecho: 422, veredictos: "222" + "2222" + "2"}, // without passwords
	{ruta: "GET /api/programas", hecho: 200, veredictos: "222" + "2222" + "2"},
	{ruta: "GET /api/programas/:id", caso: "of centre 9546", hecho: 200, veredictos: "224" + "2222" + "2",
		id: "SELECT id FROM programas WHERE centro_id = 'centro-9546' ORDER BY codigo LIMIT 1"},
	{ruta: "GET /api/programas/:id", caso: "of centre 9405", hecho: 200, veredictos: "442" + "2222" + "2",
		id: "SELECT id FROM programas WHERE centro_id = 'centro-9405' ORDER BY codigo LIMIT 1"},
	{ruta: "GET /api/programas/:id", caso: "of a third centre", hecho: 200, veredictos: "444" + "2222" + "2",
		id: "SELECT id FROM programas WHERE centro_id = 'centro-9101' ORDER BY codigo LIMIT 1"},
	{ruta: "GET /api/instructores", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/instructores/:id", caso: "the owner", hecho: 200, veredictos: "244" + "2224" + "2", id: "SELECT id FROM usuarios WHERE correo LIKE 'duena@%'"},
	{ruta: "GET /api/instructores/:id", caso: "a coordinator", hecho: 200, veredictos: "444" + "4444" + "4", id: "SELECT id FROM usuarios WHERE correo LIKE 'revisora@%'"},
	{ruta: "GET /api/usuarios", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "POST /api/usuarios", hecho: 201, veredictos: "333" + "2222" + "2", cuerpo: func(m *mundo, _ *testing.T, l llamante) any { return m.usuarioNuevo(l) }},
	{ruta: "GET /api/usuarios/:id", caso: "an instructor", hecho: 200, veredictos: "333" + "2224" + "2", id: instructorDelCentro},
	{ruta: "GET /api/usuarios/:id", caso: "a coordinator", hecho: 200, veredictos: "333" + "4444" + "2", id: coordinadorDelCentro},
	{ruta: "PUT /api/usuarios/:id", caso: "an instructor", hecho: 200, veredictos: "333" + "2224" + "2", id: instructorDelCentro, cuerpo: sinNada},
	{ruta: "PUT /api/usuarios/:id", caso: "a coordinator", hecho: 200, veredictos: "333" + "4444" + "2", id: coordinadorDelCentro, cuerpo: sinNada},
	{ruta: "PUT /api/usuarios/:id/role", caso: "a coordinator", hecho: 200, veredictos: "333" + "3333" + "2", id: coordinadorDelCentro,
		cuerpo: func(*mundo, *testing.T, llamante) any { return `{"role": "COORDINADOR"}` }},
	{ruta: "PUT /api/usuarios/:id/centre", caso: "a coordinator", hecho: 200, veredictos: "333" + "3333" + "2", id: coordinadorDelCentro,
		cuerpo: func(*mundo, *testing.T, llamante) any { return `{"centroId": "centro-9546"}` }},
	{ruta: "POST /api/usuarios/:id/deactivate", caso: "with work in hand", veredictos: "333" + "9994" + "9", id: instructorDelCentro, cuerpo: sinNada},
	{ruta: "POST /api/usuarios/:id/activate", caso: "active", veredictos: "333" + "9994" + "9", id: instructorDelCentro, cuerpo: sinNada},
	{ruta: "POST /api/usuarios/:id/invite", caso: "with a password", veredictos: "333" + "9994" + "9", id: instructorDelCentro, cuerpo: sinNada},
	{ruta: "POST /api/usuarios/:id/handover", caso: "nothing in hand", veredictos: "333" + "4444" + "4", id: coordinadorDelCentro,
		cuerpo: func(*mundo, *testing.T, llamante) any {
			return `{"instructorId": "nadie", "motivo": "Se retira del centro."}`
		}},
	{ruta: "GET /api/centros/catalogo", hecho: 200, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /api/centros/:id", caso: "9546", hecho: 200, veredictos: "333" + "2224" + "2", id: "SELECT 'centro-9546'"},
	{ruta: "POST /api/centros", hecho: 201, veredictos: "333" + "3333" + "2", cuerpo: func(*mundo, *testing.T, llamante) any {
		return `{"codigo": "0002", "nombre": "Centro Nuevo", "ciudad": "Vélez", "region": "Regional Santander", "regionalCodigo": "68", "formCode": "F11", "formVersion": "1"}`
	}},
	{ruta: "PUT /api/centros/:id", caso: "9546", hecho: 200, veredictos: "333" + "3333" + "2", id: "SELECT 'centro-9546'",
		cuerpo: func(*mundo, *testing.T, llamante) any { return `{"direccion": "Calle 9 # 2-30"}` }},
	{ruta: "POST /api/centros/:id/deactivate", caso: "an empty one", hecho: 200, veredictos: "333" + "3333" + "2", id: centroVacio},
	{ruta: "POST /api/centros/:id/activate", caso: "an empty one", hecho: 200, veredictos: "333" + "3333" + "2", id: centroVacio}, // after the row above
	{ruta: "GET /api/centros/:id/ambientes", caso: "9546", hecho: 200, veredictos: "224" + "2224" + "2", id: "SELECT 'centro-9546'"},
	{ruta: "POST /api/centros/:id/ambientes", caso: "9546", hecho: 201, veredictos: "333" + "2224" + "2", id: "SELECT 'centro-9546'",
		cuerpo: func(m *mundo, _ *testing.T, _ llamante) any { return m.ambienteNuevo() }},
	{ruta: "PUT /api/ambientes/:id", caso: "of centre 9546", hecho: 200, veredictos: "333" + "2224" + "2", id: ambienteDelCentro, cuerpo: sinNada},
	{ruta: "POST /api/festivos", hecho: 201, veredictos: "333" + "3333" + "2",
		cuerpo: func(*mundo, *testing.T, llamante) any { return `{"fecha": "2033-09-30", "nombre": "Día cívico"}` }},
	{ruta: "POST /api/festivos/switch", hecho: 200, veredictos: "333" + "3333" + "2",
		cuerpo: func(*mundo, *testing.T, llamante) any {
			return `{"fecha": "2033-05-01", "nombre": "Día del Trabajo", "vigente": false}`
		}},
	{ruta: "GET /api/festivos/afectados", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/frases", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/frases/motivos", hecho: 200, veredictos: "222" + "2222" + "2"},
	{ruta: "POST /api/frases", hecho: 201, veredictos: "333" + "2222" + "2", cuerpo: func(m *mundo, _ *testing.T, l llamante) any { return m.fraseNueva(l) }},
	{ruta: "GET /api/frases/:id", caso: "of centre 9546", hecho: 200, veredictos: "333" + "2224" + "2", id: fraseDelCentro},
	{ruta: "PUT /api/frases/:id", caso: "of centre 9546", hecho: 200, veredictos: "333" + "2224" + "2", id: fraseDelCentro, cuerpo: sinNada},
	{ruta: "DELETE /api/frases/:id", caso: "of centre 9546", hecho: 200, veredictos: "333" + "2224" + "2", id: fraseDelCentro},
	{ruta: "GET /api/recesos", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "POST /api/recesos", hecho: 201, veredictos: "333" + "2222" + "2", cuerpo: func(m *mundo, _ *testing.T, l llamante) any { return m.recesoNuevo(l) }},
	{ruta: "GET /api/recesos/:id", caso: "of centre 9546", hecho: 200, veredictos: "333" + "2224" + "2", id: recesoDelCentro},
	{ruta: "PUT /api/recesos/:id", caso: "of centre 9546", hecho: 200, veredictos: "333" + "2224" + "2", id: recesoDelCentro, cuerpo: sinNada},
	{ruta: "DELETE /api/recesos/:id", caso: "of centre 9546", hecho: 200, veredictos: "333" + "2224" + "2", id: recesoDelCentro},
	{ruta: "GET /api/programas-especiales", hecho: 200, veredictos: "222" + "2222" + "2"},
	{ruta: "POST /api/programas-especiales", hecho: 201, veredictos: "333" + "3333" + "2", cuerpo: func(*mundo, *testing.T, llamante) any {
		return `{"codigo": "CONVENIO_NUEVO", "nombre": "Convenio nuevo", "vigenteDesde": "2027-01-01"}`
	}},
	{ruta: "GET /api/programas-especiales/:id", caso: "with a box", hecho: 200, veredictos: "222" + "2222" + "2", id: "SELECT 'POSCONFLICTO'"},
	{ruta: "PUT /api/programas-especiales/:id", caso: "with a box", hecho: 200, veredictos: "333" + "3333" + "2", id: "SELECT 'POSCONFLICTO'", cuerpo: sinNada},
	{ruta: "GET /api/programas/catalogo", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "POST /api/programas", hecho: 201, veredictos: "333" + "3333" + "2", cuerpo: func(m *mundo, _ *testing.T, _ llamante) any { return m.programaNuevo() }},
	{ruta: "PUT /api/programas/:id", caso: "of centre 9546", hecho: 200, veredictos: "333" + "3333" + "2", id: programaDelCentro,
		cuerpo: func(*mundo, *testing.T, llamante) any { return `{"descripcion": "Con salida de campo."}` }},
	{ruta: "POST /api/programas/:id/version", caso: "of centre 9546", hecho: 200, veredictos: "333" + "3333" + "2", id: programaDelCentro,
		cuerpo: func(*mundo, *testing.T, llamante) any { return `{"version": "2"}` }},
	{ruta: "POST /api/programas/:id/deactivate", caso: "of centre 9546", hecho: 200, veredictos: "333" + "3333" + "2", id: programaDelCentro},
	{ruta: "POST /api/programas/:id/activate", caso: "of centre 9546", hecho: 200, veredictos: "333" + "3333" + "2", id: programaDelCentro}, // after the row above
	{ruta: "POST /api/programas/importaciones", hecho: 415, veredictos: "333" + "3333" + "2"},                                               // without a file, as below
	{ruta: "GET /api/programas/importaciones/:id", caso: "of an administrator", hecho: 200, veredictos: "333" + "3333" + "2", id: importacionDeProgramas},
	{ruta: "GET /api/programas/importaciones/:id/resultado", caso: "of an administrator", hecho: 200, veredictos: "333" + "3333" + "2", id: importacionDeProgramas},
	{ruta: "POST /api/programas/importaciones/:id/confirm", caso: "which changes nothing", veredictos: "333" + "3333" + "9", id: importacionDeProgramas},
	{ruta: "POST /api/programas/importaciones/:id/undo", caso: "not confirmed", veredictos: "333" + "3333" + "9", id: importacionDeProgramas},
	{ruta: "POST /api/instructores", hecho: 201, veredictos: "333" + "2222" + "2",
		cuerpo: func(m *mundo, _ *testing.T, l llamante) any {
			m.siguiente++
			return map[string]any{"nombres": "Nueva", "apellidos": "Persona", "email": fmt.Sprintf("nueva%d@sena.edu.co", m.siguiente), "cedula": fmt.Sprint(700000 + m.siguiente),
				"centroId": map[bool]string{true: "centro-9546"}[l.nombre == "administrator"]}
		}},
	// Nobody sends a file here, which is told after the role; test/api sends some.
	{ruta: "POST /api/instructores/import", hecho: 415, veredictos: "333" + "2222" + "2"},
	{ruta: "POST /api/instructores/importaciones", hecho: 415, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/instructores/importaciones/:id", caso: "of a coordinator", hecho: 200, veredictos: "333" + "2444" + "2", id: importacionDelCentro},
	{ruta: "GET /api/instructores/importaciones/:id/resultado", caso: "of a coordinator", hecho: 200, veredictos: "333" + "2444" + "2", id: importacionDelCentro},
	{ruta: "POST /api/instructores/importaciones/:id/confirm", caso: "of a coordinator, which changes nothing", veredictos: "333" + "9444" + "9", id: importacionDelCentro},
	{ruta: "POST /api/instructores/importaciones/:id/undo", caso: "of a coordinator, not confirmed", veredictos: "333" + "9444" + "9", id: importacionDelCentro},
	{ruta: "PUT /api/instructores/:id", caso: "the owner", hecho: 200, veredictos: "244" + "2224" + "2", id: "SELECT id FROM usuarios WHERE correo LIKE 'duena@%'",
		cuerpo: func(m *mundo, _ *testing.T, _ llamante) any {
			m.siguiente++
			return map[string]any{"especialidad": fmt.Sprintf("Oficios %d", m.siguiente)}
		}},
	{ruta: "PUT /api/instructores/:id", caso: "a coordinator", hecho: 200, veredictos: "444" + "4444" + "4", id: "SELECT id FROM usuarios WHERE correo LIKE 'revisora@%'"},
	{ruta: "DELETE /api/instructores/:id", caso: "the owner, who has work in hand", hecho: 200, veredictos: "333" + "9994" + "9", id: "SELECT id FROM usuarios WHERE correo LIKE 'duena@%'"},
	{ruta: "DELETE /api/instructores/:id", caso: "a coordinator", hecho: 200, veredictos: "333" + "4444" + "4", id: "SELECT id FROM usuarios WHERE correo LIKE 'revisora@%'"},
	{ruta: "GET /api/solicitudes", hecho: 200, veredictos: "222" + "2222" + "2"},
	{ruta: "GET /api/solicitudes/:id/sofia", caso: "of the colleague", hecho: 200, veredictos: "424" + "2224" + "2",
		id: "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'APROBADA' AND NOT ficha_provisional ORDER BY codigo LIMIT 1"},
	{ruta: "GET /api/solicitudes/export-all", hecho: 200, veredictos: "222" + "2222" + "2"},
	{ruta: "POST /api/solicitudes", hecho: 201, veredictos: "222" + "3333" + "3",
		cuerpo: func(m *mundo, t *testing.T, l llamante) any { return m.formulario(t, l) }},
	{ruta: "POST /api/solicitudes/fichas", hecho: 200, veredictos: "333" + "2222" + "2", cuerpo: func(*mundo, *testing.T, llamante) any {
		return `{"texto": "SOL-2026-999999 3012345", "confirmar": true}`
	}},
	{ruta: "GET /api/reportes/resumen", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/reportes/tiempos", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/reportes/grupos", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/reportes/cargas", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/reportes/antiguedad", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "POST /api/horarios/plan", hecho: 200, veredictos: "222" + "2222" + "2",
		cuerpo: func(m *mundo, t *testing.T, l llamante) any { return m.formulario(t, l) }},
	{ruta: "POST /api/horarios/cuando", hecho: 200, veredictos: "222" + "2222" + "2", cuerpo: func(*mundo, *testing.T, llamante) any {
		return map[string]any{"duracionMaxima": 40, "dias": []string{"LUNES"}, "horaInicio": "08:00", "horaFin": "12:00"}
	}},
	{ruta: "GET /api/accesos", hecho: 200, veredictos: "333" + "2222" + "2"},
	{ruta: "GET /api/accesos/:id", caso: "of an instructor of the centre", hecho: 200, veredictos: "333" + "2224" + "2", id: accesoDe("INSTRUCTOR")},
	{ruta: "GET /api/accesos/:id", caso: "of a coordinator of the centre", hecho: 200, veredictos: "333" + "4444" + "2", id: accesoDe("COORDINADOR")},
	{ruta: "GET /api/accesos/:id", caso: "that is none", hecho: 200, veredictos: "333" + "4444" + "4", id: "SELECT 'no-hay'"},
	{ruta: "POST /api/accesos/:id/approve", caso: "that is none", hecho: 200, veredictos: "333" + "4444" + "4", id: "SELECT 'no-hay'"},
	{ruta: "POST /api/accesos/:id/reject", caso: "of an instructor of the centre", hecho: 200, veredictos: "333" + "2224" + "2", id: nuevoAcceso("INSTRUCTOR"), cuerpo: conMotivo},
	{ruta: "POST /api/accesos/:id/reject", caso: "of a coordinator of the centre", hecho: 200, veredictos: "333" + "4444" + "2", id: nuevoAcceso("COORDINADOR"), cuerpo: conMotivo},
	{ruta: "POST /api/accesos/:id/approve", caso: "of an instructor of the centre", hecho: 200, veredictos: "333" + "2224" + "2", id: nuevoAcceso("INSTRUCTOR")},
	{ruta: "POST /api/accesos/:id/approve", caso: "of a coordinator of the centre", hecho: 200, veredictos: "333" + "4444" + "2", id: nuevoAcceso("COORDINADOR")},
	{ruta: "GET /api/sistema", hecho: 200, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /api/auditoria", hecho: 200, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /api/configuracion", hecho: 200, veredictos: "333" + "3333" + "2"},
	{ruta: "PUT /api/configuracion/:id", caso: "a limit", hecho: 200, veredictos: "333" + "3333" + "2", id: "SELECT 'limiteSemanalPlanta'",
		cuerpo: func(*mundo, *testing.T, llamante) any { return `{"valor": 33}` }},
	{ruta: "GET /api/notificaciones", hecho: 200, veredictos: "222" + "2222" + "2"},
	{ruta: "PUT /api/notificaciones/:id/marcar-leida", caso: "of the owner", hecho: 200, veredictos: "244" + "4444" + "4",
		id: "SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE u.correo LIKE 'duena@%' LIMIT 1"},
	{ruta: "PUT /api/notificaciones/:id/marcar-leida", caso: "of the coordinator", hecho: 200, veredictos: "444" + "2444" + "4",
		id: "SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE u.correo LIKE 'coordinador.9546@%' LIMIT 1"},
	{ruta: "PUT /api/notificaciones/:id/marcar-leida", caso: "of the coordinator of another centre", hecho: 200, veredictos: "444" + "4442" + "4",
		id: "SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE u.correo LIKE 'coordinador.9405@%' LIMIT 1"},
	{ruta: "GET /api/avisos", hecho: 200, veredictos: "222" + "2222" + "2"},
	{ruta: "PUT /api/avisos", hecho: 200, veredictos: "222" + "2222" + "2", cuerpo: func(*mundo, *testing.T, llamante) any { return `{"avisos": []}` }},
	{ruta: "GET /api/correos", hecho: 200, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /api/correos/:id", caso: "of a coordinator", hecho: 200, veredictos: "333" + "3333" + "2", id: correoSinEnviar},
	{ruta: "POST /api/correos/:id/reenviar", caso: "of a coordinator", hecho: 200, veredictos: "333" + "3333" + "2", id: correoSinEnviar},
	{ruta: "POST /api/correos/reenviar-muertos", hecho: 200, veredictos: "333" + "3333" + "2"},
	{ruta: "GET /api/correos/eventos", hecho: 200, veredictos: "333" + "3333" + "2"},
	{ruta: "POST /api/correos/eventos/:id/reintentar", caso: "that is none", hecho: 200, veredictos: "333" + "3333" + "4", id: "SELECT 'no-hay'"},
	{ruta: "POST /api/correos/eventos/reintentar-todos", hecho: 200, veredictos: "333" + "3333" + "2"},
	{ruta: "PUT /api/notificaciones/marcar-todas-leidas", hecho: 200, veredictos: "222" + "2222" + "2"},
}

// correoSinEnviar is a mail of the demonstration that was kept.
const correoSinEnviar = "SELECT id FROM mensajes WHERE estado = 'NO_ENVIADO' ORDER BY id LIMIT 1"

// accesoDe finds a request for an account of centre 9546.
func accesoDe(cargo string) string {
	return "SELECT id FROM accesos WHERE centro_id = 'centro-9546' AND cargo = '" + cargo + "' ORDER BY numero LIMIT 1"
}

// nuevoAcceso makes one more.
func nuevoAcceso(cargo string) string {
	return `INSERT INTO accesos (id, numero, estado, pedido_en, centro_id, cargo, nombres, apellidos, cedula, telefono, correo, justificacion, terminos, busqueda,
			decidido_nombre, motivo)
		SELECT gen_random_uuid()::text, 'ACC-' || gen_random_uuid(), 'PENDIENTE', pedido_en, centro_id, cargo, nombres, apellidos,
			'1' || lpad((random() * 999999999)::bigint::text, 9, '0'), telefono, gen_random_uuid() || '@sena.edu.co', justificacion, terminos, busqueda, '', ''
		FROM accesos WHERE centro_id = 'centro-9546' AND cargo = '` + cargo + `' AND justificacion <> '' ORDER BY numero LIMIT 1 RETURNING id`
}

func conMotivo(*mundo, *testing.T, llamante) any {
	return map[string]any{"motivo": "No encontramos su contrato con el centro."}
}

// deSolicitud is a route about a solicitud of the duena. Each cell has one letter for all states, or one for each state:
// BORRADOR, PENDIENTE, EN_REVISION, DEVUELTA, APROBADA, RECHAZADA, CANCELADA.
type deSolicitud struct {
	ruta   string
	accion string // what acciones calls it; some roles know it by another name
	cuerpo string // what it needs; {ficha} is a number that nobody has
	roto   string // what would be refused as invalid if it were read first
	hecho  int
	celdas
}

type celdas struct {
	duena, instructores, coordina, revisa, coordinaOtro, administra string
}

var deSolicitudes = []deSolicitud{
	{"GET /api/solicitudes/:id", "", ``, ``, 200, celdas{"2", "4", "2", "2", "4", "2"}},
	{"GET /api/solicitudes/:id/export", "", ``, ``, 200, celdas{"2", "4", "2", "2", "4", "2"}},
	{"GET /api/solicitudes/:id/historial", "", ``, ``, 200, celdas{"2", "4", "2", "2", "4", "2"}},
	{"GET /api/solicitudes/:id/diferencias", "", ``, ``, 200, celdas{"2", "4", "2", "2", "4", "2"}},
	{"GET /api/solicitudes/:id/resumen", "", ``, ``, 200, celdas{"2", "4", "2", "2", "4", "2"}},
	{"GET /api/solicitudes/:id/calendario.ics", "", ``, ``, 200, celdas{"2", "4", "2", "2", "4", "2"}},

	{"PUT /api/solicitudes/:id", "EDITAR", `{"observaciones": "Con refrigerio."}`, `{"modalidad": 7}`, 200,
		celdas{"2292999", "4", "3", "3", "3", "3"}},
	{"PUT /api/solicitudes/:id", "EDITAR", `{"isDraft": true, "observaciones": "Con refrigerio."}`, `{"isDraft": true, "modalidad": 7}`, 200,
		celdas{"2292999", "4", "3", "3", "3", "3"}},
	{"PUT /api/solicitudes/:id", "ENVIAR", `{"isDraft": false}`, `{"isDraft": false, "modalidad": 7}`, 200,
		celdas{"2292999", "4", "3", "3", "3", "3"}},
	{"POST /api/solicitudes/:id/submit", "ENVIAR", `{}`, ``, 200, celdas{"2292999", "4", "3", "3", "3", "3"}},
	{"POST /api/solicitudes/:id/withdraw", "RETIRAR", `{}`, ``, 200, celdas{"9299999", "4", "3", "3", "3", "3"}},
	{"POST /api/solicitudes/:id/duplicate", "DUPLICAR", `{}`, ``, 201, celdas{"2", "4", "3", "3", "3", "3"}},

	{"POST /api/solicitudes/:id/review", "TOMAR", `{}`, ``, 200, celdas{"3", "3", "9229999", "9299999", "4", "9229999"}},
	{"POST /api/solicitudes/:id/release", "SOLTAR", `{}`, ``, 200, celdas{"3", "3", "9", "9929999", "4", "9929999"}},
	{"POST /api/solicitudes/:id/return", "DEVOLVER", `{"comentarios": "Revise el horario."}`, `{"comentarios": 7}`, 200,
		celdas{"3", "3", "9299999", "9229999", "4", "9229999"}},
	{"POST /api/solicitudes/:id/approve", "APROBAR", `{}`, `{"numeroFicha": "=1+1"}`, 200,
		celdas{"3", "3", "9299999", "9229999", "4", "9229999"}},
	{"POST /api/solicitudes/:id/reject", "RECHAZAR", `{"comentarios": "Ya se ofrece."}`, `{}`, 200,
		celdas{"3", "3", "9299999", "9229999", "4", "9229999"}},
	{"PUT /api/solicitudes/:id/ficha", "ASIGNAR_FICHA", `{"numeroFicha": "{ficha}"}`, `{"numeroFicha": "../x"}`, 200,
		celdas{"3", "3", "9999299", "9999299", "4", "9999299"}},

	{"POST /api/solicitudes/:id/handover", "ENTREGAR", `{"instructorId": "{colega}", "motivo": "Se retira del centro."}`, `{"motivo": 7}`, 200,
		celdas{"3", "3", "2222299", "2222299", "4", "2222299"}},
	{"POST /api/solicitudes/:id/reschedule", "REPROGRAMAR o PROPONER_REPROGRAMACION", `{"motivo": "La sede entra en obra.", "fechaInicioCurso": "2027-02-20"}`,
		`{"motivo": 7}`, 200, celdas{"9999299", "4", "9999299", "9999299", "4", "9999299"}},
	{"POST /api/solicitudes/:id/reschedule/discard", "DESCARTAR_PROPUESTA", `{"motivo": "No hay otro salón."}`, `{"motivo": 7}`, 200, // there is none to discard
		celdas{"3", "3", "9", "9", "4", "9"}},

	{"POST /api/solicitudes/:id/cancel", "CANCELAR", `{"comentarios": "Se aplazó el curso."}`, `{"comentarios": 7}`, 200,
		celdas{"2292999", "4", "9999299", "9999299", "4", "9999299"}},
}

// de is the letter for somebody and the place of a state in estados.
func (c celdas) de(p papel, estado int) byte {
	celda := [papeles]string{
		duena: c.duena, colega: c.instructores, instructorAjeno: c.instructores, coordinadora: c.coordina, relevada: c.coordina,
		revisora: c.revisa, coordinadoraAjena: c.coordinaOtro, administradora: c.administra,
	}[p]
	if len(celda) == 1 {
		return celda[0]
	}
	return celda[estado]
}

// ofrecida tells whether acciones, or some of them, offer what the route does.
func (f deSolicitud) ofrecida(acciones []string) bool {
	return slices.ContainsFunc(strings.Split(f.accion, " o "), func(a string) bool { return slices.Contains(acciones, a) })
}
