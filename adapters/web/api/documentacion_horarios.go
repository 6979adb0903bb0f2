package api

// documentacionHorarios is of the schedule engine as a service.
var documentacionHorarios = map[string]Documentacion{
	"planearHorario": {
		Descripcion: `La llama cualquier rol y no guarda nada. Convierte un horario semanal, o unas clases con fecha, en las sesiones de un
curso de tantas horas: salta festivos y recesos del centro de quien llama, recorta la última clase donde se completan las horas y explica
por qué termina el día que termina. ` + "`cruces`" + ` y ` + "`carga`" + ` se calculan con los demás cursos de quien llama. Con
` + "`ambienteId`" + `, ` + "`cruces`" + ` dice también los del ambiente, con ` + "`motivo`" + ` AMBIENTE; para un instructor, el de otra persona es «otro curso».

* **422** en el campo que no deja planear: horas que no existen, bloques que se cruzan entre sí (` + "`/horarios/1/horaInicio`" + `), fechas
  repetidas o fuera de calendario; un ambiente que no es uno activo del centro de quien llama. EXCEDE_LIMITE dice en ` + "`faltanMinutos`" + ` cuánto no cupo antes de ` + "`limite`" + `.`,
		Cuenta: "instructor2.9546",
		Cuerpo: objeto{
			"fechaInicioCurso": "{lunes+3}", "duracionMaxima": 40, "horarios": horariosDeEjemplo(),
			"omitirFestivos": true, "omitirRecesos": true, "fechasExcluidas": []any{"{lunes+4}"}, "fechasIncluidas": []any{}, "ambienteId": EjemploAmbiente,
		},
	},
	"cuandoPuedo": {
		Descripcion: `La llama cualquier rol y no guarda nada. Busca en las próximas 26 semanas las tres primeras fechas en que un curso
puede empezar sin cruzarse con un curso aprobado de quien llama. La semana se da con ` + "`dias`, `horaInicio` y `horaFin`" + `, o ya hecha en
` + "`horarios`" + `. Con ` + "`ambienteId`" + ` también el ambiente debe estar libre. Si hay menos de tres, ` + "`explicacion`" + ` dice por qué.

* **422** en el campo que falta o no se entiende, o si el ambiente no es uno activo del centro de quien llama; EXCEDE_LIMITE si con esa semana el curso no cabe en seis meses.`,
		Cuenta: "instructor2.9546",
		Cuerpo: objeto{
			"duracionMaxima": 40, "dias": []any{"LUNES", "MIERCOLES", "VIERNES"}, "horaInicio": "07:00", "horaFin": "12:00", "minutosPorDia": 240,
			"desde": "{lunes+3}", "ambienteId": EjemploAmbiente,
		},
	},
}

// horariosDeEjemplo is a week of three mornings.
func horariosDeEjemplo() []any {
	var semana []any
	for _, dia := range []string{"LUNES", "MIERCOLES", "VIERNES"} {
		semana = append(semana, objeto{"diaSemana": dia, "horaInicio": "08:00", "horaFin": "12:00", "esFlexible": false, "observaciones": ""})
	}
	return semana
}
