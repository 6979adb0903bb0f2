package ui

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

const (
	rutaFichas   = "/fichas"
	accionPegado = "accion"
	pegarAsignar = "asignar"
)

// vistaFichas is the box that takes numbers of SOFIA Plus, with what its lines do.
type vistaFichas struct {
	texto      string
	error      string
	faltas     []piezas.Falta
	aviso      aviso
	lineas     []solicitudes.FichaPegada
	visto      string
	formulario string
}

func (v vistaFichas) campo() piezas.Campo {
	return piezas.Campo{Nombre: "texto", Etiqueta: "Códigos y números", Valor: v.texto, Error: v.error, Filas: 10,
		Pista:     "Un código y un número de 7 dígitos por línea, por ejemplo SOL-2026-014 3012345. Puede pegar dos columnas de Excel.",
		Atributos: map[string]any{"spellcheck": "false", "autocapitalize": "off"}}
}

func (v vistaFichas) porAsignar() int { return solicitudes.Contar(v.lineas, solicitudes.PorAsignar) }

func (v vistaFichas) boton() string {
	return "Asignar " + palabras.Contar(v.porAsignar(), "ficha", "fichas")
}

// resumen says what would happen, in one sentence.
func (v vistaFichas) resumen() string {
	mal := 0
	for _, f := range v.lineas {
		if f.Resultado.Mal() {
			mal++
		}
	}
	partes := []string{palabras.Contar(v.porAsignar(), "número por asignar", "números por asignar")}
	if n := solicitudes.Contar(v.lineas, solicitudes.YaLaTiene); n > 0 {
		partes = append(partes, palabras.Contar(n, "ya asignado", "ya asignados"))
	}
	if mal > 0 {
		partes = append(partes, palabras.Contar(mal, "línea por corregir", "líneas por corregir"))
	}
	return strings.Join(partes, ", ")
}

func selloDePegada(r solicitudes.Pegada) (piezas.Tono, string) {
	switch r {
	case solicitudes.PorAsignar:
		return piezas.Bien, "Se asignará"
	case solicitudes.Asignada:
		return piezas.Bien, "Asignada"
	case solicitudes.YaLaTiene:
		return piezas.Dato, "Ya la tiene"
	case solicitudes.CodigoNoExiste:
		return piezas.Mal, "Código desconocido"
	case solicitudes.NumeroErrado:
		return piezas.Mal, "Número errado"
	case solicitudes.LineaRepetida:
		return piezas.Mal, "Repetida"
	case solicitudes.NumeroEnUso:
		return piezas.Mal, "Número en uso"
	case solicitudes.CursoSinAprobar:
		return piezas.Ojo, "Sin aprobar"
	case solicitudes.TieneOtraFicha:
	}
	return piezas.Ojo, "Tiene otra ficha"
}

func (p *Paginas) fichas(c *gin.Context) error {
	if err := solicitudes.RolPuede(solicitudes.AsignarFicha, peticion.Actor(c.Request.Context()).Rol); err != nil {
		return err
	}
	return p.mostrarFichas(c, http.StatusOK, vistaFichas{})
}

func (p *Paginas) mostrarFichas(c *gin.Context, estado int, v vistaFichas) error {
	v.formulario = p.formularioNuevo(c)
	m := Marco{Titulo: "Pegar números de SOFIA Plus", Actual: rutaTodas, Migas: []piezas.Miga{{Texto: "Todas las solicitudes", URL: rutaTodas}}}
	if len(v.faltas) > 0 {
		m.Titulo = "Error: " + m.Titulo
	}
	return p.mostrar(c, estado, m, paginaFichas(v))
}

// pegarFichas shows what the lines do, or does it. What was not assigned stays in the box.
func (p *Paginas) pegarFichas(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if err := solicitudes.RolPuede(solicitudes.AsignarFicha, actor.Rol); err != nil {
		return err
	}
	posted, err := formaDe(c)
	if err != nil {
		return err
	}
	if _, err = p.formularioDe(c); err != nil {
		return err
	}
	texto := textoDe(posted, "texto")
	in := app.PegarFichasInput{Texto: texto, Visto: posted.Get("visto"), Confirmar: posted.Get(accionPegado) == pegarAsignar}
	if in.Visto == "" {
		in.Confirmar = false // nobody has looked yet
	}
	v, err := p.d.Solicitudes.PegarFichas.Execute(ctx, actor, in)
	if err != nil {
		return p.negarFichas(c, texto, err)
	}
	if !in.Confirmar {
		return p.mostrarFichas(c, http.StatusOK, vistaFichas{texto: texto, lineas: v.Lineas, visto: v.Visto})
	}
	hecho := aviso{piezas.Bien, "Se asignaron " + palabras.Contar(v.Asignadas, "número", "números") + ". Se avisa a quien dicta cada curso."}
	if v.Asignadas == 1 {
		hecho.texto = "Se asignó 1 número. Se avisa a quien dicta el curso."
	}
	var quedan []string
	for _, f := range v.Lineas {
		if f.Resultado.Mal() {
			quedan = append(quedan, f.Texto)
		}
	}
	if len(quedan) == 0 {
		return p.volver(c, rutaFichas, hecho.texto)
	}
	return p.previaFichas(c, http.StatusOK, strings.Join(quedan, "\n"), hecho)
}

// previaFichas shows what a text would do, below what was just done or refused.
func (p *Paginas) previaFichas(c *gin.Context, estado int, texto string, a aviso) error {
	ctx := c.Request.Context()
	v, err := p.d.Solicitudes.PegarFichas.Execute(ctx, peticion.Actor(ctx), app.PegarFichasInput{Texto: texto})
	if err != nil {
		return err
	}
	return p.mostrarFichas(c, estado, vistaFichas{texto: texto, lineas: v.Lineas, visto: v.Visto, aviso: a})
}

// negarFichas shows the box again with what was typed and why nothing was done.
func (p *Paginas) negarFichas(c *gin.Context, texto string, causa error) error {
	falla, ok := errors.AsType[*fault.Error](causa)
	if !ok || falla.Kind != fault.Invalid && falla.Kind != fault.Conflict {
		return causa
	}
	ctx := c.Request.Context()
	peticion.AnotarCausa(ctx, causa)
	v := vistaFichas{texto: texto}
	if falla.Kind == fault.Invalid {
		v.error, v.faltas = falla.Message, piezas.FaltasDe(falla.Fields)
		if len(falla.Fields) > 0 {
			v.error = falla.Fields[0].Message
		}
		return p.mostrarFichas(c, http.StatusUnprocessableEntity, v)
	}
	return p.previaFichas(c, http.StatusConflict, texto, aviso{piezas.Ojo, falla.Message})
}
