// Package configuracion keeps the settings that the administration has changed.
package configuracion

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/configuracion"
	"complementarias/application/uow"
	"complementarias/domain/configuracion"
	"complementarias/domain/kernel"
)

// NewUnitOfWork makes the module's transaction.
func NewUnitOfWork(db *postgres.DB, auditoria postgres.Auditoria) uow.UnitOfWork[app.Tx] {
	return postgres.NewUnitOfWork(db, func(tx bun.Tx) app.Tx {
		return app.Tx{Ajustes: repository{tx}, Auditoria: auditoria.In(tx)}
	})
}

// NewReader answers questions from db.
func NewReader(db bun.IDB) app.Reader { return reader{db} }

type fila struct {
	Clave       string
	Valor       json.RawMessage
	Version     int64
	CambiadoPor string
	CambiadoEn  time.Time
	Autor       string
}

func (f fila) guardado() (app.Guardado, error) {
	v, err := valorDe(f.Valor)
	return app.Guardado{Autor: f.Autor, Ajuste: configuracion.Ajuste{Clave: configuracion.Clave(f.Clave), Valor: v, Version: f.Version,
		CambiadoPor: kernel.UsuarioID(f.CambiadoPor), CambiadoEn: f.CambiadoEn.UTC()}}, err
}

// valorDe reads a number, a list of numbers or a list of texts; nil for none.
func valorDe(j json.RawMessage) (*configuracion.Valor, error) {
	if len(j) == 0 {
		return nil, nil //nolint:nilnil // no value is one: the default holds
	}
	var v configuracion.Valor
	var uno int
	if json.Unmarshal(j, &uno) == nil {
		v.Numeros = []int{uno}
		return &v, nil
	}
	if json.Unmarshal(j, &v.Numeros) == nil {
		return &v, nil
	}
	v.Numeros = nil
	if err := json.Unmarshal(j, &v.Textos); err != nil {
		return nil, fmt.Errorf("read a setting: %w", err)
	}
	return &v, nil
}

// escrito is a value as it is kept; nil for none.
func escrito(a configuracion.Ajuste) (any, error) {
	if a.Valor == nil {
		return nil, nil //nolint:nilnil // NULL
	}
	var v any
	switch a.Clave {
	case configuracion.DominiosCorreo:
		v = a.Valor.Textos
	case configuracion.LimitePlanta, configuracion.LimiteContratista:
		v = a.Valor.Numeros[0]
	case configuracion.DiasRecordatorio:
		v = a.Valor.Numeros
	}
	j, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("write a setting: %w", err)
	}
	return string(j), nil
}

type repository struct{ tx bun.IDB }

// Get locks the table against other writers: a row that is not there yet cannot be locked, and readers go on.
func (r repository) Get(ctx context.Context, clave configuracion.Clave) (configuracion.Ajuste, error) {
	if _, err := r.tx.NewRaw("LOCK TABLE configuracion IN SHARE ROW EXCLUSIVE MODE").Exec(ctx); err != nil {
		return configuracion.Ajuste{}, postgres.Fault(err)
	}
	var f fila
	err := r.tx.NewRaw("SELECT clave, valor, version, cambiado_por, cambiado_en FROM configuracion WHERE clave = ?", string(clave)).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) {
		return configuracion.Ajuste{Clave: clave}, nil
	}
	if err != nil {
		return configuracion.Ajuste{}, postgres.Fault(err)
	}
	g, err := f.guardado()
	return g.Ajuste, err
}

func (r repository) Save(ctx context.Context, a configuracion.Ajuste) error {
	valor, err := escrito(a)
	if err != nil {
		return err
	}
	_, err = r.tx.NewRaw(`INSERT INTO configuracion (clave, valor, version, cambiado_por, cambiado_en) VALUES (?, ?::jsonb, ?, ?, ?)
		ON CONFLICT (clave) DO UPDATE SET valor = excluded.valor, version = excluded.version, cambiado_por = excluded.cambiado_por, cambiado_en = excluded.cambiado_en`,
		string(a.Clave), valor, a.Version, string(a.CambiadoPor), a.CambiadoEn).Exec(ctx)
	return postgres.Fault(err)
}

type reader struct{ db bun.IDB }

func (r reader) Todos(ctx context.Context) (map[configuracion.Clave]app.Guardado, error) {
	var filas []fila
	err := r.db.NewRaw(`SELECT a.clave, a.valor, a.version, a.cambiado_por, a.cambiado_en, u.nombre AS autor
		FROM configuracion a JOIN usuarios u ON u.id = a.cambiado_por`).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	guardados := make(map[configuracion.Clave]app.Guardado, len(filas))
	for _, f := range filas {
		if guardados[configuracion.Clave(f.Clave)], err = f.guardado(); err != nil {
			return nil, err
		}
	}
	return guardados, nil
}

func (r reader) Valor(ctx context.Context, clave configuracion.Clave) (*configuracion.Valor, error) {
	var j string
	err := r.db.NewRaw("SELECT coalesce(valor::text, '') FROM configuracion WHERE clave = ?", string(clave)).Scan(ctx, &j)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // no value is one: the default holds
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return valorDe(json.RawMessage(j))
}
