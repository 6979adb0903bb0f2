package reportes_test

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/reportes"
	app "complementarias/application/reportes"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

var (
	coordinadora = kernel.Actor{ID: "c", Rol: kernel.Coordinador, Centro: centros[0].id}
	admin        = kernel.Actor{ID: "a", Rol: kernel.Admin}
)

func casosDeUso(db *postgres.DB) app.UseCases {
	return app.New(app.Deps{Reader: pg.NewReader(db), Now: func() time.Time { return ahora }})
}

// caso is who asks for what.
type caso struct {
	actor kernel.Actor
	app.Filtro
}

func (c caso) String() string { return fmt.Sprintf("%s %+v", c.actor.Rol, c.Filtro) }

// casos are periods and filters of every kind, for a coordinator and for an admin.
func casos() []caso {
	d := kernel.NewDate
	periodos := []app.Filtro{
		{}, {Desde: d(2026, 1, 1), Hasta: d(2028, 12, 31)}, {Desde: d(2028, 2, 29), Hasta: d(2028, 2, 29)}, {Desde: d(2027, 2, 15), Hasta: d(2027, 5, 14)},
		{Desde: d(2020, 1, 1), Hasta: d(2020, 12, 31)}, {Hasta: d(2026, 12, 31)},
	}
	largo := periodos[1]
	filtros := slices.Clone(periodos)
	for _, cambiar := range []func(*app.Filtro){
		func(f *app.Filtro) { f.Centro = centros[0].id }, func(f *app.Filtro) { f.Centro = centros[2].id }, func(f *app.Filtro) { f.Centro = "nada" },
		func(f *app.Filtro) { f.Regional = "68" }, func(f *app.Filtro) { f.Regional = "11" }, func(f *app.Filtro) { f.Regional = "00" },
		func(f *app.Filtro) { f.Programa = "prog-centro-9546-1" }, func(f *app.Filtro) { f.Instructor = "inst-centro-9545-0" },
		func(f *app.Filtro) { f.Municipio = "68861" }, func(f *app.Filtro) { f.Municipio = app.Ninguno },
		func(f *app.Filtro) { f.Modalidad = "VIRTUAL" }, func(f *app.Filtro) { f.Modalidad = app.Ninguno },
		func(f *app.Filtro) { f.Especial = "BILINGUISMO" }, func(f *app.Filtro) { f.Especial = app.Ninguno }, func(f *app.Filtro) { f.Especial = `' OR 1=1--` },
		func(f *app.Filtro) { f.Regional, f.Modalidad, f.Especial = "68", "PRESENCIAL", "EMPRENDIMIENTO" },
	} {
		f := largo
		cambiar(&f)
		filtros = append(filtros, f)
	}
	var todos []caso
	for _, f := range filtros {
		todos = append(todos, caso{coordinadora, f}, caso{admin, f})
	}
	return todos
}

// quienes picks what a case is about, whenever it was asked for; written without a look at the SQL.
func (c caso) quienes(lista []hecha) (elegidas []hecha) {
	igual := func(filtro, valor string) bool {
		return filtro == "" || filtro == valor || (filtro == app.Ninguno && valor == "")
	}
	for _, h := range lista {
		if (c.actor.Rol == kernel.Admin || h.centro.id == c.actor.Centro) && igual(string(c.Centro), string(h.centro.id)) && igual(c.Regional, h.centro.regional) &&
			igual(string(c.Programa), h.programa) && igual(string(c.Instructor), h.instructor) && igual(c.Municipio, h.municipio) && igual(c.Modalidad, h.modalidad) &&
			(c.Especial == "" || h.tiene(c.Especial)) {
			elegidas = append(elegidas, h)
		}
	}
	return elegidas
}

// dia is the calendar day in Bogotá, by arithmetic.
func dia(t time.Time) string { return t.Add(-5 * time.Hour).UTC().Format(time.DateOnly) }

func entre(lista []hecha, desde, hasta string) (elegidas []hecha) {
	for _, h := range lista {
		if d := dia(h.pedida); desde <= d && d <= hasta {
			elegidas = append(elegidas, h)
		}
	}
	return elegidas
}

func sumar(lista []hecha) app.Cifras {
	c := app.Cifras{PorEstado: map[string]int{}}
	for _, h := range lista {
		c.Total++
		c.PorEstado[h.estado]++
		if h.estado == "APROBADA" {
			c.Aprendices += h.aprendices
			c.Horas += h.horas
			c.HorasAprendiz += h.aprendices * h.horas
			if h.revision == 1 {
				c.ALaPrimera++
			}
		}
	}
	return c
}

func iguales(t *testing.T, que string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", que, got, want)
	}
}

// conMapa makes figures without solicitudes comparable.
func conMapa(c app.Cifras) app.Cifras { return c.Mas(app.Cifras{}) }

func TestFiguresEqualASecondCountFromTheRows(t *testing.T) {
	db, lista := poblada(t)
	uc := casosDeUso(db)
	vistos := map[string]bool{}
	for _, c := range casos() {
		r, err := uc.Resumen.Execute(t.Context(), c.actor, c.Filtro)
		if err != nil {
			t.Fatal(c, err)
		}
		todas := c.quienes(lista)
		desde, hasta := r.Filtro.Desde.String(), r.Filtro.Hasta.String()
		iguales(t, c.String(), conMapa(r.Cifras), sumar(entre(todas, desde, hasta)))
		antes := entre(todas, r.Anterior.Desde.String(), r.Anterior.Hasta.String())
		iguales(t, c.String()+" before", conMapa(r.Antes), sumar(antes))
		if dias := r.Filtro.Hasta.DaysSince(r.Filtro.Desde); r.Anterior.Hasta.DaysSince(r.Anterior.Desde) != dias || r.Anterior.Hasta.AddDays(1) != r.Filtro.Desde {
			t.Errorf("%v: the period before is %v..%v", c, r.Anterior.Desde, r.Anterior.Hasta)
		}
		meses := map[string]bool{}
		for _, m := range r.Meses {
			meses[m.Desde.String()[:7]] = true
			iguales(t, c.String()+" "+m.Desde.String(), conMapa(m.Cifras), sumar(entre(todas, m.Desde.String(), m.Hasta.String())))
		}
		if want := 12*(r.Filtro.Hasta.Year()-r.Filtro.Desde.Year()) + int(r.Filtro.Hasta.Month()) - int(r.Filtro.Desde.Month()) + 1; len(meses) != want || len(r.Meses) != want {
			t.Errorf("%v: %d months, want %d", c, len(r.Meses), want)
		}
		for estado := range r.Cifras.PorEstado {
			vistos[estado] = true
		}
	}
	if len(vistos) != 7 {
		t.Errorf("the generated data have only the states %v", vistos)
	}
}

// medir walks the movements of each.
func medir(lista []hecha) map[string][]float64 {
	dias := map[string][]float64{}
	solicitudes := map[string]int{}
	for _, h := range lista {
		suyas := map[string]int{}
		anotar := func(paso string, desde, hasta time.Time) {
			if hasta.After(desde) {
				dias[paso] = append(dias[paso], math.Round(hasta.Sub(desde).Seconds()/864)/100)
				suyas[paso]++
			}
		}
		var entrada, primerEnvio time.Time
		for _, m := range h.movimientos {
			if m.accion == "ENVIAR" && primerEnvio.IsZero() {
				primerEnvio = m.en
			}
			if m.de == m.a {
				continue
			}
			if m.de != "" && m.de != "APROBADA" {
				anotar(m.de, entrada, m.en)
			}
			if m.accion == "APROBAR" || m.accion == "RECHAZAR" {
				anotar("RESPUESTA", primerEnvio, m.en)
			}
			entrada = m.en
		}
		for paso := range suyas {
			solicitudes[paso]++
		}
	}
	for paso, n := range solicitudes {
		dias["solicitudes "+paso] = []float64{float64(n)}
	}
	return dias
}

func duracion(medidas map[string][]float64, paso string) app.Duracion {
	d := slices.Sorted(slices.Values(medidas[paso]))
	if len(d) == 0 {
		return app.Duracion{}
	}
	rango := func(p float64) float64 { return d[int(math.Ceil(p*float64(len(d))))-1] }
	return app.Duracion{Estancias: len(d), Solicitudes: int(medidas["solicitudes "+paso][0]), Mediana: rango(0.5), P90: rango(0.9)}
}

func TestTimesEqualAWalkThroughTheMovements(t *testing.T) {
	db, lista := poblada(t)
	uc := casosDeUso(db)
	comparar := func(t *testing.T) {
		for _, c := range casos() {
			m, err := uc.Tiempos.Execute(t.Context(), c.actor, c.Filtro)
			if err != nil {
				t.Fatal(c, err)
			}
			todas := c.quienes(lista)
			medidas := medir(entre(todas, m.Filtro.Desde.String(), m.Filtro.Hasta.String()))
			for _, p := range m.PorPaso {
				iguales(t, c.String()+" "+p.Paso, p.Duracion, duracion(medidas, p.Paso))
			}
			for _, mes := range m.PorMes {
				iguales(t, c.String()+" "+mes.Desde.String(), mes.Duracion, duracion(medir(entre(todas, mes.Desde.String(), mes.Hasta.String())), "RESPUESTA"))
			}
		}
	}
	t.Run("as the movements came", comparar)
	exec(t.Context(), t, db, `DELETE FROM solicitud_estancias WHERE vez > 1 OR paso = 'DEVUELTA'`)
	exec(t.Context(), t, db, `SELECT solicitud_estancias_rehacer()`)
	t.Run("made anew from the historial", comparar)
}

// grupos tells the groups of h.
func (h hecha) grupos(d app.Dimension) []string {
	switch d {
	case app.PorPrograma:
		return []string{h.programa}
	case app.PorInstructor:
		return []string{h.instructor}
	case app.PorMunicipio:
		return []string{h.municipio}
	case app.PorModalidad:
		return []string{h.modalidad}
	case app.PorCentro:
		return []string{string(h.centro.id)}
	case app.PorRegional:
		return []string{h.centro.regional}
	case app.PorEspecial:
	}
	if len(h.especiales) == 0 {
		return []string{""}
	}
	return h.especiales
}

func grupo(clave string, lista []hecha) app.Grupo {
	c := sumar(lista)
	return app.Grupo{Clave: clave, Solicitudes: c.Total, Aprobadas: c.PorEstado["APROBADA"], Rechazadas: c.PorEstado["RECHAZADA"], Aprendices: c.Aprendices, Horas: c.Horas}
}

func figura(o app.Orden, g app.Grupo) float64 {
	switch o {
	case app.OrdenAprobadas:
		return float64(g.Aprobadas)
	case app.OrdenRechazadas:
		return float64(g.Rechazadas)
	case app.OrdenTasa:
		if g.Aprobadas+g.Rechazadas == 0 {
			return -1
		}
		return float64(g.Aprobadas) / float64(g.Aprobadas+g.Rechazadas)
	case app.OrdenAprendices:
		return float64(g.Aprendices)
	case app.OrdenHoras:
		return float64(g.Horas)
	case app.OrdenSolicitudes:
	}
	return float64(g.Solicitudes)
}

func TestGroupsEqualASecondCount(t *testing.T) {
	db, lista := poblada(t)
	uc := casosDeUso(db)
	for n, c := range casos() {
		for _, por := range app.Dimensiones() {
			orden := app.Ordenes()[n%len(app.Ordenes())]
			limite := 1 + n%4
			g, err := uc.Grupos.Execute(t.Context(), c.actor, app.GruposInput{Filtro: c.Filtro, Por: por, Orden: orden, Limite: limite})
			if err != nil {
				t.Fatal(c, por, err)
			}
			cohorte := entre(c.quienes(lista), g.Filtro.Desde.String(), g.Filtro.Hasta.String())
			porClave := map[string][]hecha{}
			for _, h := range cohorte {
				for _, clave := range h.grupos(por) {
					porClave[clave] = append(porClave[clave], h)
				}
			}
			var want []app.Grupo
			for clave, suyas := range porClave {
				want = append(want, grupo(clave, suyas))
			}
			slices.SortFunc(want, func(a, b app.Grupo) int {
				return cmp.Or(cmp.Compare(figura(orden, b), figura(orden, a)), strings.Compare(a.Clave, b.Clave))
			})
			var otros app.Grupo
			corte := min(limite, len(want))
			for _, x := range want[corte:] {
				otros = app.Grupo{Solicitudes: otros.Solicitudes + x.Solicitudes, Aprobadas: otros.Aprobadas + x.Aprobadas, Rechazadas: otros.Rechazadas + x.Rechazadas,
					Aprendices: otros.Aprendices + x.Aprendices, Horas: otros.Horas + x.Horas}
			}
			que := fmt.Sprint(c, " by ", por, " in the order ", orden)
			for i := range g.Filas {
				if por == app.PorPrograma && g.Filas[i].Nombre != "Programa "+g.Filas[i].Clave {
					t.Errorf("%s: %q is called %q", que, g.Filas[i].Clave, g.Filas[i].Nombre)
				}
				g.Filas[i].Codigo, g.Filas[i].Nombre = "", ""
			}
			if len(g.Filas)+len(want[:corte]) > 0 {
				iguales(t, que, g.Filas, want[:corte])
			}
			iguales(t, que+", others", g.Otros, otros)
			iguales(t, que+", number of others", g.OtrosGrupos, len(want)-corte)
			iguales(t, que+", total", g.Total, grupo("", cohorte))
		}
	}
}

func TestInstructorsHaveNoReports(t *testing.T) {
	uc := casosDeUso(abrir(t, pgtest.URL(t)))
	instructor := kernel.Actor{ID: "inst-centro-9546-0", Rol: kernel.Instructor, Centro: centros[0].id}
	for _, actor := range []kernel.Actor{instructor, {}} {
		_, e1 := uc.Resumen.Execute(t.Context(), actor, app.Filtro{})
		_, e2 := uc.Tiempos.Execute(t.Context(), actor, app.Filtro{})
		_, e3 := uc.Grupos.Execute(t.Context(), actor, app.GruposInput{})
		_, e4 := uc.Cargas.Execute(t.Context(), actor, app.CargasInput{})
		_, e5 := uc.Antiguedad.Execute(t.Context(), actor, app.Filtro{})
		for _, err := range []error{e1, e2, e3, e4, e5} {
			if !errors.Is(err, app.ErrRol) {
				t.Errorf("%v: %v, want ErrRol", actor, err)
			}
		}
	}
}
