package solicitudestest

import (
	"errors"
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// repeticiones is how often a race is run: the loser of one may have been late by chance.
const repeticiones = 20

// miercoles gives each repetition a date of its own.
func miercoles(i int) kernel.Date { return kernel.NewDate(2027, time.February, 3+7*i) }

// gana checks that exactly one of two went well and that the other heard perdio, and returns which one won.
func gana(t *testing.T, errs []error, perdio error) int {
	t.Helper()
	ganador := slices.Index(errs, nil)
	if ganador < 0 || errs[1-ganador] == nil || !errors.Is(errs[1-ganador], perdio) {
		t.Fatalf("got %v, want one success and one %v", errs, perdio)
	}
	return ganador
}

func muchasALaVez(t *testing.T, b *banco) {
	const n = 64
	codigos := make([]string, n)
	var intentos []func() error
	for i := range n {
		por := []kernel.Actor{Ines, Bruno}[i%2]
		intentos = append(intentos, func() error {
			v, err := b.Crear.Execute(t.Context(), por, app.CrearInput{Parche: Completa(), Enviar: i%4 == 0})
			codigos[i] = v.Codigo
			return err
		})
	}
	for _, err := range simultaneos(intentos...) {
		sinError(t, err)
	}
	slices.Sort(codigos)
	for i, codigo := range codigos {
		if want := solicitudes.Codigo(2026, int64(i+1)); codigo != want {
			t.Fatalf("the %d-th codigo is %s, want %s", i+1, codigo, want)
		}
	}
}

func dosDecisiones(t *testing.T, b *banco) {
	for i := range repeticiones {
		v := b.enviada(t, Ines, DeUnDia(miercoles(i)))
		o := app.Target{ID: v.ID}
		aprobar := func(por kernel.Actor) func() error {
			return func() error {
				_, err := b.Aprobar.Execute(t.Context(), por, app.AprobarInput{Target: o})
				return err
			}
		}
		contra := aprobar(Dario)
		if i%2 == 1 {
			contra = func() error {
				_, err := b.Rechazar.Execute(t.Context(), Dario, app.RechazarInput{Target: o, Motivo: "No hay cupo este trimestre"})
				return err
			}
		}
		ganador := gana(t, simultaneos(aprobar(Carla), contra), solicitudes.ErrEstado)
		estado, accion, evento := solicitudes.Aprobada, solicitudes.Aprobar, "SolicitudAprobada"
		if i%2 == 1 && ganador == 1 {
			estado, accion, evento = solicitudes.Rechazada, solicitudes.Rechazar, "SolicitudRechazada"
		}
		b.decidida(t, v.ID, estado, accion, evento)
	}
}

// decidida checks that one decision, and all of it, is kept.
func (b *banco) decidida(t *testing.T, id kernel.SolicitudID, estado solicitudes.Estado, accion solicitudes.Accion, evento string) {
	t.Helper()
	v := b.ver(t, id)
	if v.Estado != estado || v.Version != 2 || (v.Ficha.Numero != "") != (estado == solicitudes.Aprobada) {
		t.Errorf("it is %s, version %d, ficha %q; want %s", v.Estado, v.Version, v.Ficha.Numero, estado)
	}
	if got := b.acciones(t, id); !slices.Equal(got, []solicitudes.Accion{solicitudes.Crear, solicitudes.Enviar, accion}) {
		t.Errorf("the historial has %v", got)
	}
	if got := b.Eventos(t, id); !slices.Equal(got, []string{"SolicitudEnviada", evento}) {
		t.Errorf("the events are %v", got)
	}
}

func dosQueSeCruzan(t *testing.T, b *banco) {
	for i := range repeticiones {
		una, otra := b.enviada(t, Ines, DeUnDia(miercoles(i))), b.enviada(t, Ines, DeUnDia(miercoles(i)))
		aprobar := func(por kernel.Actor, id kernel.SolicitudID) func() error {
			return func() error {
				_, err := b.Aprobar.Execute(t.Context(), por, app.AprobarInput{Target: app.Target{ID: id}})
				return err
			}
		}
		ganador := gana(t, simultaneos(aprobar(Carla, una.ID), aprobar(Dario, otra.ID)), solicitudes.ErrCruce)
		ids := []kernel.SolicitudID{una.ID, otra.ID}
		b.decidida(t, ids[ganador], solicitudes.Aprobada, solicitudes.Aprobar, "SolicitudAprobada")
		if v := b.ver(t, ids[1-ganador]); v.Estado != solicitudes.Pendiente || v.Version != 1 || v.Ficha.Numero != "" {
			t.Errorf("the loser is %s, version %d, ficha %q", v.Estado, v.Version, v.Ficha.Numero)
		}
	}
	b.cuenta(t, app.SerieFichas, 2026, repeticiones+1) // the refused used up no number
}

func dosConUnaFicha(t *testing.T, b *banco) {
	for i := range repeticiones {
		numero := []byte("3010000")
		numero[5], numero[6] = byte('0'+i/10), byte('0'+i%10)
		una, otra := b.enviada(t, Ines, DeUnDia(miercoles(i))), b.enviada(t, Bruno, DeUnDia(miercoles(i)))
		ids := []kernel.SolicitudID{una.ID, otra.ID}
		var intentos []func() error
		for _, id := range ids {
			intentos = append(intentos, func() error {
				_, err := b.Aprobar.Execute(t.Context(), Carla, app.AprobarInput{Target: app.Target{ID: id},
					Decision: solicitudes.Decision{NumeroFicha: string(numero)}})
				return err
			})
		}
		ganador := gana(t, simultaneos(intentos...), solicitudes.ErrFichaEnUso)
		b.decidida(t, ids[ganador], solicitudes.Aprobada, solicitudes.Aprobar, "SolicitudAprobada")
		if v := b.ver(t, ids[1-ganador]); v.Estado != solicitudes.Pendiente || v.Ficha.Numero != "" {
			t.Errorf("the loser is %s with ficha %q", v.Estado, v.Ficha.Numero)
		}
	}
}

func editarYAprobar(t *testing.T, b *banco) {
	for i := range repeticiones {
		v := b.enviada(t, Ines, DeUnDia(miercoles(i)))
		vio := app.Target{ID: v.ID, Version: &v.Version}
		p := DeUnDia(miercoles(i + 100))
		p.Valores.NombreEmpresa, p.Valores.Horarios[0].Hasta = "Otra empresa", 12*60
		editar := func() error {
			_, err := b.Editar.Execute(t.Context(), Ines, app.EditarInput{Target: app.Target{ID: v.ID}, Parche: p})
			return err
		}
		aprobar := func() error {
			_, err := b.Aprobar.Execute(t.Context(), Carla, app.AprobarInput{Target: vio})
			return err
		}
		errs := simultaneos(editar, aprobar)
		final := b.ver(t, v.ID)
		empresa, fecha, estado := final.Datos.NombreEmpresa, final.Sesiones[0].Fecha, final.Estado
		switch {
		case errs[0] == nil && errors.Is(errs[1], solicitudes.ErrModificada):
			if empresa != "Otra empresa" || fecha != miercoles(i+100) || estado != solicitudes.Pendiente {
				t.Errorf("the edit won, but it is %s with %s on %s", estado, empresa, fecha)
			}
		case errs[1] == nil && errors.Is(errs[0], solicitudes.ErrEstado):
			if empresa != v.Datos.NombreEmpresa || fecha != miercoles(i) || estado != solicitudes.Aprobada {
				t.Errorf("the approval won, but it is %s with %s on %s", estado, empresa, fecha)
			}
		default:
			t.Fatalf("the edit got %v and the approval %v", errs[0], errs[1])
		}
		if final.Version != 2 || len(final.Sesiones) != 1 || len(final.Datos.Horarios) != 1 {
			t.Errorf("it ends as version %d with %d sessions", final.Version, len(final.Sesiones))
		}
	}
}

func dosEdiciones(t *testing.T, b *banco) {
	v := b.enviada(t, Ines, Completa())
	for i := range repeticiones {
		version := int64(i + 1)
		var intentos []func() error
		for _, empresa := range []string{"La una", "La otra"} {
			d := solicitudes.Datos{NombreEmpresa: empresa, Observaciones: empresa + time.Duration(i).String()}
			intentos = append(intentos, func() error {
				_, err := b.Editar.Execute(t.Context(), Ines, app.EditarInput{Target: app.Target{ID: v.ID, Version: &version},
					Parche: Parche(d, "nombreEmpresa", "observaciones")})
				return err
			})
		}
		gana(t, simultaneos(intentos...), solicitudes.ErrModificada)
		if got := b.ver(t, v.ID); got.Version != version+1 {
			t.Fatalf("the version is %d, want %d", got.Version, version+1)
		}
	}
}

func fichasProvisionales(t *testing.T, b *banco) {
	var intentos []func() error
	fichas := make([]string, repeticiones)
	for i := range repeticiones {
		por := []kernel.Actor{Ines, Bruno}[i%2]
		v := b.enviada(t, por, DeUnDia(miercoles(i)))
		intentos = append(intentos, func() error {
			v, err := b.Aprobar.Execute(t.Context(), Carla, app.AprobarInput{Target: app.Target{ID: v.ID}})
			fichas[i] = v.Ficha.Numero
			return err
		})
	}
	for _, err := range simultaneos(intentos...) {
		sinError(t, err)
	}
	slices.Sort(fichas)
	for i, ficha := range fichas {
		if want := solicitudes.FichaProvisional(2026, int64(i+1)).Numero; ficha != want {
			t.Fatalf("the %d-th ficha is %s, want %s", i+1, ficha, want)
		}
	}
}

func dosQueToman(t *testing.T, b *banco) {
	v := b.enviada(t, Ines, Completa())
	var intentos []func() error
	for _, por := range []kernel.Actor{Carla, Dario, Carla, Dario} {
		intentos = append(intentos, func() error {
			_, err := b.Tomar.Execute(t.Context(), por, app.Target{ID: v.ID})
			return err
		})
	}
	tomas := 0
	for _, err := range simultaneos(intentos...) {
		switch {
		case err == nil:
			tomas++
		case !errors.Is(err, solicitudes.ErrYaTomada) || fault.KindOf(err) != fault.Conflict:
			t.Errorf("got %v, want ErrYaTomada", err)
		}
	}
	movimientos, err := b.Reader.Historial(t.Context(), v.ID, pais)
	sinError(t, err)
	ultimo := movimientos[len(movimientos)-1]
	if final := b.ver(t, v.ID); final.RevisorID != ultimo.Por.ID || len(movimientos) != 2+tomas || final.Version != int64(1+tomas) {
		t.Errorf("reviewer %s, version %d and %d movements after %d takes, the last by %s", final.RevisorID, final.Version, len(movimientos), tomas, ultimo.Por.ID)
	}
}
