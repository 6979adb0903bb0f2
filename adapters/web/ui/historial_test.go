package ui

import (
	"testing"
	"time"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestAnEditAndItsSendingAreOneThingToTell(t *testing.T) {
	ahora := time.Date(2027, time.January, 12, 15, 0, 0, 0, time.UTC)
	ines, carla := kernel.Actor{ID: "i", Nombre: "Inés"}, kernel.Actor{ID: "c", Nombre: "Carla"}
	veinte, doce, antes, despues := "20", "12", "p-1", "p-2"
	historial := []solicitudes.Movimiento{
		{Accion: solicitudes.Crear, A: solicitudes.Borrador, Por: ines, En: ahora.Add(-48 * time.Hour)},
		{Accion: solicitudes.Enviar, A: solicitudes.Pendiente, Por: ines, En: ahora.Add(-48 * time.Hour)},
		{Accion: solicitudes.Devolver, A: solicitudes.Devuelta, Por: carla, En: ahora.Add(-24 * time.Hour), Comentario: "No caben"},
		{Accion: solicitudes.Editar, A: solicitudes.Devuelta, Por: ines, En: ahora.Add(-time.Hour), Cambios: []solicitudes.Cambio{
			{Campo: "/numeroAprendicesInscribir", Antes: &veinte, Despues: &doce}, {Campo: "/responsableCedula"}, {Campo: "/programaId", Antes: &antes, Despues: &despues},
		}},
		{Accion: solicitudes.Enviar, A: solicitudes.Pendiente, Por: ines, En: ahora.Add(-time.Hour)},
		{Accion: solicitudes.AsignarFicha, A: solicitudes.Aprobada, Por: carla, En: ahora, Cambios: []solicitudes.Cambio{{Campo: "/numeroFicha", Antes: &veinte, Despues: &doce}}},
	}
	sucesos := sucesosDe(historial, nil, ahora)
	if len(sucesos) != 4 {
		t.Fatalf("got %+v", sucesos)
	}
	for i, quiere := range []struct{ quien, que, cuando string }{
		{"Carla", "asignó la ficha", "Hoy, 10:00 a. m."},
		{"Inés", "la volvió a enviar con 3 cambios", "Hoy, 9:00 a. m. · envío 2"},
		{"Carla", "la devolvió para corregir", "Ayer, 10:00 a. m."},
		{"Inés", "creó la solicitud y la envió", "10 ene 2027, 10:00 a. m. · envío 1"},
	} {
		if s := sucesos[i]; s.Quien != quiere.quien || s.Que != quiere.que || s.Cuando != quiere.cuando {
			t.Errorf("%d: %s %s, %s, want %v", i, s.Quien, s.Que, s.Cuando, quiere)
		}
	}
	cambios := sucesos[1].Cambios
	if cambios[0].Antes != "20" || cambios[0].Despues != "12" || !cambios[1].SinValores || cambios[2].Antes != "" || cambios[2].Despues != "otro programa" {
		t.Errorf("the changes are %+v", cambios)
	}
	if ficha := sucesos[0].Cambios[0]; ficha.Campo != "Número de ficha" || ficha.Antes != "20" {
		t.Errorf("the ficha is %+v", ficha)
	}
}
