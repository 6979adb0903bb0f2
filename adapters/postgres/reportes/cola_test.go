package reportes_test

import (
	"fmt"
	"testing"
	"time"

	app "complementarias/application/reportes"
	"complementarias/domain/kernel"
)

func TestTheQueueIsAsOldAsItsRows(t *testing.T) {
	db, lista := poblada(t)
	uc := casosDeUso(db)
	for _, c := range casos() {
		a, err := uc.Antiguedad.Execute(t.Context(), c.actor, c.Filtro)
		if err != nil {
			t.Fatal(c, err)
		}
		var total, mayor int
		for _, b := range a.Bandas {
			var pendientes, enRevision int
			for _, h := range c.quienes(lista) {
				dias := hoy.DaysSince(kernel.Today(h.enviada))
				if (h.estado != "PENDIENTE" && h.estado != "EN_REVISION") || dias < b.DesdeDias || (b.DesdeDias < 21 && dias > b.HastaDias) {
					continue
				}
				if h.estado == "PENDIENTE" {
					pendientes++
				} else {
					enRevision++
				}
				total, mayor = total+1, max(mayor, dias)
			}
			if b.Pendientes != pendientes || b.EnRevision != enRevision {
				t.Errorf("%v from %d days: %+v, want %d and %d", c, b.DesdeDias, b, pendientes, enRevision)
			}
		}
		if a.Total() != total || a.Dias != mayor {
			t.Errorf("%v: %d, the oldest for %d days; want %d, %d", c, a.Total(), a.Dias, total, mayor)
		}
	}
}

func TestLoadsEqualTheClasses(t *testing.T) {
	db, lista := poblada(t)
	uc := casosDeUso(db)
	lunes := kernel.NewDate(2028, time.March, 6)
	for _, c := range []struct {
		actor kernel.Actor
		in    app.CargasInput
	}{{admin, app.CargasInput{}}, {coordinadora, app.CargasInput{}}, {admin, app.CargasInput{Regional: "68"}}, {admin, app.CargasInput{Centro: centros[2].id}},
		{coordinadora, app.CargasInput{Centro: centros[2].id}}, {coordinadora, app.CargasInput{Regional: "11"}}, {admin, app.CargasInput{Instructor: "inst-centro-9546-1"}},
		{admin, app.CargasInput{Desde: lunes.AddDays(3), Hasta: lunes.AddDays(9)}}} {
		got, err := uc.Cargas.Execute(t.Context(), c.actor, c.in)
		if err != nil {
			t.Fatal(err)
		}
		minutos := map[[2]string]int{}
		for _, h := range lista {
			if h.estado != "APROBADA" || (c.actor.Rol == kernel.Coordinador && h.centro.id != c.actor.Centro) || (c.in.Centro != "" && h.centro.id != c.in.Centro) ||
				(c.in.Regional != "" && h.centro.regional != c.in.Regional) || (c.in.Instructor != "" && h.instructor != string(c.in.Instructor)) {
				continue
			}
			for fecha, m := range h.clases {
				if !fecha.Before(got.Lunes) && !fecha.After(got.Hasta) {
					anio, semana := fecha.ISOWeek()
					minutos[[2]string{h.instructor, fmt.Sprintf("%d-%02d", anio, semana)}] += m
				}
			}
		}
		cerca, sobre, semanas, semanasSobre, peor := map[string]bool{}, map[string]bool{}, map[string]int{}, map[string]int{}, map[string]int{}
		for k, m := range minutos {
			limite := limiteDe(k[0])
			if 100*m < 80*limite {
				continue
			}
			cerca[k[0]] = true
			semanas[k[0]]++
			peor[k[0]] = max(peor[k[0]], m)
			if m > limite {
				sobre[k[0]] = true
				semanasSobre[k[0]]++
			}
		}
		if got.Cerca != len(cerca) || got.Sobre != len(sobre) || len(got.Filas) != len(cerca) {
			t.Errorf("%v: %d near and %d above in %d rows, want %d and %d", c, got.Cerca, got.Sobre, len(got.Filas), len(cerca), len(sobre))
		}
		for _, f := range got.Filas {
			anio, semana := f.Lunes.ISOWeek()
			id := string(f.InstructorID)
			if f.Minutos != peor[id] || f.Minutos != minutos[[2]string{id, fmt.Sprintf("%d-%02d", anio, semana)}] || f.Semanas != semanas[id] || f.SemanasSobre != semanasSobre[id] || f.LimiteMinutos != limiteDe(id) {
				t.Errorf("%v: %+v; want %d minutes, %d weeks, %d above", c, f, peor[id], semanas[id], semanasSobre[id])
			}
		}
	}
}

// limiteDe is the weekly limit in minutes: even ones are PLANTA, with 32 hours, odd ones have 40.
func limiteDe(instructor string) int {
	if instructor[len(instructor)-1] == '1' {
		return 40 * 60
	}
	return 32 * 60
}
