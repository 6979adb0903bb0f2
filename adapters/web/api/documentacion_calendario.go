package api

// EjemploReceso stands for a recess of centre 9546.
const EjemploReceso = "0199e5a0-6f10-7e02-8c5d-2b7e90d4f501"

// documentacionCalendario is of the days without classes.
var documentacionCalendario = map[string]Documentacion{
	"agregarFestivo": {
		Descripcion: `La llama la administración. Agrega un festivo que la ley no calcula, como un día cívico decretado. Los cursos aprobados
conservan sus días: los que toca están en ` + "`GET /api/festivos/afectados`" + `.

* **403** a quien no es de la administración.
* **409** si ese día ya tiene un festivo con ese nombre, aunque esté apagado.
* **422** con todo lo que haya que corregir, cada cosa en su campo.`,
		Cuenta: "admin",
		Cuerpo: objeto{"fecha": "2027-09-30", "nombre": "Día cívico"},
	},
	"conmutarFestivo": {
		Descripcion: `La llama la administración. Con ` + "`vigente: false`" + ` apaga un festivo calculado (que puede volver) o quita uno manual; con
` + "`vigente: true`" + ` vuelve a encender uno calculado. Si ya está así, responde lo mismo y no queda registro. Los cursos aprobados conservan sus días.

* **403** a quien no es de la administración.
* **404** si ese día no tiene un festivo con ese nombre.
* **422** si falta la fecha, el nombre o si queda vigente.`,
		Cuenta: "admin",
		Cuerpo: objeto{"fecha": "2027-05-01", "nombre": "Día del Trabajo", "vigente": false},
	},
	"listarAfectados": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración. Da los cursos aprobados que tienen clase, de hoy en adelante, en un
día que ahora es festivo o receso de su centro, con esos días, por el primero de ellos. No cuentan los que se planearon así a propósito. Un curso deja de estar
cuando se reprograma.

* **403** a quien es instructor.
* **422** si el centro, page o limit no se entienden.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"limit": 2, "centro": "centro-9546"},
	},
	"listarRecesos": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración. Da los periodos sin clases de los centros, por su primer día.

* **403** a quien es instructor.
* **422** si el año, el centro, page o limit no se entienden.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"limit": 2, "anio": 2027, "centro": "centro-9546"},
	},
	"verReceso": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración.

* **403** a quien es instructor.
* **404** si el receso no existe o es de otro centro.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploReceso},
	},
	"crearReceso": {
		Descripcion: `La llaman la coordinación, para su centro, y la administración. Registra un periodo sin clases, con sus dos días incluidos. Los
cursos aprobados conservan sus días: los que toca están en ` + "`GET /api/festivos/afectados`" + `.

* **403** a quien es instructor.
* **409** si se cruza con otro receso del centro; dice con cuál.
* **422** con todo lo que haya que corregir; también si el centro no existe o no es el suyo.`,
		Cuenta: "coordinador.9546",
		Cuerpo: objeto{"desde": "2031-12-20", "hasta": "2032-01-11", "nombre": "Receso de fin de año"},
	},
	"editarReceso": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración. Cambia los campos que se envían. Si nada cambia, responde lo mismo y
no queda registro.

* **403** a quien es instructor, **404** si el receso no existe o es de otro centro.
* **409** si se cruza con otro receso del centro; dice con cuál.
* **422** con todo lo que haya que corregir; también si cambia el centro.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploReceso},
		Cuerpo:     objeto{"nombre": "Receso de mitad de año"},
	},
	"quitarReceso": {
		Descripcion: `La llaman la coordinación, de su centro, y la administración. Esos días vuelven a tener clases para lo que se planee desde ahora.

* **403** a quien es instructor, **404** si el receso no existe, ya se quitó o es de otro centro.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploReceso},
		Cuerpo:     objeto{},
	},
}
