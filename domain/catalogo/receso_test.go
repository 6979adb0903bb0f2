package catalogo_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

func dia(mes time.Month, d int) kernel.Date { return kernel.NewDate(2027, mes, d) }

func receso(id catalogo.RecesoID, desde, hasta kernel.Date) catalogo.Receso {
	return catalogo.Receso{ID: id, DatosReceso: catalogo.DatosReceso{CentroID: "centro-9546", Desde: desde, Hasta: hasta, Nombre: "Semana Santa"}, Edicion: 1}
}

func TestRecessesAreRefusedWithEverythingThatIsWrong(t *testing.T) {
	for nombre, caso := range map[string]struct {
		d    catalogo.DatosReceso
		want []string
	}{
		"nothing":   {catalogo.DatosReceso{}, []string{"/centroId", "/desde", "/hasta", "/nombre"}},
		"backwards": {catalogo.DatosReceso{CentroID: "c", Desde: dia(3, 2), Hasta: dia(3, 1), Nombre: "x"}, []string{"/hasta"}},
		"too long":  {catalogo.DatosReceso{CentroID: "c", Desde: dia(1, 1), Hasta: dia(1, 1).AddDays(catalogo.RecesoDiasMaximos), Nombre: "\x00"}, []string{"/hasta", "/nombre"}},
	} {
		_, err := catalogo.NewReceso("r", caso.d, nil)
		var got []string
		if e, ok := errors.AsType[*fault.Error](err); ok {
			for _, f := range e.Fields {
				got = append(got, f.Pointer)
			}
		}
		if !slices.Equal(got, caso.want) {
			t.Errorf("%s: got %v, want %v", nombre, got, caso.want)
		}
	}
}

func TestRecessesOfACentreDoNotMeet(t *testing.T) {
	otro := receso("otro", dia(3, 22), dia(3, 28))
	ajeno := receso("ajeno", dia(3, 1), dia(3, 31))
	ajeno.CentroID = "centro-9405"
	for nombre, caso := range map[string]struct {
		desde, hasta kernel.Date
		id           catalogo.RecesoID
		want         error
	}{
		"its first day":  {dia(3, 20), dia(3, 22), "r", catalogo.ErrRecesoTraslapado},
		"its last day":   {dia(3, 28), dia(3, 28), "r", catalogo.ErrRecesoTraslapado},
		"around it":      {dia(3, 1), dia(4, 30), "r", catalogo.ErrRecesoTraslapado},
		"the day before": {dia(3, 15), dia(3, 21), "r", nil},
		"the day after":  {dia(3, 29), dia(3, 29), "r", nil},
		"itself":         {dia(3, 20), dia(3, 30), "otro", nil},
		"a leap year":    {dia(4, 1), dia(4, 1).AddDays(catalogo.RecesoDiasMaximos - 1), "r", nil},
	} {
		r := receso(caso.id, caso.desde, caso.hasta)
		if _, err := catalogo.NewReceso(r.ID, r.DatosReceso, []catalogo.Receso{otro, ajeno}); !errors.Is(err, caso.want) {
			t.Errorf("%s: got %v, want %v", nombre, err, caso.want)
		}
	}
}

func TestHolidaysAreAddedOncePerDayAndName(t *testing.T) {
	manual := catalogo.FestivoFila{Fecha: dia(9, 30), Nombre: "Día cívico", Tipo: catalogo.Manual}
	if _, err := catalogo.NewFestivo(kernel.Date{}, " ", nil); fault.KindOf(err) != fault.Invalid {
		t.Errorf("nothing: got %v", err)
	}
	for _, f := range []catalogo.FestivoFila{manual, {Fecha: dia(5, 1), Nombre: "Día del Trabajo"}} {
		if _, err := catalogo.NewFestivo(f.Fecha, " "+f.Nombre, []catalogo.FestivoFila{manual}); !errors.Is(err, catalogo.ErrFestivoExiste) {
			t.Errorf("%v: got %v, want ErrFestivoExiste", f, err)
		}
	}
	if got, err := catalogo.NewFestivo(dia(9, 30), " Día cívico ", nil); err != nil || got != manual {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestHolidaysAreSwitched(t *testing.T) {
	trabajo := catalogo.FestivoFila{Fecha: dia(5, 1), Nombre: "Día del Trabajo", Tipo: catalogo.Suprimido}
	repetido := trabajo
	repetido.Tipo = catalogo.Manual
	manual := catalogo.FestivoFila{Fecha: dia(5, 1), Nombre: "Día cívico", Tipo: catalogo.Manual}
	nadie := catalogo.FestivoFila{Fecha: dia(5, 1), Nombre: "Ninguno", Tipo: catalogo.Suprimido}
	uno := func(f catalogo.FestivoFila) []catalogo.FestivoFila { return []catalogo.FestivoFila{f} }
	for nombre, caso := range map[string]struct {
		nombre          string
		vigente         bool
		filas           []catalogo.FestivoFila
		agregar, quitar []catalogo.FestivoFila
		err             error
	}{
		"a computed one off":           {"Día del Trabajo", false, nil, uno(trabajo), nil, nil},
		"a computed one off again":     {"Día del Trabajo", false, uno(trabajo), nil, nil, nil},
		"a computed one on":            {"Día del Trabajo", true, uno(trabajo), nil, uno(trabajo), nil},
		"a computed one on again":      {"Día del Trabajo", true, nil, nil, nil, nil},
		"a computed one that repeats":  {"Día del Trabajo", false, uno(repetido), uno(trabajo), uno(repetido), nil},
		"a manual one on":              {"Día cívico", true, uno(manual), nil, nil, nil},
		"a manual one off":             {"Día cívico", false, uno(manual), nil, uno(manual), nil},
		"none":                         {"Día cívico", false, nil, nil, nil, catalogo.ErrFestivoNoEncontrado},
		"a row that switches none off": {"Ninguno", true, uno(nadie), nil, nil, catalogo.ErrFestivoNoEncontrado},
	} {
		got, err := catalogo.Conmutar(dia(5, 1), caso.nombre, caso.vigente, caso.filas)
		if !errors.Is(err, caso.err) || !slices.Equal(got.Agregar, caso.agregar) || !slices.Equal(got.Quitar, caso.quitar) ||
			got.Nada() != (caso.agregar == nil && caso.quitar == nil) {
			t.Errorf("%s: got %+v, %v", nombre, got, err)
		}
	}
}

func TestTheYearShowsWhatIsSwitchedOff(t *testing.T) {
	trabajo := catalogo.FestivoFila{Fecha: dia(5, 1), Nombre: "Día del Trabajo", Tipo: catalogo.Suprimido}
	suprimidos := 0
	dias := catalogo.FestivosDelAnio(2027, []catalogo.FestivoFila{trabajo, {Fecha: dia(5, 2), Nombre: "Ninguno", Tipo: catalogo.Suprimido}})
	for _, f := range dias {
		if f.Suprimido {
			suprimidos++
		}
	}
	if len(dias) != 19 || suprimidos != 1 || !slices.IsSortedFunc(dias, func(a, b catalogo.FestivoDelAnio) int { return a.Fecha.DaysSince(b.Fecha) }) {
		t.Errorf("got %v", dias)
	}
}

func TestACourseIsAffectedOnTheDaysThatItDidNotMean(t *testing.T) {
	festivos := []catalogo.FestivoVigente{{Fecha: dia(5, 3), Nombre: "Día cívico"}, {Fecha: dia(5, 3), Nombre: "Otro"}, {Fecha: dia(5, 1), Nombre: "Ayer"}}
	ajeno := receso("ajeno", dia(5, 7), dia(5, 7))
	ajeno.CentroID = "centro-9405"
	recesos := []catalogo.Receso{receso("r", dia(5, 4), dia(5, 5)), ajeno}
	curso := catalogo.CursoAprobado{CentroID: "centro-9546", OmitirFestivos: true, OmitirRecesos: true,
		Dias: []kernel.Date{dia(5, 1), dia(5, 3), dia(5, 4), dia(5, 5), dia(5, 7)}, Incluidas: []kernel.Date{dia(5, 5)}}
	ver := func(festivo, receso bool) []catalogo.DiaAfectado {
		curso.OmitirFestivos, curso.OmitirRecesos = festivo, receso
		return catalogo.DiasAfectados(curso, dia(5, 2), festivos, recesos)
	}
	civico, santa := catalogo.DiaAfectado{Fecha: dia(5, 3), Motivo: "Día cívico / Otro"}, catalogo.DiaAfectado{Fecha: dia(5, 4), Motivo: "Semana Santa"}
	if got := ver(true, true); !slices.Equal(got, []catalogo.DiaAfectado{civico, santa}) {
		t.Errorf("got %v", got)
	}
	if got := ver(true, false); !slices.Equal(got, []catalogo.DiaAfectado{civico}) {
		t.Errorf("without recesses: got %v", got)
	}
	if got := ver(false, false); len(got) > 0 {
		t.Errorf("on purpose: got %v", got)
	}
}

func TestWhoChangesRecesses(t *testing.T) {
	for rol, want := range map[kernel.Rol]catalogo.Alcance{kernel.Admin: {Pais: true}, kernel.Coordinador: {Centro: "c"}} {
		if got, err := catalogo.AlcanceRecesos(kernel.Actor{Rol: rol, Centro: "c"}); err != nil || got != want {
			t.Errorf("%s: got %v, %v", rol, got, err)
		}
	}
	if _, err := catalogo.AlcanceRecesos(kernel.Actor{Rol: kernel.Instructor, Centro: "c"}); !errors.Is(err, catalogo.ErrSoloCoordinacion) {
		t.Errorf("an instructor: got %v", err)
	}
}
