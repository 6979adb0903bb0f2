package correos

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"complementarias/domain/correos"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Aviso is one choice.
type Aviso struct {
	Tipo       correos.Tipo
	Frecuencia correos.Frecuencia
}

// AvisoInput is a choice as somebody wrote it.
type AvisoInput struct{ Tipo, Frecuencia string }

// CambiarAvisos writes those choices.
type CambiarAvisos struct {
	uow    UnitOfWork
	reader Reader
	now    func() time.Time
}

// Execute serves everybody for themselves; kinds that are left out stay as they are. It reports all wrong choices at once,
// at /avisos/n/tipo and /avisos/n/frecuencia.
func (uc CambiarAvisos) Execute(ctx context.Context, actor kernel.Actor, in []AvisoInput) ([]Aviso, error) {
	cambios, err := leerAvisos(actor.Rol, in)
	if err != nil {
		return nil, err
	}
	antes, err := VerAvisos{uc.reader}.Execute(ctx, actor)
	if err != nil {
		return nil, err
	}
	despues := slices.Clone(antes)
	var anotados []map[string]any
	for i, a := range despues {
		nueva, ok := cambios[a.Tipo]
		if ok && nueva != a.Frecuencia {
			despues[i].Frecuencia = nueva
			anotados = append(anotados, map[string]any{"campo": string(a.Tipo), "antes": string(a.Frecuencia), "despues": string(nueva)})
		}
	}
	if len(anotados) == 0 {
		return antes, nil
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Preferencias.Save(ctx, actor.ID, cambios, instante(uc.now)); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CAMBIAR_AVISOS", ObjetoTipo: "usuario", ObjetoID: string(actor.ID),
			Detalle: map[string]any{"cambios": anotados}})
	})
	return despues, err
}

func leerAvisos(rol kernel.Rol, in []AvisoInput) (correos.Preferencias, error) {
	cambios := correos.Preferencias{}
	var faltas []fault.Field
	falta := func(i int, campo, codigo, texto string) {
		faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("/avisos/%d/%s", i, campo), Code: codigo, Message: texto})
	}
	for i, a := range in {
		t, f := correos.Tipo(a.Tipo), correos.Frecuencia(a.Frecuencia)
		_, repetido := cambios[t]
		switch {
		case t.Valido() && !t.Opcional():
			falta(i, "tipo", "AVISO_OBLIGATORIO", "Este correo protege su cuenta y no se puede apagar.")
		case !slices.Contains(correos.Opcionales(rol), t):
			falta(i, "tipo", "VALOR_DESCONOCIDO", "Use un correo de los que usted puede recibir: "+nombres(correos.Opcionales(rol))+".")
		case repetido:
			falta(i, "tipo", "VALOR_REPETIDO", "Este correo ya está en la lista; deje uno solo.")
		}
		if !f.Valida() {
			falta(i, "frecuencia", "VALOR_DESCONOCIDO", "Use "+nombres(correos.Frecuencias())+".")
		}
		cambios[t] = f
	}
	return cambios, fault.Fields(faltas)
}

func nombres[T ~string](valores []T) string {
	if len(valores) == 0 {
		return "ninguno"
	}
	textos := make([]string, len(valores))
	for i, v := range valores {
		textos[i] = string(v)
	}
	return strings.Join(textos, ", ")
}
