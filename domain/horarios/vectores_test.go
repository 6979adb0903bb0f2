package horarios_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

type vector struct {
	ID    string
	Input struct {
		Start    string
		TotalMin int `json:"total_min"`
		Pattern  [][3]any
		Limit    string
	}
	Expected *esperado
	Error    string
}

// esperado has every field that the vectors have; reading them refuses any other.
type esperado struct {
	First        string
	Last         string
	NSessions    int `json:"n_sessions"`
	NDays        int `json:"n_days"`
	ISOWeeks     int `json:"iso_weeks"`
	CalendarDays int `json:"calendar_days"`
	TotalMin     int `json:"total_min"`
	MaxWeekMin   int `json:"max_week_min"`
	Skipped      [][]any
	Sessions     [][]any
}

func TestEveryWorkedExample(t *testing.T) {
	ejemplos, err := os.ReadFile("testdata/schedule-vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectores []vector
	lector := json.NewDecoder(bytes.NewReader(ejemplos))
	lector.DisallowUnknownFields()
	if err := lector.Decode(&vectores); err != nil {
		t.Fatal(err)
	}
	if len(vectores) < 13 {
		t.Fatalf("only %d examples", len(vectores))
	}
	for _, v := range vectores {
		t.Run(v.ID, func(t *testing.T) {
			plan, err := horarios.Planear(v.entrada(t))
			if v.Expected == nil {
				if got := comoError(t, err); got != v.Error {
					t.Errorf("got %q, want %q", got, v.Error)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := resumen(plan); !reflect.DeepEqual(got, *v.Expected) {
				t.Errorf("\n got %+v\nwant %+v", got, *v.Expected)
			}
		})
	}
}

func (v vector) entrada(t *testing.T) horarios.Entrada {
	e := horarios.Entrada{Inicio: fecha(t, v.Input.Start), Minutos: v.Input.TotalMin, OmitirFestivos: true, Festivos: festivos(2025, 2028)}
	for _, b := range v.Input.Pattern {
		dia, desde, hasta := fmt.Sprint(b[0]), fmt.Sprint(b[1]), fmt.Sprint(b[2])
		e.Patron = append(e.Patron, bloque(t, int(dia[0]-'0'), desde, hasta))
	}
	if v.Input.Limit != "" {
		e.Limite = fecha(t, v.Input.Limit)
	}
	return e
}

func resumen(p horarios.Plan) esperado {
	r := esperado{First: p.Primera().String(), Last: p.Ultima().String(), NSessions: len(p.Sesiones), NDays: p.Dias(), ISOWeeks: p.Semanas(),
		CalendarDays: p.DiasCalendario(), TotalMin: p.Minutos, MaxWeekMin: p.SemanaMaxima().Minutos, Skipped: [][]any{}}
	for _, o := range p.Omitidas {
		r.Skipped = append(r.Skipped, []any{o.Fecha.String(), o.Motivo})
	}
	for _, s := range p.Sesiones {
		r.Sessions = append(r.Sessions, []any{s.Fecha.String(), horarios.FormatHora(s.Desde), horarios.FormatHora(s.Hasta), float64(s.Minutos()), s.Parcial})
	}
	return r
}

// comoError writes a failure as the vectors do.
func comoError(t *testing.T, err error) string {
	t.Helper()
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Invalid || len(f.Fields) == 0 || f.Fields[0].Code != f.Code {
		t.Fatalf("got %v, want a failure of validation under the code of its first field", err)
	}
	if faltan, ok := f.Fields[0].Extra["faltanMinutos"]; ok {
		return fmt.Sprintf("%s faltan=%dmin", f.Code, faltan)
	}
	return f.Code
}

func fecha(t testing.TB, s string) kernel.Date {
	t.Helper()
	d, err := kernel.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func hora(t testing.TB, s string) int {
	t.Helper()
	minutos, err := horarios.ParseHora(s)
	if err != nil {
		t.Fatal(err)
	}
	return minutos
}

func festivos(desde, hasta int) map[kernel.Date][]string {
	porFecha := map[kernel.Date][]string{}
	for anio := desde; anio <= hasta; anio++ {
		for _, f := range colombia.FestivosDe(anio) {
			porFecha[f.Fecha] = append(porFecha[f.Fecha], f.Nombre)
		}
	}
	return porFecha
}
