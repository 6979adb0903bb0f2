package ui

import (
	"testing"

	"complementarias/domain/kernel"
)

func TestEntriesOfTheAdministrationShowOnlyPagesThatAreServed(t *testing.T) {
	admin, coordina := kernel.Actor{ID: "a", Rol: kernel.Admin}, kernel.Actor{ID: "c", Rol: kernel.Coordinador, Centro: "centro-9546"}
	p := &Paginas{servidas: map[string]bool{}}
	if got := p.administracionDe(admin); len(got) != 0 {
		t.Errorf("without pages: %+v", got)
	}
	p.servidas["/recesos"], p.servidas["/auditoria"] = true, true
	for nombre, caso := range map[string]struct {
		actor  kernel.Actor
		quiere []string
	}{
		"nobody":      {kernel.Actor{}, nil},
		"instructor":  {kernel.Actor{ID: "i", Rol: kernel.Instructor, Centro: "centro-9546"}, nil},
		"coordinator": {coordina, []string{"/recesos"}},
		"admin":       {admin, []string{"/recesos", "/auditoria"}},
	} {
		t.Run(nombre, func(t *testing.T) {
			got := p.administracionDe(caso.actor)
			if len(got) != len(caso.quiere) {
				t.Fatalf("got %+v", got)
			}
			for i, ruta := range caso.quiere {
				if got[i].URL != ruta {
					t.Errorf("got %+v", got[i])
				}
			}
		})
	}
}

func TestTheFrameNamesTheEntryOfItsPage(t *testing.T) {
	p := &Paginas{servidas: map[string]bool{"/auditoria": true, "/recesos": true}}
	v := vista{Marco: Marco{Actual: "/auditoria"}, administracion: p.administracionDe(kernel.Actor{ID: "a", Rol: kernel.Admin})}
	if texto, ok := v.enAdministracion(); !ok || texto != "Auditoría" {
		t.Errorf("got %q, %v", texto, ok)
	}
	v.Actual = "/dashboard"
	if texto, ok := v.enAdministracion(); ok {
		t.Errorf("got %q", texto)
	}
}
