package api

import (
	"complementarias/application/identidad"
	"complementarias/application/lotes"
)

// ImportacionJSON is a sheet on its way into the system.
type ImportacionJSON struct {
	ID                   string        `json:"id"`
	Estado               string        `json:"estado" enum:"PREVIA,CONFIRMADA,DESHECHA,VENCIDA"`
	CentroID             string        `json:"centroId"`
	Formato              string        `json:"formato" enum:"xlsx,csv" doc:"Lo que el archivo es por su contenido"`
	ColumnasDesconocidas []string      `json:"columnasDesconocidas" doc:"Encabezados que no son de la plantilla; lo que hay en ellas no se importa"`
	Conteos              ConteosJSON   `json:"conteos"`
	Renglones            []RenglonJSON `json:"renglones" doc:"Vacío cuando la vista previa venció, y 30 días después de importar"`
	SoloValidas          bool          `json:"soloValidas" doc:"Se confirmó sin las filas con errores"`
	Creada               *Instante     `json:"creada"`
	Expira               *Instante     `json:"expira" doc:"Hasta cuándo se puede confirmar"`
	Confirmada           *Instante     `json:"confirmada"`
	DeshacerHasta        *Instante     `json:"deshacerHasta"`
	Deshecha             *Instante     `json:"deshecha"`
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
	Fila      int                `json:"fila" doc:"Como la cuenta el programa que hizo el archivo"`
	Resultado string             `json:"resultado" enum:"NUEVA,ACTUALIZA,IGUAL,ERROR"`
	Datos     DatosDeRenglonJSON `json:"datos" doc:"Lo que dice la fila"`
	Errores   []ErrorDeFilaJSON  `json:"errores"`
	Nota      *string            `json:"nota" doc:"Qué más conviene saber de la fila"`
	UsuarioID *string            `json:"usuarioId" doc:"La cuenta que se creó o cambió, una vez confirmada"`
	Deshecho  bool               `json:"deshecho"`
	Motivo    *string            `json:"motivo" doc:"Qué pasó con la fila al deshacer"`
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

// ErrorDeFilaJSON is one broken rule of a row.
type ErrorDeFilaJSON struct {
	Columna string `json:"columna" doc:"Letra de la columna en la hoja; vacía si el archivo no la tiene"`
	Campo   string `json:"campo" doc:"La columna de la plantilla"`
	Codigo  string `json:"codigo"`
	Error   string `json:"error" doc:"Qué está mal y cómo se arregla"`
}

func importacionJSON(i *lotes.Importacion) (ImportacionJSON, error) {
	mapa, err := lotes.Casar(identidad.ColumnasDeInstructores(), i.Encabezados)
	if err != nil {
		return ImportacionJSON{}, err
	}
	c := i.Cuentas()
	v := ImportacionJSON{ID: i.ID, Estado: string(i.Estado), CentroID: string(i.Centro), Formato: string(i.Formato), ColumnasDesconocidas: append([]string{}, i.Desconocidas...),
		Conteos:   ConteosJSON{Total: c.Total, Nuevas: c.Nuevas, Actualizadas: c.Actualizadas, Iguales: c.Iguales, Errores: c.Errores},
		Renglones: make([]RenglonJSON, len(i.Renglones)), SoloValidas: i.SoloValidas, Creada: NewInstante(i.Creada), Expira: NewInstante(i.Expira),
		Confirmada: NewInstante(i.Confirmada), DeshacerHasta: NewInstante(i.DeshacerHasta()), Deshecha: NewInstante(i.Deshecha)}
	for n, r := range i.Renglones {
		v.Renglones[n] = renglonJSON(mapa, r)
	}
	return v, nil
}

func renglonJSON(mapa lotes.Mapa, r lotes.Renglon) RenglonJSON {
	valor := func(clave string) string { return mapa.Valor(r.Celdas, clave) }
	v := RenglonJSON{Fila: r.Numero, Resultado: string(r.Resultado), Errores: make([]ErrorDeFilaJSON, len(r.Errores)), Nota: textoJSON(r.Nota),
		Datos: DatosDeRenglonJSON{Nombres: valor("nombres"), Apellidos: valor("apellidos"), Cedula: valor("cedula"), Email: valor("email"),
			Telefono: valor("telefono"), Especialidad: valor("especialidad"), Vinculo: valor("vinculo")}}
	for n, e := range r.Errores {
		v.Errores[n] = ErrorDeFilaJSON{Columna: e.Columna, Campo: e.Clave, Codigo: e.Codigo, Error: e.Mensaje}
	}
	if e := r.Efecto; e != nil {
		v.UsuarioID, v.Deshecho, v.Motivo = textoJSON(e.Objeto), e.Deshecho, textoJSON(e.Motivo)
	}
	return v
}
