package solicitudes

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// incompleta lists every rule of domain.md 4.3 that d, with these classes, breaks, but for the programme and the schedule itself.
func incompleta(d *Datos, sesiones []horarios.Sesion, env Entorno) []fault.Field {
	faltas := slices.Concat(
		faltantes(d), formatos(d, env), cantidades(d, env), lugar(d), fechas(d, env), especiales(d, sesiones, env), declaraciones(d))
	if d.sinAmbiente(env) {
		faltas = append(faltas, faltaAmbiente)
	}
	return faltas
}

func faltantes(d *Datos) []fault.Field {
	virtual := d.Modalidad == "VIRTUAL"
	obligatorios := []struct {
		falta            bool
		puntero, mensaje string
	}{
		{d.Modalidad == "", "/modalidad", "Elija la modalidad: PRESENCIAL, VIRTUAL, MIXTA, DESESCOLARIZADA o COMBINADA."},
		{d.ResponsableNombre == "", "/responsableNombre", "Escriba el nombre del responsable."},
		{d.ResponsableCedula == "", "/responsableCedula", "Escriba la cédula del responsable."},
		{d.ResponsableCorreo == "", "/responsableEmail", "Escriba el correo institucional del responsable."},
		{d.Aprendices == 0, "/numeroAprendicesInscribir", "Escriba cuántos aprendices se van a inscribir."},
		{d.Departamento == "", "/departamento", "Elija el departamento."},
		{d.Municipio == "", "/municipio", "Elija el municipio."},
		{d.NombreEmpresa == "", "/nombreEmpresa", "Escriba el nombre de la empresa o comunidad."},
		{d.RepresentanteLegal == "", "/representanteLegal", "Escriba el nombre del representante legal."},
		{d.DireccionEmpresa == "", "/direccionEmpresa", "Escriba la dirección de la empresa o comunidad."},
		{d.LugarFormacion == "" && !virtual && d.TipoAmbiente != "VIRTUAL", "/lugarFormacion", "Escriba el lugar donde se dará la formación."},
		{d.TipoAmbiente == "" && !virtual, "/tipoAmbiente", "Elija el tipo de ambiente."},
		{d.InicioInscripcion.IsZero(), "/inicioInscripcion", "Escriba la fecha en que empieza la inscripción."},
		{d.FinalizacionInscripcion.IsZero(), "/finalizacionInscripcion", "Escriba la fecha en que termina la inscripción."},
		{d.FechaInicioCurso.IsZero(), "/fechaInicioCurso", "Escriba la fecha en que empieza el curso."},
		{len(d.Horarios) == 0, "/horarios", "Agregue al menos un día con su hora de inicio y de fin."},
		{d.Justificacion == "", "/justificacion", "Escriba la justificación, de al menos 30 caracteres."},
	}
	var faltas []fault.Field
	for _, o := range obligatorios {
		if o.falta {
			faltas = append(faltas, requerido(o.puntero, o.mensaje))
		}
	}
	if n := utf8.RuneCountInString(d.Justificacion); n > 0 && n < JustificacionMinima {
		faltas = append(faltas, fault.Field{Pointer: "/justificacion", Code: "TEXTO_CORTO",
			Message: fmt.Sprintf("La justificación tiene %d caracteres; escriba al menos %d.", n, JustificacionMinima)})
	}
	return faltas
}

// formatos checks the Colombian values (domain.md 7) of what is given.
func formatos(d *Datos, env Entorno) []fault.Field {
	var faltas []fault.Field
	revisar := func(puntero, valor string, leer func(string) error) {
		if valor == "" {
			return
		}
		if f, mal := errors.AsType[*fault.Error](leer(valor)); mal {
			faltas = append(faltas, fault.Field{Pointer: puntero, Code: f.Code, Message: f.Message})
		}
	}
	revisar("/responsableCedula", d.ResponsableCedula, func(v string) error { _, err := colombia.ParseCedula(v); return err })
	revisar("/responsableEmail", d.ResponsableCorreo, func(v string) error {
		_, err := colombia.ParseCorreoInstitucional(v, env.DominiosCorreo)
		return err
	})
	revisar("/nitEmpresa", d.NIT, func(v string) error { _, err := colombia.ParseNIT(v); return err })
	revisar("/telefonosEmpresa", d.TelefonosEmpresa, func(v string) error { _, err := colombia.ParseTelefonos(v); return err })
	return faltas
}

func cantidades(d *Datos, env Entorno) []fault.Field {
	var faltas []fault.Field
	if d.CupoMaximo > CupoLimite {
		faltas = append(faltas, fault.Field{Pointer: "/cupoMaximo", Code: "CUPO_EXCEDIDO",
			Message: fmt.Sprintf("El cupo máximo de un grupo es de %d aprendices.", CupoLimite)})
	}
	if d.CupoMaximo > 0 && d.Aprendices > d.CupoMaximo {
		faltas = append(faltas, fault.Field{Pointer: "/numeroAprendicesInscribir", Code: "CUPO_EXCEDIDO",
			Message: fmt.Sprintf("Los aprendices (%d) superan el cupo máximo (%d).", d.Aprendices, d.CupoMaximo)})
	}
	limite := HorasLimite
	if env.Programa != nil {
		limite = min(limite, env.Programa.Horas)
	}
	if d.DuracionMaxima > limite {
		faltas = append(faltas, fault.Field{Pointer: "/duracionMaxima", Code: "DURACION_EXCEDIDA",
			Message: fmt.Sprintf("El programa permite a lo sumo %d horas.", limite)})
	}
	return faltas
}

func lugar(d *Datos) []fault.Field {
	if d.Departamento == "" || d.Municipio == "" {
		return nil
	}
	m, ok := colombia.MunicipioCodigo(d.Municipio)
	if _, hay := colombia.DepartamentoPor(d.Departamento); !hay {
		return errDepartamento.At("/departamento").Fields
	}
	if !ok {
		return errMunicipio.At("/municipio").Fields
	}
	if m.Departamento == d.Departamento {
		return nil
	}
	return []fault.Field{{Pointer: "/municipio", Code: "MUNICIPIO_DE_OTRO_DEPARTAMENTO",
		Message: fmt.Sprintf("El municipio %s no pertenece al departamento elegido. Elija uno de los dos de nuevo.", m.Nombre)}}
}

func fechas(d *Datos, env Entorno) []fault.Field {
	var faltas []fault.Field
	falta := func(puntero, code, mensaje string) {
		faltas = append(faltas, fault.Field{Pointer: puntero, Code: code, Message: mensaje})
	}
	antes := func(a, b kernel.Date) bool { return !a.IsZero() && !b.IsZero() && a.Before(b) }
	if antes(d.FinalizacionInscripcion, d.InicioInscripcion) {
		falta("/finalizacionInscripcion", "FECHAS_EN_DESORDEN", "La inscripción termina antes de empezar. Corrija una de las dos fechas.")
	} else if !d.FechaInicioCurso.IsZero() && !d.FinalizacionInscripcion.IsZero() && !d.FinalizacionInscripcion.Before(d.FechaInicioCurso) {
		falta("/finalizacionInscripcion", "FECHAS_EN_DESORDEN", "La inscripción debe terminar antes del día en que empieza el curso.")
	}
	if antes(d.FechaInicioCurso, kernel.Today(env.Ahora)) {
		falta("/fechaInicioCurso", "FECHA_PASADA", "La fecha de inicio del curso ya pasó. Elija una fecha desde hoy.")
	}
	if antes(d.FechaFinalizacionCurso, d.FechaInicioCurso) {
		falta("/fechaFinalizacionCurso", "FECHAS_EN_DESORDEN", "El curso termina antes de empezar. Corrija la fecha o deje el campo vacío.")
	}
	return faltas
}

func declaraciones(d *Datos) []fault.Field {
	var faltas []fault.Field
	for _, o := range []struct {
		si               bool
		puntero, mensaje string
	}{
		{d.CumpleRequisitos, "/cumpleRequisitos", "Declare que la solicitud cumple los requisitos del programa."},
		{d.AutorizaUsoInfo, "/autorizaUsoInfo", "Autorice el uso de la información (Ley 1581 de 2012) para poder enviar la solicitud."},
		{d.ConfirmaVeracidad, "/confirmaVeracidad", "Confirme que la información es verdadera."},
	} {
		if !o.si {
			faltas = append(faltas, requerido(o.puntero, o.mensaje))
		}
	}
	return faltas
}
