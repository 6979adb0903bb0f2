package inproc

import (
	"context"

	"complementarias/adapters/palabras"
	"complementarias/application/documentos"
	app "complementarias/application/solicitudes"
	"complementarias/domain/colombia"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// SolicitudesDeDocumentos answers what documentos asks of solicitudes, with the scope that reading one has everywhere.
type SolicitudesDeDocumentos struct {
	ver       app.Ver
	historial app.VerHistorial
}

// NewSolicitudesDeDocumentos reads through the use cases.
func NewSolicitudesDeDocumentos(ver app.Ver, historial app.VerHistorial) SolicitudesDeDocumentos {
	return SolicitudesDeDocumentos{ver, historial}
}

// Ver implements documentos.Solicitudes.
func (s SolicitudesDeDocumentos) Ver(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (documentos.Solicitud, error) {
	v, err := s.ver.Execute(ctx, actor, id)
	if err != nil {
		return documentos.Solicitud{}, err
	}
	d := solicitudDeDocumento(v)
	if v.Estado != solicitudes.Cancelada {
		return d, nil
	}
	historial, err := s.historial.Execute(ctx, actor, id)
	if err != nil {
		return documentos.Solicitud{}, err
	}
	d.Decision = aprobacion(historial)
	d.Cancelacion = documentos.Firma{Nombre: v.EstadoPor, En: v.EstadoDesde, Texto: palabras.Estado(v.Estado)}
	return d, nil
}

// aprobacion is the one that a course had before it was cancelled, if any.
func aprobacion(historial []solicitudes.Movimiento) (f documentos.Firma) {
	for _, m := range historial {
		if m.Accion == solicitudes.Aprobar {
			f = documentos.Firma{Nombre: m.Por.Nombre, En: m.En, Texto: palabras.Estado(solicitudes.Aprobada)}
		}
	}
	return f
}

// DePapel implements documentos.Solicitudes: the paper itself is the right to ask what it is worth.
func (s SolicitudesDeDocumentos) DePapel(ctx context.Context, id kernel.SolicitudID) (documentos.Solicitud, error) {
	return s.Ver(ctx, identidad.SistemaComoAdmin(), id)
}

func solicitudDeDocumento(v app.View) documentos.Solicitud {
	d := v.Datos
	s := documentos.Solicitud{
		ID: v.ID, CentroID: v.CentroID, Codigo: v.Codigo, Version: v.Version, Revision: v.Revision,
		Estado: palabras.Estado(v.Estado), Aprobada: v.Estado == solicitudes.Aprobada, Marca: marca(v.Estado),
		NumeroFicha: v.Ficha.Numero, FichaProvisional: v.Ficha.Provisional,
		FormatoCodigo: v.Formato.Codigo, FormatoVersion: v.Formato.Version, Centro: v.Programa.Centro,

		FechaCaracterizacion: d.FechaCaracterizacion, ResponsableNombre: d.ResponsableNombre, ResponsableCedula: d.ResponsableCedula,
		ResponsableCorreo: d.ResponsableCorreo, Programa: programaDeDocumento(v), DuracionMaxima: d.DuracionMaxima,
		CupoMaximo: d.CupoMaximo, Aprendices: d.Aprendices, Modalidad: palabras.Modalidad(d.Modalidad),

		NombreEmpresa: d.NombreEmpresa, NIT: palabras.NIT(d.NIT), CodigoEmpresa: d.CodigoEmpresa, RepresentanteLegal: d.RepresentanteLegal,
		FechaCreacionEmpresa: d.FechaCreacionEmpresa, DireccionEmpresa: d.DireccionEmpresa, TelefonosEmpresa: d.TelefonosEmpresa,
		Departamento: departamento(d.Departamento), Municipio: palabras.Municipio(d.Municipio), LugarFormacion: d.LugarFormacion,
		Ambiente:   palabras.AmbienteDe(d),
		Especiales: casillas(d, v.NombresEspeciales), OtroEspecificar: d.OtroEspecificar,

		InicioInscripcion: d.InicioInscripcion, FinalizacionInscripcion: d.FinalizacionInscripcion,
		FechaInicioCurso: d.FechaInicioCurso, FechaFinalizacionCurso: d.FechaFinalizacionCurso, Sesiones: v.Sesiones,

		Justificacion: d.Justificacion, ObjetivosPersonalizados: d.ObjetivosPersonalizados, ResultadosEsperados: d.ResultadosEsperados,
		Observaciones: d.Observaciones, ComentariosRevision: v.ComentariosRevision,
		CumpleRequisitos: d.CumpleRequisitos, AutorizaUsoInfo: d.AutorizaUsoInfo, ConfirmaVeracidad: d.ConfirmaVeracidad,
		Instructor: documentos.Firma{Nombre: v.Instructor.Nombre, En: v.FechaEnvio},
	}
	if v.Estado == solicitudes.Aprobada || v.Estado == solicitudes.Rechazada {
		s.Decision = documentos.Firma{Nombre: v.EstadoPor, En: v.EstadoDesde, Texto: palabras.Estado(v.Estado)}
	}
	for _, h := range d.Horarios {
		s.Horarios = append(s.Horarios, documentos.Franja{Dia: h.Dia, Fecha: h.Fecha, Desde: h.Desde, Hasta: h.Hasta, Flexible: h.Flexible, Nota: h.Observaciones})
	}
	return s
}

// marca warns who holds the paper of what is not approved.
func marca(e solicitudes.Estado) string {
	switch e {
	case solicitudes.Borrador:
		return "BORRADOR"
	case solicitudes.Rechazada:
		return "RECHAZADA"
	case solicitudes.Cancelada:
		return "CANCELADA"
	case solicitudes.Pendiente, solicitudes.EnRevision, solicitudes.Devuelta:
		return "SIN APROBAR"
	case solicitudes.Aprobada:
	}
	return ""
}

func programaDeDocumento(v app.View) documentos.Programa {
	p := documentos.Programa{Codigo: v.Programa.Codigo, Nombre: v.Programa.Nombre, Version: v.Programa.Version, Horas: v.Programa.DuracionHoras,
		Tipo: v.Programa.TipoFormacion}
	for _, o := range v.Programa.Objetivos {
		p.Objetivos = append(p.Objetivos, o.Descripcion)
	}
	for _, c := range v.Programa.Competencias {
		p.Competencias = append(p.Competencias, contenido(c))
	}
	for _, r := range v.Programa.Resultados {
		p.Resultados = append(p.Resultados, contenido(r))
	}
	return p
}

func contenido(c app.ContenidoView) string {
	if c.Codigo == "" {
		return c.Descripcion
	}
	return c.Codigo + " " + c.Descripcion
}

// casillas are the twelve boxes and the further special programmes of the solicitud.
func casillas(d solicitudes.Datos, nombres map[string]string) []documentos.Casilla {
	var lista []documentos.Casilla
	for _, c := range solicitudes.Campos() {
		if c.Tipo == solicitudes.Especial {
			lista = append(lista, documentos.Casilla{Etiqueta: c.Etiqueta, Marcada: c.Marcado(&d)})
		}
		if c.Tipo == solicitudes.Especiales {
			for _, nombre := range palabras.SinCasilla(d.ProgramasEspeciales, nombres) {
				lista = append(lista, documentos.Casilla{Etiqueta: nombre, Marcada: true})
			}
		}
	}
	return lista
}

func departamento(codigo string) string {
	if d, ok := colombia.DepartamentoPor(codigo); ok {
		return d.Nombre
	}
	return codigo
}
