// Package lotes keeps imports in PostgreSQL, for every module that imports. It is the only writer of importaciones.
package lotes

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	app "complementarias/application/lotes"
	"complementarias/domain/kernel"
)

type fila struct {
	bun.BaseModel `bun:"table:importaciones,alias:i"`

	ID           string          `bun:"id,pk"`
	Tipo         string          `bun:"tipo"`
	Estado       string          `bun:"estado"`
	UsuarioID    string          `bun:"usuario_id"`
	CentroID     string          `bun:"centro_id,nullzero"`
	Formato      string          `bun:"formato"`
	Huella       string          `bun:"huella"`
	Encabezados  json.RawMessage `bun:"encabezados,type:jsonb"`
	Desconocidas json.RawMessage `bun:"desconocidas,type:jsonb"`
	Renglones    json.RawMessage `bun:"renglones,type:jsonb"`
	SoloValidas  bool            `bun:"solo_validas"`
	CreadaEn     time.Time       `bun:"creada_en"`
	ExpiraEn     time.Time       `bun:"expira_en"`
	ConfirmadaEn time.Time       `bun:"confirmada_en,nullzero"`
	DeshechaEn   time.Time       `bun:"deshecha_en,nullzero"`
}

// renglon is a row as it lies in the column renglones: a field may be added and never renamed.
type renglon struct {
	Numero    int      `json:"n"`
	Celdas    []string `json:"celdas"`
	Resultado string   `json:"resultado"`
	Errores   []falta  `json:"errores,omitempty"`
	Nota      string   `json:"nota,omitempty"`
	Efecto    *efecto  `json:"efecto,omitempty"`
}

type falta struct {
	Columna string `json:"columna,omitempty"`
	Clave   string `json:"clave,omitempty"`
	Codigo  string `json:"codigo"`
	Mensaje string `json:"mensaje"`
}

type efecto struct {
	Objeto   string            `json:"objeto"`
	Antes    map[string]string `json:"antes,omitempty"`
	Despues  map[string]string `json:"despues,omitempty"`
	Deshecho bool              `json:"deshecho,omitempty"`
	Motivo   string            `json:"motivo,omitempty"`
}

func filaDe(i *app.Importacion) (*fila, error) {
	renglones := make([]renglon, len(i.Renglones))
	for n, r := range i.Renglones {
		renglones[n] = renglonDe(r)
	}
	f := &fila{
		ID: i.ID, Tipo: string(i.Tipo), Estado: string(i.Estado), UsuarioID: string(i.Por), CentroID: string(i.Centro), Formato: string(i.Formato),
		Huella: i.Huella, SoloValidas: i.SoloValidas, CreadaEn: i.Creada, ExpiraEn: i.Expira, ConfirmadaEn: i.Confirmada, DeshechaEn: i.Deshecha,
	}
	for destino, lista := range map[*json.RawMessage]any{&f.Encabezados: noNula(i.Encabezados), &f.Desconocidas: noNula(i.Desconocidas), &f.Renglones: renglones} {
		texto, err := json.Marshal(lista)
		if err != nil {
			return nil, fmt.Errorf("write importaciones: %w", err)
		}
		*destino = texto
	}
	return f, nil
}

func noNula(lista []string) []string {
	if lista == nil {
		return []string{}
	}
	return lista
}

func renglonDe(r app.Renglon) renglon {
	suyo := renglon{Numero: r.Numero, Celdas: r.Celdas, Resultado: string(r.Resultado), Nota: r.Nota}
	for _, e := range r.Errores {
		suyo.Errores = append(suyo.Errores, falta(e))
	}
	if r.Efecto != nil {
		e := efecto(*r.Efecto)
		suyo.Efecto = &e
	}
	return suyo
}

func (f *fila) importacion() (*app.Importacion, error) {
	i := &app.Importacion{
		ID: f.ID, Tipo: app.Tipo(f.Tipo), Estado: app.Estado(f.Estado), Por: kernel.UsuarioID(f.UsuarioID), Centro: kernel.CentroID(f.CentroID),
		Formato: app.Formato(f.Formato), Huella: f.Huella, SoloValidas: f.SoloValidas, Creada: f.CreadaEn.UTC(), Expira: f.ExpiraEn.UTC(),
		Confirmada: f.ConfirmadaEn.UTC(), Deshecha: f.DeshechaEn.UTC(),
	}
	var renglones []renglon
	for destino, texto := range map[any]json.RawMessage{&i.Encabezados: f.Encabezados, &i.Desconocidas: f.Desconocidas, &renglones: f.Renglones} {
		if err := json.Unmarshal(texto, destino); err != nil {
			return nil, fmt.Errorf("read importaciones: %w", err)
		}
	}
	for _, r := range renglones {
		i.Renglones = append(i.Renglones, r.aRenglon())
	}
	return i, nil
}

func (r renglon) aRenglon() app.Renglon {
	suyo := app.Renglon{Numero: r.Numero, Celdas: r.Celdas, Resultado: app.Resultado(r.Resultado), Nota: r.Nota}
	for _, e := range r.Errores {
		suyo.Errores = append(suyo.Errores, app.Error(e))
	}
	if r.Efecto != nil {
		e := app.Efecto(*r.Efecto)
		suyo.Efecto = &e
	}
	return suyo
}
