package ui

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appinstructores "complementarias/application/instructores"
	"complementarias/application/tablas"
	"complementarias/domain/identidad"
	dominio "complementarias/domain/instructores"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// vistaInstructor is the profile of somebody who teaches.
type vistaInstructor struct {
	appinstructores.Perfil
	propio     bool // of the one who looks
	administra bool // the account, too
	hoy        kernel.Date
}

// instructor shows a profile to its owner, to who coordinates the centre and to who administers.
func (p *Paginas) instructor(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	perfil, err := p.d.Instructores.Ver.Execute(ctx, actor, kernel.UsuarioID(c.Param("id")))
	if err != nil {
		return err
	}
	v := vistaInstructor{Perfil: perfil, propio: actor.ID == perfil.ID, hoy: p.hoy()}
	v.administra = identidad.Permitida(identidad.AccionVer, actor, identidad.Registro{ID: perfil.ID, Rol: kernel.Instructor, Centro: perfil.Centro.ID, Activo: perfil.Activo}) == nil
	m := Marco{Titulo: perfil.Nombre, Actual: rutaInstructores, Migas: []piezas.Miga{{Texto: "Instructores", URL: rutaInstructores}}}
	if v.propio {
		m = Marco{Titulo: "Mi perfil de instructor", Migas: []piezas.Miga{{Texto: "Mi perfil", URL: "/mi-perfil"}}}
	}
	return p.mostrar(c, http.StatusOK, m, paginaInstructor(v))
}

// semanal draws the weeks around the present one against the limit of the contract.
func (v vistaInstructor) semanal() cuadro {
	c := cuadro{id: "carga", titulo: "Carga semanal", frase: v.fraseDeCarga(),
		columnas: []columnaDeCuadro{{titulo: "Semana"}, {titulo: "Horas"}, {titulo: "Del límite"}}}
	horas := piezas.Trazo{Rotulo: "Horas de clase aprobadas", Clase: "mediana"}
	dibujo := piezas.Tendencia{ID: "g-carga", Titulo: "Horas de clase por semana", Resumen: c.frase,
		Meta: float64(v.LimiteMinutos) / 60, RotuloMeta: "Límite de " + palabras.HorasBreve(v.LimiteMinutos)}
	for _, s := range v.Semanas {
		valor := float64(s.Minutos) / 60
		dibujo.Periodos = append(dibujo.Periodos, piezas.Periodo{Corto: palabras.FechaCorta(s.Lunes)})
		horas.Puntos = append(horas.Puntos, piezas.Punto{Valor: valor, Hay: true})
		c.filas = append(c.filas, []celda{conTexto(v.nombreDeSemana(s), ""), {Celda: tablas.Decimal(valor), dicho: palabras.HorasBreve(s.Minutos)},
			parteDe(float64(s.Minutos)/float64(v.LimiteMinutos), true)})
	}
	dibujo.Lineas = []piezas.Trazo{horas}
	c.grafica = grafica{tendencia: &dibujo}
	return c
}

func (v vistaInstructor) nombreDeSemana(s appinstructores.Semana) string {
	if !v.hoy.Before(s.Lunes) && v.hoy.Before(s.Lunes.AddDays(7)) {
		return palabras.Semana(s.Lunes) + " (esta)"
	}
	return palabras.Semana(s.Lunes)
}

func (v vistaInstructor) fraseDeCarga() string {
	var mayor appinstructores.Semana
	sobre := 0
	for _, s := range v.Semanas {
		if s.Minutos > mayor.Minutos {
			mayor = s
		}
		if s.Minutos > v.LimiteMinutos {
			sobre++
		}
	}
	limite := "El límite de " + nombreDeVinculo(v.Vinculo) + " es de " + palabras.Horas(v.LimiteMinutos) + " por semana. "
	switch {
	case mayor.Minutos == 0:
		return limite + "No hay clases aprobadas en estas semanas."
	case sobre > 0:
		return limite + palabras.Mayuscula(palabras.Contar(sobre, "semana lo pasa", "semanas lo pasan")) + "; la más cargada es la del " + palabras.DiaYMes(mayor.Lunes) + ", con " + palabras.Horas(mayor.Minutos) + "."
	}
	return limite + "La semana más cargada es la del " + palabras.DiaYMes(mayor.Lunes) + ", con " + palabras.Horas(mayor.Minutos) + "."
}

func nombreDeVinculo(vinculo string) string {
	if vinculo == "PLANTA" {
		return "planta"
	}
	return "contratista"
}

func nombreDeRendimiento(n dominio.Nivel) string {
	switch n {
	case dominio.Excelente:
		return "Excelente"
	case dominio.Bueno:
		return "Bueno"
	case dominio.Regular:
		return "Regular"
	case dominio.NecesitaMejora:
		return "Necesita mejorar"
	case dominio.SinDatos:
	}
	return "Sin datos suficientes"
}

func tonoDeRendimiento(n dominio.Nivel) piezas.Tono {
	switch n {
	case dominio.Excelente, dominio.Bueno:
		return piezas.Bien
	case dominio.Regular, dominio.NecesitaMejora:
		return piezas.Ojo
	case dominio.SinDatos:
	}
	return piezas.Dato
}

func estadoDeTexto(e string) solicitudes.Estado { return solicitudes.Estado(e) }

func notaDeTasa(c appinstructores.Cifras) string {
	return palabras.Contar(c.Aprobadas, "aprobada", "aprobadas") + " y " + palabras.Contar(c.Rechazadas, "rechazada", "rechazadas")
}

// fechasDeAbierta is when the course takes place, if that is written.
func fechasDeAbierta(a appinstructores.Abierta) string {
	if a.Inicio.IsZero() {
		return "Sin fecha"
	}
	return palabras.Tramo(a.Inicio, a.Fin)
}
