package palabras_test

import (
	"testing"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestValuesAreSaidInSpanish(t *testing.T) {
	octubre := kernel.NewDate(2026, time.October, 2)
	ahora := time.Date(2026, 10, 2, 13, 15, 0, 0, time.UTC) // 8:15 in Bogotá
	for got, quiere := range map[string]string{
		palabras.Fecha(octubre):                                      "2 oct 2026",
		palabras.Fecha(kernel.Date{}):                                "",
		palabras.FechaConDia(octubre):                                "viernes 2 de octubre de 2026",
		palabras.FechaDeCampo(octubre):                               "02/10/2026",
		palabras.Tramo(octubre, octubre.AddDays(40)):                 "2 oct – 11 nov 2026",
		palabras.Tramo(octubre, octubre.AddDays(100)):                "2 oct 2026 – 10 ene 2027",
		palabras.Tramo(octubre, kernel.Date{}):                       "2 oct 2026",
		palabras.Hora(0):                                             "12:00 a. m.",
		palabras.Hora(12*60 + 5):                                     "12:05 p. m.",
		palabras.Horario(8*60, 12*60):                                "8 a 12",
		palabras.HorarioBreve(8*60+30, 12*60):                        "8:30–12",
		palabras.Instante(ahora, ahora):                              "hoy, 8:15 a. m.",
		palabras.Instante(ahora.Add(-9*time.Hour), ahora):            "ayer, 11:15 p. m.",
		palabras.Instante(ahora.AddDate(0, 0, -20), ahora):           "12 sep 2026, 8:15 a. m.",
		palabras.EnDias(octubre.AddDays(1), octubre):                 "mañana",
		palabras.EnDias(octubre.AddDays(-3), octubre):                "hace 3 días",
		palabras.Numero(1234567):                                     "1.234.567",
		palabras.Numero(-1000):                                       "-1.000",
		palabras.Numero(999):                                         "999",
		palabras.Total(10000, true, "solicitud", "solicitudes"):      "más de 10.000 solicitudes",
		palabras.Contar(1, "solicitud", "solicitudes"):               "1 solicitud",
		palabras.HorasBreve(90):                                      "1 h 30",
		palabras.Iniciales("Luz Marina Ávila Peña"):                  "LÁ",
		palabras.Iniciales("ángela"):                                 "Á",
		palabras.Iniciales(" "):                                      "?",
		palabras.Enumerar([]string{"lunes", "miércoles", "viernes"}): "lunes, miércoles y viernes",
		palabras.Mayuscula("ámbito"):                                 "Ámbito",
		palabras.Punto("La tomó hoy, 10:00 a. m."):                   "La tomó hoy, 10:00 a. m.",
		palabras.Punto("Es definitivo"):                              "Es definitivo.",
		palabras.Mayuscula(""):                                       "",
		palabras.DiaTitulo(3):                                        "Miércoles",
		palabras.DiaTitulo(9):                                        "",
	} {
		if got != quiere {
			t.Errorf("got %q, want %q", got, quiere)
		}
	}
}

func TestEveryValueOfTheDomainHasItsWord(t *testing.T) {
	for _, e := range solicitudes.Estados() {
		if palabras.Estado(e) == string(e) || palabras.EstadoPlural(e) == string(e) {
			t.Errorf("%s has no word", e)
		}
	}
	for _, m := range solicitudes.Modalidades() {
		if palabras.Modalidad(m) == m {
			t.Errorf("%s has no word", m)
		}
	}
	for _, a := range solicitudes.Ambientes() {
		if palabras.Ambiente(a) == a {
			t.Errorf("%s has no word", a)
		}
	}
	for _, r := range []kernel.Rol{kernel.Instructor, kernel.Coordinador, kernel.Admin} {
		if palabras.Rol(r) == string(r) {
			t.Errorf("%s has no word", r)
		}
	}
	for _, a := range []solicitudes.Accion{
		solicitudes.Crear, solicitudes.Editar, solicitudes.Enviar, solicitudes.Retirar, solicitudes.Tomar, solicitudes.Soltar, solicitudes.Devolver,
		solicitudes.Aprobar, solicitudes.Rechazar, solicitudes.AsignarFicha, solicitudes.Cancelar, solicitudes.Duplicar,
	} {
		if palabras.Hecho(a) == string(a) {
			t.Errorf("%s has no word", a)
		}
	}
}

func TestNumbersWhereThereIsLittleRoom(t *testing.T) {
	for n, want := range map[float64]string{0: "0", 7: "7", 2.4: "2,4", 2.96: "3", 999.96: "1.000", 1234: "1.234", 9999: "9.999", 10_000: "10 mil", 12_480: "12 mil", 500_000: "500 mil",
		999_499: "999 mil", 999_500: "1 M", 1_234_567: "1,2 M", 1_500_000: "1,5 M", 99_960_000: "100 M", 1_234_567_890: "1.235 M"} {
		if got := palabras.Compacto(n); got != want {
			t.Errorf("%v is %q, want %q", n, got, want)
		}
	}
}

func TestAPeriodIsSaidInWords(t *testing.T) {
	dia := kernel.NewDate
	for _, c := range []struct {
		desde, hasta kernel.Date
		want         string
	}{
		{dia(2026, 1, 1), dia(2026, 9, 15), "del 1 de enero al 15 de septiembre de 2026"},
		{dia(2026, 5, 1), dia(2026, 5, 15), "del 1 al 15 de mayo de 2026"},
		{dia(2026, 5, 3), dia(2026, 5, 3), "el 3 de mayo de 2026"},
		{dia(2025, 12, 31), dia(2026, 1, 1), "del 31 de diciembre de 2025 al 1 de enero de 2026"},
	} {
		if got := palabras.Periodo(c.desde, c.hasta); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestAPartIsSaidInPercent(t *testing.T) {
	for parte, want := range map[float64]string{0: "0 %", .004: "menos de 1 %", .5: "50 %", .816: "82 %", .997: "más de 99 %", 1: "100 %", 12: "1.200 %"} {
		if got := palabras.Porcentaje(parte); got != want {
			t.Errorf("%v: got %q, want %q", parte, got, want)
		}
	}
}
