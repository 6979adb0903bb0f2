package api

// EjemploAcceso waits, for an instructor of centre 9546.
const EjemploAcceso = "0199e5a0-6f10-7e01-8c5d-2b7e90d4f401"

// documentacionAccesos is of requests for an account.
var documentacionAccesos = map[string]Documentacion{
	"pedirAcceso": {
		Descripcion: `La llama cualquiera, sin token. Responde siempre con un número, también a quien ya tiene una cuenta o ya la pidió: entonces no se
guarda nada de lo que envió y se le avisa a su correo. Así nadie averigua quién tiene cuenta.

* **422** con todos los campos por corregir. Las casillas ` + "`aceptaTerminos`" + ` y ` + "`autorizaDatos`" + ` deben ser true.
* **429** con ` + "`Retry-After`" + ` si desde la misma red han llegado más de 20 en una hora.`,
		Cuerpo: objeto{
			"nombres": "Rosa Elvira", "apellidos": "Gómez Prada", "cedula": "63.512.345", "telefono": "300 987 65 43", "email": "regomez@sena.edu.co",
			"centroId": "centro-9546", "cargo": "INSTRUCTOR", "justificacion": "Dicto cursos de confección en las veredas de Vélez y Barbosa.",
			"aceptaTerminos": true, "autorizaDatos": true,
		},
	},
	"listarAccesos": {
		Descripcion: `La llama la administración, que las ve todas, o la coordinación de un centro, que ve las de instructores de su centro.

* **403** si quien llama es instructor.
* **422** si un parámetro no sirve.`,
		Cuenta: "coordinador.9546",
	},
	"verAcceso": {
		Descripcion: `La llama quien puede decidirla.

* **403** si quien llama es instructor, **404** si no existe o no está a su alcance.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploAcceso},
	},
	"aprobarAcceso": {
		Descripcion: `La llama quien puede decidirla. Crea la cuenta sin contraseña y envía la invitación por correo; sin correo en la instalación,
` + "`invitacion`" + ` trae el enlace para entregarlo. Quien se había ido y tiene la misma cédula recupera su cuenta. La administración puede dar otro
rol u otro centro.

* **403** si quien llama es instructor, o coordinación y da otro rol u otro centro. **404** si no está a su alcance.
* **409** si ya se decidió, y dice quién y cuándo; o si otra persona recibió entretanto una cuenta con el mismo correo o cédula.
* **422** si el rol o el centro no existen.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploAcceso},
		Cuerpo:     objeto{"comentarios": "Bienvenida al centro."},
	},
	"rechazarAcceso": {
		Descripcion: `La llama quien puede decidirla. La persona recibe el motivo; sus datos se borran a los 90 días y quedan el número y la decisión.

* **403** si quien llama es instructor, **404** si no está a su alcance.
* **409** si ya se decidió, y dice quién y cuándo.
* **422** sin un motivo de 10 caracteres o más.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploAcceso},
		Cuerpo:     objeto{"motivo": "No encontramos su contrato con el centro. Escríbale a la coordinación."},
	},
}
