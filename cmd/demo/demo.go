package demo

import (
	"context"
	"fmt"

	"complementarias/application/catalogo"
	"complementarias/application/identidad"
	"complementarias/application/solicitudes"
	domaincatalogo "complementarias/domain/catalogo"
	domainidentidad "complementarias/domain/identidad"
	"complementarias/domain/kernel"
	domain "complementarias/domain/solicitudes"
)

// Deps are the use cases, all reading the same Clock.
type Deps struct {
	Clock       *Clock
	Identidad   identidad.UseCases
	Catalogo    catalogo.UseCases
	Solicitudes solicitudes.UseCases
}

// Load fills an empty database. It is not one transaction: what fails half-way stays, as with everything that people do.
func Load(ctx context.Context, d Deps) error {
	hoy := d.Clock.Now()
	l := loader{Deps: d, personas: map[string][]kernel.Actor{}, coordinadores: map[string]kernel.Actor{}, programas: map[string][]kernel.ProgramaID{}}
	d.Clock.at(200, 8*60)
	if err := l.catalogo(ctx); err != nil {
		return err
	}
	if err := l.cuentas(ctx); err != nil {
		return err
	}
	for i, e := range escenas() {
		for j, centro := range []string{"9546", "9405", "9101"} {
			if err := l.representar(ctx, centro, i, j, e); err != nil {
				return fmt.Errorf("scene %d at %s on %s: %w", i, centro, kernel.Today(hoy), err)
			}
		}
	}
	return l.accesos(ctx)
}

type loader struct {
	Deps
	personas      map[string][]kernel.Actor // instructors by centre
	coordinadores map[string]kernel.Actor
	programas     map[string][]kernel.ProgramaID
	fichas        int
}

func (l *loader) catalogo(ctx context.Context) error {
	for _, p := range programas() {
		id, err := l.Catalogo.RegistrarPrograma.Execute(ctx, domainidentidad.SistemaComoAdmin(), p.input(centroID(p.Centro)))
		if err != nil {
			return fmt.Errorf("programme %s: %w", p.Codigo, err)
		}
		l.programas[p.Centro] = append(l.programas[p.Centro], id)
	}
	return l.ambientes(ctx)
}

// ambientes gives each centre a few places, by the same names.
func (l *loader) ambientes(ctx context.Context) error {
	for _, centro := range []string{"9546", "9405", "9101"} {
		for _, d := range []domaincatalogo.DatosAmbiente{
			{Nombre: "Ambiente 101", Tipo: "AULA", Capacidad: 30}, {Nombre: "Ambiente 102", Tipo: "AULA", Capacidad: 35},
			{Nombre: "Aula móvil de sistemas", Tipo: "AULA_MOVIL", Capacidad: 20}, {Nombre: "Laboratorio de alimentos", Tipo: "LABORATORIO", Capacidad: 24},
			{Nombre: "Taller de maquinaria agrícola", Tipo: "TALLER"},
		} {
			if _, err := l.Catalogo.CrearAmbiente.Execute(ctx, domainidentidad.SistemaComoAdmin(), catalogo.CrearAmbienteInput{Centro: centroID(centro), DatosAmbiente: d}); err != nil {
				return fmt.Errorf("ambiente %s: %w", d.Nombre, err)
			}
		}
	}
	return nil
}

func (l *loader) cuentas(ctx context.Context) error {
	for _, c := range Cuentas() {
		v, err := l.Identidad.RegistrarUsuario.Execute(ctx, domainidentidad.SistemaComoAdmin(), c.datos())
		if err != nil {
			return fmt.Errorf("account %s of %s: %w", c.Rol, c.Centro, err)
		}
		actor := kernel.Actor{ID: v.ID, Nombre: v.Nombre, Rol: c.Rol, Centro: centroID(c.Centro)}
		switch c.Rol {
		case kernel.Instructor:
			l.personas[c.Centro] = append(l.personas[c.Centro], actor)
		case kernel.Coordinador:
			l.coordinadores[c.Centro] = actor
		case kernel.Admin:
		}
	}
	return nil
}

// representar plays one scene at one centre; i and j only spread the minutes of the day.
func (l *loader) representar(ctx context.Context, centro string, i, j int, e escena) error {
	minuto := 9*60 + 17*i%240 + 11*j
	autor := l.personas[centro][e.instructor]
	l.Clock.at(e.escrita, minuto)
	if e.final == enBorrador {
		_, err := l.Solicitudes.Crear.Execute(ctx, autor, solicitudes.CrearInput{Parche: l.empezada(centro, e)})
		return err
	}
	v, err := l.Solicitudes.Crear.Execute(ctx, autor, solicitudes.CrearInput{Parche: l.completa(centro, e), Enviar: true})
	if err != nil {
		return err
	}
	l.Clock.at(e.decidida, minuto+45)
	return l.terminar(ctx, l.coordinadores[centro], autor, solicitudes.Target{ID: v.ID}, e)
}

func (l *loader) terminar(ctx context.Context, coordinador, autor kernel.Actor, o solicitudes.Target, e escena) (err error) {
	uc := l.Solicitudes
	switch e.final {
	case enBorrador, pendiente:
	case enRevision:
		_, err = uc.Tomar.Execute(ctx, coordinador, o)
	case rechazada:
		_, err = uc.Rechazar.Execute(ctx, coordinador, solicitudes.RechazarInput{Target: o,
			Motivo: "El centro ya ofrece este curso a la misma comunidad en el trimestre. Puede volver a solicitarlo para el siguiente."})
	case retiradaPorAutor:
		_, err = uc.Cancelar.Execute(ctx, autor, solicitudes.CancelarInput{Target: o, Motivo: "La empresa aplazó la formación para el próximo año."})
	case devuelta:
		err = l.devolver(ctx, coordinador, o)
	case corregida:
		err = l.corregir(ctx, coordinador, autor, o)
	case aprobadaProvisional:
		err = l.aprobar(ctx, coordinador, o, "")
	case aprobadaConFicha:
		err = l.aprobar(ctx, coordinador, o, l.ficha())
	case aprobadaConPropuesta:
		if err = l.aprobar(ctx, coordinador, o, l.ficha()); err == nil {
			err = l.proponer(ctx, autor, o, e)
		}
	case aprobadaYCancelada:
		if err = l.aprobar(ctx, coordinador, o, l.ficha()); err == nil {
			_, err = uc.Cancelar.Execute(ctx, coordinador, solicitudes.CancelarInput{Target: o,
				Motivo: "La comunidad informó que no alcanza el número mínimo de aprendices."})
		}
	}
	return err
}

func (l *loader) ficha() string {
	l.fichas++
	return fmt.Sprintf("%07d", 3012300+l.fichas)
}

func (l *loader) aprobar(ctx context.Context, coordinador kernel.Actor, o solicitudes.Target, ficha string) error {
	if _, err := l.Solicitudes.Tomar.Execute(ctx, coordinador, o); err != nil {
		return err
	}
	_, err := l.Solicitudes.Aprobar.Execute(ctx, coordinador, solicitudes.AprobarInput{Target: o,
		Decision: domain.Decision{NumeroFicha: ficha, Comentarios: "Cumple los requisitos. Buen trabajo."}})
	return err
}

// proponer asks for a start one week later, three days ago.
func (l *loader) proponer(ctx context.Context, autor kernel.Actor, o solicitudes.Target, e escena) error {
	l.Clock.at(3, 11*60)
	p := domain.Parche{Dados: map[string]bool{"fechaInicioCurso": true}, Valores: domain.Datos{FechaInicioCurso: l.Clock.today.AddDays(e.inicio + 7)}}
	_, err := l.Solicitudes.Reprogramar.Execute(ctx, autor, solicitudes.ReprogramarInput{Target: o, Reprogramacion: domain.Reprogramacion{Parche: p,
		Motivo: "El salón de la empresa estará ocupado durante la primera semana del curso; nos lo prestan desde la siguiente."}})
	return err
}

func (l *loader) devolver(ctx context.Context, coordinador kernel.Actor, o solicitudes.Target) error {
	_, err := l.Solicitudes.Devolver.Execute(ctx, coordinador, solicitudes.DevolverInput{Target: o,
		Comentarios: "Falta poco: por favor ajuste los dos puntos señalados.",
		Correcciones: []domain.Correccion{
			{Campo: "/direccionEmpresa", Texto: "Escriba la dirección completa, con barrio o vereda."},
			{Campo: "/justificacion", Texto: "Explique cuántas personas se benefician y cómo."},
		}})
	return err
}

func (l *loader) corregir(ctx context.Context, coordinador, autor kernel.Actor, o solicitudes.Target) error {
	if err := l.devolver(ctx, coordinador, o); err != nil {
		return err
	}
	l.Clock.at(5, 10*60)
	p := domain.Parche{Dados: map[string]bool{"direccionEmpresa": true, "justificacion": true}}
	p.Valores.DireccionEmpresa = "Calle 5 # 8-12, barrio Centro"
	p.Valores.Justificacion = "Dieciocho familias asociadas podrán vender sus productos sin intermediarios al terminar el curso, según el diagnóstico de la junta."
	_, err := l.Solicitudes.Editar.Execute(ctx, autor, solicitudes.EditarInput{Target: o, Parche: p, Destino: domain.Enviada})
	return err
}

// empezada is what an instructor has who stopped after the second step.
func (l *loader) empezada(centro string, e escena) domain.Parche {
	p := l.completa(centro, e)
	for _, pendiente := range []string{"horarios", "fechaInicioCurso", "inicioInscripcion", "finalizacionInscripcion", "numeroAprendicesInscribir",
		"justificacion", "objetivosPersonalizados", "cumpleRequisitos", "autorizaUsoInfo", "confirmaVeracidad"} {
		delete(p.Dados, pendiente)
	}
	return p
}

func (l *loader) completa(centro string, e escena) domain.Parche {
	hoy := l.Clock.today
	emp := empresas()[centro][e.empresa]
	p := domain.Parche{Dados: map[string]bool{}, Casillas: map[string]bool{"CAMPESENA_CONVENIO_8842": emp.ambiente == "CAMPO"}}
	p.Valores = domain.Datos{
		ProgramaID: l.programas[centro][e.programa], Modalidad: "PRESENCIAL", Aprendices: e.aprendices,
		Departamento: emp.departamento, Municipio: emp.municipio, NombreEmpresa: emp.nombre, NIT: emp.nit, RepresentanteLegal: emp.representante,
		DireccionEmpresa: emp.direccion, TelefonosEmpresa: emp.telefono, LugarFormacion: emp.lugar, TipoAmbiente: emp.ambiente,
		InicioInscripcion: hoy.AddDays(e.inicio - 12), FinalizacionInscripcion: hoy.AddDays(e.inicio - 3), FechaInicioCurso: hoy.AddDays(e.inicio),
		Justificacion:           "La comunidad pidió este curso para mejorar sus ingresos y formalizar su trabajo; cuenta con el lugar y con el grupo de aprendices.",
		ObjetivosPersonalizados: []string{"Aplicar lo aprendido en la propia unidad productiva"},
		CumpleRequisitos:        true, AutorizaUsoInfo: true, ConfirmaVeracidad: true,
	}
	for _, dia := range e.franja.dias {
		p.Valores.Horarios = append(p.Valores.Horarios, domain.Horario{Dia: dia, Desde: e.franja.desde, Hasta: e.franja.hasta})
	}
	for _, c := range domain.Campos() {
		switch c.Nombre {
		case "fechaCaracterizacion", "responsableNombre", "responsableCedula", "responsableEmail", "duracionMaxima", "cupoMaximo",
			"fechaFinalizacionCurso", "omitirFestivos", "omitirRecesos", "programasEspeciales", "codigoEmpresa", "fechaCreacionEmpresa":
		default:
			p.Dados[c.Nombre] = true
		}
	}
	return p
}
