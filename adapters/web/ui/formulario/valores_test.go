package formulario_test

import (
	"strings"
	"testing"

	"complementarias/adapters/web/ui/formulario"
	"complementarias/domain/horarios"
)

func TestLeerEntero(t *testing.T) {
	for _, c := range []struct {
		texto string
		want  int
	}{{"40", 40}, {" 40 ", 40}, {"025", 25}, {"1.200", 1200}, {"12.345.678", 12345678}, {"1 200", 1200}, {"1\u00a0200", 1200}, {"2147483647", 2147483647}} {
		if got, err := formulario.LeerEntero(c.texto); err != nil || got != c.want {
			t.Errorf("%q is %d, %v, want %d", c.texto, got, err, c.want)
		}
	}
	for texto, dice := range map[string]string{
		"1.5": "sin decimales", "1,5": "sin decimales", "40.0": "sin decimales", "25a": "solo con cifras", "a": "solo con cifras", "-3": "solo con cifras", "+3": "solo con cifras",
		"1e3": "solo con cifras", "2 5": "solo con cifras", "1.20.0": "solo con cifras", "٢٥": "solo con cifras", "veinte": "solo con cifras", "0x10": "solo con cifras",
		"0": "desde 1", "000": "desde 1", "2147483648": "demasiado grande", "99999999999999999999": "demasiado grande",
		strings.Repeat("9", 1_000_000): "demasiado largo",
	} {
		if n, err := formulario.LeerEntero(texto); err == nil || !strings.Contains(err.Error(), dice) {
			t.Errorf("%.30q is %d, %v, want an error that says %q", texto, n, err, dice)
		}
	}
}

func TestLeerFecha(t *testing.T) {
	for texto, want := range map[string]string{
		"2/10/2026": "2026-10-02", "02/10/2026": "2026-10-02", "02-10-2026": "2026-10-02", "2.10.2026": "2026-10-02", "2 / 10 / 2026": "2026-10-02",
		"2026-10-02": "2026-10-02", "2026/10/2": "2026-10-02", "2 de octubre de 2026": "2026-10-02", "2 octubre 2026": "2026-10-02", " 2 DE OCTUBRE DEL 2026 ": "2026-10-02",
		"2 oct. 2026": "2026-10-02", "1 de setiembre de 2026": "2026-09-01", "1 sept 2026": "2026-09-01", "viernes, 2 de octubre de 2026": "2026-10-02",
		"miércoles 3 de febrero de 2027": "2027-02-03", "29/2/2028": "2028-02-29", "31/12/2199": "2199-12-31",
	} {
		if d, err := formulario.LeerFecha(texto); err != nil || d.String() != want {
			t.Errorf("%q is %v, %v, want %s", texto, d, err, want)
		}
	}
	for texto, dice := range map[string]string{
		"30/2/2026": "El 30 de febrero de 2026 no existe", "2026-02-30": "El 30 de febrero de 2026 no existe", "31 de abril de 2027": "El 31 de abril de 2027 no existe",
		"0/1/2026": "no existe", "10/13/2026": "El mes 13 no existe", "2/0/2026": "El mes 0 no existe", "2/10/26": "cuatro cifras", "1/1/0001": "entre 1900 y 2199",
		"1/1/9999": "entre 1900 y 2199", "mañana": "día, mes y año", "2026-10": "día, mes y año", "2 de nada de 2026": "día, mes y año", "20261002": "día, mes y año",
		"2026-10-02T00:00:00Z": "día, mes y año", "٢/10/2026": "día, mes y año", "<script>": "día, mes y año", "": "día, mes y año", strings.Repeat("1/", 500_000): "día, mes y año",
	} {
		if d, err := formulario.LeerFecha(texto); err == nil || !strings.Contains(err.Error(), dice) {
			t.Errorf("%.30q is %v, %v, want an error that says %q", texto, d, err, dice)
		}
	}
}

func TestLeerHora(t *testing.T) {
	for texto, want := range map[string]string{
		"8": "08:00", "08": "08:00", "8:00": "08:00", "08:00": "08:00", "8.00": "08:00", "8:00 am": "08:00", "8 a. m.": "08:00", "8:30 A.M.": "08:30", "2 pm": "14:00",
		"2:15 p.m": "14:15", "14:30": "14:30", "14h": "14:00", "14h30": "14:30", "0800": "08:00", "12 m": "12:00", "12 pm": "12:00", "12 am": "00:00", "0": "00:00",
		"23:59": "23:59", "08:00:00": "08:00",
	} {
		if h, err := formulario.LeerHora(texto); err != nil || horarios.FormatHora(h) != want {
			t.Errorf("%q is %d, %v, want %s", texto, h, err, want)
		}
	}
	for _, texto := range []string{"", "24:00", "25:00", "8:0", "8:60", "14 pm", "0 am", "8 m", "ocho", "8:00 xm", "-8", "8,5", "8.5", "08:00:30", "٨", strings.Repeat("8", 1_000_000)} {
		if h, err := formulario.LeerHora(texto); err == nil {
			t.Errorf("%.30q is %d", texto, h)
		}
	}
}

func TestLeerRango(t *testing.T) {
	for texto, want := range map[string]string{
		"16/12/2026": "2026-12-16 2026-12-16", "20/12/2026 a 15/01/2027": "2026-12-20 2027-01-15", "del 20/12/2026 al 15/1/2027": "2026-12-20 2027-01-15",
		"2026-12-20 - 2027-01-15": "2026-12-20 2027-01-15", "20 de diciembre de 2026 hasta 15 de enero de 2027": "2026-12-20 2027-01-15",
		"15/1/2027 a 20/12/2026": "2027-01-15 2026-12-20", // the domain says that it is the wrong way round
	} {
		if r, err := formulario.LeerRango(texto); err != nil || r.Desde.String()+" "+r.Hasta.String() != want {
			t.Errorf("%q is %v, %v, want %s", texto, r, err, want)
		}
	}
	for _, texto := range []string{"", "a", "1/1/2027 a", "1/1/2027 a 2/1/2027 a 3/1/2027", "todo enero", "1/1/2027 a 30/2/2027"} {
		if r, err := formulario.LeerRango(texto); err == nil {
			t.Errorf("%q is %v", texto, r)
		}
	}
}
