package identidad

import "complementarias/domain/fault"

// What the module refuses. Sign-in and session failures never tell which part was wrong.
var (
	ErrCredenciales = fault.New(fault.Unauthenticated, "CREDENCIALES_INCORRECTAS", "Credenciales incorrectas")
	ErrSesion       = fault.New(fault.Unauthenticated, "SESION_INVALIDA", "Su sesión terminó. Inicie sesión de nuevo.")
	ErrSinToken     = ErrSesion.Saying("Token de autorización requerido")

	// ErrSesionNoExiste is for a session that is to be closed and is absent or somebody else's.
	ErrSesionNoExiste = fault.New(fault.NotFound, "SESION_NO_EXISTE", "La sesión no existe.")

	ErrNoPuedeRegistrar = fault.New(fault.Forbidden, "REGISTRO_NO_PERMITIDO", "Su rol no permite registrar usuarios.")
	ErrNoExiste         = fault.New(fault.NotFound, "USUARIO_NO_EXISTE", "El usuario no existe.")
	ErrCorreoEnUso      = fault.New(fault.Conflict, "CORREO_EN_USO", "Ya hay una cuenta activa con este correo. Use otro correo o recupere el acceso de esa cuenta.")
	ErrCedulaEnUso      = fault.New(fault.Conflict, "CEDULA_EN_USO", "Ya hay una cuenta activa con esta cédula. Verifique el número.")
	ErrCentroNoExiste   = fault.New(fault.Invalid, "CENTRO_NO_EXISTE", "El centro de formación no existe. Elija uno de la lista.").At("/centroId")
)
