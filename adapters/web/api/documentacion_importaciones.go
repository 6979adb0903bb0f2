package api

// hojaDeEjemplo is a sheet with a person who is new and one whose address is refused.
const hojaDeEjemplo = "nombres;apellidos;cedula;email;telefono;especialidad\r\n" +
	"Rosa Elena;Quiroga Díaz;37555122;requirogadi@sena.edu.co;3105550199;Panadería\r\n" +
	"Iván;Rueda Parra;91222333;irueda@gmail.com;;\r\n"

// documentacionImportaciones is of the sheets of instructors that come in.
var documentacionImportaciones = map[string]Documentacion{
	"previsualizarImportacion": {
		Descripcion: `La llaman la coordinación, para su centro, y la administración, que dice el centro en ` + "`centroId`" + `. Lee el archivo y dice
qué pasará con cada fila, sin importar nada: NUEVA crea la cuenta e invita a la persona, ACTUALIZA cambia los datos de quien tiene esa cédula en el
centro, IGUAL no hace nada y ERROR dice todo lo que hay que corregir, con su columna. Las columnas van en cualquier orden. La vista previa vale 24
horas y reemplaza la anterior de la misma persona.

* **403** para instructores, antes de recibir el archivo, y para la coordinación en otro centro.
* **413** si pesa más de 5 MB.
* **415** si no se envía como multipart/form-data.
* **422** en ` + "`/file`" + ` si falta, está vacío o dañado, tiene contraseña o macros, no es una hoja, pasa de 2.000 filas o le faltan columnas; en ` + "`/centroId`" + `
si el centro no existe.
* **429** mientras otra importación suya está en curso.`,
		Cuenta: "coordinador.9546",
		Cuerpo: objeto{"file": hojaDeEjemplo},
	},
	"verImportacion": {
		Descripcion: `La llaman quien subió el archivo, mientras sea de ese centro, y la administración. Dice en qué está la importación y qué pasará, o pasó,
con cada fila.

* **403** para instructores.
* **404** si no existe o la subió otra persona.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploImportacion},
	},
	"confirmarImportacion": {
		Descripcion: `La llaman quien subió el archivo y la administración. Importa todas las filas de la vista previa o ninguna, e invita por correo a
las personas nuevas. Confirmar otra vez no cambia nada y responde lo mismo.

* **403** para instructores.
* **404** si no existe o la subió otra persona.
* **409** si la vista previa venció o se deshizo; si hay filas con errores y no se envía ` + "`soloValidas`" + `; si ninguna fila cambia algo; o si desde la vista previa
cambiaron los datos del sistema: pida la importación de nuevo, revísela y confirme.
* **429** mientras otra importación suya está en curso.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploImportacion},
		Cuerpo:     objeto{"soloValidas": true},
	},
	"deshacerImportacion": {
		Descripcion: `La llaman quien subió el archivo y la administración, hasta ` + "`deshacerHasta`" + `. Desactiva las cuentas nuevas que nadie ha usado y devuelve a
las demás los datos que tenían, salvo que hayan cambiado después; el motivo de cada fila lo dice. Deshacer otra vez no cambia nada.

* **403** para instructores.
* **404** si no existe o la subió otra persona.
* **409** si no se ha confirmado o ya pasaron 24 horas.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploImportada},
		Cuerpo:     objeto{},
	},
	"resultadoImportacion": {
		Descripcion: `La llaman quien subió el archivo y la administración. Responde el archivo como llegó, en el mismo formato, con dos columnas más: el
resultado de cada fila y su motivo. Corregido, se puede subir así otra vez. Queda anotado quién lo pidió.

* **403** para instructores.
* **404** si no existe o la subió otra persona.`,
		Cuenta:     "coordinador.9546",
		Parametros: map[string]any{"id": EjemploImportacion},
	},
	"importarInstructores": {
		Descripcion: `La llaman la coordinación, para su centro, y la administración, que dice el centro en ` + "`centroId`" + `. Importa en un solo paso las filas
válidas, sin vista previa; las demás van en ` + "`errores`" + `. Cada cuenta nueva recibe una contraseña al azar que no se guarda ni se vuelve a mostrar; la persona
tiene que cambiarla en su primer ingreso. Crea hasta 200 cuentas. Para revisar antes, o deshacer después, use POST /api/instructores/importaciones.

* **403** para instructores, antes de recibir el archivo, y para la coordinación en otro centro.
* **409** si los datos del sistema cambiaron mientras se importaba; intente de nuevo.
* **413** si pesa más de 5 MB.
* **415** si no se envía como multipart/form-data.
* **422** en ` + "`/file`" + ` si falta, no se puede leer, le faltan columnas o crea más de 200 cuentas; en ` + "`/centroId`" + ` si el centro no existe.
* **429** mientras otra importación suya está en curso.`,
		Cuenta: "coordinador.9546",
		Cuerpo: objeto{"file": hojaDeEjemplo},
	},
}
