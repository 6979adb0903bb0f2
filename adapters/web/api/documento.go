package api

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/problema"
	"complementarias/domain/kernel"
)

const presentacion = `Solicitudes de formación complementaria: escribirlas, revisarlas, decidirlas y planear sus sesiones.

Pida un token con ` + "`POST /api/auth/login`" + ` y envíelo en cada petición como ` + "`Authorization: Bearer <token>`" + `. El navegador que
ya inició sesión usa su cookie, solo desde este mismo sitio.

* Lo que está fuera del alcance de quien pregunta responde 404, igual que lo que no existe.
* Las fechas se escriben AAAA-MM-DD y son días de Bogotá; los instantes van en UTC, como 2026-11-23T06:54:03.658Z.
* En los cuerpos se ignoran los campos que no se conocen; un campo opcional en ` + "`null`" + ` o vacío cuenta como ausente.
* Los errores son ` + "`application/problem+json`" + ` (RFC 9457). Un 422 trae en ` + "`errors`" + ` todo lo que hay que corregir, cada cosa con su
  puntero; ` + "`instance`" + ` es el número de la petición, el mismo de la cabecera X-Request-Id.
* Cada solicitud lleva su versión en la cabecera ETag. Envíela en If-Match para no pisar lo que otra persona cambió.

Las fechas de los ejemplos de petición se cuentan desde hoy; las respuestas se grabaron con los datos de demostración y sus listas están
recortadas.`

// documento writes the OpenAPI document. The examples have dates ahead of the day on which it is read, so that they can
// be sent as they stand on any day.
type documento struct {
	now      func() time.Time
	escribir func() ([]byte, error)

	mu                sync.Mutex
	dia               kernel.Date
	texto, comprimido []byte
}

func newDocumento(hapi huma.API, now func() time.Time) *documento {
	return &documento{now: now, escribir: sync.OnceValues(func() ([]byte, error) {
		describir(hapi.OpenAPI())
		return json.Marshal(hapi.OpenAPI())
	})}
}

// de gives the document of a day, plain and compressed.
func (d *documento) de(hoy kernel.Date) (texto, comprimido []byte, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.texto != nil && d.dia == hoy {
		return d.texto, d.comprimido, nil
	}
	plantilla, err := d.escribir()
	if err != nil {
		return nil, nil, err
	}
	d.dia, d.texto = hoy, []byte(conFechas(string(plantilla), hoy))
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(d.texto) // into memory: it cannot fail
	_ = z.Close()
	d.comprimido = b.Bytes()
	return d.texto, d.comprimido, nil
}

func (d *documento) responder(c *gin.Context) {
	texto, comprimido, err := d.de(kernel.Today(d.now()))
	if err != nil {
		problema.Escribir(c.Writer, c.Request, err)
		return
	}
	c.Writer.Header().Add("Vary", "Accept-Encoding")
	if strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") {
		c.Header("Content-Encoding", "gzip")
		texto = comprimido
	}
	c.Data(http.StatusOK, tipoJSON, texto)
}

// fechaRelativa is how an example writes a date: {hoy+20} is in twenty days, {lunes+3} the Monday three weeks after that of
// this week.
var fechaRelativa = regexp.MustCompile(`\{(hoy|lunes)([+-][0-9]{1,3})\}`)

func conFechas(texto string, hoy kernel.Date) string {
	return fechaRelativa.ReplaceAllStringFunc(texto, func(escrita string) string {
		partes := fechaRelativa.FindStringSubmatch(escrita)
		n, _ := strconv.Atoi(partes[2]) // the pattern lets nothing else through
		if partes[1] == "hoy" {
			return hoy.AddDays(n).String()
		}
		return hoy.AddDays(1 - hoy.Weekday() + 7*n).String()
	})
}
