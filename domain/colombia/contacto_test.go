package colombia_test

import (
	"slices"
	"strings"
	"testing"

	"complementarias/domain/colombia"
)

func TestParseCedulaRefusesWhatIsNoCedula(t *testing.T) {
	for _, s := range []string{"", "abc", "1234", "12345678901", strings.Repeat("1", 31), "0123456", "٥٢٣٤٥٦٧٨", "52,345,678", "52345678x", "+52345678", "523\n45678"} {
		_, err := colombia.ParseCedula(s)
		rechaza(t, s, err, "CEDULA_FORMATO")
	}
}

func TestParseCedulaKeepsTheDigits(t *testing.T) {
	for s, quiere := range map[string]string{"52.345.678 ": "52345678", "52 345 678": "52345678", "1-098-765-432": "1098765432", "12345": "12345"} {
		if cedula, err := colombia.ParseCedula(s); err != nil || cedula != quiere {
			t.Errorf("ParseCedula(%q) = %q, %v; want %q", s, cedula, err, quiere)
		}
	}
}

func TestParseTelefonosRefusesWhatIsNoTelephone(t *testing.T) {
	for _, s := range []string{
		"", "/", "5556789", "6375556789", "6035556789", "6095556789", "2001234567", "30012345678", "573001234567", "+573", "300123456a",
		"3001234567 /", "/ 3001234567", "3001234567 / 5556789", "3001234567 / 3001234568 / 3001234569", "3001234567 3001234568",
		"3001234567-3001234568", "٣001234567", "3001234567\n",
	} {
		_, err := colombia.ParseTelefonos(s)
		rechaza(t, s, err, "TELEFONO_FORMATO", "10 dígitos", "2021")
	}
}

func TestParseTelefonosReadsOneOrTwo(t *testing.T) {
	for s, quiere := range map[string][]string{
		"3001234567": {"3001234567"}, "(607) 5556789": {"6075556789"}, "+57 300 123-45.67": {"3001234567"}, "(+57) 6015556789": {"6015556789"},
		"3001234567 / 6075556789": {"3001234567", "6075556789"}, "300 123 4567,607 555 6789": {"3001234567", "6075556789"},
		"300-123-4567 - (607) 555-6789": {"3001234567", "6075556789"}, " 6085556789 ": {"6085556789"},
	} {
		telefonos, err := colombia.ParseTelefonos(s)
		if err != nil || !slices.Equal(telefonos, quiere) {
			t.Errorf("ParseTelefonos(%q) = %v, %v; want %v", s, telefonos, err, quiere)
		}
	}
	if s := colombia.FormatTelefonos([]string{"3001234567", "6075556789"}); s != "3001234567 / 6075556789" {
		t.Errorf("FormatTelefonos = %q", s)
	}
}

func TestParseCorreoRefusesWhatIsNoAddress(t *testing.T) {
	for _, s := range []string{
		"", "@", "ana", "ana@", "@sena.edu.co", "ana@sena", "ana@@sena.edu.co", "ana@b@sena.edu.co", "a@b\r\nBcc: x@y", "ana@sena.edu.co\n",
		"ana@sena.edu.co\r\n", "ana perez@sena.edu.co", ".ana@sena.edu.co", "ana.@sena.edu.co", "a..b@sena.edu.co", "ana@-sena.co", "ana@sena-.co",
		"ana@sena..co", "ana@.co", "ana@sena.c", "ana@sena.co.", "ana@[127.0.0.1]", "ana@127.0.0.1", "\"ana\"@sena.co", "peña@sena.edu.co",
		"=cmd@sena.edu.co", "+57@sena.edu.co", "-a@sena.edu.co", "Ana <ana@sena.edu.co>", "ana@sena.edu.co,b@sena.edu.co", "an\u212Ac@sena.edu.co", "ana@\u212Ac.co",
		strings.Repeat("a", 65) + "@sena.edu.co", "a@" + strings.Repeat("a.", 126) + "co", "a@" + strings.Repeat("b", 64) + ".co",
	} {
		_, err := colombia.ParseCorreo(s)
		rechaza(t, s, err, "CORREO_FORMATO")
	}
}

func TestParseCorreoFoldsToLowerCase(t *testing.T) {
	for s, quiere := range map[string]string{
		" Ana.Perez@SENA.edu.co ": "ana.perez@sena.edu.co", "a@b.co": "a@b.co", "o'brien_2+x@x-1.example.com": "o'brien_2+x@x-1.example.com",
	} {
		if correo, err := colombia.ParseCorreo(s); err != nil || correo != quiere {
			t.Errorf("ParseCorreo(%q) = %q, %v; want %q", s, correo, err, quiere)
		}
	}
}

func TestParseCorreoInstitucionalTakesTheDomainsOfTheInstitution(t *testing.T) {
	dominios := []string{"sena.edu.co", "@MiSena.edu.co"}
	for _, s := range []string{"ana@gmail.com", "ana@sena.edu.co.example.com", "ana@evilsena.edu.co", "ana@correo.sena.edu.co"} {
		_, err := colombia.ParseCorreoInstitucional(s, dominios)
		rechaza(t, s, err, "CORREO_DOMINIO", "@sena.edu.co o @misena.edu.co")
	}
	_, err := colombia.ParseCorreoInstitucional("ana", dominios)
	rechaza(t, "ana", err, "CORREO_FORMATO")
	for _, s := range []string{"Ana@SENA.edu.co", "ana@misena.edu.co"} {
		if correo, err := colombia.ParseCorreoInstitucional(s, dominios); err != nil || correo != strings.ToLower(s) {
			t.Errorf("%q: got %q, %v", s, correo, err)
		}
	}
}

func FuzzParseCedula(f *testing.F) {
	f.Add("52.345.678 ")
	f.Fuzz(func(t *testing.T, s string) {
		cedula, err := colombia.ParseCedula(s)
		if err != nil {
			return
		}
		if otra, err := colombia.ParseCedula(cedula); err != nil || otra != cedula {
			t.Errorf("%q: %q reads back as %q, %v", s, cedula, otra, err)
		}
	})
}

func FuzzParseTelefonos(f *testing.F) {
	f.Add("+57 300 123 4567 - (607) 5556789")
	f.Fuzz(func(t *testing.T, s string) {
		telefonos, err := colombia.ParseTelefonos(s)
		if err != nil {
			return
		}
		if otros, err := colombia.ParseTelefonos(colombia.FormatTelefonos(telefonos)); err != nil || !slices.Equal(otros, telefonos) {
			t.Errorf("%q: %v reads back as %v, %v", s, telefonos, otros, err)
		}
	})
}

func FuzzParseCorreo(f *testing.F) {
	f.Add(" Ana.Perez@SENA.edu.co ")
	f.Add("a@b\r\nBcc: x@y")
	f.Fuzz(func(t *testing.T, s string) {
		correo, err := colombia.ParseCorreo(s)
		if err != nil {
			return
		}
		if otro, err := colombia.ParseCorreo(correo); err != nil || otro != correo {
			t.Errorf("%q: %q reads back as %q, %v", s, correo, otro, err)
		}
		if strings.ContainsAny(correo, "\r\n\x00 <>\"") || strings.Count(correo, "@") != 1 {
			t.Errorf("%q became %q", s, correo)
		}
	})
}
