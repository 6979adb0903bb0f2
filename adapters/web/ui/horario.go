package ui

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// camposHorario are the fields that the schedule is made of, in the order of its form.
func camposHorario() []string {
	return []string{"inicioInscripcion", "finalizacionInscripcion", "fechaInicioCurso", "omitirFestivos", "omitirRecesos", "horarios", "fechasExcluidas", "fechasIncluidas"}
}

// editorHorario is a schedule that somebody is writing: the form as typed, and what it becomes. The step of a request and
// reprogramar show it with the same components and the same script.
type editorHorario struct {
	forma  *formulario.Formulario
	previa app.PreviaView
	// vista is the address that answers what the form would become; it keeps nothing.
	vista string
	// observacion is what the reviewer remarked at a field, by its name.
	observacion func(nombre string) string
	// nueva asks for a blank row after the others.
	nueva bool
	// reprograma tells that the course is approved: what is missing keeps it from being moved, not from being sent.
	reprograma bool
	// cuando leads to "¿Cuándo puedo?" with this request; empty where it is not for this person.
	cuando string
}

// campo is a control of the form with what was typed, what is wrong and what was remarked.
func (e editorHorario) campo(c piezas.Campo) piezas.Campo {
	c.Valor, c.Error = e.forma.Valor(c.Nombre), e.forma.Error(c.Nombre)
	if e.observacion != nil {
		c.Observacion = e.observacion(c.Nombre)
	}
	return c
}

func (e editorHorario) casilla(c piezas.Campo) piezas.Campo {
	c = e.campo(c)
	c.Valor = ""
	if e.forma.Marcado(c.Nombre) {
		c.Valor = "true"
	}
	return c
}

// filas lists the rows to show: those of the form, and a blank one when it was asked for or there is none.
func (e editorHorario) filas() []formulario.Fila {
	filas := e.forma.Filas()
	if len(filas) == 0 || e.nueva && !filas[len(filas)-1].EnBlanco() {
		filas = append(filas, formulario.Fila{Indice: siguienteFila(filas)})
	}
	return filas
}

func siguienteFila(filas []formulario.Fila) int {
	if len(filas) == 0 {
		return 0
	}
	return filas[len(filas)-1].Indice + 1
}

// duracion says how long a row lasts, and nothing while it cannot be told.
func duracion(f formulario.Fila) string {
	desde, errDesde := formulario.LeerHora(f.HoraInicio)
	hasta, errHasta := formulario.LeerHora(f.HoraFin)
	if errDesde != nil || errHasta != nil || hasta <= desde {
		return "–"
	}
	return palabras.HorasBreve(hasta - desde)
}

// porSemana is the length of the weekly pattern in minutes, and of how many blocks it is made; none with dated rows.
func (e editorHorario) porSemana() (minutos, bloques int) {
	for _, h := range e.previa.Datos.Horarios {
		if h.Fecha.IsZero() && h.Hasta > h.Desde {
			minutos += h.Hasta - h.Desde
			bloques++
		}
	}
	return minutos, bloques
}

func (e editorHorario) notaSemana() string {
	minutos, bloques := e.porSemana()
	if bloques == 0 {
		return "Sin clases todavía"
	}
	return palabras.Horas(minutos) + " por semana en " + palabras.Contar(bloques, "bloque", "bloques")
}

// fechada tells that rows have dates: such a schedule is no week, so it is not painted.
func (e editorHorario) fechada() bool {
	return slices.ContainsFunc(e.forma.Filas(), func(f formulario.Fila) bool { return strings.TrimSpace(f.Fecha) != "" })
}

func opcionesDia() []piezas.Opcion {
	opciones := []piezas.Opcion{{Valor: "", Texto: "Elija"}}
	for dia := 1; dia <= 7; dia++ {
		opciones = append(opciones, piezas.Opcion{Valor: horarios.NombreDia(dia), Texto: palabras.DiaTitulo(dia)})
	}
	return opciones
}

// plantilla is a week to begin with.
type plantilla struct {
	clave, titulo, nota string
	dias                []int
	desde, hasta        int
}

func plantillas() []plantilla {
	return []plantilla{
		{"manana", "Mañana", "L a V · 8 a 12", []int{1, 2, 3, 4, 5}, 8 * 60, 12 * 60},
		{"tarde", "Tarde", "L a V · 14 a 18", []int{1, 2, 3, 4, 5}, 14 * 60, 18 * 60},
		{"finde", "Fin de semana", "S y D · 8 a 16", []int{6, 7}, 8 * 60, 16 * 60},
		{"nocturno", "Nocturno", "L, Mi y V · 18 a 22", []int{1, 3, 5}, 18 * 60, 22 * 60},
	}
}

// aplicarAccion does to what was typed what a button of the schedule asks for, and returns the id to go on at. It works
// on the texts, so that what cannot be read stays as it is. false means that the button is none of the schedule's.
func aplicarAccion(v url.Values, accion string) (ancla string, nueva, ok bool) {
	verbo, resto := accion, ""
	for _, prefijo := range []string{"quitar-fila-", "plantilla-", "quitar-fecha-", "poner-fecha-"} {
		if r, si := strings.CutPrefix(accion, prefijo); si {
			verbo, resto = prefijo, r
		}
	}
	switch verbo {
	case "calcular":
		return "asi-queda", false, true
	case "agregar-fila":
		return piezas.IDDe("horarios." + strconv.Itoa(siguienteFila(llenas(v))) + ".diaSemana"), true, true
	case "quitar-fila-":
		return "filas", false, quitarFila(v, resto)
	case "borrar-semana":
		quitarFilas(v)
		return "semana", false, true
	case "plantilla-":
		return "semana", false, ponerPlantilla(v, resto)
	case "quitar-fecha-":
		return "calendario", false, quitarFecha(v, resto)
	case "poner-fecha-":
		return "calendario", false, ponerFecha(v, resto)
	}
	return "", false, false
}

// llenas are the rows that will be kept, numbered as they will be when they come back.
func llenas(v url.Values) []formulario.Fila {
	filas := slices.DeleteFunc(formulario.Leer(v, []string{"horarios"}).Filas(), formulario.Fila.EnBlanco)
	for i := range filas {
		filas[i].Indice = i
	}
	return filas
}

func quitarFila(v url.Values, numero string) bool {
	if _, err := strconv.Atoi(numero); err != nil {
		return false
	}
	quitarPrefijo(v, "horarios."+numero+".")
	return true
}

func quitarFilas(v url.Values) { quitarPrefijo(v, "horarios.") }

func quitarPrefijo(v url.Values, prefijo string) {
	for nombre := range v {
		if strings.HasPrefix(nombre, prefijo) {
			v.Del(nombre)
		}
	}
}

func ponerPlantilla(v url.Values, clave string) bool {
	i := slices.IndexFunc(plantillas(), func(p plantilla) bool { return p.clave == clave })
	if i < 0 {
		return false
	}
	p := plantillas()[i]
	var filas []solicitudes.Horario
	for _, dia := range p.dias {
		filas = append(filas, solicitudes.Horario{Dia: dia, Desde: p.desde, Hasta: p.hasta})
	}
	ponerFilas(v, filas)
	return true
}

// ponerFilas writes a week in the place of the rows of a form.
func ponerFilas(v url.Values, filas []solicitudes.Horario) {
	quitarFilas(v)
	for i, h := range filas {
		fila := formulario.Fila{Indice: i}
		v.Set(fila.Nombre("diaSemana"), horarios.NombreDia(h.Dia))
		v.Set(fila.Nombre("horaInicio"), horarios.FormatHora(h.Desde))
		v.Set(fila.Nombre("horaFin"), horarios.FormatHora(h.Hasta))
	}
}

// quitarFecha takes a class out: a date that had been put back no longer is, any other one is left out.
func quitarFecha(v url.Values, texto string) bool {
	fecha, err := kernel.ParseDate(texto)
	if err != nil {
		return false
	}
	if !sinLinea(v, "fechasIncluidas", fecha) {
		conLinea(v, "fechasExcluidas", fecha)
	}
	return true
}

// ponerFecha puts a class back: a date that had been taken out no longer is, a holiday or recess is put back by name.
func ponerFecha(v url.Values, texto string) bool {
	fecha, err := kernel.ParseDate(texto)
	if err != nil {
		return false
	}
	if !sinLinea(v, "fechasExcluidas", fecha) {
		conLinea(v, "fechasIncluidas", fecha)
	}
	return true
}

// sinLinea takes the line with that one date out of a list and tells whether it was there.
func sinLinea(v url.Values, campo string, fecha kernel.Date) bool {
	lineas := strings.Split(v.Get(campo), "\n")
	quedan := slices.DeleteFunc(slices.Clone(lineas), func(linea string) bool {
		rango, err := formulario.LeerRango(strings.TrimSpace(linea))
		return err == nil && rango.Desde == fecha && rango.Hasta == fecha
	})
	if len(quedan) == len(lineas) {
		return false
	}
	v.Set(campo, strings.Join(quedan, "\n"))
	return true
}

func conLinea(v url.Values, campo string, fecha kernel.Date) {
	v.Set(campo, strings.TrimLeft(strings.TrimRight(v.Get(campo), "\r\n")+"\n"+palabras.FechaDeCampo(fecha), "\r\n"))
}

// paraPrever is what a preview tries: rows that are not complete yet are left out, and a date that cannot be read is none.
func paraPrever(f *formulario.Formulario) solicitudes.Parche {
	p := f.Parche
	rotas := map[string]bool{}
	for _, falta := range p.Errores {
		partes := strings.Split(falta.Pointer, "/")
		if len(partes) > 2 && partes[1] == "horarios" {
			rotas[partes[2]] = true
		}
		if c, ok := solicitudes.CampoDe("/" + partes[1]); ok && c.Tipo == solicitudes.Fecha {
			p.Dados[c.Nombre] = true
		}
	}
	var filas []solicitudes.Horario
	for i, h := range p.Valores.Horarios {
		if !rotas[strconv.Itoa(i)] {
			filas = append(filas, h)
		}
	}
	p.Valores.Horarios, p.Errores = filas, nil
	return p
}

// rotuloFila names a row for those who do not see where it stands.
func rotuloFila(f formulario.Fila, lugar int) string {
	texto := fmt.Sprintf(", fila %d", lugar+1)
	if dia, ok := horarios.ParseDia(f.DiaSemana); ok {
		texto += ": " + palabras.Dia(dia)
	}
	return texto
}
