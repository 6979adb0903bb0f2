package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metricas measures requests by route pattern; nil measures nothing.
type metricas struct{ duracion *prometheus.HistogramVec }

func newMetricas(r prometheus.Registerer) (*metricas, error) {
	if r == nil {
		return nil, nil //nolint:nilnil // no registry, no metrics
	}
	m := &metricas{duracion: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name:    "http_request_duration_seconds",
		Help:    "Time from the end of the request's headers to the end of its answer.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
	}, []string{"route", "method", "class"})}
	return m, r.Register(m.duracion)
}

func (m *metricas) observar(ruta, metodo string, estado int, d time.Duration) {
	if m == nil {
		return
	}
	m.duracion.WithLabelValues(ruta, metodoConocido(metodo), strconv.Itoa(estado/100)+"xx").Observe(d.Seconds())
}

// MetricsHandler shows what g gathers. It belongs on a listener of its own (METRICS_ADDR), never on the public one.
func MetricsHandler(g prometheus.Gatherer) http.Handler {
	return promhttp.HandlerFor(g, promhttp.HandlerOpts{})
}
