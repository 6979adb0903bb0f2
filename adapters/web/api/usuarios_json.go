package api

import (
	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// UsuarioAdministrado is an account as those who administer it see it.
type UsuarioAdministrado struct {
	ID           string      `json:"id"`
	Nombre       string      `json:"nombre"`
	Email        string      `json:"email"`
	Cedula       *string     `json:"cedula"`
	Telefono     *string     `json:"telefono"`
	Especialidad *string     `json:"especialidad"`
	Vinculo      string      `json:"vinculo" enum:"PLANTA,CONTRATISTA"`
	Role         string      `json:"role" enum:"INSTRUCTOR,COORDINADOR,ADMIN"`
	Centro       *CentroJSON `json:"centro"`
	IsActive     bool        `json:"isActive"`
	Clave        string      `json:"clave" enum:"PROPIA,TEMPORAL,NINGUNA" doc:"NINGUNA mientras nadie ha usado la invitación"`
	Version      int64       `json:"version"`
	CreatedAt    *Instante   `json:"createdAt"`
	UpdatedAt    *Instante   `json:"updatedAt"`
	Acciones     []string    `json:"acciones" doc:"Lo que usted puede hacerle ahora"`
}

// AbiertaJSON is a solicitud that a person has in hand.
type AbiertaJSON struct {
	ID       string `json:"id"`
	Codigo   string `json:"codigo"`
	Estado   string `json:"estado"`
	Programa string `json:"programa"`
}

// InvitacionConEnlace is a link that sets the first password.
type InvitacionConEnlace struct {
	Enlace string    `json:"enlace" format:"uri"`
	Expira *Instante `json:"expira"`
}

// ConteosUsuarios counts the accounts of a list by state and by role.
type ConteosUsuarios struct {
	Activos   int            `json:"activos"`
	Inactivos int            `json:"inactivos"`
	PorRol    map[string]int `json:"porRol"`
}

func usuarioAdministrado(v app.CuentaView) UsuarioAdministrado {
	u := UsuarioAdministrado{ID: string(v.ID), Nombre: v.Nombre, Email: v.Correo, Cedula: textoJSON(v.Cedula), Telefono: textoJSON(v.Telefono),
		Especialidad: textoJSON(v.Especialidad), Vinculo: string(v.Vinculo), Role: string(v.Rol), IsActive: v.Activo, Clave: string(v.Clave), Version: v.Version,
		CreatedAt: NewInstante(v.Creado), UpdatedAt: NewInstante(v.Actualizado), Acciones: make([]string, len(v.Acciones))}
	for i, a := range v.Acciones {
		u.Acciones[i] = string(a)
	}
	if c := v.Centro; c != nil {
		u.Centro = &CentroJSON{ID: string(c.ID), Nombre: c.Nombre, Codigo: c.Codigo, Ciudad: c.Ciudad}
	}
	return u
}

func abiertasJSON(abiertas []identidad.Abierta) []AbiertaJSON {
	lista := make([]AbiertaJSON, len(abiertas))
	for i, a := range abiertas {
		lista[i] = AbiertaJSON{ID: string(a.ID), Codigo: a.Codigo, Estado: a.Estado, Programa: a.Programa}
	}
	return lista
}

func conteosUsuarios(c app.ConteosCuentas) ConteosUsuarios {
	j := ConteosUsuarios{Activos: c.Activas, Inactivos: c.Inactivas, PorRol: map[string]int{}}
	for _, rol := range []kernel.Rol{kernel.Instructor, kernel.Coordinador, kernel.Admin} {
		j.PorRol[string(rol)] = c.PorRol[rol]
	}
	return j
}
