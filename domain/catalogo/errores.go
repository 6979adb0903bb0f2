package catalogo

import "complementarias/domain/fault"

var (
	// ErrProgramaNoEncontrado is also what somebody out of scope sees: both answers are the same.
	ErrProgramaNoEncontrado = fault.New(fault.NotFound, "PROGRAMA_NO_ENCONTRADO", "Programa no encontrado")
	// ErrCodigoEnUso keeps the code of a programme unique in the country.
	ErrCodigoEnUso = fault.New(fault.Conflict, "CODIGO_EN_USO", "Ya existe un programa con ese código. Revise el código o edite el programa existente.")
	// ErrCentroNoExiste refuses a programme of a centre that is not in the catalogue.
	ErrCentroNoExiste = fault.New(fault.Invalid, "CENTRO_NO_EXISTE", "El centro de formación no existe. Elija uno de la lista.").At("/centroId")
	// ErrProgramaModificado says that the programme decided on is not the present one any more.
	ErrProgramaModificado = fault.New(fault.Stale, "PROGRAMA_MODIFICADO", "El programa cambió después de que usted lo abrió. Vuelva a cargarlo, revise los cambios e intente de nuevo.")
	// ErrProgramaInactivo and ErrProgramaActivo refuse to do again what is done already.
	ErrProgramaInactivo = fault.New(fault.Conflict, "PROGRAMA_INACTIVO", "El programa ya está desactivado.")
	ErrProgramaActivo   = fault.New(fault.Conflict, "PROGRAMA_ACTIVO", "El programa ya está activo.")
	// ErrCentroNoEncontrado is also what somebody out of scope sees.
	ErrCentroNoEncontrado = fault.New(fault.NotFound, "CENTRO_NO_ENCONTRADO", "Centro no encontrado")
	// ErrCodigoCentroEnUso keeps the code of a centre unique in the country.
	ErrCodigoCentroEnUso = fault.New(fault.Conflict, "CODIGO_CENTRO_EN_USO", "Ya existe un centro con ese código. Revise el código o edite el centro existente.")
	// ErrCentroModificado says that the centre decided on is not the present one any more.
	ErrCentroModificado = fault.New(fault.Stale, "CENTRO_MODIFICADO", "El centro cambió después de que usted lo abrió. Vuelva a cargarlo, revise los cambios e intente de nuevo.")
	// ErrCentroInactivo and ErrCentroActivo refuse to do again what is done already.
	ErrCentroInactivo = fault.New(fault.Conflict, "CENTRO_INACTIVO", "El centro ya está desactivado.")
	ErrCentroActivo   = fault.New(fault.Conflict, "CENTRO_ACTIVO", "El centro ya está activo.")
	// ErrCentroEnUso refuses to close a centre in which people or solicitudes are at work.
	ErrCentroEnUso = fault.New(fault.Conflict, "CENTRO_EN_USO", "El centro todavía tiene personas o solicitudes. Resuelva eso antes de desactivarlo.")
	// ErrSoloCoordinacion refuses to instructors what only coordinators and administrators see.
	ErrSoloCoordinacion = fault.New(fault.Forbidden, "SOLO_COORDINACION", "Solo la coordinación y la administración pueden ver esto.")
	// ErrSoloAdmin refuses to whoever is no Admin what changes the catalogue.
	ErrSoloAdmin = fault.New(fault.Forbidden, "SOLO_ADMINISTRACION", "Solo la administración puede cambiar el catálogo.")
	// ErrFestivoExiste refuses a manual holiday that the day has already, also a computed one that is switched off.
	ErrFestivoExiste = fault.New(fault.Conflict, "FESTIVO_EXISTE", "Ese día ya tiene un festivo con ese nombre. Si está apagado, vuelva a encenderlo.")
	// ErrFestivoNoEncontrado is for a date and a name that are no holiday.
	ErrFestivoNoEncontrado = fault.New(fault.NotFound, "FESTIVO_NO_ENCONTRADO", "Festivo no encontrado")
	// ErrRecesoNoEncontrado is also what somebody of another centre sees: both answers are the same.
	ErrRecesoNoEncontrado = fault.New(fault.NotFound, "RECESO_NO_ENCONTRADO", "Receso no encontrado")
	// ErrRecesoTraslapado keeps the recesses of a centre apart.
	ErrRecesoTraslapado = fault.New(fault.Conflict, "RECESO_TRASLAPADO", "Esos días se cruzan con otro receso del centro. Cambie las fechas o edite el otro receso.")
	// ErrAmbienteNoEncontrado is also what somebody of another centre sees: both answers are the same.
	ErrAmbienteNoEncontrado = fault.New(fault.NotFound, "AMBIENTE_NO_ENCONTRADO", "Ambiente no encontrado")
	// ErrAmbienteRepetido keeps the names of the ambientes of a centre apart.
	ErrAmbienteRepetido = fault.New(fault.Conflict, "AMBIENTE_REPETIDO", "El centro ya tiene un ambiente con ese nombre. Escriba otro nombre o edite ese ambiente.")
	// ErrRecesoModificado says that the recess decided on is not the present one any more.
	ErrRecesoModificado = fault.New(fault.Stale, "RECESO_MODIFICADO", "El receso cambió después de que usted lo abrió. Vuelva a cargarlo, revise los cambios e intente de nuevo.")
	// ErrAmbienteModificado says that the ambiente decided on is not the present one any more.
	ErrAmbienteModificado = fault.New(fault.Stale, "AMBIENTE_MODIFICADO", "El ambiente cambió después de que usted lo abrió. Vuelva a cargarlo, revise los cambios e intente de nuevo.")
	// ErrDemasiadosAmbientes keeps the catalogue of a centre to what a person can choose from.
	ErrDemasiadosAmbientes = fault.New(fault.Conflict, "DEMASIADOS_AMBIENTES", "El centro ya tiene 1.000 ambientes. Edite uno que ya no use.")
	// ErrSoloAmbientes refuses to instructors what changes the ambientes of a centre.
	ErrSoloAmbientes = fault.New(fault.Forbidden, "SOLO_COORDINACION", "Solo la coordinación del centro y la administración pueden cambiar los ambientes.")
)
