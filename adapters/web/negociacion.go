package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/ui"
	"complementarias/domain/fault"
)

var (
	errSinRuta = fault.New(fault.NotFound, "RUTA_NO_ENCONTRADA",
		"No existe esta dirección. Revise que esté bien escrita; /api/openapi.json las describe todas.")
	errSinMetodo = fault.New(fault.NotAllowed, "METODO_NO_PERMITIDO",
		"Esta dirección no admite ese método. La cabecera Allow dice cuáles admite.")
	errSoloJSON = fault.New(fault.NotAcceptable, "FORMATO_NO_DISPONIBLE",
		"Esta dirección solo responde en JSON. Pida application/json en la cabecera Accept, o no la envíe.")
)

// descargas are the routes of the API that answer with a file, whatever the caller accepts.
var descargas = map[string]bool{"/api/solicitudes/:id/export": true, "/api/solicitudes/:id/calendario.ics": true,
	"/api/solicitudes/export-all": true, "/api/solicitudes/:id/sofia": true,
	"/api/instructores/importaciones/:id/resultado": true, "/api/programas/importaciones/:id/resultado": true}

// listados are the routes that make a file of many rows, or write many rows. Their number at once is bounded by the use case, and they have
// more time than others.
var listados = map[string]bool{"/api/solicitudes/export-all": true, "/todas-solicitudes/descargar": true, "/mis-solicitudes/descargar": true,
	"/gestion-instructores/importar/:id/confirmar": true, "/gestion-instructores/importar/:id/deshacer": true,
	"/api/instructores/importaciones/:id/confirm": true, "/api/instructores/importaciones/:id/undo": true,
	"/programas/importar/:id/confirmar": true, "/programas/importar/:id/deshacer": true,
	"/api/programas/importaciones/:id/confirm": true, "/api/programas/importaciones/:id/undo": true}

func (s *Server) sinRuta(c *gin.Context) {
	if esPagina(c) {
		_ = s.reconocer(c) // whoever asks, the page is not there; who has signed in keeps the own frame around the answer
		s.fallar(c, ui.ErrSinPagina)
		return
	}
	s.fallar(c, errSinRuta)
}

// sinMetodo answers a known path with a method that it does not have; gin has listed those it has. OPTIONS is how
// anybody may ask for that list.
func (s *Server) sinMetodo(c *gin.Context) {
	var permitidos []string
	for metodo := range strings.SplitSeq(c.Writer.Header().Get("Allow"), ", ") {
		permitidos = append(permitidos, metodo)
		if metodo == http.MethodGet {
			permitidos = append(permitidos, http.MethodHead)
		}
	}
	c.Header("Allow", strings.Join(append(permitidos, http.MethodOptions), ", "))
	if c.Request.Method == http.MethodOptions {
		c.AbortWithStatus(http.StatusNoContent)
		return
	}
	s.fallar(c, errSinMetodo)
}

// negociar refuses a caller of the API who rules JSON out. Past it there is nothing left to negotiate.
func (s *Server) negociar(c *gin.Context) {
	if sinHandler(c) || !strings.HasPrefix(c.FullPath(), "/api/") {
		c.Next()
		return
	}
	if descargas[c.FullPath()] {
		// What comes is the file that the address says; only its refusals are JSON.
		c.Request.Header.Set("Accept", "application/json")
		c.Next()
		return
	}
	if !aceptaJSON(c.Request.Header.Values("Accept")) {
		s.fallar(c, errSoloJSON)
		return
	}
	c.Request.Header.Set("Accept", "application/json")
	c.Next()
}

// aceptaJSON reads Accept as RFC 9110 12.5.1 says: the most specific range that fits decides, q=0 refuses.
func aceptaJSON(valores []string) bool {
	lista := strings.TrimSpace(strings.Join(valores, ","))
	if lista == "" {
		return true
	}
	mejor, acepta := 0, false
	for rango := range strings.SplitSeq(lista, ",") {
		tipo, parametros, _ := strings.Cut(rango, ";")
		precision := map[string]int{"*/*": 1, "application/*": 2, "application/json": 3}[strings.ToLower(strings.TrimSpace(tipo))]
		if precision > mejor {
			mejor, acepta = precision, peso(parametros) > 0
		}
	}
	return acepta
}

func peso(parametros string) float64 {
	for p := range strings.SplitSeq(parametros, ";") {
		nombre, valor, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.EqualFold(nombre, "q") {
			q, err := strconv.ParseFloat(valor, 64)
			if err != nil {
				return 0
			}
			return q
		}
	}
	return 1
}
