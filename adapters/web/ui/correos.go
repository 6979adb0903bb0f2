package ui

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/correos"
	dominio "complementarias/domain/correos"
)

const (
	rutaCorreos      = "/correos"
	estadoEspera     = "en-espera"
	estadoEnviados   = "enviados"
	estadoSinEnviar  = "sin-enviar"
	estadoMuertos    = "no-entregados"
	estadoEventos    = "eventos"
	eventosDetenidos = "Eventos detenidos"
)

// vistaCorreos is one tab of what the system has written.
type vistaCorreos struct {
	estado     app.Estado
	vista      string // the tab, as the address has it
	pestanas   []piezas.Pestana
	mensajes   []app.View
	eventos    []app.EventoView
	paginas    piezas.Paginas
	formulario string
	ahora      time.Time
}

// estadosDeCorreo are the states that a tab shows; nil shows all.
func estadosDeCorreo(vista string) []dominio.Estado {
	switch vista {
	case estadoEspera:
		return []dominio.Estado{dominio.EnEspera, dominio.ParaResumen}
	case estadoEnviados:
		return []dominio.Estado{dominio.Enviado, dominio.EnResumen}
	case estadoSinEnviar:
		return []dominio.Estado{dominio.NoEnviado, dominio.Descartado}
	case estadoMuertos:
		return []dominio.Estado{dominio.Muerto}
	}
	return nil
}

// correos lists what the system has written, or what it could not deliver within itself; the tab lives in the address.
func (p *Paginas) correos(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v := vistaCorreos{vista: c.Query("estado"), formulario: p.formularioNuevo(c), ahora: p.d.Now()}
	if v.vista != estadoEventos && estadosDeCorreo(v.vista) == nil {
		v.vista = ""
	}
	var err error
	if v.estado, err = p.d.Correos.EstadoDelCorreo.Execute(ctx, actor); err != nil {
		return err
	}
	pagina, total, esMinimo := paginaDe(c), 0, false
	if v.vista == estadoEventos {
		r, err := p.d.Correos.ListarEventos.Execute(ctx, actor, app.FiltroEventos{Pagina: pagina, Limite: filasPorPagina})
		if err != nil {
			return err
		}
		v.eventos, total, esMinimo = r.Eventos, r.Total, r.TotalEsMinimo
	} else {
		r, err := p.d.Correos.Listar.Execute(ctx, actor, app.Filtro{Estados: estadosDeCorreo(v.vista), Pagina: pagina, Limite: filasPorPagina})
		if err != nil {
			return err
		}
		v.mensajes, total, esMinimo = r.Mensajes, r.Total, r.TotalEsMinimo
	}
	uno, varios := "correo", "correos"
	if v.vista == estadoEventos {
		uno, varios = "evento", "eventos"
	}
	v.paginas = piezas.Paginas{Actual: pagina, PorVez: filasPorPagina, Total: total, EsMinimo: esMinimo, Uno: uno, Varios: varios,
		URL: func(n int) string { return urlDeCorreos(v.vista, n) }}
	v.pestanas = v.solapas()
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Correos", Actual: rutaCorreos}, paginaCorreos(v))
}

func (v vistaCorreos) solapas() []piezas.Pestana {
	var solapas []piezas.Pestana
	for _, s := range []struct {
		texto, vista string
		cuantos      int
	}{
		{"Todos", "", 0},
		{"En espera", estadoEspera, v.estado.EnEspera + v.estado.ParaResumen},
		{"Enviados", estadoEnviados, 0},
		{"Sin enviar", estadoSinEnviar, v.estado.NoEnviados},
		{"No entregados", estadoMuertos, v.estado.Muertos},
		{eventosDetenidos, estadoEventos, v.estado.EventosDetenidos},
	} {
		solapas = append(solapas, piezas.Pestana{Texto: s.texto, URL: urlDeCorreos(s.vista, 1), Actual: v.vista == s.vista, Cuenta: cuentaDe(s.cuantos)})
	}
	return solapas
}

func urlDeCorreos(vista string, pagina int) string {
	if pagina == 1 {
		return direccion(rutaCorreos, "estado", vista)
	}
	return direccion(rutaCorreos, "estado", vista, "pagina", strconv.Itoa(pagina))
}

// vistaCorreo is one mail.
type vistaCorreo struct {
	app.Detalle
	formulario string
	ahora      time.Time
}

// correo shows one mail, with what it says when the administration may read that.
func (p *Paginas) correo(c *gin.Context) error {
	ctx := c.Request.Context()
	d, err := p.d.Correos.Ver.Execute(ctx, peticion.Actor(ctx), c.Param("id"))
	if err != nil {
		return err
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Correo: " + tipoDeCorreo(d.Tipo), Actual: rutaCorreos, Angosta: true,
		Migas: []piezas.Miga{{Texto: "Correos", URL: rutaCorreos}}}, paginaCorreo(vistaCorreo{Detalle: d, formulario: p.formularioNuevo(c), ahora: p.d.Now()}))
}

// reenviarCorreo puts one mail on its way again. A form sent twice finds it on its way: that is what was asked.
func (p *Paginas) reenviarCorreo(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	if err := p.d.Correos.Reenviar.Execute(ctx, peticion.Actor(ctx), c.Param("id")); err != nil {
		return err
	}
	return p.volver(c, rutaDeCorreo(c.Param("id")), "El correo se enviará otra vez.")
}

// reenviarCorreos does so with all that could not be delivered.
func (p *Paginas) reenviarCorreos(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	n, err := p.d.Correos.ReenviarMuertos.Execute(ctx, peticion.Actor(ctx))
	if err != nil {
		return err
	}
	return p.volver(c, urlDeCorreos(estadoMuertos, 1), "Se envían otra vez: "+palabras.Contar(n, "correo", "correos")+".")
}

// reintentarEvento lets what could not be delivered within the system be delivered again.
func (p *Paginas) reintentarEvento(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		id = 0 // no event has it
	}
	if err := p.d.Correos.ReintentarEvento.Execute(ctx, peticion.Actor(ctx), id); err != nil {
		return err
	}
	return p.volver(c, urlDeCorreos(estadoEventos, 1), "El evento se entregará otra vez.")
}

// reintentarEventos does so with all of them.
func (p *Paginas) reintentarEventos(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	n, err := p.d.Correos.ReintentarEventos.Execute(ctx, peticion.Actor(ctx))
	if err != nil {
		return err
	}
	return p.volver(c, urlDeCorreos(estadoEventos, 1), "Se entregan otra vez: "+palabras.Contar(n, "evento", "eventos")+".")
}

func rutaDeCorreo(id string) string { return rutaCorreos + "/" + url.PathEscape(id) }

// estadoDeCorreo names a state for people, with its tone.
func estadoDeCorreo(e dominio.Estado) (piezas.Tono, string) {
	switch e {
	case dominio.EnEspera:
		return piezas.Dato, "En espera"
	case dominio.ParaResumen:
		return piezas.Dato, "Para el resumen del día"
	case dominio.EnResumen:
		return piezas.Bien, "En un resumen del día"
	case dominio.Enviado:
		return piezas.Bien, "Enviado"
	case dominio.NoEnviado:
		return piezas.Ojo, "Sin enviar"
	case dominio.Descartado:
		return piezas.Ojo, "Descartado"
	case dominio.Muerto:
		return piezas.Mal, "No entregado"
	}
	return "", string(e)
}

// sinNadie says why a tab is empty.
func (v vistaCorreos) sinNadie() (titulo, texto string) {
	switch v.vista {
	case estadoEspera:
		return "Nada espera", "Todos los correos salieron."
	case estadoMuertos:
		return "Todo se ha entregado", "Aquí aparecen los correos que el servidor no recibió después de varios intentos."
	case estadoSinEnviar:
		return "Nada se quedó sin enviar", "Aquí aparecen los correos que se escriben mientras no hay servidor, y los que perdieron su sentido antes de salir."
	case estadoEventos:
		return "No hay eventos detenidos", "Aquí aparece lo que el sistema no pudo contarse a sí mismo, como el aviso de una decisión."
	}
	return "Todavía no hay correos", "Aparecen aquí cuando el sistema le escribe a alguien."
}

func destinatarioDe(v app.View) string {
	if v.Nombre == "" {
		return "Ya no está en el sistema"
	}
	return v.Nombre
}

// parrafosDe cuts a plain text at its empty lines.
func parrafosDe(texto string) [][]string {
	var parrafos [][]string
	for parrafo := range strings.SplitSeq(strings.TrimSpace(texto), "\n\n") {
		parrafos = append(parrafos, strings.Split(parrafo, "\n"))
	}
	return parrafos
}

// soloEnlace is the address that a line consists of; what people typed is quoted and never is one.
func soloEnlace(linea string) string {
	linea = strings.TrimSpace(linea)
	if strings.HasPrefix(linea, "https://") || strings.HasPrefix(linea, "http://") {
		return linea
	}
	return ""
}
