package solicitudestest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// dificil is a text that a careless query or encoding would spoil.
const dificil = `O'Brien & "Cía" \ ? ?? $1 %s {a,"b"} NULL <b> ñandú 🌽 --;`

var errCambioDeIdea = errors.New("changed its mind")

func nadaQueda(t *testing.T, b *banco) {
	v := b.enviada(t, Ines, Completa())
	err := b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		sinError(t, tx.Solicitudes.Add(ctx, solicitudes.Restore(b.borrador(900))))
		s, err := tx.Solicitudes.Get(ctx, v.ID, pais)
		sinError(t, err)
		sinError(t, s.Tomar(Carla, b.at))
		sinError(t, tx.Solicitudes.Save(ctx, s))
		sinError(t, tx.Outbox.Append(ctx, s.PullEvents()...))
		_, err = tx.Solicitudes.Siguiente(ctx, app.SerieFichas, 2026)
		sinError(t, err)
		return errCambioDeIdea
	})
	es(t, err, errCambioDeIdea)
	_, err = b.Reader.Ver(t.Context(), "s-00900", pais)
	es(t, err, solicitudes.ErrNoEncontrada)
	b.vuelve(t, v.Expediente)
	if got := b.acciones(t, v.ID); !slices.Equal(got, []solicitudes.Accion{solicitudes.Crear, solicitudes.Enviar}) {
		t.Errorf("the historial has %v", got)
	}
	if got := b.Eventos(t, v.ID); !slices.Equal(got, []string{"SolicitudEnviada"}) {
		t.Errorf("the events are %v", got)
	}
	b.cuenta(t, app.SerieFichas, 2026, 1)
}

func panico(t *testing.T, b *banco) {
	v := b.enviada(t, Ines, Completa())
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic got lost")
			}
		}()
		_ = b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			s, err := tx.Solicitudes.Get(ctx, v.ID, pais)
			sinError(t, err)
			sinError(t, s.Tomar(Carla, b.at))
			sinError(t, tx.Solicitudes.Save(ctx, s))
			panic("a defect")
		})
	}()
	b.vuelve(t, v.Expediente)
}

func seVeASiMisma(t *testing.T, b *banco) {
	e := b.borrador(1)
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		sinError(t, tx.Solicitudes.Add(ctx, solicitudes.Restore(e)))
		if v, err := tx.Reader.Ver(ctx, e.ID, pais); err != nil || v.Codigo != e.Codigo {
			t.Errorf("Ver gives %s, %v", v.Codigo, err)
		}
		if p, err := tx.Reader.Listar(ctx, pais, app.Filtro{Pagina: 1, Limite: 10}); err != nil || p.Total != 1 {
			t.Errorf("Listar counts %d, %v", p.Total, err)
		}
		_, err := tx.Solicitudes.Get(ctx, e.ID, pais)
		return err
	}))
}

func vuelveVacia(t *testing.T, b *banco) {
	b.vuelve(t, b.agregada(t, b.borrador(1)))
}

func vuelveLlena(t *testing.T, b *banco) {
	e := b.lleno(7)
	if huecos := vacios(reflect.ValueOf(e), ""); len(huecos) > 0 {
		t.Fatalf("the example leaves fields empty, so they are not checked: %v", huecos)
	}
	b.vuelve(t, b.agregada(t, e))
}

func guardaTodo(t *testing.T, b *banco) {
	antes := b.agregada(t, b.borrador(7))
	e := b.lleno(7)
	e.Codigo, e.InstructorID, e.CentroID = "SOL-2030-777", Bruno.ID, Financieros
	e.FechaSolicitud, e.Creada = Ahora.AddDate(3, 0, 0), Ahora.AddDate(3, 0, 0)
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		return tx.Solicitudes.Save(ctx, solicitudes.Restore(e))
	}))
	e.Version = 2
	e.Codigo, e.InstructorID, e.CentroID = antes.Codigo, antes.InstructorID, antes.CentroID // these never change
	e.FechaSolicitud, e.Creada = antes.FechaSolicitud, antes.Creada
	e.Datos.Horarios, e.Sesiones = nil, nil // nobody touched the schedule
	b.vuelve(t, e)
}

func horarioNuevo(t *testing.T, b *banco) {
	v := b.enviada(t, Ines, Completa())
	if len(v.Datos.Horarios) != 2 || len(v.Sesiones) != 10 {
		t.Fatalf("it begins with %d rows and %d sessions", len(v.Datos.Horarios), len(v.Sesiones))
	}
	p := DeUnDia(kernel.NewDate(2027, time.February, 3))
	p.Valores.Horarios[0].Flexible, p.Valores.Horarios[0].Observaciones = true, dificil
	editada, err := b.Editar.Execute(t.Context(), Ines, app.EditarInput{Target: app.Target{ID: v.ID}, Parche: p})
	sinError(t, err)
	h := p.Valores.Horarios[0]
	h.ID = editada.Datos.Horarios[0].ID
	sesion := horarios.Sesion{Fecha: kernel.NewDate(2027, time.February, 3), Desde: 8 * 60, Hasta: 12 * 60}
	if !slices.Equal(editada.Datos.Horarios, []solicitudes.Horario{h}) || !slices.Equal(editada.Sesiones, []horarios.Sesion{sesion}) || h.ID == "" {
		t.Errorf("it ends with %+v and %+v", editada.Datos.Horarios, editada.Sesiones)
	}
	editada, err = b.Editar.Execute(t.Context(), Ines, app.EditarInput{Target: app.Target{ID: v.ID},
		Parche: Parche(solicitudes.Datos{}, "horarios"), Destino: solicitudes.ComoBorrador})
	sinError(t, err)
	if len(editada.Datos.Horarios) != 0 || len(editada.Sesiones) != 0 {
		t.Errorf("the schedule is not cleared: %+v and %+v", editada.Datos.Horarios, editada.Sesiones)
	}
}

func versionVieja(t *testing.T, b *banco) {
	e := b.agregada(t, b.borrador(1))
	for nombre, cambio := range map[string]func(*solicitudes.Expediente){
		"older":  func(e *solicitudes.Expediente) { e.Version = 0 },
		"newer":  func(e *solicitudes.Expediente) { e.Version = 2 },
		"absent": func(e *solicitudes.Expediente) { e.ID = "s-00999" },
	} {
		otra := e
		otra.Datos.NombreEmpresa = "No debe quedar"
		cambio(&otra)
		err := b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Solicitudes.Save(ctx, solicitudes.Restore(otra)) })
		if !errors.Is(err, solicitudes.ErrModificada) {
			t.Errorf("%s: got %v, want ErrModificada", nombre, err)
		}
	}
	b.vuelve(t, e)
}

func historial(t *testing.T, b *banco) {
	ctx, v := t.Context(), b.enviada(t, Ines, Completa())
	o := app.Target{ID: v.ID}
	b.at = Ahora.Add(time.Hour)
	_, err := b.Devolver.Execute(ctx, Carla, app.DevolverInput{Target: o, Comentarios: dificil,
		Correcciones: []solicitudes.Correccion{{Campo: "/nombreEmpresa", Texto: "Use el nombre del RUT"}}})
	sinError(t, err)
	b.at = Ahora.Add(2 * time.Hour)
	_, err = b.Editar.Execute(ctx, Ines, app.EditarInput{Target: o, Destino: solicitudes.Enviada,
		Parche: Parche(solicitudes.Datos{NombreEmpresa: dificil, RepresentanteLegal: "Otra Persona"}, "nombreEmpresa", "representanteLegal")})
	sinError(t, err)
	got, err := b.Reader.Historial(ctx, v.ID, pais)
	sinError(t, err)
	antes, despues := Completa().Valores.NombreEmpresa, dificil
	ines, carla := kernel.Actor{ID: Ines.ID, Nombre: Ines.Nombre, Rol: Ines.Rol}, kernel.Actor{ID: Carla.ID, Nombre: Carla.Nombre, Rol: Carla.Rol}
	want := []solicitudes.Movimiento{
		{Accion: solicitudes.Crear, A: solicitudes.Borrador, Por: ines, En: Ahora},
		{Accion: solicitudes.Enviar, De: solicitudes.Borrador, A: solicitudes.Pendiente, Por: ines, En: Ahora},
		{Accion: solicitudes.Devolver, De: solicitudes.Pendiente, A: solicitudes.Devuelta, Por: carla, En: Ahora.Add(time.Hour),
			Comentario: dificil + "\nNombre de la empresa o comunidad: Use el nombre del RUT"},
		{Accion: solicitudes.Editar, De: solicitudes.Devuelta, A: solicitudes.Devuelta, Por: ines, En: b.at, Cambios: []solicitudes.Cambio{
			{Campo: "/nombreEmpresa", Antes: &antes, Despues: &despues}, {Campo: "/representanteLegal"}}},
		{Accion: solicitudes.Enviar, De: solicitudes.Devuelta, A: solicitudes.Pendiente, Por: ines, En: b.at},
	}
	if d := diferencias(got, want); d != "" {
		t.Error(d)
	}
}

func siguiente(t *testing.T, b *banco) {
	b.cuenta(t, app.SerieSolicitudes, 2026, 1)
	b.cuenta(t, app.SerieSolicitudes, 2026, 2)
	b.cuenta(t, app.SerieFichas, 2026, 1)
	b.cuenta(t, app.SerieSolicitudes, 2027, 1)
	for _, vuelta := range []error{errCambioDeIdea, context.Canceled} {
		es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
			for want := int64(3); want < 6; want++ {
				if n, err := tx.Solicitudes.Siguiente(ctx, app.SerieSolicitudes, 2026); err != nil || n != want {
					t.Errorf("got %d, %v, want %d", n, err, want)
				}
			}
			return vuelta
		}), vuelta)
	}
	b.cuenta(t, app.SerieSolicitudes, 2026, 3)
}

// cuenta takes a number in a transaction of its own.
func (b *banco) cuenta(t *testing.T, serie app.Serie, anio int, want int64) {
	t.Helper()
	sinError(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		if n, err := tx.Solicitudes.Siguiente(ctx, serie, anio); err != nil || n != want {
			t.Errorf("%s %d: got %d, %v, want %d", serie, anio, n, err, want)
		}
		return nil
	}))
}

func fichaUnica(t *testing.T, b *banco) {
	primera, segunda := b.lleno(1), b.borrador(2)
	b.agregada(t, primera)
	b.agregada(t, segunda)
	segunda.Ficha = primera.Ficha
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		return tx.Solicitudes.Save(ctx, solicitudes.Restore(segunda))
	}), solicitudes.ErrFichaEnUso)
	tercera := b.borrador(3)
	tercera.Ficha = primera.Ficha
	es(t, b.agregar(t.Context(), tercera), solicitudes.ErrFichaEnUso)
	segunda.Ficha = solicitudes.Ficha{}
	b.vuelve(t, segunda)
}

func codigos(t *testing.T, b *banco) {
	b.Contar(t, app.SerieSolicitudes, 2026, 998)
	for _, want := range []string{"SOL-2026-999", "SOL-2026-1000"} {
		b.nace(t, want)
	}
	b.Contar(t, app.SerieSolicitudes, 2026, 9998)
	for _, want := range []string{"SOL-2026-9999", "SOL-2026-10000"} {
		b.nace(t, want)
	}
	b.at = time.Date(2027, time.January, 1, 4, 59, 59, 999e6, time.UTC) // still 2026 in Bogotá
	b.nace(t, "SOL-2026-10001")
	b.at = time.Date(2027, time.January, 1, 5, 0, 0, 0, time.UTC)
	b.nace(t, "SOL-2027-001")
	b.Contar(t, app.SerieFichas, 2027, 9998)
	for i, want := range []string{"20279999", "202710000"} {
		v := b.enviada(t, Ines, DeUnDia(kernel.NewDate(2027, time.February, 3+7*i)))
		v, err := b.Aprobar.Execute(t.Context(), Carla, app.AprobarInput{Target: app.Target{ID: v.ID}})
		sinError(t, err)
		if v.Ficha != (solicitudes.Ficha{Numero: want, Provisional: true}) {
			t.Errorf("the ficha is %+v, want %s", v.Ficha, want)
		}
	}
}

func (b *banco) nace(t *testing.T, codigo string) {
	t.Helper()
	v, err := b.Crear.Execute(t.Context(), Ines, app.CrearInput{Parche: Parche(solicitudes.Datos{ProgramaID: Panaderia}, "programaId")})
	sinError(t, err)
	if v.Codigo != codigo {
		t.Errorf("the codigo is %s, want %s", v.Codigo, codigo)
	}
}

// lleno is a solicitud of which no field is empty.
func (b *banco) lleno(n int) solicitudes.Expediente {
	e := b.borrador(n)
	dia := func(d int) kernel.Date { return kernel.NewDate(2027, time.February, d) }
	hora := func(h int) time.Time { return Ahora.Add(time.Duration(h)*time.Hour + time.Millisecond) }
	e.Programa = solicitudes.Programa{ID: Ordeno, Centro: Oriente, Codigo: "OTRO-1", Nombre: "Como se llamaba " + dificil, Version: "2.1", Horas: 33, Cupo: 17, Edicion: 2}
	e.Estado, e.EstadoPor, e.EstadoDesde, e.Revision, e.RevisorID = solicitudes.EnRevision, Carla.Nombre, hora(1), 3, Carla.ID
	e.Ficha = solicitudes.Ficha{Numero: fmt.Sprintf("2026%04d", n), Provisional: true}
	e.ComentariosRevision = dificil + "\nsegunda línea"
	e.Correcciones = []solicitudes.Correccion{{Campo: "/nitEmpresa", Texto: dificil}, {Campo: "/horarios/0/horaFin", Texto: "Revise"}}
	e.Autorizacion = solicitudes.Autorizacion{Texto: "2026-11", Por: Ines.ID, En: hora(2)}
	e.FechaSolicitud, e.FechaEnvio, e.FechaRevision, e.FechaAprobacion, e.Creada, e.Actualizada = hora(3), hora(4), hora(5), hora(6), hora(7), hora(8)
	e.Sesiones = []horarios.Sesion{
		{Fecha: dia(3), Desde: 6 * 60, Hasta: 7*60 + 1, Parcial: true}, {Fecha: dia(3), Desde: 8 * 60, Hasta: 9 * 60}, {Fecha: dia(10), Desde: 0, Hasta: 1440},
	}
	e.Datos = solicitudes.Datos{
		ProgramaID: Ordeno, FechaCaracterizacion: dia(1), ResponsableNombre: dificil, ResponsableCedula: "52345678", ResponsableCorreo: "ipena@sena.edu.co",
		DuracionMaxima: 33, CupoMaximo: 17, Aprendices: 16, Modalidad: "MIXTA", Departamento: "68", Municipio: "68861",
		NombreEmpresa: "Empresa " + dificil, NIT: "899999034-1", CodigoEmpresa: "E-9", RepresentanteLegal: "Rosa Ardila", FechaCreacionEmpresa: kernel.NewDate(1957, time.June, 21),
		DireccionEmpresa: "Calle 9", TelefonosEmpresa: "3001234567 / 6017654321", LugarFormacion: "Vereda", TipoAmbiente: "AULA_MOVIL",
		AmbienteID: Salon, Ambiente: solicitudes.Ambiente{ID: Salon, Nombre: "Como se llamaba " + dificil, Tipo: "AULA_MOVIL", Capacidad: 17},
		ProgramasEspeciales: []string{"CONVENIO_NUEVO", "EMPRENDIMIENTO"}, OtroEspecificar: "Otro",
		InicioInscripcion: dia(2), FinalizacionInscripcion: dia(4), FechaInicioCurso: dia(5), FechaFinalizacionCurso: dia(28),
		Horarios: []solicitudes.Horario{
			{ID: "h-2", Dia: 3, Fecha: dia(3), Desde: 6 * 60, Hasta: 7*60 + 1, Flexible: true, Observaciones: dificil},
			{ID: "h-1", Dia: 7, Desde: 0, Hasta: 1439},
		},
		OmitirFestivos: true, OmitirRecesos: true,
		FechasExcluidas: []horarios.Rango{{Desde: dia(20), Hasta: dia(21)}, {Desde: dia(6), Hasta: dia(6)}}, FechasIncluidas: []kernel.Date{dia(9), dia(7)},
		Justificacion: dificil + "\n\tcon tabulación", ObjetivosPersonalizados: []string{dificil, "", "NULL", "{}"}, ResultadosEsperados: dificil, Observaciones: dificil,
		CumpleRequisitos: true, AutorizaUsoInfo: true, ConfirmaVeracidad: true,
	}
	return e
}
