package pdf

import (
	"strconv"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/domain/kernel"
)

func (f *ficha) justificacion() {
	f.seccion("9. Justificación", 18)
	f.parrafo("Por qué se pide el curso", f.s.Justificacion)
}

// contenidos are what the course is for and what it teaches.
func (f *ficha) contenidos() {
	s := f.s
	f.seccion("10. Objetivos, competencias y resultados", 18)
	f.lista("Objetivos propios del curso", s.ObjetivosPersonalizados, numero)
	f.lista("Objetivos del programa", s.Programa.Objetivos, numero)
	f.lista("Competencias del programa", s.Programa.Competencias, numero)
	f.lista("Resultados de aprendizaje del programa", s.Programa.Resultados, numero)
	f.parrafo("Resultados esperados", s.ResultadosEsperados)
	f.parrafo("Observaciones", s.Observaciones)
}

func numero(i int) string { return strconv.Itoa(i+1) + "." }

func (f *ficha) declaraciones() {
	dichas := []struct {
		texto string
		si    bool
	}{
		{"La solicitud cumple los requisitos del programa y del centro.", f.s.CumpleRequisitos},
		{"Se autoriza el tratamiento de los datos personales de esta solicitud (Ley 1581 de 2012).", f.s.AutorizaUsoInfo},
		{"Lo escrito en esta solicitud es verdadero y se puede sustentar.", f.s.ConfirmaVeracidad},
	}
	textos := make([]string, len(dichas))
	for i, d := range dichas {
		textos[i] = d.texto
	}
	f.seccion("11. Declaraciones del instructor", 22)
	f.casillas(1, func(i int) bool { return dichas[i].si }, textos)
}

// decision says what the coordination decided, or that it has not, and what became of the course, and gives both their place
// to sign. It stays on one page, with comments of a few lines too.
func (f *ficha) decision() {
	const firmas, pocas = 31.0, 6
	d, c := f.s.Decision, f.s.Cancelacion
	alto := 8.8 + firmas
	if c.Nombre != "" {
		alto += 8.8
	}
	if n := len(f.letras.partir(normal, puntosTexto, f.ancho-2*relleno, f.s.ComentariosRevision)); f.s.ComentariosRevision != "" && n <= pocas {
		alto += altoRotulo + 3 + altoTexto*float64(n)
	}
	f.seccion("12. Decisión y firmas", alto)
	texto, cuando := "Sin decisión", ""
	if d.Nombre != "" {
		texto, cuando = d.Texto, instante(d.En)
	}
	f.fila(celda{"Decisión", texto, 2}, celda{"Fecha y hora de Bogotá", cuando, 5}, celda{"Número de ficha", f.numeroFicha(), 5})
	if c.Nombre != "" {
		f.fila(celda{"Cancelada por", c.Nombre, 7}, celda{"Fecha y hora de la cancelación", instante(c.En), 5})
	}
	if f.s.ComentariosRevision != "" {
		f.parrafo("Comentarios de la coordinación académica", f.s.ComentariosRevision)
	}
	f.cabe(firmas)
	f.firmas(firmas)
}

// firmas stay together on one page.
func (f *ficha) firmas(alto float64) {
	mitad := f.ancho / 2
	enviada := "Sin enviar"
	if !f.s.Instructor.En.IsZero() {
		enviada = "Enviada el " + instante(f.s.Instructor.En)
	}
	f.firma(margen, mitad, alto, "Instructor responsable", f.s.Instructor.Nombre, enviada)
	decision, nombre := "Sin decisión", ""
	if d := f.s.Decision; d.Nombre != "" {
		decision, nombre = d.Texto+" el "+instante(d.En), d.Nombre
	}
	f.firma(margen+mitad, mitad, alto, "Coordinación académica", nombre, decision)
	f.y += alto
}

// firma is the place of a signature, with who it is of and what was said when.
func (f *ficha) firma(x, ancho, alto float64, rotulo, nombre, texto string) {
	f.borde(x, f.y, ancho, alto)
	f.rotulo(x+relleno, f.y+altoRotulo+0.3, rotulo)
	f.pluma(gris, 0.25)
	raya := f.y + 15.5
	f.raya(x+8, raya, x+ancho-8, raya)
	f.centro(x+ancho/2, raya+2.9, normal, puntosRotulo, gris, "Firma")
	if nombre == "" {
		nombre = vacio
	}
	base := raya + 7.6
	for i, l := range f.letras.partir(negrita, 9, ancho-10, nombre) {
		if i < 2 {
			f.centro(x+ancho/2, base, negrita, 9, tinta, l)
			base += 4
		}
	}
	f.centro(x+ancho/2, base+0.4, normal, 8, tinta, texto)
}

// instante writes "27 de octubre de 2026, 3:20 p. m." in Bogotá.
func instante(t time.Time) string {
	local := t.In(kernel.Bogota)
	return palabras.FechaLarga(kernel.Today(t)) + ", " + palabras.Hora(local.Hour()*60+local.Minute())
}
