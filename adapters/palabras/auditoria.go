package palabras

import (
	"strings"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// palabrasAuditadas are the parts of actions and kinds of objects that are written in another way than they are named.
var palabrasAuditadas = map[string]string{
	"auditoria": "auditoría", "clave": "contraseña", "codigo": "código", "configuracion": "configuración", "contrasena": "contraseña",
	"importacion": "importación", "inscripcion": "inscripción", "informacion": "información", "invitacion": "invitación", "sesion": "sesión",
	"version": "versión", "reactivacion": "reactivación", "catalogo": "catálogo", "recesos": "recesos", "migracion": "migración",
	"reenvio": "reenvío", "telefono": "teléfono", "cedula": "cédula", "vinculo": "vínculo", "direccion": "dirección", "region": "región", "duracion": "duración",
	"descripcion": "descripción", "peticion": "petición", "ultima": "última vez", "numero": "número", "limite": "límite", "boletin": "boletín", "suscripcion": "suscripción",
}

var accionesAuditadas = map[string]string{
	"FALLAR_INGRESO": "No pudo iniciar sesión",
	"ASIGNAR_FICHA":  "Asignar número de ficha", "EXPORTAR_INSCRIPCION": "Descargar planilla de inscripción", "EXPORTAR_SOLICITUD": "Descargar solicitud",
	"EXPORTAR_LISTADO": "Descargar listado", "EXPORTAR_REPORTE": "Descargar reporte", "SOLTAR_SOLICITUD": "Soltar revisión", "TOMAR_SOLICITUD": "Tomar en revisión",
}

// Auditada says an action of the audit: "Desactivar usuario" for DESACTIVAR_USUARIO.
func Auditada(accion string) string {
	return o(accionesAuditadas[accion], Mayuscula(separada(accion)))
}

// ObjetoAuditado says what kind of thing something was done to.
func ObjetoAuditado(tipo string) string { return Mayuscula(separada(tipo)) }

func separada(nombre string) string {
	partes := strings.Split(strings.ToLower(nombre), "_")
	for i, p := range partes {
		partes[i] = o(palabrasAuditadas[p], p)
	}
	return strings.Join(partes, " ")
}

// RolAuditado is what somebody is in the audit, also who has no account.
func RolAuditado(r kernel.Rol) string {
	if r == kernel.RolSistema {
		return "El programa o un operador"
	}
	if r == kernel.RolAnonimo {
		return "Sin sesión"
	}
	return Rol(r)
}

// CampoAuditado is how people call a field that changed, whose name may be a JSON pointer of a solicitud.
func CampoAuditado(campo string) string {
	if c, ok := solicitudes.CampoDe(campo); ok {
		return c.Etiqueta
	}
	return Mayuscula(separada(enPalabras(strings.TrimPrefix(campo, "/"))))
}

// enPalabras parts lowerCamel with underscores.
func enPalabras(nombre string) string {
	var b strings.Builder
	for _, r := range nombre {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
		}
		b.WriteRune(r)
	}
	return b.String()
}
