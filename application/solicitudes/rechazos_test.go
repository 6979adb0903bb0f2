package solicitudes_test

import (
	"context"
	"errors"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

type verbo func(context.Context, kernel.Actor, app.Target) error

// verbos lists every use case that changes a solicitud, with an input that it would accept.
func (c *casa) verbos() map[solicitudes.Accion]verbo {
	return map[solicitudes.Accion]verbo{
		solicitudes.Editar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Editar.Execute(ctx, por, app.EditarInput{Target: o, Parche: mundo.Parche(solicitudes.Datos{Observaciones: "Otras"}, "observaciones")})
			return err
		},
		solicitudes.Enviar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Enviar.Execute(ctx, por, o)
			return err
		},
		solicitudes.Retirar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Retirar.Execute(ctx, por, o)
			return err
		},
		solicitudes.Duplicar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Duplicar.Execute(ctx, por, app.DuplicarInput{Target: o})
			return err
		},
		solicitudes.Cancelar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Cancelar.Execute(ctx, por, app.CancelarInput{Target: o, Motivo: "Ya no se necesita"})
			return err
		},
		solicitudes.Tomar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Tomar.Execute(ctx, por, o)
			return err
		},
		solicitudes.Soltar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Soltar.Execute(ctx, por, o)
			return err
		},
		solicitudes.Devolver: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Devolver.Execute(ctx, por, app.DevolverInput{Target: o, Comentarios: "Falta el acta de la comunidad"})
			return err
		},
		solicitudes.Aprobar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Aprobar.Execute(ctx, por, app.AprobarInput{Target: o})
			return err
		},
		solicitudes.Rechazar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Rechazar.Execute(ctx, por, app.RechazarInput{Target: o, Motivo: "No hay cupo"})
			return err
		},
		solicitudes.AsignarFicha: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.AsignarFicha.Execute(ctx, por, app.AsignarFichaInput{Target: o, Numero: "3012345"})
			return err
		},
		solicitudes.Reprogramar:            c.reprogramar,
		solicitudes.ProponerReprogramacion: c.reprogramar,
		solicitudes.DescartarPropuesta: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.DescartarPropuesta.Execute(ctx, por, app.DescartarPropuestaInput{Target: o, Motivo: "No hay otro salón"})
			return err
		},
		solicitudes.Entregar: func(ctx context.Context, por kernel.Actor, o app.Target) error {
			_, err := c.Entregar.Execute(ctx, por, app.EntregarInput{Target: o, Instructor: mundo.Bruno.ID, Entrega: solicitudes.Entrega{Motivo: "Se retira del centro"}})
			return err
		},
	}
}

func (c *casa) reprogramar(ctx context.Context, por kernel.Actor, o app.Target) error {
	_, err := c.Reprogramar.Execute(ctx, por, app.ReprogramarInput{Target: o, Reprogramacion: solicitudes.Reprogramacion{
		Motivo: "La sede entra en obra", Parche: mundo.Parche(solicitudes.Datos{Horarios: []solicitudes.Horario{{Dia: 2, Desde: 480, Hasta: 720}}}, "horarios")}})
	return err
}

func TestRoleAndScopeComeFirst(t *testing.T) {
	deCoordinacion := []solicitudes.Accion{solicitudes.Tomar, solicitudes.Soltar, solicitudes.Devolver, solicitudes.Aprobar, solicitudes.Rechazar, solicitudes.AsignarFicha,
		solicitudes.DescartarPropuesta, solicitudes.Entregar}
	deAutor := []solicitudes.Accion{solicitudes.Editar, solicitudes.Enviar, solicitudes.Retirar, solicitudes.Duplicar}
	ambos := []solicitudes.Accion{solicitudes.Cancelar, solicitudes.Reprogramar}
	for nombre, caso := range map[string]struct {
		por     kernel.Actor
		verbos  []solicitudes.Accion
		rechazo error
	}{
		"the author does not review":                {mundo.Ines, deCoordinacion, solicitudes.ErrRol},
		"a colleague does not review":               {mundo.Bruno, deCoordinacion, solicitudes.ErrRol},
		"a coordinator does not write":              {mundo.Carla, deAutor, solicitudes.ErrRol},
		"an admin does not write":                   {mundo.Greta, deAutor, solicitudes.ErrRol},
		"nobody may do what instructors may":        {mundo.Nadie, deAutor, solicitudes.ErrRol},
		"nobody may do what coordinators may":       {mundo.Nadie, deCoordinacion, solicitudes.ErrRol},
		"nobody cancels":                            {mundo.Nadie, ambos, solicitudes.ErrRol},
		"a colleague does not see it":               {mundo.Bruno, deAutor, solicitudes.ErrNoEncontrada},
		"a colleague does not cancel it":            {mundo.Bruno, ambos, solicitudes.ErrNoEncontrada},
		"another centre's instructor is blind":      {mundo.Fabio, deAutor, solicitudes.ErrNoEncontrada},
		"another centre's coordinator is blind":     {mundo.Elena, deCoordinacion, solicitudes.ErrNoEncontrada},
		"another centre's coordinator cancels none": {mundo.Elena, ambos, solicitudes.ErrNoEncontrada},
	} {
		for _, v := range []func(*casa, *testing.T) app.View{(*casa).borrador, (*casa).enviada, (*casa).aprobada} {
			c := nuevaCasa()
			id := v(c, t).ID
			antes := c.foto(t, id)
			for _, accion := range caso.verbos {
				if err := c.verbos()[accion](t.Context(), caso.por, app.Target{ID: id}); !errors.Is(err, caso.rechazo) {
					t.Errorf("%s: %s of what is %s got %v, want %v", nombre, accion, antes.vista.Estado, err, caso.rechazo)
				}
			}
			c.igual(t, antes)
		}
	}
}

func TestWhatIsAbsentIsRefusedAsOutOfScope(t *testing.T) {
	c := nuevaCasa()
	for accion, verbo := range c.verbos() {
		por := mundo.Carla
		if solicitudes.RolPuede(accion, mundo.Carla.Rol) != nil {
			por = mundo.Ines
		}
		mal(t, verbo(t.Context(), por, app.Target{ID: "no-hay"}), solicitudes.ErrNoEncontrada)
	}
}

func TestAStaleVersionIsRefusedBeforeTheState(t *testing.T) {
	c := nuevaCasa()
	id := c.aprobada(t).ID
	antes := c.foto(t, id)
	for accion, verbo := range c.verbos() {
		por := mundo.Greta
		if solicitudes.RolPuede(accion, mundo.Greta.Rol) != nil {
			por = mundo.Ines
		}
		if accion == solicitudes.Duplicar {
			continue // it changes nothing of the original, so its version does not matter
		}
		for _, vieja := range []int64{0, antes.vista.Version - 1, antes.vista.Version + 1} {
			err := verbo(t.Context(), por, app.Target{ID: id, Version: version(vieja)})
			mal(t, err, solicitudes.ErrModificada)
			if f, ok := errors.AsType[*fault.Error](err); !ok || f.Details["version"] != antes.vista.Version {
				t.Errorf("%s: the refusal does not say the present version: %v", accion, err)
			}
		}
	}
	c.igual(t, antes)
	if err := c.verbos()[solicitudes.AsignarFicha](t.Context(), mundo.Greta, app.Target{ID: id, Version: version(antes.vista.Version)}); err != nil {
		t.Errorf("the present version: %v", err)
	}
}

func TestTheStateRefusesWithWhatIsPossible(t *testing.T) {
	c := nuevaCasa()
	borrador, aprobada := c.borrador(t), c.aprobada(t)
	for nombre, caso := range map[string]struct {
		por    kernel.Actor
		id     kernel.SolicitudID
		accion solicitudes.Accion
	}{
		"approve a draft":        {mundo.Carla, borrador.ID, solicitudes.Aprobar},
		"take a draft":           {mundo.Carla, borrador.ID, solicitudes.Tomar},
		"retire a draft":         {mundo.Ines, borrador.ID, solicitudes.Retirar},
		"approve once more":      {mundo.Carla, aprobada.ID, solicitudes.Aprobar},
		"reject what is decided": {mundo.Carla, aprobada.ID, solicitudes.Rechazar},
		"edit what is decided":   {mundo.Ines, aprobada.ID, solicitudes.Editar},
		"cancel as the author":   {mundo.Ines, aprobada.ID, solicitudes.Cancelar},
		"cancel another's draft": {mundo.Carla, borrador.ID, solicitudes.Cancelar},
		"a ficha for a draft":    {mundo.Carla, borrador.ID, solicitudes.AsignarFicha},
	} {
		antes := c.foto(t, caso.id)
		err := c.verbos()[caso.accion](t.Context(), caso.por, app.Target{ID: caso.id})
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || !errors.Is(err, solicitudes.ErrEstado) || f.Kind != fault.Conflict || f.Details["estado"] != string(antes.vista.Estado) {
			t.Errorf("%s: got %v", nombre, err)
		}
		c.igual(t, antes)
	}
}

func TestARefusedCreationUsesUpNoCode(t *testing.T) {
	c := nuevaCasa()
	sinPrograma, inactivo, deOtro := mundo.Completa(), mundo.Completa(), mundo.Completa()
	delete(sinPrograma.Dados, "programaId")
	inactivo.Valores.ProgramaID, deOtro.Valores.ProgramaID = mundo.Tejidos, mundo.Contabilidad
	for nombre, caso := range map[string]struct {
		por    kernel.Actor
		in     app.CrearInput
		faltan []string // nil: refused for the role
	}{
		"a coordinator":           {mundo.Carla, app.CrearInput{Parche: mundo.Completa()}, nil},
		"an admin":                {mundo.Greta, app.CrearInput{Parche: mundo.Completa(), Enviar: true}, nil},
		"nobody":                  {mundo.Nadie, app.CrearInput{Parche: mundo.Completa()}, nil},
		"no programme":            {mundo.Ines, app.CrearInput{Parche: sinPrograma}, []string{"/programaId"}},
		"programme not offered":   {mundo.Ines, app.CrearInput{Parche: inactivo}, []string{"/programaId"}},
		"another centre's":        {mundo.Ines, app.CrearInput{Parche: deOtro, Enviar: true}, []string{"/programaId"}},
		"from another centre":     {mundo.Fabio, app.CrearInput{Parche: mundo.Completa()}, []string{"/programaId"}},
		"sent with nothing in it": {mundo.Ines, app.CrearInput{Parche: mundo.Parche(solicitudes.Datos{ProgramaID: mundo.Panaderia}, "programaId"), Enviar: true}, faltanAlInicio},
		"a field nobody can read": {mundo.Ines, app.CrearInput{Parche: conErrores(mundo.Completa(), "/cupoMaximo")}, []string{"/cupoMaximo"}},
		"too many learners":       {mundo.Ines, app.CrearInput{Parche: conAprendices(26), Enviar: true}, []string{"/numeroAprendicesInscribir"}},
		"less than no learner":    {mundo.Ines, app.CrearInput{Parche: conAprendices(-1)}, []string{"/numeroAprendicesInscribir"}},
		"a start that is past":    {mundo.Ines, app.CrearInput{Parche: conInicio(kernel.NewDate(2026, time.November, 22)), Enviar: true}, []string{"/fechaInicioCurso", "/finalizacionInscripcion"}},
	} {
		_, err := c.Crear.Execute(t.Context(), caso.por, caso.in)
		if caso.faltan == nil {
			mal(t, err, solicitudes.ErrRol)
		} else {
			son(t, nombre, punteros(t, err), caso.faltan...)
		}
	}
	if len(c.memoria.Eventos()) > 0 {
		t.Errorf("refused creations published %v", c.memoria.Eventos())
	}
	if v := c.borrador(t); v.Codigo != "SOL-2026-001" {
		t.Errorf("the first codigo is %s", v.Codigo)
	}
}

func conErrores(p solicitudes.Parche, puntero string) solicitudes.Parche {
	p.Errores = []fault.Field{{Pointer: puntero, Code: "ENTERO_INVALIDO", Message: "Escriba un número entero."}}
	return p
}

func conAprendices(n int) solicitudes.Parche {
	p := mundo.Completa()
	p.Valores.Aprendices = n
	return p
}

func conInicio(d kernel.Date) solicitudes.Parche {
	p := mundo.Completa()
	p.Valores.FechaInicioCurso = d
	return p
}

func TestApprovalsThatNeedMore(t *testing.T) {
	c := nuevaCasa()
	otra := c.aprobada(t)
	_, err := c.AsignarFicha.Execute(t.Context(), mundo.Carla, app.AsignarFichaInput{Target: app.Target{ID: otra.ID}, Numero: "3012345"})
	bien(t, otra, err)
	v, err := c.Crear.Execute(t.Context(), mundo.Bruno, app.CrearInput{Parche: mundo.Completa(), Enviar: true})
	o := app.Target{ID: bien(t, v, err).ID}
	antes := c.foto(t, o.ID)
	for nombre, numero := range map[string]string{"formula": "=1+1", "path": "../../x", "eight digits": "30123456", "Arabic-Indic": "٣٠١٢٣٤٥", "spaces": "       "} {
		_, err = c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: o, Decision: solicitudes.Decision{NumeroFicha: numero}})
		son(t, nombre, punteros(t, err), "/numeroFicha")
	}
	_, err = c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: o, Decision: solicitudes.Decision{NumeroFicha: "3012345"}})
	mal(t, err, solicitudes.ErrFichaEnUso)
	c.at = time.Date(2027, time.February, 2, 5, 0, 0, 0, time.UTC) // the first class was yesterday
	_, err = c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: o})
	mal(t, err, solicitudes.ErrTardia)
	c.igual(t, antes)
	v, err = c.Aprobar.Execute(t.Context(), mundo.Carla, app.AprobarInput{Target: o, Decision: solicitudes.Decision{Justificacion: "El acta llegó con retraso.", NumeroFicha: "3012346"}})
	if bien(t, v, err); v.Ficha != (solicitudes.Ficha{Numero: "3012346"}) {
		t.Errorf("the ficha is %+v", v.Ficha)
	}
	_, err = c.AsignarFicha.Execute(t.Context(), mundo.Carla, app.AsignarFichaInput{Target: o, Numero: "3012345", Motivo: "Se escribió mal"})
	mal(t, err, solicitudes.ErrFichaEnUso)
	_, err = c.AsignarFicha.Execute(t.Context(), mundo.Carla, app.AsignarFichaInput{Target: o, Numero: "3012347"})
	son(t, "a real number corrected without a reason", punteros(t, err), "/motivo")
}

func TestReadsStayInScope(t *testing.T) {
	c := nuevaCasa()
	id := c.enviada(t).ID
	for _, por := range []kernel.Actor{mundo.Bruno, mundo.Fabio, mundo.Elena, mundo.Nadie} {
		_, err := c.Ver.Execute(t.Context(), por, id)
		mal(t, err, solicitudes.ErrNoEncontrada)
		_, err = c.VerHistorial.Execute(t.Context(), por, id)
		mal(t, err, solicitudes.ErrNoEncontrada)
		p, err := c.Listar.Execute(t.Context(), por, app.Filtro{Pagina: 1, Limite: 10})
		if bien(t, p, err); len(p.Filas) > 0 || p.Total > 0 {
			t.Errorf("%s sees %+v", por.Nombre, p)
		}
	}
	for por, acciones := range map[kernel.Actor][]solicitudes.Accion{
		mundo.Ines:  {solicitudes.Editar, solicitudes.Enviar, solicitudes.Retirar, solicitudes.Cancelar, solicitudes.Duplicar},
		mundo.Carla: {solicitudes.Tomar, solicitudes.Devolver, solicitudes.Aprobar, solicitudes.Rechazar, solicitudes.Entregar},
		mundo.Greta: {solicitudes.Tomar, solicitudes.Devolver, solicitudes.Aprobar, solicitudes.Rechazar, solicitudes.Entregar},
	} {
		v, err := c.Ver.Execute(t.Context(), por, id)
		son(t, por.Nombre+" sees one", bien(t, v, err).Acciones, acciones...)
		p, err := c.Listar.Execute(t.Context(), por, app.Filtro{Pagina: 1, Limite: 10})
		son(t, por.Nombre+" sees a list", bien(t, p, err).Filas[0].Acciones, acciones...)
		h, err := c.VerHistorial.Execute(t.Context(), por, id)
		if len(bien(t, h, err)) != 2 {
			t.Errorf("%s reads %d movements", por.Nombre, len(h))
		}
	}
}
