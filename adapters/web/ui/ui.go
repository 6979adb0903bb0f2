// Package ui holds the pages: one file with the handler of each, its templ component beside it (the generated *_templ.go
// are committed). A handler binds, calls a use case and shows what comes back; it decides nothing. Everything works
// without JavaScript; static/js only makes it nicer. rutas.go is the table of contents.
package ui

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"complementarias/adapters/web/ui/static"
	"complementarias/application/auditoria"
	"complementarias/application/calendario"
	"complementarias/application/catalogo"
	appconfiguracion "complementarias/application/configuracion"
	"complementarias/application/correos"
	"complementarias/application/documentos"
	"complementarias/application/frases"
	"complementarias/application/identidad"
	"complementarias/application/instructores"
	"complementarias/application/notificaciones"
	"complementarias/application/reportes"
	"complementarias/application/sistema"
	"complementarias/application/solicitudes"
	"complementarias/domain/kernel"
)

// Deps is what the pages are made of.
type Deps struct {
	Identidad      identidad.UseCases
	Catalogo       catalogo.UseCases
	Frases         frases.UseCases
	Solicitudes    solicitudes.UseCases
	Notificaciones notificaciones.UseCases
	Calendario     calendario.UseCases
	Instructores   instructores.UseCases
	Reportes       reportes.UseCases
	Documentos     documentos.UseCases
	Auditoria      auditoria.UseCases
	Configuracion  appconfiguracion.UseCases
	Correos        correos.UseCases
	Sistema        sistema.UseCases
	// Listado finds the list that a filter selects, to hand it out.
	Listado     func(solicitudes.Filtro) documentos.Fuente
	Formularios Formularios
	Peticiones  Peticiones
	Timbre      Timbre
	// Salud asks the database, for the start page.
	Salud func(ctx context.Context) error
	Now   func() time.Time
	NewID func() string
	// PublicURL is the address of the installation, NEXTAUTH_URL.
	PublicURL *url.URL
	// Desarrollo shows /dev/ui and, when there are any, the demonstration accounts.
	Desarrollo   bool
	Demostracion Demostracion
}

// Demostracion names the accounts of the demonstration data. They are shown only outside production.
type Demostracion struct {
	Cuentas []Cuenta
	Clave   string // one for all of them
}

// Cuenta is one demonstration account.
type Cuenta struct {
	Correo string
	Rol    kernel.Rol
	Centro string // empty for an Admin
}

// Paginas serves the pages.
type Paginas struct {
	d         Deps
	estaticos *static.Archivos
	reenviar  http.Handler    // the whole program, for a form that waited for a sign-in
	servidas  map[string]bool // the patterns that answer GET, for the menus
}

// New makes the pages; it fails only when the program was built wrong.
func New(d Deps) (*Paginas, error) {
	estaticos, err := static.New()
	if err != nil {
		return nil, err
	}
	return &Paginas{d: d, estaticos: estaticos, servidas: map[string]bool{}}, nil
}

func (p *Paginas) hoy() kernel.Date { return kernel.Today(p.d.Now()) }
