package auditoria_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"complementarias/application/auditoria"
	"complementarias/application/auditoria/auditoriatest"
	"complementarias/domain/kernel"
)

func TestRefusalsAreCountedAndWrittenOnce(t *testing.T) {
	uc, m := montar(0)
	ines := auditoriatest.Ines
	ines.Origen = kernel.Origen{Direccion: "192.0.2.7", Peticion: "p-1"}
	var todos sync.WaitGroup
	for range 50 {
		todos.Go(func() { uc.Rechazos.Anotar(auditoria.Rechazo{Actor: ines, Ruta: "GET /auditoria", Estado: 403}) })
		todos.Go(func() {
			uc.Rechazos.Anotar(auditoria.Rechazo{Actor: kernel.Actor{Origen: kernel.Origen{Direccion: "192.0.2.8"}}, Ruta: "GET /api/auth/me", Estado: 401})
		})
	}
	todos.Wait()
	if len(m.Hechos()) != 0 {
		t.Fatal("an answer waits for the table")
	}
	for range 2 { // the second time there is nothing new
		if err := uc.Rechazos.Volcar(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	hechos := m.Hechos()
	if len(hechos) != 2 {
		t.Fatalf("got %+v", hechos)
	}
	de := map[string]auditoria.Hecho{hechos[0].ObjetoID: hechos[0], hechos[1].ObjetoID: hechos[1]}
	propia, ajena := de["GET /auditoria"], de["GET /api/auth/me"]
	if propia.Accion != auditoria.AccionRechazo || propia.Actor.ID != ines.ID || propia.Centro != ines.Centro || propia.Detalle["veces"] != 50 || propia.Detalle["estado"] != "403" {
		t.Errorf("got %+v", propia)
	}
	if ajena.Actor.Rol != kernel.RolAnonimo || ajena.Actor.Origen.Direccion != "192.0.2.8" || ajena.Detalle["veces"] != 50 {
		t.Errorf("got %+v", ajena)
	}
}

func TestAFloodOfRefusalsMakesFewRows(t *testing.T) {
	uc, m := montar(0)
	for i := range 10 * auditoria.RechazosMaximos {
		uc.Rechazos.Anotar(auditoria.Rechazo{Actor: kernel.Actor{Origen: kernel.Origen{Direccion: fmt.Sprint(i)}}, Ruta: "GET /api/auth/me", Estado: 401})
	}
	if err := uc.Rechazos.Volcar(t.Context()); err != nil {
		t.Fatal(err)
	}
	hechos := m.Hechos()
	if len(hechos) != auditoria.RechazosMaximos+1 {
		t.Fatalf("%d rows", len(hechos))
	}
	if ultimo := hechos[len(hechos)-1]; ultimo.ObjetoID != "varias" || ultimo.Detalle["veces"] != 9*auditoria.RechazosMaximos {
		t.Errorf("got %+v", ultimo)
	}
}

func TestRefusalsThatCannotBeWrittenWait(t *testing.T) {
	uc, m := montar(0)
	for i := range auditoria.RechazosMaximos + 1 {
		uc.Rechazos.Anotar(auditoria.Rechazo{Actor: auditoriatest.Ines, Ruta: fmt.Sprint("GET /", i), Estado: 404})
	}
	ido, irse := context.WithCancel(t.Context())
	irse()
	if err := uc.Rechazos.Volcar(ido); err == nil {
		t.Fatal("a store that is away is no failure")
	}
	if err := uc.Rechazos.Volcar(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := len(m.Hechos()); n != auditoria.RechazosMaximos+1 {
		t.Errorf("%d rows", n)
	}
}
