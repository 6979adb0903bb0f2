package ui

import (
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/application/correos"
	"complementarias/application/reportes"
	"complementarias/application/sistema"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/solicitudes"
)

const (
	rutaSistema = "/dashboard-admin"
	// atraso is how long something may wait before it is worth a look.
	atraso = 15 * time.Minute
)

// vistaSistema is how the program itself is doing.
type vistaSistema struct {
	sistema.Estado
	correo  correos.Estado
	accesos int // to decide
	conteos appsolicitudes.Conteos
	espera  reportes.Antiguedad
	// conAccesos and conCorreos tell whether there is a page to lead to.
	conAccesos, conCorreos bool
}

// sistema shows an Admin what the system needs; /dashboard shows what the country's solicitudes need.
func (p *Paginas) sistema(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	v := vistaSistema{conAccesos: p.servidas[rutaAccesos], conCorreos: p.servidas["/correos"]}
	var err error
	if v.Estado, err = p.d.Sistema.VerEstado.Execute(ctx, actor); err != nil {
		return err
	}
	if v.correo, err = p.d.Correos.EstadoDelCorreo.Execute(ctx, actor); err != nil {
		return err
	}
	if v.accesos, err = p.d.Identidad.ContarAccesosPendientes.Execute(ctx, actor); err != nil {
		return err
	}
	if v.conteos, err = p.d.Solicitudes.ContarPorEstado.Execute(ctx, actor, appsolicitudes.Filtro{}); err != nil {
		return err
	}
	if v.espera, err = p.d.Reportes.Antiguedad.Execute(ctx, actor, reportes.Filtro{}); err != nil {
		return err
	}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Sistema", Actual: rutaSistema}, paginaSistema(v))
}

// cifraDelPais is one figure and the list that it counts.
type cifraDelPais struct{ rotulo, valor, nota, url string }

// cifras are those of the country now: what waits, and how many there are in each state.
func (v vistaSistema) cifras() []cifraDelPais {
	lista := []cifraDelPais{{"Esperan una decisión", palabras.Numero(v.espera.Total()), v.masAntigua(), rutaCola}}
	for _, e := range solicitudes.Estados() {
		lista = append(lista, cifraDelPais{palabras.EstadoPlural(e), cuenta(v.conteos.PorEstado[e], v.conteos.Parcial), "", "/todas-solicitudes?estado=" + string(e)})
	}
	return lista
}

// masAntigua says since when what has waited longest waits.
func (v vistaSistema) masAntigua() string {
	if v.espera.MasAntigua.IsZero() {
		return "nada espera"
	}
	return "la más antigua desde el " + palabras.Fecha(v.espera.MasAntigua)
}

// pendiente is something that somebody should look at.
type pendiente struct{ texto, url, rotulo string }

// pendientes are those, the worst first.
func (v vistaSistema) pendientes() []pendiente {
	var lista []pendiente
	if n := len(v.BaseDeDatos.Pendientes); n > 0 {
		lista = append(lista, pendiente{texto: palabras.Contar(n, "migración está", "migraciones están") + " sin aplicar. Detenga el programa y ejecute «complementarias migrate up»."})
	}
	if texto := v.sinRespaldo(); texto != "" {
		lista = append(lista, pendiente{texto: texto})
	}
	alCorreo := pendiente{rotulo: "Ver los correos"}
	if v.conCorreos {
		alCorreo.url = "/correos"
	}
	if n := v.correo.EventosDetenidos; n > 0 {
		alCorreo.texto = palabras.Contar(n, "aviso quedó detenido", "avisos quedaron detenidos") + " después de varios intentos."
		lista = append(lista, alCorreo)
	}
	if n := v.correo.Muertos; n > 0 {
		alCorreo.texto = palabras.Contar(n, "correo no se pudo enviar", "correos no se pudieron enviar") + "."
		lista = append(lista, alCorreo)
	}
	if d := v.correo.Esperando; !d.IsZero() && v.Ahora.Sub(d) > atraso {
		alCorreo.texto = "El correo más antiguo espera desde " + palabras.Instante(d, v.Ahora) + "."
		lista = append(lista, alCorreo)
	}
	if n := v.accesos; n > 0 {
		acceso := pendiente{texto: palabras.Contar(n, "solicitud de acceso espera", "solicitudes de acceso esperan") + " una decisión."}
		if v.conAccesos {
			acceso.url, acceso.rotulo = rutaAccesos, "Decidir"
		}
		lista = append(lista, acceso)
	}
	return lista
}

func (v vistaSistema) titulo() string {
	switch n := len(v.pendientes()); n {
	case 0:
		return "El sistema está en orden"
	case 1:
		return "Una cosa pide su atención"
	default:
		return palabras.Numero(n) + " cosas piden su atención"
	}
}

// migraciones says whether the database fits the program.
func (v vistaSistema) migraciones() string {
	texto := palabras.Contar(v.BaseDeDatos.Migraciones, "aplicada", "aplicadas")
	if n := len(v.BaseDeDatos.Pendientes); n > 0 {
		return texto + ", " + palabras.Contar(n, "pendiente", "pendientes")
	}
	return texto + ", ninguna pendiente"
}

// sinRespaldo says what is wrong with the backups, and nothing when the last one is young enough.
func (v vistaSistema) sinRespaldo() string {
	const anotar = " Haga la copia y anótela con «complementarias respaldo-hecho»."
	switch r := v.BaseDeDatos.UltimoRespaldo; {
	case !r.Hay():
		return "Nunca se ha anotado un respaldo." + anotar
	case !r.AlDia(v.Ahora):
		return "El último respaldo es de " + haceCuanto(v.Ahora.Sub(r.En)) + "." + anotar
	}
	return ""
}

// respaldo says when the last backup was noted, and where it was put.
func (v vistaSistema) respaldo() string {
	r := v.BaseDeDatos.UltimoRespaldo
	if !r.Hay() {
		return "Nunca se ha anotado"
	}
	texto := palabras.Mayuscula(haceCuanto(v.Ahora.Sub(r.En)))
	if r.Donde != "" {
		texto += ", en " + r.Donde
	}
	return texto
}

// haceCuanto says how long ago, in the largest unit.
func haceCuanto(d time.Duration) string {
	minutos := int(d / time.Minute)
	switch dias, horas := minutos/(24*60), minutos/60; {
	case dias > 0:
		return "hace " + palabras.Contar(dias, "día", "días")
	case horas > 0:
		return "hace " + palabras.Contar(horas, "hora", "horas")
	case minutos > 0:
		return "hace " + palabras.Contar(minutos, "minuto", "minutos")
	}
	return "hace un momento"
}

func (v vistaSistema) envio() string {
	if !v.correo.Configurado {
		return "No hay servidor de correo: los mensajes se leen aquí y los enlaces se copian a mano"
	}
	return "Hay servidor de correo"
}

func (v vistaSistema) ultimoEnviado() string {
	if v.correo.UltimoEnviado.IsZero() {
		return "Ninguno todavía"
	}
	return palabras.Instante(v.correo.UltimoEnviado, v.Ahora)
}

// tamano says bytes as people do.
func tamano(bytes int64) string {
	const mega = 1 << 20
	if bytes < 1024*mega {
		return palabras.Numero(int(bytes/mega)) + " MB"
	}
	return palabras.Decimal(float64(bytes)/(1024*mega)) + " GB"
}

// tiempoEnMarcha says how long, in the largest two units.
func tiempoEnMarcha(d time.Duration) string {
	minutos := int(d / time.Minute)
	switch dias, horas := minutos/(24*60), minutos/60; {
	case dias > 0:
		return palabras.Contar(dias, "día", "días") + " y " + palabras.Contar(horas%24, "hora", "horas")
	case horas > 0:
		return palabras.Contar(horas, "hora", "horas") + " y " + strconv.Itoa(minutos%60) + " min"
	}
	return strconv.Itoa(minutos) + " min"
}
