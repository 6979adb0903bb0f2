package solicitudes

import (
	"slices"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Destino says where an edit leaves the Solicitud.
type Destino int

const (
	Conservar    Destino = iota // the state stays
	ComoBorrador                // what is PENDIENTE goes back to BORRADOR; the rest stays
	Enviada                     // send it (again)
)

// Numerar gives the next code of a year; it is asked only when nothing can be refused any more, because the codes have
// no gaps and the counter's lock is short.
type Numerar func(anio int) (string, error)

// Nueva writes a Solicitud for its instructor, as a draft or sent at once. A draft may lack anything but its programme.
// It returns ErrRol, or a fault with one field for each thing to mend.
func Nueva(por kernel.Actor, id kernel.SolicitudID, p Parche, destino Destino, env Entorno, numerar Numerar) (*Solicitud, error) {
	if err := RolPuede(Crear, por.Rol); err != nil {
		return nil, err
	}
	s := &Solicitud{e: Expediente{ID: id, InstructorID: por.ID, Estado: Borrador,
		FechaSolicitud: env.Ahora, Creada: env.Ahora, EstadoPor: por.Nombre, EstadoDesde: env.Ahora}}
	s.e.Datos = inicial(env)
	if err := s.escribir(p.sinVacios(), destino == Enviada, env); err != nil {
		return nil, err
	}
	return s, s.nacer(por, Crear, "", destino, env, numerar)
}

// nacer numbers a new one, writes its first movement and sends it when asked to.
func (s *Solicitud) nacer(por kernel.Actor, a Accion, comentario string, destino Destino, env Entorno, numerar Numerar) error {
	codigo, err := numerar(kernel.Today(env.Ahora).Year())
	if err != nil {
		return err
	}
	s.e.Codigo = codigo
	s.e.CentroID = env.Programa.Centro
	s.anotar(Movimiento{Accion: a, A: Borrador, Por: por, En: env.Ahora, Comentario: comentario})
	if destino == Enviada {
		s.enviar(por, env)
	}
	return nil
}

// inicial is an empty form: the responsible person is the instructor, the rest of what can be known is filled in by
// escribir from the programme.
func inicial(env Entorno) Datos {
	return Datos{
		FechaCaracterizacion: kernel.Today(env.Ahora),
		ResponsableNombre:    env.Instructor.Nombre,
		ResponsableCedula:    env.Instructor.Cedula,
		ResponsableCorreo:    env.Instructor.Correo,
		OmitirFestivos:       true,
		OmitirRecesos:        true,
	}
}

// Editar writes fields over the Solicitud and leaves it where destino says. What is sent, or stays sent, must be
// complete; everything that is wrong is reported at once. From the first sending on, the historial says what changed.
func (s *Solicitud) Editar(por kernel.Actor, p Parche, destino Destino, env Entorno) error {
	for _, a := range acciones(s.e.Estado, destino) {
		if err := s.permitir(a, por); err != nil {
			return err
		}
	}
	antes := s.e.Datos.clone()
	completa := destino == Enviada || (destino == Conservar && s.e.Estado == Pendiente)
	if err := s.escribir(p, completa, env); err != nil {
		return err
	}
	if destino == ComoBorrador && s.e.Estado == Pendiente {
		s.pasar(Retirar, por, env.Ahora, "")
	}
	if cambios := diferencias(&antes, &s.e.Datos); len(cambios) > 0 {
		s.tocar(env.Ahora)
		if s.e.Revision > 0 {
			s.anotar(Movimiento{Accion: Editar, De: s.e.Estado, A: s.e.Estado, Por: por, En: env.Ahora, Cambios: cambios})
		}
	}
	if destino == Enviada {
		s.enviar(por, env)
	}
	return nil
}

func acciones(e Estado, destino Destino) []Accion {
	switch {
	case destino == Enviada:
		return []Accion{Enviar, Editar} // the refusal is about what was asked for
	case destino == ComoBorrador && e == Pendiente:
		return []Accion{Editar, Retirar}
	default:
		return []Accion{Editar}
	}
}

// Enviar hands the Solicitud to the coordination of its centre as it is; everything that is missing is reported.
func (s *Solicitud) Enviar(por kernel.Actor, env Entorno) error {
	return s.Editar(por, Parche{}, Enviada, env)
}

// escribir changes the data, or nothing when something is wrong with them.
func (s *Solicitud) escribir(p Parche, completa bool, env Entorno) error {
	d := s.e.Datos.clone()
	p.aplicar(&d)
	if !p.Da("fechaFinalizacionCurso") {
		s.olvidarFinDerivado(&d)
	}
	programa := s.completarDelPrograma(&d, p, env)
	d.completarDelAmbiente(env)
	normalizar(&d, p)

	faltas := slices.Concat(p.Errores, almacenable(&d, s.e.Datos, p))
	if env.Programa == nil && (d.ProgramaID == "" || d.ProgramaID != s.e.Datos.ProgramaID || completa) {
		faltas = append(faltas, faltaPrograma(d.ProgramaID))
	}
	if d.sinAmbiente(env) && d.AmbienteID != s.e.Datos.AmbienteID && !completa {
		faltas = append(faltas, faltaAmbiente) // what is to be complete says so itself
	}
	sesiones, delPlan := d.planear(env)
	if completa {
		for _, f := range incompleta(&d, sesiones, env) {
			if !p.ilegible(f.Pointer + "/") { // what stands there unreadable is not missing too
				faltas = append(faltas, f)
			}
		}
		if !p.ilegible("/horarios", "/fechaInicioCurso", "/duracionMaxima") {
			faltas = append(faltas, delPlan...)
		}
	}
	if err := fault.Fields(faltas); err != nil {
		return err
	}
	for i := range d.Horarios {
		if d.Horarios[i].ID == "" {
			d.Horarios[i].ID = env.NuevoID()
		}
	}
	s.horario = !slices.Equal(d.Horarios, s.e.Datos.Horarios) || !slices.Equal(sesiones, s.e.Sesiones)
	s.e.Datos, s.e.Programa, s.e.Sesiones = d, programa, sesiones
	return nil
}

// olvidarFinDerivado clears an end that nobody typed, so that it is derived anew.
func (s *Solicitud) olvidarFinDerivado(d *Datos) {
	if d.FechaFinalizacionCurso == ultima(s.e.Sesiones) {
		d.FechaFinalizacionCurso = kernel.Date{}
	}
}

// completarDelPrograma takes over into d what the programme says where the instructor says nothing, and returns the
// programme as it is to be kept.
func (s *Solicitud) completarDelPrograma(d *Datos, p Parche, env Entorno) Programa {
	if env.Programa == nil || env.Programa.ID != d.ProgramaID {
		return s.e.Programa
	}
	cambio := s.e.Programa.ID != env.Programa.ID
	if d.DuracionMaxima == 0 || (cambio && !p.Da("duracionMaxima")) {
		d.DuracionMaxima = env.Programa.Horas
	}
	if d.CupoMaximo == 0 || (cambio && !p.Da("cupoMaximo")) {
		d.CupoMaximo = env.Programa.Cupo
	}
	if cambio || s.e.Revision == 0 {
		return *env.Programa
	}
	return s.e.Programa
}

// completarDelAmbiente takes over what the chosen ambiente is. Its type is that of the solicitud, whatever was typed: a place
// of the catalogue is of one type only, and callers that do not know of it may still send the old one.
func (d *Datos) completarDelAmbiente(env Entorno) {
	switch {
	case d.AmbienteID == "":
		d.Ambiente = Ambiente{}
	case !d.sinAmbiente(env):
		d.Ambiente = *env.Ambiente
		d.TipoAmbiente = env.Ambiente.Tipo
	case d.Ambiente.ID != d.AmbienteID:
		d.Ambiente = Ambiente{}
	default: // it cannot be chosen any more; what was written with it stays as it was
		d.TipoAmbiente = d.Ambiente.Tipo
	}
}

// sinAmbiente tells whether an ambiente is named that cannot be chosen: absent, of another centre, or not in use.
func (d *Datos) sinAmbiente(env Entorno) bool {
	return d.AmbienteID != "" && (env.Ambiente == nil || env.Ambiente.ID != d.AmbienteID)
}

// RevisarAmbiente refuses at its field an ambiente of a schedule that somebody tries out and that cannot be chosen in env.
func RevisarAmbiente(d Datos, env Entorno) []fault.Field {
	if d.sinAmbiente(env) {
		return []fault.Field{faltaAmbiente}
	}
	return nil
}

var faltaAmbiente = fault.Field{Pointer: "/" + campoAmbiente, Code: "AMBIENTE_NO_DISPONIBLE", Message: "Ese ambiente no se puede elegir. Elija uno activo de su centro, o ninguno."}

func (s *Solicitud) enviar(por kernel.Actor, env Entorno) {
	s.pasar(Enviar, por, env.Ahora, "")
	s.e.Revision++
	s.e.FechaEnvio = env.Ahora
	s.e.Programa = *env.Programa
	s.e.Autorizacion = Autorizacion{Texto: VersionAutorizacion, Por: por.ID, En: env.Ahora}
	s.avisar(SolicitudEnviada{Hecho: s.hecho(por, env.Ahora), Revision: s.e.Revision})
}

// Retirar takes a sent Solicitud back to write on.
func (s *Solicitud) Retirar(por kernel.Actor, at time.Time) error {
	if err := s.permitir(Retirar, por); err != nil {
		return err
	}
	s.pasar(Retirar, por, at, "")
	return nil
}

// Duplicar writes a new draft with everything but code, dates, ficha, decisions and declarations. The programme must
// still be available, else ErrPrograma.
func (s *Solicitud) Duplicar(por kernel.Actor, id kernel.SolicitudID, env Entorno, numerar Numerar) (*Solicitud, error) {
	if err := s.permitir(Duplicar, por); err != nil {
		return nil, err
	}
	if env.Programa == nil {
		return nil, ErrPrograma
	}
	d := s.e.Datos.clone()
	d.FechaCaracterizacion = kernel.Today(env.Ahora)
	d.InicioInscripcion, d.FinalizacionInscripcion = kernel.Date{}, kernel.Date{}
	d.FechaInicioCurso, d.FechaFinalizacionCurso = kernel.Date{}, kernel.Date{}
	d.FechasExcluidas, d.FechasIncluidas = nil, nil
	d.CumpleRequisitos, d.AutorizaUsoInfo, d.ConfirmaVeracidad = false, false, false
	if d.sinAmbiente(env) {
		d.AmbienteID = ""
	}
	d.completarDelAmbiente(env)
	d.Horarios = patronDe(d.Horarios, env.NuevoID)
	copia := &Solicitud{e: Expediente{ID: id, InstructorID: por.ID, Estado: Borrador, Datos: d, Programa: *env.Programa,
		FechaSolicitud: env.Ahora, Creada: env.Ahora, EstadoPor: por.Nombre, EstadoDesde: env.Ahora}}
	return copia, copia.nacer(por, Duplicar, "Copia de "+s.e.Codigo, Conservar, env, numerar)
}

// patronDe keeps the weekdays and hours of a schedule without its dates, each once.
func patronDe(filas []Horario, nuevoID func() string) []Horario {
	var patron []Horario
	for _, h := range filas {
		repetida := slices.ContainsFunc(patron, func(o Horario) bool {
			return o.Dia == h.Dia && o.Desde == h.Desde && o.Hasta == h.Hasta
		})
		if repetida {
			continue
		}
		h.ID, h.Fecha = nuevoID(), kernel.Date{}
		patron = append(patron, h)
	}
	return patron
}
