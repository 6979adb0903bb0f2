package api

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

type entregarEntrada struct {
	InstructorID  string `json:"instructorId" doc:"Otro instructor activo del mismo centro"`
	Motivo        string `json:"motivo" minLength:"10" maxLength:"4000"`
	Justificacion string `json:"justificacion,omitempty" doc:"Necesaria si un curso aprobado se cruza con otro del instructor que lo recibe; al menos 20 caracteres"`
}

type entregarTodasEntrada struct {
	entregarEntrada
	Borradores bool `json:"borradores,omitempty" doc:"true entrega también los borradores"`
}

type entregadasOutput struct {
	Body struct {
		Message    string `json:"message"`
		Entregadas int    `json:"entregadas"`
	}
}

func (h Solicitudes) entregar(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	instructor, entrega := leerEntrega(l)
	o.Ilegibles = l.Errores()
	v, err := h.uc.Entregar.Execute(ctx, peticion.Actor(ctx), app.EntregarInput{Target: o, Instructor: instructor, Entrega: entrega})
	return hecho(v, err, "Solicitud entregada")
}

func leerEntrega(l *Lector) (kernel.UsuarioID, solicitudes.Entrega) {
	return kernel.UsuarioID(idDe(l.Texto("instructorId").O(""))),
		solicitudes.Entrega{Motivo: l.Texto("motivo").O(""), Justificacion: l.Texto("justificacion").O("")}
}

// RegistrarEntregarTodas puts the handing over of all that somebody has in hand on the API.
func RegistrarEntregarTodas(uc app.EntregarTodas) func(huma.API) {
	return func(hapi huma.API) {
		op := operacion("entregarTodas", http.MethodPost, "/api/usuarios/{id}/handover", "Entregar a otro instructor todo lo que alguien tiene entre manos")
		Escribir(hapi, op, entregarTodasEntrada{}, func(ctx context.Context, in *verboInput) (*entregadasOutput, error) {
			l, _, err := in.leer()
			if err != nil {
				return nil, err
			}
			instructor, entrega := leerEntrega(l)
			conBorradores := l.Booleano("borradores").O(false)
			n, err := uc.Execute(ctx, peticion.Actor(ctx), app.EntregarTodasInput{De: kernel.UsuarioID(in.id()), Instructor: instructor, Entrega: entrega,
				ConBorradores: conBorradores, Ilegibles: l.Errores()})
			if err != nil {
				return nil, conCruces(err)
			}
			out := &entregadasOutput{}
			out.Body.Entregadas = n
			out.Body.Message = fmt.Sprintf("Solicitudes entregadas: %d", n)
			return out, nil
		})
	}
}
