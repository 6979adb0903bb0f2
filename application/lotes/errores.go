package lotes

import (
	"fmt"

	"complementarias/domain/fault"
)

const archivo = "/file" // where a form and the JSON have the file

func falla(codigo, mensaje string) *fault.Error {
	return fault.New(fault.Invalid, codigo, mensaje).At(archivo)
}

// Why a file is refused as a whole.
var (
	ErrSinArchivo = falla("REQUERIDO", "Elija el archivo que va a importar.")
	ErrTamano     = fault.New(fault.TooLarge, "ARCHIVO_DEMASIADO_GRANDE", "El archivo pesa más de 5 MB, lo máximo que se recibe. Divídalo en varios y súbalos uno por uno.")
	ErrVacio      = falla("ARCHIVO_VACIO", "El archivo está vacío. Descargue la plantilla, escriba los datos debajo de los encabezados y súbala.")
	ErrTipo       = falla("ARCHIVO_NO_ES_HOJA", "El archivo no es una hoja de cálculo. Suba un libro de Excel (.xlsx) o un texto CSV.")
	ErrXLS        = falla("ARCHIVO_XLS", "El archivo es de Excel 97-2003 (.xls). Ábralo y guárdelo como «Libro de Excel (.xlsx)».")
	ErrODS        = falla("ARCHIVO_ODS", "El archivo es de LibreOffice (.ods). Ábralo y guárdelo como Excel (.xlsx) o CSV.")
	ErrCifrado    = falla("ARCHIVO_CIFRADO", "El archivo tiene contraseña y no se puede abrir. Quítele la contraseña y súbalo de nuevo.")
	ErrIlegible   = falla("ARCHIVO_ILEGIBLE", "El archivo está dañado o incompleto. Ábralo en Excel, guárdelo de nuevo y súbalo.")
	ErrMacros     = falla("ARCHIVO_CON_MACROS", "El archivo tiene macros. Guárdelo como «Libro de Excel (.xlsx)», sin macros.")
	ErrVinculos   = falla("ARCHIVO_CON_VINCULOS", "El archivo toma datos de otros libros. Copie los datos como valores en un libro nuevo y suba ese.")
	ErrExpandido  = falla("ARCHIVO_DEMASIADO_EXPANDIDO", "El archivo ocupa demasiado al abrirse. Copie solo los datos en un libro nuevo y suba ese.")
	ErrFilas      = falla("DEMASIADAS_FILAS", "El archivo tiene más de 2.000 filas. Divídalo en varios y súbalos uno por uno.")
	ErrColumnas   = falla("DEMASIADAS_COLUMNAS", "El archivo tiene más de 100 columnas. Deje solo las de la plantilla.")
	ErrDispersa   = falla("DEMASIADOS_VACIOS", "La hoja tiene miles de filas vacías con formato. Copie solo los datos en un libro nuevo y suba ese.")
	ErrSinFilas   = falla("SIN_FILAS", "El archivo solo tiene encabezados. Escriba los datos debajo de ellos y súbalo de nuevo.")
	ErrSinHoja    = falla("SIN_HOJA_VISIBLE", "El libro no tiene ninguna hoja visible. Muestre la hoja que tiene los datos y súbalo de nuevo.")
	ErrTextoRoto  = falla("CODIFICACION", "El texto del archivo no se puede leer. Guárdelo como «CSV UTF-8 (delimitado por comas)» o como libro de Excel.")
)

// ErrCombinadas refuses merged cells: what stands in them belongs to one row only.
func ErrCombinadas(rango string) *fault.Error {
	return falla("CELDAS_COMBINADAS", fmt.Sprintf("La hoja tiene celdas combinadas (%s). Sepárelas y escriba el dato en cada fila.", rango))
}

// ErrFormula refuses a formula whose value was not kept in the file.
func ErrFormula(celda string) *fault.Error {
	return falla("FORMULA_SIN_VALOR", fmt.Sprintf("La celda %s tiene una fórmula sin su resultado. Copie la columna y péguela como valores.", celda))
}

// ErrCeldaError refuses what a spreadsheet shows in place of a value, such as #N/D.
func ErrCeldaError(celda string) *fault.Error {
	return falla("CELDA_CON_ERROR", fmt.Sprintf("La celda %s muestra un error en vez de un dato. Corríjala en el archivo.", celda))
}

// ErrCeldaLarga refuses a text that no field of ours takes.
func ErrCeldaLarga(celda string) *fault.Error {
	return falla("CELDA_LARGA", fmt.Sprintf("La celda %s tiene más de 10.000 caracteres. Acorte el texto.", celda))
}

// ErrComillas refuses a text with separators whose quotes do not match.
func ErrComillas(linea int) *fault.Error {
	return falla("COMILLAS", fmt.Sprintf("En la línea %d hay comillas sin cerrar o mal puestas. Corríjalas, o guarde el archivo como libro de Excel.", linea))
}

// ErrEjemplo is what a row is told that is the template's own.
var ErrEjemplo = fault.New(fault.Invalid, "FILA_DE_EJEMPLO", "Esta es la fila de ejemplo de la plantilla. Bórrela o escriba en ella datos verdaderos.")

// Why an import that was read is not confirmed or undone.
var (
	ErrNoExiste     = fault.New(fault.NotFound, "IMPORTACION_NO_EXISTE", "La importación no existe.")
	ErrVencida      = fault.New(fault.Conflict, "IMPORTACION_VENCIDA", "Esta vista previa ya no sirve, porque venció o porque subió otro archivo después. Suba el archivo de nuevo.")
	ErrConErrores   = fault.New(fault.Conflict, "IMPORTACION_CON_ERRORES", "Hay filas con errores. Corríjalas y suba el archivo de nuevo, o importe solo las válidas.")
	ErrSinCambios   = fault.New(fault.Conflict, "IMPORTACION_SIN_CAMBIOS", "No hay nada que importar: ninguna fila es nueva ni cambia datos.")
	ErrCambio       = fault.New(fault.Conflict, "IMPORTACION_CAMBIO", "Desde la vista previa cambiaron los datos del sistema. No se importó nada: revise de nuevo las filas y confirme.")
	ErrNoConfirmada = fault.New(fault.Conflict, "IMPORTACION_NO_CONFIRMADA", "Esta importación no se ha confirmado: no hay nada que deshacer.")
	ErrYaDeshecha   = fault.New(fault.Conflict, "IMPORTACION_DESHECHA", "Esta importación se deshizo. Suba el archivo de nuevo si la necesita.")
	ErrPlazo        = fault.New(fault.Conflict, "IMPORTACION_DEFINITIVA", "Una importación se puede deshacer durante 24 horas y ese plazo ya pasó.")
)
