package solicitudes

import "complementarias/domain/fault"

var (
	// ErrNoEncontrada is also what somebody out of scope sees: both answers are the same.
	ErrNoEncontrada = fault.New(fault.NotFound, "SOLICITUD_NO_ENCONTRADA", "Solicitud no encontrada")
	// ErrRol refuses what the role may never do, whichever solicitud it is.
	ErrRol = fault.New(fault.Forbidden, "ROL_SIN_PERMISO", "Su rol no permite esta acción.")
	// ErrEstado refuses what the state does not allow to this person now.
	ErrEstado = fault.New(fault.Conflict, "ESTADO_NO_PERMITE", "El estado de la solicitud no permite esta acción.")
	// ErrEnRevisionDeOtro refuses to decide what another reviewer has taken.
	ErrEnRevisionDeOtro = fault.New(fault.Conflict, "EN_REVISION_DE_OTRO", "Otra persona tiene la solicitud en revisión.")
	// ErrYaTomada tells a reviewer that there is nothing to take.
	ErrYaTomada = fault.New(fault.Conflict, "YA_EN_REVISION", "Usted ya tiene esta solicitud en revisión.")
	// ErrAutor keeps people from approving their own work.
	ErrAutor = fault.New(fault.Conflict, "AUTOR_NO_APRUEBA", "Quien escribió la solicitud no puede aprobarla. Pida a otra persona de la coordinación que la decida.")
	// ErrYaCreada says that a Solicitud with the id of the new one exists.
	ErrYaCreada = fault.New(fault.Conflict, "SOLICITUD_YA_CREADA", "Esta solicitud ya se creó. Búsquela en sus solicitudes.")
	// ErrSinAnteriores says that there is nothing to take over of a company.
	ErrSinAnteriores = fault.New(fault.NotFound, "EMPRESA_SIN_SOLICITUDES", "Su centro no tiene solicitudes anteriores con ese NIT. Escriba los datos de la empresa.")
	// ErrModificada says that the version decided on is not the present one.
	ErrModificada = fault.New(fault.Stale, "SOLICITUD_MODIFICADA", "La solicitud cambió después de que usted la abrió. Vuelva a cargarla, revise los cambios e intente de nuevo.")
	// ErrCruce refuses an approval whose sessions meet those of an approved course.
	ErrCruce = fault.New(fault.Conflict, "CRUCE_DE_HORARIO", "El horario se cruza con el de otro curso aprobado del instructor o en el mismo ambiente.")
	// ErrTardia refuses an approval whose first session is past.
	ErrTardia = fault.New(fault.Conflict, "APROBACION_TARDIA", "La primera sesión ya pasó. Para aprobar de todos modos escriba una justificación de al menos 20 caracteres.")
	// ErrSinCambios refuses to reprogram a course into the schedule that it has.
	ErrSinCambios = fault.New(fault.Conflict, "SIN_CAMBIOS", "Con lo que escribió el curso queda igual. Cambie la fecha, los días o las horas.")
	// ErrClasePasada refuses to take out a class whose date is past.
	ErrClasePasada = fault.New(fault.Conflict, "CLASE_PASADA", "El cambio quita una clase cuya fecha ya pasó. Para hacerlo de todos modos escriba una justificación de al menos 20 caracteres.")
	// ErrSinPropuesta tells the coordination that there is nothing to discard.
	ErrSinPropuesta = fault.New(fault.Conflict, "SIN_PROPUESTA", "El curso no tiene ninguna propuesta de cambio de horario.")
	// ErrTerminado refuses to hand over a course whose last class is past.
	ErrTerminado = fault.New(fault.Conflict, "CURSO_TERMINADO", "La última clase de este curso ya pasó. No queda nada por entregar.")
	// ErrNadaPorEntregar is the same for somebody who is absent, out of scope or has nothing in hand.
	ErrNadaPorEntregar = fault.New(fault.NotFound, "NADA_POR_ENTREGAR", "Esa persona no tiene solicitudes por entregar a su alcance.")
	// ErrInstructorInactivo refuses work in the name of somebody who is no instructor of the centre any more.
	ErrInstructorInactivo = fault.New(fault.Conflict, "INSTRUCTOR_INACTIVO", "Quien tiene esta solicitud ya no es un instructor activo del centro. Entréguela primero a otro instructor.")
	// ErrRevisorInactivo refuses to put a review into the hands of somebody who may not review any more.
	ErrRevisorInactivo = fault.New(fault.Conflict, "REVISOR_INACTIVO", "Su cuenta ya no puede revisar solicitudes de este centro.")
	// ErrFichaEnUso refuses a number that another ficha of the country has.
	ErrFichaEnUso = fault.New(fault.Conflict, "FICHA_EN_USO", "Ese número de ficha ya pertenece a otro curso. Revise el número en SOFIA Plus.")
	// ErrFichasCambiaron refuses a paste of which a line would now do something else than it was shown to do.
	ErrFichasCambiaron = fault.New(fault.Conflict, "FICHAS_CAMBIARON", "Algo cambió después de la vista previa y no se asignó ningún número. Revise de nuevo qué pasará con cada línea.")
	// ErrPrograma is the same for a programme that is absent, inactive or another centre's.
	ErrPrograma = fault.New(fault.Conflict, "PROGRAMA_NO_DISPONIBLE", "El programa no está disponible en su centro. Elija uno del catálogo de su centro.")
)
