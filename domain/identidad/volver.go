package identidad

import (
	"time"

	"complementarias/domain/kernel"
)

// QueVuelve finds, among accounts with the same correo or cédula, that of the person who left and whom por may reactivate.
func QueVuelve(por kernel.Actor, r Registro, otras []Registro) (kernel.UsuarioID, bool) {
	for _, o := range otras {
		if r.Cedula != "" && o.Cedula == r.Cedula && !o.Activo && Permitida(AccionReactivar, por, o) == nil {
			return o.ID, true
		}
	}
	return "", false
}

// Volver opens the account of a person who left again, with what is written of them now and a password, as its hash, that
// has to be changed at the first use. The id stays, and so the history. It fails as Reactivar and Editar do.
func (u *Usuario) Volver(por kernel.Actor, d Datos, dominios []string, hash string, at time.Time) error {
	if err := u.Reactivar(por, at); err != nil {
		return err
	}
	if _, err := u.escribir(Edicion{Nombre: &d.Nombre, Correo: &d.Correo, Cedula: &d.Cedula, Telefono: &d.Telefono,
		Especialidad: &d.Especialidad, Vinculo: &d.Vinculo}, dominios, at); err != nil {
		return err
	}
	at = instante(at)
	u.r.Rol, u.r.Centro = d.Rol, d.Centro
	u.r.ClaveEstado, u.r.ClaveHash, u.r.ClaveCambiadaEn, u.r.Actualizado = ClaveTemporal, hash, at, at
	return nil
}
