package api

// documentacionUsuarios is of the accounts, for those who administer them.
var documentacionUsuarios = map[string]Documentacion{
	"listarUsuarios": {
		Descripcion: `La llaman la administración, que ve todas las cuentas, y la coordinación, que ve a los instructores de su centro. ` + "`conteos`" + `
cuenta la misma lista con otro estado y con otro rol.

* **403** si quien llama es instructor.
* **422** si un parámetro no se puede leer.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"centroId": "centro-9546", "search": "instructor"},
	},
	"verUsuario": {
		Descripcion: `La llama quien administra la cuenta. ` + "`solicitudesAbiertas`" + ` es lo que su persona tiene entre manos: PENDIENTE, EN_REVISION,
DEVUELTA, o APROBADA con clases desde hoy.

* **403** si quien llama es instructor, **404** si la cuenta no existe o no está a su alcance.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploInstructor},
	},
	"crearUsuario": {
		Descripcion: `La llaman la administración, para cualquier rol y centro, y la coordinación, para instructores de su centro. La cuenta nace sin
contraseña y su persona recibe por correo un enlace de 24 horas para elegirla; si el sistema no envía correo, el enlace viene una sola vez en
` + "`invitacion`" + `.

* **403** si quien llama es instructor.
* **422** con todo lo que hay que corregir a la vez; CORREO_EN_USO y CEDULA_EN_USO si los tiene otra cuenta activa. CEDULA_DE_INACTIVA dice en
  ` + "`usuarioId`" + ` a quién reactivar en lugar de crear otra cuenta.`,
		Cuenta: "coordinador.9546",
		Cuerpo: objeto{"nombre": "Marina Sotomonte Ariza", "email": "msotomonte@sena.edu.co", "cedula": "63.501.222", "telefono": "310 555 0199",
			"especialidad": "Panadería", "vinculo": "CONTRATISTA"},
	},
	"editarUsuario": {
		Descripcion: `La llama quien administra la cuenta. Se dan solo los datos que cambian; uno vacío se borra.

* **403** si quien llama es instructor, **404** si la cuenta no está a su alcance, **412** si su versión no es la última.
* **422** con todo lo que hay que corregir a la vez, también un correo o una cédula que tiene otra cuenta activa.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploInstructor},
		Cuerpo:     objeto{"telefono": "3115550144", "especialidad": "Panadería y pastelería"},
	},
	"cambiarRol": {
		Descripcion: `La llama la administración, nunca sobre su propia cuenta. Cierra todas las sesiones de la persona.

* **403** si no es la administración, **404** si la cuenta no existe, **412** si su versión no es la última.
* **409** si es la propia cuenta, si está inactiva o si es el último administrador (ULTIMO_ADMIN). SOLICITUDES_ABIERTAS trae en ` + "`solicitudes`" + `
  lo que un instructor debe entregar antes.
* **422** si el rol no existe, o le falta centro o cédula.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploColega},
		Cuerpo:     objeto{"role": "COORDINADOR"},
	},
	"cambiarCentro": {
		Descripcion: `La llama la administración, nunca sobre su propia cuenta. Cierra todas las sesiones de la persona. Las solicitudes se quedan en el
centro en que se pidieron.

* **403** si no es la administración, **404** si la cuenta no existe, **412** si su versión no es la última.
* **409** si es la propia cuenta o está inactiva. SOLICITUDES_ABIERTAS trae en ` + "`solicitudes`" + ` lo que un instructor debe entregar antes.
* **422** si el centro no existe o falta.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploColega},
		Cuerpo:     objeto{"centroId": "centro-9405"},
	},
	"desactivarUsuario": {
		Descripcion: `La llama quien administra la cuenta, nunca sobre la propia. Cierra todas las sesiones de la persona; su correo y su cédula quedan
libres, y su historial se conserva.

* **403** si quien llama es instructor, **404** si la cuenta no está a su alcance, **412** si su versión no es la última.
* **409** si ya está inactiva, es la propia o es el último administrador (ULTIMO_ADMIN). SOLICITUDES_ABIERTAS trae en ` + "`solicitudes`" + ` lo que
  hay que entregar o terminar antes.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploColega},
		Cuerpo:     objeto{},
	},
	"reactivarUsuario": {
		Descripcion: `La llama quien administra la cuenta. La persona vuelve con el mismo identificador, y por eso con su historial, y recibe una
invitación nueva; su contraseña anterior no sirve.

* **403** si quien llama es instructor, **404** si la cuenta no está a su alcance, **412** si su versión no es la última.
* **409** si ya está activa.
* **422** si otra cuenta activa tiene hoy su correo o su cédula.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploSeFue},
		Cuerpo:     objeto{},
	},
	"entregarSolicitud": {
		Descripcion: `La llama la coordinación del centro o la administración. La solicitud sigue donde está, a cargo de otro instructor activo del mismo
centro; los datos del responsable son los suyos y los dos reciben el aviso. De un curso aprobado se entregan las clases desde hoy.

* **403** si quien llama es instructor, **404** si es de otro centro, **412** si su versión no es la última.
* **409** si ya terminó: RECHAZADA, CANCELADA o un curso sin clases por dictar. CRUCE_DE_HORARIO trae los ` + "`cruces`" + ` de un curso aprobado con
  otros de quien lo recibe; se permite con una ` + "`justificacion`" + ` de 20 caracteres o más. De lo que no está aprobado, el cruce es un aviso.
* **422** sin motivo (10 caracteres o más) o si el instructor no puede recibirla.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploPendiente},
		Cuerpo:     objeto{"instructorId": EjemploColega, "motivo": "Quien la pidió se retira del centro."},
	},
	"entregarTodas": {
		Descripcion: `La llama la coordinación del centro o la administración. Entrega todo lo que la persona tiene entre manos, o nada: PENDIENTE,
EN_REVISION, DEVUELTA, los cursos aprobados con clases desde hoy y, con ` + "`borradores`" + `, los borradores.

* **403** si quien llama es instructor.
* **409** si una no se puede entregar; ` + "`codigo`" + ` dice cuál, y CRUCE_DE_HORARIO pide una ` + "`justificacion`" + ` de 20 caracteres o más.
* **422** sin motivo (10 caracteres o más) o si el instructor no puede recibirlas.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploInstructor},
		Cuerpo:     objeto{"instructorId": EjemploColega, "motivo": "Quien las pidió se retira del centro.", "borradores": true},
	},
	"invitarUsuario": {
		Descripcion: `La llama quien administra la cuenta de alguien que no ha elegido contraseña. El enlace anterior deja de servir.

* **403** si quien llama es instructor, **404** si la cuenta no está a su alcance, **412** si su versión no es la última.
* **409** si la cuenta está inactiva o ya tiene contraseña.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploInvitado},
		Cuerpo:     objeto{},
	},
}
