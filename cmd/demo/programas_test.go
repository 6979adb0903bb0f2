package demo

import (
	"strconv"
	"testing"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func TestProgramasObeyTheRulesOfTheCatalogue(t *testing.T) {
	n := 0
	newID := func() string { n++; return strconv.Itoa(n) }
	codigos := map[string]bool{}
	for _, p := range programas() {
		if _, err := catalogo.NewPrograma(newID, p.input(kernel.CentroID("centro-"+p.Centro)).DatosPrograma, time.Now()); err != nil {
			t.Errorf("%s %s: %v", p.Codigo, p.Nombre, err)
		}
		if len(p.Codigo) != 8 || codigos[p.Codigo] {
			t.Errorf("%s: the code is not one of 8 digits of its own", p.Codigo)
		}
		codigos[p.Codigo] = true
		if len(p.Objetivos) < 3 || len(p.Competencias) < 1 || len(p.Resultados) < 3 || p.Descripcion == "" {
			t.Errorf("%s %s is not complete", p.Codigo, p.Nombre)
		}
	}
}

func TestEachDemonstrationCentreHasSomethingOfEverything(t *testing.T) {
	for _, centro := range []string{"9546", "9405", "9101"} {
		modalidades, cuarentaHoras, total := map[catalogo.Modalidad]int{}, 0, 0
		for _, p := range programas() {
			if p.Centro != centro {
				continue
			}
			total++
			modalidades[p.Modalidad]++
			if p.Horas == 40 {
				cuarentaHoras++
			}
		}
		if total != 6 || cuarentaHoras < 3 || modalidades[catalogo.Virtual] == 0 || modalidades[catalogo.Mixta] == 0 || modalidades[catalogo.Presencial] == 0 {
			t.Errorf("%s: %d programmes, %d of 40 hours, by modalidad %v", centro, total, cuarentaHoras, modalidades)
		}
	}
}
