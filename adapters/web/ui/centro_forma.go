package ui

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// vistaEscribirCentro is the form of a centre.
type vistaEscribirCentro struct {
	formaLibre
	titulo, accion, boton, vuelta string
	nuevo                         bool
	centro                        appcatalogo.CentroCompleto // that is written over; empty for a new one
	edicion, formulario           string
	diferencias                   []diferencia // with what somebody else has kept meanwhile
}

func (p *Paginas) nuevoCentro(c *gin.Context) error {
	if err := catalogo.PuedeRegistrar(peticion.Actor(c.Request.Context())); err != nil {
		return err
	}
	valores := url.Values{"formCode": {"F11-3030-003/03-06"}, "formVersion": {"1"}}
	return p.mostrarNuevoCentro(c, http.StatusOK, vistaEscribirCentro{formaLibre: formaLibre{valores: valores}, formulario: p.formularioNuevo(c)})
}

func (p *Paginas) mostrarNuevoCentro(c *gin.Context, estado int, v vistaEscribirCentro) error {
	v.nuevo, v.titulo, v.accion, v.boton, v.vuelta = true, "Registrar centro", rutaCentros+"/nuevo", "Registrar centro", rutaCentros
	return p.mostrar(c, estado, Marco{Titulo: v.titulo, Actual: rutaCentros, Migas: []piezas.Miga{{Texto: "Centros", URL: rutaCentros}}}, paginaEscribirCentro(&v))
}

// crearCentro registers what was typed. The centre gets the id of the form, so that a form sent twice makes one.
func (p *Paginas) crearCentro(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	posted, id, err := p.formaDeCatalogo(c, actor)
	if err != nil {
		return err
	}
	v := vistaEscribirCentro{formaLibre: formaLibre{valores: posted}, formulario: posted.Get(campoFormulario)}
	in := appcatalogo.RegistrarCentroInput{DatosCentro: v.datos(), ID: kernel.CentroID(id)}
	in.Ilegibles = v.faltas
	_, err = p.d.Catalogo.RegistrarCentro.Execute(ctx, actor, in)
	if errors.Is(err, catalogo.ErrCodigoCentroEnUso) {
		if _, otro := p.d.Catalogo.VerCentro.Execute(ctx, actor, in.ID); otro == nil {
			err = nil
		} else {
			err = catalogo.ErrCodigoCentroEnUso.At("/codigo")
		}
	}
	if v.fallar(err) {
		return p.mostrarNuevoCentro(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return p.volver(c, rutaDeCentro(in.ID), "Centro registrado. Cree ahora la cuenta de quien lo coordina.")
}

func (p *Paginas) editarCentro(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return err
	}
	x, err := p.d.Catalogo.VerCentro.Execute(ctx, actor, kernel.CentroID(c.Param("id")))
	if err != nil {
		return err
	}
	return p.mostrarSobreCentro(c, http.StatusOK, vistaEscribirCentro{formaLibre: formaLibre{valores: valoresDeCentro(x.DatosCentro)}}, x)
}

func (p *Paginas) mostrarSobreCentro(c *gin.Context, estado int, v vistaEscribirCentro, x appcatalogo.CentroCompleto) error {
	v.centro, v.titulo, v.boton, v.formulario = x, "Editar centro", "Guardar cambios", p.formularioNuevo(c)
	v.accion, v.vuelta = rutaDeCentro(x.ID)+"/editar", rutaDeCentro(x.ID)
	if v.edicion == "" {
		v.edicion = strconv.FormatInt(x.Edicion, 10)
	}
	m := Marco{Titulo: v.titulo, Actual: rutaCentros, Migas: []piezas.Miga{{Texto: "Centros", URL: rutaCentros}, {Texto: x.Nombre, URL: rutaDeCentro(x.ID)}}}
	return p.mostrar(c, estado, m, paginaEscribirCentro(&v))
}

// guardarCentro writes what was typed over the centre. What somebody else has changed meanwhile is shown beside it, and
// nothing that was typed is lost.
func (p *Paginas) guardarCentro(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	posted, _, err := p.formaDeCatalogo(c, actor)
	if err != nil {
		return err
	}
	v := vistaEscribirCentro{formaLibre: formaLibre{valores: posted}, edicion: posted.Get("version-leida")}
	datos := v.datos()
	o := appcatalogo.CentroElegido{ID: kernel.CentroID(c.Param("id")), Edicion: edicionDe(posted)}
	_, err = p.d.Catalogo.EditarCentro.Execute(ctx, actor, appcatalogo.EscribirCentroInput{CentroElegido: o, Ilegibles: v.faltas,
		Escribir: func(d *catalogo.DatosCentro) { *d = datos }})
	if err == nil {
		return p.volver(c, rutaDeCentro(o.ID), "Centro actualizado.")
	}
	x, errVer := p.d.Catalogo.VerCentro.Execute(ctx, actor, o.ID)
	if errVer != nil {
		return errVer
	}
	if errors.Is(err, catalogo.ErrCentroModificado) {
		if v.diferencias = distintosDeCentro(datos, x.DatosCentro); len(v.diferencias) == 0 {
			return p.volver(c, rutaDeCentro(o.ID), "Centro actualizado.") // the same form, sent twice
		}
		peticion.AnotarCausa(ctx, err)
		v.edicion = ""
		return p.mostrarSobreCentro(c, http.StatusConflict, v, x)
	}
	if errors.Is(err, catalogo.ErrCodigoCentroEnUso) {
		err = catalogo.ErrCodigoCentroEnUso.At("/codigo")
	}
	if v.fallar(err) {
		return p.mostrarSobreCentro(c, http.StatusUnprocessableEntity, v, x)
	}
	return err
}

func (v *vistaEscribirCentro) datos() catalogo.DatosCentro {
	return catalogo.DatosCentro{Codigo: v.linea("codigo"), Nombre: v.linea("nombre"), Direccion: v.linea("direccion"), Telefono: v.linea("telefono"), Ciudad: v.linea("ciudad"),
		Region: v.linea("region"), RegionalCodigo: v.linea("regionalCodigo"), FormatoCodigo: v.linea("formCode"), FormatoVersion: v.linea("formVersion"),
		LimitePlanta: v.entero("limitePlanta"), LimiteContratista: v.entero("limiteContratista")}
}

func valoresDeCentro(d catalogo.DatosCentro) url.Values {
	return url.Values{"codigo": {d.Codigo}, "nombre": {d.Nombre}, "direccion": {d.Direccion}, "telefono": {d.Telefono}, "ciudad": {d.Ciudad}, "region": {d.Region},
		"regionalCodigo": {d.RegionalCodigo}, "formCode": {d.FormatoCodigo}, "formVersion": {d.FormatoVersion},
		"limitePlanta": {siHay(d.LimitePlanta, 0)}, "limiteContratista": {siHay(d.LimiteContratista, 0)}}
}

// limiteDeCentro says a weekly limit of a centre; 0 is that of the country, which is left out when it is 0 too.
func limiteDeCentro(horas, pais int) string {
	switch {
	case horas == 0 && pais == 0:
		return "El del país"
	case horas == 0:
		return "El del país: " + limiteDeCentro(pais, 0)
	}
	return palabras.Contar(horas, "hora", "horas") + " por semana"
}

// distintosDeCentro lists the fields in which what was typed differs from what is kept.
func distintosDeCentro(mio, guardado catalogo.DatosCentro) []diferencia {
	var lista []diferencia
	for _, x := range []diferencia{
		{"Código", mio.Codigo, guardado.Codigo}, {"Nombre", mio.Nombre, guardado.Nombre}, {"Regional", mio.Region, guardado.Region},
		{"Departamento", nombreDeDepartamento(mio.RegionalCodigo), nombreDeDepartamento(guardado.RegionalCodigo)}, {"Municipio", mio.Ciudad, guardado.Ciudad},
		{"Dirección", mio.Direccion, guardado.Direccion}, {"Teléfono", mio.Telefono, guardado.Telefono},
		{"Código de la ficha", mio.FormatoCodigo, guardado.FormatoCodigo}, {"Versión de la ficha", mio.FormatoVersion, guardado.FormatoVersion},
		{"Límite semanal de planta", limiteDeCentro(mio.LimitePlanta, 0), limiteDeCentro(guardado.LimitePlanta, 0)},
		{"Límite semanal de contratistas", limiteDeCentro(mio.LimiteContratista, 0), limiteDeCentro(guardado.LimiteContratista, 0)},
	} {
		if x.mio != x.guardado {
			lista = append(lista, x)
		}
	}
	return lista
}
