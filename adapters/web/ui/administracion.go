package ui

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/kernel"
)

// entradaAdministracion is a page of the administration in the menus of those who may open it.
type entradaAdministracion struct {
	ruta, texto string
	coordina    bool // whoever coordinates a centre finds it too, not only who administers
}

// entradasAdministracion are the pages of the administration in the order of the menus. An entry whose page is not served
// shows nowhere; test/politica opens each one as everybody who is shown it.
func entradasAdministracion() []entradaAdministracion {
	return []entradaAdministracion{
		{"/dashboard-admin", "Sistema", false},
		{"/gestion-usuarios", "Usuarios", false},
		{rutaAccesos, "Accesos", true},
		{"/gestion-instructores", "Instructores", true},
		{"/centros", "Centros", false},
		{rutaAmbientes, "Ambientes", true},
		{"/programas", "Programas", true},
		{rutaEspeciales, "Especiales", false},
		{rutaFestivos, "Festivos", true},
		{rutaRecesos, "Recesos", true},
		{rutaFrases, "Frases", true},
		{"/correos", "Correos", false},
		{"/auditoria", "Auditoría", false},
		{rutaConfiguracion, "Configuración", false},
	}
}

// administracionDe are the entries that somebody finds.
func (p *Paginas) administracionDe(a kernel.Actor) []piezas.Pestana {
	var entradas []piezas.Pestana
	for _, e := range entradasAdministracion() {
		propia := strings.Contains(e.ruta, ":id") // of the own centre, which an Admin has none of
		if p.servidas[e.ruta] && (a.Rol == kernel.Admin && !propia || a.Rol == kernel.Coordinador && e.coordina) {
			entradas = append(entradas, piezas.Pestana{URL: strings.Replace(e.ruta, ":id", url.PathEscape(string(a.Centro)), 1), Texto: e.texto})
		}
	}
	return entradas
}

// enAdministracion tells whether the page is one of the entries, and its name.
func (v vista) enAdministracion() (string, bool) {
	i := slices.IndexFunc(v.administracion, func(e piezas.Pestana) bool { return e.URL == v.Actual })
	if i < 0 {
		return "", false
	}
	return v.administracion[i].Texto, true
}

// apuntador notes which pages are registered.
type apuntador struct {
	gin.IRoutes
	servidas map[string]bool
}

// GET registers a page.
func (a apuntador) GET(ruta string, h ...gin.HandlerFunc) gin.IRoutes {
	a.servidas[ruta] = true
	return a.Handle(http.MethodGet, ruta, h...)
}
