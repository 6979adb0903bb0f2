package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// CuandoEntrada documents the question "¿Cuándo puedo?".
type CuandoEntrada struct {
	DuracionMaxima  int              `json:"duracionMaxima" minimum:"1" maximum:"880" doc:"Horas"`
	Dias            []string         `json:"dias,omitempty" doc:"Días preferidos, de LUNES a DOMINGO; con horaInicio y horaFin, en lugar de horarios"`
	HoraInicio      string           `json:"horaInicio,omitempty" example:"08:00" doc:"Ninguna clase empieza antes"`
	HoraFin         string           `json:"horaFin,omitempty" example:"12:00" doc:"Ninguna clase termina después"`
	MinutosPorDia   int              `json:"minutosPorDia,omitempty" minimum:"1" doc:"Duración de la clase de cada día, que se ubica entre las dos horas; sin ella, todo el tiempo que hay"`
	Horarios        []HorarioEntrada `json:"horarios,omitempty" doc:"La semana, sin fechas, en lugar de dias, horaInicio y horaFin"`
	Desde           string           `json:"desde,omitempty" format:"date" doc:"La primera fecha que sirve; sin ella, o si ya pasó, hoy"`
	OmitirFestivos  bool             `json:"omitirFestivos,omitempty" default:"true"`
	OmitirRecesos   bool             `json:"omitirRecesos,omitempty" default:"true"`
	FechasExcluidas []any            `json:"fechasExcluidas,omitempty" doc:"Fechas o rangos {desde, hasta}"`
	FechasIncluidas []string         `json:"fechasIncluidas,omitempty"`
	AmbienteID      string           `json:"ambienteId,omitempty" doc:"Uno activo del catálogo del centro, que también debe estar libre"`
	SolicitudID     string           `json:"solicitudId,omitempty" doc:"La solicitud para la que se busca, para que no se estorbe a sí misma"`
}

type cuandoOutput struct {
	Body CuandoJSON
}

// CuandoJSON has at most three starts, the earliest first, and why there are no others.
type CuandoJSON struct {
	Opciones    []OpcionJSON `json:"opciones"`
	Explicacion string       `json:"explicacion"`
}

// OpcionJSON is a course that could start: its sessions meet no approved course of the caller, nor in the ambiente.
type OpcionJSON struct {
	FechaInicioCurso       string           `json:"fechaInicioCurso"`
	FechaFinalizacionCurso string           `json:"fechaFinalizacionCurso"`
	TotalSesiones          int              `json:"totalSesiones"`
	Semanas                int              `json:"semanas"`
	Carga                  CargaJSON        `json:"carga"`
	SuperaLimite           bool             `json:"superaLimite" doc:"La semana más cargada pasa del límite"`
	Cruces                 []CruceJSON      `json:"cruces" doc:"Con solicitudes sin decidir"`
	Horarios               []HorarioEntrada `json:"horarios" doc:"La semana del curso"`
}

// RegistrarCuando answers POST /api/horarios/cuando.
func RegistrarCuando(cuando app.CuandoPuedo) func(huma.API) {
	return func(hapi huma.API) {
		Escribir(hapi, operacion("cuandoPuedo", http.MethodPost, "/api/horarios/cuando", "Buscar las primeras fechas en que un curso puede empezar, sin guardar nada"), CuandoEntrada{},
			func(ctx context.Context, in *struct{ Cuerpo }) (*cuandoOutput, error) {
				l, err := LectorDe(in.RawBody)
				if err != nil {
					return nil, err
				}
				h, err := cuando.Execute(ctx, peticion.Actor(ctx), leerCuando(l))
				if err != nil {
					return nil, err
				}
				return &cuandoOutput{Body: cuandoJSON(h)}, nil
			})
	}
}

func leerCuando(l *Lector) app.CuandoPuedoInput {
	in := app.CuandoPuedoInput{Excepto: kernel.SolicitudID(idDe(l.Texto("solicitudId").O("")))}
	in.Datos = leerHorario(l, "desde")
	if len(in.Datos.Horarios) == 0 {
		in.Franja = solicitudes.Franja{Dias: leerDias(l, "dias"), Desde: leerHora(l, "horaInicio"), Hasta: leerHora(l, "horaFin"), PorDia: l.Entero("minutosPorDia").O(0)}
	}
	in.Ilegibles = l.Errores()
	return in
}

// leerDias reads the names of weekdays.
func leerDias(l *Lector, campo string) []int {
	var dias []int
	for i, v := range l.Lista(campo).O(nil) {
		texto, _ := v.(string)
		dia, ok := horarios.ParseDia(texto)
		if !ok {
			l.faltaEn(campo, i, &rechazo{"VALOR_NO_PERMITIDO", "debe ser un día de LUNES a DOMINGO."})
			continue
		}
		dias = append(dias, dia)
	}
	return dias
}

func cuandoJSON(h solicitudes.Hallazgo) CuandoJSON {
	c := CuandoJSON{Opciones: []OpcionJSON{}, Explicacion: h.Explicacion}
	for _, o := range h.Ofertas {
		opcion := OpcionJSON{
			FechaInicioCurso: o.Primera().String(), FechaFinalizacionCurso: o.Ultima().String(), TotalSesiones: len(o.Sesiones), Semanas: o.Semanas(),
			Carga:        CargaJSON{LimiteMinutos: h.LimiteMinutos, MaximaMinutos: o.Carga.Minutos, Semana: o.Carga.String()},
			SuperaLimite: o.Supera, Cruces: crucesJSON(o.Cruces),
		}
		for _, f := range o.Horarios {
			opcion.Horarios = append(opcion.Horarios, HorarioEntrada{DiaSemana: horarios.NombreDia(f.Dia), HoraInicio: horarios.FormatHora(f.Desde),
				HoraFin: horarios.FormatHora(f.Hasta), EsFlexible: f.Flexible, Observaciones: f.Observaciones})
		}
		c.Opciones = append(c.Opciones, opcion)
	}
	return c
}
