package catalogo_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/application/catalogo/catalogotest"
	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// hojaSimple reads lines of cells between bars, with / for a new line within a cell; it stands for a file.
type hojaSimple struct{}

func (hojaSimple) Leer(_ context.Context, contenido []byte) (lotes.Hoja, error) {
	h := lotes.Hoja{Formato: lotes.CSV}
	for n, linea := range strings.Split(string(contenido), "\n") {
		celdas := strings.Split(strings.ReplaceAll(linea, "/", "\n"), "|")
		if n == 0 {
			h.Encabezados = celdas
			continue
		}
		h.Filas = append(h.Filas, lotes.Fila{Numero: n + 1, Celdas: celdas})
	}
	h.Cuadrar()
	return h, nil
}

type casaDeLotes struct {
	app.UseCases
	memoria *catalogotest.Memoria
	deps    app.Deps
	at      time.Time
}

func nuevaCasaDeLotes() *casaDeLotes {
	c := &casaDeLotes{memoria: catalogotest.NewMemoria(), at: time.Date(2026, 11, 26, 14, 0, 0, 0, time.UTC)}
	var n atomic.Int64
	c.deps = app.Deps{UoW: c.memoria, Programas: c.memoria, Centros: c.memoria, Usos: c.memoria, Calendario: c.memoria,
		Importador: lotes.Importador{Lector: hojaSimple{}, Importaciones: c.memoria.Importaciones(), Turnos: &lotes.Turnos{}},
		Now:        func() time.Time { return c.at }, NewID: func() string { return fmt.Sprint("id-", n.Add(1)) }}
	c.UseCases = app.New(c.deps)
	return c
}

const (
	cabeza  = "codigo|nombre|version|duracion|cupo|modalidad|tipo|centro|descripcion|objetivos|competencias|resultados"
	filaPan = "P-1|Panadería|1|40|25|presencial||9546|Masas y hornos.|• Amasar/- Hornear|27001 - Amasar|27001-1 – Pesar/27001-2: Leudar"
	filaRed = "R-1|Redes|1|80 horas|20|VIRTUAL|Específica|9405||||"
)

func hoja(filas ...string) []byte { return []byte(cabeza + "\n" + strings.Join(filas, "\n")) }

func (c *casaDeLotes) previa(t *testing.T, filas ...string) *lotes.Importacion {
	t.Helper()
	i, err := c.PrevisualizarImportacion.Execute(t.Context(), admin, app.ImportarInput{Contenido: hoja(filas...)})
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func (c *casaDeLotes) confirmada(t *testing.T, filas ...string) *lotes.Importacion {
	t.Helper()
	i, err := c.ConfirmarImportacion.Execute(t.Context(), admin, c.previa(t, filas...).ID, true)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// programa is one that is kept, or nothing.
func (c *casaDeLotes) programa(t *testing.T, codigo string) catalogo.EstadoPrograma {
	t.Helper()
	var e catalogo.EstadoPrograma
	err := c.memoria.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		p, err := tx.Programas.GetPorCodigo(ctx, codigo)
		if err == nil {
			e = p.Estado()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func resultados(i *lotes.Importacion) string {
	var s []string
	for _, r := range i.Renglones {
		s = append(s, string(r.Resultado))
	}
	return strings.Join(s, " ")
}

func TestImportsOfProgrammesAreRefused(t *testing.T) {
	c := nuevaCasaDeLotes()
	i := c.previa(t, filaPan)
	for _, actor := range []kernel.Actor{{}, instructora, coordinador} {
		_, ver := c.VerImportacion.Execute(t.Context(), actor, i.ID)
		_, confirmar := c.ConfirmarImportacion.Execute(t.Context(), actor, i.ID, true)
		_, deshacer := c.DeshacerImportacion.Execute(t.Context(), actor, "no-hay")
		_, subir := c.PrevisualizarImportacion.Execute(t.Context(), actor, app.ImportarInput{Contenido: hoja(filaPan)})
		for _, err := range []error{ver, confirmar, deshacer, subir} {
			if !errors.Is(err, catalogo.ErrSoloAdmin) {
				t.Errorf("%q: got %v, want ErrSoloAdmin", actor.Rol, err)
			}
		}
	}
	for name, x := range map[string]struct {
		in     app.ImportarInput
		quiere error
	}{
		"no file":                        {app.ImportarInput{}, lotes.ErrSinArchivo},
		"into a centre that is none":     {app.ImportarInput{Contenido: hoja(filaPan), Centro: "centro-0000"}, catalogo.ErrCentroNoExiste},
		"of a sheet without its columns": {app.ImportarInput{Contenido: []byte("codigo|nombre\nP-1|Pan")}, fault.New(fault.Invalid, "COLUMNAS_INVALIDAS", "")},
	} {
		if _, err := c.PrevisualizarImportacion.Execute(t.Context(), admin, x.in); !errors.Is(err, x.quiere) {
			t.Errorf("%s: got %v, want %v", name, err, x.quiere)
		}
	}
	if _, err := c.VerImportacion.Execute(t.Context(), admin, "no-hay"); !errors.Is(err, lotes.ErrNoExiste) {
		t.Errorf("got %v, want ErrNoExiste", err)
	}
	if c.programa(t, "P-1").ID != "" || len(c.memoria.Anotadas()) > 0 {
		t.Error("something was imported")
	}
}

func TestEveryErrorOfEveryRowIsToldWithItsColumn(t *testing.T) {
	c := nuevaCasaDeLotes()
	c.confirmada(t, filaPan)
	i := c.previa(t,
		"|||||||||||",
		"mal código|"+strings.Repeat("n", 201)+"|dos y medio|1,5|101|HIBRIDA|TALLER|0000||/-//|sin separador/27001:/x y - z|1 - a/1 - b",
		"P-1|Panadería|1|40|25|PRESENCIAL||9405|||27001 - Amasar|",
		"p-1 |Otra|2|881|25|PRESENCIAL|||||",
		strings.Join([]string{"73310037", "Manipulación de alimentos", "1", "40", "25", "PRESENCIAL", "COMPLEMENTARIA", "9546", "Buenas prácticas para quien prepara o vende alimentos.",
			"Reconocer los riesgos de contaminación./Aplicar las normas de higiene.", "270101034 - Manipular alimentos según la normatividad vigente.",
			"27010103401 - Identificar los peligros en la preparación./27010103402 - Limpiar y desinfectar el área de trabajo."}, "|"))
	quiere := [][]string{
		{"A CODIGO_INVALIDO", "B REQUERIDO", "C REQUERIDO", "D FUERA_DE_RANGO", "E FUERA_DE_RANGO", "F VALOR_NO_PERMITIDO", "H REQUERIDO"},
		{"A CODIGO_INVALIDO", "B TEXTO_LARGO", "C VERSION_INVALIDA", "D ENTERO_INVALIDO", "E FUERA_DE_RANGO", "F VALOR_NO_PERMITIDO", "G VALOR_NO_PERMITIDO", "H CENTRO_NO_EXISTE",
			"K FORMA_INVALIDA", "K FORMA_INVALIDA", "K REQUERIDO", "L REPETIDO"},
		{"H CENTRO_FIJO"},
		{"A REPETIDO", "D FUERA_DE_RANGO"},
		{"A FILA_DE_EJEMPLO"},
	}
	for n, r := range i.Renglones {
		var got []string
		for _, e := range r.Errores {
			got = append(got, e.Columna+" "+e.Codigo)
		}
		if r.Resultado != lotes.ConError || !slices.Equal(got, quiere[n]) {
			t.Errorf("row %d is %s: got %v, want %v\n%s", r.Numero, r.Resultado, got, quiere[n], r.Motivo())
		}
	}
	if motivo := i.Renglones[1].Motivo(); !strings.Contains(motivo, "Línea 2: Escriba la descripción") || !strings.Contains(motivo, "Línea 3: escriba el código, un guion") {
		t.Errorf("the lines are not told: %s", motivo)
	}
	if motivo := i.Renglones[3].Motivo(); !strings.Contains(motivo, "fila 4") {
		t.Errorf("got %s", motivo)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, i.ID, false); !errors.Is(err, lotes.ErrConErrores) {
		t.Errorf("got %v, want ErrConErrores", err)
	}
}

func TestAPreviewImportsNothingAndAConfirmationAllOfIt(t *testing.T) {
	c := nuevaCasaDeLotes()
	i := c.previa(t, filaPan, filaRed, "mal")
	if resultados(i) != "NUEVA NUEVA ERROR" || c.programa(t, "P-1").ID != "" {
		t.Fatalf("the preview is %s", resultados(i))
	}
	var wg sync.WaitGroup
	for range 4 { // of several at once one does it, the others see it done or have to wait
		wg.Go(func() {
			if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, i.ID, true); err != nil && !errors.Is(err, lotes.ErrEnCurso) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	pan, red := c.programa(t, "P-1"), c.programa(t, "R-1")
	quiere := catalogo.DatosPrograma{Codigo: "P-1", Nombre: "Panadería", TipoFormacion: catalogo.Complementaria, Modalidad: catalogo.Presencial, Version: "1", DuracionHoras: 40,
		CupoAprendices: 25, Descripcion: "Masas y hornos.", CentroID: catalogotest.Oriente,
		Objetivos:    []catalogo.Objetivo{{ID: pan.Objetivos[0].ID, Descripcion: "Amasar"}, {ID: pan.Objetivos[1].ID, Descripcion: "Hornear"}},
		Competencias: []catalogo.Competencia{{ID: pan.Competencias[0].ID, Codigo: "27001", Descripcion: "Amasar"}},
		Resultados:   []catalogo.Resultado{{ID: pan.Resultados[0].ID, Codigo: "27001-1", Descripcion: "Pesar"}, {ID: pan.Resultados[1].ID, Codigo: "27001-2", Descripcion: "Leudar"}}}
	if !reflect.DeepEqual(pan.DatosPrograma, quiere) || !pan.Activo || red.TipoFormacion != catalogo.Especifica || red.DuracionHoras != 80 || red.CentroID != catalogotest.Financieros {
		t.Errorf("got %+v\nand %+v", pan, red)
	}
	notas := c.memoria.Anotadas()
	if len(notas) != 1 || notas[0].Accion != "IMPORTAR_PROGRAMAS" || notas[0].ObjetoID != i.ID || notas[0].Detalle["nuevas"] != 2 || notas[0].Detalle["errores"] != 1 {
		t.Errorf("the audit has %+v", notas)
	}
	otra := c.previa(t, filaPan, filaRed)
	if resultados(otra) != "IGUAL IGUAL" {
		t.Errorf("the same file again: %s", resultados(otra))
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, otra.ID, false); !errors.Is(err, lotes.ErrSinCambios) {
		t.Errorf("got %v, want ErrSinCambios", err)
	}
	if !reflect.DeepEqual(c.programa(t, "P-1"), pan) {
		t.Errorf("the same file changed %+v", c.programa(t, "P-1"))
	}
}

func TestARowUpdatesAProgrammeAndSaysWhatChanges(t *testing.T) {
	c := nuevaCasaDeLotes()
	c.confirmada(t, filaPan)
	antes := c.programa(t, "P-1")
	i := c.previa(t, "P-1|Panadería fina|1|48|25|PRESENCIAL|||||27001 - Amasar/27002 - Hornear|")
	if resultados(i) != "ACTUALIZA" || i.Renglones[0].Nota != "Cambia: nombre, duracion, competencias." {
		t.Fatalf("got %s: %s", resultados(i), i.Renglones[0].Nota)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, i.ID, false); err != nil {
		t.Fatal(err)
	}
	e := c.programa(t, "P-1")
	if e.Nombre != "Panadería fina" || e.DuracionHoras != 48 || e.Descripcion != antes.Descripcion || len(e.Resultados) != 2 || len(e.Competencias) != 2 ||
		e.Competencias[0].ID != antes.Competencias[0].ID || e.Edicion != 2 || e.ID != antes.ID {
		t.Errorf("got %+v", e)
	}
	if _, err := c.DesactivarPrograma.Execute(t.Context(), admin, app.ProgramaElegido{ID: e.ID}); err != nil {
		t.Fatal(err)
	}
	i = c.previa(t, "P-1|Panadería fina|2|48|25|PRESENCIAL||||||")
	if nota := i.Renglones[0].Nota; resultados(i) != "ACTUALIZA" || nota != "Pasa de la versión 1 a la 2. Está desactivado y sigue así." {
		t.Errorf("got %s: %s", resultados(i), nota)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, i.ID, false); err != nil {
		t.Fatal(err)
	}
	if e = c.programa(t, "P-1"); e.Version != "2" || e.Activo || !slices.Equal(e.VersionesAnteriores, []string{"1"}) {
		t.Errorf("got %+v", e)
	}
	if i = c.previa(t, "P-1|Panadería fina|1|48|25|PRESENCIAL||||||"); i.Renglones[0].Errores[0].Codigo != "VERSION_REPETIDA" {
		t.Errorf("back to version 1: %+v", i.Renglones[0])
	}
}

func TestTheCentreOfTheFormIsThatOfRowsThatNameNone(t *testing.T) {
	c := nuevaCasaDeLotes()
	sin := "codigo|nombre|version|duracion|cupo|modalidad\nA-1|Aseo|1|40|25|MIXTA"
	i, err := c.PrevisualizarImportacion.Execute(t.Context(), admin, app.ImportarInput{Contenido: []byte(sin), Centro: catalogotest.Financieros})
	if err != nil || resultados(i) != "NUEVA" || i.Centro != catalogotest.Financieros {
		t.Fatalf("got %+v, %v", i, err)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, i.ID, false); err != nil || c.programa(t, "A-1").CentroID != catalogotest.Financieros {
		t.Errorf("%v, %+v", err, c.programa(t, "A-1"))
	}
	i, err = c.PrevisualizarImportacion.Execute(t.Context(), admin, app.ImportarInput{Contenido: []byte(strings.ReplaceAll(sin, "A-1", "A-2"))})
	if err != nil || resultados(i) != "ERROR" || i.Renglones[0].Errores[0].Columna != "" || i.Renglones[0].Errores[0].Clave != "centro" {
		t.Errorf("of no centre at all: %+v, %v", i, err)
	}
}

func TestWhatChangedSinceThePreviewOfProgrammesIsShownBeforeItIsDone(t *testing.T) {
	c := nuevaCasaDeLotes()
	i := c.previa(t, filaPan, filaRed)
	in := contabilidad()
	in.Codigo = "P-1"
	id := registrar(t, c.UseCases, in)
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, i.ID, true); !errors.Is(err, lotes.ErrCambio) {
		t.Fatalf("got %v, want ErrCambio", err)
	}
	vista, err := c.VerImportacion.Execute(t.Context(), admin, i.ID)
	if err != nil || resultados(vista) != "ACTUALIZA NUEVA" || vista.Estado != lotes.Previa || c.programa(t, "R-1").ID != "" {
		t.Fatalf("the preview is %s, %v", resultados(vista), err)
	}
	if _, err := c.ConfirmarImportacion.Execute(t.Context(), admin, i.ID, true); err != nil || c.programa(t, "P-1").ID != id || c.programa(t, "P-1").Nombre != "Panadería" {
		t.Errorf("looked at again: %v", err)
	}
}

func TestUndoingTakesBackTheProgrammesThatNobodyTouched(t *testing.T) {
	c := nuevaCasaDeLotes()
	c.confirmada(t, filaPan)
	antes := c.programa(t, "P-1")
	c.at = c.at.Add(time.Hour)
	i := c.confirmada(t, strings.Replace(filaPan, "|1|40", "|2|44", 1), filaRed, strings.Replace(filaRed, "R-1", "R-2", 1), strings.Replace(filaRed, "R-1", "R-3", 1))
	c.memoria.SolicitarEn(antes.ID, 3, c.at.Add(-time.Minute)) // before the import: none of its business
	c.memoria.SolicitarEn(c.programa(t, "R-2").ID, 1, c.at.Add(time.Minute))
	if _, err := c.DesactivarPrograma.Execute(t.Context(), admin, app.ProgramaElegido{ID: c.programa(t, "R-3").ID}); err != nil {
		t.Fatal(err)
	}
	hecha, err := c.DeshacerImportacion.Execute(t.Context(), admin, i.ID)
	if err != nil {
		t.Fatal(err)
	}
	despues := c.programa(t, "P-1")
	if !reflect.DeepEqual(despues.DatosPrograma, antes.DatosPrograma) || len(despues.VersionesAnteriores) > 0 || c.programa(t, "R-1").ID != "" || c.programa(t, "R-2").ID == "" || c.programa(t, "R-3").ID == "" {
		t.Errorf("got %+v, want %+v", despues, antes)
	}
	for n, quiere := range []string{"otra vez los datos de antes", "se quitó del catálogo", "se hizo o se envió una solicitud", "cambió después de la importación"} {
		if e := hecha.Renglones[n].Efecto; !strings.Contains(e.Motivo, quiere) || e.Deshecho != (n < 2) {
			t.Errorf("row %d: %+v", n, e)
		}
	}
	notas := c.memoria.Anotadas()
	if nota := notas[len(notas)-1]; nota.Accion != "DESHACER_IMPORTACION" || nota.Detalle["deshechas"] != 2 || nota.Detalle["quedan"] != 2 {
		t.Errorf("the note is %+v", nota)
	}
	if _, err := c.DeshacerImportacion.Execute(t.Context(), admin, i.ID); err != nil || len(c.memoria.Anotadas()) != len(notas) {
		t.Errorf("again: %v", err)
	}
	if vuelta := c.previa(t, strings.Replace(filaPan, "|1|40", "|2|44", 1), filaRed); resultados(vuelta) != "ACTUALIZA NUEVA" {
		t.Errorf("the file again: %s", resultados(vuelta))
	}
	c.at = c.at.Add(24 * time.Hour)
	ultima := c.confirmada(t, "Z-1|Zootecnia|1|40|25|MIXTA||9546||||")
	c.at = c.at.Add(24 * time.Hour)
	if _, err := c.DeshacerImportacion.Execute(t.Context(), admin, ultima.ID); !errors.Is(err, lotes.ErrPlazo) {
		t.Errorf("a day later: got %v", err)
	}
}
