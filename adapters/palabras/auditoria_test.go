package palabras_test

import (
	"testing"

	"complementarias/adapters/palabras"
	"complementarias/domain/kernel"
)

func TestTheAuditIsSaidInWords(t *testing.T) {
	for got, quiere := range map[string]string{
		palabras.Auditada("DESACTIVAR_USUARIO"):      "Desactivar usuario",
		palabras.Auditada("CAMBIAR_CLAVE"):           "Cambiar contraseña",
		palabras.Auditada("FALLAR_INGRESO"):          "No pudo iniciar sesión",
		palabras.ObjetoAuditado("programa_especial"): "Programa especial",
		palabras.CampoAuditado("/nitEmpresa"):        "NIT",
		palabras.CampoAuditado("centroId"):           "Centro id",
		palabras.RolAuditado(kernel.RolAnonimo):      "Sin sesión",
		palabras.RolAuditado(kernel.Admin):           "Administración",
	} {
		if got != quiere {
			t.Errorf("got %q, want %q", got, quiere)
		}
	}
}
