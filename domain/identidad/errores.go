package identidad

import "complementarias/domain/fault"

// What the module refuses. Sign-in and session failures never tell which part was wrong.
var (
	ErrCredenciales = fault.New(fault.Unauthenticated, "CREDENCIALES_INCORRECTAS", "Credenciales incorrectas")
	ErrSesion       = fault.New(fault.Unauthenticated, "SESION_INVALIDA", "Su sesión terminó. Inicie sesión de nuevo.")
	ErrSinToken     = ErrSesion.Saying("Token de autorización requerido")

	// ErrSesionNoExiste is for a session that is to be closed and is absent or somebody else's.
	ErrSesionNoExiste = fault.New(fault.NotFound, "SESION_NO_EXISTE", "La sesión no existe.")

	// ErrClaveTemporal refuses everything else to whoever signed in with a password that somebody else chose.
	ErrClaveTemporal = fault.New(fault.Forbidden, "CLAVE_TEMPORAL", "Entró con una contraseña temporal. Antes de seguir, elija la suya en Mi perfil o con PUT /api/auth/password.")

	ErrNoPuedeRegistrar = fault.New(fault.Forbidden, "REGISTRO_NO_PERMITIDO", "Su rol no permite registrar usuarios.")
	// ErrRol refuses what the role may never do, whichever account it is.
	ErrRol = fault.New(fault.Forbidden, "ROL_SIN_PERMISO", "Su rol no permite esta acción.")
	// ErrCuentaPropia keeps people from changing what they are themselves.
	ErrCuentaPropia = fault.New(fault.Conflict, "CUENTA_PROPIA", "Nadie puede cambiar su propio rol, su centro ni si su cuenta está activa. Pídaselo a otro administrador.")
	ErrActiva       = fault.New(fault.Conflict, "CUENTA_ACTIVA", "La cuenta ya está activa.")
	ErrInactiva     = fault.New(fault.Conflict, "CUENTA_INACTIVA", "La cuenta está inactiva. Reactívela primero.")
	ErrUltimoAdmin  = fault.New(fault.Conflict, "ULTIMO_ADMIN", "Es el único administrador activo. Antes, dele ese rol a otra persona.")
	// ErrConAbiertas refuses to let somebody go who has work in hand; Details has it as solicitudes.
	ErrConAbiertas = fault.New(fault.Conflict, "SOLICITUDES_ABIERTAS", "La persona tiene solicitudes sin terminar. Entréguelas a otro instructor del centro, o termínelas, y vuelva a intentarlo.")
	// ErrModificada says that the version decided on is not the present one.
	ErrModificada = fault.New(fault.Stale, "USUARIO_MODIFICADO", "La cuenta cambió después de que usted la abrió. Vuelva a cargarla, revise los cambios e intente de nuevo.")

	ErrNoExiste       = fault.New(fault.NotFound, "USUARIO_NO_EXISTE", "El usuario no existe.")
	ErrCorreoEnUso    = fault.New(fault.Conflict, "CORREO_EN_USO", "Ya hay una cuenta activa con este correo. Use otro correo o recupere el acceso de esa cuenta.")
	ErrCedulaEnUso    = fault.New(fault.Conflict, "CEDULA_EN_USO", "Ya hay una cuenta activa con esta cédula. Verifique el número.")
	ErrCentroNoExiste = fault.New(fault.Invalid, "CENTRO_NO_EXISTE", "El centro de formación no existe. Elija uno de la lista.").At("/centroId")
	// ErrCentroCerrado refuses an active account in a centre that is closed.
	ErrCentroCerrado = fault.New(fault.Invalid, "CENTRO_CERRADO", "El centro está desactivado. Elija otro, o pida a la administración que lo active.").At("/centroId")
	// ErrCedulaDeInactiva offers to reactivate somebody who left instead of opening a second account.
	ErrCedulaDeInactiva = fault.New(fault.Conflict, "CEDULA_DE_INACTIVA", "Esta persona ya tuvo una cuenta, que está inactiva. Reactívela en lugar de crear otra: así conserva su historial.")
	ErrNoInvitable      = fault.New(fault.Conflict, "NO_SE_PUEDE_INVITAR", "Esta persona ya tiene contraseña o su cuenta está inactiva. Si olvidó la contraseña, puede pedir otra en la página de ingreso.")
)
