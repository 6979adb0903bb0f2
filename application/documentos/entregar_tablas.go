package documentos

import (
	"context"
	"io"

	"complementarias/application/tablas"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ErrSalida refuses a format that a document does not come in.
var ErrSalida = fault.New(fault.Invalid, "VALOR_NO_ADMITIDO", "Este documento no se entrega en ese formato.").At("/query/format")

// EntregarTablasInput is what to hand out, and what to write down about it.
type EntregarTablasInput struct {
	Libro  tablas.Libro
	Salida Salida
	// Reporte names what was asked for in the audit, such as "reporte_centro"; Detalle says with which filters, without
	// personal data.
	Reporte string
	Detalle map[string]any
}

// EntregarTablas hands out tables that another module has made, such as those of a report.
type EntregarTablas struct{ caso }

// Salidas lists the formats that there is a writer for, in the order in which a page offers them.
func (uc EntregarTablas) Salidas() []Salida {
	var salidas []Salida
	for _, s := range []Salida{PDF, Excel, CSV} {
		if _, ok := uc.d.Escritores[s]; ok {
			salidas = append(salidas, s)
		}
	}
	return salidas
}

// Execute writes in.Libro and audits it; whoever calls has found out what actor may see. ErrSalida for a Salida without a
// writer. Autor and Creado of the Libro are filled in when they are empty. The caller closes the Archivo.
func (uc EntregarTablas) Execute(ctx context.Context, actor kernel.Actor, in EntregarTablasInput) (Archivo, error) {
	escritor, ok := uc.d.Escritores[in.Salida]
	if !ok {
		return Archivo{}, ErrSalida
	}
	libro := uc.firmado(in.Libro, actor)
	archivo, err := aArchivo(uc.d.Temporales, libro.Nombre, in.Salida, func(w io.Writer) error { return escritor.Escribir(ctx, w, libro) })
	if err != nil {
		return Archivo{}, err
	}
	return uc.anotado(ctx, actor, archivo, kernel.Anotacion{Accion: AccionExportarReporte, ObjetoTipo: "reporte", ObjetoID: in.Reporte,
		Detalle: conSalida(in.Detalle, in.Salida)})
}
