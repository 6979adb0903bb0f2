package documentos

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// PapelesView is what was printed of a solicitud.
type PapelesView struct {
	Codigo, Programa string
	Serie            int // the one that is printed in now
	Papeles          []PapelView
	// PuedeAnular tells whether there is something to make void and whoever looks may do it.
	PuedeAnular bool
}

// PapelView is one of them.
type PapelView struct {
	Huella    string
	Emitido   time.Time
	Veredicto Veredicto
	AnuladoEn time.Time
	Motivo    string // why it was made void
}

// VerPapeles lists the papers of a solicitud for whoever has it in scope.
type VerPapeles struct{ caso }

// Execute lists the latest first.
func (uc VerPapeles) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (PapelesView, error) {
	s, err := uc.d.Solicitudes.Ver(ctx, actor, id)
	if err != nil {
		return PapelesView{}, err
	}
	emisiones, anulaciones, err := uc.d.Papeles.De(ctx, id)
	if err != nil {
		return PapelesView{}, err
	}
	v := PapelesView{Codigo: s.Codigo, Programa: s.Programa.Nombre, Serie: 1}
	nulas := map[int]Anulacion{}
	for _, a := range anulaciones {
		nulas[a.Serie] = a
		v.Serie = max(v.Serie, a.Serie+1)
	}
	huella := uc.d.Sello.Huella(canonico(s))
	for _, e := range emisiones {
		p := PapelView{Huella: e.Huella, Emitido: e.En, Veredicto: Vigente}
		switch a, nula := nulas[e.Serie]; {
		case nula:
			p.Veredicto, p.AnuladoEn, p.Motivo = Anulado, a.En, a.Motivo
		case e.Huella != huella:
			p.Veredicto = Desactualizado
		}
		v.PuedeAnular = v.PuedeAnular || e.Serie == v.Serie
		v.Papeles = append(v.Papeles, p)
	}
	v.PuedeAnular = v.PuedeAnular && puedeAnular(actor, s.CentroID) == nil
	return v, nil
}
