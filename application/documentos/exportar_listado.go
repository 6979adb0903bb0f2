package documentos

import (
	"context"
	"io"
	"maps"
	"slices"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

const (
	descargasALaVez = 2 // in this process: each works a core and a connection
	esperaDescarga  = 5 * time.Second
)

// FilasDePapel is how many rows a list has at most on paper: all its pages lie in memory until each knows how many there are.
const FilasDePapel = 5_000

// ErrListaLargaParaPapel refuses a list that is too long for a PDF.
var ErrListaLargaParaPapel = fault.New(fault.Invalid, "DEMASIADAS_SOLICITUDES_PARA_PDF", "")

// ErrDescargasOcupadas turns one more away while this process makes as many lists as it can.
var ErrDescargasOcupadas = fault.New(fault.Unavailable, "DESCARGAS_OCUPADAS",
	"El sistema está preparando otras descargas grandes. Intente de nuevo en unos segundos.").With("reintentarEnSegundos", 10)

// ExportarListadoInput is which list, and as what.
type ExportarListadoInput struct {
	Fuente Fuente
	Salida Salida
}

// ExportarListado hands out a whole list of solicitudes: as a workbook with sums and a chart, as a text with separators, or
// on paper.
type ExportarListado struct{ caso }

// Execute returns reporte-solicitudes-AAAA-MM-DD, by Bogotá's day, to any role within its scope. ErrSalida for a format
// that lists do not come in, what Fuente refuses, ErrListaLargaParaPapel, ErrDescargasOcupadas. It is written down with the filters and the number
// of rows before it is handed out. The work stops when ctx ends.
func (uc ExportarListado) Execute(ctx context.Context, actor kernel.Actor, in ExportarListadoInput) (Archivo, error) {
	escritor, ok := uc.d.Escritores[in.Salida]
	if !ok {
		return Archivo{}, ErrSalida
	}
	soltar, err := uc.tomarTurno(ctx)
	if err != nil {
		return Archivo{}, err
	}
	defer soltar()
	hoy := kernel.Today(uc.d.Now())
	var archivo Archivo
	detalle := map[string]any{}
	err = in.Fuente.Recorrer(ctx, actor, func(ctx context.Context, r Recorrido) error {
		total := r.Total
		maps.Copy(detalle, r.Hechos)
		detalle["filas"] = total
		if in.Salida == PDF && total > FilasDePapel {
			return ErrListaLargaParaPapel.Saying("Son "+colombia.Miles(total)+" solicitudes y en un PDF caben "+colombia.Miles(FilasDePapel)+
				". Descárguelas en Excel o CSV, o elija un periodo más corto, un estado o un centro.").With("total", total).With("maximo", FilasDePapel)
		}
		frases := append(slices.Clone(r.Filtros), "Generado el "+horarios.FechaEnPalabras(hoy)+" por "+actor.Nombre)
		l := uc.firmado(libroDeListado(r, frases, in.Salida), actor)
		l.Nombre = "reporte-solicitudes-" + hoy.String()
		var err error
		archivo, err = aArchivo(uc.d.Temporales, l.Nombre, in.Salida, func(w io.Writer) error { return escritor.Escribir(ctx, w, l) })
		return err
	})
	if err != nil {
		if archivo.Contenido != nil {
			_ = archivo.Contenido.Close()
		}
		return Archivo{}, err
	}
	return uc.anotado(ctx, actor, archivo, kernel.Anotacion{Accion: AccionExportarListado, ObjetoTipo: "listado", Detalle: conSalida(detalle, in.Salida)})
}

// tomarTurno waits a little for one of the turns of this process.
func (uc ExportarListado) tomarTurno(ctx context.Context) (soltar func(), err error) {
	espera, cancelar := context.WithTimeout(ctx, esperaDescarga)
	defer cancelar()
	select {
	case uc.descargas <- struct{}{}:
		return func() { <-uc.descargas }, nil
	case <-espera.Done():
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, ErrDescargasOcupadas
	}
}
