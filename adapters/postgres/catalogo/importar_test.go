package catalogo_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"complementarias/adapters/postgres"
	pg "complementarias/adapters/postgres/catalogo"
	pglotes "complementarias/adapters/postgres/lotes"
	app "complementarias/application/catalogo"
	"complementarias/application/lotes"
	"complementarias/domain/kernel"
)

// hojaSimple reads lines of cells between bars; it stands for a file.
type hojaSimple struct{}

func (hojaSimple) Leer(_ context.Context, contenido []byte) (lotes.Hoja, error) {
	h := lotes.Hoja{Formato: lotes.CSV}
	for n, linea := range strings.Split(string(contenido), "\n") {
		if n == 0 {
			h.Encabezados = strings.Split(linea, "|")
			continue
		}
		h.Filas = append(h.Filas, lotes.Fila{Numero: n + 1, Celdas: strings.Split(linea, "|")})
	}
	h.Cuadrar()
	return h, nil
}

// procesos are as many programs on one database: each has its own lane, so that only the database keeps them apart.
func procesos(db *postgres.DB, n int) []app.UseCases {
	var siguiente atomic.Int64
	todos := make([]app.UseCases, n)
	for i := range todos {
		reader := pg.NewReader(db)
		todos[i] = app.New(app.Deps{UoW: pg.NewUnitOfWork(db, postgres.NewOutbox(nil, nil), postgres.NewAuditoria(time.Now)), Programas: reader, Usos: reader, Centros: reader, Calendario: reader,
			Importador: lotes.Importador{Lector: hojaSimple{}, Importaciones: pglotes.NewReader(db), Turnos: &lotes.Turnos{}},
			Now:        time.Now, NewID: func() string { return fmt.Sprintf("id-%08d", siguiente.Add(1)) }})
	}
	return todos
}

// administradores are people who may import.
func administradores(t *testing.T, db *postgres.DB, n int) []kernel.Actor {
	t.Helper()
	exec(t, db, `INSERT INTO usuarios (id, nombre, correo, cedula, rol, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
		SELECT 'admin-' || i, 'Ana', 'a' || i || '@sena.edu.co', '5234567' || i, 'ADMIN', 'h', now(), 'ana', now(), now() FROM generate_series(0, ?) AS i`, n-1)
	todos := make([]kernel.Actor, n)
	for i := range todos {
		todos[i] = kernel.Actor{ID: kernel.UsuarioID(fmt.Sprint("admin-", i)), Rol: kernel.Admin}
	}
	return todos
}

func hoja(filas int, marca string) []byte {
	var b strings.Builder
	b.WriteString("codigo|nombre|version|duracion|cupo|modalidad|centro|competencias")
	for n := range filas {
		fmt.Fprintf(&b, "\nP-%d|Programa %s|1|40|25|MIXTA|9546|1 - Una", n, marca)
	}
	return []byte(b.String())
}

func contar(t *testing.T, db *postgres.DB, query string) int {
	t.Helper()
	var n int
	if err := db.NewRaw(query).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

const (
	importados = "SELECT count(*) FROM programas WHERE codigo LIKE 'P-%'"
	anotadas   = "SELECT count(*) FROM auditoria WHERE accion = 'IMPORTAR_PROGRAMAS'"
)

func TestOfManyConfirmationsOfOneImportExactlyOneWrites(t *testing.T) {
	t.Parallel()
	const cuantos, filas = 6, 30
	db := abrir(t)
	todos, quienes := procesos(db, cuantos), administradores(t, db, cuantos)
	previa, err := todos[0].PrevisualizarImportacion.Execute(t.Context(), quienes[0], app.ImportarInput{Contenido: hoja(filas, "nuevo")})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range cuantos {
		wg.Go(func() {
			hecha, err := todos[i].ConfirmarImportacion.Execute(t.Context(), quienes[i], previa.ID, false)
			if err != nil || hecha.Estado != lotes.Confirmada || hecha.Cuentas().Nuevas != filas {
				t.Errorf("got %+v, %v", hecha, err)
			}
		})
	}
	wg.Wait()
	if n, notas := contar(t, db, importados), contar(t, db, anotadas); n != filas || notas != 1 {
		t.Errorf("%d programmes and %d entries of the audit", n, notas)
	}
	// And of many that undo it and confirm it again, one undoes it.
	for i := range cuantos {
		wg.Go(func() {
			if i%2 == 0 {
				if _, err := todos[i].DeshacerImportacion.Execute(t.Context(), quienes[i], previa.ID); err != nil {
					t.Error(err)
				}
			} else if _, err := todos[i].ConfirmarImportacion.Execute(t.Context(), quienes[i], previa.ID, false); err != nil && !errors.Is(err, lotes.ErrYaDeshecha) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n, notas := contar(t, db, importados), contar(t, db, "SELECT count(*) FROM auditoria WHERE accion = 'DESHACER_IMPORTACION'"); n != 0 || notas != 1 {
		t.Errorf("%d programmes are left, %d entries of the audit", n, notas)
	}
	if n := contar(t, db, "SELECT count(*) FROM programa_competencias WHERE codigo = '1'"); n != 0 {
		t.Errorf("%d parts of them are left", n)
	}
}

func TestTwoSheetsWithTheSameCodesComeInOneAfterTheOther(t *testing.T) {
	t.Parallel()
	const cuantos, filas = 4, 20
	db := abrir(t)
	todos, quienes := procesos(db, cuantos), administradores(t, db, cuantos)
	previas := make([]string, cuantos)
	for i := range cuantos {
		previa, err := todos[i].PrevisualizarImportacion.Execute(t.Context(), quienes[i], app.ImportarInput{Contenido: hoja(filas, fmt.Sprint("de ", i))})
		if err != nil {
			t.Fatal(err)
		}
		previas[i] = previa.ID
	}
	var confirmadas atomic.Int64
	var wg sync.WaitGroup
	for i := range cuantos {
		wg.Go(func() {
			switch _, err := todos[i].ConfirmarImportacion.Execute(t.Context(), quienes[i], previas[i], false); {
			case err == nil:
				confirmadas.Add(1)
			case !errors.Is(err, lotes.ErrCambio):
				t.Errorf("got %v, want ErrCambio", err)
			}
		})
	}
	wg.Wait()
	nombres := contar(t, db, "SELECT count(DISTINCT nombre) FROM programas WHERE codigo LIKE 'P-%'")
	if n := contar(t, db, importados); confirmadas.Load() != 1 || n != filas || nombres != 1 {
		t.Errorf("%d were confirmed: %d programmes of %d sheets", confirmadas.Load(), n, nombres)
	}
	// Whoever was told so looks again: now the rows change what is there.
	for i := range cuantos {
		_, primera := todos[i].ConfirmarImportacion.Execute(t.Context(), quienes[i], previas[i], false)
		vista, err := todos[i].VerImportacion.Execute(t.Context(), quienes[i], previas[i])
		if err != nil || vista.Estado == lotes.Previa && vista.Cuentas().Actualizadas != filas {
			t.Errorf("%v; then %+v, %v", primera, vista.Cuentas(), err)
		}
	}
}
