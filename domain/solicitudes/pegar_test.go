package solicitudes_test

import (
	"strings"
	"testing"

	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

func TestAPasteOfNothingOrTooMuchIsRefused(t *testing.T) {
	for nombre, texto := range map[string]string{
		"empty":          "",
		"blank":          " \n\t;,\n",
		"too many lines": strings.Repeat("SOL-2026-014 3012345\n", solicitudes.LineasPegadas+1),
		"too long":       strings.Repeat(" ", solicitudes.PegadoMaximo) + "SOL-2026-014 3012345",
	} {
		if _, err := solicitudes.LeerPegado(texto); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: got %v", nombre, err)
		}
	}
	if lineas, err := solicitudes.LeerPegado(strings.Repeat("SOL-2026-014 3012345\n", solicitudes.LineasPegadas)); err != nil || len(lineas) != solicitudes.LineasPegadas {
		t.Errorf("%d lines, %v", len(lineas), err)
	}
}

func TestSeparatorsOfAPasteAreForgiven(t *testing.T) {
	lineas, err := solicitudes.LeerPegado("\uFEFFSOL-2026-001 3000001\r\n\r\n  sol-2026-002\t3000002 \nSOL-2026-003,3000003\rSOL-2026-004 ; 3000004;\nSOL-2026-005\u00a03000005\nsolo\nSOL-2026-006 300 0006")
	if err != nil {
		t.Fatal(err)
	}
	quiere := []solicitudes.LineaPegada{
		{Linea: 1, Codigo: "SOL-2026-001", Numero: "3000001"}, {Linea: 3, Codigo: "SOL-2026-002", Numero: "3000002"},
		{Linea: 4, Codigo: "SOL-2026-003", Numero: "3000003"}, {Linea: 5, Codigo: "SOL-2026-004", Numero: "3000004"},
		{Linea: 6, Codigo: "SOL-2026-005", Numero: "3000005"}, {Linea: 7, Codigo: "SOLO"}, {Linea: 8, Codigo: "SOL-2026-006", Numero: "300 0006"},
	}
	if len(lineas) != len(quiere) {
		t.Fatalf("got %+v", lineas)
	}
	for i, l := range lineas {
		if l.Texto == "" {
			t.Errorf("line %d has lost its text", l.Linea)
		}
		if l.Texto = ""; l != quiere[i] {
			t.Errorf("got %+v, want %+v", l, quiere[i])
		}
	}
}

func TestEachLineOfAPasteSaysWhatItDoes(t *testing.T) {
	provisional := solicitudes.Ficha{Numero: "20260001", Provisional: true}
	alcanzadas := []solicitudes.ConFicha{
		{ID: "1", Codigo: "SOL-2026-001", Estado: solicitudes.Aprobada, Ficha: provisional},
		{ID: "2", Codigo: "SOL-2026-002", Estado: solicitudes.Aprobada, Ficha: solicitudes.Ficha{Numero: "3000002"}},
		{ID: "3", Codigo: "SOL-2026-003", Estado: solicitudes.Pendiente},
		{ID: "4", Codigo: "SOL-2026-004", Estado: solicitudes.Aprobada, Ficha: provisional},
	}
	enUso := []string{"3000002", "3000009"}
	for texto, quiere := range map[string][]solicitudes.Pegada{
		"SOL-2026-001 3000001":                       {solicitudes.PorAsignar},
		"SOL-2026-002 3000002":                       {solicitudes.YaLaTiene},
		"SOL-2026-002 3000003":                       {solicitudes.TieneOtraFicha},
		"SOL-2026-003 3000003":                       {solicitudes.CursoSinAprobar},
		"SOL-2026-001 3000009":                       {solicitudes.NumeroEnUso},
		"SOL-2026-999 3000001":                       {solicitudes.CodigoNoExiste},
		"SOL-2026-999 3000009":                       {solicitudes.CodigoNoExiste}, // of another centre it tells no more
		"Código Ficha":                               {solicitudes.NumeroErrado},
		"SOL-2026-001":                               {solicitudes.NumeroErrado},
		"SOL-2026-001 20260001":                      {solicitudes.NumeroErrado},
		"SOL-2026-001 ３000001":                       {solicitudes.NumeroErrado},
		"SOL-2026-001 3000001\nSOL-2026-001 3000004": {solicitudes.LineaRepetida, solicitudes.LineaRepetida},
		"SOL-2026-001 3000001\nSOL-2026-004 3000001": {solicitudes.LineaRepetida, solicitudes.LineaRepetida},
		"SOL-2026-001 3000001\nSOL-2026-004 3000004\nSOL-2026-004":           {solicitudes.PorAsignar, solicitudes.LineaRepetida, solicitudes.NumeroErrado},
		"SOL-2026-001 3000001\n\nSOL-2026-003 3000003\nSOL-2026-004 3000004": {solicitudes.PorAsignar, solicitudes.CursoSinAprobar, solicitudes.PorAsignar},
	} {
		lineas, err := solicitudes.LeerPegado(texto)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range solicitudes.ClasificarFichas(lineas, alcanzadas, enUso) {
			if f.Resultado != quiere[i] || f.Mensaje == "" {
				t.Errorf("%q: line %d is %s (%s), want %s", texto, f.Linea, f.Resultado, f.Mensaje, quiere[i])
			}
		}
	}
}

func TestOnlyWhatCanBeACodeOrANumberIsLookedFor(t *testing.T) {
	lineas, err := solicitudes.LeerPegado("SOL-2026-001 3000001\nSOL-2026-001 3000001\nx\x00y 12\nSOL-26-1 3000002")
	if err != nil {
		t.Fatal(err)
	}
	codigos, numeros := solicitudes.PorBuscar(lineas)
	if strings.Join(codigos, " ") != "SOL-2026-001" || strings.Join(numeros, " ") != "3000001 3000002" {
		t.Errorf("got %v, %v", codigos, numeros)
	}
}

func TestAPasteConfirmedTwiceIsKnownAgain(t *testing.T) {
	con := func(numero string, resultados ...solicitudes.Pegada) (fichas []solicitudes.FichaPegada) {
		for _, r := range resultados {
			fichas = append(fichas, solicitudes.FichaPegada{LineaPegada: solicitudes.LineaPegada{Codigo: "SOL-2026-001", Numero: numero}, Resultado: r})
		}
		return fichas
	}
	visto := solicitudes.VistoDe(con("1", solicitudes.PorAsignar, solicitudes.YaLaTiene, solicitudes.PorAsignar))
	if n, hecho := solicitudes.HechoDesde(visto, con("1", solicitudes.YaLaTiene, solicitudes.YaLaTiene, solicitudes.YaLaTiene)); n != 2 || !hecho {
		t.Errorf("got %d, %v", n, hecho)
	}
	for nombre, ahora := range map[string][]solicitudes.FichaPegada{
		"half of it":     con("1", solicitudes.YaLaTiene, solicitudes.YaLaTiene, solicitudes.PorAsignar),
		"another result": con("1", solicitudes.YaLaTiene, solicitudes.YaLaTiene, solicitudes.NumeroEnUso),
		"other numbers":  con("2", solicitudes.YaLaTiene, solicitudes.YaLaTiene, solicitudes.YaLaTiene),
		"fewer lines":    con("1", solicitudes.YaLaTiene),
		"nothing done":   con("1", solicitudes.PorAsignar, solicitudes.YaLaTiene, solicitudes.PorAsignar),
	} {
		if _, hecho := solicitudes.HechoDesde(visto, ahora); hecho {
			t.Errorf("%s is taken for the same", nombre)
		}
	}
}
