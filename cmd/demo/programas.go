package demo

import (
	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// ProgramaDemo is a course design of the demonstration data, version 1 of its code.
type ProgramaDemo struct {
	Centro       string // code of the centre, such as 9546
	Codigo       string
	Nombre       string
	Tipo         catalogo.TipoFormacion
	Modalidad    catalogo.Modalidad
	Horas        int
	Cupo         int
	Descripcion  string
	Objetivos    []string
	Competencias []parte
	Resultados   []parte
}

// parte is a competence or a learning result: its code and its text.
type parte struct {
	codigo, descripcion string
}

// programas lists the course designs of the three demonstration centres, six each.
func programas() []ProgramaDemo {
	var todos []ProgramaDemo
	todos = append(todos, programasOriente()...)
	todos = append(todos, programasFinancieros()...)
	return append(todos, programasSalada()...)
}

// input is what registers the programme at its centre.
func (p ProgramaDemo) input(centro kernel.CentroID) app.RegistrarProgramaInput {
	in := app.RegistrarProgramaInput{DatosPrograma: catalogo.DatosPrograma{
		Codigo: p.Codigo, Nombre: p.Nombre, TipoFormacion: p.Tipo, Modalidad: p.Modalidad, Version: "1",
		DuracionHoras: p.Horas, CupoAprendices: p.Cupo, Descripcion: p.Descripcion, CentroID: centro,
	}}
	for _, o := range p.Objetivos {
		in.Objetivos = append(in.Objetivos, catalogo.Objetivo{Descripcion: o})
	}
	for _, c := range p.Competencias {
		in.Competencias = append(in.Competencias, catalogo.Competencia{Codigo: c.codigo, Descripcion: c.descripcion})
	}
	for _, r := range p.Resultados {
		in.Resultados = append(in.Resultados, catalogo.Resultado{Codigo: r.codigo, Descripcion: r.descripcion})
	}
	return in
}
