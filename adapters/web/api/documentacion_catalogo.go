package api

// documentacionCatalogo is of the administration of programmes.
var documentacionCatalogo = map[string]Documentacion{
	"listarCatalogo": {
		Descripcion: `La llaman la coordinación y la administración. Da los programas de cualquier tipo y estado, con cuántas veces se ha pedido
cada uno y cuántos de los elegidos están activos e inactivos. Para escoger uno en una solicitud está ` + "`GET /api/programas`" + `.

* **403** a quien es instructor.
* **422** si un filtro no es uno de sus valores, o page y limit no son números en su rango.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"limit": 2, "search": "contabilidad", "estado": "activo", "orden": "pedidos", "modalidad": "PRESENCIAL", "tipoFormacion": "COMPLEMENTARIA", "centro": "centro-9546"},
	},
	"crearPrograma": {
		Descripcion: `La llama la administración. Registra un programa activo en el catálogo de su centro, con sus objetivos, competencias y
resultados en el orden en que vienen.

* **403** a quien no es de la administración.
* **409** si otro programa del país tiene el código.
* **422** con todo lo que haya que corregir, cada cosa en su campo.`,
		Cuenta: "admin",
		Cuerpo: objeto{"codigo": "84720115", "nombre": "Registro de ventas en hojas de cálculo", "tipoFormacion": "COMPLEMENTARIA", "modalidad": "PRESENCIAL",
			"version": "1", "duracionHoras": 40, "cupoAprendices": 30, "descripcion": "Para tiendas y asociaciones.", "centroId": "centro-9546",
			"objetivos":    []any{objeto{"descripcion": "Llevar el registro diario de ventas"}},
			"competencias": []any{objeto{"codigo": "210301023", "descripcion": "Organizar los documentos de la empresa"}},
			"resultados":   []any{objeto{"codigo": "21030102301", "descripcion": "Clasificar los soportes de venta"}}},
	},
	"editarPrograma": {
		Descripcion: `La llama la administración. Cambia los campos que se envían; los demás quedan como están, y uno vacío o ` + "`null`" + ` se borra.
Las listas se reemplazan enteras, y sus filas conservan el id que traen. La versión y el centro no cambian aquí. Si nada cambia, responde lo mismo y no queda
registro. Las solicitudes enviadas conservan el programa como era.

* **403** a quien no es de la administración, **404** si el programa no existe.
* **409** si otro programa del país tiene el código.
* **412** si ` + "`If-Match`" + ` no es la edición vigente: vuelva a leer el programa.
* **422** con todo lo que haya que corregir.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploPrograma},
		Cuerpo:     objeto{"cupoAprendices": 30, "descripcion": "Cuentas claras para negocios pequeños."},
	},
	"nuevaVersionPrograma": {
		Descripcion: `La llama la administración. Registra una nueva versión del diseño del programa: el número de la versión y los campos que cambian con
ella. Las solicitudes enviadas conservan la versión con que se enviaron; los borradores y las devueltas se envían con la nueva.

* **403** a quien no es de la administración, **404** si el programa no existe, **412** si ` + "`If-Match`" + ` no es la edición vigente.
* **422** si el programa ya tiene o tuvo esa versión, o por cualquier otra regla; todo a la vez.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploPrograma},
		Cuerpo:     objeto{"version": "2", "duracionHoras": 48},
	},
	"desactivarPrograma": {
		Descripcion: `La llama la administración. Deja de ofrecer el programa: lo que ya se envió sigue su curso, y los borradores tienen que elegir otro
antes de enviarse.

* **403** a quien no es de la administración, **404** si el programa no existe, **412** si ` + "`If-Match`" + ` no es la edición vigente.
* **409** si ya está desactivado.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploPrograma},
		Cuerpo:     objeto{},
	},
	"activarPrograma": {
		Descripcion: `La llama la administración. Ofrece de nuevo un programa que estaba desactivado.

* **403** a quien no es de la administración, **404** si el programa no existe, **412** si ` + "`If-Match`" + ` no es la edición vigente.
* **409** si ya está activo.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploProgramaInactivo},
		Cuerpo:     objeto{},
	},
}
