package catalogo

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// hojaDeProgramas is an import whose rows are looked at within a transaction.
type hojaDeProgramas struct {
	importacion
	mapa      lotes.Mapa
	centro    kernel.CentroID            // of the rows that name none
	centros   map[string]kernel.CentroID // the active ones by code
	programas map[string]*catalogo.Programa
	vistos    map[string]int // codes of the rows before, with their numbers
}

// planear says, under the locks of tx, what each row of an import would do now. The rows come back anew; obras has one for
// each of them, and of a row that does nothing an empty one.
func (c importacion) planear(ctx context.Context, tx Tx, i *lotes.Importacion, centros map[string]kernel.CentroID) ([]lotes.Renglon, []obra, error) {
	mapa, err := lotes.Casar(ColumnasDeProgramas(), i.Encabezados)
	if err != nil {
		return nil, nil, err
	}
	var codigos []string
	for _, r := range i.Renglones {
		codigos = append(codigos, catalogo.CodigoEscrito(mapa.Valor(r.Celdas, colCodigo)))
	}
	existentes, err := tx.Lote.PorCodigo(ctx, codigos)
	if err != nil {
		return nil, nil, err
	}
	h := hojaDeProgramas{importacion: c, mapa: mapa, centro: i.Centro, centros: centros, programas: map[string]*catalogo.Programa{}, vistos: map[string]int{}}
	for _, p := range existentes {
		h.programas[p.Estado().Codigo] = p
	}
	renglones, obras := make([]lotes.Renglon, len(i.Renglones)), make([]obra, len(i.Renglones))
	for n, r := range i.Renglones {
		renglones[n], obras[n] = h.renglon(r)
	}
	return renglones, obras, nil
}

func (h *hojaDeProgramas) renglon(r lotes.Renglon) (lotes.Renglon, obra) {
	nuevo := lotes.Renglon{Numero: r.Numero, Celdas: r.Celdas}
	if h.mapa.EsEjemplo(r.Celdas) {
		nuevo.Resultado, nuevo.Errores = lotes.ConError, []lotes.Error{h.mapa.Error(colCodigo, lotes.ErrEjemplo)}
		return nuevo, obra{}
	}
	codigo := catalogo.CodigoEscrito(h.mapa.Valor(r.Celdas, colCodigo))
	p := h.programas[codigo]
	f := filaDePrograma{mapa: h.mapa, celdas: r.Celdas}
	f.repetido(h.vistos, codigo, r.Numero)
	o := obra{}
	var cambios []catalogo.Cambio
	var err error
	if p == nil {
		datos := f.datos(catalogo.DatosPrograma{TipoFormacion: catalogo.Complementaria}, h.centros, h.centro)
		o.programa, err = catalogo.NewPrograma(h.newID, datos, h.now())
	} else {
		antes := p.Estado()
		datos := f.datos(antes.DatosPrograma, h.centros, h.centro)
		o.antes, o.programa = &antes, catalogo.RestorePrograma(antes)
		cambios, err = o.programa.Recibir(datos, h.newID, h.now())
	}
	f.reglas(err)
	if len(f.errores) > 0 {
		nuevo.Resultado, nuevo.Errores = lotes.ConError, f.enOrden()
		return nuevo, obra{}
	}
	nuevo.Resultado, nuevo.Nota = lotes.Nueva, notaDe(o, cambios)
	if p != nil {
		nuevo.Resultado = lotes.Actualiza
		if len(cambios) == 0 {
			nuevo.Resultado = lotes.Igual
		}
	}
	return nuevo, o
}

// notaDe says what a row changes of a programme that exists.
func notaDe(o obra, cambios []catalogo.Cambio) string {
	if o.antes == nil {
		return ""
	}
	var frases, campos []string
	for _, c := range cambios {
		if c.Campo == "version" {
			frases = append(frases, fmt.Sprintf("Pasa de la versión %v a la %v.", c.Antes, c.Despues))
			continue
		}
		campos = append(campos, columnasDeCampos[c.Campo])
	}
	if len(campos) > 0 {
		frases = append(frases, "Cambia: "+strings.Join(campos, ", ")+".")
	}
	if !o.antes.Activo {
		frases = append(frases, "Está desactivado y sigue así.")
	}
	return strings.Join(frases, " ")
}

// filaDePrograma reads one row and collects what is wrong with it.
type filaDePrograma struct {
	mapa    lotes.Mapa
	celdas  []string
	lineas  map[string][]int // of each list, where its parts stand in the cell
	errores []lotes.Error
}

func (f *filaDePrograma) valor(clave string) string {
	return strings.TrimSpace(f.mapa.Valor(f.celdas, clave))
}

func (f *filaDePrograma) falta(clave, codigo, mensaje string) {
	f.errores = append(f.errores, f.mapa.Error(clave, fault.New(fault.Invalid, codigo, mensaje)))
}

// repetido refuses what a row before has as well.
func (f *filaDePrograma) repetido(vistos map[string]int, codigo string, numero int) {
	if codigo == "" {
		return
	}
	if primera, ya := vistos[codigo]; ya {
		f.falta(colCodigo, "REPETIDO", fmt.Sprintf("Este código ya está en la fila %d. Deje una sola.", primera))
		return
	}
	vistos[codigo] = numero
}

// datos are those of the row over d, which has what empty cells leave as it is.
func (f *filaDePrograma) datos(d catalogo.DatosPrograma, centros map[string]kernel.CentroID, elegido kernel.CentroID) catalogo.DatosPrograma {
	nuevo := d.CentroID == ""
	d.Codigo, d.Nombre, d.Version = f.valor(colCodigo), f.valor(colNombre), f.valor(colVersion)
	if d.Version == "" {
		f.falta(colVersion, "REQUERIDO", "Escriba la versión del programa, por ejemplo 1.")
	}
	d.DuracionHoras, d.CupoAprendices = f.entero(colDuracion, "40"), f.entero(colCupo, "25")
	d.Modalidad, _ = catalogo.ParseModalidad(f.valor(colModalidad))
	if tipo := f.valor(colTipo); tipo != "" {
		d.TipoFormacion, _ = catalogo.ParseTipoFormacion(strings.NewReplacer("í", "i", "Í", "I").Replace(tipo))
	}
	if descripcion := f.valor(colDescripcion); descripcion != "" {
		d.Descripcion = descripcion
	}
	d.CentroID = f.centro(centros, elegido, nuevo)
	f.lineas = map[string][]int{}
	if objetivos := f.lista(colObjetivos); len(objetivos) > 0 {
		d.Objetivos = nil
		for _, texto := range objetivos {
			d.Objetivos = append(d.Objetivos, catalogo.Objetivo{Descripcion: texto})
		}
	}
	if competencias := f.conCodigo(colCompetencias); f.valor(colCompetencias) != "" {
		d.Competencias = competencias
	}
	if resultados := f.conCodigo(colResultados); f.valor(colResultados) != "" {
		d.Resultados = nil
		for _, r := range resultados {
			d.Resultados = append(d.Resultados, catalogo.Resultado(r))
		}
	}
	return d
}

// entero reads a number of hours or people; an empty cell is 0, which the rules of a programme refuse.
func (f *filaDePrograma) entero(clave, ejemplo string) int {
	partes := strings.Fields(f.valor(clave))
	if len(partes) == 0 {
		return 0
	}
	n, err := strconv.Atoi(partes[0])
	unidad := len(partes) == 2 && slices.Contains([]string{"h", "hora", "horas"}, strings.ToLower(partes[1]))
	if err != nil || len(partes) > 1 && !unidad {
		f.falta(clave, "ENTERO_INVALIDO", "Escriba un número entero, solo con cifras, por ejemplo "+ejemplo+".")
		return 0
	}
	return n
}

// centro is the one that the row names by its code, or the one chosen for those that name none; empty when the programme
// exists and nothing is said of its centre.
func (f *filaDePrograma) centro(centros map[string]kernel.CentroID, elegido kernel.CentroID, nuevo bool) kernel.CentroID {
	codigo, _, _ := strings.Cut(f.valor(colCentro), " ") // 9546 - Centro de …
	id, existe := centros[codigo]
	switch {
	case codigo == "" && elegido == "" && nuevo:
		f.falta(colCentro, "REQUERIDO", "Escriba el código del centro de formación, o elija un centro al subir el archivo.")
	case codigo == "":
		return elegido
	case !existe:
		f.falta(colCentro, "CENTRO_NO_EXISTE", "No hay un centro activo con ese código. Escriba el código de 4 cifras, por ejemplo 9546.")
	}
	return id
}

// lista are the lines of a cell that say something, without the marks that people put before them.
func (f *filaDePrograma) lista(clave string) []string {
	var textos []string
	n := 0
	for linea := range strings.Lines(strings.ReplaceAll(f.valor(clave), "\r", "\n")) {
		n++
		if texto := strings.TrimSpace(strings.TrimLeft(linea, "-*•·–— \t")); texto != "" {
			textos = append(textos, texto)
			f.lineas[clave] = append(f.lineas[clave], n)
		}
	}
	return textos
}

// conCodigo are the lines of a cell, each with its code and what it says.
func (f *filaDePrograma) conCodigo(clave string) []catalogo.Competencia {
	lineas := f.lista(clave)
	numeros := f.lineas[clave]
	f.lineas[clave] = nil
	var partes []catalogo.Competencia
	for n, linea := range lineas {
		codigo, descripcion, ok := separar(linea)
		if !ok {
			f.falta(clave, "FORMA_INVALIDA", fmt.Sprintf("Línea %d: escriba el código, un guion y la descripción, por ejemplo 210303022 - Contabilizar operaciones.", numeros[n]))
			continue
		}
		partes = append(partes, catalogo.Competencia{Codigo: codigo, Descripcion: descripcion})
		f.lineas[clave] = append(f.lineas[clave], numeros[n])
	}
	return partes
}

// separar cuts a line at its first separator: a dash between blanks, a long dash, a colon or a tab. A dash within a code is
// a part of it.
func separar(linea string) (codigo, descripcion string, ok bool) {
	donde, largo := -1, 0
	for _, separador := range []string{" - ", "–", "—", ":", "\t"} {
		if n := strings.Index(linea, separador); n > 0 && (donde < 0 || n < donde) {
			donde, largo = n, len(separador)
		}
	}
	if donde < 0 {
		return "", "", false
	}
	codigo, descripcion = strings.TrimSpace(linea[:donde]), strings.TrimLeft(linea[donde+largo:], " \t-–—:")
	return codigo, descripcion, !strings.ContainsAny(codigo, " \t")
}

// reglas takes up what the rules of a programme say of the row.
func (f *filaDePrograma) reglas(err error) {
	falla, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return
	}
	propios := map[string]bool{} // columns that are known to be wrong
	for _, e := range f.errores {
		propios[e.Clave] = true
	}
	for _, campo := range falla.Fields {
		partes := strings.Split(strings.TrimPrefix(campo.Pointer, "/"), "/")
		clave, mensaje := columnasDeCampos[partes[0]], campo.Message
		if len(partes) > 1 {
			if n, err := strconv.Atoi(partes[1]); err == nil && n < len(f.lineas[clave]) {
				mensaje = fmt.Sprintf("Línea %d: %s", f.lineas[clave][n], mensaje)
			}
		} else if propios[clave] {
			continue
		}
		f.falta(clave, campo.Code, mensaje)
	}
}

// enOrden are the errors as the columns stand in the template.
func (f *filaDePrograma) enOrden() []lotes.Error {
	lugares := map[string]int{}
	for n, c := range ColumnasDeProgramas() {
		lugares[c.Clave] = n
	}
	slices.SortStableFunc(f.errores, func(a, b lotes.Error) int { return lugares[a.Clave] - lugares[b.Clave] })
	return f.errores
}
