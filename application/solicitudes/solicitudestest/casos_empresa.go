package solicitudestest

import (
	"context"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func empresa(t *testing.T, b *banco) {
	preguntar := func(q app.ConsultaEmpresa, quiere solicitudes.Expediente) {
		t.Helper()
		v, err := b.Reader.UltimaEmpresa(t.Context(), q)
		if quiere.ID == "" {
			es(t, err, solicitudes.ErrSinAnteriores)
			return
		}
		sinError(t, err)
		d := quiere.Datos
		want := app.EmpresaView{Codigo: quiere.Codigo, Fecha: quiere.FechaSolicitud, Datos: solicitudes.Datos{
			Departamento: d.Departamento, Municipio: d.Municipio, NombreEmpresa: d.NombreEmpresa, CodigoEmpresa: d.CodigoEmpresa,
			RepresentanteLegal: d.RepresentanteLegal, FechaCreacionEmpresa: d.FechaCreacionEmpresa, DireccionEmpresa: d.DireccionEmpresa,
			TelefonosEmpresa: d.TelefonosEmpresa}}
		if d := diferencias(v, want); d != "" {
			t.Error(d)
		}
	}
	con := func(n int, nit string, fecha time.Time, cambiar ...func(*solicitudes.Expediente)) solicitudes.Expediente {
		e := b.lleno(n)
		e.Ficha, e.Datos.NIT, e.Datos.NombreEmpresa, e.FechaSolicitud = solicitudes.Ficha{}, nit, dificil+e.Codigo, fecha
		e.Estado, e.FechaAprobacion, e.RevisorID = solicitudes.Pendiente, time.Time{}, ""
		for i := range e.Datos.Horarios {
			e.Datos.Horarios[i].ID += e.Codigo
		}
		e.Datos.AmbienteID, e.Datos.Ambiente = "", solicitudes.Ambiente{}
		for _, c := range cambiar {
			c(&e)
		}
		return b.agregada(t, e)
	}
	oriente := app.ConsultaEmpresa{Centro: Oriente, Numero: "899999034", De: Bruno.ID}
	preguntar(oriente, solicitudes.Expediente{})

	vieja := con(1, "899999034-1", Ahora.Add(-time.Hour))
	preguntar(oriente, vieja)
	nueva := con(2, "899999034-7", Ahora) // a wrong digit is the same number
	con(3, "8999990341", Ahora.Add(time.Hour))
	con(4, "899999", Ahora.Add(time.Hour))
	con(5, "899999034-1", Ahora.Add(time.Hour), func(e *solicitudes.Expediente) { e.CentroID = Financieros })
	preguntar(oriente, nueva)
	igual := con(6, "899999034-1", Ahora) // of one instant the id decides
	preguntar(oriente, igual)

	propio := con(7, "899999034-1", Ahora.Add(2*time.Hour), func(e *solicitudes.Expediente) {
		e.Estado, e.Revision, e.FechaEnvio = solicitudes.Borrador, 0, time.Time{}
	})
	preguntar(oriente, igual) // a draft is its author's
	oriente.De = Ines.ID
	preguntar(oriente, propio)
	oriente.Excepto = propio.ID
	preguntar(oriente, igual)
}

// unaSolaConEseID lets one form be sent many times at once.
func unaSolaConEseID(t *testing.T, b *banco) {
	const veces = 64
	var intentos []func() error
	codigos := make([]string, veces)
	for i := range veces {
		intentos = append(intentos, func() error {
			v, err := b.Crear.Execute(t.Context(), Ines, app.CrearInput{ID: "de-un-formulario", Parche: Completa(), Enviar: true})
			codigos[i] = v.Codigo
			return err
		})
	}
	for _, err := range simultaneos(intentos...) {
		sinError(t, err)
	}
	for _, codigo := range codigos {
		if codigo != codigos[0] {
			t.Fatalf("the codes are %v", codigos)
		}
	}
	p, err := b.Reader.Listar(t.Context(), pais, app.Filtro{Pagina: 1, Limite: 10})
	if err != nil || p.Total != 1 {
		t.Errorf("there are %d, %v", p.Total, err)
	}
	b.cuenta(t, app.SerieSolicitudes, 2026, 2) // the others used up no code
	if eventos := b.Eventos(t, "de-un-formulario"); len(eventos) != 1 {
		t.Errorf("the events are %v", eventos)
	}
}

func idRepetido(t *testing.T, b *banco) {
	e := b.agregada(t, b.borrador(1))
	otra := b.borrador(2)
	otra.ID, otra.InstructorID = e.ID, Bruno.ID
	es(t, b.agregar(t.Context(), otra), solicitudes.ErrYaCreada)
	b.vuelve(t, e)
	_, err := b.Crear.Execute(t.Context(), Bruno, app.CrearInput{ID: e.ID, Parche: Completa()})
	es(t, err, solicitudes.ErrNoEncontrada)
	b.vuelve(t, e)
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Solicitudes.Get(ctx, e.ID, solicitudes.AlcanceDe(kernel.Actor{ID: Ines.ID, Rol: kernel.Instructor}))
		return err
	}))
}
