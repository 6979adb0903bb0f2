package catalogo

import (
	"fmt"
	"regexp"
	"strings"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// OrdenMaximo is the last place that a special programme may have in the order.
const OrdenMaximo = 999

// formaCodigoEspecial is the one of the twelve codes that the JSON has always had boxes for (domain.md 3).
var formaCodigoEspecial = regexp.MustCompile(`^[A-Z][A-Z0-9_]{1,59}$`)

var (
	// ErrEspecialNoEncontrado is for a code that no special programme has.
	ErrEspecialNoEncontrado = fault.New(fault.NotFound, "PROGRAMA_ESPECIAL_NO_ENCONTRADO", "Programa especial no encontrado")
	// ErrCodigoEspecialEnUso keeps codes of special programmes apart.
	ErrCodigoEspecialEnUso = fault.New(fault.Conflict, "CODIGO_ESPECIAL_EN_USO", "Ya existe un programa especial con ese código. Use otro, o edite el que existe.")
	// ErrEspecialModificado says that the special programme decided on is not the present one any more.
	ErrEspecialModificado = fault.New(fault.Stale, "PROGRAMA_ESPECIAL_MODIFICADO",
		"El programa especial cambió después de que usted lo abrió. Vuelva a cargarlo, revise los cambios e intente de nuevo.")
	// ErrDejaCursosFuera asks for a confirmation before a validity leaves out courses that it covered.
	ErrDejaCursosFuera = fault.New(fault.Conflict, "DEJA_CURSOS_FUERA", "Esa vigencia deja cursos por fuera. Confirme que así debe ser.")
)

// Vigencia are the days on which a special programme is in force, both included; a zero Hasta is no end.
type Vigencia struct{ Desde, Hasta kernel.Date }

// Cubre tells whether every day from primero to ultimo lies within.
func (v Vigencia) Cubre(primero, ultimo kernel.Date) bool {
	return !primero.Before(v.Desde) && (v.Hasta.IsZero() || !ultimo.After(v.Hasta))
}

// SituacionEspecial is how a validity lies to a day.
type SituacionEspecial string

const (
	EspecialVigente    SituacionEspecial = "VIGENTE"
	EspecialPorEmpezar SituacionEspecial = "POR_EMPEZAR"
	EspecialTerminado  SituacionEspecial = "TERMINADO"
)

// El gives how the validity lies to a day.
func (v Vigencia) El(dia kernel.Date) SituacionEspecial {
	switch {
	case dia.Before(v.Desde):
		return EspecialPorEmpezar
	case v.Cubre(dia, dia):
		return EspecialVigente
	}
	return EspecialTerminado
}

// DatosEspecial is what people write about a special programme.
type DatosEspecial struct {
	Codigo string // never changes
	Nombre string
	Orden  int // place among those without a box, from 1
	Vigencia
}

// Especial is a special programme that a solicitud may run under.
type Especial struct {
	DatosEspecial
	// Casilla tells that it is one of the twelve of the official form, which names them and puts them in order: of those only
	// the validity changes.
	Casilla bool
	Edicion int64 // grows with every change: optimistic lock
}

// NewEspecial makes a special programme without a box. The error is a fault.Invalid with every broken rule.
func NewEspecial(d DatosEspecial) (Especial, error) {
	var r revision
	d.revisar(&r)
	if err := r.err(); err != nil {
		return Especial{}, err
	}
	return Especial{DatosEspecial: d, Edicion: 1}, nil
}

// Editar writes d over e. The error is a fault.Invalid with every broken rule; the code never changes, and of one with a
// box only the validity does.
func (e Especial) Editar(d DatosEspecial) (Especial, error) {
	var r revision
	d.revisar(&r)
	const fija = "Tiene casilla en el formulario oficial, que le da su nombre y su lugar. Solo puede cambiar su vigencia."
	if d.Codigo != e.Codigo {
		r.falta("/codigo", "CODIGO_FIJO", "El código no cambia, porque las solicitudes lo llevan. Registre otro programa especial.")
	}
	if e.Casilla && d.Nombre != e.Nombre {
		r.falta("/nombre", "CASILLA_FIJA", fija)
	}
	if e.Casilla && d.Orden != e.Orden {
		r.falta("/orden", "CASILLA_FIJA", fija)
	}
	if err := r.err(); err != nil {
		return Especial{}, err
	}
	e.DatosEspecial = d
	return e, nil
}

// ComprobarEdicion refuses with ErrEspecialModificado when the caller decided on another edition; nil means any.
func (e Especial) ComprobarEdicion(esperada *int64) error {
	if esperada != nil && *esperada != e.Edicion {
		return ErrEspecialModificado.With("edicion", e.Edicion)
	}
	return nil
}

// Diferencias tells what writing nuevo over e changes.
func (e Especial) Diferencias(nuevo Especial) []Cambio {
	var c comparacion
	c.campo("nombre", e.Nombre, nuevo.Nombre)
	c.campo("orden", e.Orden, nuevo.Orden)
	c.campo("vigenteDesde", enTexto(e.Desde), enTexto(nuevo.Desde))
	c.campo("vigenteHasta", enTexto(e.Hasta), enTexto(nuevo.Hasta))
	return c.cambios
}

func enTexto(d kernel.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// Encoge tells whether nuevo leaves out days that e covers.
func (e Especial) Encoge(nuevo Especial) bool {
	return nuevo.Desde.After(e.Desde) || !nuevo.Hasta.IsZero() && (e.Hasta.IsZero() || nuevo.Hasta.Before(e.Hasta))
}

// CursosFuera counts the solicitudes whose course one validity covers and another does not.
type CursosFuera struct{ PorDecidir, Aprobados int }

// Permite answers nil when nothing is left out or that is confirmed, else ErrDejaCursosFuera saying how much.
func (f CursosFuera) Permite(confirmado bool) error {
	if confirmado || f.PorDecidir+f.Aprobados == 0 {
		return nil
	}
	var partes []string
	for _, x := range []struct {
		n           int
		uno, varios string
	}{
		{f.PorDecidir, "curso por decidir", "cursos por decidir"},
		{f.Aprobados, "curso aprobado", "cursos aprobados"},
	} {
		switch {
		case x.n == 1:
			partes = append(partes, "1 "+x.uno)
		case x.n > 1:
			partes = append(partes, fmt.Sprintf("%d %s", x.n, x.varios))
		}
	}
	return ErrDejaCursosFuera.Saying("Esa vigencia deja por fuera "+strings.Join(partes, " y ")+
		". Las solicitudes conservan el programa especial y quien las decide verá un aviso. Confirme que así debe ser.").
		With("porDecidir", f.PorDecidir).With("aprobados", f.Aprobados)
}

// revisar writes d as it is kept and adds every rule that it breaks.
func (d *DatosEspecial) revisar(r *revision) {
	d.Nombre = r.requerido("/nombre", d.Nombre, textoCorto, "Escriba el nombre del programa especial.")
	d.Codigo = strings.ToUpper(strings.TrimSpace(d.Codigo))
	if !formaCodigoEspecial.MatchString(d.Codigo) {
		r.falta("/codigo", "CODIGO_INVALIDO", "Escriba de 2 a 60 letras sin tilde, números o guiones bajos, empezando con una letra; por ejemplo CONVENIO_ALCALDIA_2027.")
	}
	r.entre("/orden", "El orden", d.Orden, 1, OrdenMaximo)
	r.fecha("/vigenteDesde", d.Desde, "Escriba el primer día en que está vigente.")
	if !d.Hasta.IsZero() && d.Hasta.Before(d.Desde) {
		r.falta("/vigenteHasta", "FECHA_INVALIDA", "El último día no puede ser anterior al primero.")
	}
}
