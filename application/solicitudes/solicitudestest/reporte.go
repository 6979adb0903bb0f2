package solicitudestest

import (
	"slices"
	"time"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// pasaElReporte answers for the filters that the figures of reports lead to.
func (l lector) pasaElReporte(g guardada, f app.Filtro) bool {
	igual := func(filtro, valor string) bool {
		return filtro == "" || filtro == valor || (filtro == app.Ninguno && valor == "")
	}
	especiales := g.Datos.ProgramasEspeciales
	envio := kernel.Today(g.FechaEnvio)
	return igual(f.Regional, l.centros[g.CentroID].Regional[0]) && igual(f.Municipio, g.Datos.Municipio) && igual(f.Modalidad, g.Datos.Modalidad) &&
		(f.Especial == "" || slices.Contains(especiales, f.Especial) || (f.Especial == app.Ninguno && len(especiales) == 0)) &&
		(f.EnviadaDesde.IsZero() || (!g.FechaEnvio.IsZero() && !envio.Before(f.EnviadaDesde))) &&
		(f.EnviadaHasta.IsZero() || (!g.FechaEnvio.IsZero() && !envio.After(f.EnviadaHasta))) &&
		(f.Envios == 0 || f.Envios == g.Revision) && (f.Paso == "" || g.paso(f.Paso))
}

// paso tells whether the movements went through it and it took some time.
func (g guardada) paso(p app.Paso) bool {
	var desde, envio time.Time
	for _, m := range g.historial {
		if m.Accion == solicitudes.Enviar && envio.IsZero() {
			envio = m.En
		}
		decide := m.Accion == solicitudes.Aprobar || m.Accion == solicitudes.Rechazar
		if p == app.PasoRespuesta && decide && !envio.IsZero() && m.En.After(envio) {
			return true
		}
		if m.De == m.A {
			continue
		}
		if app.Paso(m.De) == p && m.En.After(desde) {
			return true
		}
		desde = m.En
	}
	return false
}
