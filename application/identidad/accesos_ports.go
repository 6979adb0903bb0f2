package identidad

import (
	"context"
	"time"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Accesos keeps the requests for an account and counts those that come.
type Accesos interface {
	// AnotarEnvio counts one more of a network and tells how many there were before it since desde, and when the oldest of
	// those came. Two of one network wait for each other.
	AnotarEnvio(ctx context.Context, red string, desde, at time.Time) (antes int, primero time.Time, err error)
	// Siguiente is the next number of a year. Whoever has it is alone until the transaction ends: what Situar tells stays
	// so, as far as other Accesos go.
	Siguiente(ctx context.Context, anio int) (int64, error)
	// Situar tells what there is of a person already, always by the same work.
	Situar(ctx context.Context, correo, cedula string, centro kernel.CentroID) (Situacion, error)
	// Add stores a new one; ErrAccesoRepetido when its id is taken.
	Add(ctx context.Context, a *identidad.Acceso) error
	// Get locks one and reads it after that; identidad.ErrAccesoNoExiste when it is absent or out of scope.
	Get(ctx context.Context, id identidad.AccesoID, alcance identidad.Alcance) (*identidad.Acceso, error)
	// Save keeps the decision.
	Save(ctx context.Context, a *identidad.Acceso) error
	// Inactivo finds, of the accounts with this cédula that are closed, the one that was closed last; empty for none.
	Inactivo(ctx context.Context, cedula string) (kernel.UsuarioID, error)
}

// Situacion is what there is already when somebody asks for an account.
type Situacion struct {
	Usuario       kernel.UsuarioID   // of the active account with the correo or the cédula
	Original      identidad.AccesoID // that waits, with the correo or the cédula
	CentroAbierto bool               // the centre exists and is active
}

// Conocida tells whether the person need not ask.
func (s Situacion) Conocida() bool { return s.Usuario != "" || s.Original != "" }

// LecturaAccesos answers questions about requests for an account.
type LecturaAccesos interface {
	// Recibo reads what anybody with the id may know; identidad.ErrAccesoNoExiste when it is absent.
	Recibo(ctx context.Context, id identidad.AccesoID) (Recibo, error)
	// VerAcceso reads one; identidad.ErrAccesoNoExiste when it is absent or out of scope.
	VerAcceso(ctx context.Context, id identidad.AccesoID, alcance identidad.Alcance) (AccesoView, error)
	// ListarAccesos reads a page: the oldest first of those that wait, the newest first otherwise, of the same instant by id.
	ListarAccesos(ctx context.Context, alcance identidad.Alcance, f FiltroAccesos) (PaginaAccesos, error)
	// ContarAccesos counts by state what the rest of the filter selects.
	ContarAccesos(ctx context.Context, alcance identidad.Alcance, f FiltroAccesos) (map[identidad.EstadoAcceso]int, error)
}

// Recibo is the confirmation of an Acceso; it holds nothing of the person.
type Recibo struct {
	Numero string
	Pedido time.Time
}

// AccesoView is an Acceso as those who decide see it.
type AccesoView struct {
	identidad.RegistroAcceso
	CentroNombre string
	CentroCodigo string
	Purgado      bool // its personal data is gone
}

// FiltroAccesos says which; zero values mean all. Buscar looks into number, name, correo and cédula, case and accents forgiven.
type FiltroAccesos struct {
	Estado identidad.EstadoAcceso
	Centro kernel.CentroID
	Buscar string
	Pagina int // from 1
	Limite int
}

// PaginaAccesos is a page of them. Total is exact up to TotalMaximo.
type PaginaAccesos struct {
	Filas         []AccesoView
	Total         int
	TotalEsMinimo bool
}

// TotalMaximo is how far lists are counted.
const TotalMaximo = 10_000
