package api

// documentacionGeneral is of sessions, the catalogue, places, notices and the state of the system.
var documentacionGeneral = map[string]Documentacion{
	"entrar": {
		Descripcion: `La llama cualquiera. Abre una sesión y responde el token que la representa; por defecto vale 12 horas, o hasta que se
cierre la sesión, cambie la contraseña, el rol o el centro, o se desactive la cuenta.

* **400** si falta el correo o la contraseña, o el cuerpo no se puede leer.
* **401** con la misma respuesta si el correo no existe, la cuenta está inactiva o la contraseña no es la suya.
* **429** con ` + "`Retry-After`" + ` después de varios intentos fallidos: desde el quinto de una cuenta y una dirección la espera crece de
1 segundo a 15 minutos, y desde una dirección caben 30 por minuto. Ocurre igual si el correo no existe.
* **503** con ` + "`Retry-After`" + ` si hay demasiadas personas entrando a la vez.

Con una contraseña temporal ` + "`debeCambiarClave`" + ` es ` + "`true`" + `, y hasta cambiarla todo lo demás responde **403** con el código CLAVE_TEMPORAL.`,
		Cuerpo: objeto{"email": "instructor1.9546@sena.edu.co", "password": EjemploClave},
	},
	"salir": {
		Descripcion: `La llama quien tiene una sesión. Cierra esa sesión y ninguna otra: desde la siguiente petición su token responde 401.
Responde 204 sin cuerpo.`,
		Cuenta: "instructor1.9546",
		Cuerpo: objeto{},
	},
	"quienSoy": {
		Descripcion: `La llama cualquier rol. Responde la cuenta del token con su centro, que es ` + "`null`" + ` para la administración.
Sirve para saber si un token todavía vale: si no, **401**.`,
		Cuenta: "instructor1.9546",
	},
	"cambiarClave": {
		Descripcion: `La llama cualquier rol, también quien entró con una contraseña temporal. Cambia la propia contraseña y cierra las demás
sesiones; la que llama sigue con el token de la respuesta, y el anterior deja de servir. Llamada con la cookie de un navegador, le deja la
cookie nueva y ` + "`token`" + ` va vacío.

* **422** en ` + "`/actual`" + ` si no es la que se usa ahora, y en ` + "`/nueva`" + ` si tiene menos de 12 caracteres, es común, es la misma o lleva el
nombre, el correo o la cédula.
* **429** con ` + "`Retry-After`" + ` después de varios intentos fallidos, como al iniciar sesión.`,
		Cuenta: "instructor2.9546",
		Cuerpo: objeto{"actual": EjemploClave, "nueva": "cuatro palabras que nadie une"},
	},
	"pedirEnlace": {
		Descripcion: `La llama cualquiera. Envía al buzón de la cuenta un enlace para elegir otra contraseña; sirve una vez y por 30 minutos.
Responde lo mismo si el correo no es de nadie o la cuenta está inactiva.

* **422** si falta el correo.
* **429** con ` + "`Retry-After`" + ` si se pidieron varios en poco tiempo.`,
		Cuerpo: objeto{"email": "instructor1.9546@sena.edu.co"},
	},
	"fijarClave": {
		Descripcion: `La llama quien tiene un enlace de invitación o de restablecimiento: ` + "`token`" + ` es el final de su dirección. Guarda la
contraseña, gasta el enlace y cierra todas las sesiones de la cuenta. Después se inicia sesión con ella.

* **404** si el enlace ya se usó, venció, se pidió otro después o no existe: siempre la misma respuesta.
* **422** en ` + "`/password`" + ` si la contraseña no cumple las reglas, y en ` + "`/autorizaUsoInfo`" + ` si es una invitación y no va en ` + "`true`" + `. El
enlace sigue sirviendo.`,
		Cuerpo: objeto{"token": EjemploEnlace, "password": "cuatro palabras que nadie une"}, //nolint:gosec // an example for everybody to read
	},
	"listarProgramas": {
		Descripcion: `La llama cualquier rol. Da los programas complementarios activos: al instructor los de su centro, que son los que puede
pedir; a la coordinación y a la administración los de todos. Van primero los más pedidos y luego por nombre.

* **422** si la modalidad no es una de las cinco, o page y limit no son números en su rango.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"limit": 2, "modalidad": "PRESENCIAL", "search": "contabilidad"},
	},
	"verPrograma": {
		Descripcion: `La llama cualquier rol. Da un programa con sus objetivos en orden, competencias y resultados de aprendizaje, y cuántas
veces se ha pedido.

* **404** si no existe o si es de un centro que no está al alcance de quien pregunta.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"id": EjemploPrograma},
	},
	"listarFestivos": {
		Descripcion: `Pública. Da los festivos vigentes de un año, por fecha: los que fija la Ley 51 de 1983 y los que la administración
agregó. Dos en un mismo día son dos filas. Son los días que el motor de horarios salta.

* **422** si el año no está entre 1900 y 2199.`,
		Parametros: map[string]any{"anio": 2026},
	},
	"listarDepartamentos": {
		Descripcion: `Pública. Da los 33 departamentos (con Bogotá, D. C.) por nombre, con su código de la Divipola del DANE. Tanto el nombre
oficial como el código sirven en el campo ` + "`departamento`" + ` de una solicitud.`,
	},
	"listarMunicipios": {
		Descripcion: `Pública. Da los municipios por nombre, con su código de la Divipola del DANE; se pueden limitar a un departamento y
buscar sin importar tildes ni mayúsculas. Un departamento que no existe da una lista vacía.

* **422** si un texto pasa de 200 caracteres o no se puede leer.`,
		Parametros: map[string]any{"departamento": "68", "search": "barb"},
	},
	"listarNotificaciones": {
		Descripcion: `La llama cualquier rol, y ve solo las suyas, las más nuevas primero. ` + "`noLeidas`" + ` cuenta todas las que faltan por leer,
no solo las de la página.

* **422** si leidas no es true o false, o page y limit no son números en su rango.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"limit": 2, "leidas": false},
	},
	"marcarLeida": {
		Descripcion: `La llama cualquier rol, con una notificación suya. Repetirla no cambia nada: cuenta la primera lectura.

* **404** si no existe o es de otra persona.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"id": EjemploNotificacion},
		Cuerpo:     objeto{},
	},
	"marcarTodasLeidas": {
		Descripcion: `La llama cualquier rol. Marca como leídas todas las suyas; si no tiene ninguna, también responde 200.`,
		Cuenta:      "instructor1.9546",
		Cuerpo:      objeto{},
	},
	"salud": {
		Descripcion: `Pública. Dice si el sistema atiende y si su base de datos responde. Con la base caída responde **503** con el mismo
cuerpo, ` + "`status`" + ` en ` + "`degraded`" + `, y ` + "`Retry-After`" + `.`,
	},
}
