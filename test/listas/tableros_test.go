package listas_test

import (
	"testing"
	"time"

	"complementarias/test/apptest"
)

func TestStartPagesSayWhatWaits(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(time.Date(2027, time.January, 26, 15, 0, 0, 0, time.UTC)))
	muestra(t, abrir(t, app, "coordinador.9546", "/dashboard"), "5 solicitudes esperan su decisión", "Revisar la más antigua", "Cola por antigüedad", "Cerca del límite semanal",
		"Cursos que empiezan pronto", "Fichas por reemplazar", "Días para decidir")
	noMuestra(t, abrir(t, app, "coordinador.9546", "/dashboard"), "Por regional", "Servicios Financieros")
	muestra(t, abrir(t, app, "admin", "/dashboard"), "15 solicitudes esperan una decisión en el país", "Por regional", "Regional Santander")
	html := abrir(t, app, "instructor1.9546", "/dashboard")
	muestra(t, html, "Tiene 1 borrador por terminar", "Le faltan", "Próximas clases", "En la coordinación", "Su año 2027")
	noMuestra(t, html, "Coordinación académica")
	muestra(t, abrir(t, app, "instructor2.9546", "/dashboard"), "1 solicitud espera que usted la corrija", "Corregir")

	app.Exec(t, `UPDATE solicitudes SET estado = 'CANCELADA', revisor_id = NULL WHERE estado IN ('PENDIENTE', 'EN_REVISION') AND centro_id = 'centro-9546'
		AND id <> (SELECT id FROM solicitudes WHERE estado = 'PENDIENTE' AND centro_id = 'centro-9546' ORDER BY fecha_envio LIMIT 1)`)
	muestra(t, abrir(t, app, "coordinador.9546", "/dashboard"), "1 solicitud espera su decisión")
	muestra(t, abrir(t, app, "coordinador.9546", "/solicitudes-pendientes"), "1 solicitud")
}

// TestWaitingTurnsAtMidnightInBogota: five o'clock in the morning in UTC.
func TestWaitingTurnsAtMidnightInBogota(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, `UPDATE solicitudes SET fecha_envio = '2027-01-10T04:59:59Z' WHERE estado IN ('PENDIENTE', 'EN_REVISION')`) // the 9th
	for _, c := range []struct {
		ahora  time.Time
		espera string
	}{
		{time.Date(2027, 1, 12, 4, 59, 0, 0, time.UTC), "2 días"},
		{time.Date(2027, 1, 12, 5, 0, 0, 0, time.UTC), "3 días"},
		{time.Date(2027, 1, 10, 5, 0, 0, 0, time.UTC), "1 día"},
		{time.Date(2027, 1, 10, 4, 59, 59, 0, time.UTC), "Hoy"},
	} {
		app.Clock.Set(c.ahora)
		muestra(t, abrir(t, app, "coordinador.9546", "/solicitudes-pendientes"), c.espera+"</span>")
	}
	for ahora, banda := range map[time.Time]string{
		time.Date(2027, 1, 12, 4, 59, 0, 0, time.UTC): `<div class="espera corta"><dt>Hasta 2 días</dt><dd>5</dd>`,
		time.Date(2027, 1, 12, 5, 0, 0, 0, time.UTC):  `<div class="espera media"><dt>3 a 5 días</dt><dd>5</dd>`,
		time.Date(2027, 1, 15, 5, 0, 0, 0, time.UTC):  `<div class="espera larga"><dt>6 días o más</dt><dd>5</dd>`,
	} {
		app.Clock.Set(ahora)
		muestra(t, abrir(t, app, "coordinador.9546", "/dashboard"), banda)
	}
}
