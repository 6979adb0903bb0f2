package ui

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// escrituraDePrograma is a way to write over a programme: editing it, or giving it a new version.
type escrituraDePrograma struct {
	ruta, titulo, boton, hecho string
	version                    bool
	hacer                      func(context.Context, appcatalogo.UseCases, kernel.Actor, appcatalogo.EscribirProgramaInput) (appcatalogo.ProgramaView, error)
}

func edicionDePrograma() escrituraDePrograma {
	return escrituraDePrograma{ruta: "editar", titulo: "Editar programa", boton: "Guardar cambios", hecho: "Programa actualizado.",
		hacer: func(ctx context.Context, uc appcatalogo.UseCases, por kernel.Actor, in appcatalogo.EscribirProgramaInput) (appcatalogo.ProgramaView, error) {
			return uc.EditarPrograma.Execute(ctx, por, in)
		}}
}

func versionDePrograma() escrituraDePrograma {
	return escrituraDePrograma{ruta: "version", titulo: "Nueva versión del programa", boton: "Registrar la versión", hecho: "Nueva versión registrada.", version: true,
		hacer: func(ctx context.Context, uc appcatalogo.UseCases, por kernel.Actor, in appcatalogo.EscribirProgramaInput) (appcatalogo.ProgramaView, error) {
			return uc.NuevaVersionPrograma.Execute(ctx, por, in)
		}}
}

// vistaEscribir is the form of a programme.
type vistaEscribir struct {
	formaLibre
	titulo, accion, boton, vuelta string
	nuevo, version                bool
	programa                      appcatalogo.ProgramaView // that is written over; empty for a new one
	edicion, formulario           string
	centros                       []appcatalogo.CentroDeLista
	diferencias                   []diferencia // with what somebody else has kept meanwhile
	enfocar                       string       // the field of a row that was just added
}

// listasDePrograma are the parts of a programme as the form calls them.
var listasDePrograma = []struct{ clave, titulo, uno, pista string }{
	{"objetivos", "Objetivos", "objetivo", "Para qué es el curso, en orden."},
	{"competencias", "Competencias", "competencia", "De las normas del SENA, con su código."},
	{"resultados", "Resultados de aprendizaje", "resultado", "Lo que se evalúa, con su código."},
}

func (p *Paginas) nuevoPrograma(c *gin.Context) error {
	if err := catalogo.PuedeRegistrar(peticion.Actor(c.Request.Context())); err != nil {
		return err
	}
	valores := url.Values{"version": {"1"}, "tipoFormacion": {string(catalogo.Complementaria)}, "centroId": {c.Query("centro")}}
	return p.mostrarNuevo(c, http.StatusOK, vistaEscribir{formaLibre: formaLibre{valores: valores}})
}

func (p *Paginas) mostrarNuevo(c *gin.Context, estado int, v vistaEscribir) error {
	v.nuevo, v.titulo, v.accion, v.boton, v.vuelta = true, "Registrar programa", rutaProgramas+"/nuevo", "Registrar programa", rutaProgramas
	if v.formulario == "" {
		v.formulario = p.formularioNuevo(c)
	}
	var err error
	if v.centros, err = p.d.Catalogo.ListarCentros.Execute(c.Request.Context()); err != nil {
		return err
	}
	return p.mostrarEscritura(c, estado, v)
}

func (p *Paginas) mostrarEscritura(c *gin.Context, estado int, v vistaEscribir) error {
	m := Marco{Titulo: v.titulo, Actual: rutaProgramas, Migas: []piezas.Miga{{Texto: "Programas", URL: rutaProgramas}}}
	if !v.nuevo {
		m.Migas = append(m.Migas, piezas.Miga{Texto: v.programa.Nombre, URL: rutaDePrograma(v.programa.ID)})
	}
	return p.mostrar(c, estado, m, paginaEscribirPrograma(&v))
}

// crearPrograma registers what was typed. The programme gets the id of the form, so that a form sent twice makes one.
func (p *Paginas) crearPrograma(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	posted, id, err := p.formaDeCatalogo(c, actor)
	if err != nil {
		return err
	}
	v := vistaEscribir{formaLibre: formaLibre{valores: posted}, formulario: posted.Get(campoFormulario)}
	if v.moverFilas() {
		return p.mostrarNuevo(c, http.StatusOK, v)
	}
	datos := v.datos()
	in := appcatalogo.RegistrarProgramaInput{DatosPrograma: datos, ID: kernel.ProgramaID(id), Ilegibles: v.faltas}
	_, err = p.d.Catalogo.RegistrarPrograma.Execute(ctx, actor, in)
	if errors.Is(err, catalogo.ErrCodigoEnUso) {
		if ya, otro := p.d.Catalogo.VerPrograma.Execute(ctx, actor, in.ID); otro == nil && ya.ID == in.ID {
			err = nil
		} else {
			err = catalogo.ErrCodigoEnUso.At("/codigo")
		}
	}
	if v.fallar(err) {
		return p.mostrarNuevo(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return p.volver(c, rutaDePrograma(in.ID), "Programa registrado. Los instructores de su centro ya lo pueden pedir si es complementario.")
}

func (p *Paginas) formaDeCatalogo(c *gin.Context, actor kernel.Actor) (posted url.Values, id string, err error) {
	if posted, err = formaDe(c); err != nil {
		return nil, "", err
	}
	if id, err = p.formularioDe(c); err != nil {
		return nil, "", err
	}
	return posted, id, catalogo.PuedeRegistrar(actor)
}

// abrirEscritura shows a programme in the form.
func (p *Paginas) abrirEscritura(e escrituraDePrograma) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		ctx := c.Request.Context()
		actor := peticion.Actor(ctx)
		if err := catalogo.PuedeRegistrar(actor); err != nil {
			return err
		}
		pr, err := p.d.Catalogo.VerPrograma.Execute(ctx, actor, idDePrograma(c))
		if err != nil {
			return err
		}
		v := vistaEscribir{formaLibre: formaLibre{valores: valoresDePrograma(pr.DatosPrograma)}}
		if e.version {
			v.valores.Set("version", "")
		}
		return p.mostrarSobre(c, http.StatusOK, e, v, pr)
	})
}

func (p *Paginas) mostrarSobre(c *gin.Context, estado int, e escrituraDePrograma, v vistaEscribir, pr appcatalogo.ProgramaView) error {
	v.programa, v.titulo, v.boton, v.version = pr, e.titulo, e.boton, e.version
	v.accion, v.vuelta = rutaDePrograma(pr.ID)+"/"+e.ruta, rutaDePrograma(pr.ID)
	v.formulario = p.formularioNuevo(c)
	if v.edicion == "" {
		v.edicion = strconv.FormatInt(pr.Edicion, 10)
	}
	return p.mostrarEscritura(c, estado, v)
}

// guardarEscritura writes what was typed over the programme. What somebody else has changed meanwhile is shown beside it,
// and nothing that was typed is lost.
func (p *Paginas) guardarEscritura(e escrituraDePrograma) gin.HandlerFunc {
	return p.pagina(func(c *gin.Context) error {
		ctx := c.Request.Context()
		actor := peticion.Actor(ctx)
		posted, _, err := p.formaDeCatalogo(c, actor)
		if err != nil {
			return err
		}
		v := vistaEscribir{formaLibre: formaLibre{valores: posted}, edicion: posted.Get("version-leida")}
		movida := v.moverFilas()
		datos := v.datos()
		if !movida {
			in := appcatalogo.EscribirProgramaInput{ProgramaElegido: appcatalogo.ProgramaElegido{ID: idDePrograma(c), Edicion: edicionDe(posted)},
				Escribir: func(d *catalogo.DatosPrograma) { sobrescribir(d, datos, e.version) }, Ilegibles: v.faltas}
			if _, err = e.hacer(ctx, p.d.Catalogo, actor, in); err == nil {
				return p.volver(c, rutaDePrograma(in.ID), e.hecho)
			}
		} else {
			v.faltas = nil
		}
		pr, errVer := p.d.Catalogo.VerPrograma.Execute(ctx, actor, idDePrograma(c))
		switch {
		case errVer != nil:
			return errVer
		case movida:
			return p.mostrarSobre(c, http.StatusOK, e, v, pr)
		case errors.Is(err, catalogo.ErrCodigoEnUso):
			err = catalogo.ErrCodigoEnUso.At("/codigo")
		case errors.Is(err, catalogo.ErrProgramaModificado):
			if v.diferencias = distintosDePrograma(datos, pr.DatosPrograma); len(v.diferencias) == 0 {
				return p.volver(c, rutaDePrograma(pr.ID), e.hecho) // the same form, sent twice
			}
			peticion.AnotarCausa(ctx, err)
			v.edicion, v.faltas = "", nil
			return p.mostrarSobre(c, http.StatusConflict, e, v, pr)
		}
		if v.fallar(err) {
			return p.mostrarSobre(c, http.StatusUnprocessableEntity, e, v, pr)
		}
		return err
	})
}

// sobrescribir takes over what the form shows; the centre stays, and the version too unless the form is about it.
func sobrescribir(d *catalogo.DatosPrograma, escrito catalogo.DatosPrograma, version bool) {
	escrito.CentroID = d.CentroID
	if !version {
		escrito.Version = d.Version
	}
	*d = escrito
}

func edicionDe(posted url.Values) *int64 {
	return versionDe(url.Values{"version": {posted.Get("version-leida")}})
}

// datos reads the form; what cannot be read is noted.
func (v *vistaEscribir) datos() catalogo.DatosPrograma {
	v.quitarFilasVacias()
	d := catalogo.DatosPrograma{Codigo: v.linea("codigo"), Nombre: v.linea("nombre"), Version: v.linea("version"), Descripcion: v.texto("descripcion"),
		DuracionHoras: v.entero("duracionHoras"), CupoAprendices: v.entero("cupoAprendices"), CentroID: kernel.CentroID(v.linea("centroId"))}
	d.TipoFormacion, _ = catalogo.ParseTipoFormacion(v.linea("tipoFormacion"))
	d.Modalidad, _ = catalogo.ParseModalidad(v.linea("modalidad"))
	for i := range filasDe(v.valores, "objetivos") {
		d.Objetivos = append(d.Objetivos, catalogo.Objetivo{ID: v.linea(enFila("objetivos", i, "id")), Descripcion: v.texto(enFila("objetivos", i, "descripcion"))})
	}
	d.Competencias = v.partes("competencias")
	for _, r := range v.partes("resultados") {
		d.Resultados = append(d.Resultados, catalogo.Resultado(r))
	}
	return d
}

func (v *vistaEscribir) partes(lista string) []catalogo.Competencia {
	var partes []catalogo.Competencia
	for i := range filasDe(v.valores, lista) {
		partes = append(partes, catalogo.Competencia{ID: v.linea(enFila(lista, i, "id")), Codigo: v.linea(enFila(lista, i, "codigo")), Descripcion: v.texto(enFila(lista, i, "descripcion"))})
	}
	return partes
}

func enFila(lista string, i int, parte string) string {
	return lista + "." + strconv.Itoa(i) + "." + parte
}

// valoresDePrograma fills the form with what is kept.
func valoresDePrograma(d catalogo.DatosPrograma) url.Values {
	v := url.Values{"codigo": {d.Codigo}, "nombre": {d.Nombre}, "version": {d.Version}, "descripcion": {d.Descripcion}, "tipoFormacion": {string(d.TipoFormacion)},
		"modalidad": {string(d.Modalidad)}, "duracionHoras": {strconv.Itoa(d.DuracionHoras)}, "cupoAprendices": {strconv.Itoa(d.CupoAprendices)}, "centroId": {string(d.CentroID)}}
	fila := func(lista string, i int, id, codigo, descripcion string) {
		v.Set(enFila(lista, i, "id"), id)
		v.Set(enFila(lista, i, "codigo"), codigo)
		v.Set(enFila(lista, i, "descripcion"), descripcion)
	}
	for i, o := range d.Objetivos {
		fila("objetivos", i, o.ID, "", o.Descripcion)
	}
	for i, x := range d.Competencias {
		fila("competencias", i, x.ID, x.Codigo, x.Descripcion)
	}
	for i, x := range d.Resultados {
		fila("resultados", i, x.ID, x.Codigo, x.Descripcion)
	}
	return v
}

// distintosDePrograma lists the fields in which what was typed differs from what is kept.
func distintosDePrograma(mio, guardado catalogo.DatosPrograma) []diferencia {
	var lista []diferencia
	for _, x := range []diferencia{
		{"Código", mio.Codigo, guardado.Codigo}, {"Nombre", mio.Nombre, guardado.Nombre}, {"Versión", mio.Version, guardado.Version},
		{"Tipo de formación", palabras.TipoFormacion(string(mio.TipoFormacion)), palabras.TipoFormacion(string(guardado.TipoFormacion))},
		{"Modalidad", palabras.Modalidad(string(mio.Modalidad)), palabras.Modalidad(string(guardado.Modalidad))},
		{"Horas", strconv.Itoa(mio.DuracionHoras), strconv.Itoa(guardado.DuracionHoras)}, {"Cupo", strconv.Itoa(mio.CupoAprendices), strconv.Itoa(guardado.CupoAprendices)},
		{"Descripción", mio.Descripcion, guardado.Descripcion}, {"Objetivos", enLineas(objetivosDe(mio)), enLineas(objetivosDe(guardado))},
		{"Competencias", enLineas(mio.Competencias), enLineas(guardado.Competencias)}, {"Resultados", enLineas(mio.Resultados), enLineas(guardado.Resultados)},
	} {
		if x.mio != x.guardado && (x.etiqueta != "Versión" || x.mio != "") {
			lista = append(lista, x)
		}
	}
	return lista
}

func objetivosDe(d catalogo.DatosPrograma) []catalogo.Competencia {
	partes := make([]catalogo.Competencia, len(d.Objetivos))
	for i, o := range d.Objetivos {
		partes[i].Descripcion = o.Descripcion
	}
	return partes
}

func enLineas[P catalogo.Competencia | catalogo.Resultado](partes []P) string {
	texto := ""
	for i, parte := range partes {
		c := catalogo.Competencia(parte)
		if i > 0 {
			texto += "\n"
		}
		texto += unir(c.Codigo, c.Descripcion)
	}
	return texto
}

func (v *vistaEscribir) filas(lista string) []int { return filasDe(v.valores, lista) }

func (v *vistaEscribir) conCodigo(lista string) bool { return lista != "objetivos" }

func opcionesDeCentro(centros []appcatalogo.CentroDeLista) []piezas.Opcion {
	campo := campoCentro(centros, "")
	return slices.Concat([]piezas.Opcion{{Texto: "Elija el centro"}}, campo.Opciones[1:])
}
