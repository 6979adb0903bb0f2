package solicitudestest

import (
	"fmt"
	"testing"

	app "complementarias/application/solicitudes"
	"complementarias/domain/solicitudes"
)

// fichasPegadas assigns what can be, and says the same of what is absent and of what another centre has.
func fichasPegadas(t *testing.T, b *banco) {
	ctx := t.Context()
	una, otra := b.aprobada(t, DeUnDia(miercoles(0))), b.aprobada(t, DeUnDia(miercoles(1)))
	pendiente := b.enviada(t, Ines, DeUnDia(miercoles(2)))
	texto := fmt.Sprintf("%s 3012345\n%s;3012346\n%s 3012347\nSOL-2026-999 3012348", otra.Codigo, una.Codigo, pendiente.Codigo)
	p, err := b.PegarFichas.Execute(ctx, Elena, app.PegarFichasInput{Texto: texto, Confirmar: true})
	sinError(t, err)
	if p.Asignadas != 0 || solicitudes.Contar(p.Lineas, solicitudes.CodigoNoExiste) != 4 {
		t.Errorf("to the coordination of another centre it says %+v", p)
	}
	p, err = b.PegarFichas.Execute(ctx, Carla, app.PegarFichasInput{Texto: texto, Confirmar: true})
	sinError(t, err)
	if p.Asignadas != 2 || p.Lineas[2].Resultado != solicitudes.CursoSinAprobar || p.Lineas[3].Resultado != solicitudes.CodigoNoExiste {
		t.Errorf("got %+v", p)
	}
	if v := b.ver(t, una.ID); v.Ficha != (solicitudes.Ficha{Numero: "3012346"}) || v.Version != una.Version+1 || p.Lineas[1].Resultado != solicitudes.Asignada {
		t.Errorf("the ficha is %+v, version %d, the line %+v", v.Ficha, v.Version, p.Lineas[1])
	}
	if a, e := b.acciones(t, una.ID), b.Eventos(t, una.ID); a[len(a)-1] != solicitudes.AsignarFicha || e[len(e)-1] != "FichaAsignada" {
		t.Errorf("the historial has %v, the events are %v", a, e)
	}
	p, err = b.PegarFichas.Execute(ctx, Carla, app.PegarFichasInput{Texto: una.Codigo + " 3012345\n" + otra.Codigo + " 3012399"})
	sinError(t, err)
	if solicitudes.Contar(p.Lineas, solicitudes.TieneOtraFicha) != 2 {
		t.Errorf("got %+v", p.Lineas)
	}
}

// pegadosALaVez confirms two pastes that want each other's numbers, in opposite orders: one of them does all, the other none.
func pegadosALaVez(t *testing.T, b *banco) {
	for i := range 4 {
		una, otra := b.aprobada(t, DeUnDia(miercoles(2*i))), b.aprobada(t, DeUnDia(miercoles(2*i+1)))
		n, m := fmt.Sprint(3_020_000+2*i), fmt.Sprint(3_020_001+2*i)
		pegar := func(texto string) func() error {
			p, err := b.PegarFichas.Execute(t.Context(), Carla, app.PegarFichasInput{Texto: texto})
			sinError(t, err)
			return func() error {
				_, err := b.PegarFichas.Execute(t.Context(), Carla, app.PegarFichasInput{Texto: texto, Confirmar: true, Visto: p.Visto})
				return err
			}
		}
		gana(t, simultaneos(pegar(una.Codigo+" "+n+"\n"+otra.Codigo+" "+m), pegar(otra.Codigo+" "+n+"\n"+una.Codigo+" "+m)), solicitudes.ErrFichasCambiaron)
		for _, id := range []app.View{una, otra} {
			if v := b.ver(t, id.ID); v.Ficha.Provisional || v.Version != id.Version+1 {
				t.Errorf("%s has %+v, version %d", v.Codigo, v.Ficha, v.Version)
			}
		}
	}
}
