package solicitudestest

import (
	"context"
	"testing"

	app "complementarias/application/solicitudes"
	"complementarias/domain/solicitudes"
)

// programaQuitado: the undo of an import takes a programme away that somebody has just chosen.
func programaQuitado(t *testing.T, b *banco) {
	e := b.borrador(1)
	e.Datos.ProgramaID = "programa-quitado"
	es(t, b.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		return tx.Solicitudes.Add(ctx, solicitudes.Restore(e))
	}), solicitudes.ErrPrograma)
	_, err := b.Reader.Ver(t.Context(), e.ID, pais)
	es(t, err, solicitudes.ErrNoEncontrada)
}

// panaderiaNueva is Panaderia after an edit of everything that may be edited.
func panaderiaNueva(version string) app.ProgramaView {
	p := Programas()[0]
	p.Nombre, p.Version, p.TipoFormacion, p.Modalidad, p.Descripcion = "Panadería "+version, version, "TRANSVERSAL", "MIXTA", "Otra, la "+version+"."
	p.CupoAprendices = 30
	p.Objetivos = []app.ObjetivoView{{ID: "o-2", Descripcion: "Preparar masas madre", Orden: 1}}
	p.Competencias = nil
	p.Resultados = []app.ContenidoView{{ID: "r-3", Codigo: "03", Descripcion: "Vende"}}
	return p
}

// programa checks the one that a solicitud shows, alone and in a list.
func (b *banco) programa(t *testing.T, cuando string, v app.View, want app.ProgramaView) {
	t.Helper()
	leida := b.ver(t, v.ID)
	if d := diferencias(leida.Programa, want); d != "" {
		t.Errorf("%s: %s", cuando, d)
	}
	p, err := b.Reader.Listar(t.Context(), pais, app.Filtro{Buscar: v.Codigo, Pagina: 1, Limite: 10})
	sinError(t, err)
	fila := app.ProgramaView{ID: want.ID, Codigo: want.Codigo, Nombre: want.Nombre, DuracionHoras: want.DuracionHoras, CentroID: want.CentroID, Centro: want.Centro,
		Modalidad: panaderiaNueva("2").Modalidad}
	if d := diferencias(p.Filas[0].Programa, fila); d != "" {
		t.Errorf("%s, in a list: %s", cuando, d)
	}
}

func programaComoSeEnvio(t *testing.T, b *banco) {
	vieja := Programas()[0]
	enviada := b.enviada(t, Ines, Completa())
	borrador, err := b.Crear.Execute(t.Context(), Ines, app.CrearInput{Parche: Completa()})
	sinError(t, err)
	b.CambiarPrograma(t, panaderiaNueva("2"))
	b.programa(t, "sent before", enviada, vieja)
	b.programa(t, "a draft", borrador, panaderiaNueva("2"))

	_, err = b.Devolver.Execute(t.Context(), Carla, app.DevolverInput{Target: app.Target{ID: enviada.ID}, Comentarios: "Revise las fechas, por favor."})
	sinError(t, err)
	b.programa(t, "returned", enviada, vieja)
	_, err = b.Enviar.Execute(t.Context(), Ines, app.Target{ID: enviada.ID})
	sinError(t, err)
	b.CambiarPrograma(t, panaderiaNueva("3"))
	b.programa(t, "sent again between two changes", enviada, panaderiaNueva("2"))
	_, err = b.Aprobar.Execute(t.Context(), Carla, app.AprobarInput{Target: app.Target{ID: enviada.ID}})
	sinError(t, err)
	b.programa(t, "approved", enviada, panaderiaNueva("2"))

	cerrada := panaderiaNueva("4")
	cerrada.Activo = false
	b.CambiarPrograma(t, cerrada)
	want := panaderiaNueva("2")
	want.Activo = false
	b.programa(t, "not offered any more", enviada, want)

	_, err = b.Cancelar.Execute(t.Context(), Ines, app.CancelarInput{Target: app.Target{ID: borrador.ID}})
	sinError(t, err)
	want = vieja
	want.Activo = false
	b.programa(t, "never sent and cancelled", borrador, want)
}

// What was sent before editions were kept has none.
func programaDeAntes(t *testing.T, b *banco) {
	e := b.en(solicitudes.Pendiente, 1)
	e.Programa.Edicion = 0
	b.agregada(t, e)
	v := b.ver(t, e.ID)
	b.CambiarPrograma(t, panaderiaNueva("2"))
	b.CambiarPrograma(t, panaderiaNueva("3"))
	b.programa(t, "sent before the first kept edition", v, Programas()[0])
}
