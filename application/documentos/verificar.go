package documentos

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// Veredicto is what a paper in hand is worth.
type Veredicto string

const (
	Vigente        Veredicto = "VIGENTE"        // it says what the solicitud says now
	Desactualizado Veredicto = "DESACTUALIZADO" // the solicitud says something else now
	Anulado        Veredicto = "ANULADO"        // it was made void
)

// Verificacion is what anybody who holds a paper is told. There are no names of persons, no numbers of theirs and no ways
// to reach them in it.
type Verificacion struct {
	Veredicto Veredicto
	Huella    string    // of the paper
	Emitido   time.Time // when this content was first printed
	AnuladoEn time.Time // zero unless it was made void

	// What the solicitud says now.
	Codigo, Programa, Centro, Estado string
	Aprobada                         bool
	NumeroFicha                      string
	FichaProvisional                 bool
	Inicio, Fin                      kernel.Date
	Horas                            int
}

// Verificar tells anybody with a token what the paper that carries it is worth.
type Verificar struct{ caso }

// Execute refuses with ErrSinPapel; a text that cannot be a token costs no query.
func (uc Verificar) Execute(ctx context.Context, token string) (Verificacion, error) {
	resumen, ok := uc.d.Sello.Resumen(token)
	if !ok {
		return Verificacion{}, ErrSinPapel
	}
	e, anulacion, err := uc.d.Papeles.Buscar(ctx, resumen)
	if err != nil {
		return Verificacion{}, err
	}
	s, err := uc.d.Solicitudes.DePapel(ctx, e.Solicitud)
	if err != nil {
		return Verificacion{}, err
	}
	v := Verificacion{
		Veredicto: Vigente, Huella: e.Huella, Emitido: e.En, AnuladoEn: anulacion.En,
		Codigo: s.Codigo, Programa: s.Programa.Nombre, Centro: s.Centro, Estado: s.Estado, Aprobada: s.Aprobada,
		NumeroFicha: s.NumeroFicha, FichaProvisional: s.FichaProvisional, Inicio: s.FechaInicioCurso, Fin: s.FechaFinalizacionCurso, Horas: s.DuracionMaxima,
	}
	switch {
	case !anulacion.En.IsZero():
		v.Veredicto = Anulado
	case uc.d.Sello.Huella(canonico(s)) != e.Huella:
		v.Veredicto = Desactualizado
	}
	return v, nil
}
