package catalogotest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// Montaje is an empty catalogue under test, with the centres Oriente and Financieros.
type Montaje struct {
	UoW            uow.UnitOfWork[app.Tx]
	Programas      app.ProgramaReader
	Usos           app.UsoReader
	Centros        app.CentroReader
	Calendario     app.CalendarioReader
	Ambientes      app.AmbienteReader
	Especiales     app.EspecialReader
	Solicitar      func(t *testing.T, programa kernel.ProgramaID, n int)
	AgregarFestivo func(t *testing.T, f catalogo.FestivoFila)
	Aprobar        func(t *testing.T, c app.Candidato)
	// Cursar keeps a solicitud that runs under special programmes.
	Cursar func(t *testing.T, c CursoEspecial)
}

var pais = catalogo.Alcance{Pais: true}

// Contrato checks what every implementation of the ports promises; nuevo makes an empty catalogue for each check.
func Contrato(t *testing.T, nuevo func(t *testing.T) Montaje) {
	for nombre, prueba := range map[string]func(*testing.T, Montaje){
		"a code that is taken is refused":                   codigoEnUso,
		"a centre that does not exist is refused":           centroNoExiste,
		"of many with one code exactly one is kept":         unSoloCodigo,
		"a unit of work that fails keeps nothing":           nadaQueda,
		"out of scope looks absent":                         fueraDeAlcance,
		"a programme comes back whole and in order":         vuelveEntero,
		"only active COMPLEMENTARIA programmes are listed":  soloOfertados,
		"search and modalidad select":                       selecciona,
		"the most requested come first, then by name":       ordena,
		"pages are cut and counted":                         pagina,
		"a programme is saved by its present edition only":  guardaLaPresente,
		"of many edits of one edition exactly one is kept":  unaSolaEdicion,
		"all programmes are listed to who asks for all":     todos,
		"what depends on a programme is counted":            uso,
		"a changed programme comes back whole":              vuelveCambiado,
		"a changed code that is taken is refused":           codigoCambiadoEnUso,
		"an import knows its programmes and takes them out": programasDeLote,
		"rows change the computed holidays":                 festivos,
		"holidays are written and removed in a unit":        festivosEscritos,
		"of many that add one holiday exactly one does":     unSoloFestivo,
		"recesses come back, changed and removed":           recesosEscritos,
		"of many that overlap exactly one is kept":          unSoloReceso,
		"recesses are listed by year, centre and scope":     recesosListados,
		"courses on days without class are found":           candidatos,
		"centres are listed by regional":                    centros,
		"a centre is kept by its present edition only":      centroPorEdicion,
		"a code of a centre that is taken is refused":       codigoDeCentroEnUso,
		"a closed centre offers nothing":                    centroCerrado,
		"ambientes come back and are changed":               ambientesEscritos,
		"an ambiente is kept by its present edition only":   ambientePorEdicion,
		"of many ambientes with one name one is kept":       unSoloAmbiente,
		"the twelve with a box come first":                  losDoce,
		"a special programme is kept by its edition only":   especialPorEdicion,
		"a code of a special programme is taken once":       codigoEspecialEnUso,
		"courses that a validity leaves out are counted":    cursosQueQuedanFuera,
	} {
		t.Run(nombre, func(t *testing.T) {
			t.Parallel()
			prueba(t, nuevo(t))
		})
	}
}

func codigoEnUso(t *testing.T, m Montaje) {
	m.guardar(t, programa("a", "73310037"))
	err := m.agregar(t.Context(), programa("b", "73310037"))
	if !errors.Is(err, catalogo.ErrCodigoEnUso) {
		t.Errorf("got %v, want ErrCodigoEnUso", err)
	}
	if _, err := m.Programas.Ver(t.Context(), "b", pais); !errors.Is(err, catalogo.ErrProgramaNoEncontrado) {
		t.Errorf("the refused programme: got %v, want ErrProgramaNoEncontrado", err)
	}
}

func centroNoExiste(t *testing.T, m Montaje) {
	p := programa("a", "73310037")
	p.CentroID = "centro-0000"
	if err := m.agregar(t.Context(), p); !errors.Is(err, catalogo.ErrCentroNoExiste) {
		t.Errorf("got %v, want ErrCentroNoExiste", err)
	}
}

func unSoloCodigo(t *testing.T, m Montaje) {
	const intentos = 8
	errs := make([]error, intentos)
	var wg sync.WaitGroup
	for i := range intentos {
		wg.Go(func() { errs[i] = m.agregar(t.Context(), programa(fmt.Sprint("p", i), "73310037")) })
	}
	wg.Wait()
	guardados := 0
	for _, err := range errs {
		if err == nil {
			guardados++
		} else if !errors.Is(err, catalogo.ErrCodigoEnUso) {
			t.Errorf("got %v, want ErrCodigoEnUso", err)
		}
	}
	if guardados != 1 {
		t.Errorf("%d programmes have the code, want 1", guardados)
	}
}

func nadaQueda(t *testing.T, m Montaje) {
	fallo := errors.New("changed its mind")
	err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		if err := tx.Programas.Add(ctx, catalogo.RestorePrograma(programa("a", "73310037"))); err != nil {
			return err
		}
		return fallo
	})
	if !errors.Is(err, fallo) {
		t.Errorf("got %v, want the error of the unit", err)
	}
	m.listados(t, app.ConsultaProgramas{Alcance: pais})
}

func fueraDeAlcance(t *testing.T, m Montaje) {
	m.guardar(t, programa("a", "73310037"))
	for nombre, alcance := range map[string]catalogo.Alcance{"another centre": {Centro: Financieros}, "nobody": {}} {
		if _, err := m.Programas.Ver(t.Context(), "a", alcance); !errors.Is(err, catalogo.ErrProgramaNoEncontrado) {
			t.Errorf("%s: got %v, want ErrProgramaNoEncontrado", nombre, err)
		}
		m.listados(t, app.ConsultaProgramas{Alcance: alcance})
	}
	if _, err := m.Programas.Ver(t.Context(), "absent", pais); !errors.Is(err, catalogo.ErrProgramaNoEncontrado) {
		t.Errorf("absent: got %v, want ErrProgramaNoEncontrado", err)
	}
	m.listados(t, app.ConsultaProgramas{Alcance: catalogo.Alcance{Centro: Oriente}}, "a")
}

func vuelveEntero(t *testing.T, m Montaje) {
	p := programa("a", "73310037")
	p.Objetivos = []catalogo.Objetivo{{ID: "o9", Descripcion: "Primero"}, {ID: "o1", Descripcion: "Segundo"}}
	p.Competencias = []catalogo.Competencia{{ID: "c9", Codigo: "210303022", Descripcion: "Contabilizar"}, {ID: "c1", Codigo: "210303021", Descripcion: "Informar"}}
	p.Resultados = []catalogo.Resultado{{ID: "r9", Codigo: "02", Descripcion: "Registrar"}, {ID: "r1", Codigo: "01", Descripcion: "Clasificar"}}
	m.guardar(t, p)
	m.guardar(t, programa("b", "73310038"))
	m.Solicitar(t, "a", 2)
	want := app.ProgramaView{EstadoPrograma: p, Solicitudes: 2,
		Centro: app.CentroView{Nombre: "Centro de Gestión Agroempresarial del Oriente", Codigo: "9546", Ciudad: "Vélez"}}
	got, err := m.Programas.Ver(t.Context(), "a", pais)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Ver: got %+v, %v\nwant %+v", got, err, want)
	}
	pagina, err := m.Programas.Listar(t.Context(), app.ConsultaProgramas{Alcance: pais, Limite: 1})
	if err != nil || len(pagina.Programas) != 1 || !reflect.DeepEqual(pagina.Programas[0], want) {
		t.Errorf("Listar: got %+v, %v\nwant %+v", pagina, err, want)
	}
	pagina, err = m.Programas.Listar(t.Context(), app.ConsultaProgramas{Alcance: pais, Limite: 1, Breve: true})
	if err != nil || len(pagina.Programas) != 1 || len(pagina.Programas[0].Objetivos) > 0 || pagina.Programas[0].Solicitudes != 2 ||
		pagina.Programas[0].Nombre != want.Nombre || pagina.Programas[0].Centro != want.Centro {
		t.Errorf("a brief Listar: got %+v, %v\nwant %+v", pagina, err, want)
	}
}

func soloOfertados(t *testing.T, m Montaje) {
	inactivo := programa("inactivo", "1")
	inactivo.Activo = false
	especifico := programa("especifico", "2")
	especifico.TipoFormacion = catalogo.Especifica
	m.guardar(t, inactivo)
	m.guardar(t, especifico)
	m.guardar(t, programa("ofertado", "3"))
	m.listados(t, app.ConsultaProgramas{Alcance: pais}, "ofertado")
	for _, id := range []kernel.ProgramaID{"inactivo", "especifico"} {
		if _, err := m.Programas.Ver(t.Context(), id, pais); err != nil {
			t.Errorf("Ver %s: %v", id, err)
		}
	}
}

func selecciona(t *testing.T, m Montaje) {
	nombrado := func(id, codigo, nombre string, modalidad catalogo.Modalidad) {
		p := programa(id, codigo)
		p.Nombre, p.Modalidad = nombre, modalidad
		m.guardar(t, p)
	}
	nombrado("ordeno", "72110063", "Buenas prácticas de ordeño", catalogo.Presencial)
	nombrado("ingles", "24020112", "Inglés al 100%", catalogo.Virtual)
	for _, caso := range []struct {
		palabras  []string
		modalidad catalogo.Modalidad
		want      []string
	}{
		{palabras: []string{"tejidos"}},
		{palabras: []string{"practicas", "tejidos"}},
		{palabras: []string{"_"}},
		{palabras: []string{"'"}},
		{palabras: []string{`\`}},
		{modalidad: catalogo.Mixta},
		{palabras: []string{"ordeno"}, modalidad: catalogo.Virtual},
		{palabras: []string{"ordeno", "practicas"}, want: []string{"ordeno"}},
		{palabras: []string{"ingles", "2402"}, want: []string{"ingles"}},
		{palabras: []string{"%"}, want: []string{"ingles"}},
		{modalidad: catalogo.Virtual, want: []string{"ingles"}},
		{want: []string{"ordeno", "ingles"}},
	} {
		m.listados(t, app.ConsultaProgramas{Alcance: pais, Palabras: caso.palabras, Modalidad: caso.modalidad}, caso.want...)
	}
}

func ordena(t *testing.T, m Montaje) {
	for id, nombre := range map[string]string{"a": "Zootecnia", "b": "Álgebra", "c": "algas", "d": "Ñame", "e": "Naranja"} {
		p := programa(id, "CF-"+strings.ToUpper(id))
		p.Nombre = nombre
		m.guardar(t, p)
	}
	m.Solicitar(t, "a", 2)
	m.Solicitar(t, "e", 1)
	m.listados(t, app.ConsultaProgramas{Alcance: pais}, "a", "e", "c", "b", "d")
}

func pagina(t *testing.T, m Montaje) {
	const total = 5
	for i := range total {
		m.guardar(t, programa(fmt.Sprint("p", i), fmt.Sprint(10+i)))
	}
	for _, caso := range []struct {
		desde, limite int
		want          []string
	}{
		{1_000_000_000, 1000, nil},
		{5, 2, nil},
		{0, 2, []string{"p0", "p1"}},
		{4, 2, []string{"p4"}},
	} {
		got, err := m.Programas.Listar(t.Context(), app.ConsultaProgramas{Alcance: pais, Desde: caso.desde, Limite: caso.limite})
		if err != nil || got.Programas == nil || !slices.Equal(ids(got), caso.want) || got.Total != total || got.TotalEsMinimo {
			t.Errorf("from %d, %d: got %v of %d, %v; want %v of %d", caso.desde, caso.limite, ids(got), got.Total, err, caso.want, total)
		}
	}
}

func festivos(t *testing.T, m Montaje) {
	desde, hasta := kernel.NewDate(2027, time.May, 1), kernel.NewDate(2027, time.May, 3)
	m.AgregarFestivo(t, catalogo.FestivoFila{Fecha: kernel.NewDate(2027, time.May, 4), Nombre: "Otro día", Tipo: catalogo.Manual})
	m.AgregarFestivo(t, catalogo.FestivoFila{Fecha: hasta, Nombre: "Día cívico", Tipo: catalogo.Manual})
	got, err := m.Calendario.Festivos(t.Context(), desde, hasta)
	if err != nil || len(got) != 2 || got[0].Fecha != desde || got[0].Origen != catalogo.OrigenCalculado ||
		got[1] != (catalogo.FestivoVigente{Fecha: hasta, Nombre: "Día cívico", Origen: catalogo.OrigenManual}) {
		t.Fatalf("got %v, %v", got, err)
	}
	m.AgregarFestivo(t, catalogo.FestivoFila{Fecha: desde, Nombre: got[0].Nombre, Tipo: catalogo.Suprimido})
	got, err = m.Calendario.Festivos(t.Context(), desde, hasta)
	if err != nil || len(got) != 1 || got[0].Fecha != hasta {
		t.Errorf("with the computed one switched off: got %v, %v", got, err)
	}
}

// programa is one of Oriente that breaks no rule.
func programa(id, codigo string) catalogo.EstadoPrograma {
	creado := time.Date(2026, time.November, 23, 6, 48, 36, 422e6, time.UTC)
	return catalogo.EstadoPrograma{
		ID: kernel.ProgramaID(id),
		DatosPrograma: catalogo.DatosPrograma{
			Codigo: codigo, Nombre: "Contabilidad básica", TipoFormacion: catalogo.Complementaria, Modalidad: catalogo.Presencial,
			Version: "1", DuracionHoras: 40, CupoAprendices: 25, Descripcion: "Cuentas de un negocio.\nPara empezar.", CentroID: Oriente,
		},
		Activo: true, Edicion: 1, CreadoEn: creado, ActualizadoEn: creado.Add(time.Hour),
	}
}

func (m Montaje) agregar(ctx context.Context, e catalogo.EstadoPrograma) error {
	return m.UoW.Do(ctx, func(ctx context.Context, tx app.Tx) error {
		return tx.Programas.Add(ctx, catalogo.RestorePrograma(e))
	})
}

func (m Montaje) guardar(t *testing.T, e catalogo.EstadoPrograma) {
	t.Helper()
	if err := m.agregar(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

// listados checks the ids that c selects, and their number.
func (m Montaje) listados(t *testing.T, c app.ConsultaProgramas, want ...string) {
	t.Helper()
	c.Limite = 100
	got, err := m.Programas.Listar(t.Context(), c)
	if err != nil || !slices.Equal(ids(got), want) || got.Total != len(want) {
		t.Errorf("%+v: got %v of %d, %v; want %v", c, ids(got), got.Total, err, want)
	}
}

func ids(p app.PaginaProgramas) []string {
	var todos []string
	for _, v := range p.Programas {
		todos = append(todos, string(v.ID))
	}
	return todos
}

func centros(t *testing.T, m Montaje) {
	lista, err := m.Centros.Centros(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var ids []kernel.CentroID
	for i, c := range lista {
		if c.ID == Oriente || c.ID == Financieros {
			ids = append(ids, c.ID)
			if want := NewMemoria().centros[c.ID]; c.Nombre != want.Nombre || c.Codigo != want.Codigo {
				t.Errorf("got %+v, want %+v", c, want)
			}
		}
		if i > 0 && (c.Regional < lista[i-1].Regional || c.Regional == lista[i-1].Regional && c.Codigo <= lista[i-1].Codigo) {
			t.Errorf("%+v stands behind %+v", c, lista[i-1])
		}
	}
	if !slices.Equal(ids, []kernel.CentroID{Financieros, Oriente}) {
		t.Errorf("the centres are %v", ids)
	}
}
