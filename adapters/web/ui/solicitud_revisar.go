package ui

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/pasos"
	"complementarias/adapters/web/ui/piezas"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// vistaRevisar is the check of the answers before sending.
type vistaRevisar struct {
	solicitud  appsolicitudes.View
	previa     appsolicitudes.PreviaView
	formulario string
	guardada   string
	faltas     []fault.Field // what keeps it from being sent
	nota       string
	motivos    frases.Motivos // what the centre returns most
	aviso      string         // why it was not sent although nothing is missing
}

func (p *Paginas) revisarSolicitud(c *gin.Context) error {
	v, err := p.abrirSolicitud(c)
	if err != nil {
		return err
	}
	return p.mostrarRevision(c, http.StatusOK, vistaRevisar{solicitud: v, faltas: v.Advertencias, nota: "Complete esto para poder enviarla:"})
}

func (p *Paginas) mostrarRevision(c *gin.Context, estado int, v vistaRevisar) error {
	ctx := c.Request.Context()
	var err error
	v.previa, err = p.d.Solicitudes.Previsualizar.Execute(ctx, peticion.Actor(ctx), appsolicitudes.PrevisualizarInput{ID: v.solicitud.ID})
	if err != nil {
		return err
	}
	if v.motivos, err = p.d.Frases.VerMotivos.Execute(ctx, peticion.Actor(ctx), v.solicitud.CentroID); err != nil {
		return err
	}
	v.formulario, v.guardada = p.formularioNuevo(c), palabras.Instante(v.solicitud.Actualizada, p.d.Now())
	m := Marco{Titulo: "Revise y envíe · " + v.solicitud.Codigo, Actual: "/mis-solicitudes", Foco: true}
	return p.mostrar(c, estado, m, paginaRevisar(v))
}

// enviarSolicitud hands it to the coordination. A form that is sent twice leads to the same confirmation.
func (p *Paginas) enviarSolicitud(c *gin.Context) error {
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	ctx, id := c.Request.Context(), idDeSolicitud(c)
	_, err = p.d.Solicitudes.Enviar.Execute(ctx, peticion.Actor(ctx), appsolicitudes.Target{ID: id, Version: versionDe(posted)})
	if err == nil {
		return p.volver(c, rutaEnviada(id), "")
	}
	if errors.Is(err, solicitudes.ErrModificada) {
		return p.enviarVieja(c, id)
	}
	rechazo, ok := errors.AsType[*fault.Error](err)
	if !ok || len(rechazo.Fields) == 0 {
		return err
	}
	v, errAbrir := p.abrirSolicitud(c)
	if errAbrir != nil {
		return errAbrir
	}
	return p.mostrarRevision(c, http.StatusUnprocessableEntity, vistaRevisar{solicitud: v, faltas: rechazo.Fields, nota: "No se envió. Complete esto y envíela de nuevo:"})
}

// enviarVieja answers who sends from an older page: it was sent already, or it changed in the meantime.
func (p *Paginas) enviarVieja(c *gin.Context, id kernel.SolicitudID) error {
	ctx := c.Request.Context()
	v, err := p.d.Solicitudes.Ver.Execute(ctx, peticion.Actor(ctx), id)
	if err != nil {
		return err
	}
	if v.Estado != solicitudes.Borrador && v.Estado != solicitudes.Devuelta {
		return p.volver(c, rutaEnviada(id), "")
	}
	return p.mostrarRevision(c, http.StatusConflict, vistaRevisar{solicitud: v, faltas: v.Advertencias, nota: "Complete esto para poder enviarla:",
		aviso: "La solicitud cambió en otra pestaña o en otro equipo. Estos son los datos de ahora: revíselos y envíela."})
}

func rutaEnviada(id kernel.SolicitudID) string { return "/solicitudes/" + string(id) + "/enviada" }

// solicitudEnviada confirms that it arrived. It can be opened again; what was never sent leads back to the form.
func (p *Paginas) solicitudEnviada(c *gin.Context) error {
	ctx := c.Request.Context()
	v, err := p.d.Solicitudes.Ver.Execute(ctx, peticion.Actor(ctx), idDeSolicitud(c))
	if err != nil {
		return err
	}
	if v.Revision == 0 {
		return p.volver(c, "/solicitudes/"+string(v.ID), "")
	}
	m := Marco{Titulo: "Solicitud enviada · " + v.Codigo, Actual: "/mis-solicitudes", Angosta: true}
	return p.mostrar(c, http.StatusOK, m, paginaEnviada(v, palabras.Instante(v.FechaEnvio, p.d.Now())))
}

// lineas are what the summary of errors says, each leading to its step.
func (v vistaRevisar) lineas() []piezas.Falta {
	var lineas []piezas.Falta
	for _, s := range pasos.Todos() {
		for _, f := range s.Faltas(v.faltas) {
			lineas = append(lineas, piezas.Falta{Texto: "Paso " + strconv.Itoa(s.Numero) + ", " + s.Titulo + ". " + f.Message,
				Lleva: s.Direccion(pasos.Base(string(v.solicitud.ID))) + "?volver=revisar&faltas=si#" + piezas.IDDe(f.Pointer)})
		}
	}
	return lineas
}

func (v vistaRevisar) cambiar(clave string) string {
	return pasos.Base(string(v.solicitud.ID)) + "/" + clave + "?volver=revisar"
}

// enviable tells whether sending is what comes next: what waits in the queue is there already.
func (v vistaRevisar) enviable() bool { return v.solicitud.Estado != solicitudes.Pendiente }

func (v vistaRevisar) meses() []piezas.Mes {
	cruces := map[kernel.Date]bool{}
	for _, cruce := range v.previa.Cruces {
		cruces[cruce.Fecha] = true
	}
	return piezas.Agenda{Sesiones: v.previa.Sesiones, Omitidas: v.previa.Omitidas, Cruces: cruces}.Meses()
}

// renglones are the answers of one step in words.
func (v vistaRevisar) renglones(clave string) []renglonDato {
	d, partes := v.solicitud.Datos, seccionesDe(v.solicitud)
	switch clave {
	case "programa":
		responsable := partes[1].renglones
		responsable[0].etiqueta = "Responsable" // here it stands among the fields of the programme
		return slices.Concat(partes[0].renglones, responsable)
	case "empresa":
		return partes[2].renglones
	case "horario":
		return partes[3].renglones
	case "justificacion":
		return partes[4].renglones
	}
	return []renglonDato{
		{campo: "cumpleRequisitos", etiqueta: "Cumple los requisitos", valor: palabras.SiNo(d.CumpleRequisitos)},
		{campo: "autorizaUsoInfo", etiqueta: "Autoriza el uso de los datos", valor: palabras.SiNo(d.AutorizaUsoInfo)},
		{campo: "confirmaVeracidad", etiqueta: "Confirma que es verdad", valor: palabras.SiNo(d.ConfirmaVeracidad)},
	}
}

// cruceEnPalabras says with whom, when and how long a class meets another course.
func cruceEnPalabras(c solicitudes.Cruce) string {
	return palabras.Mayuscula(palabras.FechaConDia(c.Fecha) + ", de " + palabras.Horario(c.Desde, c.Hasta) + ", con " + c.Codigo + " (" + palabras.Estado(c.Estado) + ").")
}

// comprobacion is one thing that the system has looked at.
type comprobacion struct {
	bien         bool
	titulo, nota string
}

func (v vistaRevisar) comprobaciones() []comprobacion {
	return []comprobacion{v.siCompleta(), v.siCuadra(), v.siSeCruza(), v.siCarga()}
}

func (v vistaRevisar) siCompleta() comprobacion {
	if n := len(v.faltas); n > 0 {
		return comprobacion{false, "Faltan datos", palabras.Contar(n, "dato por completar o corregir.", "datos por completar o corregir.")}
	}
	return comprobacion{true, "Datos completos", "No falta nada para enviarla."}
}

func (v vistaRevisar) siCuadra() comprobacion {
	sumadas := palabras.HorasBreve(v.previa.Minutos) + " de " + palabras.HorasBreve(v.solicitud.Datos.DuracionMaxima*60) + "."
	switch {
	case len(v.previa.Sesiones) == 0:
		return comprobacion{false, "Sin clases todavía", "Faltan las fechas o el horario."}
	case len(v.previa.Faltas) > 0:
		return comprobacion{false, "El horario tiene algo por corregir", sumadas}
	}
	return comprobacion{true, "Las horas cuadran", sumadas}
}

func (v vistaRevisar) siSeCruza() comprobacion {
	if n := len(v.previa.Cruces); n > 0 {
		return comprobacion{false, "Hay cruces", palabras.Contar(n, "clase se cruza", "clases se cruzan") + " con otro curso suyo. Puede enviarla; la coordinación decide."}
	}
	return comprobacion{true, "Sin cruces", "Se comparó con sus cursos aprobados y en trámite."}
}

func (v vistaRevisar) siCarga() comprobacion {
	carga := v.previa.Carga.Minutos
	nota := "La semana más cargada queda en " + palabras.HorasBreve(carga) + " de " + palabras.HorasBreve(v.previa.LimiteMinutos) + "."
	switch {
	case carga == 0:
		return comprobacion{true, "Carga de la semana", "Se calcula con el horario."}
	case carga > v.previa.LimiteMinutos:
		return comprobacion{false, "Semana por encima del límite", nota}
	}
	return comprobacion{true, "Carga de la semana", nota}
}
