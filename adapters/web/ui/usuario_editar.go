package ui

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appidentidad "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// escrituraDeUsuario is one of the forms that write over an account.
type escrituraDeUsuario struct {
	ruta, titulo, bajada, boton, hecho string
	accion                             identidad.Accion
	conCentros                         bool
	campos                             func(v *vistaEscribirUsuario) []piezas.Campo
	guardado                           func(u appidentidad.CuentaView) url.Values
	hacer                              func(ctx context.Context, uc appidentidad.UseCases, por kernel.Actor, o appidentidad.Objetivo, v *vistaEscribirUsuario) error
}

func escriturasDeUsuario() []escrituraDeUsuario {
	return []escrituraDeUsuario{
		{ruta: "editar", titulo: "Editar los datos", boton: "Guardar", hecho: "Los datos quedaron guardados.", accion: identidad.AccionEditar,
			campos:   func(*vistaEscribirUsuario) []piezas.Campo { return camposDeInstructor(false) },
			guardado: datosDeCuenta, hacer: editarCuenta},
		{ruta: "rol", titulo: "Cambiar el rol", bajada: "El rol decide qué ve y qué hace la persona. Al cambiarlo se cierran sus sesiones.",
			boton: "Cambiar el rol", hecho: "El rol quedó cambiado. La persona debe ingresar de nuevo.", accion: identidad.AccionCambiarRol, conCentros: true,
			campos: func(v *vistaEscribirUsuario) []piezas.Campo {
				return []piezas.Campo{{Nombre: "role", Etiqueta: "Rol", Opciones: opcionesDeRol()}, v.campoCentro()}
			},
			guardado: cargoDeCuenta,
			hacer: func(ctx context.Context, uc appidentidad.UseCases, por kernel.Actor, o appidentidad.Objetivo, v *vistaEscribirUsuario) error {
				_, err := uc.CambiarRol.Execute(ctx, por, appidentidad.CambiarRolInput{Objetivo: o, Rol: kernel.Rol(v.linea("role")), Centro: kernel.CentroID(v.linea("centroId"))})
				return err
			}},
		{ruta: "centro", titulo: "Cambiar el centro", bajada: "Lo que un instructor pidió en un centro se queda en él. Al cambiarlo se cierran sus sesiones.",
			boton: "Cambiar el centro", hecho: "El centro quedó cambiado. La persona debe ingresar de nuevo.", accion: identidad.AccionCambiarCentro, conCentros: true,
			campos:   func(v *vistaEscribirUsuario) []piezas.Campo { return []piezas.Campo{v.campoCentro()} },
			guardado: cargoDeCuenta,
			hacer: func(ctx context.Context, uc appidentidad.UseCases, por kernel.Actor, o appidentidad.Objetivo, v *vistaEscribirUsuario) error {
				_, err := uc.CambiarCentro.Execute(ctx, por, appidentidad.CambiarCentroInput{Objetivo: o, Centro: kernel.CentroID(v.linea("centroId"))})
				return err
			}},
	}
}

// vistaEscribirUsuario is such a form with what was typed.
type vistaEscribirUsuario struct {
	formaLibre
	escrituraDeUsuario
	usuario     appidentidad.FichaUsuario
	centros     []appcatalogo.CentroDeLista
	version     string
	formulario  string
	conflicto   string
	porEntregar bool // what the person has in hand stands in the way
}

// abrirUsuario shows the form to whom the policy names.
func (p *Paginas) abrirUsuario(e escrituraDeUsuario) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		ficha, err := p.fichaPara(c, e.accion)
		if err != nil {
			return err
		}
		return p.mostrarEscribirUsuario(c, http.StatusOK, &vistaEscribirUsuario{escrituraDeUsuario: e, usuario: ficha, formaLibre: formaLibre{valores: e.guardado(ficha.CuentaView)}})
	})
}

// fichaPara reads an account to which the reader may do something.
func (p *Paginas) fichaPara(c *gin.Context, a identidad.Accion) (appidentidad.FichaUsuario, error) {
	actor := peticion.Actor(c.Request.Context())
	if err := identidad.RolPuede(a, actor.Rol); err != nil {
		return appidentidad.FichaUsuario{}, err
	}
	ficha, err := p.fichaDe(c)
	if err != nil {
		return ficha, err
	}
	return ficha, identidad.Permitida(a, actor, ficha.Registro())
}

func (p *Paginas) mostrarEscribirUsuario(c *gin.Context, estado int, v *vistaEscribirUsuario) error {
	v.formulario, v.version = p.formularioNuevo(c), strconv.FormatInt(v.usuario.Version, 10)
	if v.conCentros {
		var err error
		if v.centros, err = p.d.Catalogo.ListarCentros.Execute(c.Request.Context()); err != nil {
			return err
		}
	}
	m := marcoDeUsuario(c, v.titulo, v.usuario.CuentaView)
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaEscribirUsuario(v))
}

// marcoDeUsuario is the frame of a page about one account: the way back is the list that whoever reads came from.
func marcoDeUsuario(c *gin.Context, titulo string, u appidentidad.CuentaView) Marco {
	lista := personasDe(peticion.Actor(c.Request.Context()))
	return Marco{Titulo: titulo, Angosta: true, Actual: lista.URL, Migas: []piezas.Miga{lista, {Texto: u.Nombre, URL: rutaDeUsuario(u.ID)}}}
}

// guardarUsuario writes over the account. The same form sent twice changes nothing more.
func (p *Paginas) guardarUsuario(e escrituraDeUsuario) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		posted, err := formaDe(c)
		if err != nil {
			return err
		}
		if _, err = p.formularioDe(c); err != nil {
			return err
		}
		ctx := c.Request.Context()
		actor := peticion.Actor(ctx)
		v := &vistaEscribirUsuario{escrituraDeUsuario: e, formaLibre: formaLibre{valores: posted}}
		causa := e.hacer(ctx, p.d.Identidad, actor, appidentidad.Objetivo{ID: idDeUsuario(c), Version: versionDe(posted)}, v)
		if causa == nil {
			return p.volver(c, rutaDeUsuario(idDeUsuario(c)), e.hecho)
		}
		f, ok := errors.AsType[*fault.Error](causa)
		if !ok || f.Kind != fault.Invalid && f.Kind != fault.Conflict && f.Kind != fault.Stale {
			return causa
		}
		if v.usuario, err = p.fichaDe(c); err != nil {
			return err
		}
		if f.Kind == fault.Stale && v.yaEsta() {
			return p.volver(c, rutaDeUsuario(v.usuario.ID), e.hecho)
		}
		peticion.AnotarCausa(ctx, causa)
		v.porEntregar = errors.Is(causa, identidad.ErrConAbiertas)
		if v.faltas = v.enElFormulario(f.Fields); len(v.faltas) == 0 {
			v.conflicto = sentenciaDe(f)
		}
		return p.mostrarEscribirUsuario(c, problema.De(ctx, causa).Status, v)
	})
}

// enElFormulario are the faults, unless one is about what this form does not show.
func (v *vistaEscribirUsuario) enElFormulario(faltas []fault.Field) []fault.Field {
	for _, f := range faltas {
		if !v.valores.Has(strings.TrimPrefix(f.Pointer, "/")) {
			return nil
		}
	}
	return faltas
}

// yaEsta tells whether the account is already as it was typed: the same form was taken a moment ago.
func (v *vistaEscribirUsuario) yaEsta() bool {
	guardado := v.guardado(v.usuario.CuentaView)
	for nombre := range guardado {
		if sinForma(nombre, v.linea(nombre)) != sinForma(nombre, guardado.Get(nombre)) {
			return false
		}
	}
	return true
}

// sinForma is what two ways to write the same have in common.
func sinForma(campo, texto string) string {
	switch campo {
	case "cedula", "telefono":
		return strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, texto)
	case "email":
		return strings.ToLower(texto)
	}
	return strings.Join(strings.Fields(texto), " ")
}

func datosDeCuenta(u appidentidad.CuentaView) url.Values {
	return url.Values{"nombre": {u.Nombre}, "email": {u.Correo}, "cedula": {u.Cedula}, "telefono": {u.Telefono}, "especialidad": {u.Especialidad}, "vinculo": {string(u.Vinculo)}}
}

func cargoDeCuenta(u appidentidad.CuentaView) url.Values {
	return url.Values{"role": {string(u.Rol)}, "centroId": {string(u.Registro().Centro)}}
}

func editarCuenta(ctx context.Context, uc appidentidad.UseCases, por kernel.Actor, o appidentidad.Objetivo, v *vistaEscribirUsuario) error {
	dado := func(campo string) *string {
		if !v.valores.Has(campo) {
			return nil
		}
		texto := v.linea(campo)
		return &texto
	}
	e := identidad.Edicion{Nombre: dado("nombre"), Correo: dado("email"), Cedula: dado("cedula"), Telefono: dado("telefono"), Especialidad: dado("especialidad")}
	if vinculo := dado("vinculo"); vinculo != nil {
		e.Vinculo = (*identidad.Vinculo)(vinculo)
	}
	_, err := uc.EditarUsuario.Execute(ctx, por, appidentidad.EditarUsuarioInput{Objetivo: o, Edicion: e})
	return err
}

func (v *vistaEscribirUsuario) campoCentro() piezas.Campo {
	return piezas.Campo{Nombre: "centroId", Etiqueta: "Centro", Opciones: opcionesDeCentro(v.centros), Pista: "La administración puede no tener centro."}
}
