package identidad

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"complementarias/application/lotes"
	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Columns of a sheet of instructors. The first six are the contract's.
const (
	colNombres      = "nombres"
	colApellidos    = "apellidos"
	colCedula       = "cedula"
	colEmail        = "email"
	colTelefono     = "telefono"
	colEspecialidad = "especialidad"
	colVinculo      = "vinculo"
)

// ColumnasDeInstructores are those that a sheet of instructors has.
func ColumnasDeInstructores() []lotes.Columna {
	return []lotes.Columna{
		{Clave: colNombres, Titulo: "nombres", Nombres: []string{"nombre", "primer nombre"}, Obligatoria: true, Ejemplo: "María Fernanda",
			Explicacion: "Uno o más nombres de la persona."},
		{Clave: colApellidos, Titulo: "apellidos", Nombres: []string{"apellido"}, Obligatoria: true, Ejemplo: "Ríos Peña", Explicacion: "Uno o más apellidos."},
		{Clave: colCedula, Titulo: "cedula", Nombres: []string{"cédula de ciudadanía", "documento", "número de documento", "número de cédula", "identificación"},
			Obligatoria: true, Ejemplo: "52345678", Explicacion: "De 5 a 10 dígitos, con o sin puntos. Identifica a la persona: si ya tiene cuenta en el centro, se actualiza."},
		{Clave: colEmail, Titulo: "email", Nombres: []string{"correo", "correo electrónico", "correo institucional", "e-mail"}, Obligatoria: true,
			Ejemplo: "maria.rios@sena.edu.co", Explicacion: "El correo institucional. A él llega la invitación para ingresar."},
		{Clave: colTelefono, Titulo: "telefono", Nombres: []string{"teléfonos", "celular", "móvil"}, Obligatoria: true, Ejemplo: "3001234567",
			Explicacion: "10 dígitos. La celda puede quedar vacía."},
		{Clave: colEspecialidad, Titulo: "especialidad", Nombres: []string{"área", "perfil"}, Obligatoria: true, Ejemplo: "Agroecología",
			Explicacion: "Qué enseña. La celda puede quedar vacía."},
		{Clave: colVinculo, Titulo: "vinculo", Nombres: []string{"vinculación", "tipo de vinculación", "tipo de contrato"}, Ejemplo: "CONTRATISTA",
			Explicacion: "PLANTA o CONTRATISTA; si queda vacía o falta la columna, CONTRATISTA."},
	}
}

// campos leads from the fields of identidad.New to the columns.
var campos = map[string]string{"/nombre": colNombres, "/email": colEmail, "/cedula": colCedula, "/telefono": colTelefono,
	"/especialidad": colEspecialidad, "/vinculo": colVinculo}

// obra is what one row is going to do.
type obra struct {
	destino identidad.Destino
	datos   identidad.Datos
	usuario *identidad.Usuario // nil with identidad.Crear
}

// lote is an import whose rows are looked at within a transaction.
type lote struct {
	d      Deps
	mapa   lotes.Mapa
	centro kernel.CentroID
	de     []*identidad.Usuario
	vistas map[string]int // cédulas and correos of the rows before, with their numbers
}

// planear says, under the locks of tx, what each row of an import would do now. The rows come back anew; obras has one for
// each of them, and of a row with errors an empty one.
func (d Deps) planear(ctx context.Context, tx Tx, i *lotes.Importacion) ([]lotes.Renglon, []obra, error) {
	mapa, err := lotes.Casar(ColumnasDeInstructores(), i.Encabezados)
	if err != nil {
		return nil, nil, err
	}
	l := lote{d: d, mapa: mapa, centro: i.Centro, vistas: map[string]int{}}
	var cedulas, correos []string
	for _, r := range i.Renglones {
		if cedula, err := colombia.ParseCedula(mapa.Valor(r.Celdas, colCedula)); err == nil {
			cedulas = append(cedulas, cedula)
		}
		if correo, err := colombia.ParseCorreo(mapa.Valor(r.Celdas, colEmail)); err == nil {
			correos = append(correos, correo)
		}
	}
	if l.de, err = tx.Padron.Conocidas(ctx, cedulas, correos); err != nil {
		return nil, nil, err
	}
	conocidas := indice(l.de)
	renglones, obras := make([]lotes.Renglon, len(i.Renglones)), make([]obra, len(i.Renglones))
	for n, r := range i.Renglones {
		renglones[n], obras[n] = l.renglon(r, conocidas)
	}
	return renglones, obras, nil
}

// indice finds accounts by cédula and by correo.
func indice(de []*identidad.Usuario) map[string][]*identidad.Usuario {
	por := map[string][]*identidad.Usuario{}
	for _, u := range de {
		for _, clave := range []string{u.Registro().Cedula, u.Correo()} {
			por[clave] = append(por[clave], u)
		}
	}
	return por
}

func (l *lote) renglon(r lotes.Renglon, conocidas map[string][]*identidad.Usuario) (lotes.Renglon, obra) {
	nuevo := lotes.Renglon{Numero: r.Numero, Celdas: r.Celdas}
	if l.mapa.EsEjemplo(r.Celdas) {
		nuevo.Resultado, nuevo.Errores = lotes.ConError, []lotes.Error{l.mapa.Error(colNombres, lotes.ErrEjemplo)}
		return nuevo, obra{}
	}
	datos, errores := l.datos(r)
	cedula, _ := colombia.ParseCedula(datos.Cedula) // a wrong one is told below
	correo, _ := colombia.ParseCorreo(datos.Correo)
	var suyas []*identidad.Usuario
	for _, clave := range []string{cedula, correo} {
		if clave != "" {
			suyas = append(suyas, conocidas[clave]...)
		}
	}
	destino, u, err := identidad.Acoger(datos, l.d.dominios, suyas)
	errores = append(errores, l.deCampos(err)...)
	errores = append(errores, l.repetida(r.Numero, colCedula, cedula, "Esta cédula")...)
	errores = append(errores, l.repetida(r.Numero, colEmail, correo, "Este correo")...)
	if len(errores) > 0 {
		nuevo.Resultado, nuevo.Errores = lotes.ConError, unoPorColumna(errores)
		return nuevo, obra{}
	}
	switch destino {
	case identidad.Crear:
		nuevo.Resultado = lotes.Nueva
	case identidad.Cambiar:
		nuevo.Resultado = lotes.Actualiza
	case identidad.Reabrir:
		nuevo.Resultado, nuevo.Nota = lotes.Actualiza, "La persona había salido: su cuenta se abre de nuevo y se le envía una invitación."
	case identidad.Conservar:
		nuevo.Resultado = lotes.Igual
	}
	return nuevo, obra{destino: destino, datos: datos, usuario: u}
}

func (l *lote) datos(r lotes.Renglon) (identidad.Datos, []lotes.Error) {
	valor := func(clave string) string { return l.mapa.Valor(r.Celdas, clave) }
	var errores []lotes.Error
	for clave, falta := range map[string]string{colNombres: "Escriba los nombres de la persona.", colApellidos: "Escriba los apellidos de la persona."} {
		if valor(clave) == "" {
			errores = append(errores, l.mapa.Error(clave, fault.New(fault.Invalid, "REQUERIDO", falta)))
		}
	}
	nombre := strings.Join(strings.Fields(identidad.NombreCompleto(valor(colNombres), valor(colApellidos))), " ")
	return identidad.Datos{Nombre: nombre, Correo: valor(colEmail), Cedula: valor(colCedula), Telefono: valor(colTelefono),
		Especialidad: valor(colEspecialidad), Rol: kernel.Instructor, Centro: l.centro, Vinculo: identidad.ParseVinculo(valor(colVinculo))}, errores
}

func (l *lote) deCampos(err error) []lotes.Error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return nil
	}
	var errores []lotes.Error
	for _, falta := range f.Fields {
		errores = append(errores, l.mapa.Error(campos[falta.Pointer], fault.New(fault.Invalid, falta.Code, falta.Message)))
	}
	return errores
}

// repetida refuses what a row before has as well.
func (l *lote) repetida(numero int, clave, valor, que string) []lotes.Error {
	if valor == "" {
		return nil
	}
	if primera, ya := l.vistas[clave+valor]; ya {
		return []lotes.Error{l.mapa.Error(clave, fault.New(fault.Invalid, "REPETIDO", fmt.Sprintf("%s ya está en la fila %d. Deje una sola.", que, primera)))}
	}
	l.vistas[clave+valor] = numero
	return nil
}

func unoPorColumna(errores []lotes.Error) []lotes.Error {
	var primeros []lotes.Error
	vistas := map[string]bool{}
	for _, c := range ColumnasDeInstructores() {
		for _, e := range errores {
			if e.Clave == c.Clave && !vistas[e.Clave] {
				vistas[e.Clave] = true
				primeros = append(primeros, e)
			}
		}
	}
	return primeros
}
