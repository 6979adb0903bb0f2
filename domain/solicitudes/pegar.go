package solicitudes

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

const (
	// LineasPegadas is how many lines one paste may have.
	LineasPegadas = 500
	// PegadoMaximo is how many characters, blank lines and spaces too.
	PegadoMaximo = 50_000
)

// LineaPegada is one line of what somebody pasted: the codigo of a course and its number of SOFIA Plus, as they were written.
type LineaPegada struct {
	Linea  int // counted from 1, blank lines too
	Texto  string
	Codigo string
	Numero string
}

// Pegada says what a line does, or why it does nothing.
type Pegada string

const (
	PorAsignar      Pegada = "POR_ASIGNAR"
	Asignada        Pegada = "ASIGNADA" // what was POR_ASIGNAR, once it is done
	YaLaTiene       Pegada = "YA_LA_TIENE"
	CodigoNoExiste  Pegada = "CODIGO_DESCONOCIDO" // or out of scope, which looks the same
	NumeroErrado    Pegada = "NUMERO_ERRADO"
	LineaRepetida   Pegada = "REPETIDA"
	NumeroEnUso     Pegada = "NUMERO_EN_USO"
	CursoSinAprobar Pegada = "SIN_APROBAR"
	TieneOtraFicha  Pegada = "TIENE_OTRA_FICHA"
)

// Pegadas lists all of them.
func Pegadas() []Pegada {
	return []Pegada{PorAsignar, Asignada, YaLaTiene, CodigoNoExiste, NumeroErrado, LineaRepetida, NumeroEnUso, CursoSinAprobar, TieneOtraFicha}
}

// Mal tells whether somebody has to mend the line.
func (p Pegada) Mal() bool { return p != PorAsignar && p != Asignada && p != YaLaTiene }

// FichaPegada is a line with what becomes of it.
type FichaPegada struct {
	LineaPegada
	Resultado Pegada
	Mensaje   string
	ID        kernel.SolicitudID // of the course, when it is in scope
}

// ConFicha is what a paste must know of a Solicitud.
type ConFicha struct {
	ID     kernel.SolicitudID
	Codigo string
	Estado Estado
	Ficha  Ficha
}

var formaCodigo = regexp.MustCompile(`^SOL-[0-9]{4}-[0-9]{3,9}$`)

// LeerPegado takes a paste apart. Tabs, commas, semicolons, more spaces and blank lines are forgiven; it returns a fault at
// /texto when there is nothing in it or too much.
func LeerPegado(texto string) ([]LineaPegada, error) {
	if utf8.RuneCountInString(texto) > PegadoMaximo {
		return nil, pegadoErrado("TEXTO_LARGO", fmt.Sprintf("Pegó demasiado texto. Pegue solo el código y el número, hasta %d líneas a la vez.", LineasPegadas))
	}
	var lineas []LineaPegada
	n := 0
	for linea := range strings.Lines(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(texto)) {
		n++
		partes := strings.FieldsFunc(linea, separa)
		if len(partes) == 0 {
			continue
		}
		lineas = append(lineas, LineaPegada{Linea: n, Texto: strings.TrimSpace(linea), Codigo: strings.ToUpper(partes[0]), Numero: strings.Join(partes[1:], " ")})
	}
	switch {
	case len(lineas) == 0:
		return nil, pegadoErrado("TEXTO_VACIO", "Pegue al menos una línea con el código y el número, por ejemplo SOL-2026-014 3012345.")
	case len(lineas) > LineasPegadas:
		return nil, pegadoErrado("TEXTO_LARGO", fmt.Sprintf("Pegó %d líneas. Pegue hasta %d a la vez.", len(lineas), LineasPegadas))
	}
	return lineas, nil
}

func separa(r rune) bool {
	return unicode.IsSpace(r) || r == ',' || r == ';' || r == '\uFEFF'
}

func pegadoErrado(codigo, mensaje string) error {
	return fault.Fields([]fault.Field{{Pointer: "/texto", Code: codigo, Message: mensaje}})
}

// PorBuscar lists the codes and the numbers of a paste that can be ones, each once.
func PorBuscar(lineas []LineaPegada) (codigos, numeros []string) {
	vistos := map[string]bool{}
	for _, l := range lineas {
		if formaCodigo.MatchString(l.Codigo) && !vistos[l.Codigo] {
			vistos[l.Codigo] = true
			codigos = append(codigos, l.Codigo)
		}
		if sofia.MatchString(l.Numero) && !vistos[l.Numero] {
			vistos[l.Numero] = true
			numeros = append(numeros, l.Numero)
		}
	}
	return codigos, numeros
}

// ClasificarFichas says of each line what it does. alcanzadas are the courses of those codes that are in scope, enUso the numbers
// that a course of the country has.
func ClasificarFichas(lineas []LineaPegada, alcanzadas []ConFicha, enUso []string) []FichaPegada {
	porCodigo, usados, veces := map[string]ConFicha{}, map[string]bool{}, map[string][]int{}
	for _, c := range alcanzadas {
		porCodigo[c.Codigo] = c
	}
	for _, n := range enUso {
		usados[n] = true
	}
	for _, l := range lineas {
		veces[l.Codigo] = append(veces[l.Codigo], l.Linea)
		if sofia.MatchString(l.Numero) {
			veces[l.Numero] = append(veces[l.Numero], l.Linea)
		}
	}
	fichas := make([]FichaPegada, len(lineas))
	for i, l := range lineas {
		f := FichaPegada{LineaPegada: l}
		f.Resultado, f.Mensaje = deTexto(l, veces)
		if f.Resultado == "" {
			c, hay := porCodigo[l.Codigo]
			f.ID = c.ID
			f.Resultado, f.Mensaje = deCurso(l, c, hay, usados[l.Numero])
		}
		fichas[i] = f
	}
	return fichas
}

// deTexto says what is wrong with a line whatever the courses are.
func deTexto(l LineaPegada, veces map[string][]int) (Pegada, string) {
	switch {
	case l.Numero == "":
		return NumeroErrado, "Falta el número de ficha después del código."
	case !sofia.MatchString(l.Numero):
		return NumeroErrado, "El número de ficha de SOFIA Plus tiene exactamente 7 dígitos."
	case len(veces[l.Codigo]) > 1:
		return LineaRepetida, "El código está también en la línea " + otraDe(veces[l.Codigo], l.Linea) + ". Deje una sola."
	case len(veces[l.Numero]) > 1:
		return LineaRepetida, "El número está también en la línea " + otraDe(veces[l.Numero], l.Linea) + ". Cada curso tiene el suyo."
	}
	return "", ""
}

func otraDe(lineas []int, propia int) string {
	for _, n := range lineas {
		if n != propia {
			return fmt.Sprint(n)
		}
	}
	return fmt.Sprint(propia)
}

func deCurso(l LineaPegada, c ConFicha, hay, usado bool) (Pegada, string) {
	switch {
	case !hay:
		return CodigoNoExiste, "No hay ninguna solicitud con ese código a su alcance."
	case c.Estado != Aprobada:
		return CursoSinAprobar, "La solicitud está " + c.Estado.Palabras() + ". Solo los cursos aprobados reciben número."
	case c.Ficha.Numero == l.Numero:
		return YaLaTiene, "Ya tiene ese número."
	case !c.Ficha.Provisional:
		return TieneOtraFicha, fmt.Sprintf("Ya tiene la ficha %s. Corríjala en la página de la solicitud, con un motivo.", c.Ficha.Numero)
	case usado:
		return NumeroEnUso, "Ese número ya pertenece a otro curso. Revíselo en SOFIA Plus."
	}
	return PorAsignar, fmt.Sprintf("Reemplazará el número provisional %s.", c.Ficha.Numero)
}

// Hecha is the line once its number is assigned.
func (f FichaPegada) Hecha() FichaPegada {
	f.Resultado, f.Mensaje = Asignada, "El curso tiene ahora ese número."
	return f
}

// Contar tells how many lines come out like that.
func Contar(fichas []FichaPegada, r Pegada) int {
	n := 0
	for _, f := range fichas {
		if f.Resultado == r {
			n++
		}
	}
	return n
}

// VistoDe is a mark of what a paste would do, to be shown to whoever confirms and given back: a letter for each line and what
// stands for the lines.
func VistoDe(fichas []FichaPegada) string {
	letras := map[Pegada]byte{}
	for i, r := range Pegadas() {
		letras[r] = byte('a' + i)
	}
	huella, marcas := sha256.New(), make([]byte, len(fichas))
	for i, f := range fichas {
		marcas[i] = letras[f.Resultado]
		huella.Write([]byte(f.Codigo + " " + f.Numero + "\n"))
	}
	return string(marcas) + "-" + hex.EncodeToString(huella.Sum(nil)[:8])
}

// HechoDesde tells how many numbers were assigned since visto, when that is all that has changed: the same paste was
// confirmed twice.
func HechoDesde(visto string, ahora []FichaPegada) (n int, hecho bool) {
	esperado := []byte(VistoDe(ahora))
	for i := range ahora {
		if i < len(visto) && visto[i] == 'a' && ahora[i].Resultado == YaLaTiene {
			esperado[i] = 'a'
			n++
		}
	}
	return n, n > 0 && Contar(ahora, PorAsignar) == 0 && visto == string(esperado)
}
