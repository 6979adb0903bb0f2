package auditoria_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"complementarias/application/auditoria"
	"complementarias/application/auditoria/auditoriatest"
	"complementarias/domain/kernel"
)

var ahora = time.Date(2026, 11, 26, 15, 4, 5, 0, time.UTC)

func montar(filas int) (auditoria.UseCases, *auditoriatest.Memoria) {
	m := &auditoriatest.Memoria{}
	uc := auditoria.New(auditoria.Deps{Repository: m, Reader: m, Now: func() time.Time { return ahora }})
	for i := range filas {
		_ = m.Agregar(context.Background(), auditoria.Hecho{En: ahora, Actor: auditoriatest.Ines, Anotacion: kernel.Anotacion{Accion: "EXPORTAR_LISTADO", ObjetoTipo: "listado", ObjetoID: fmt.Sprint(i)}})
	}
	return uc, m
}

func TestOnlyAnAdminReadsTheAudit(t *testing.T) {
	uc, _ := montar(1)
	coordina := auditoriatest.Ines
	coordina.Rol = kernel.Coordinador
	for _, actor := range []kernel.Actor{auditoriatest.Ines, coordina, kernel.Sistema(), kernel.Anonimo(kernel.Origen{}), {}} {
		if _, err := uc.Consultar.Execute(t.Context(), actor, auditoria.Filtro{Limite: 10}); !errors.Is(err, auditoria.ErrRol) {
			t.Errorf("Consultar, %q: %v", actor.Rol, err)
		}
		if _, err := uc.Acciones.Execute(t.Context(), actor); !errors.Is(err, auditoria.ErrRol) {
			t.Errorf("Acciones, %q: %v", actor.Rol, err)
		}
		if _, err := uc.Recorrer.Execute(t.Context(), actor, auditoria.Filtro{}); !errors.Is(err, auditoria.ErrRol) {
			t.Errorf("Recorrer, %q: %v", actor.Rol, err)
		}
	}
}

func TestPagesFollowEachOther(t *testing.T) {
	uc, _ := montar(25)
	f, vistas := auditoria.Filtro{Limite: 10}, 0
	for _, quiere := range []int{10, 10, 5} {
		p, err := uc.Consultar.Execute(t.Context(), auditoriatest.Ada, f)
		if err != nil || len(p.Asientos) != quiere {
			t.Fatalf("got %d rows, %v", len(p.Asientos), err)
		}
		for _, a := range p.Asientos {
			if quiere := fmt.Sprint(24 - vistas); a.ObjetoID != quiere {
				t.Errorf("row %d is %s", vistas, a.ObjetoID)
			}
			vistas++
		}
		f.Tras = p.Siguiente
	}
	if f.Tras.String() != "" {
		t.Errorf("after the last page comes %v", f.Tras)
	}
}

func TestAFileHasAllRowsOrNone(t *testing.T) {
	uc, _ := montar(2_500)
	filas, err := uc.Recorrer.Execute(t.Context(), auditoriatest.Ada, auditoria.Filtro{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range filas {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 2_500 {
		t.Errorf("%d rows", n)
	}
	uc, _ = montar(auditoria.FilasDeArchivo + 1)
	filas, err = uc.Recorrer.Execute(t.Context(), auditoriatest.Ada, auditoria.Filtro{})
	if err != nil {
		t.Fatal(err)
	}
	var fin error
	for _, err := range filas {
		fin = err
	}
	if !errors.Is(fin, auditoria.ErrDemasiadas) {
		t.Errorf("it ends with %v", fin)
	}
}

func TestPlacesAreReadAsTheyAreWritten(t *testing.T) {
	for _, l := range []auditoria.Lugar{{}, {En: ahora.Add(123456 * time.Microsecond), Fuente: auditoria.DeHistorial, ID: 7}, {En: ahora, Fuente: auditoria.DeAuditoria, ID: 1 << 60}} {
		if got, ok := auditoria.LeerLugar(l.String()); !ok || got != l {
			t.Errorf("%q: got %v, %v", l, got, ok)
		}
	}
	for _, texto := range []string{"x", "1-a", "1-b-2", "-1-a-2", "1-a-ñ", "1-a-2-3", "zzzzzzzzzzzzz-a-1", "1-a--2"} {
		if got, ok := auditoria.LeerLugar(texto); ok {
			t.Errorf("%q: got %v", texto, got)
		}
	}
}
