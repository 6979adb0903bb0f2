package perf_test

import (
	"context"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"complementarias/adapters/inproc"
	"complementarias/application/documentos"
	"complementarias/application/solicitudes"
	"complementarias/domain/kernel"
)

// BenchmarkExportes makes the files that leave the system, without handing them over a line: a workbook of one solicitud and
// the longest list that there may be. MB-pico is how far the heap rises over what it was.
func BenchmarkExportes(b *testing.B) {
	s := elSistema
	var quien, rol, id string
	if err := s.app.DB.NewRaw(`SELECT id, rol FROM usuarios WHERE rol = 'ADMIN' LIMIT 1`).Scan(b.Context(), &quien, &rol); err != nil {
		b.Fatal(err)
	}
	if err := s.app.DB.NewRaw(`SELECT id FROM solicitudes WHERE estado = 'APROBADA' ORDER BY id LIMIT 1`).Scan(b.Context(), &id); err != nil {
		b.Fatal(err)
	}
	admin := kernel.Actor{ID: kernel.UsuarioID(quien), Nombre: "Mide", Rol: kernel.Rol(rol)}
	uc := s.app.UseCases.Documentos
	b.Run("xlsx de una", func(b *testing.B) {
		medir(b, func(ctx context.Context) (documentos.Archivo, error) {
			return uc.Libro.Execute(ctx, admin, documentos.FichaInput{ID: kernel.SolicitudID(id)})
		})
	})
	filtro := ultimas(b, solicitudes.RecorridoMaximo)
	for _, salida := range []documentos.Salida{documentos.Excel, documentos.CSV} {
		b.Run(string(salida)+" de muchas", func(b *testing.B) {
			medir(b, func(ctx context.Context) (documentos.Archivo, error) {
				return uc.ExportarListado.Execute(ctx, admin, documentos.ExportarListadoInput{
					Fuente: inproc.NewListados(s.app.UseCases.Solicitudes.Recorrer).De(filtro), Salida: salida})
			})
		})
	}
}

// ultimas selects as many of the newest as fit, by days.
func ultimas(b *testing.B, cuantas int) solicitudes.Filtro {
	b.Helper()
	var dia []string
	if err := elSistema.app.DB.NewRaw(`SELECT ((fecha_solicitud AT TIME ZONE 'America/Bogota')::date + 1)::text FROM solicitudes
		ORDER BY fecha_solicitud DESC, id DESC OFFSET ? LIMIT 1`, cuantas).Scan(b.Context(), &dia); err != nil {
		b.Fatal(err)
	}
	if len(dia) == 0 {
		return solicitudes.Filtro{} // all of them fit
	}
	desde, err := kernel.ParseDate(dia[0])
	if err != nil {
		b.Fatal(err)
	}
	return solicitudes.Filtro{Desde: desde}
}

func medir(b *testing.B, hacer func(context.Context) (documentos.Archivo, error)) {
	b.Helper()
	b.ReportAllocs()
	runtime.GC()
	pico := vigilar(b)
	var tamano int64
	for b.Loop() {
		a, err := hacer(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		tamano = a.Tamano
		if err := a.Contenido.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pico())/(1<<20), "MB-pico")
	b.ReportMetric(float64(tamano)/(1<<10), "KiB")
}

// vigilar looks at the heap until the answer is asked for.
func vigilar(b *testing.B) (pico func() uint64) {
	b.Helper()
	var antes, ahora runtime.MemStats
	runtime.ReadMemStats(&antes)
	var maximo atomic.Uint64
	fin, listo := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(listo)
		reloj := time.NewTicker(5 * time.Millisecond)
		defer reloj.Stop()
		for {
			select {
			case <-fin:
				return
			case <-reloj.C:
				runtime.ReadMemStats(&ahora)
				if ahora.HeapInuse > antes.HeapInuse {
					maximo.Store(max(maximo.Load(), ahora.HeapInuse-antes.HeapInuse))
				}
			}
		}
	}()
	return func() uint64 {
		close(fin)
		<-listo
		return maximo.Load()
	}
}
