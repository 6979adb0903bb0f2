package solicitudes

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/domain/catalogo"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// NewEntornos reads programmes, people and the calendar from db, which may be a running transaction.
func NewEntornos(db bun.IDB) app.Entornos { return entornos{db} }

type entornos struct{ db bun.IDB }

// filaEntorno is a row of solicitud_entorno and solicitud_ajustes.
type filaEntorno struct {
	Programa   json.RawMessage `bun:"programa"`
	Instructor json.RawMessage `bun:"instructor"`
	Vigencias  json.RawMessage `bun:"vigencias"`
	Festivos   json.RawMessage `bun:"festivos"`
	Recesos    json.RawMessage `bun:"recesos"`
	Cursos     int             `bun:"cursos"`
	Limite     int             `bun:"limite"`
	Dominios   json.RawMessage `bun:"dominios"`
	Ambiente   json.RawMessage `bun:"ambiente"`
}

// Leer asks for everything at once: writing a solicitud should not cost a question per catalogue.
func (r entornos) Leer(ctx context.Context, c app.ConsultaEntorno) (app.Mundo, error) {
	var f filaEntorno
	desde, hasta := postgres.Fecha{Date: c.Desde}, postgres.Fecha{Date: c.Hasta}
	l := horarios.LimitesPorDefecto()
	cursos, valores := "0", []any{}
	if c.AnioDeCursos != 0 {
		cursos = `(SELECT count(*) FROM solicitudes s WHERE s.instructor_id = ? AND s.estado = 'APROBADA' AND s.fecha_inicio_curso BETWEEN ? AND ?)`
		valores = append(valores, string(c.Instructor), postgres.Fecha{Date: kernel.NewDate(c.AnioDeCursos, time.January, 1)},
			postgres.Fecha{Date: kernel.NewDate(c.AnioDeCursos, time.December, 31)})
	}
	valores = append(valores, string(c.Programa), string(c.Centro), string(c.Instructor), desde, hasta,
		string(c.Instructor), l.Planta, l.Contratista)
	elegido := ""
	if c.Ambiente != "" {
		elegido, valores = ", "+ambienteElegido, append(valores, c.Ambiente, string(c.Centro))
	}
	err := r.db.NewRaw(`SELECT e.*, a.*, v.*, `+cursos+` AS cursos`+elegido+`
		FROM solicitud_entorno(?, ?, ?, NULL, ?, ?) e, solicitud_ajustes(?, ?, ?) a, solicitud_especiales() v`+unoElegido(c), valores...).Scan(ctx, &f)
	if err != nil {
		return app.Mundo{}, postgres.Fault(err)
	}
	return f.mundo(c)
}

// ambienteElegido is the ambiente of c when it can be chosen.
const ambienteElegido = `(SELECT json_build_object('id', a.id, 'nombre', a.nombre, 'tipo', a.tipo, 'capacidad', coalesce(a.capacidad, 0))
	FROM ambientes a WHERE a.id = c.ambiente AND a.centro_id = c.centro AND a.activo) AS ambiente`

func unoElegido(c app.ConsultaEntorno) string {
	if c.Ambiente == "" {
		return ""
	}
	return ", (VALUES (?, ?)) c (ambiente, centro)"
}

// LeerVarios asks the same for a list, one row for each in its order.
func (r entornos) LeerVarios(ctx context.Context, cs []app.ConsultaEntorno) ([]app.Mundo, error) {
	if len(cs) == 0 {
		return nil, nil
	}
	valores := make([]bun.TupleValues, len(cs))
	for i, c := range cs {
		valores[i] = bun.Tuple([]any{i, string(c.Programa), string(c.Centro), string(c.Instructor), c.Ambiente, postgres.Fecha{Date: c.Desde}, postgres.Fecha{Date: c.Hasta}})
	}
	var filas []filaEntorno
	l := horarios.LimitesPorDefecto()
	err := r.db.NewRaw(`SELECT e.*, a.*, v.*, `+ambienteElegido+` FROM solicitud_especiales() v, (VALUES ?) c (n, programa, centro, instructor, ambiente, desde, hasta),
			LATERAL solicitud_entorno(c.programa, c.centro, c.instructor, NULL, c.desde::date, c.hasta::date) e,
			LATERAL solicitud_ajustes(c.instructor, ?, ?) a ORDER BY c.n`, bun.List(valores), l.Planta, l.Contratista).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	mundos := make([]app.Mundo, len(filas))
	for i := range filas {
		if mundos[i], err = filas[i].mundo(cs[i]); err != nil {
			return nil, err
		}
	}
	return mundos, nil
}

func (f filaEntorno) mundo(c app.ConsultaEntorno) (app.Mundo, error) {
	m := app.Mundo{LimiteMinutos: f.Limite, Cursos: f.Cursos}
	if err := leerEspeciales(f.Vigencias, &m); err != nil {
		return app.Mundo{}, fmt.Errorf("read special programmes: %w", err)
	}
	if len(f.Dominios) > 0 {
		if err := json.Unmarshal(f.Dominios, &m.Entorno.DominiosCorreo); err != nil {
			return app.Mundo{}, fmt.Errorf("read mail domains: %w", err)
		}
	}
	if err := leerPersonas(f.Programa, f.Instructor, &m); err != nil {
		return app.Mundo{}, fmt.Errorf("read entorno: %w", err)
	}
	if len(f.Ambiente) > 0 {
		m.Entorno.Ambiente = &solicitudes.Ambiente{}
		if err := json.Unmarshal(f.Ambiente, m.Entorno.Ambiente); err != nil {
			return app.Mundo{}, fmt.Errorf("read ambiente: %w", err)
		}
	}
	if c.Desde.IsZero() {
		return m, nil
	}
	if err := leerCalendario(c, f.Festivos, f.Recesos, &m); err != nil {
		return app.Mundo{}, fmt.Errorf("read calendar: %w", err)
	}
	return m, nil
}

func leerPersonas(programa, instructor json.RawMessage, m *app.Mundo) error {
	if len(programa) > 0 {
		m.Entorno.Programa = &solicitudes.Programa{}
		if err := json.Unmarshal(programa, m.Entorno.Programa); err != nil {
			return err
		}
	}
	if len(instructor) == 0 {
		return nil
	}
	var persona struct{ Nombre, Cedula, Correo, Vinculo string }
	if err := json.Unmarshal(instructor, &persona); err != nil {
		return err
	}
	m.Entorno.Instructor = solicitudes.Instructor{Nombre: persona.Nombre, Cedula: persona.Cedula, Correo: persona.Correo}
	m.Vinculo = persona.Vinculo
	return nil
}

func leerEspeciales(vigencias json.RawMessage, m *app.Mundo) error {
	var filas []struct{ Codigo, Nombre, Desde, Hasta string }
	if err := json.Unmarshal(vigencias, &filas); err != nil {
		return err
	}
	m.Entorno.Especiales = make([]solicitudes.ProgramaEspecial, len(filas))
	for i, f := range filas {
		p := solicitudes.ProgramaEspecial{Codigo: f.Codigo, Nombre: f.Nombre}
		var err error
		if p.Desde, err = kernel.ParseDate(f.Desde); err != nil {
			return err
		}
		if f.Hasta != "" {
			if p.Hasta, err = kernel.ParseDate(f.Hasta); err != nil {
				return err
			}
		}
		m.Entorno.Especiales[i] = p
	}
	return nil
}

func leerCalendario(c app.ConsultaEntorno, festivos, recesos json.RawMessage, m *app.Mundo) error {
	var filas []struct{ Fecha, Desde, Hasta, Nombre, Tipo string }
	if len(festivos) > 0 {
		if err := json.Unmarshal(festivos, &filas); err != nil {
			return err
		}
	}
	vigentes := make([]catalogo.FestivoFila, len(filas))
	for i, f := range filas {
		fecha, err := kernel.ParseDate(f.Fecha)
		if err != nil {
			return err
		}
		vigentes[i] = catalogo.FestivoFila{Fecha: fecha, Nombre: f.Nombre, Tipo: catalogo.TipoFestivo(f.Tipo)}
	}
	m.Entorno.Festivos = map[kernel.Date][]string{}
	for _, f := range catalogo.FestivosVigentes(c.Desde, c.Hasta, vigentes) {
		m.Entorno.Festivos[f.Fecha] = append(m.Entorno.Festivos[f.Fecha], f.Nombre)
	}
	return leerRecesos(recesos, m)
}

func leerRecesos(recesos json.RawMessage, m *app.Mundo) error {
	if len(recesos) == 0 {
		return nil
	}
	var filas []rangoJSON
	if err := json.Unmarshal(recesos, &filas); err != nil {
		return err
	}
	for _, f := range filas {
		r, err := f.rango()
		if err != nil {
			return err
		}
		m.Entorno.Recesos = append(m.Entorno.Recesos, r)
	}
	return nil
}
