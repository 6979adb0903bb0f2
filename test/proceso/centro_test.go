package proceso_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
	"testing"

	"complementarias/test/buzon"
	"complementarias/test/pgtest"
)

const claveNueva = "lluvia mansa sobre el cafetal"

// TestACentreStartsFromNothing goes from an empty database of production to an approved course, over JSON and mail alone.
func TestACentreStartsFromNothing(t *testing.T) {
	t.Parallel()
	correo := buzon.New(t)
	address := pgtest.Empty(t)
	env := instance(address, "NODE_ENV=production", "NEXTAUTH_URL=http://localhost:3000", "SMTP_URL="+correo.URL(), "MAIL_FROM=no-responder@sena.edu.co")
	command, code := run(t, setup{dir: folder(t), env: env, args: []string{"create-admin", "--nombre", "Ana Ruiz", "--correo", "ana.ruiz@sena.edu.co"}})
	shown := linkShown.FindStringSubmatch(command.stdout.String())
	if code != 0 || shown == nil {
		t.Fatalf("create-admin: exit %d: %s%s", code, &command.stdout, &command.stderr)
	}
	p := start(t, setup{dir: folder(t), env: env})
	p.ready()
	nadie := user{program: p}
	admin := nadie.estrenar("ana.ruiz@sena.edu.co", shown[1])

	const centro = "centro-9546"
	admin.want(http.MethodPost, "/api/usuarios", map[string]any{"nombre": "Carlos Peña Ríos", "email": "cpena@sena.edu.co", "cedula": "91234567",
		"telefono": "3151234567", "role": "COORDINADOR", "centroId": centro}, http.StatusCreated, &struct{}{})
	admin.want(http.MethodPost, "/api/programas", map[string]any{"codigo": "PAN-40", "nombre": "Elaboración de panela", "tipoFormacion": "COMPLEMENTARIA",
		"modalidad": "PRESENCIAL", "version": "1", "duracionHoras": 40, "cupoAprendices": 30, "centroId": centro}, http.StatusCreated, &struct{}{})
	coordinador := nadie.invitado(correo, "cpena@sena.edu.co")

	conErrores := coordinador.importar(hoja(50, true))
	if conErrores.Conteos.Nuevas != 38 || conErrores.Conteos.Errores != 12 {
		t.Fatalf("the first sheet: %+v, want 38 new rows and 12 with errors", conErrores.Conteos)
	}
	corregida := coordinador.importar(hoja(50, false))
	if corregida.Conteos.Nuevas != 50 || corregida.Conteos.Errores != 0 {
		t.Fatalf("the sheet that was mended: %+v, want 50 new rows", corregida.Conteos)
	}
	coordinador.want(http.MethodPost, "/api/instructores/importaciones/"+corregida.ID+"/confirm", map[string]any{}, http.StatusOK, &struct{}{})
	if n := count(t, address, "SELECT count(*) FROM usuarios WHERE rol = 'INSTRUCTOR' AND activo AND centro_id = '"+centro+"'"); n != 50 {
		t.Fatalf("%d instructors, want 50", n)
	}
	if otra := coordinador.importar(hoja(50, false)); otra.Conteos.Iguales != 50 {
		t.Errorf("the same sheet again: %+v, want 50 rows that change nothing", otra.Conteos)
	}

	instructora := nadie.invitado(correo, correoDe(7))
	body := instructora.completa(1)
	body["isDraft"] = false
	enviada := instructora.crear(body)
	if enviada.Estado != "PENDIENTE" {
		t.Fatalf("it is %s, want sent", enviada.Estado)
	}
	if llega := correo.Wait(t, "cpena@sena.edu.co", enviada.Codigo).Link(t); !strings.Contains(llega, enviada.ID) {
		t.Errorf("the coordinator is led to %s", llega)
	}
	coordinador.want(http.MethodPost, "/api/solicitudes/"+enviada.ID+"/approve", map[string]any{"numeroFicha": "3012345"}, http.StatusOK, &struct{}{})
	if m := correo.Wait(t, correoDe(7), "aprobada"); !strings.Contains(m.Texto, enviada.Codigo) || !strings.Contains(m.Texto, "3012345") {
		t.Errorf("the instructor reads %q", m.Texto)
	}
	if strings.Contains(p.stderr.String(), claveNueva) || strings.Contains(p.stderr.String(), shown[1]) || strings.Contains(p.stderr.String(), "@sena.edu.co") {
		t.Error("the log has a password, a link or an address")
	}
}

// estrenar sets the first password with the token of an invitation, and signs in with it.
func (u user) estrenar(correo, token string) user {
	u.t.Helper()
	u.want(http.MethodPost, "/api/auth/reset", map[string]any{"token": token, "password": claveNueva, "autorizaUsoInfo": true}, http.StatusOK, &struct{}{})
	return u.signInWith(correo, claveNueva)
}

// invitado comes in by the invitation that was mailed.
func (u user) invitado(b *buzon.Buzon, correo string) user {
	u.t.Helper()
	return u.estrenar(correo, path.Base(b.Wait(u.t, correo, "cuenta").Link(u.t)))
}

type importacion struct {
	ID      string
	Conteos struct{ Nuevas, Actualizadas, Iguales, Errores int }
}

func (u user) importar(contenido string) importacion {
	u.t.Helper()
	var cuerpo bytes.Buffer
	partes := multipart.NewWriter(&cuerpo)
	archivo, err := partes.CreateFormFile("file", "instructores.csv")
	if err != nil {
		u.t.Fatal(err)
	}
	if _, err := io.WriteString(archivo, contenido); err != nil {
		u.t.Fatal(err)
	}
	if err := partes.Close(); err != nil {
		u.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(u.t.Context(), askLimit)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.url+"/api/instructores/importaciones", &cuerpo)
	if err != nil {
		u.t.Fatal(err)
	}
	r.Header.Set("Content-Type", partes.FormDataContentType())
	r.Header.Set("Authorization", "Bearer "+u.token)
	res, err := u.client.Do(r)
	if err != nil {
		u.t.Fatal(err)
	}
	defer res.Body.Close()
	leido, err := io.ReadAll(res.Body)
	if err != nil {
		u.t.Fatal(err)
	}
	var hecha struct{ Importacion importacion }
	answer{request: "POST /api/instructores/importaciones", status: res.StatusCode, body: leido}.read(u.t, http.StatusCreated, &hecha)
	return hecha.Importacion
}

func correoDe(n int) string { return fmt.Sprintf("instructor%02d@sena.edu.co", n) }

// hoja has so many instructors; conErrores breaks every fourth of 50 rows, each in a way of its own.
func hoja(filas int, conErrores bool) string {
	daños := []func(f []string){
		func(f []string) { f[0] = "" }, func(f []string) { f[1] = "" }, func(f []string) { f[2] = "" }, func(f []string) { f[3] = "" },
		func(f []string) { f[2] = "12ab" }, func(f []string) { f[2] = "123" }, func(f []string) { f[3] = "sin arroba" },
		func(f []string) { f[3] = "alguien@gmail.com" }, func(f []string) { f[4] = "12345" }, func(f []string) { f[2] = "52000001" },
		func(f []string) { f[3] = correoDe(2) }, func(f []string) { f[5] = strings.Repeat("x", 201) },
	}
	var b strings.Builder
	b.WriteString("Nombres;Apellidos;Cédula;Correo;Teléfono;Especialidad\n")
	for n := range filas {
		fila := []string{"Inés", fmt.Sprint("Ñañez ", n), fmt.Sprint(52000000 + n), correoDe(n), "3101234567", "Panela"}
		if conErrores && n%4 == 3 {
			daños[n/4](fila)
		}
		b.WriteString(strings.Join(fila, ";") + "\n")
	}
	return b.String()
}
