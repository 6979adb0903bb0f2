package perf_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/pdf"
	"complementarias/application/documentos"
	"complementarias/application/tablas"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// fichaDe is what a paper says: a course of 40 hours, or with the longest texts that the domain takes and classes over six months.
func fichaDe(larga bool) documentos.Solicitud {
	inicio := kernel.NewDate(2027, time.February, 1)
	s := documentos.Solicitud{ID: "s1", Codigo: "SOL-2027-014", Estado: "Aprobada", Aprobada: true, NumeroFicha: "2897456", FormatoCodigo: "F11-3030-003/03-06", FormatoVersion: "01",
		Centro: "Centro de Gestión Agroempresarial del Oriente", ResponsableNombre: "María Fernanda Peña Ñáñez", ResponsableCedula: "52345678", ResponsableCorreo: "mpena@sena.edu.co",
		Programa:       documentos.Programa{Codigo: "61120049", Nombre: "Manejo de abejas y producción de miel", Version: "2", Horas: 40, Objetivos: []string{"Reconocer la organización de la colmena."}},
		DuracionMaxima: 40, Aprendices: 25, NombreEmpresa: "Asociación de Apicultores de Vélez", Departamento: "Santander", Municipio: "Vélez",
		FechaInicioCurso: inicio, Justificacion: strings.Repeat("Las familias de la vereda venden miel. ", 5)}
	for i := range 12 {
		s.Especiales = append(s.Especiales, documentos.Casilla{Etiqueta: "SENA Emprende Rural", Marcada: i == 4})
	}
	clases := 10
	if larga {
		clases = 180
		s.Justificacion = strings.Repeat("justificación ", 4000/14)
		s.ResultadosEsperados, s.Observaciones, s.ComentariosRevision = s.Justificacion, s.Justificacion, s.Justificacion
		for range 30 {
			s.ObjetivosPersonalizados = append(s.ObjetivosPersonalizados, strings.Repeat("objetivo ", 20))
		}
	}
	for i := range clases {
		s.Sesiones = append(s.Sesiones, horarios.Sesion{Fecha: inicio.AddDays(i), Desde: 480, Hasta: 720})
	}
	return s
}

// BenchmarkFicha prints one ficha de caracterización (promise: 15 ms).
func BenchmarkFicha(b *testing.B) {
	imprenta := pdf.New()
	papel := documentos.Papel{Direccion: "https://complementarias.example.edu.co/verificar/" + strings.Repeat("a", 43), Huella: strings.Repeat("a", 64), Impreso: time.Now()}
	for nombre, s := range map[string]documentos.Solicitud{"corta": fichaDe(false), "larga": fichaDe(true)} {
		b.Run(nombre, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := imprenta.Ficha(s, papel); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkReportePDF prints a report of many rows.
func BenchmarkReportePDF(b *testing.B) {
	imprenta := pdf.New()
	for _, n := range []int{1000, 20_000} {
		columnas := make([]tablas.Columna, 9)
		for i := range columnas {
			columnas[i] = tablas.Columna{Titulo: "Columna", Ancho: 14 + 8*(i%4)}
		}
		filas := func(yield func([]tablas.Celda, error) bool) {
			fila := make([]tablas.Celda, len(columnas))
			for i := range n {
				for j := range fila {
					fila[j] = tablas.Texto("Asociación de Apicultores"[:10+5*(j%4)])
				}
				fila[0] = tablas.Texto(fmt.Sprintf("SOL-2027-%03d", i))
				if !yield(fila, nil) {
					return
				}
			}
		}
		l := tablas.Libro{Titulo: "Reporte", Creado: time.Now(), Tablas: []tablas.Tabla{{Titulo: "Listado", Columnas: columnas, Filas: filas}}}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := imprenta.Escribir(b.Context(), io.Discard, l); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
