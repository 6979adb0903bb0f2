package ui

import (
	"context"
	"net/url"

	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appidentidad "complementarias/application/identidad"
	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// importable is a kind of sheet that the pages bring in: where it is, what it is called, and who does it.
type importable struct {
	ruta, lista  string // the pages of its imports, and the list of what they bring
	titulo       string
	plural       string // Instructores
	uno, varios  string // una persona, personas
	elegirCentro piezas.Campo
	sinCentro    string // what is said to an administrator who chooses no centre; empty when the rows may name theirs
	columnas     []lotes.Columna
	celdas       []celdaDeImportar
	resumenes    map[lotes.Resultado][2]string // what one row, and several, of each kind are
	frases       map[lotes.Resultado]string    // why, of a row that has nothing else to say
	alDeshacer   string

	puede         func(kernel.Actor) error
	previsualizar func(ctx context.Context, por kernel.Actor, contenido []byte, centro kernel.CentroID) (*lotes.Importacion, error)
	ver           func(ctx context.Context, por kernel.Actor, id string) (*lotes.Importacion, error)
	confirmar     func(ctx context.Context, por kernel.Actor, id string, soloValidas bool) (*lotes.Importacion, error)
	deshacer      func(ctx context.Context, por kernel.Actor, id string) (*lotes.Importacion, error)
}

// celdaDeImportar is a column of the table by which people know a row again.
type celdaDeImportar struct {
	titulo, clase string
	texto         func(m lotes.Mapa, r lotes.Renglon) string
}

func columnaDe(titulo, clase, clave string) celdaDeImportar {
	return celdaDeImportar{titulo, clase, func(m lotes.Mapa, r lotes.Renglon) string { return m.Valor(r.Celdas, clave) }}
}

func (e importable) rutaDe(id string) string { return e.ruta + "/" + url.PathEscape(id) }

func (p *Paginas) importarInstructores() importable {
	uc := p.d.Identidad
	nombre := func(m lotes.Mapa, r lotes.Renglon) string {
		if completo := identidad.NombreCompleto(m.Valor(r.Celdas, "nombres"), m.Valor(r.Celdas, "apellidos")); completo != "" {
			return completo
		}
		return "Sin nombre"
	}
	return importable{
		ruta: rutaInstructores + "/importar", lista: rutaInstructores, titulo: "Importar instructores", plural: "Instructores", uno: "una persona", varios: "personas",
		elegirCentro: piezas.Campo{Etiqueta: "Centro de los instructores", Opciones: []piezas.Opcion{{Texto: "Elija un centro"}}},
		sinCentro:    "Elija el centro de los instructores.",
		columnas:     appidentidad.ColumnasDeInstructores(),
		celdas:       []celdaDeImportar{{"Persona", "completa", nombre}, columnaDe("Cédula", "num", "cedula"), columnaDe("Correo", "completa correo", "email")},
		resumenes: map[lotes.Resultado][2]string{
			lotes.Nueva:     {"persona nueva, que recibe una invitación", "personas nuevas, que reciben una invitación"},
			lotes.Actualiza: {"persona con datos distintos", "personas con datos distintos"},
			lotes.Igual:     {"igual a como está", "iguales a como están"},
			lotes.ConError:  {"con errores, que no se importa", "con errores, que no se importan"},
		},
		frases:     map[lotes.Resultado]string{lotes.Nueva: "Se crea la cuenta y se invita a la persona.", lotes.Actualiza: "Sus datos cambian.", lotes.Igual: "Ya tiene estos datos."},
		alDeshacer: "las cuentas nuevas que nadie ha usado quedan inactivas y las demás vuelven a como estaban, si nadie las cambió.",
		puede:      func(por kernel.Actor) error { return identidad.PuedeImportar(por, por.Centro) },
		previsualizar: func(ctx context.Context, por kernel.Actor, contenido []byte, centro kernel.CentroID) (*lotes.Importacion, error) {
			return uc.PrevisualizarImportacion.Execute(ctx, por, appidentidad.ImportarInput{Contenido: contenido, Centro: centro})
		},
		ver: uc.VerImportacion.Execute, confirmar: uc.ConfirmarImportacion.Execute, deshacer: uc.DeshacerImportacion.Execute,
	}
}

func (p *Paginas) importarProgramas() importable {
	uc := p.d.Catalogo
	return importable{
		ruta: rutaProgramas + "/importar", lista: rutaProgramas, titulo: "Importar programas", plural: "Programas", uno: "un programa", varios: "programas",
		elegirCentro: piezas.Campo{Etiqueta: "Centro de los programas", Pista: "Vale para las filas que no traen el código de un centro.",
			Opciones: []piezas.Opcion{{Texto: "El que diga cada fila"}}},
		columnas: appcatalogo.ColumnasDeProgramas(),
		celdas:   []celdaDeImportar{columnaDe("Código", "num", "codigo"), columnaDe("Programa", "completa", "nombre"), columnaDe("Versión", "num", "version")},
		resumenes: map[lotes.Resultado][2]string{
			lotes.Nueva:     {"programa nuevo", "programas nuevos"},
			lotes.Actualiza: {"programa con datos distintos", "programas con datos distintos"},
			lotes.Igual:     {"igual a como está", "iguales a como están"},
			lotes.ConError:  {"con errores, que no se importa", "con errores, que no se importan"},
		},
		frases:     map[lotes.Resultado]string{lotes.Nueva: "Se registra en el catálogo de su centro.", lotes.Igual: "Ya tiene estos datos."},
		alDeshacer: "los programas nuevos se quitan del catálogo y los demás vuelven a como estaban, si nadie los cambió ni hizo o envió después una solicitud con ellos.",
		puede:      catalogo.PuedeRegistrar,
		previsualizar: func(ctx context.Context, por kernel.Actor, contenido []byte, centro kernel.CentroID) (*lotes.Importacion, error) {
			return uc.PrevisualizarImportacion.Execute(ctx, por, appcatalogo.ImportarInput{Contenido: contenido, Centro: centro})
		},
		ver: uc.VerImportacion.Execute, confirmar: uc.ConfirmarImportacion.Execute, deshacer: uc.DeshacerImportacion.Execute,
	}
}
