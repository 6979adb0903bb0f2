package politica_test

import "net/http"

// deVer are the pages about one solicitud of the duena, and the forms of its verbs. The letters are those of the table of
// the API: a button does what its verb does.
func deVer() []pagina {
	const (
		enAlcance  = "244" + "2224" + "2"
		delAutor   = "244" + "3333" + "3"
		suyaAhora  = "944" + "3333" + "3" // not in this state
		deQuienSea = "333" + "2224" + "2" // of the coordination
		yaNo       = "333" + "9994" + "9"
	)
	var filas []pagina
	for _, estado := range estados {
		filas = append(filas, pagina{ruta: "GET /solicitudes/:id", caso: estado, estado: estado, veredictos: enAlcance},
			pagina{ruta: "GET /solicitudes/:id/papeles", caso: estado, estado: estado, veredictos: enAlcance})
	}
	enviar := func(ruta, estado, version, campos, veredictos string) pagina {
		return pagina{ruta: "POST /solicitudes/:id/" + ruta, caso: estado, estado: estado, forma: "formulario={formulario}&version=" + version + campos, veredictos: veredictos}
	}
	preguntar := func(ruta, estado, veredictos string) pagina {
		return pagina{ruta: "GET /solicitudes/:id/" + ruta, caso: estado, estado: estado, veredictos: veredictos}
	}
	const sabados = "&fechaInicioCurso=06/03/2027&horarios.0.diaSemana=SABADO&horarios.0.horaInicio=06:00&horarios.0.horaFin=07:00&justificacion=Lo+acordaron+las+dos+partes"
	const motivo = "&comentarios=Un+motivo+que+basta&motivo=Un+motivo+que+basta"
	return append(filas,
		preguntar("retirar", "PENDIENTE", delAutor), enviar("retirar", "PENDIENTE", "1", "", delAutor), enviar("retirar", "APROBADA", "3", "", suyaAhora),
		enviar("papeles/anular", "RECHAZADA", "2", "&serie=1&motivo=Un+motivo+que+basta", yaNo), // nothing of it was printed
		preguntar("documento", "BORRADOR", enAlcance), preguntar("documento", "APROBADA", enAlcance),
		enviar("duplicar", "RECHAZADA", "2", "", delAutor),
		preguntar("cancelar", "PENDIENTE", "244"+"9994"+"9"), enviar("cancelar", "PENDIENTE", "1", motivo, "244"+"9994"+"9"),
		preguntar("cancelar", "APROBADA", "944"+"2224"+"2"), enviar("cancelar", "APROBADA", "3", motivo, "944"+"2224"+"2"),
		enviar("tomar", "PENDIENTE", "1", "", deQuienSea), enviar("tomar", "RECHAZADA", "2", "", yaNo),
		enviar("soltar", "EN_REVISION", "3", "", "333"+"9924"+"2"), enviar("soltar", "PENDIENTE", "1", "", yaNo),
		preguntar("ficha", "APROBADA", deQuienSea), enviar("ficha", "APROBADA", "3", "&numeroFicha={ficha}", deQuienSea), preguntar("ficha", "PENDIENTE", yaNo),
		preguntar("reprogramar", "APROBADA", enAlcance), preguntar("reprogramar", "PENDIENTE", "944"+"9994"+"9"),
		enviar("reprogramar", "APROBADA", "3", "&accion=reprogramar&motivo=La+sede+entra+en+obra"+sabados, enAlcance),
		enviar("reprogramar", "PENDIENTE", "1", "&accion=reprogramar&motivo=La+sede+entra+en+obra"+sabados, "944"+"9994"+"9"),
		pagina{ruta: "POST /solicitudes/:id/reprogramar/vista-previa", caso: "APROBADA", estado: "APROBADA", hecho: http.StatusOK, veredictos: enAlcance},
		preguntar("descartar-propuesta", "APROBADA", yaNo), enviar("descartar-propuesta", "APROBADA", "3", motivo, yaNo), // there is none
	)
}
