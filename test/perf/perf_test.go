package perf_test

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
)

// centros are the codes in the order that semilla.sql deals the requests out: the id, centre and instructor of request g
// are known by counting.
func (s *sistema) centros(b *testing.B) []string {
	b.Helper()
	var codigos []string
	if err := s.app.DB.NewRaw(`SELECT codigo FROM centros ORDER BY codigo`).Scan(b.Context(), &codigos); err != nil {
		b.Fatal(err)
	}
	return codigos
}

func BenchmarkPorID(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		g := 1 + n*7919%s.rows
		return peticion{http.MethodGet, fmt.Sprintf("/api/solicitudes/sol-%d", g), "coord-" + centros[g%118], nil, http.StatusOK}
	})
}

func BenchmarkListaDe10(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/api/solicitudes?page=%d", 1+n%10), "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkBusqueda(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/api/solicitudes?search=numero+%d", 1+n*7919%s.rows), "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

// The pages are HTML, whole, with what the frame asks: the session and the badge.

func BenchmarkColaHTML(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/solicitudes-pendientes?pagina=%d", 1+n%5), "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkListaHTML(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/todas-solicitudes?pagina=%d", 1+n%10), "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkTableroCoordinadorHTML(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, "/dashboard", "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkTableroInstructorHTML(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, "/dashboard", fmt.Sprintf("inst-%s-%d", centros[n%118], n%8), nil, http.StatusOK}
	})
}

// BenchmarkTableroPaisHTML is the country's start page, which is asked for by few: its time matters, not how often.
func BenchmarkTableroPaisHTML(b *testing.B) {
	elSistema.medir(b, func(int) peticion { return peticion{http.MethodGet, "/dashboard", "admin-perf", nil, http.StatusOK} })
}

func BenchmarkQuienSoy(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, "/api/auth/me", "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkCrear(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		c := centros[n%118]
		return peticion{http.MethodPost, "/api/solicitudes", fmt.Sprintf("inst-%s-%d", c, n%8), map[string]any{
			"programaId": fmt.Sprintf("prog-%s-%d", c, n%10), "modalidad": "PRESENCIAL", "numeroAprendicesInscribir": 20, "departamento": "68", "municipio": "68861",
			"nombreEmpresa": "Asociación de prueba", "nitEmpresa": "899999034-1", "representanteLegal": "Representante", "direccionEmpresa": "Calle 1 # 2-3",
			"lugarFormacion": "Salón comunal", "tipoAmbiente": "AULA", "inicioInscripcion": "2027-08-01", "finalizacionInscripcion": "2027-08-10",
			"fechaInicioCurso": "2027-08-17", "horarios": []map[string]any{{"diaSemana": "LUNES", "horaInicio": "08:00", "horaFin": "12:00"},
				{"diaSemana": "MIERCOLES", "horaInicio": "08:00", "horaFin": "12:00"}, {"diaSemana": "VIERNES", "horaInicio": "08:00", "horaFin": "12:00"}},
			"justificacion":    "La comunidad necesita este curso para mejorar sus ingresos.",
			"cumpleRequisitos": true, "autorizaUsoInfo": true, "confirmaVeracidad": true, "isDraft": true,
		}, http.StatusCreated}
	})
}

// aprobadas remembers how far the pending requests are used up, because a benchmark runs several times.
var aprobadas atomic.Int64

func BenchmarkAprobar(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	var pendientes []int
	for g := 1; g <= s.rows; g++ {
		if e := g / 944 % 10; e == 6 || e == 7 {
			pendientes = append(pendientes, g)
		}
	}
	s.medir(b, func(int) peticion {
		i := int(aprobadas.Add(1)) - 1
		if i >= len(pendientes) {
			b.Fatalf("the seed has only %d pending requests", len(pendientes))
		}
		g := pendientes[i]
		return peticion{http.MethodPost, fmt.Sprintf("/api/solicitudes/sol-%d/approve", g), "coord-" + centros[g%118],
			map[string]any{"numeroFicha": fmt.Sprintf("%07d", 9_000_000+i)}, http.StatusOK}
	})
}

// BenchmarkBase is the yardstick of the same run: a bare Gin handler that reads one row with Bun.
func BenchmarkBase(b *testing.B) {
	s := elSistema
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.GET("/:id", func(c *gin.Context) {
		var fila struct {
			Codigo string `bun:"codigo" json:"codigo"`
			Estado string `bun:"estado" json:"estado"`
		}
		if err := s.app.DB.NewRaw(`SELECT codigo, estado FROM solicitudes WHERE id = ?`, c.Param("id")).Scan(c, &fila); err != nil {
			c.Status(http.StatusInternalServerError)
			return
		}
		c.JSON(http.StatusOK, fila)
	})
	l, err := (&net.ListenConfig{}).Listen(b.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: engine, ReadHeaderTimeout: time.Second}
	go func() { _ = server.Serve(l) }()
	b.Cleanup(func() {
		if err := server.Close(); err != nil {
			b.Error(err)
		}
	})
	base := *s
	base.base = "http://" + l.Addr().String()
	base.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/sol-%d", 1+n*7919%s.rows), "coord-9101", nil, http.StatusOK}
	})
}

// BenchmarkFsync is what one commit costs this disk: the floor under every write.
func BenchmarkFsync(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "fsync"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := f.Close(); err != nil {
			b.Error(err)
		}
	})
	page := make([]byte, 8192)
	for b.Loop() {
		if _, err := f.WriteAt(page, 0); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}
