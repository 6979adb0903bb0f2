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

// PlanEntrada documents a schedule to try out.
type PlanEntrada struct {
	FechaInicioCurso string           `json:"fechaInicioCurso" format:"date"`
	DuracionMaxima   int              `json:"duracionMaxima" doc:"Horas"`
	Horarios         []HorarioEntrada `json:"horarios"`
	OmitirFestivos   bool             `json:"omitirFestivos,omitempty" default:"true"`
	OmitirRecesos    bool             `json:"omitirRecesos,omitempty" default:"true"`
	FechasExcluidas  []any            `json:"fechasExcluidas,omitempty" doc:"Fechas o rangos {desde, hasta}"`
	FechasIncluidas  []string         `json:"fechasIncluidas,omitempty"`
	Limite           string           `json:"limite,omitempty" format:"date" doc:"El curso debe terminar a más tardar ese día"`
	AmbienteID       string           `json:"ambienteId,omitempty" doc:"Uno activo del catálogo del centro, para ver también con quién se cruza en él"`
	SolicitudID      string           `json:"solicitudId,omitempty" doc:"La solicitud que se está escribiendo, para que no se cruce consigo misma"`
}

type planOutput struct {
	Body PlanJSON
}

// PlanJSON is a schedule expanded into its sessions.
type PlanJSON struct {
	Sesiones           []SesionJSON     `json:"sesiones"`
	FechaPrimeraSesion string           `json:"fechaPrimeraSesion"`
	FechaFinalizacion  string           `json:"fechaFinalizacionCurso"`
	TotalSesiones      int              `json:"totalSesiones"`
	TotalDias          int              `json:"totalDias"`
	TotalMinutos       int              `json:"totalMinutos"`
	Semanas            int              `json:"semanas"`
	DiasCalendario     int              `json:"diasCalendario"`
	SemanaMaxima       SemanaJSON       `json:"semanaMaxima"`
	Omitidas           []OmisionJSON    `json:"omitidas"`
	PorMes             map[string][]int `json:"porMes"`
	Cruces             []CruceJSON      `json:"cruces"`
	Carga              CargaJSON        `json:"carga"`
	Explicacion        string           `json:"explicacion"`
}

// SemanaJSON is an ISO week.
type SemanaJSON struct {
	Semana  string `json:"semana" example:"2026-W12"`
	Minutos int    `json:"minutos"`
}

// OmisionJSON is a day of the pattern without class.
type OmisionJSON struct {
	Fecha  string `json:"fecha"`
	Motivo string `json:"motivo"`
}

// CargaJSON is the heaviest week of the instructor, approved courses included.
type CargaJSON struct {
	LimiteMinutos int    `json:"limiteMinutos"`
	MaximaMinutos int    `json:"maximaMinutos"`
	Semana        string `json:"semana"`
}

// RegistrarPlan answers POST /api/horarios/plan, the schedule engine as a service.
func RegistrarPlan(planear app.Planear) func(huma.API) {
	return func(hapi huma.API) {
		Escribir(hapi, operacion("planearHorario", http.MethodPost, "/api/horarios/plan", "Expandir un horario en sesiones, sin guardar nada"), PlanEntrada{},
			func(ctx context.Context, in *struct{ Cuerpo }) (*planOutput, error) {
				l, err := LectorDe(in.RawBody)
				if err != nil {
					return nil, err
				}
				entrada := leerPlan(l)
				v, err := planear.Execute(ctx, peticion.Actor(ctx), entrada)
				if err != nil {
					return nil, err
				}
				return &planOutput{Body: planJSON(v)}, nil
			})
	}
}

func leerPlan(l *Lector) app.PlanearInput {
	in := app.PlanearInput{Limite: l.Fecha("limite").O(kernel.Date{}), Excepto: kernel.SolicitudID(idDe(l.Texto("solicitudId").O("")))}
	in.Datos = leerHorario(l, "fechaInicioCurso")
	in.Ilegibles = l.Errores()
	return in
}

// leerHorario reads the fields that a schedule depends on, and its ambiente.
func leerHorario(l *Lector, inicio string) solicitudes.Datos {
	return solicitudes.Datos{
		FechaInicioCurso: l.Fecha(inicio).O(kernel.Date{}),
		DuracionMaxima:   l.Entero("duracionMaxima").O(0),
		OmitirFestivos:   l.Booleano("omitirFestivos").O(true),
		OmitirRecesos:    l.Booleano("omitirRecesos").O(true),
		Horarios:         leerHorarios(l, "horarios"),
		FechasExcluidas:  leerRangos(l, "fechasExcluidas"),
		FechasIncluidas:  leerFechas(l, "fechasIncluidas"),
		AmbienteID:       l.Texto("ambienteId").O(""),
	}
}

func planJSON(v app.PlanView) PlanJSON {
	p := PlanJSON{
		Sesiones: sesionesJSON(v.Sesiones), FechaPrimeraSesion: v.Primera().String(), FechaFinalizacion: v.Ultima().String(),
		TotalSesiones: len(v.Sesiones), TotalDias: v.Dias(), TotalMinutos: v.Minutos, Semanas: v.Semanas(), DiasCalendario: v.DiasCalendario(),
		SemanaMaxima: semanaJSON(v.SemanaMaxima()), Omitidas: []OmisionJSON{}, PorMes: map[string][]int{},
		Cruces:      crucesJSON(v.Cruces),
		Carga:       CargaJSON{LimiteMinutos: v.LimiteMinutos, MaximaMinutos: v.Carga.Minutos, Semana: v.Carga.String()},
		Explicacion: v.Explicacion,
	}
	for _, o := range v.Omitidas {
		p.Omitidas = append(p.Omitidas, OmisionJSON{Fecha: o.Fecha.String(), Motivo: o.Motivo})
	}
	for _, m := range v.PorMes() {
		p.PorMes[m.Clave()] = m.Dias
	}
	return p
}

func semanaJSON(s horarios.Semana) SemanaJSON {
	return SemanaJSON{Semana: s.String(), Minutos: s.Minutos}
}
