package bootstrap

import (
	"context"
	"errors"
	"time"

	"complementarias/adapters/inproc"
	"complementarias/adapters/sello"
	"complementarias/adapters/web/ui"
	"complementarias/application/identidad"
	"complementarias/cmd/demo"
	"complementarias/domain/kernel"
)

func (a *App) newPaginas() (*ui.Paginas, error) {
	secreto := []byte(a.cfg.SessionSecret.Reveal())
	formularios, err := sello.NewFormularios(secreto, newID)
	if err != nil {
		return nil, err
	}
	caja, err := sello.NewCaja(secreto, "peticiones", a.world.now)
	if err != nil {
		return nil, err
	}
	d := ui.Deps{
		Identidad: a.UseCases.Identidad, Catalogo: a.UseCases.Catalogo, Solicitudes: a.UseCases.Solicitudes, Notificaciones: a.UseCases.Notificaciones,
		Calendario: a.UseCases.Calendario, Instructores: a.UseCases.Instructores, Reportes: a.UseCases.Reportes, Documentos: a.UseCases.Documentos,
		Auditoria: a.UseCases.Auditoria, Configuracion: a.UseCases.Configuracion, Correos: a.UseCases.Correos, Sistema: a.UseCases.Sistema, Frases: a.UseCases.Frases,
		Listado:     inproc.NewListados(a.UseCases.Solicitudes.Recorrer).De,
		Formularios: formularios, Peticiones: peticiones{caja}, Timbre: a.world.timbre,
		Salud: a.DB.Salud, Now: a.world.now, NewID: newID, PublicURL: a.cfg.PublicURL, Desarrollo: !a.cfg.EsProduccion(),
	}
	if d.Desarrollo {
		d.Demostracion = ui.Demostracion{Cuentas: cuentas(), Clave: demo.Clave}
	}
	return ui.New(d)
}

// cuentas shows the demonstration accounts on the sign-in page.
func cuentas() []ui.Cuenta {
	var lista []ui.Cuenta
	for _, c := range demo.Cuentas() {
		lista = append(lista, ui.Cuenta{Correo: c.Correo, Rol: c.Rol, Centro: c.CentroNombre})
	}
	return lista
}

func (a *App) autenticarNavegador(ctx context.Context, token string, sondeo bool) (kernel.Actor, error) {
	return a.UseCases.Identidad.AutenticarNavegador.Execute(ctx, identidad.AutenticarNavegadorInput{Token: token, Sondeo: sondeo})
}

// peticiones seals posted forms as the pages ask for it.
type peticiones struct{ caja *sello.Caja }

func (p peticiones) Cerrar(contenido []byte, de kernel.UsuarioID, dura time.Duration) string {
	return p.caja.Cerrar(contenido, string(de), dura)
}

func (p peticiones) Abrir(sellado string, de kernel.UsuarioID) ([]byte, error) {
	contenido, err := p.caja.Abrir(sellado, string(de))
	if errors.Is(err, sello.ErrVencido) {
		return nil, ui.ErrPeticionVencida
	}
	return contenido, err
}
