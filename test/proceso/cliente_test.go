package proceso_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/cmd/demo"
	"complementarias/domain/kernel"
)

// askLimit is how long a test waits for an answer that has no promise of its own.
const askLimit = 15 * time.Second

// answer is one that was read whole.
type answer struct {
	request string // method and path
	status  int
	header  http.Header
	body    []byte
}

// ask sends body as JSON, or nothing when it is nil.
func (p *program) ask(ctx context.Context, method, path, token string, body any) (answer, error) {
	content, err := json.Marshal(body)
	if err != nil {
		return answer{}, err
	}
	if body == nil {
		content = nil
	}
	return p.send(ctx, method, path, token, bytes.NewReader(content))
}

func (p *program) send(ctx context.Context, method, path, token string, body io.Reader) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, p.url+path, body)
	if err != nil {
		return answer{}, err
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := p.client.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer res.Body.Close()
	a := answer{request: method + " " + path, status: res.StatusCode, header: res.Header}
	a.body, err = io.ReadAll(res.Body)
	return a, err
}

// read takes the answer apart; it ends the test unless the answer has the status.
func (a answer) read(t testing.TB, status int, into any) {
	t.Helper()
	if a.status != status {
		t.Fatalf("%s: %d, want %d: %.1000s", a.request, a.status, status, a.body)
	}
	if err := json.Unmarshal(a.body, into); err != nil {
		t.Fatalf("%s: %v: %.500s", a.request, err, a.body)
	}
}

// user is somebody with a session.
type user struct {
	*program
	token string
}

// signIn opens a session of a demonstration account, named by what stands before the @.
func (p *program) signIn(account string) user {
	p.t.Helper()
	return p.signInWith(account+"@sena.edu.co", demo.Clave)
}

func (p *program) signInWith(correo, clave string) user {
	p.t.Helper()
	var in struct{ Token string }
	user{program: p}.want(http.MethodPost, "/api/auth/login", map[string]string{"email": correo, "password": clave}, http.StatusOK, &in)
	return user{program: p, token: in.Token}
}

// at is the same session at another run of the program.
func (u user) at(p *program) user { return user{program: p, token: u.token} }

func (u user) try(ctx context.Context, method, path string, body any) (answer, error) {
	return u.ask(ctx, method, path, u.token, body)
}

// want asks and ends the test unless it is answered with the status.
func (u user) want(method, path string, body any, status int, into any) {
	u.t.Helper()
	a, err := u.try(u.t.Context(), method, path, body)
	if err != nil {
		u.t.Fatalf("%s %s: %v", method, path, err)
	}
	a.read(u.t, status, into)
}

type solicitud struct{ ID, Codigo, Estado string }

type solicitudHecha struct{ Solicitud solicitud }

// crear writes a solicitud and returns it.
func (u user) crear(body map[string]any) solicitud {
	u.t.Helper()
	var hecha solicitudHecha
	u.want(http.MethodPost, "/api/solicitudes", body, http.StatusCreated, &hecha)
	return hecha.Solicitud
}

// solicitudes are all that the user may see, in the order of their codes.
func (u user) solicitudes() []solicitud {
	u.t.Helper()
	var todas []solicitud
	for page := 1; ; page++ {
		var lista struct{ Solicitudes []solicitud }
		u.want(http.MethodGet, fmt.Sprintf("/api/solicitudes?limit=500&page=%d", page), nil, http.StatusOK, &lista)
		todas = append(todas, lista.Solicitudes...)
		if len(lista.Solicitudes) < 500 {
			slices.SortFunc(todas, func(a, b solicitud) int { return strings.Compare(a.Codigo, b.Codigo) })
			return todas
		}
	}
}

// avisos counts the notices of the user about each solicitud.
func (u user) avisos() map[string]int {
	u.t.Helper()
	var lista struct {
		Notificaciones []struct{ SolicitudID string }
	}
	u.want(http.MethodGet, "/api/notificaciones?limit=1000", nil, http.StatusOK, &lista)
	por := map[string]int{}
	for _, aviso := range lista.Notificaciones {
		por[aviso.SolicitudID]++
	}
	return por
}

// programa is one that the user may ask for.
func (u user) programa() string {
	u.t.Helper()
	var lista struct{ Programas []struct{ ID string } }
	u.want(http.MethodGet, "/api/programas?modalidad=PRESENCIAL", nil, http.StatusOK, &lista)
	if len(lista.Programas) == 0 {
		u.t.Fatal("there is no programme")
	}
	return lista.Programas[0].ID
}

// borrador is the least that can be kept.
func (u user) borrador() map[string]any {
	return map[string]any{"isDraft": true, "programaId": u.programa()}
}

// completa is a draft that may be sent to the coordinator on whatever day the test runs; n keeps several of one
// instructor apart.
func (u user) completa(n int) map[string]any {
	u.t.Helper()
	hoy := kernel.Today(time.Now())
	var horarios []map[string]any
	for _, dia := range []string{"LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES"} {
		horarios = append(horarios, map[string]any{"diaSemana": dia, "horaInicio": fmt.Sprintf("%02d:00", 6+2*n), "horaFin": fmt.Sprintf("%02d:00", 8+2*n)})
	}
	return map[string]any{
		"isDraft": true, "programaId": u.programa(), "numeroAprendicesInscribir": 15, "modalidad": "PRESENCIAL",
		"departamento": "Santander", "municipio": "Barbosa", "nombreEmpresa": "Asociación de Paneleros de Güepsa",
		"nitEmpresa": "", "representanteLegal": "Rosalba Téllez Ariza", "direccionEmpresa": "Vereda El Centro, km 2",
		"telefonosEmpresa": "3101234567", "lugarFormacion": "Salón comunal", "tipoAmbiente": "AULA", "programaEmprendimiento": true,
		"inicioInscripcion": hoy.AddDays(2).String(), "finalizacionInscripcion": hoy.AddDays(10).String(), "fechaInicioCurso": hoy.AddDays(20).String(),
		"horarios": horarios, "justificacion": "La asociación pidió el curso para mejorar la calidad de la panela que vende.",
		"objetivosPersonalizados": []string{"Llevar el registro de cada molienda"},
		"cumpleRequisitos":        true, "autorizaUsoInfo": true, "confirmaVeracidad": true,
	}
}

// logged are the entries of the program's log with this message.
func (p *program) logged(message string) []map[string]any {
	var entries []map[string]any
	for line := range strings.SplitSeq(p.stderr.String(), "\n") {
		var entry map[string]any
		if json.Unmarshal([]byte(line), &entry) == nil && entry["msg"] == message {
			entries = append(entries, entry)
		}
	}
	return entries
}
