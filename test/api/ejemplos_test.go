package api_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/web/api"
	"complementarias/cmd/demo"
	"complementarias/test/apptest"
)

var grabar = flag.Bool("grabar", false, "write what the examples of the OpenAPI document answer into adapters/web/api/ejemplos")

// sustitutos finds in the demonstration data what the stand-ins of the examples stand for.
var sustitutos = map[string]string{
	api.EjemploAcceso:       "SELECT id FROM accesos WHERE centro_id = 'centro-9546' AND cargo = 'INSTRUCTOR' AND estado = 'PENDIENTE' ORDER BY numero LIMIT 1",
	api.EjemploMensaje:      "SELECT id FROM mensajes WHERE estado = 'NO_ENVIADO' AND tipo = 'SOLICITUD_ENVIADA' ORDER BY id LIMIT 1",
	api.EjemploEvento:       "UPDATE outbox SET hecho_en = NULL, muerto_en = now(), intentos = 7, ultimo_error = 'la base de datos no respondió' WHERE id = (SELECT min(id) FROM outbox) RETURNING id::text",
	api.EjemploBorrador:     solicitudDe("instructor1", "estado = 'BORRADOR'"),
	api.EjemploPendiente:    solicitudDe("instructor1", "estado = 'PENDIENTE' AND revision > 1"),
	api.EjemploEnRevision:   solicitudDe("instructor2", "estado = 'EN_REVISION'"),
	api.EjemploDevuelta:     solicitudDe("instructor2", "estado = 'DEVUELTA'"),
	api.EjemploAprobada:     solicitudDe("instructor1", "estado = 'APROBADA' AND NOT ficha_provisional"),
	api.EjemploProvisional:  solicitudDe("instructor1", "estado = 'APROBADA' AND ficha_provisional"),
	api.EjemploConPropuesta: solicitudDe("instructor2", "estado = 'APROBADA' AND propuesta IS NOT NULL"),
	// The demonstration recess of the centre may be any: this one stands apart from it.
	api.EjemploReceso: `INSERT INTO recesos (id, centro_id, desde, hasta, nombre) VALUES ('receso-ejemplo', 'centro-9546', '2033-06-20', '2033-07-10', 'Receso')
		ON CONFLICT (id) DO UPDATE SET nombre = 'Receso' RETURNING id`,
	api.EjemploFrase: `INSERT INTO frases (id, centro_id, campo, texto) VALUES ('frase-ejemplo', 'centro-9546', '/nitEmpresa', 'Revise el NIT.')
		ON CONFLICT (id) DO UPDATE SET texto = 'Revise el NIT.' RETURNING id`,
	api.EjemploPrograma: "SELECT id FROM programas WHERE codigo = '" + codigoPropio + "'",
	api.EjemploProgramaPedido: `SELECT s.programa_id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id
		WHERE u.correo = 'instructor1.9546@sena.edu.co' AND s.estado = 'PENDIENTE' AND s.revision > 1 ORDER BY s.creada_en, s.id LIMIT 1`,
	api.EjemploAmbiente:       "SELECT id FROM ambientes WHERE centro_id = 'centro-9546' AND clave = 'ambiente 101'",
	api.EjemploCentroInactivo: "UPDATE centros SET activo = false WHERE id = (SELECT max(id) FROM centros WHERE id LIKE 'centro-%') RETURNING id",
	// The demonstration has no inactive one.
	api.EjemploProgramaInactivo: "UPDATE programas SET activo = false WHERE id = (SELECT max(id) FROM programas WHERE centro_id = 'centro-9546') RETURNING id",
	api.EjemploInstructor:       "SELECT id FROM usuarios WHERE correo = 'instructor1.9546@sena.edu.co'",
	// The token of 32 zeroes.
	api.EjemploEnlace: `INSERT INTO enlaces (id, tipo, usuario_id, token_hash, creado_en, expira_en)
		SELECT 'enlace-1', 'RESTABLECER', id, encode(sha256(decode(repeat('00', 32), 'hex')), 'hex'), '2026-01-01', '2100-01-01'
		FROM usuarios WHERE correo = 'instructor2.9546@sena.edu.co' ON CONFLICT (id) DO UPDATE SET tipo = 'RESTABLECER' RETURNING repeat('A', 43)`,
	api.EjemploInstructorLibre: `WITH nueva AS (INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
			VALUES ('u-libre', 'Persona Libre', 'libre@sena.edu.co', '600999', 'INSTRUCTOR', 'centro-9546', '-', now(), 'persona libre', now(), now()) ON CONFLICT DO NOTHING RETURNING id)
		SELECT id FROM nueva UNION SELECT id FROM usuarios WHERE correo = 'libre@sena.edu.co'`,
	api.EjemploColega:      cuentaDe("colega", "52999001", "true", "'PROPIA', 'x'"),
	api.EjemploSeFue:       cuentaDe("sefue", "52999002", "false", "'PROPIA', 'x'"),
	api.EjemploInvitado:    cuentaDe("invitada", "52999003", "true", "'NINGUNA', ''"),
	api.EjemploImportacion: previaDeInstructores,
	api.EjemploImportada:   instructoresImportados,
	api.EjemploDeProgramas: previaDeProgramas,
	api.EjemploProgramas:   programasImportados,
	api.EjemploNotificacion: `SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id
		WHERE u.correo = 'instructor1.9546@sena.edu.co' AND NOT n.leida ORDER BY n.creada_en DESC, n.id LIMIT 1`,
}

// cuentaDe makes an instructor of 9546 of whom the demonstration has none such.
func cuentaDe(correo, cedula, activo, clave string) string {
	return `INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, activo, clave_estado, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
		VALUES ('usuario-` + correo + `', 'Rosa Elvira Cely', '` + correo + `@sena.edu.co', '` + cedula + `', 'INSTRUCTOR', 'centro-9546', ` + activo + `, ` + clave + `,
		now(), 'rosa elvira cely', now(), now()) ON CONFLICT (id) DO UPDATE SET nombre = excluded.nombre RETURNING id`
}

func solicitudDe(instructor, donde string) string {
	return "SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id WHERE u.correo = '" + instructor +
		".9546@sena.edu.co' AND s." + donde + " ORDER BY s.creada_en, s.id LIMIT 1"
}

// documento is what this test reads of the OpenAPI document.
type documento struct {
	Paths map[string]map[string]operacion
}

type operacion struct {
	OperationID          string
	Summary, Description string
	Parameters           []struct {
		Name, In, Description string
		Example               any
	}
	RequestBody *struct{ Content map[string]contenido }
	Responses   map[string]struct {
		Description string
		Content     map[string]contenido
	}
}

type contenido struct {
	Examples map[string]struct{ Value any }
}

func leerDocumento(t *testing.T, app *apptest.App) documento {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(app.Anonymous(t).Get("/api/openapi.json").Status(http.StatusOK).Body))
	decoder.UseNumber()
	var d documento
	if err := decoder.Decode(&d); err != nil {
		t.Fatal(err)
	}
	return d
}

// cada visits the operations in the order of their paths.
func (d documento) cada(visitar func(metodo, ruta string, op operacion)) {
	for _, ruta := range slices.Sorted(maps.Keys(d.Paths)) {
		for _, metodo := range slices.Sorted(maps.Keys(d.Paths[ruta])) {
			visitar(strings.ToUpper(metodo), ruta, d.Paths[ruta][metodo])
		}
	}
}

// exito is the status of an operation that did what it does.
func (op operacion) exito() int {
	for estado := range op.Responses {
		if n, err := strconv.Atoi(estado); err == nil && n < http.StatusMultipleChoices {
			return n
		}
	}
	return 0
}

func TestEveryOperationIsExplained(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	tabla := api.Documentaciones()
	leerDocumento(t, app).cada(func(metodo, ruta string, op operacion) {
		delete(tabla, op.OperationID)
		for falta, mal := range map[string]bool{
			"no summary":                         op.Summary == "",
			"no description, in Documentaciones": len(op.Description) < len(op.Summary)+20 || strings.HasPrefix(op.Description, op.Summary),
			"no answer that is a success":        op.exito() == 0,
		} {
			if mal {
				t.Errorf("%s %s (%s): %s", metodo, ruta, op.OperationID, falta)
			}
		}
		for _, p := range op.Parameters {
			if p.Description == "" || p.Example == nil || p.Example == "" {
				t.Errorf("%s %s (%s): its parameter %s has no doc tag or no example", metodo, ruta, op.OperationID, p.Name)
			}
		}
		if op.RequestBody != nil {
			conEjemplo(t, op.OperationID, "body", op.RequestBody.Content)
			if form, es := op.RequestBody.Content["multipart/form-data"]; es && len(form.Examples) == 0 {
				t.Errorf("%s has no example of its form", op.OperationID)
			}
		}
		conEjemplo(t, op.OperationID, "answer (go test ./test/api -run EveryExample -grabar writes it)", op.Responses[strconv.Itoa(op.exito())].Content)
	})
	for id := range tabla {
		t.Errorf("Documentaciones has a row for %s, which is no operation", id)
	}
}

// conEjemplo wants an example of everything that is JSON; files have none.
func conEjemplo(t *testing.T, id, que string, tipos map[string]contenido) {
	t.Helper()
	for tipo, c := range tipos {
		if len(c.Examples) == 0 && tipo == "application/json" {
			t.Errorf("%s has no example of its %s", id, que)
		}
	}
}

// TestEveryExampleDoesWhatItSays makes the call of every operation, as the document shows it.
func TestEveryExampleDoesWhatItSays(t *testing.T) {
	t.Parallel()
	leerDocumento(t, apptest.New(t)).cada(func(metodo, ruta string, op operacion) {
		t.Run(op.OperationID, func(t *testing.T) {
			t.Parallel()
			app := apptest.New(t)
			r := llamar(t, app, metodo, ruta, op).Status(op.exito())
			if metodo != http.MethodGet && anotado(t, app, r) == sinAnotar[op.OperationID] {
				t.Errorf("%s %s: a row of it in the audit is %v, want %v", metodo, ruta, sinAnotar[op.OperationID], !sinAnotar[op.OperationID])
			}
			exito := op.Responses[strconv.Itoa(op.exito())]
			if len(exito.Content) == 0 && len(r.Body) == 0 {
				return
			}
			tipo := r.Header.Get("Content-Type")
			c, documentado := exito.Content[tipo]
			if !documentado || len(r.Body) == 0 {
				t.Fatalf("it answers %d bytes of %q, documented is %v", len(r.Body), tipo, slices.Collect(maps.Keys(exito.Content)))
			}
			if tipo == "application/json" {
				comoElEjemplo(t, app, op.OperationID, c, r)
			}
		})
	})
}

// TestExamplesWithDatesHoldOnAnyDay makes the calls that the day changes on other days too: with a recess ahead, where the
// year turns, before the days of Easter.
func TestExamplesWithDatesHoldOnAnyDay(t *testing.T) {
	t.Parallel()
	como := func(op operacion) string {
		texto, err := json.Marshal(op)
		if err != nil {
			t.Fatal(err)
		}
		return string(texto)
	}
	hoy := leerDocumento(t, apptest.New(t))
	for _, dia := range []time.Time{time.Date(2026, time.December, 31, 4, 0, 0, 0, time.UTC), time.Date(2027, time.March, 7, 20, 0, 0, 0, time.UTC)} {
		leerDocumento(t, apptest.New(t, apptest.At(dia))).cada(func(metodo, ruta string, op operacion) {
			if como(hoy.Paths[ruta][strings.ToLower(metodo)]) == como(op) {
				return
			}
			t.Run(dia.Format(time.DateOnly)+" "+op.OperationID, func(t *testing.T) {
				t.Parallel()
				llamar(t, apptest.New(t, apptest.At(dia)), metodo, ruta, op).Status(op.exito())
			})
		})
	}
}

// llamar sends what the examples of an operation say, with things of this database for the stand-ins.
func llamar(t *testing.T, app *apptest.App, metodo, ruta string, op operacion) apptest.Response {
	t.Helper()
	consulta := url.Values{}
	for _, p := range op.Parameters {
		switch p.In {
		case "path":
			ruta = strings.ReplaceAll(ruta, "{"+p.Name+"}", url.PathEscape(fmt.Sprint(p.Example)))
		case "query":
			consulta.Set(p.Name, fmt.Sprint(p.Example))
		}
	}
	if len(consulta) > 0 {
		ruta += "?" + consulta.Encode()
	}
	var cuerpo any
	esFormulario := false
	if op.RequestBody != nil {
		for tipo, c := range op.RequestBody.Content {
			texto, err := json.Marshal(c.Examples["ejemplo"].Value)
			if err != nil {
				t.Fatal(err)
			}
			cuerpo, esFormulario = conReales(t, app, string(texto)), tipo == "multipart/form-data"
		}
	}
	cliente := app.Anonymous(t)
	if cuenta := api.Documentaciones()[op.OperationID].Cuenta; cuenta != "" {
		cliente = app.As(t, cuenta)
	}
	if esFormulario {
		return subir(t, cliente, ruta, fmt.Sprint(cuerpo))
	}
	return cliente.Do(metodo, conReales(t, app, ruta), cuerpo)
}

// subir sends the example of a form with a file: an object of texts.
func subir(t *testing.T, cliente apptest.Client, ruta, ejemplo string) apptest.Response {
	t.Helper()
	var partes map[string]string
	if err := json.Unmarshal([]byte(ejemplo), &partes); err != nil {
		t.Fatal(err)
	}
	var campos []string
	for nombre, valor := range partes {
		if nombre != "file" {
			campos = append(campos, nombre, valor)
		}
	}
	return cliente.Upload(ruta, []byte(partes["file"]), campos...)
}

func conReales(t *testing.T, app *apptest.App, texto string) string {
	t.Helper()
	texto = strings.ReplaceAll(texto, api.EjemploClave, demo.Clave)
	for ejemplo, consulta := range sustitutos {
		if strings.Contains(texto, ejemplo) {
			texto = strings.ReplaceAll(texto, ejemplo, uno(t, app, consulta))
		}
	}
	return texto
}

// comoElEjemplo wants the keys and types of the recorded answer in the real one, and no others.
func comoElEjemplo(t *testing.T, app *apptest.App, id string, c contenido, r apptest.Response) {
	t.Helper()
	if *grabar {
		grabarEjemplo(t, app, id, r)
		return
	}
	for _, falta := range diferenciasDeForma("", c.Examples["ejemplo"].Value, any(r.JSON())) {
		t.Errorf("the recorded answer of %s: %s; record it again with -grabar", id, falta)
	}
}

// mes is a key that is data.
var mes = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}$`)

func diferenciasDeForma(donde string, ejemplo, propio any) []string {
	if ejemplo == nil || propio == nil {
		return nil
	}
	if a, b := fmt.Sprintf("%T", ejemplo), fmt.Sprintf("%T", propio); a != b {
		return []string{fmt.Sprintf("%s is %s, really %s", donde, a, b)}
	}
	var faltas []string
	switch ejemplo := ejemplo.(type) {
	case map[string]any:
		propios, _ := propio.(map[string]any)
		for clave := range propios {
			if _, hay := ejemplo[clave]; !hay && !mes.MatchString(clave) {
				faltas = append(faltas, donde+"/"+clave+" is missing")
			}
		}
		for clave, valor := range ejemplo {
			suyo, hay := propios[clave]
			if !hay && !mes.MatchString(clave) {
				faltas = append(faltas, donde+"/"+clave+" is no longer answered")
			}
			faltas = append(faltas, diferenciasDeForma(donde+"/"+clave, valor, suyo)...)
		}
	case []any:
		propios, _ := propio.([]any)
		if len(ejemplo) == 0 && len(propios) > 0 {
			faltas = append(faltas, donde+" is empty")
		}
		for i := range min(len(ejemplo), len(propios)) {
			faltas = append(faltas, diferenciasDeForma(fmt.Sprintf("%s/%d", donde, i), ejemplo[i], propios[i])...)
		}
	}
	return faltas
}
