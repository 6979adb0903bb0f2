package pdf_test

import (
	"fmt"
	"strings"
	"time"

	"complementarias/application/documentos"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

var (
	etiquetas = []string{"Programa de emprendimiento", "Programa de bilingüismo", "Atención a instituciones", "Posconflicto", "SENA Emprende Rural",
		"Formación especial para mipymes", "SENA Emprende Rural posconflicto", "Tecnoacademia Sennova", "CampeSENA, convenio 8842", "Full Popular, convenio 8882", "ICBF", "Policía Nacional"}
	papel = documentos.Papel{Direccion: "https://complementarias.example.edu.co/verificar/" + strings.Repeat("aZ09-_x", 7)[:43],
		Huella: "3f9a71c204bd88e1" + strings.Repeat("0", 48), Impreso: time.Date(2025, time.October, 20, 20, 5, 0, 0, time.UTC)}
)

func dia(anio int, mes time.Month, d int) kernel.Date { return kernel.NewDate(anio, mes, d) }

// corta is a course of 40 hours, from lunes to viernes 08 to 12, from 2025-10-27: 3 November is a holiday.
func corta() documentos.Solicitud {
	s := documentos.Solicitud{
		ID: "s1", CentroID: "c1", Codigo: "SOL-2025-014", Version: 5, Revision: 1, Estado: "Aprobada", Aprobada: true, NumeroFicha: "2897456",
		FormatoCodigo: "F11-3030-003/03-06", FormatoVersion: "01", Centro: "Centro de Gestión Agroempresarial del Oriente",
		FechaCaracterizacion: dia(2025, time.October, 14), ResponsableNombre: "María Fernanda Peña Ñáñez", ResponsableCedula: "52345678", ResponsableCorreo: "mpena@sena.edu.co",
		Programa: documentos.Programa{Codigo: "61120049", Nombre: "Manejo de abejas y producción de miel", Version: "2", Tipo: "COMPLEMENTARIA", Horas: 40,
			Objetivos:    []string{"Reconocer la organización de la colmena.", "Aplicar buenas prácticas apícolas."},
			Competencias: []string{"270401037 Manejar colmenas según normativa y procedimientos técnicos."},
			Resultados:   []string{"Alistar el apiario según el plan de manejo.", "Cosechar la miel con inocuidad."}},
		DuracionMaxima: 40, CupoMaximo: 30, Aprendices: 25, Modalidad: "Presencial",
		NombreEmpresa: "Asociación de Apicultores de Vélez", NIT: "900.123.456-8", CodigoEmpresa: "A-77", RepresentanteLegal: "José Íñigo Güiza",
		FechaCreacionEmpresa: dia(2015, time.March, 2), DireccionEmpresa: "Carrera 3 # 4-55", TelefonosEmpresa: "3101234567 / 6077564321",
		Departamento: "Santander", Municipio: "Vélez", LugarFormacion: "Salón comunal de la vereda El Limón", Ambiente: "Aula móvil",
		InicioInscripcion: dia(2025, time.October, 15), FinalizacionInscripcion: dia(2025, time.October, 24), FechaInicioCurso: dia(2025, time.October, 27), FechaFinalizacionCurso: dia(2025, time.November, 10),
		Justificacion:           "Las familias de la vereda venden miel sin registro y piden formación para cumplir la norma sanitaria y mejorar su ingreso.",
		ObjetivosPersonalizados: []string{"Formular el plan de manejo del apiario de cada familia."}, ResultadosEsperados: "Veinticinco familias con plan de manejo.", Observaciones: "Se necesita overol.",
		CumpleRequisitos: true, AutorizaUsoInfo: true, ConfirmaVeracidad: true,
		Instructor: documentos.Firma{Nombre: "María Fernanda Peña Ñáñez", En: time.Date(2025, time.October, 15, 3, 20, 0, 0, time.UTC)},
		Decision:   documentos.Firma{Nombre: "Carlos Andrés Ruiz", En: time.Date(2025, time.October, 17, 14, 5, 0, 0, time.UTC), Texto: "Aprobada"},
	}
	for i, e := range etiquetas {
		s.Especiales = append(s.Especiales, documentos.Casilla{Etiqueta: e, Marcada: i == 4 || i == 8})
	}
	for d := 1; d <= 5; d++ {
		s.Horarios = append(s.Horarios, documentos.Franja{Dia: d, Desde: 480, Hasta: 720})
	}
	for _, d := range []kernel.Date{dia(2025, 10, 27), dia(2025, 10, 28), dia(2025, 10, 29), dia(2025, 10, 30), dia(2025, 10, 31), dia(2025, 11, 4), dia(2025, 11, 5), dia(2025, 11, 6), dia(2025, 11, 7), dia(2025, 11, 10)} {
		s.Sesiones = append(s.Sesiones, horarios.Sesion{Fecha: d, Desde: 480, Hasta: 720})
	}
	return s
}

// borrador is one with nothing but its programme.
func borrador() documentos.Solicitud {
	s := corta()
	return documentos.Solicitud{ID: "s2", Codigo: "SOL-2025-015", Estado: "Borrador", Marca: "BORRADOR", Centro: s.Centro, FormatoCodigo: s.FormatoCodigo, FormatoVersion: s.FormatoVersion,
		Programa: documentos.Programa{Codigo: "61120049", Nombre: "Manejo de abejas y producción de miel"}, Especiales: s.Especiales[9:], Instructor: documentos.Firma{Nombre: s.Instructor.Nombre}}
}

// texto is n characters of prose, numbered so that a test sees whether any is missing.
func texto(nombre string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < 2*n; i++ {
		fmt.Fprintf(&b, "%s%03d formación según el año, ñandú y pingüino. ", nombre, i)
		if i%9 == 8 {
			b.WriteString("\n")
		}
	}
	return string([]rune(b.String())[:n])
}

// larga has the longest texts that the domain takes, classes over six months, and rows with a date.
func larga() documentos.Solicitud {
	s := corta()
	sinEspacios := func(letra string) string { return strings.Repeat(letra, 199) + "!" }
	s.Codigo, s.NumeroFicha, s.FichaProvisional = "SOL-2025-10014", "20250001", true
	s.Centro = "Centro para la Biodiversidad y el Turismo del Amazonas, la Orinoquía y otras regiones de nombres largos"
	s.Programa.Nombre = "Aplicación de buenas prácticas en la transformación y comercialización de productos agroecológicos de economías campesinas, familiares y comunitarias con enfoque diferencial y territorial, nivel dos"
	s.ResponsableNombre, s.NombreEmpresa, s.RepresentanteLegal = sinEspacios("W"), sinEspacios("M"), sinEspacios("m")
	s.DireccionEmpresa, s.LugarFormacion, s.TelefonosEmpresa, s.OtroEspecificar = sinEspacios("D"), sinEspacios("L"), sinEspacios("8"), sinEspacios("O")
	s.ResponsableCorreo, s.CodigoEmpresa = strings.Repeat("correo", 30)+"@sena.edu.co", sinEspacios("C")
	s.Justificacion, s.ResultadosEsperados, s.Observaciones, s.ComentariosRevision = texto("Jus", 4000), strings.Repeat("Z", 4000), texto("Obs", 4000), texto("Com", 4000)
	s.ObjetivosPersonalizados, s.Programa.Objetivos = nil, nil
	for i := range 30 {
		s.ObjetivosPersonalizados = append(s.ObjetivosPersonalizados, fmt.Sprintf("Propio%02d ", i)+texto("o", 160))
		s.Programa.Objetivos = append(s.Programa.Objetivos, fmt.Sprintf("Programa%02d ", i)+texto("p", 90))
	}
	s.Programa.Competencias = append(s.Programa.Competencias, texto("Comp", 900))
	s.Especiales = append(s.Especiales, documentos.Casilla{Etiqueta: "CONVENIO_NUEVO_2026_CON_UN_NOMBRE_LARGO_QUE_OCUPA_MAS_DE_UN_RENGLON", Marcada: true})
	s.Horarios, s.Sesiones = nil, nil
	for d := 1; d <= 7; d++ {
		s.Horarios = append(s.Horarios, documentos.Franja{Dia: d, Desde: 480, Hasta: 600}, documentos.Franja{Dia: d, Desde: 840, Hasta: 930, Flexible: d == 3, Nota: map[bool]string{true: "Sede B, con " + texto("n", 150)}[d == 3]})
	}
	for i := range 180 {
		s.Sesiones = append(s.Sesiones, horarios.Sesion{Fecha: dia(2025, time.October, 27).AddDays(i), Desde: 480, Hasta: 600},
			horarios.Sesion{Fecha: dia(2025, time.October, 27).AddDays(i), Desde: 840, Hasta: 930})
	}
	s.FechaFinalizacionCurso = s.Sesiones[len(s.Sesiones)-1].Fecha
	return s
}

// fechada has classes that were written with their dates.
func fechada() documentos.Solicitud {
	s := corta()
	s.Estado, s.Marca, s.Aprobada, s.NumeroFicha, s.Decision.Texto = "Rechazada", "RECHAZADA", false, "", "Rechazada"
	s.Horarios = nil
	for i, x := range s.Sesiones {
		f := documentos.Franja{Dia: x.Fecha.Weekday(), Fecha: x.Fecha, Desde: x.Desde, Hasta: x.Hasta}
		if i%3 == 0 {
			f.Nota = "En la sede de la asociación"
		}
		s.Horarios = append(s.Horarios, f)
	}
	return s
}
