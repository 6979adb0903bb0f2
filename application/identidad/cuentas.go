package identidad

import (
	"context"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// CuentaView is an account as those who administer it see it.
type CuentaView struct {
	View
	Vinculo     identidad.Vinculo
	Activo      bool
	Clave       identidad.EstadoClave
	Version     int64
	Creado      time.Time
	Actualizado time.Time
	Acciones    []identidad.Accion // what the reader may do to it now
}

// Registro gives the policy what it looks at.
func (v CuentaView) Registro() identidad.Registro {
	r := identidad.Registro{ID: v.ID, Rol: v.Rol, Activo: v.Activo, ClaveEstado: v.Clave}
	if v.Centro != nil {
		r.Centro = v.Centro.ID
	}
	return r
}

// FiltroCuentas narrows the list of accounts; empty fields do not filter.
type FiltroCuentas struct {
	Buscar string // parts of name, correo or cédula, without case and accents
	Rol    kernel.Rol
	Centro kernel.CentroID
	Activo *bool
	Pagina int // from 1
	Limite int
}

// PaginaCuentas is one page of accounts by name. Total and each of Conteos are exact up to TotalMaximo.
type PaginaCuentas struct {
	Filas         []CuentaView
	Total         int
	TotalEsMinimo bool
	Conteos       ConteosCuentas
}

// ConteosCuentas counts the accounts that a list would have with another state, or another role.
type ConteosCuentas struct {
	Activas, Inactivas int
	PorRol             map[kernel.Rol]int
}

// CuentasReader reads accounts for those who administer them.
type CuentasReader interface {
	// Cuenta reads one account, active or not; ErrNoExiste when it is absent or out of alcance.
	Cuenta(ctx context.Context, id kernel.UsuarioID, alcance identidad.Alcance) (CuentaView, error)
	// Cuentas reads a page of those in alcance, by name and id. Conteos.Activas and Inactivas ignore f.Activo, PorRol ignores f.Rol.
	Cuentas(ctx context.Context, alcance identidad.Alcance, f FiltroCuentas) (PaginaCuentas, error)
	// Abiertas lists what an instructor has in hand on a day, by codigo: PENDIENTE, EN_REVISION, DEVUELTA, and APROBADA with a
	// session on that day or later.
	Abiertas(ctx context.Context, de kernel.UsuarioID, hoy kernel.Date) ([]identidad.Abierta, error)
}

// Cuentas answers, under the locks of a command, what an account depends on beside itself.
type Cuentas interface {
	// OtrosAdmins lets one command pass at a time that may take an administrator away, and then counts the active ones but
	// that person. It comes before Usuarios.Get.
	OtrosAdmins(ctx context.Context, menos kernel.UsuarioID) (int, error)
	// Parecidas are the accounts, active or not, that have the correo or the cédula, but for menos; newest first. Empty texts
	// match nothing.
	Parecidas(ctx context.Context, correo, cedula string, menos kernel.UsuarioID) ([]identidad.Registro, error)
}

// Objetivo names the account that a command is about. Version, when given, must be the present one (If-Match).
type Objetivo struct {
	ID      kernel.UsuarioID
	Version *int64
	// Ilegibles are fields of the call that could not be read; they are reported together with the rules that are broken.
	Ilegibles []fault.Field
}

// comando is what modificarCuenta is told of one command.
type comando struct {
	accion   identidad.Accion
	anotar   string       // action of the audit
	evento   kernel.Event // for other modules; nil when they need not know
	comoCese bool         // somebody may stop being what they are
	hacer    hacerConCuenta
	// despues goes on in the transaction once the account is kept; nil when that was all.
	despues func(ctx context.Context, tx Tx, u *identidad.Usuario) error
}

// hacerConCuenta changes the account and tells what changed. nada tells that there is nothing to keep.
type hacerConCuenta func(ctx context.Context, tx Tx, u *identidad.Usuario, c identidad.Cese) (cambios []identidad.Cambio, nada bool, err error)

// modificarCuenta is the frame of every command on an account: role, locks, scope, version, the command itself, save with
// audit and event, and the answer, all in one transaction.
func (d Deps) modificarCuenta(ctx context.Context, actor kernel.Actor, o Objetivo, c comando) (CuentaView, error) {
	if err := identidad.RolPuede(c.accion, actor.Rol); err != nil {
		return CuentaView{}, err
	}
	var v CuentaView
	err := d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		u, cese, err := d.bloquear(ctx, tx, actor, o, c.comoCese)
		if err != nil {
			return err
		}
		antes := u.Registro()
		cambios, nada, err := c.hacer(ctx, tx, u, cese)
		if err = conIlegibles(o.Ilegibles, err); err != nil {
			return err
		}
		if !nada {
			if err = d.guardar(ctx, tx, actor, u, antes.Centro, c, cambios); err != nil {
				return err
			}
		}
		if c.despues != nil {
			if err = c.despues(ctx, tx, u); err != nil {
				return err
			}
		}
		v, err = tx.Reader.Cuenta(ctx, o.ID, identidad.Alcance{Pais: true})
		return err
	})
	if err != nil {
		return CuentaView{}, enSuCampo(err)
	}
	v.Acciones = identidad.Acciones(actor, v.Registro())
	return v, nil
}

// bloquear takes the locks of a command in their order, and refuses what is out of scope before a stale version.
func (d Deps) bloquear(ctx context.Context, tx Tx, actor kernel.Actor, o Objetivo, comoCese bool) (*identidad.Usuario, identidad.Cese, error) {
	var cese identidad.Cese
	var err error
	if comoCese {
		if cese.OtrosAdmins, err = tx.Cuentas.OtrosAdmins(ctx, o.ID); err != nil {
			return nil, cese, err
		}
	}
	u, err := tx.Usuarios.Get(ctx, o.ID)
	if err != nil {
		return nil, cese, err
	}
	if err = identidad.Permitida(identidad.AccionVer, actor, u.Registro()); err != nil {
		return nil, cese, err
	}
	if err = u.ComprobarVersion(o.Version); err != nil {
		return nil, cese, err
	}
	if comoCese {
		cese.Abiertas, err = tx.Reader.Abiertas(ctx, o.ID, kernel.Today(d.Now()))
	}
	return u, cese, err
}

func (d Deps) guardar(ctx context.Context, tx Tx, actor kernel.Actor, u *identidad.Usuario, centro kernel.CentroID, c comando, cambios []identidad.Cambio) error {
	if err := tx.Usuarios.Save(ctx, u); err != nil {
		return err
	}
	if c.evento != nil {
		if err := tx.Outbox.Append(ctx, c.evento); err != nil {
			return err
		}
	}
	return tx.Auditoria.Anotar(ctx, actor, anotacionDe(c.anotar, u, centro, cambios))
}

// anotacionDe is the row of the audit about an account.
func anotacionDe(accion string, u *identidad.Usuario, centro kernel.CentroID, cambios []identidad.Cambio) kernel.Anotacion {
	a := kernel.Anotacion{Accion: accion, ObjetoTipo: "usuario", ObjetoID: string(u.ID()), Centro: centro}
	if len(cambios) > 0 {
		filas := make([]map[string]any, len(cambios))
		for i, c := range cambios {
			filas[i] = map[string]any{"campo": c.Campo}
			if c.Antes != nil && c.Despues != nil {
				filas[i]["antes"], filas[i]["despues"] = *c.Antes, *c.Despues
			}
		}
		a.Detalle = map[string]any{"cambios": filas}
	}
	return a
}
