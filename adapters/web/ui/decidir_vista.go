package ui

import (
	"slices"
	"strconv"
	"time"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/solicitudes"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// vistaDecidir is the page of one solicitud that is to be decided.
type vistaDecidir struct {
	x             app.Examen
	vecinos       app.Vecinos
	forma         *formaDecidir
	formulario    string
	actor         kernel.Actor
	ahora         time.Time
	secciones     []seccion
	diferencias   map[string]solicitudes.Diferencia // by field
	frases        []frases.Frase                    // of the centre, for the remarks
	conflicto     string                            // why what was sent could not be taken
	desdeEntonces []piezas.Suceso                   // what happened since the person opened the page
}

func (p *Paginas) vistaDecidirDe(actor kernel.Actor, x app.Examen, vecinos app.Vecinos, f *formaDecidir) vistaDecidir {
	v := vistaDecidir{x: x, vecinos: vecinos, forma: f, actor: actor, ahora: p.d.Now(), secciones: seccionesDe(x.View),
		diferencias: map[string]solicitudes.Diferencia{}}
	for _, d := range x.Diferencias {
		v.diferencias[d.Campo.Nombre] = d
	}
	return v
}

func (v vistaDecidir) puede(a solicitudes.Accion) bool { return slices.Contains(v.x.Acciones, a) }

func (v vistaDecidir) puedeDecidir() bool {
	return v.puede(solicitudes.Aprobar) || v.puede(solicitudes.Devolver) || v.puede(solicitudes.Rechazar)
}

// puedeEscribir tells whether the page has a form: what is typed while another has the review waits for the taking.
func (v vistaDecidir) puedeEscribir() bool { return v.puedeDecidir() || v.puede(solicitudes.Tomar) }

func (v vistaDecidir) esMia() bool {
	return v.x.Estado == solicitudes.EnRevision && v.x.RevisorID == v.actor.ID
}

// porDecidir tells whether the automatic review still matters.
func (v vistaDecidir) porDecidir() bool { return slices.Contains(solicitudes.PorDecidir(), v.x.Estado) }

func (v vistaDecidir) espera() string {
	if !v.porDecidir() {
		return ""
	}
	switch dias := solicitudes.DiasDeEspera(v.x.FechaEnvio, v.ahora); dias {
	case 0:
		return "Llegó hoy"
	default:
		return palabras.Contar(dias, "día", "días") + " de espera"
	}
}

// situacion says where the solicitud stands and what that means for the reader.
func (v vistaDecidir) situacion() (tono piezas.Tono, titulo, texto string) {
	desde := palabras.Instante(v.x.EstadoDesde, v.ahora)
	switch v.x.Estado {
	case solicitudes.Pendiente:
		return piezas.Dato, "Nadie la está revisando", "Puede decidirla ya, o tomarla para que nadie más la revise al mismo tiempo."
	case solicitudes.EnRevision:
		if v.esMia() {
			return piezas.Bien, "Usted la está revisando", palabras.Punto("La tomó " + desde)
		}
		if v.puedeDecidir() {
			return piezas.Ojo, v.x.EstadoPor + " la está revisando", palabras.Punto("La tomó "+desde) + " Usted también puede decidirla; si la toma, esa persona recibe un aviso."
		}
		return piezas.Ojo, v.x.EstadoPor + " la está revisando", palabras.Punto("La tomó "+desde) + " Para decidirla, tómela usted; esa persona recibe un aviso."
	case solicitudes.Borrador:
		return piezas.Dato, "Es un borrador", "Quien la escribe todavía no la ha enviado, o la retiró para corregirla. No hay nada que decidir."
	case solicitudes.Devuelta:
		return piezas.Dato, "Está devuelta para corregir", palabras.Punto("La devolvió "+v.x.EstadoPor+" "+desde) + " Vuelve a la cola cuando el instructor la envíe de nuevo."
	case solicitudes.Aprobada:
		return piezas.Bien, "Ya está aprobada", "La aprobó " + v.x.EstadoPor + " " + desde + ", con la ficha " + v.x.Ficha.Numero + "."
	case solicitudes.Rechazada:
		return piezas.Mal, "Ya está rechazada", palabras.Punto("La rechazó "+v.x.EstadoPor+" "+desde) + " Es definitivo."
	case solicitudes.Cancelada:
		return piezas.Mal, "Está cancelada", palabras.Punto("La canceló " + v.x.EstadoPor + " " + desde)
	}
	return piezas.Dato, palabras.Estado(v.x.Estado), ""
}

func (v vistaDecidir) agenda() piezas.Agenda {
	cruces := map[kernel.Date]bool{}
	for _, c := range v.x.Choques {
		for _, x := range c.Cruces {
			cruces[x.Fecha] = true
		}
	}
	return piezas.Agenda{Sesiones: v.x.Sesiones, Omitidas: v.x.Omitidas, Cruces: cruces}
}

// comprobaciones of a level, without those that others follow from.
func (v vistaDecidir) comprobaciones(nivel solicitudes.Nivel) []solicitudes.Comprobacion {
	var lista []solicitudes.Comprobacion
	for _, c := range v.x.Comprobaciones {
		if c.Nivel == nivel {
			lista = append(lista, c)
		}
	}
	return lista
}

func tonoDeNivel(n solicitudes.Nivel) piezas.Tono {
	switch n {
	case solicitudes.Bloquea:
		return piezas.Mal
	case solicitudes.Aviso:
		return piezas.Ojo
	case solicitudes.Bien:
	}
	return piezas.Bien
}

// choquesDe lists the rivals that a Comprobacion is about.
func (v vistaDecidir) choquesDe(tema string) []solicitudes.Choque {
	var lista []solicitudes.Choque
	for _, c := range v.x.Choques {
		if tema == "CRUCE_APROBADA" && c.Bloquea || tema == "CRUCE_PENDIENTE" && !c.Bloquea {
			lista = append(lista, c)
		}
	}
	return lista
}

// crucesMostrados of one rival; the calendar marks every date.
const crucesMostrados = 4

func fechasDeChoque(c solicitudes.Choque) []string {
	var lineas []string
	for _, x := range c.Cruces[:min(crucesMostrados, len(c.Cruces))] {
		lineas = append(lineas, palabras.Mayuscula(palabras.Dia(x.Fecha.Weekday()))+" "+palabras.Fecha(x.Fecha)+", "+palabras.Horario(x.Desde, x.Hasta))
	}
	if resto := len(c.Cruces) - len(lineas); resto > 0 {
		lineas = append(lineas, "y "+palabras.Contar(resto, "sesión más", "sesiones más"))
	}
	return lineas
}

// resumenRevision is the one line of a phone: "1 aviso, 0 bloqueos".
func (v vistaDecidir) resumenRevision() string {
	avisos, bloqueos := v.x.Contar(solicitudes.Aviso), v.x.Contar(solicitudes.Bloquea)
	switch {
	case avisos+bloqueos == 0:
		return "Sin avisos"
	case bloqueos == 0:
		return palabras.Contar(avisos, "aviso", "avisos")
	case avisos == 0:
		return palabras.Contar(bloqueos, "bloqueo", "bloqueos")
	}
	return palabras.Contar(bloqueos, "bloqueo", "bloqueos") + ", " + palabras.Contar(avisos, "aviso", "avisos")
}

func (v vistaDecidir) tonoRevision() piezas.Tono {
	if len(v.x.Comprobaciones) == 0 {
		return piezas.Bien
	}
	return tonoDeNivel(v.x.Comprobaciones[0].Nivel)
}

func (v vistaDecidir) resumenCurso() string {
	return cantidad(v.x.Datos.Aprendices, "aprendiz", "aprendices") + " · " + cantidad(v.x.Datos.DuracionMaxima, "hora", "horas")
}

// pideJustificacion shows the field: an approval needs one now, or one was typed or asked for already.
func (v vistaDecidir) pideJustificacion() bool {
	return v.x.PideJustificacion() || v.forma.justificacion != "" || v.forma.errorEn("justificacion") != ""
}

func (v vistaDecidir) pistaDeAprobar() string {
	if n := len(v.x.Sesiones); n > 0 {
		return "Reserva " + palabras.Contar(n, "sesión", "sesiones")
	}
	return ""
}

func (v vistaDecidir) pistaDeDevolver() string {
	if n := len(v.forma.correcciones); n > 0 {
		return "Lleva " + palabras.Contar(n, "observación en un campo", "observaciones en los campos")
	}
	return "Con un comentario, con observaciones en los campos, o con ambos"
}

func (v vistaDecidir) vinculo() string {
	partes := v.x.Vinculo
	switch v.x.Vinculo {
	case "PLANTA":
		partes = "De planta"
	case "CONTRATISTA":
		partes = "Contratista"
	}
	return partes + " · " + palabras.Contar(v.x.CursosAnio, "curso aprobado", "cursos aprobados") + " este año"
}

// cargaExcedida tells whether a week is above the limit.
func (v vistaDecidir) cargaExcedida(s solicitudes.SemanaDeCarga) bool {
	return s.Total() > v.x.LimiteMinutos
}

// semanasAbiertas are shown at once; longer courses fold theirs away.
const semanasAbiertas = 6

func (v vistaDecidir) cargaMayor() solicitudes.SemanaDeCarga {
	var peor solicitudes.SemanaDeCarga
	for _, s := range v.x.Cargas {
		if s.Total() > peor.Total() {
			peor = s
		}
	}
	return peor
}

func rotuloDeSemana(s solicitudes.SemanaDeCarga) string {
	return "Semana del " + palabras.FechaCorta(s.Lunes)
}

func (v vistaDecidir) cargaEnPalabras(s solicitudes.SemanaDeCarga) string {
	texto := palabras.HorasBreve(s.Total()) + " de " + palabras.HorasBreve(v.x.LimiteMinutos)
	if s.Otros > 0 {
		texto += " (" + palabras.HorasBreve(s.Otros) + " de otros)"
	}
	return texto
}

// campoObservacion is the control for the remark at a field.
func (v vistaDecidir) campoObservacion(r renglonDato) piezas.Campo {
	nombre := prefijoCorreccion + r.campo
	return piezas.Campo{Nombre: nombre, Etiqueta: "Observación para «" + r.etiqueta + "»", Valor: v.forma.correcciones[r.campo], Error: v.forma.errorEn(nombre), Filas: 3,
		Atributos: map[string]any{"form": idFormaDecidir}}
}

const idFormaDecidir = "forma-decidir"

func (v vistaDecidir) observado(campo string) bool {
	return v.forma.correcciones[campo] != "" || v.forma.errorEn(prefijoCorreccion+campo) != ""
}

// marcaDeDiferencia says beside a field what became of it since the return.
func (v vistaDecidir) marcaDeDiferencia(campo string) (piezas.Tono, string) {
	d, hay := v.diferencias[campo]
	switch {
	case !hay:
		return "", ""
	case d.Cambio:
		return piezas.Dato, "Cambió"
	}
	return piezas.Ojo, "Sin cambios"
}

func (v vistaDecidir) valorDeDiferencia(d solicitudes.Diferencia, valor *string) string {
	if d.Campo.Nombre == "programaId" { // an id says nothing to a person
		return "otro programa"
	}
	if texto := valorDe(d.Campo, valor, v.x.NombresEspeciales); texto != "" {
		return texto
	}
	return "(vacío)"
}

func ocultoVersion(v vistaDecidir) []string {
	return []string{"version", strconv.FormatInt(v.x.Version, 10), "vistos", strconv.Itoa(len(v.x.Historial)), campoFormulario, v.formulario}
}

// loEscrito carries what was typed through the taking of a review that another has.
func loEscrito(v vistaDecidir) []string {
	pares := []string{"decision", v.forma.decision}
	for _, r := range v.forma.textos() {
		if _, enPagina := v.forma.correcciones[r.campo[min(len(prefijoCorreccion), len(r.campo)):]]; !enPagina { // remarks have their fields
			pares = append(pares, r.campo, r.valor)
		}
	}
	return pares
}

// idDeDecision gives the first choice the id that the summary of errors leads to.
func idDeDecision(v vistaDecidir, valor string) string {
	primera := decideAprobar
	if !v.puede(solicitudes.Aprobar) {
		primera = decideDevolver
	}
	if valor == primera {
		return "decision"
	}
	return "decision-" + valor
}

func describeDecision(v vistaDecidir) string {
	if v.forma.errorEn("decision") != "" {
		return "decision-error"
	}
	return ""
}

func notaDeSeccion(v vistaDecidir, s seccion) string {
	if s.id != idSeccionFechas || len(v.x.Sesiones) == 0 {
		return ""
	}
	return palabras.Contar(len(v.x.Sesiones), "sesión", "sesiones") + ", " + cantidad(v.x.Datos.DuracionMaxima, "hora", "horas")
}
