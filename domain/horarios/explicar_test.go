package horarios_test

import (
	"testing"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

func TestExplicarSaysWhyTheCourseEndsWhenItDoes(t *testing.T) {
	rango := func(desde, hasta, nombre string) horarios.Rango {
		return horarios.Rango{Desde: fecha(t, desde), Hasta: fecha(t, hasta), Nombre: nombre}
	}
	lunes := []horarios.Bloque{bloque(t, 1, "08:00", "12:00")}
	var lunesAJueves []horarios.Bloque
	for dia := 1; dia <= 4; dia++ {
		lunesAJueves = append(lunesAJueves, bloque(t, dia, "07:30", "11:15"))
	}
	casos := []struct {
		nombre    string
		inicio    string
		minutos   int
		patron    []horarios.Bloque
		excluidas []horarios.Rango
		incluidas []kernel.Date
		quiere    string
	}{
		{"nothing skipped", "2025-07-14", 240, lunes, nil, nil,
			"El curso termina el lunes 14 de julio de 2025, con 1 sesión."},
		{"one holiday", "2025-10-27", 2400, lunesAViernes(t), nil, nil,
			"El curso termina el lunes 10 de noviembre de 2025, con 10 sesiones. El 3 de noviembre no hay clase: es festivo (Todos los Santos). " +
				"Sin esa fecha habría terminado el viernes 7 de noviembre de 2025."},
		{"two holidays on one date, and a last session cut short", "2025-06-16", 3000, lunesAJueves, nil, nil,
			"El curso termina el jueves 10 de julio de 2025, con 14 sesiones. El 23 de junio no hay clase: es festivo (Corpus Christi). " +
				"El 30 de junio no hay clase: es festivo (Sagrado Corazón / San Pedro y San Pablo). Sin esas fechas habría terminado el martes 8 de julio de 2025. " +
				"La última sesión termina a las 08:45 porque con ella se completa la duración del curso (50 horas)."},
		{"a recess over New Year with its holidays", "2025-12-18", 4 * 240, lunesAViernes(t), []horarios.Rango{rango("2025-12-20", "2026-01-11", "Receso")}, nil,
			"El curso termina el miércoles 14 de enero de 2026, con 4 sesiones. Del 22 de diciembre al 9 de enero no hay clase: Receso. " +
				"El 25 de diciembre no hay clase: es festivo (Navidad). El 1 de enero no hay clase: es festivo (Año Nuevo). " +
				"El 12 de enero no hay clase: es festivo (Reyes Magos). Sin esas fechas habría terminado el martes 23 de diciembre de 2025."},
		{"a recess that a date put back splits", "2026-02-02", 3 * 240, lunesAViernes(t), []horarios.Rango{rango("2026-02-03", "2026-02-06", "Semana de inducción")},
			[]kernel.Date{fecha(t, "2026-02-05")},
			"El curso termina el lunes 9 de febrero de 2026, con 3 sesiones. Del 3 al 4 de febrero no hay clase: Semana de inducción. " +
				"El 6 de febrero no hay clase: Semana de inducción. Sin esas fechas habría terminado el miércoles 4 de febrero de 2026."},
		{"dates that a person took out", "2026-02-02", 2 * 240, lunesAViernes(t),
			[]horarios.Rango{rango("2026-02-02", "2026-02-02", ""), rango("2026-02-03", "2026-02-03", ""), rango("2026-02-05", "2026-02-06", "")}, nil,
			"El curso termina el lunes 9 de febrero de 2026, con 2 sesiones. El 2 de febrero no hay clase: esa fecha se excluyó. " +
				"El 3 de febrero no hay clase: esa fecha se excluyó. Del 5 al 6 de febrero no hay clase: esas fechas se excluyeron. " +
				"Sin esas fechas habría terminado el martes 3 de febrero de 2026."},
		{"a date that costs hours but no day", "2026-02-02", 480, []horarios.Bloque{bloque(t, 1, "08:00", "10:00"), bloque(t, 2, "08:00", "10:00"), bloque(t, 3, "08:00", "16:00")},
			[]horarios.Rango{rango("2026-02-02", "2026-02-02", "")}, nil,
			"El curso termina el miércoles 4 de febrero de 2026, con 2 sesiones. El 2 de febrero no hay clase: esa fecha se excluyó. " +
				"Sin esa fecha habría terminado ese mismo día. La última sesión termina a las 14:00 porque con ella se completa la duración del curso (8 horas)."},
		{"more than a year", "2026-01-10", 20 * 240, []horarios.Bloque{bloque(t, 6, "08:00", "12:00")}, []horarios.Rango{rango("2026-02-01", "2027-01-01", "Obras")}, nil,
			"El curso termina el sábado 17 de abril de 2027, con 20 sesiones. Del 7 de febrero al 26 de diciembre de 2026 no hay clase: Obras. " +
				"Sin esas fechas habría terminado el sábado 23 de mayo de 2026."},
	}
	for _, c := range casos {
		e := horarios.Entrada{Inicio: fecha(t, c.inicio), Minutos: c.minutos, Patron: c.patron, OmitirFestivos: true, Festivos: festivos(2025, 2028),
			Excluidas: c.excluidas, Incluidas: c.incluidas}
		plan, err := horarios.Planear(e)
		if err != nil {
			t.Errorf("%s: %v", c.nombre, err)
			continue
		}
		if got := horarios.Explicar(e, plan); got != c.quiere {
			t.Errorf("%s:\n got %s\nwant %s", c.nombre, got, c.quiere)
		}
	}
}

func TestExplicarAPlanGivenByAPerson(t *testing.T) {
	if got := horarios.Explicar(horarios.Entrada{}, horarios.Plan{}); got != "" {
		t.Errorf("a plan without sessions: %q", got)
	}
	p := horarios.DesdeSesiones([]horarios.Sesion{{Fecha: fecha(t, "2026-02-02"), Desde: 480, Hasta: 600}})
	if got := horarios.Explicar(horarios.Entrada{}, p); got != "El curso termina el lunes 2 de febrero de 2026, con 1 sesión." {
		t.Errorf("got %q", got)
	}
}
