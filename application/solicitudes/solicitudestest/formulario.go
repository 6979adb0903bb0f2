package solicitudestest

import (
	"time"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Parche gives the named fields of d, and no other.
func Parche(d solicitudes.Datos, campos ...string) solicitudes.Parche {
	p := solicitudes.Parche{Valores: d, Dados: map[string]bool{}}
	for _, c := range campos {
		p.Dados[c] = true
	}
	return p
}

// Completa is everything that an instructor has to write so that a course of Panaderia can be sent: Mondays and
// Wednesdays from 8 to 12, from 2027-02-01 to 2027-03-03.
func Completa() solicitudes.Parche {
	return Parche(solicitudes.Datos{
		ProgramaID: Panaderia, Aprendices: 20, Modalidad: "PRESENCIAL",
		Departamento: "68", Municipio: "68861", NombreEmpresa: "Asociación de Panaderos de Vélez", NIT: "899999034-1",
		RepresentanteLegal: "Rosa Inés Ardila", DireccionEmpresa: "Calle 9 # 3-14", TelefonosEmpresa: "3104567890",
		LugarFormacion: "Salón comunal", TipoAmbiente: "TALLER",
		InicioInscripcion: kernel.NewDate(2027, time.January, 4), FinalizacionInscripcion: kernel.NewDate(2027, time.January, 22),
		FechaInicioCurso: kernel.NewDate(2027, time.February, 1),
		Horarios:         []solicitudes.Horario{{Dia: 1, Desde: 8 * 60, Hasta: 12 * 60}, {Dia: 3, Desde: 8 * 60, Hasta: 12 * 60}},
		Justificacion:    "La asociación necesita panaderos certificados para abrir su planta.",
		CumpleRequisitos: true, AutorizaUsoInfo: true, ConfirmaVeracidad: true,
	}, "programaId", "numeroAprendicesInscribir", "modalidad", "departamento", "municipio", "nombreEmpresa", "nitEmpresa",
		"representanteLegal", "direccionEmpresa", "telefonosEmpresa", "lugarFormacion", "tipoAmbiente", "inicioInscripcion",
		"finalizacionInscripcion", "fechaInicioCurso", "horarios", "justificacion", "cumpleRequisitos", "autorizaUsoInfo", "confirmaVeracidad")
}

// DeUnDia is a course of four hours on one date, whatever the calendar says.
func DeUnDia(fecha kernel.Date) solicitudes.Parche {
	p := Completa()
	p.Valores.DuracionMaxima = 4
	p.Valores.FechaInicioCurso = fecha
	p.Valores.Horarios = []solicitudes.Horario{{Dia: fecha.Weekday(), Desde: 8 * 60, Hasta: 12 * 60}}
	for _, campo := range []string{"duracionMaxima", "omitirFestivos", "omitirRecesos"} {
		p.Dados[campo] = true
	}
	return p
}
