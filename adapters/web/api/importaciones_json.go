package api

import "complementarias/application/lotes"

// ImportacionJSON is a sheet on its way into the system; R is how a row of its kind is written.
type ImportacionJSON[R any] struct {
	ID                   string      `json:"id"`
	Estado               string      `json:"estado" enum:"PREVIA,CONFIRMADA,DESHECHA,VENCIDA"`
	CentroID             *string     `json:"centroId" doc:"De las filas que no dicen otro; nulo si cada una dice el suyo"`
	Formato              string      `json:"formato" enum:"xlsx,csv" doc:"Lo que el archivo es por su contenido"`
	ColumnasDesconocidas []string    `json:"columnasDesconocidas" doc:"Encabezados que no son de la plantilla; lo que hay en ellas no se importa"`
	Conteos              ConteosJSON `json:"conteos"`
	Renglones            []R         `json:"renglones" doc:"Vacío cuando la vista previa venció, y 30 días después de importar"`
	SoloValidas          bool        `json:"soloValidas" doc:"Se confirmó sin las filas con errores"`
	Creada               *Instante   `json:"creada"`
	Expira               *Instante   `json:"expira" doc:"Hasta cuándo se puede confirmar"`
	Confirmada           *Instante   `json:"confirmada"`
	DeshacerHasta        *Instante   `json:"deshacerHasta"`
	Deshecha             *Instante   `json:"deshecha"`
}

// ConteosJSON is how many rows there are of each kind.
type ConteosJSON struct {
	Total        int `json:"total"`
	Nuevas       int `json:"nuevas"`
	Actualizadas int `json:"actualizadas"`
	Iguales      int `json:"iguales"`
	Errores      int `json:"errores"`
}

// RenglonJSON is a row of a sheet with what it does, or did.
type RenglonJSON struct {
	Fila      int               `json:"fila" doc:"Como la cuenta el programa que hizo el archivo"`
	Resultado string            `json:"resultado" enum:"NUEVA,ACTUALIZA,IGUAL,ERROR"`
	Errores   []ErrorDeFilaJSON `json:"errores"`
	Nota      *string           `json:"nota" doc:"Qué más conviene saber de la fila"`
	Deshecho  bool              `json:"deshecho"`
	Motivo    *string           `json:"motivo" doc:"Qué pasó con la fila al deshacer"`
}

// RenglonDeInstructorJSON is a row of a sheet of instructors.
type RenglonDeInstructorJSON struct {
	RenglonJSON
	Datos     DatosDeRenglonJSON `json:"datos" doc:"Lo que dice la fila"`
	UsuarioID *string            `json:"usuarioId" doc:"La cuenta que se creó o cambió, una vez confirmada"`
}

// RenglonDeProgramaJSON is a row of a sheet of programmes.
type RenglonDeProgramaJSON struct {
	RenglonJSON
	Datos      DatosDePrograma `json:"datos" doc:"Lo que dice la fila"`
	ProgramaID *string         `json:"programaId" doc:"El programa que se creó o cambió, una vez confirmada"`
}

// DatosDeRenglonJSON are the cells of a row by their column, as they were read.
type DatosDeRenglonJSON struct {
	Nombres      string `json:"nombres"`
	Apellidos    string `json:"apellidos"`
	Cedula       string `json:"cedula"`
	Email        string `json:"email"`
	Telefono     string `json:"telefono"`
	Especialidad string `json:"especialidad"`
	Vinculo      string `json:"vinculo"`
}

// DatosDePrograma are the cells of a row of a sheet of programmes, as they were read; lists have one entry a line.
type DatosDePrograma struct {
	Codigo       string `json:"codigo"`
	Nombre       string `json:"nombre"`
	Version      string `json:"version"`
	Duracion     string `json:"duracion"`
	Cupo         string `json:"cupo"`
	Modalidad    string `json:"modalidad"`
	Tipo         string `json:"tipo"`
	Centro       string `json:"centro" doc:"El código del centro"`
	Descripcion  string `json:"descripcion"`
	Objetivos    string `json:"objetivos"`
	Competencias string `json:"competencias"`
	Resultados   string `json:"resultados"`
}

// ErrorDeFilaJSON is one broken rule of a row.
type ErrorDeFilaJSON struct {
	Columna string `json:"columna" doc:"Letra de la columna en la hoja; vacía si el archivo no la tiene"`
	Campo   string `json:"campo" doc:"La columna de la plantilla"`
	Codigo  string `json:"codigo"`
	Error   string `json:"error" doc:"Qué está mal y cómo se arregla"`
}

func (h importacionesDe[R]) json(i *lotes.Importacion) (ImportacionJSON[R], error) {
	mapa, err := lotes.Casar(h.columnas, i.Encabezados)
	if err != nil {
		return ImportacionJSON[R]{}, err
	}
	c := i.Cuentas()
	v := ImportacionJSON[R]{ID: i.ID, Estado: string(i.Estado), CentroID: textoJSON(string(i.Centro)), Formato: string(i.Formato), ColumnasDesconocidas: append([]string{}, i.Desconocidas...),
		Conteos:   ConteosJSON{Total: c.Total, Nuevas: c.Nuevas, Actualizadas: c.Actualizadas, Iguales: c.Iguales, Errores: c.Errores},
		Renglones: make([]R, len(i.Renglones)), SoloValidas: i.SoloValidas, Creada: NewInstante(i.Creada), Expira: NewInstante(i.Expira),
		Confirmada: NewInstante(i.Confirmada), DeshacerHasta: NewInstante(i.DeshacerHasta()), Deshecha: NewInstante(i.Deshecha)}
	for n, r := range i.Renglones {
		v.Renglones[n] = h.renglon(func(clave string) string { return mapa.Valor(r.Celdas, clave) }, r)
	}
	return v, nil
}

func renglonJSON(r lotes.Renglon) RenglonJSON {
	v := RenglonJSON{Fila: r.Numero, Resultado: string(r.Resultado), Errores: make([]ErrorDeFilaJSON, len(r.Errores)), Nota: textoJSON(r.Nota)}
	for n, e := range r.Errores {
		v.Errores[n] = ErrorDeFilaJSON{Columna: e.Columna, Campo: e.Clave, Codigo: e.Codigo, Error: e.Mensaje}
	}
	if e := r.Efecto; e != nil {
		v.Deshecho, v.Motivo = e.Deshecho, textoJSON(e.Motivo)
	}
	return v
}

// objetoDe is what a row has made or changed.
func objetoDe(r lotes.Renglon) *string {
	if r.Efecto == nil {
		return nil
	}
	return textoJSON(r.Efecto.Objeto)
}

func renglonDeInstructor(valor func(string) string, r lotes.Renglon) RenglonDeInstructorJSON {
	return RenglonDeInstructorJSON{RenglonJSON: renglonJSON(r), UsuarioID: objetoDe(r),
		Datos: DatosDeRenglonJSON{Nombres: valor("nombres"), Apellidos: valor("apellidos"), Cedula: valor("cedula"), Email: valor("email"),
			Telefono: valor("telefono"), Especialidad: valor("especialidad"), Vinculo: valor("vinculo")}}
}

func renglonDePrograma(valor func(string) string, r lotes.Renglon) RenglonDeProgramaJSON {
	return RenglonDeProgramaJSON{RenglonJSON: renglonJSON(r), ProgramaID: objetoDe(r),
		Datos: DatosDePrograma{Codigo: valor("codigo"), Nombre: valor("nombre"), Version: valor("version"), Duracion: valor("duracion"), Cupo: valor("cupo"),
			Modalidad: valor("modalidad"), Tipo: valor("tipo"), Centro: valor("centro"), Descripcion: valor("descripcion"), Objetivos: valor("objetivos"),
			Competencias: valor("competencias"), Resultados: valor("resultados")}}
}
