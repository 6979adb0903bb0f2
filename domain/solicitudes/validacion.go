package solicitudes

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Advertencias lists what still keeps the Solicitud from being sent, each at its field.
func (s *Solicitud) Advertencias(env Entorno) []fault.Field {
	d := s.e.Datos.clone()
	s.olvidarFinDerivado(&d)
	planeados := d.clone()
	sesiones, delPlan := planeados.planear(env)
	faltas := incompleta(&d, sesiones, env)
	if env.Programa == nil {
		faltas = append(faltas, faltaPrograma(d.ProgramaID))
	}
	return fault.FirstPerField(append(faltas, delPlan...))
}

func faltaPrograma(id kernel.ProgramaID) fault.Field {
	if id == "" {
		return requerido("/programaId", "Elija el programa de formación.")
	}
	return fault.Field{Pointer: "/programaId", Code: ErrPrograma.Code, Message: ErrPrograma.Message}
}

func requerido(puntero, mensaje string) fault.Field {
	return fault.Field{Pointer: puntero, Code: "REQUERIDO", Message: mensaje}
}

// normalizar writes the values that the caller gave as they are stored: numbers without dots, addresses in lower
// case, places as DANE codes. What cannot be read stays as typed and waits for the sending.
func normalizar(d *Datos, p Parche) {
	if p.Da("responsableCedula") {
		if cedula, err := colombia.ParseCedula(d.ResponsableCedula); err == nil {
			d.ResponsableCedula = cedula
		}
	}
	if p.Da("responsableEmail") {
		if correo, err := colombia.ParseCorreo(d.ResponsableCorreo); err == nil {
			d.ResponsableCorreo = correo
		}
	}
	if p.Da("nitEmpresa") {
		if nit, err := colombia.ParseNIT(d.NIT); err == nil {
			d.NIT = nit.String()
		}
	}
	if p.Da("telefonosEmpresa") {
		if telefonos, err := colombia.ParseTelefonos(d.TelefonosEmpresa); err == nil {
			d.TelefonosEmpresa = colombia.FormatTelefonos(telefonos)
		}
	}
	if dep, ok := colombia.DepartamentoPor(d.Departamento); ok {
		d.Departamento = dep.Codigo
	}
	if mun, ok := buscarMunicipio(d.Departamento, d.Municipio); ok {
		d.Municipio = mun.Codigo
	}
	for _, c := range campos {
		if v, esTexto := c.ref(d).(*string); c.Tipo == Enumerado && esTexto && p.Da(c.Nombre) {
			if plegado := strings.ToUpper(*v); slices.Contains(c.Valores, plegado) {
				*v = plegado
			}
		}
	}
}

// buscarMunicipio looks in the department first, then in the whole country if the name stands there once, so that a
// municipality of another department is understood and can be reported as that.
func buscarMunicipio(departamento, texto string) (colombia.Municipio, bool) {
	if m, ok := colombia.MunicipioPor(departamento, texto); ok {
		return m, true
	}
	if m, ok := colombia.MunicipioCodigo(texto); ok {
		return m, true
	}
	var hallado colombia.Municipio
	veces := 0
	for _, d := range colombia.Departamentos() {
		if m, ok := colombia.MunicipioPor(d.Codigo, texto); ok {
			hallado = m
			veces++
		}
	}
	return hallado, veces == 1
}

// almacenable lists what cannot even be kept in a draft: sizes, characters, enumerations (domain.md 4.3).
func almacenable(d *Datos, antes Datos, p Parche) []fault.Field {
	var faltas []fault.Field
	falta := func(puntero string, err error) {
		if f, ok := errors.AsType[*fault.Error](err); ok {
			faltas = append(faltas, fault.Field{Pointer: puntero, Code: f.Code, Message: f.Message})
		}
	}
	for _, c := range campos {
		if !p.Da(c.Nombre) {
			continue
		}
		switch v := c.ref(d).(type) {
		case *int:
			if *v < 0 {
				falta(c.Puntero(), errCantidad)
			}
		case *string:
			falta(c.Puntero(), revisarTexto(c, *v, *c.ref(&antes).(*string))) //nolint:forcetypeassert // same field, same type
		case *[]string:
			if c.Tipo == Especiales { // as given, so that the pointers are the caller's; d holds the boxes too
				v = &p.Valores.ProgramasEspeciales
			}
			faltas = append(faltas, revisarLista(c, *v)...)
		case *[]Horario:
			faltas = append(faltas, revisarFilas(*v)...)
		case *[]horarios.Rango:
			faltas = append(faltas, revisarRangos(*v)...)
		case *[]kernel.Date:
			faltas = append(faltas, demasiados(c.Puntero(), len(*v))...)
		}
	}
	return faltas
}

var (
	errCantidad     = fault.New(fault.Invalid, "ENTERO_INVALIDO", "Escriba un número entero desde 1.")
	errDepartamento = fault.New(fault.Invalid, "DEPARTAMENTO_DESCONOCIDO", "Escriba el nombre oficial del departamento o su código DANE de 2 dígitos.")
	errMunicipio    = fault.New(fault.Invalid, "MUNICIPIO_DESCONOCIDO", "Escriba el nombre oficial del municipio o su código DANE de 5 dígitos, junto con su departamento.")
)

func revisarTexto(c Campo, v, antes string) error {
	largo := TextoCorto
	if c.Tipo == Parrafo {
		largo = TextoLargo
	}
	if err := colombia.RevisarTexto(v, largo, c.Tipo == Parrafo); err != nil {
		return err
	}
	if v == "" || v == antes { // free text of the previous system stays as it is
		return nil
	}
	switch c.Tipo {
	case Enumerado:
		if !slices.Contains(c.Valores, v) {
			return fault.New(fault.Invalid, "VALOR_NO_PERMITIDO", fmt.Sprintf("%s debe ser uno de: %s.", c.Etiqueta, strings.Join(c.Valores, ", ")))
		}
	case Lugar:
		if c.Nombre == "departamento" {
			if _, ok := colombia.DepartamentoPor(v); !ok {
				return errDepartamento
			}
		} else if _, ok := colombia.MunicipioCodigo(v); !ok {
			return errMunicipio
		}
	default: // any text will do
	}
	return nil
}

func revisarLista(c Campo, textos []string) []fault.Field {
	faltas := demasiados(c.Puntero(), len(textos))
	if faltas != nil {
		return faltas
	}
	largo := TextoLargo
	if c.Tipo == Especiales {
		largo = TextoCorto
	}
	for i, t := range textos {
		err := colombia.RevisarTexto(t, largo, false)
		if f, ok := errors.AsType[*fault.Error](err); ok {
			faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("%s/%d", c.Puntero(), i), Code: f.Code, Message: f.Message})
		}
	}
	return faltas
}

func revisarFilas(filas []Horario) []fault.Field {
	if len(filas) > HorariosLimite {
		return []fault.Field{{Pointer: fmt.Sprintf("/horarios/%d", HorariosLimite), Code: "DEMASIADOS",
			Message: fmt.Sprintf("El horario tiene %d filas; caben %d.", len(filas), HorariosLimite)}}
	}
	var faltas []fault.Field
	for i, h := range filas {
		err := colombia.RevisarTexto(h.Observaciones, TextoCorto, false)
		if f, ok := errors.AsType[*fault.Error](err); ok {
			faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("/horarios/%d/observaciones", i), Code: f.Code, Message: f.Message})
		}
	}
	return faltas
}

func revisarRangos(rangos []horarios.Rango) []fault.Field {
	faltas := demasiados("/fechasExcluidas", len(rangos))
	if faltas != nil {
		return faltas
	}
	for i, r := range rangos {
		if r.Hasta.Before(r.Desde) {
			faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("/fechasExcluidas/%d/hasta", i), Code: "RANGO_INVERTIDO",
				Message: "La fecha final del rango es anterior a la inicial."})
		}
	}
	return faltas
}

// desmedido lists what of a schedule is too much even to try out.
func desmedido(d *Datos) []fault.Field {
	return slices.Concat(revisarFilas(d.Horarios), revisarRangos(d.FechasExcluidas),
		demasiados("/fechasIncluidas", len(d.FechasIncluidas)))
}

func demasiados(puntero string, n int) []fault.Field {
	if n <= ListaLimite {
		return nil
	}
	return []fault.Field{{Pointer: puntero, Code: "DEMASIADOS", Message: fmt.Sprintf("Hay %d elementos; caben %d.", n, ListaLimite)}}
}

func camposDe(err error) []fault.Field {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Fields
	}
	return nil
}

// textoDe trims and checks a comment; it may be empty only when minimo is 0.
func textoDe(texto, puntero string, minimo int, corto string) (string, []fault.Field) {
	texto = strings.TrimSpace(texto)
	err := colombia.RevisarTexto(texto, TextoLargo, true)
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return texto, []fault.Field{{Pointer: puntero, Code: f.Code, Message: f.Message}}
	}
	if utf8.RuneCountInString(texto) < minimo {
		code := "TEXTO_CORTO"
		if texto == "" {
			code = "REQUERIDO"
		}
		return texto, []fault.Field{{Pointer: puntero, Code: code, Message: corto}}
	}
	return texto, nil
}
