package identidad_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	app "complementarias/application/identidad"
	"complementarias/application/identidad/identidadtest"
	"complementarias/application/lotes"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

var vecino = app.CentroView{ID: "centro-9405", Nombre: "Centro de Servicios Empresariales", Codigo: "9405", Ciudad: "Bucaramanga"}

// hojaSimple reads lines of cells between bars; it stands for a file.
type hojaSimple struct{}

func (hojaSimple) Leer(_ context.Context, contenido []byte) (lotes.Hoja, error) {
	h := lotes.Hoja{Formato: lotes.CSV}
	for n, linea := range strings.Split(string(contenido), "\n") {
		celdas := strings.Split(linea, "|")
		if n == 0 {
			h.Encabezados = celdas
			continue
		}
		h.Filas = append(h.Filas, lotes.Fila{Numero: n + 1, Celdas: celdas})
	}
	h.Cuadrar()
	return h, nil
}

const encabezados = "nombres|apellidos|cedula|email|telefono|especialidad"

func archivo(filas ...string) []byte {
	return []byte(encabezados + "\n" + strings.Join(filas, "\n"))
}

type casaDeLotes struct {
	*casa
	coordinadora kernel.Actor
	deps         app.Deps
}

func nuevaCasaDeLotes(t *testing.T) *casaDeLotes {
	t.Helper()
	c := &casa{memoria: identidadtest.NewMemoria(oriente, vecino), hasher: &identidadtest.Hasher{}, at: time.Date(2026, 11, 26, 14, 0, 0, 0, time.UTC)}
	l := &casaDeLotes{casa: c, coordinadora: kernel.Actor{ID: "coord", Nombre: "Carmen", Rol: kernel.Coordinador, Centro: oriente.ID}}
	l.deps = app.Deps{
		UoW: c.memoria, Reader: c.memoria, Hasher: c.hasher, Tokens: identidadtest.Tokens{}, Navegador: &identidadtest.TokensNavegador{}, Enlaces: identidadtest.TokensEnlace{},
		NewClave: func() string { return "trigo-maduro-en-la-loma" }, Now: func() time.Time { return c.at }, NewID: c.siguienteID,
		DominiosCorreo: c.admitidos, HayCorreo: func() bool { return true },
		Importador: lotes.Importador{Lector: hojaSimple{}, Importaciones: c.memoria.Importaciones(), Turnos: &lotes.Turnos{}},
	}
	c.UseCases = app.New(l.deps)
	return l
}

func (c *casaDeLotes) previa(t *testing.T, filas ...string) *lotes.Importacion {
	t.Helper()
	i, err := c.PrevisualizarImportacion.Execute(t.Context(), c.coordinadora, app.ImportarInput{Contenido: archivo(filas...)})
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func (c *casaDeLotes) confirmada(t *testing.T, filas ...string) *lotes.Importacion {
	t.Helper()
	i, err := c.ConfirmarImportacion.Execute(t.Context(), c.coordinadora, c.previa(t, filas...).ID, true)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func (c *casaDeLotes) usuario(t *testing.T, id string) identidad.Registro {
	t.Helper()
	var r identidad.Registro
	err := c.memoria.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		u, err := tx.Usuarios.Get(ctx, kernel.UsuarioID(id))
		if err == nil {
			r = u.Registro()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func resultados(i *lotes.Importacion) string {
	var s []string
	for _, r := range i.Renglones {
		s = append(s, string(r.Resultado))
	}
	return strings.Join(s, " ")
}

const (
	filaAna  = "Ana|Ruiz|10000001|ana@sena.edu.co|3001234567|Café"
	filaBeto = "Beto|Díaz|10000002|beto@sena.edu.co||"
)

func TestImportsAreRefused(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	for name, x := range map[string]struct {
		por    kernel.Actor
		in     app.ImportarInput
		quiere error
	}{
		"by an instructor":          {kernel.Actor{ID: "i", Rol: kernel.Instructor, Centro: oriente.ID}, app.ImportarInput{Contenido: archivo(filaAna)}, identidad.ErrRol},
		"into another centre":       {c.coordinadora, app.ImportarInput{Contenido: archivo(filaAna), Centro: vecino.ID}, identidad.ErrRol},
		"without a centre":          {kernel.Actor{ID: "a", Rol: kernel.Admin}, app.ImportarInput{Contenido: archivo(filaAna)}, identidad.ErrCentroNoExiste},
		"without a file":            {c.coordinadora, app.ImportarInput{}, lotes.ErrSinArchivo},
		"without the right columns": {c.coordinadora, app.ImportarInput{Contenido: []byte("a|b\n1|2")}, fault.New(fault.Invalid, "COLUMNAS_INVALIDAS", "")},
	} {
		if _, err := c.PrevisualizarImportacion.Execute(t.Context(), x.por, x.in); !errors.Is(err, x.quiere) {
			t.Errorf("%s: got %v, want %v", name, err, x.quiere)
		}
		if _, err := c.ImportarDirecto.Execute(t.Context(), x.por, x.in); !errors.Is(err, x.quiere) {
			t.Errorf("%s, in one step: got %v, want %v", name, err, x.quiere)
		}
	}
	i := c.previa(t, filaAna)
	for name, por := range map[string]kernel.Actor{"a colleague": {ID: "otra", Rol: kernel.Coordinador, Centro: oriente.ID}, "of another centre": {ID: "x", Rol: kernel.Coordinador, Centro: vecino.ID}} {
		_, ver := c.VerImportacion.Execute(t.Context(), por, i.ID)
		_, confirmar := c.ConfirmarImportacion.Execute(t.Context(), por, i.ID, true)
		_, deshacer := c.DeshacerImportacion.Execute(t.Context(), por, i.ID)
		for verbo, err := range map[string]error{"see": ver, "confirm": confirmar, "undo": deshacer} {
			if !errors.Is(err, lotes.ErrNoExiste) {
				t.Errorf("%s may %s it: %v", name, verbo, err)
			}
		}
	}
}

func TestOneImportOfEachPersonAtATime(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	soltar, err := c.deps.Importador.Turnos.Tomar(c.coordinadora)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.PrevisualizarImportacion.Execute(t.Context(), c.coordinadora, app.ImportarInput{Contenido: archivo(filaAna)}); !errors.Is(err, lotes.ErrEnCurso) {
		t.Errorf("got %v, want ErrEnCurso", err)
	}
	otra, _ := c.deps.Importador.Turnos.Tomar(kernel.Actor{ID: "otra"})
	if _, err := c.deps.Importador.Turnos.Tomar(kernel.Actor{ID: "tercera"}); !errors.Is(err, lotes.ErrSaturado) {
		t.Errorf("got %v, want ErrSaturado", err)
	}
	soltar()
	otra()
	c.previa(t, filaAna)
	c.previa(t, filaAna) // the turn was given back
}

func TestAPreviewTellsEveryErrorOfEveryRow(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	c.confirmada(t, filaAna)
	i := c.previa(t,
		filaAna,
		"Ana|Ruiz|10000001|otra@sena.edu.co||",
		"||abc|x@gmail.com|1|",
		filaBeto,
		"Carla|Paz|10000003|ANA@sena.edu.co||",
		"María Fernanda|Ríos Peña|52345678|maria.rios@sena.edu.co|3001234567|Agroecología",
		"Beto|Díaz|10.000.002|beto2@sena.edu.co||")
	if got := resultados(i); got != "IGUAL ERROR ERROR NUEVA ERROR ERROR ERROR" {
		t.Errorf("got %s", got)
	}
	var claves []string
	for _, e := range i.Renglones[2].Errores {
		claves = append(claves, e.Columna+" "+e.Clave+" "+e.Codigo)
	}
	if want := []string{"A nombres REQUERIDO", "B apellidos REQUERIDO", "C cedula CEDULA_FORMATO", "D email CORREO_DOMINIO", "E telefono TELEFONO_FORMATO"}; !slices.Equal(claves, want) {
		t.Errorf("row 4 has %v, want %v", claves, want)
	}
	for n, frase := range map[int]string{1: "ya está en la fila 2", 4: "Ya hay una cuenta activa con este correo", 5: "fila de ejemplo", 6: "ya está en la fila 5"} {
		if !strings.Contains(i.Renglones[n].Motivo(), frase) {
			t.Errorf("row %d says %q, want %q", n+2, i.Renglones[n].Motivo(), frase)
		}
	}
	if len(c.memoria.Anotadas()) != 2 { // the invitation and the import of Ana
		t.Errorf("a preview left %d notes", len(c.memoria.Anotadas())-2)
	}
}

func TestConfirmingInvitesAndASecondTimeChangesNothing(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	i := c.previa(t, filaAna, filaBeto, "Mal|Fila|1|x|y|z")
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), c.coordinadora, i.ID, false); !errors.Is(err, lotes.ErrConErrores) {
		t.Fatalf("with errors: got %v", err)
	}
	hecha, err := c.ConfirmarImportacion.Execute(t.Context(), c.coordinadora, i.ID, true)
	if err != nil {
		t.Fatal(err)
	}
	ana := c.usuario(t, hecha.Renglones[0].Efecto.Objeto)
	if ana.Nombre != "Ana Ruiz" || ana.Centro != oriente.ID || ana.Rol != kernel.Instructor || ana.ClaveEstado != identidad.ClaveNinguna || ana.Vinculo != identidad.Contratista {
		t.Errorf("Ana is %+v", ana)
	}
	eventos, notas := len(c.memoria.Eventos()), c.memoria.Anotadas()
	if nota := notas[len(notas)-1]; eventos != 2 || nota.Accion != "IMPORTAR_INSTRUCTORES" || nota.Detalle["nuevas"] != 2 || nota.Detalle["errores"] != 1 {
		t.Errorf("%d events, last note %+v", eventos, nota)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), c.coordinadora, i.ID, true); err != nil || len(c.memoria.Eventos()) != eventos || len(c.memoria.Anotadas()) != len(notas) {
		t.Errorf("a second confirmation: %v, %d events", err, len(c.memoria.Eventos()))
	}
	otra := c.previa(t, filaAna, filaBeto)
	if got := resultados(otra); got != "IGUAL IGUAL" {
		t.Errorf("the same file again: %s", got)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), c.coordinadora, otra.ID, true); !errors.Is(err, lotes.ErrSinCambios) {
		t.Errorf("got %v, want ErrSinCambios", err)
	}
	if c.hasher.Trabajos.Load() != 0 {
		t.Error("an invitation hashed a password")
	}
}

func TestWhatChangedSinceThePreviewIsShownBeforeItIsDone(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	i := c.previa(t, filaAna, filaBeto)
	admin := kernel.Actor{ID: "admin", Rol: kernel.Admin}
	ajena, err := c.PrevisualizarImportacion.Execute(t.Context(), admin, app.ImportarInput{Contenido: archivo(filaAna), Centro: vecino.ID})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, ajena.ID, false); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), c.coordinadora, i.ID, true); !errors.Is(err, lotes.ErrCambio) {
		t.Fatalf("got %v, want ErrCambio", err)
	}
	vista, err := c.VerImportacion.Execute(t.Context(), c.coordinadora, i.ID)
	if err != nil || resultados(vista) != "ERROR NUEVA" || vista.Estado != lotes.Previa {
		t.Errorf("the preview is %s %s, %v", vista.Estado, resultados(vista), err)
	}
	if motivo := vista.Renglones[0].Motivo(); strings.Contains(motivo, vecino.Nombre) || !strings.Contains(motivo, "cédula") {
		t.Errorf("it says %q", motivo)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), c.coordinadora, i.ID, true); err != nil {
		t.Errorf("looked at again: %v", err)
	}
}

func TestANewFileEndsThePreviewBeforeIt(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	vieja := c.previa(t, filaAna)
	c.previa(t, filaBeto)
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), c.coordinadora, vieja.ID, true); !errors.Is(err, lotes.ErrVencida) {
		t.Errorf("got %v, want ErrVencida", err)
	}
}

func TestUndoingTakesBackWhatNobodyTouched(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	primera := c.confirmada(t, filaAna)
	segunda := c.confirmada(t, strings.Replace(filaAna, "Café", "Cacao", 1), filaBeto, "Carla|Paz|10000003|carla@sena.edu.co||")
	carla := kernel.UsuarioID(segunda.Renglones[2].Efecto.Objeto)
	err := c.memoria.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		return tx.Sesiones.Add(ctx, identidad.AbrirSesion("s1", carla, 0, c.at, time.Hour))
	})
	if err != nil {
		t.Fatal(err)
	}
	hecha, err := c.DeshacerImportacion.Execute(t.Context(), c.coordinadora, segunda.ID)
	if err != nil {
		t.Fatal(err)
	}
	ana, beto := c.usuario(t, primera.Renglones[0].Efecto.Objeto), c.usuario(t, segunda.Renglones[1].Efecto.Objeto)
	if ana.Especialidad != "Café" || !ana.Activo || beto.Activo || !c.usuario(t, string(carla)).Activo {
		t.Errorf("Ana teaches %s, Beto is active: %v", ana.Especialidad, beto.Activo)
	}
	if e := hecha.Renglones[2].Efecto; e.Deshecho || !strings.Contains(e.Motivo, "ya usó la cuenta") {
		t.Errorf("Carla's row says %+v", e)
	}
	notas := c.memoria.Anotadas()
	if nota := notas[len(notas)-1]; nota.Accion != "DESHACER_IMPORTACION" || nota.Detalle["deshechas"] != 2 || nota.Detalle["quedan"] != 1 {
		t.Errorf("the note is %+v", nota)
	}
	if _, err := c.DeshacerImportacion.Execute(t.Context(), c.coordinadora, segunda.ID); err != nil || len(c.memoria.Anotadas()) != len(notas) {
		t.Errorf("again: %v", err)
	}
	c.at = c.at.Add(24 * time.Hour)
	if _, err := c.DeshacerImportacion.Execute(t.Context(), c.coordinadora, primera.ID); !errors.Is(err, lotes.ErrPlazo) {
		t.Errorf("a day later: got %v", err)
	}
}

func TestWhoHadLeftIsOpenedAgainAndUndoneToo(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	primera := c.confirmada(t, filaAna)
	if _, err := c.DeshacerImportacion.Execute(t.Context(), c.coordinadora, primera.ID); err != nil {
		t.Fatal(err)
	}
	vuelta := c.confirmada(t, filaAna)
	id := vuelta.Renglones[0].Efecto.Objeto
	if r := c.usuario(t, id); resultados(vuelta) != "ACTUALIZA" || id != primera.Renglones[0].Efecto.Objeto || !r.Activo || r.ClaveEstado != identidad.ClaveNinguna {
		t.Errorf("got %s of %s: %+v", resultados(vuelta), id, r)
	}
	if _, err := c.DeshacerImportacion.Execute(t.Context(), c.coordinadora, vuelta.ID); err != nil || c.usuario(t, id).Activo {
		t.Errorf("undone: %v", err)
	}
}

// What one account went on to stands in nobody else's way.
func TestUndoingLeavesWhoHasGoneOnElsewhere(t *testing.T) {
	admin := kernel.Actor{ID: "raiz", Nombre: "Ana", Rol: kernel.Admin}
	for nombre, c := range map[string]struct {
		sigue func(c *casaDeLotes, id kernel.UsuarioID) error
		dice  string
	}{
		"in another centre": {func(c *casaDeLotes, id kernel.UsuarioID) error {
			_, err := c.CambiarCentro.Execute(t.Context(), admin, app.CambiarCentroInput{Objetivo: app.Objetivo{ID: id}, Centro: vecino.ID})
			return err
		}, "cambió después"},
		"in another role": {func(c *casaDeLotes, id kernel.UsuarioID) error {
			_, err := c.CambiarRol.Execute(t.Context(), admin, app.CambiarRolInput{Objetivo: app.Objetivo{ID: id}, Rol: kernel.Admin})
			return err
		}, "cambió después"},
		"with a course to give": {func(c *casaDeLotes, id kernel.UsuarioID) error {
			c.memoria.Dejar(id, identidad.Abierta{ID: "s1", Codigo: "SOL-2026-001"})
			return nil
		}, "solicitudes abiertas"},
	} {
		t.Run(nombre, func(t *testing.T) {
			casa := nuevaCasaDeLotes(t)
			i := casa.confirmada(t, filaAna, filaBeto)
			ana, beto := i.Renglones[0].Efecto.Objeto, i.Renglones[1].Efecto.Objeto
			if err := c.sigue(casa, kernel.UsuarioID(ana)); err != nil {
				t.Fatal(err)
			}
			hecha, err := casa.DeshacerImportacion.Execute(t.Context(), casa.coordinadora, i.ID)
			if err != nil {
				t.Fatal(err)
			}
			if e := hecha.Renglones[0].Efecto; e.Deshecho || !strings.Contains(e.Motivo, c.dice) || !casa.usuario(t, ana).Activo {
				t.Errorf("Ana's row says %+v", e)
			}
			if casa.usuario(t, beto).Activo {
				t.Error("Beto stays open")
			}
		})
	}
}

func TestInOneStepPasswordsAreHashedBefore(t *testing.T) {
	c := nuevaCasaDeLotes(t)
	hecha, err := c.ImportarDirecto.Execute(t.Context(), c.coordinadora, app.ImportarInput{Contenido: archivo(filaAna, "Mal|Fila|1|x|y|z")})
	if err != nil {
		t.Fatal(err)
	}
	r := c.usuario(t, hecha.Renglones[0].Efecto.Objeto)
	if hecha.Claves[2] != "trigo-maduro-en-la-loma" || len(hecha.Claves) != 1 || r.ClaveEstado != identidad.ClaveTemporal || c.hasher.Trabajos.Load() != 1 || len(c.memoria.Eventos()) != 0 {
		t.Errorf("passwords %v, account %+v", hecha.Claves, r)
	}
	vista, err := c.VerImportacion.Execute(t.Context(), c.coordinadora, hecha.ID)
	if err != nil || strings.Contains(fmt.Sprintf("%+v", vista), "trigo") {
		t.Errorf("the kept import has the password, or %v", err)
	}
	var muchas []string
	for n := range app.NuevasEnUnPaso + 1 {
		muchas = append(muchas, fmt.Sprintf("Ana|Ruiz|%d|a%d@sena.edu.co||", 20_000_000+n, n))
	}
	if _, err := c.ImportarDirecto.Execute(t.Context(), c.coordinadora, app.ImportarInput{Contenido: archivo(muchas...)}); fault.KindOf(err) != fault.Invalid || c.hasher.Trabajos.Load() != 1 {
		t.Errorf("too many: %v, %d hashes", err, c.hasher.Trabajos.Load())
	}
}
