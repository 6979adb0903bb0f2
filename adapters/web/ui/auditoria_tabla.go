package ui

import (
	"iter"
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/application/auditoria"
	"complementarias/application/tablas"
)

// tablaDeAuditoria is the audit as a file. Who and what stand there also by their ids, for other programs.
func tablaDeAuditoria(filas iter.Seq2[auditoria.Asiento, error]) tablas.Tabla {
	t := tablas.Tabla{Titulo: "Auditoría"}
	for _, titulo := range []string{"Cuándo", "Quién", "Id de la persona", "Rol", "Acción", "Código de la acción", "Objeto", "Id del objeto", "Centro", "Dirección",
		"Petición", "Cambios", "Comentario", "Otros datos"} {
		t.Columnas = append(t.Columnas, tablas.Columna{Titulo: titulo, Ancho: 20})
	}
	t.Filas = func(yield func([]tablas.Celda, error) bool) {
		for a, err := range filas {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(celdasDeAsiento(a), nil) {
				return
			}
		}
	}
	return t
}

func celdasDeAsiento(a auditoria.Asiento) []tablas.Celda {
	celdas := []tablas.Celda{tablas.Instante(a.En)}
	var cambios, datos []string
	for _, c := range a.Cambios {
		linea := palabras.CampoAuditado(c.Campo)
		if c.Antes != nil || c.Despues != nil {
			linea += ": " + valorAuditado(c.Campo, c.Antes) + " → " + valorAuditado(c.Campo, c.Despues)
		}
		cambios = append(cambios, linea)
	}
	for _, d := range datosDe(a) {
		datos = append(datos, d.nombre+": "+d.valor)
	}
	for _, texto := range []string{quienFue(a), string(a.Por.ID), palabras.RolAuditado(a.Por.Rol), palabras.Auditada(a.Accion), a.Accion, aQue(a), a.ObjetoID,
		a.CentroNom, a.Por.Origen.Direccion, a.Por.Origen.Peticion, strings.Join(cambios, "; "), a.Comentario, strings.Join(datos, "; ")} {
		celdas = append(celdas, tablas.Texto(texto))
	}
	return celdas
}
