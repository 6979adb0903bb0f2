package api

// documentacionCentros is of the training centres.
var documentacionCentros = map[string]Documentacion{
	"listarCentros": {
		Descripcion: `Pública. Da los centros de formación activos por regional y código, para escoger uno.`,
	},
	"listarCatalogoCentros": {
		Descripcion: `La llama la administración. Da todos los centros con cuántas personas, coordinadores y programas activos tiene cada uno, y cuántos
de los elegidos están activos e inactivos.

* **403** a quien no es de la administración.
* **422** si un filtro no es uno de sus valores, o page y limit no son números en su rango.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"limit": 2, "search": "oriente", "regional": "68", "estado": "activo"},
	},
	"verCentro": {
		Descripcion: `La llama la administración, y la coordinación con su propio centro. Da lo que se guarda del centro, quiénes lo coordinan y cuánto
depende de él.

* **403** a quien es instructor.
* **404** si no existe o es el de otra coordinación.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": "centro-9546"},
	},
	"crearCentro": {
		Descripcion: `La llama la administración. Registra un centro activo, sin personas ni programas.

* **403** a quien no es de la administración.
* **409** si otro centro tiene el código.
* **422** con todo lo que haya que corregir, cada cosa en su campo.`,
		Cuenta: "admin",
		Cuerpo: objeto{"codigo": "9999", "nombre": "Centro Agroforestal del Carare", "direccion": "Carrera 5 # 4-20", "telefono": "6077564201", "ciudad": "Cimitarra",
			"region": "Regional Santander", "regionalCodigo": "68", "formCode": "F11-3030-003/03-06", "formVersion": "1"},
	},
	"editarCentro": {
		Descripcion: `La llama la administración. Cambia los campos que se envían; los demás quedan como están, y uno vacío o ` + "`null`" + ` se borra. Los
papeles que se hagan desde ese momento llevan el código y la versión nuevos de la ficha. Si nada cambia, responde lo mismo y no queda registro.

* **403** a quien no es de la administración, **404** si el centro no existe.
* **409** si otro centro tiene el código.
* **412** si ` + "`If-Match`" + ` no es la edición vigente: vuelva a leer el centro.
* **422** con todo lo que haya que corregir.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": "centro-9546"},
		Cuerpo:     objeto{"telefono": "607 756 4200", "formVersion": "2"},
	},
	"desactivarCentro": {
		Descripcion: `La llama la administración. Cierra un centro en que ya no pasa nada: sus programas dejan de ofrecerse y no se puede escoger.

* **403** a quien no es de la administración, **404** si el centro no existe, **412** si ` + "`If-Match`" + ` no es la edición vigente.
* **409** si ya está desactivado, o si todavía tiene personas con cuenta activa, solicitudes por decidir o corregir, o cursos aprobados que no han terminado: dice
cuántos en ` + "`personas`, `solicitudesAbiertas` y `cursosPorDictar`" + `.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": "centro-9549"},
		Cuerpo:     objeto{},
	},
	"activarCentro": {
		Descripcion: `La llama la administración. Abre de nuevo un centro que estaba desactivado.

* **403** a quien no es de la administración, **404** si el centro no existe, **412** si ` + "`If-Match`" + ` no es la edición vigente.
* **409** si ya está activo.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploCentroInactivo},
		Cuerpo:     objeto{},
	},
}
