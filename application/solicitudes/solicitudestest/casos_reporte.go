package solicitudestest

import (
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

var deReporte = map[string]func(*testing.T, *banco){
	"a figure of a report leads to its rows": deCifras,
	"steps that were gone through select":    porPaso,
}

func deCifras(t *testing.T, b *banco) {
	uno, dos, tres, cuatro := b.borrador(1), b.en(solicitudes.Pendiente, 2), b.en(solicitudes.Pendiente, 3), b.en(solicitudes.Pendiente, 4)
	uno.Datos.Municipio, uno.Datos.Modalidad, uno.Datos.ProgramasEspeciales = "68861", "VIRTUAL", []string{"BILINGUISMO", "EMPRENDIMIENTO"}
	dos.Datos.Municipio, dos.Datos.Modalidad, dos.Datos.ProgramasEspeciales = "68001", "VIRTUAL", []string{"EMPRENDIMIENTO"}
	dos.CentroID, dos.InstructorID, dos.Datos.ProgramaID = Financieros, Fabio.ID, Contabilidad
	dos.FechaEnvio, dos.Revision = time.Date(2026, time.November, 21, 4, 59, 59, 0, time.UTC), 1 // the 20th in Bogotá
	tres.FechaEnvio, tres.Revision = time.Date(2026, time.November, 21, 5, 0, 0, 0, time.UTC), 2
	cuatro.FechaEnvio, cuatro.Revision = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC), 1
	for _, e := range []solicitudes.Expediente{uno, dos, tres, cuatro} {
		b.agregada(t, e)
	}
	dia := func(d int) kernel.Date { return kernel.NewDate(2026, time.November, d) }
	for nombre, caso := range map[string]struct {
		f    app.Filtro
		want []int
	}{
		"no such regional":       {app.Filtro{Regional: "99"}, nil},
		"Santander":              {app.Filtro{Regional: "68"}, []int{4, 3, 1}},
		"the capital":            {app.Filtro{Regional: "11"}, []int{2}},
		"a centre of another":    {app.Filtro{Regional: "11", Centro: Oriente}, nil},
		"a municipality":         {app.Filtro{Municipio: "68861"}, []int{1}},
		"no municipality":        {app.Filtro{Municipio: app.Ninguno}, []int{4, 3}},
		"a modality":             {app.Filtro{Modalidad: "VIRTUAL"}, []int{2, 1}},
		"no modality":            {app.Filtro{Modalidad: app.Ninguno}, []int{4, 3}},
		"a special programme":    {app.Filtro{Especial: "EMPRENDIMIENTO"}, []int{2, 1}},
		"one beside another":     {app.Filtro{Especial: "BILINGUISMO"}, []int{1}},
		"a part of its code":     {app.Filtro{Especial: "EMPRENDIMIENT"}, nil},
		"no special programme":   {app.Filtro{Especial: app.Ninguno}, []int{4, 3}},
		"sent on a day":          {app.Filtro{EnviadaDesde: dia(20), EnviadaHasta: dia(20)}, []int{2}},
		"sent from a day on":     {app.Filtro{EnviadaDesde: dia(21)}, []int{4, 3}},
		"sent until a day":       {app.Filtro{EnviadaHasta: dia(21)}, []int{3, 2}},
		"sent once":              {app.Filtro{Envios: 1}, []int{4, 2}},
		"sent twice":             {app.Filtro{Envios: 2}, []int{3}},
		"a modality of a centre": {app.Filtro{Modalidad: "VIRTUAL", Centro: Financieros}, []int{2}},
	} {
		b.listadas(t, nombre, pais, caso.f, caso.want...)
		c, err := b.Reader.Conteos(t.Context(), pais, caso.f)
		sinError(t, err)
		total := 0
		for _, n := range c.PorEstado {
			total += n
		}
		if total != len(caso.want) {
			t.Errorf("%s: the tabs count %d, want %d", nombre, total, len(caso.want))
		}
	}
	b.listadas(t, "what is out of scope", solicitudes.AlcanceDe(Carla), app.Filtro{Regional: "11"})
}

// porPaso sends one at once and one after an hour as a draft, and lets each go on.
func porPaso(t *testing.T, b *banco) {
	derecha := b.enviada(t, Ines, Completa())
	despacio, err := b.Crear.Execute(t.Context(), Ines, app.CrearInput{Parche: Completa()})
	sinError(t, err)
	pasan := func(nombre string, paso app.Paso, want ...kernel.SolicitudID) {
		t.Helper()
		p, err := b.Reader.Listar(t.Context(), pais, app.Filtro{Paso: paso, Pagina: 1, Limite: 10, Orden: app.Antigua})
		sinError(t, err)
		got := idsDe(p)
		if len(got) != len(want) || p.Total != len(want) {
			t.Fatalf("%s: %s selects %v, want %v", nombre, paso, got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("%s: %s selects %v, want %v", nombre, paso, got, want)
			}
		}
	}
	for _, paso := range app.Pasos() {
		pasan("in the same moment", paso)
	}
	mover := func(ejecutar func() error) {
		t.Helper()
		b.at = b.at.Add(time.Hour)
		sinError(t, ejecutar())
	}
	mover(func() error {
		_, err := b.Enviar.Execute(t.Context(), Ines, app.Target{ID: despacio.ID})
		return err
	})
	pasan("sent after an hour", app.Paso(solicitudes.Borrador), despacio.ID)
	pasan("still waiting", app.Paso(solicitudes.Pendiente))
	mover(func() error {
		_, err := b.Tomar.Execute(t.Context(), Carla, app.Target{ID: derecha.ID})
		return err
	})
	pasan("taken", app.Paso(solicitudes.Pendiente), derecha.ID)
	mover(func() error {
		_, err := b.Tomar.Execute(t.Context(), Dario, app.Target{ID: derecha.ID})
		return err
	})
	pasan("taken over is still under review", app.Paso(solicitudes.EnRevision))
	pasan("not answered", app.PasoRespuesta)
	mover(func() error {
		_, err := b.Rechazar.Execute(t.Context(), Dario, app.RechazarInput{Target: app.Target{ID: derecha.ID}, Motivo: "No hay cupo este año."})
		return err
	})
	pasan("answered", app.Paso(solicitudes.EnRevision), derecha.ID)
	pasan("answered", app.PasoRespuesta, derecha.ID)
	pasan("never returned", app.Paso(solicitudes.Devuelta))
}
