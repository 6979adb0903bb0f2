package api

// hojaDeProgramasDeEjemplo is a sheet with a programme that is new and one that is refused.
const hojaDeProgramasDeEjemplo = "codigo;nombre;version;duracion;cupo;modalidad;centro;objetivos;competencias\r\n" +
	"84720115;Registro de ventas en hojas de cálculo;1;40;30;PRESENCIAL;9546;\"Llevar el registro diario\nCerrar el mes\";210301023 - Organizar los documentos de la empresa\r\n" +
	"84720116;Inventarios;1;900;30;PRESENCIAL;9546;;\r\n"

// documentacionImportarProgramas is of the sheets of programmes that come in.
var documentacionImportarProgramas = map[string]Documentacion{
	"previsualizarImportacionDeProgramas": {
		Descripcion: `La llama la administración. Lee el archivo y dice qué pasará con cada fila, sin importar nada: NUEVA registra el programa, ACTUALIZA escribe
sobre el que tiene ese código (y registra una versión nueva si la fila trae otra; la nota dice qué cambia), IGUAL no hace nada y ERROR dice todo lo que hay que
corregir, con su columna. Las columnas van en cualquier orden; las que no se exigen, si faltan o su celda está vacía, dejan lo que el programa tiene. En
objetivos, competencias y resultados cada línea de la celda es uno: ` + "`código - descripción`" + ` en las dos últimas. La columna centro lleva el código del centro; las filas
que no lo traen son de ` + "`centroId`" + `. La vista previa vale 24 horas y reemplaza la anterior de la misma persona.

* **403** a quien no es de la administración, antes de recibir el archivo.
* **413** si pesa más de 5 MB.
* **415** si no se envía como multipart/form-data.
* **422** en ` + "`/file`" + ` si falta, está vacío o dañado, tiene contraseña o macros, no es una hoja, pasa de 2.000 filas o le faltan columnas; en ` + "`/centroId`" + `
si el centro no existe.
* **429** mientras otra importación suya está en curso.`,
		Cuenta: "admin",
		Cuerpo: objeto{"file": hojaDeProgramasDeEjemplo},
	},
	"verImportacionDeProgramas": {
		Descripcion: `La llama la administración. Dice en qué está la importación y qué pasará, o pasó, con cada fila.

* **403** a quien no es de la administración, **404** si no existe.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploDeProgramas},
	},
	"confirmarImportacionDeProgramas": {
		Descripcion: `La llama la administración. Importa todas las filas de la vista previa o ninguna. Confirmar otra vez no cambia nada y responde lo mismo.

* **403** a quien no es de la administración, **404** si no existe.
* **409** si la vista previa venció o se deshizo; si hay filas con errores y no se envía ` + "`soloValidas`" + `; si ninguna fila cambia algo; o si desde la vista previa
cambiaron los programas: pida la importación de nuevo, revísela y confirme.
* **429** mientras otra importación suya está en curso.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploDeProgramas},
		Cuerpo:     objeto{"soloValidas": true},
	},
	"deshacerImportacionDeProgramas": {
		Descripcion: `La llama la administración, hasta ` + "`deshacerHasta`" + `. Quita del catálogo los programas nuevos y devuelve a los demás los datos y la versión
que tenían, salvo los que cambiaron después o con los que después se hizo o se envió una solicitud; el motivo de cada fila lo dice. Deshacer otra vez no cambia
nada.

* **403** a quien no es de la administración, **404** si no existe.
* **409** si no se ha confirmado o ya pasaron 24 horas.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploProgramas},
		Cuerpo:     objeto{},
	},
	"resultadoImportacionDeProgramas": {
		Descripcion: `La llama la administración. Responde el archivo como llegó, en el mismo formato, con dos columnas más: el resultado de cada fila y su
motivo. Corregido, se puede subir así otra vez. Queda anotado quién lo pidió.

* **403** a quien no es de la administración, **404** si no existe.`,
		Cuenta:     "admin",
		Parametros: map[string]any{"id": EjemploDeProgramas},
	},
}
