package api

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"complementarias/adapters/web/peticion"
	"complementarias/application/identidad"
	"complementarias/application/lotes"
)

type importarOutput struct {
	Body struct {
		Message    string               `json:"message"`
		Resultados ResultadosDeImportar `json:"resultados"`
	}
}

// ResultadosDeImportar is what one step brought in.
type ResultadosDeImportar struct {
	Exitosos     int                   `json:"exitosos" doc:"Cuentas creadas o actualizadas"`
	Errores      []FilaRechazada       `json:"errores"`
	Instructores []InstructorImportado `json:"instructores"`
}

// FilaRechazada is a row that was left out.
type FilaRechazada struct {
	Fila  int        `json:"fila"`
	Error string     `json:"error" doc:"Todo lo que está mal en la fila, con su columna"`
	Datos DatosDados `json:"datos"`
}

// DatosDados are the cells of a row as existing clients expect them: a cédula of digits only is a number.
type DatosDados struct {
	Nombres      string `json:"nombres"`
	Apellidos    string `json:"apellidos"`
	Cedula       any    `json:"cedula" doc:"Un número si son solo dígitos; si no, el texto de la celda"`
	Email        string `json:"email"`
	Telefono     string `json:"telefono"`
	Especialidad string `json:"especialidad"`
}

// InstructorImportado is an account that a row opened or changed.
type InstructorImportado struct {
	ID                 string  `json:"id"`
	Name               string  `json:"name"`
	Email              string  `json:"email"`
	Cedula             string  `json:"cedula"`
	CredencialTemporal *string `json:"credencialTemporal" doc:"La contraseña de una cuenta nueva: al azar, hay que cambiarla en el primer ingreso y no se vuelve a mostrar. Nulo si la cuenta ya existía"`
}

// importarDirecto imports a sheet of instructors in one step, without a preview.
func importarDirecto(uc identidad.UseCases) func(context.Context, *struct{}) (*importarOutput, error) {
	return func(ctx context.Context, _ *struct{}) (*importarOutput, error) {
		i, err := uc.ImportarDirecto.Execute(ctx, peticion.Actor(ctx), identidad.ImportarInput(subidaDe(ctx)))
		if err != nil {
			return nil, err
		}
		return importadoJSON(i)
	}
}

func importadoJSON(i identidad.ImportacionDirecta) (*importarOutput, error) {
	mapa, err := lotes.Casar(identidad.ColumnasDeInstructores(), i.Encabezados)
	if err != nil {
		return nil, err
	}
	c := i.Cuentas()
	out := &importarOutput{}
	out.Body.Message = mensajeDeImportar(c)
	out.Body.Resultados = ResultadosDeImportar{Exitosos: c.Nuevas + c.Actualizadas, Errores: []FilaRechazada{}, Instructores: []InstructorImportado{}}
	for _, r := range i.Renglones {
		switch {
		case r.Resultado == lotes.ConError:
			out.Body.Resultados.Errores = append(out.Body.Resultados.Errores, FilaRechazada{Fila: r.Numero, Error: r.Motivo(), Datos: datosDados(mapa, r)})
		case r.Efecto != nil:
			suyo := InstructorImportado{ID: r.Efecto.Objeto, Name: r.Efecto.Despues["nombre"], Email: r.Efecto.Despues["email"], Cedula: r.Efecto.Despues["cedula"],
				CredencialTemporal: textoJSON(i.Claves[r.Numero])}
			out.Body.Resultados.Instructores = append(out.Body.Resultados.Instructores, suyo)
		}
	}
	return out, nil
}

// mensajeDeImportar has the words of the previous system, and more where more has happened.
func mensajeDeImportar(c lotes.Cuentas) string {
	partes := []string{fmt.Sprintf("%d instructores creados", c.Nuevas)}
	if c.Actualizadas > 0 {
		partes = append(partes, fmt.Sprintf("%d actualizados", c.Actualizadas))
	}
	if c.Iguales > 0 {
		partes = append(partes, fmt.Sprintf("%d sin cambios", c.Iguales))
	}
	partes = append(partes, fmt.Sprintf("%d errores", c.Errores))
	return "Importación completada. " + strings.Join(partes, ", ")
}

func datosDados(mapa lotes.Mapa, r lotes.Renglon) DatosDados {
	valor := func(clave string) string { return mapa.Valor(r.Celdas, clave) }
	d := DatosDados{Nombres: valor("nombres"), Apellidos: valor("apellidos"), Cedula: valor("cedula"), Email: valor("email"),
		Telefono: valor("telefono"), Especialidad: valor("especialidad")}
	if cedula := valor("cedula"); esEntero(cedula) {
		d.Cedula = json.Number(cedula)
	}
	return d
}

// esEntero tells whether JSON takes a text as a whole number that every client reads exactly.
func esEntero(texto string) bool {
	return texto != "" && len(texto) <= 15 && texto[0] != '0' && strings.Trim(texto, "0123456789") == ""
}
