package ui

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appidentidad "complementarias/application/identidad"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// vistaEditarInstructor is the form on which somebody who teaches is written over.
type vistaEditarInstructor struct {
	ruta       string
	propio     bool
	version    string
	formulario string
	campos     []piezas.Campo
	faltas     []piezas.Falta
	aviso      string
}

// editarInstructor shows the form to who coordinates the centre and who administers, and of the own data to the person.
func (p *Paginas) editarInstructor(c *gin.Context) error {
	return p.mostrarEditarInstructor(c, http.StatusOK, nil, nil)
}

func (p *Paginas) mostrarEditarInstructor(c *gin.Context, estado int, escrito url.Values, causa *fault.Error) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	perfil, err := p.d.Instructores.Ver.Execute(ctx, actor, kernel.UsuarioID(c.Param("id")))
	if err != nil {
		return err
	}
	v := vistaEditarInstructor{ruta: rutaDeInstructor(perfil.ID), propio: actor.ID == perfil.ID, version: strconv.FormatInt(perfil.Version, 10), formulario: p.formularioNuevo(c)}
	v.campos = camposDeInstructor(v.propio)
	valores := map[string]string{"nombre": perfil.Nombre, "email": perfil.Correo, "cedula": perfil.Cedula, "telefono": perfil.Telefono,
		"especialidad": perfil.Especialidad, "vinculo": perfil.Vinculo}
	for i, campo := range v.campos {
		v.campos[i].Valor = valores[campo.Nombre]
		if escrito != nil {
			v.campos[i].Valor = escrito.Get(campo.Nombre)
		}
	}
	m := Marco{Titulo: "Editar a " + perfil.Nombre, Angosta: true, Migas: []piezas.Miga{{Texto: perfil.Nombre, URL: v.ruta}}}
	if causa != nil {
		m.Titulo = "Error: " + m.Titulo
		v.faltas = piezas.FaltasDe(causa.Fields)
		if len(v.faltas) == 0 {
			v.aviso = causa.Message
		}
		for _, f := range causa.Fields {
			for i := range v.campos {
				if "/"+v.campos[i].Nombre == f.Pointer {
					v.campos[i].Error = f.Message
				}
			}
		}
	}
	return p.mostrar(c, estado, m, paginaEditarInstructor(v))
}

// guardarInstructor writes over the account. The same form sent twice changes nothing more.
func (p *Paginas) guardarInstructor(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	id := kernel.UsuarioID(c.Param("id"))
	in := appidentidad.EditarInstructorInput{Objetivo: appidentidad.Objetivo{ID: id, Version: versionDe(posted)}}
	dado := func(campo string) *string {
		if !posted.Has(campo) {
			return nil
		}
		texto := textoDe(posted, campo)
		return &texto
	}
	in.Edicion = identidad.Edicion{Nombre: dado("nombre"), Correo: dado("email"), Cedula: dado("cedula"), Telefono: dado("telefono"), Especialidad: dado("especialidad")}
	if vinculo := dado("vinculo"); vinculo != nil {
		in.Edicion.Vinculo = (*identidad.Vinculo)(vinculo)
	}
	_, err = p.d.Identidad.EditarInstructor.Execute(ctx, peticion.Actor(ctx), in)
	falla, ok := errors.AsType[*fault.Error](err)
	switch {
	case err == nil:
		return p.volver(c, rutaDeInstructor(id), "Los datos quedaron guardados.")
	case ok && falla.Kind == fault.Invalid:
		return p.mostrarEditarInstructor(c, http.StatusUnprocessableEntity, posted, falla)
	case ok && falla.Kind == fault.Stale:
		return p.mostrarEditarInstructor(c, http.StatusConflict, posted, falla)
	}
	return err
}

func camposDeInstructor(propio bool) []piezas.Campo {
	propios := []piezas.Campo{
		{Nombre: "telefono", Etiqueta: "Teléfono", Opcional: true, Tipo: "tel", Modo: "tel", Clase: "media", Pista: "10 dígitos. Puede escribir dos, separados por una barra."},
		{Nombre: "especialidad", Etiqueta: "Especialidad", Opcional: true},
	}
	if propio {
		return propios
	}
	return append([]piezas.Campo{
		{Nombre: "nombre", Etiqueta: "Nombre completo"},
		{Nombre: "email", Etiqueta: "Correo institucional", Tipo: "email", Modo: "email"},
		{Nombre: "cedula", Etiqueta: "Cédula", Modo: "numeric", Clase: "media"},
	}, append(propios, piezas.Campo{Nombre: "vinculo", Etiqueta: "Vínculo", Pista: "Fija cuántas horas de clase puede tener por semana.", Opciones: []piezas.Opcion{
		{Valor: string(identidad.Planta), Texto: "Planta"}, {Valor: string(identidad.Contratista), Texto: "Contratista"}}})...)
}
