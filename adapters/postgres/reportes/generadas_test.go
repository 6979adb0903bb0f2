package reportes_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// ahora is past the leap day of 2028 and past midnight in UTC, but not in Bogotá.
var ahora = time.Date(2028, time.March, 11, 3, 0, 0, 0, time.UTC)

var hoy = kernel.NewDate(2028, time.March, 10)

// centro is one of four in three regionales.
type centro struct {
	id       kernel.CentroID
	regional string
}

var centros = []centro{{"centro-9546", "68"}, {"centro-9545", "68"}, {"centro-9405", "11"}, {"centro-9547", "94"}}

// movimiento is a row of the historial.
type movimiento struct {
	accion, de, a string
	en            time.Time
}

// hecha is a generated solicitud, as little of it as figures depend on.
type hecha struct {
	id, programa, instructor string
	centro                   centro
	estado                   string
	revision                 int
	pedida, enviada          time.Time
	aprendices, horas        int // 0 when it does not say
	municipio, modalidad     string
	especiales               []string
	movimientos              []movimiento
	clases                   map[kernel.Date]int // minutes of the day
}

// verbos says what may happen in a state and where it leads; "" ends the story.
var verbos = map[string][][2]string{
	"BORRADOR":    {{"ENVIAR", "PENDIENTE"}, {"ENVIAR", "PENDIENTE"}, {"ENVIAR", "PENDIENTE"}, {"CANCELAR", "CANCELADA"}, {"", ""}},
	"PENDIENTE":   {{"TOMAR", "EN_REVISION"}, {"TOMAR", "EN_REVISION"}, {"RETIRAR", "BORRADOR"}, {"ENVIAR", "PENDIENTE"}, {"EDITAR", "PENDIENTE"}, {"DEVOLVER", "DEVUELTA"}, {"APROBAR", "APROBADA"}, {"RECHAZAR", "RECHAZADA"}, {"", ""}},
	"EN_REVISION": {{"SOLTAR", "PENDIENTE"}, {"TOMAR", "EN_REVISION"}, {"DEVOLVER", "DEVUELTA"}, {"APROBAR", "APROBADA"}, {"APROBAR", "APROBADA"}, {"RECHAZAR", "RECHAZADA"}, {"", ""}},
	"DEVUELTA":    {{"EDITAR", "DEVUELTA"}, {"ENVIAR", "PENDIENTE"}, {"ENVIAR", "PENDIENTE"}, {"CANCELAR", "CANCELADA"}, {"", ""}},
	"APROBADA":    {{"ASIGNAR_FICHA", "APROBADA"}, {"CANCELAR", "CANCELADA"}, {"", ""}, {"", ""}, {"", ""}},
}

// fechas are instants at which days, months and years change in Bogotá or in UTC.
func fechas(r *rand.Rand) time.Time {
	dia := time.Date(2026, time.January, 1, 0, 0, 0, 0, kernel.Bogota).AddDate(0, 0, r.IntN(800))
	if r.IntN(3) == 0 {
		dia = time.Date(dia.Year(), dia.Month(), 1, 0, 0, 0, 0, kernel.Bogota)
	}
	if r.IntN(40) == 0 {
		dia = time.Date(2028, time.February, 29, 0, 0, 0, 0, kernel.Bogota)
	}
	switch r.IntN(4) {
	case 0:
		return dia.UTC()
	case 1:
		return dia.Add(-time.Millisecond).UTC() // yesterday in Bogotá, today in UTC
	case 2:
		return time.Date(dia.Year(), dia.Month(), dia.Day(), 0, 0, 0, 0, time.UTC)
	}
	return dia.Add(time.Duration(r.IntN(86400)) * time.Second).UTC()
}

// generar makes n solicitudes; the same ones each time.
func generar(n int) []hecha {
	r := rand.New(rand.NewPCG(4, 5))
	uno := func(opciones ...string) string { return opciones[r.IntN(len(opciones))] }
	lista := make([]hecha, n)
	for i := range lista {
		c := centros[min(r.IntN(5), 3)]
		h := hecha{id: fmt.Sprintf("sol-%04d", i), centro: c, pedida: fechas(r), estado: "BORRADOR",
			programa: fmt.Sprintf("prog-%s-%d", c.id, r.IntN(3)), instructor: fmt.Sprintf("inst-%s-%d", c.id, r.IntN(3)),
			municipio: uno("", "68861", "11001", "94001", "68001"), modalidad: uno("", "PRESENCIAL", "PRESENCIAL", "VIRTUAL", "MIXTA"), clases: map[kernel.Date]int{}}
		if r.IntN(5) > 0 {
			h.aprendices, h.horas = 1+r.IntN(40), 20+r.IntN(60)
		}
		for _, codigo := range []string{"EMPRENDIMIENTO", "BILINGUISMO", "POSCONFLICTO", "OTRO_QUE_NADIE_CONOCE"} {
			if r.IntN(4) == 0 {
				h.especiales = append(h.especiales, codigo)
			}
		}
		if r.IntN(50) == 0 { // more than an index entry holds
			for range 50 {
				h.especiales = append(h.especiales, fmt.Sprintf("%032x%032x%032x", r.Uint64(), r.Uint64(), r.Uint64()))
			}
		}
		h.vivir(r)
		for range r.IntN(4) {
			h.clases[hoy.AddDays(r.IntN(60)-10)] = 60 * (1 + r.IntN(16))
		}
		lista[i] = h
	}
	return lista
}

// vivir lets things happen until nothing does any more or the present is reached.
func (h *hecha) vivir(r *rand.Rand) {
	en := h.pedida
	h.movimientos = []movimiento{{"CREAR", "", h.estado, en}}
	for {
		opciones := verbos[h.estado]
		if len(opciones) == 0 {
			return
		}
		v := opciones[r.IntN(len(opciones))]
		if r.IntN(6) > 0 { // else in the same moment
			en = en.Add(time.Duration(r.Int64N(int64(15 * 24 * time.Hour)))).Truncate(time.Millisecond)
		}
		if v[0] == "" || en.After(ahora) {
			return
		}
		h.movimientos = append(h.movimientos, movimiento{v[0], h.estado, v[1], en})
		h.estado = v[1]
		if v[0] == "ENVIAR" {
			h.revision++
			h.enviada = en
		}
	}
}

// poblada is a database with the thousand of generar, made once.
func poblada(t *testing.T) (*postgres.DB, []hecha) {
	t.Helper()
	lista := generar(1000)
	return abrir(t, pgtest.Copy(t, "mil", func(ctx context.Context, url string) error {
		db, err := postgres.Open(ctx, url)
		if err != nil {
			return err
		}
		guardar(ctx, t, db, lista)
		return db.Close()
	})), lista
}

func abrir(t *testing.T, url string) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// guardar writes them, and the people, programmes and classes around them, as rows.
func guardar(ctx context.Context, t *testing.T, db *postgres.DB, lista []hecha) {
	t.Helper()
	for _, c := range centros {
		for n := range 3 {
			vinculo := []string{"PLANTA", "CONTRATISTA"}[n%2]
			exec(ctx, t, db, `INSERT INTO usuarios (id, nombre, correo, cedula, rol, centro_id, vinculo, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
				VALUES (?0, ?0, ?0 || '@sena.edu.co', ?1, 'INSTRUCTOR', ?2, ?3, 'x', now(), ?0, now(), now())`,
				fmt.Sprintf("inst-%s-%d", c.id, n), fmt.Sprintf("%s%d", c.id[7:], 10+n), string(c.id), vinculo)
			exec(ctx, t, db, `INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, descripcion, centro_id, busqueda, creado_en, actualizado_en)
				VALUES (?0, ?2, 'Programa ' || ?0, 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 25, '', ?1, ?0, now(), now())`,
				fmt.Sprintf("prog-%s-%d", c.id, n), string(c.id), fmt.Sprintf("P%s%d", c.id[7:], n))
		}
	}
	for i, h := range lista {
		h.insertar(ctx, t, db, i)
	}
}

func (h hecha) insertar(ctx context.Context, t *testing.T, db *postgres.DB, i int) {
	t.Helper()
	var envio, aprobada *time.Time
	var ficha, revisor *string
	numero := fmt.Sprintf("%07d", i)
	if !h.enviada.IsZero() {
		envio = &h.enviada
	}
	ultimo := h.movimientos[len(h.movimientos)-1]
	if h.estado == "APROBADA" {
		aprobada, ficha = &ultimo.en, &numero
	}
	if h.estado == "EN_REVISION" {
		revisor = &h.instructor
	}
	exec(ctx, t, db, `INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version, programa_horas, programa_cupo,
			estado, estado_por, estado_desde, revision, revisor_id, numero_ficha, fecha_solicitud, fecha_envio, fecha_aprobacion, creada_en, actualizada_en,
			duracion_maxima, aprendices, modalidad, municipio, programas_especiales)
		VALUES (?, ?, ?, ?, ?, '', '', '', 0, 0, ?, 'x', ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?, array_remove(ARRAY[?]::text[], NULL))`,
		h.id, fmt.Sprintf("SOL-2026-%04d", i), h.instructor, string(h.centro.id), h.programa, h.estado, ultimo.en, h.revision, revisor, ficha,
		h.pedida, envio, aprobada, h.pedida, ultimo.en, h.horas, h.aprendices, h.modalidad, h.municipio, bun.List(h.especiales))
	for _, m := range h.movimientos {
		exec(ctx, t, db, `INSERT INTO solicitud_historial (solicitud_id, accion, de, a, actor_id, actor_nombre, actor_rol, en) VALUES (?, ?, nullif(?, ''), ?, 'x', 'x', 'ADMIN', ?)`,
			h.id, m.accion, m.de, m.a, m.en)
	}
	for fecha, minutos := range h.clases {
		exec(ctx, t, db, `INSERT INTO solicitud_sesiones (solicitud_id, instructor_id, fecha, desde, hasta) VALUES (?, ?, ?, 0, ?)`,
			h.id, h.instructor, fecha.String(), minutos)
	}
}

func exec(ctx context.Context, t *testing.T, db *postgres.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.NewRaw(query, args...).Exec(ctx); err != nil {
		t.Fatal(err)
	}
}

// tiene tells whether one of the codes, or ninguno, is among those of h.
func (h hecha) tiene(especial string) bool {
	if especial == "ninguno" {
		return len(h.especiales) == 0
	}
	return slices.Contains(h.especiales, especial)
}
