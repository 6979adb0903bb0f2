package configuracion

import (
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

var (
	// ErrSoloAdmin refuses the settings to whoever is no Admin.
	ErrSoloAdmin = fault.New(fault.Forbidden, "SOLO_ADMINISTRACION", "Solo la administración puede ver y cambiar la configuración.")
	// ErrNoExiste is for a Clave that is not in the list.
	ErrNoExiste = fault.New(fault.NotFound, "AJUSTE_NO_ENCONTRADO", "Ajuste no encontrado")
	// ErrModificado says that the setting decided on is not the present one any more.
	ErrModificado = fault.New(fault.Stale, "AJUSTE_MODIFICADO", "El ajuste cambió después de que usted lo abrió. Vuelva a cargarlo, revise el valor e intente de nuevo.")
)

// PuedeConfigurar tells whether por may see the settings and change them: an Admin. It answers nil or ErrSoloAdmin.
func PuedeConfigurar(por kernel.Actor) error {
	if por.Rol != kernel.Admin {
		return ErrSoloAdmin
	}
	return nil
}

// Ajuste is a setting as it is kept.
type Ajuste struct {
	Clave       Clave
	Valor       *Valor           // nil: the default holds
	Version     int64            // grows with every change; 0: never changed
	CambiadoPor kernel.UsuarioID // who changed it last
	CambiadoEn  time.Time
}

// Vigente is the value that holds.
func (d Definicion) Vigente(a Ajuste) Valor {
	if a.Valor == nil {
		return d.PorDefecto
	}
	return *a.Valor
}

// Fijar writes v over the setting, or with nil its default, and tells whether that changed anything. A value that is the
// default is not kept, so that the setting follows the default when that changes. esperada is the version that the caller
// decided on, nil for any; a stale one is ErrModificado. The other refusals are those of PuedeConfigurar and Revisar.
func (d Definicion) Fijar(a Ajuste, v *Valor, esperada *int64, por kernel.Actor, at time.Time) (Ajuste, bool, error) {
	if err := PuedeConfigurar(por); err != nil {
		return a, false, err
	}
	if esperada != nil && *esperada != a.Version {
		return a, false, ErrModificado.With("version", a.Version)
	}
	if v != nil {
		escrito, err := d.Revisar(*v)
		if err != nil {
			return a, false, err
		}
		if v = &escrito; escrito.Igual(d.PorDefecto) {
			v = nil
		}
	}
	if v == nil && a.Valor == nil || v != nil && a.Valor != nil && v.Igual(*a.Valor) {
		return a, false, nil
	}
	return Ajuste{Clave: d.Clave, Valor: v, Version: a.Version + 1, CambiadoPor: por.ID, CambiadoEn: at.UTC().Truncate(time.Millisecond)}, true, nil
}
