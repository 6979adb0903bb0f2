package solicitudestest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// lecturas tries every way of reading one solicitud.
func (b *banco) lecturas(t *testing.T, id kernel.SolicitudID, alcance solicitudes.Alcance) map[string]error {
	t.Helper()
	errs := map[string]error{}
	_, errs["Ver"] = b.Reader.Ver(t.Context(), id, alcance)
	_, errs["Historial"] = b.Reader.Historial(t.Context(), id, alcance)
	errs["Get"] = b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Solicitudes.Get(ctx, id, alcance)
		return err
	})
	errs["OcupaDe"] = b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		ocupa, err := tx.Solicitudes.OcupaDe(ctx, id, alcance)
		if err == nil && ocupa != (app.Ocupa{Instructor: Ines.ID}) {
			t.Errorf("OcupaDe gives %v", ocupa)
		}
		return err
	})
	return errs
}

func ausente(t *testing.T, b *banco) {
	for lectura, err := range b.lecturas(t, "no-hay", pais) {
		if !errors.Is(err, solicitudes.ErrNoEncontrada) {
			t.Errorf("%s: got %v, want ErrNoEncontrada", lectura, err)
		}
	}
}

func fueraDeAlcance(t *testing.T, b *banco) {
	v := b.enviada(t, Ines, Completa())
	for nombre, caso := range map[string]struct {
		por kernel.Actor
		ve  bool
	}{
		"another instructor":                {Bruno, false},
		"an instructor of another centre":   {Fabio, false},
		"the coordinator of another centre": {Elena, false},
		"nobody":                            {Nadie, false},
		"a coordinator without a centre":    {kernel.Actor{ID: Carla.ID, Rol: kernel.Coordinador}, false},
		"the author":                        {Ines, true},
		"a coordinator of the centre":       {Carla, true},
		"an admin":                          {Greta, true},
	} {
		alcance := solicitudes.AlcanceDe(caso.por)
		for lectura, err := range b.lecturas(t, v.ID, alcance) {
			if caso.ve != (err == nil) || (!caso.ve && !errors.Is(err, solicitudes.ErrNoEncontrada)) {
				t.Errorf("%s, %s: got %v", nombre, lectura, err)
			}
		}
		p, err := b.Reader.Listar(t.Context(), alcance, app.Filtro{Pagina: 1, Limite: 10})
		if err != nil || (len(p.Filas) == 1) != caso.ve || (p.Total == 1) != caso.ve {
			t.Errorf("%s: the list has %d of %d, %v", nombre, len(p.Filas), p.Total, err)
		}
	}
}

func vistaConNombres(t *testing.T, b *banco) {
	e := b.agregada(t, b.lleno(1))
	ordeno := Programas()[1]
	ordeno.Codigo, ordeno.Nombre, ordeno.Version, ordeno.DuracionHoras, ordeno.CupoAprendices = e.Programa.Codigo, e.Programa.Nombre, e.Programa.Version,
		e.Programa.Horas, e.Programa.Cupo
	want := app.View{Expediente: e, Programa: ordeno, Formato: Centros()[0].Formato,
		Instructor: app.InstructorView{Nombre: Ines.Nombre, Correo: "ipena@sena.edu.co", Cedula: "52345678", Telefono: "3001234567",
			Especialidad: "Panadería", Centro: Centros()[0].Nombre},
		NombresEspeciales: map[string]string{"CONVENIO_VELEZ": "Convenio Alcaldía de Vélez", "PANES_DE_ABRIL": "Panes de abril"}}
	if d := diferencias(b.ver(t, e.ID), want); d != "" {
		t.Error(d)
	}
	otra := b.borrador(2)
	otra.CentroID, otra.Datos.ProgramaID = Financieros, Contabilidad // written before Inés moved to Oriente
	b.agregada(t, otra)
	got := b.ver(t, otra.ID)
	if got.Programa.Centro != Centros()[1].Nombre || got.Programa.CentroID != Financieros || got.Instructor.Centro != Centros()[0].Nombre {
		t.Errorf("the centres are %q and %q", got.Programa.Centro, got.Instructor.Centro)
	}
	panaderia := b.agregada(t, b.borrador(3))
	if d := diferencias(b.ver(t, panaderia.ID).Programa, Programas()[0]); d != "" {
		t.Error(d)
	}
}

func listaSinContenidos(t *testing.T, b *banco) {
	for _, e := range []solicitudes.Expediente{b.lleno(1), b.borrador(2)} {
		b.agregada(t, e)
		want := enLista(b.ver(t, e.ID))
		p, err := b.Reader.Listar(t.Context(), pais, app.Filtro{Buscar: e.Codigo, Pagina: 1, Limite: 10})
		sinError(t, err)
		if d := diferencias(p.Filas, []app.View{want}); d != "" {
			t.Error(d)
		}
	}
}

// en is a solicitud of Inés in a state, with a class of two hours on each date.
func (b *banco) en(estado solicitudes.Estado, n int, fechas ...kernel.Date) solicitudes.Expediente {
	e := b.borrador(n)
	e.Estado, e.Revision, e.FechaEnvio = estado, 1, Ahora
	if estado == solicitudes.EnRevision {
		e.RevisorID = Carla.ID
	}
	if estado == solicitudes.Aprobada {
		e.FechaAprobacion, e.Ficha = Ahora, solicitudes.Ficha{Numero: fmt.Sprintf("%07d", n)}
	}
	for i, f := range fechas {
		e.Datos.Horarios = append(e.Datos.Horarios, solicitudes.Horario{ID: fmt.Sprintf("h-%d-%d", n, i), Dia: f.Weekday(), Fecha: f, Desde: 8 * 60, Hasta: 10 * 60})
		e.Sesiones = append(e.Sesiones, horarios.Sesion{Fecha: f, Desde: 8 * 60, Hasta: 10 * 60, Parcial: i == 1})
	}
	return e
}

func rivales(t *testing.T, b *banco) {
	dia := func(d int) kernel.Date { return kernel.NewDate(2027, time.March, d) }
	fechas := []kernel.Date{dia(1), dia(8), dia(15)}
	for i, estado := range solicitudes.Estados() {
		b.agregada(t, b.en(estado, i+1, fechas...))
	}
	de := b.en(solicitudes.Aprobada, 20, fechas...)
	de.InstructorID = Bruno.ID
	b.agregada(t, de)
	lejos := b.en(solicitudes.Aprobada, 21, fechas...)
	lejos.CentroID, lejos.Datos.ProgramaID = Financieros, Contabilidad
	b.agregada(t, lejos)
	b.agregada(t, b.en(solicitudes.Aprobada, 22))

	rival := func(n int, estado solicitudes.Estado, revisor kernel.UsuarioID, sesiones ...int) solicitudes.Rival {
		r := solicitudes.Rival{ID: b.borrador(n).ID, Codigo: b.borrador(n).Codigo, Estado: estado, CentroID: Oriente, InstructorID: Ines.ID, RevisorID: revisor}
		for _, i := range sesiones {
			r.Sesiones = append(r.Sesiones, horarios.Sesion{Fecha: fechas[i], Desde: 8 * 60, Hasta: 10 * 60, Parcial: i == 1})
		}
		return r
	}
	pendiente, aprobada, ajena := rival(2, solicitudes.Pendiente, "", 0, 1), rival(5, solicitudes.Aprobada, "", 0, 1), rival(21, solicitudes.Aprobada, "", 0, 1)
	ajena.CentroID = Financieros
	for nombre, caso := range map[string]struct {
		de           kernel.UsuarioID
		excepto      kernel.SolicitudID
		desde, hasta kernel.Date
		want         []solicitudes.Rival
	}{
		"before all of them":        {Ines.ID, "", dia(1).AddDays(-30), dia(1).AddDays(-1), nil},
		"after all of them":         {Ines.ID, "", dia(16), dia(30), nil},
		"between two sessions":      {Ines.ID, "", dia(2), dia(7), nil},
		"of somebody without any":   {Fabio.ID, "", dia(1), dia(15), nil},
		"both ends, without itself": {Ines.ID, "s-00003", dia(1), dia(8), []solicitudes.Rival{pendiente, aprobada, ajena}},
		"the last day, under revision": {Ines.ID, "s-00002", dia(15), dia(15), []solicitudes.Rival{
			rival(3, solicitudes.EnRevision, Carla.ID, 2), rival(5, solicitudes.Aprobada, "", 2), conCentro(rival(21, solicitudes.Aprobada, "", 2), Financieros)}},
	} {
		got, err := b.Reader.Rivales(t.Context(), app.ConsultaRivales{Instructor: caso.de, Excepto: caso.excepto, Desde: caso.desde, Hasta: caso.hasta})
		if d := diferencias(got, caso.want); err != nil || d != "" {
			t.Errorf("%s: %v %s", nombre, err, d)
		}
	}
}

func conCentro(r solicitudes.Rival, centro kernel.CentroID) solicitudes.Rival {
	r.CentroID = centro
	return r
}

func entorno(t *testing.T, b *banco) {
	for nombre, c := range map[string]app.ConsultaEntorno{
		"absent":              {Programa: "no-hay", Centro: Oriente},
		"not offered":         {Programa: Tejidos, Centro: Oriente},
		"of another centre":   {Programa: Contabilidad, Centro: Oriente},
		"without any centre":  {Programa: Panaderia},
		"without a programme": {Centro: Oriente},
	} {
		m, err := b.Entornos.Leer(t.Context(), c)
		if err != nil || m.Entorno.Programa != nil || m.Entorno.Instructor != (solicitudes.Instructor{}) || len(m.Entorno.Festivos)+len(m.Entorno.Recesos) > 0 {
			t.Errorf("%s: got %+v, %v", nombre, m, err)
		}
	}
	m, err := b.Entornos.Leer(t.Context(), app.ConsultaEntorno{Programa: Panaderia, Centro: Oriente, Instructor: Ines.ID})
	sinError(t, err)
	want := solicitudes.Programa{ID: Panaderia, Centro: Oriente, Codigo: "63530042", Nombre: "Panadería básica", Version: "1", Horas: 40, Cupo: 25, Edicion: 1}
	if m.Entorno.Programa == nil || *m.Entorno.Programa != want || m.Vinculo != "PLANTA" ||
		m.Entorno.Instructor != (solicitudes.Instructor{Nombre: Ines.Nombre, Cedula: "52345678", Correo: "ipena@sena.edu.co"}) {
		t.Errorf("got %+v", m)
	}
	if d := diferencias(m.Entorno.Especiales, Especiales()); d != "" {
		t.Error(d)
	}
}

func calendario(t *testing.T, b *banco) {
	m, err := b.Entornos.Leer(t.Context(), app.ConsultaEntorno{Programa: Panaderia, Centro: Oriente, Instructor: Ines.ID,
		Desde: kernel.NewDate(2027, time.January, 1), Hasta: kernel.NewDate(2027, time.April, 14)})
	sinError(t, err)
	for fecha, festivo := range map[kernel.Date]bool{
		kernel.NewDate(2026, time.December, 25): false, // before
		kernel.NewDate(2027, time.May, 1):       false, // after
		kernel.NewDate(2027, time.March, 1):     false,
		kernel.NewDate(2027, time.January, 1):   true,
		kernel.NewDate(2027, time.January, 11):  true,
		kernel.NewDate(2027, time.April, 14):    true,
	} {
		if got := len(m.Entorno.Festivos[fecha]) > 0; got != festivo {
			t.Errorf("%s is a holiday: %v, want %v", fecha, got, festivo)
		}
	}
	if got := m.Entorno.Festivos[kernel.NewDate(2027, time.April, 14)]; !slices.Equal(got, []string{"Día cívico"}) {
		t.Errorf("the decreed day is called %v", got)
	}
	if want := []horarios.Rango{Recesos()[0].Rango}; !slices.Equal(m.Entorno.Recesos, want) {
		t.Errorf("the recesos are %+v, want %+v", m.Entorno.Recesos, want)
	}
}

func cursosDelAnio(t *testing.T, b *banco) {
	for i, estado := range solicitudes.Estados() {
		e := b.en(estado, i+1)
		e.Datos.FechaInicioCurso = kernel.NewDate(2027, time.March, 1)
		b.agregada(t, e)
	}
	for i, inicio := range []kernel.Date{kernel.NewDate(2026, time.December, 31), kernel.NewDate(2027, time.January, 1), kernel.NewDate(2027, time.December, 31),
		kernel.NewDate(2028, time.January, 1)} {
		e := b.en(solicitudes.Aprobada, 30+i)
		e.Datos.FechaInicioCurso = inicio
		b.agregada(t, e)
	}
	for instructor, want := range map[kernel.UsuarioID]int{Ines.ID: 3, Bruno.ID: 0} {
		for anio, want := range map[int]int{2027: want, 0: 0} {
			m, err := b.Entornos.Leer(t.Context(), app.ConsultaEntorno{Centro: Oriente, Instructor: instructor, AnioDeCursos: anio})
			if err != nil || m.Cursos != want {
				t.Errorf("%s: %d courses in %d, %v, want %d", instructor, m.Cursos, anio, err, want)
			}
		}
	}
}
