package api

import (
	"context"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/solicitudes"
	"complementarias/domain/solicitudes"
)

type comentariosEntrada struct {
	Comentarios string `json:"comentarios,omitempty" maxLength:"4000"`
}

type aprobarEntrada struct {
	Comentarios   string `json:"comentarios,omitempty" maxLength:"4000"`
	NumeroFicha   string `json:"numeroFicha,omitempty" doc:"7 dígitos de SOFIA Plus; sin él, uno provisional"`
	Justificacion string `json:"justificacion,omitempty" doc:"Necesaria si hay cruce o si la primera sesión ya pasó; al menos 20 caracteres"`
}

type devolverEntrada struct {
	Comentarios  string           `json:"comentarios,omitempty" maxLength:"4000"`
	Correcciones []CorreccionJSON `json:"correcciones,omitempty" maxItems:"50"`
}

type fichaEntrada struct {
	NumeroFicha string `json:"numeroFicha" pattern:"^[0-9]{7}$"`
	Motivo      string `json:"motivo,omitempty" doc:"Necesario al corregir un número de SOFIA Plus"`
}

func (h Solicitudes) aprobar(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	d := solicitudes.Decision{Comentarios: l.Texto("comentarios").O(""), NumeroFicha: l.Texto("numeroFicha").O(""), Justificacion: l.Texto("justificacion").O("")}
	o.Ilegibles = l.Errores()
	v, err := h.uc.Aprobar.Execute(ctx, peticion.Actor(ctx), app.AprobarInput{Target: o, Decision: d})
	return hecho(v, err, "Solicitud aprobada exitosamente")
}

func (h Solicitudes) rechazar(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	motivo := l.Texto("comentarios").O("")
	o.Ilegibles = l.Errores()
	v, err := h.uc.Rechazar.Execute(ctx, peticion.Actor(ctx), app.RechazarInput{Target: o, Motivo: motivo})
	return hecho(v, err, "Solicitud rechazada")
}

func (h Solicitudes) cancelar(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	motivo := l.Texto("comentarios").O("")
	o.Ilegibles = l.Errores()
	v, err := h.uc.Cancelar.Execute(ctx, peticion.Actor(ctx), app.CancelarInput{Target: o, Motivo: motivo})
	return hecho(v, err, "Solicitud cancelada")
}

func (h Solicitudes) devolver(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	d := app.DevolverInput{Target: o, Comentarios: l.Texto("comentarios").O(""), Correcciones: leerCorrecciones(l)}
	d.Ilegibles = l.Errores()
	v, err := h.uc.Devolver.Execute(ctx, peticion.Actor(ctx), d)
	return hecho(v, err, "Solicitud devuelta al instructor")
}

func (h Solicitudes) ficha(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	numero, motivo := l.Texto("numeroFicha").O(""), l.Texto("motivo").O("")
	o.Ilegibles = l.Errores()
	v, err := h.uc.AsignarFicha.Execute(ctx, peticion.Actor(ctx), app.AsignarFichaInput{Target: o, Numero: numero, Motivo: motivo})
	return hecho(v, err, "Número de ficha asignado")
}
