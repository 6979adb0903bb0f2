package api

import (
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// Paginacion stands beside the rows of a list.
type Paginacion struct {
	Page          int  `json:"page"`
	Limit         int  `json:"limit"`
	Total         int  `json:"total" doc:"Exacto hasta 10.000"`
	Pages         int  `json:"pages"`
	TotalEsMinimo bool `json:"totalEsMinimo,omitempty" doc:"Hay más filas de las que dice total"`
}

// NewPaginacion counts the pages of total rows.
func NewPaginacion(page, limit, total int, esMinimo bool) Paginacion {
	return Paginacion{Page: page, Limit: limit, Total: total, Pages: (total + limit - 1) / limit, TotalEsMinimo: esMinimo}
}

// Instante is written in UTC with milliseconds: 2026-11-23T06:54:03.658Z.
type Instante time.Time

// NewInstante returns nil, which is null in JSON, for the zero time.
func NewInstante(t time.Time) *Instante {
	if t.IsZero() {
		return nil
	}
	i := Instante(t)
	return &i
}

// MarshalJSON writes the instant as api.md 1 says.
func (i Instante) MarshalJSON() ([]byte, error) {
	return time.Time(i).UTC().AppendFormat(nil, `"2006-01-02T15:04:05.000Z"`), nil
}

// Schema documents a date-time.
func (Instante) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date-time"}
}
