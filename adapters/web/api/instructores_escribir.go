package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	"complementarias/application/identidad"
	"complementarias/domain/fault"
	dominio "complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// InstructoresEscribir registers, edits and closes the accounts of those who teach.
type InstructoresEscribir struct{ uc identidad.UseCases }

// NewInstructoresEscribir registers its operations with Registrar.
func NewInstructoresEscribir(uc identidad.UseCases) InstructoresEscribir {
	return InstructoresEscribir{uc}
}

type instructorEntrada struct {
	Nombres      string `json:"nombres"`
	Apellidos    string `json:"apellidos"`
	Email        string `json:"email" format:"email"`
	Cedula       string `json:"cedula"`
	Telefono     string `json:"telefono,omitempty"`
	Especialidad string `json:"especialidad,omitempty" maxLength:"200"`
	Vinculo      string `json:"vinculo,omitempty" enum:"PLANTA,CONTRATISTA" doc:"CONTRATISTA si se omite"`
	CentroID     string `json:"centroId,omitempty" doc:"Lo necesita la administración; para la coordinación es el propio"`
}

type instructorEdicion struct {
	Name         string `json:"name,omitempty" maxLength:"200"`
	Email        string `json:"email,omitempty" format:"email"`
	Cedula       string `json:"cedula,omitempty"`
	Telefono     string `json:"telefono,omitempty"`
	Especialidad string `json:"especialidad,omitempty" maxLength:"200"`
	Vinculo      string `json:"vinculo,omitempty" enum:"PLANTA,CONTRATISTA"`
	IsActive     bool   `json:"isActive,omitempty"`
}

type instructorCreadoOutput struct {
	Location string `header:"Location"`
	Body     struct {
		Message      string           `json:"message"`
		Instructor   InstructorCreado `json:"instructor"`
		Credenciales Credenciales     `json:"credencialesTemporales"`
	}
}

// InstructorCreado is a new account.
type InstructorCreado struct {
	ID           string      `json:"id"`
	Name         string      `json:"name"`
	Email        string      `json:"email"`
	Cedula       string      `json:"cedula"`
	Especialidad *string     `json:"especialidad"`
	Centro       CentroBreve `json:"centro"`
}

// Credenciales open an account once: the password is told here and nowhere else.
type Credenciales struct {
	Email    string `json:"email"`
	Password string `json:"password" doc:"Al azar; hay que cambiarla en el primer ingreso. No se vuelve a mostrar"`
}

type instructorEditadoOutput struct {
	ETag string `header:"ETag"`
	Body struct {
		Message    string         `json:"message"`
		Instructor InstructorBase `json:"instructor"`
	}
}

// Registrar puts the operations on the API.
func (h InstructoresEscribir) Registrar(hapi huma.API) {
	Escribir(hapi, creacion("registrarInstructor", "/api/instructores", "Registrar a un instructor, con una contraseña que se muestra una vez"), instructorEntrada{}, h.registrar)
	Escribir(hapi, operacion("editarInstructor", http.MethodPut, "/api/instructores/{id}", "Cambiar los datos dados de un instructor"), instructorEdicion{}, h.editar)
	Escribir(hapi, operacion("retirarInstructor", http.MethodDelete, "/api/instructores/{id}", "Desactivar a un instructor; su historia se conserva"), nil, h.retirar)
}

func (h InstructoresEscribir) registrar(ctx context.Context, in *struct{ Cuerpo }) (*instructorCreadoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	nombres, apellidos := l.Texto("nombres"), l.Texto("apellidos")
	if nombres.Valor == nil {
		l.Falta("nombres", "REQUERIDO", "Escriba los nombres de la persona.")
	}
	if apellidos.Valor == nil {
		l.Falta("apellidos", "REQUERIDO", "Escriba los apellidos de la persona.")
	}
	r, err := h.uc.RegistrarInstructor.Execute(ctx, peticion.Actor(ctx), identidad.RegistrarInstructorInput{
		Datos: dominio.Datos{Nombre: dominio.NombreCompleto(nombres.O(""), apellidos.O("")), Correo: l.Texto("email").O(""), Cedula: l.Texto("cedula").O(""),
			Telefono: l.Texto("telefono").O(""), Especialidad: l.Texto("especialidad").O(""), Vinculo: dominio.Vinculo(strings.ToUpper(l.Texto("vinculo").O(""))),
			Centro: kernel.CentroID(l.Texto("centroId").O(""))},
		Ilegibles: l.Errores(),
	})
	if err != nil {
		return nil, conCampo(err, "/nombre", "/nombres")
	}
	out := &instructorCreadoOutput{Location: "/api/instructores/" + string(r.ID)}
	out.Body.Message = "Instructor registrado exitosamente"
	if r.Reactivado {
		out.Body.Message = "El instructor ya había tenido una cuenta: quedó activa otra vez, con su historia"
	}
	out.Body.Instructor = InstructorCreado{ID: string(r.ID), Name: r.Nombre, Email: r.Correo, Cedula: r.Cedula, Especialidad: textoJSON(r.Especialidad)}
	if c := r.Centro; c != nil {
		out.Body.Instructor.Centro = CentroBreve{c.Nombre, c.Codigo}
	}
	out.Body.Credenciales = Credenciales{Email: r.Correo, Password: r.Clave}
	return out, nil
}

func (h InstructoresEscribir) editar(ctx context.Context, in *verboInput) (*instructorEditadoOutput, error) {
	l, err := LectorDe(in.RawBody)
	if err != nil {
		return nil, err
	}
	e := dominio.Edicion{Nombre: escrito(l, "name"), Correo: escrito(l, "email"), Cedula: escrito(l, "cedula"), Telefono: escrito(l, "telefono"), Especialidad: escrito(l, "especialidad")}
	if v := l.Texto("vinculo"); v.Valor != nil {
		vinculo := dominio.Vinculo(strings.ToUpper(*v.Valor))
		e.Vinculo = &vinculo
	}
	activo := l.Booleano("isActive").Valor
	v, err := h.uc.EditarInstructor.Execute(ctx, peticion.Actor(ctx), identidad.EditarInstructorInput{
		Objetivo: identidad.Objetivo{ID: kernel.UsuarioID(idDe(in.ID)), Version: in.Version(), Ilegibles: l.Errores()}, Edicion: e, Activo: activo})
	if err != nil {
		return nil, conAbiertas(conCampo(err, "/nombre", "/name"))
	}
	out := &instructorEditadoOutput{ETag: ETag(v.Version)}
	out.Body.Message = "Instructor actualizado exitosamente"
	out.Body.Instructor = InstructorBase{ID: string(v.ID), Name: v.Nombre, Email: v.Correo, Cedula: v.Cedula, Telefono: textoJSON(v.Telefono),
		Especialidad: textoJSON(v.Especialidad), Vinculo: string(v.Vinculo), IsActive: v.Activo, CreatedAt: NewInstante(v.Creado)}
	return out, nil
}

func (h InstructoresEscribir) retirar(ctx context.Context, in *verboInput) (*mensajeOutput, error) {
	err := h.uc.RetirarInstructor.Execute(ctx, peticion.Actor(ctx), identidad.Objetivo{ID: kernel.UsuarioID(idDe(in.ID)), Version: in.Version()})
	if err != nil {
		return nil, conAbiertas(err)
	}
	out := &mensajeOutput{}
	out.Body.Message = "Instructor desactivado exitosamente"
	return out, nil
}

// escrito is what a PUT says of a text: nil when it is left out, empty when it is cleared.
func escrito(l *Lector, campo string) *string {
	c := l.Texto(campo)
	if !c.Dado {
		return nil
	}
	texto := c.O("")
	return &texto
}

// conCampo points at the field of the body that becomes the one of the domain.
func conCampo(err error, dominio, campo string) error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return err
	}
	copia := *f
	copia.Fields = nil
	for _, x := range f.Fields {
		if x.Pointer == dominio {
			x.Pointer = campo
		}
		copia.Fields = append(copia.Fields, x)
	}
	copia.Fields = fault.FirstPerField(copia.Fields)
	return &copia
}
