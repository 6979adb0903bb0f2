package proceso_test

import (
	"net/http"
	"testing"
)

func TestAnImportThatIsKilledLeavesNothing(t *testing.T) {
	t.Parallel()
	const filas = 600
	address := filled(t)
	env := instance(address)
	p := start(t, setup{dir: folder(t), env: env})
	p.ready()
	coordinador := p.signIn("coordinador.9546")
	previa := coordinador.importar(hoja(filas, false))
	if previa.Conteos.Nuevas != filas {
		t.Fatalf("the sheet: %+v, want %d new rows", previa.Conteos, filas)
	}
	confirmar := "/api/instructores/importaciones/" + previa.ID + "/confirm"
	answered := make(chan error, 1)
	go func() {
		_, err := coordinador.try(t.Context(), http.MethodPost, confirmar, map[string]any{})
		answered <- err
	}()
	const writing = `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL`
	eventually(t, askLimit, "the import is being written", func() bool {
		return count(t, address, writing+` AND xact_start < clock_timestamp() - interval '50 ms' AND query LIKE '%usuarios%'`) > 0
	})
	p.kill()
	if err := <-answered; err == nil {
		t.Fatal("the import was answered before it could be killed")
	}
	eventually(t, askLimit, "the database has let go of it", func() bool { return count(t, address, writing) == 0 })
	const imported = `SELECT count(*) FROM usuarios WHERE cedula LIKE '52000%'`
	if n := count(t, address, imported); n != 0 {
		t.Errorf("%d of %d were kept", n, filas)
	}
	if n := count(t, address, `SELECT count(*) FROM auditoria WHERE accion = 'IMPORTAR_INSTRUCTORES'`); n != 0 {
		t.Errorf("the audit tells of %d imports", n)
	}

	otra := start(t, setup{dir: folder(t), env: env})
	otra.ready()
	coordinador.at(otra).want(http.MethodPost, confirmar, map[string]any{}, http.StatusOK, &struct{}{})
	if n := count(t, address, imported); n != filas {
		t.Errorf("%d of %d came in at the second time", n, filas)
	}
}
