package api

// documentacionAmbientes is of the ambientes of the centres.
var documentacionAmbientes = map[string]Documentacion{
	"listarAmbientes": {
		Descripcion: `La llaman quienes trabajan en el centro y la administración. Da los ambientes del centro por nombre, y cuántos de los elegidos están
activos e inactivos. A quien es instructor, solo los activos, que son los que puede elegir en una solicitud.

* **404** si el centro no existe o es otro.
* **422** si un filtro no es uno de sus valores, o page y limit no son números en su rango.`,
		Cuenta:     "instructor1.9546",
		Parametros: map[string]any{"id": "centro-9546", "limit": 2, "search": "ambiente", "tipo": "AULA", "estado": "activo"},
	},
	"crearAmbiente": {
		Descripcion: `La llaman la coordinación, para su centro, y la administración, para cualquiera. Registra un ambiente activo.

* **403** a quien es instructor.
* **404** si el centro no existe o es el de otra coordinación.
* **409** si el centro ya tiene un ambiente con ese nombre, sin distinguir mayúsculas ni tildes, o si ya tiene 1.000.
* **422** con todo lo que haya que corregir, cada cosa en su campo.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": "centro-9546"},
		Cuerpo:     objeto{"nombre": "Laboratorio de suelos", "tipo": "LABORATORIO", "capacidad": 24},
	},
	"editarAmbiente": {
		Descripcion: `La llaman la coordinación, para los ambientes de su centro, y la administración. Cambia los campos que se envían; los demás quedan como
están, y una capacidad vacía o ` + "`null`" + ` se borra. Un ambiente no se elimina: con ` + "`isActive`" + ` en false no se puede elegir más, y lo que ya lo nombra lo
conserva. Si nada cambia, responde lo mismo y no queda registro.

* **403** a quien es instructor, **404** si el ambiente no existe o es de otro centro.
* **409** si el centro tiene otro ambiente con ese nombre.
* **412** si ` + "`If-Match`" + ` no es la edición vigente: vuelva a leer el ambiente.
* **422** con todo lo que haya que corregir.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploAmbiente},
		Cuerpo:     objeto{"capacidad": 28, "isActive": false},
	},
}
