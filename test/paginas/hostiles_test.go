package paginas_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// Parameters that pages read from their address.
var parametros = []string{"anio", "buscar", "cambiar", "centro", "cruces", "desde", "dias", "duracionMaxima", "empresa", "estado", "excepto", "faltas", "fila",
	"hasta", "horaFin", "horaInicio", "inicio", "instructor", "minutosPorDia", "modalidad", "next", "nitEmpresa", "orden", "pagina", "programa", "semana",
	"solicitud", "vista", "volver",
	"ambiente", "enviadaDesde", "enviadaHasta", "envios", "especial", "fecha", "format", "formato", "municipio", "paso", "periodo", "por", "regional", "tabla"}

// paginas are the routes that a browser opens or posts to, but for the stream of events.
func paginas(app *apptest.App, metodo string) (rutas []string) {
	for _, ruta := range app.Rutas() {
		m, camino, _ := strings.Cut(ruta, " ")
		if m == metodo && !strings.HasPrefix(camino, "/api/") && camino != "/notificaciones/eventos" && camino != "/readyz" {
			rutas = append(rutas, camino)
		}
	}
	return rutas
}

func TestNoAddressBreaksAPage(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ids := []string{"%FF", "%00", "%EF%BF%BD", "'", "%27%20OR%201=1--", "..", "%2e%2e%2f", strings.Repeat("a", 5000), "%0d%0aSet-Cookie:x=1", "\xff"}
	valores := []string{"\xff", "%FF", "%00", "'%20OR%201=1--", "99999999999999999999", "-1", "1000000", "%0d%0ax:y", "%zz", "a;b", strings.Repeat("a", 3000), "//evil.example"}
	for _, cuenta := range []string{autora, coordinador, admin} {
		c := app.As(t, cuenta)
		for _, ruta := range paginas(app, http.MethodGet) {
			for _, id := range ids {
				if !strings.Contains(ruta, ":") {
					break
				}
				sinFalla(t, c.Get(strings.NewReplacer(":id", id, ":archivo", id, ":token", id).Replace(ruta)))
			}
			for _, valor := range valores {
				consulta := strings.Join(parametros, "="+valor+"&") + "=" + valor
				sinFalla(t, c.Get(strings.ReplaceAll(ruta, ":id", "ninguna")+"?"+consulta))
			}
			for _, nombre := range parametros { // the others may be refused first
				sinFalla(t, c.Get(strings.ReplaceAll(ruta, ":id", "ninguna")+"?"+nombre+"=\xff"))
			}
		}
	}
}

func sinFalla(t *testing.T, r apptest.Response) {
	t.Helper()
	if r.Code >= http.StatusInternalServerError {
		t.Errorf("%.120q: %d", r.Request, r.Code)
	}
	if l := r.Header.Get("Location"); strings.HasPrefix(l, "//") || strings.Contains(l, "evil") && !strings.HasPrefix(l, "/") || r.Header.Get("X") != "" {
		t.Errorf("%.120q leads to %q", r.Request, l)
	}
}

func TestNoFormBreaksAPage(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	repetidas := "version=1&version=2&accion=continuar&accion=salir&volver=revisar&volver=//evil.example&programaId=a&programaId=b&horarios.0.diaSemana=LUNES&horarios.0.diaSemana=MARTES"
	muchas := &strings.Builder{}
	for i := range 10_000 {
		fmt.Fprintf(muchas, "horarios.%d.horaFin=8&", i)
	}
	cuerpos := map[string]string{
		"nothing": "", "repeated": repetidas, "many fields": muchas.String(), "a huge version": "version=99999999999999999999", "lines": "accion=quitar-fecha-2027-03-01&fechasExcluidas=" + strings.Repeat("\n", 1<<20-2000),
		"more lines": "accion=poner-fecha-2027-03-01&fechasExcluidas=" + strings.Repeat("1\n", 1<<19-2000), "a start": "inicio=2027-03-01" + strings.Repeat(".1-2-3", 150_000),
		"a huge number": "duracionMaxima=99999999999999999999&cupoMaximo=1e309&inicio=2027-03-01.9-99999999999999999999-1", "a button": "accion=quitar-fila-99999999999999999999",
	}
	borrador := idDe(nueva(t, app, app.As(t, autora)))
	for _, cuenta := range []string{autora, coordinador, admin} {
		c := app.As(t, cuenta).With("Content-Type", "application/x-www-form-urlencoded")
		for _, ruta := range paginas(app, http.MethodPost) {
			if ruta == "/login" || ruta == "/logout" {
				continue
			}
			for _, id := range []string{borrador, "%FF", "%00"} {
				camino := strings.ReplaceAll(ruta, ":id", id)
				for nombre, cuerpo := range cuerpos {
					t.Run(cuenta+" "+nombre, func(t *testing.T) {
						sinFalla(t, c.In(t).Do(http.MethodPost, camino, "formulario="+app.FormID(t, cuenta)+"&"+cuerpo))
					})
					if camino == ruta {
						break
					}
				}
			}
		}
	}
}
