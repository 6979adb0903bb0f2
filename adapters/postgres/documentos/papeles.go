// Package documentos keeps in PostgreSQL which papers were printed and which of them are void. It is the only writer of
// its tables.
package documentos

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/documentos"
	"complementarias/domain/kernel"
)

// NewPapeles keeps papers in db.
func NewPapeles(db bun.IDB) app.Papeles { return papeles{db} }

type papeles struct{ db bun.IDB }

// listaMaxima is how many rows of each kind De reads.
const listaMaxima = 200

type filaPapel struct {
	Token       []byte     `bun:"token"`
	SolicitudID string     `bun:"solicitud_id"`
	Huella      string     `bun:"huella"`
	Serie       int        `bun:"serie"`
	Version     int64      `bun:"version"`
	EmitidoEn   time.Time  `bun:"emitido_en"`
	EmitidoPor  string     `bun:"emitido_por"`
	AnuladoEn   *time.Time `bun:"anulado_en"`
	AnuladoPor  *string    `bun:"anulado_por"`
	Motivo      *string    `bun:"motivo"`
}

func (f filaPapel) emision() app.Emision {
	return app.Emision{Resumen: f.Token, Solicitud: kernel.SolicitudID(f.SolicitudID), Huella: f.Huella, Serie: f.Serie, Version: f.Version,
		En: f.EmitidoEn.UTC(), Por: kernel.UsuarioID(f.EmitidoPor)}
}

func (f filaPapel) anulacion() app.Anulacion {
	if f.AnuladoEn == nil {
		return app.Anulacion{}
	}
	return app.Anulacion{Solicitud: kernel.SolicitudID(f.SolicitudID), Serie: f.Serie, En: f.AnuladoEn.UTC(), Por: kernel.UsuarioID(*f.AnuladoPor), Motivo: *f.Motivo}
}

func (p papeles) Serie(ctx context.Context, id kernel.SolicitudID) (int, error) {
	var serie int
	err := p.db.NewRaw(`SELECT coalesce(max(serie), 0) + 1 FROM papeles_anulaciones WHERE solicitud_id = ?`, string(id)).Scan(ctx, &serie)
	return serie, postgres.Fault(err)
}

func (p papeles) Emitir(ctx context.Context, e app.Emision) error {
	_, err := p.db.NewRaw(`INSERT INTO papeles (token, solicitud_id, huella, serie, version, emitido_en, emitido_por) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`, e.Resumen, string(e.Solicitud), e.Huella, e.Serie, e.Version, e.En, string(e.Por)).Exec(ctx)
	return postgres.Fault(err)
}

func (p papeles) Buscar(ctx context.Context, resumen []byte) (app.Emision, app.Anulacion, error) {
	var f filaPapel
	err := p.db.NewRaw(`SELECT p.*, a.anulado_en, a.anulado_por, a.motivo FROM papeles p
		LEFT JOIN papeles_anulaciones a ON a.solicitud_id = p.solicitud_id AND a.serie = p.serie WHERE p.token = ?`, resumen).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) {
		return app.Emision{}, app.Anulacion{}, app.ErrSinPapel
	}
	if err != nil {
		return app.Emision{}, app.Anulacion{}, postgres.Fault(err)
	}
	return f.emision(), f.anulacion(), nil
}

func (p papeles) De(ctx context.Context, id kernel.SolicitudID) ([]app.Emision, []app.Anulacion, error) {
	var impresos, nulos []filaPapel
	err := p.db.NewRaw(`SELECT * FROM papeles WHERE solicitud_id = ? ORDER BY emitido_en DESC, serie DESC, huella LIMIT ?`, string(id), listaMaxima).Scan(ctx, &impresos)
	if err != nil {
		return nil, nil, postgres.Fault(err)
	}
	err = p.db.NewRaw(`SELECT * FROM papeles_anulaciones WHERE solicitud_id = ? ORDER BY serie DESC LIMIT ?`, string(id), listaMaxima).Scan(ctx, &nulos)
	if err != nil {
		return nil, nil, postgres.Fault(err)
	}
	emisiones, anulaciones := make([]app.Emision, len(impresos)), make([]app.Anulacion, len(nulos))
	for i, f := range impresos {
		emisiones[i] = f.emision()
	}
	for i, f := range nulos {
		anulaciones[i] = f.anulacion()
	}
	return emisiones, anulaciones, nil
}

// Anular asks again after its insert, because the row that is in the way may be one that it could not see before.
func (p papeles) Anular(ctx context.Context, a app.Anulacion) (app.Anulacion, error) {
	_, err := p.db.NewRaw(`INSERT INTO papeles_anulaciones (solicitud_id, serie, anulado_en, anulado_por, motivo) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`, string(a.Solicitud), a.Serie, a.En, string(a.Por), a.Motivo).Exec(ctx)
	if err != nil {
		return app.Anulacion{}, postgres.Fault(err)
	}
	var f filaPapel
	err = p.db.NewRaw(`SELECT * FROM papeles_anulaciones WHERE solicitud_id = ? AND serie = ?`, string(a.Solicitud), a.Serie).Scan(ctx, &f)
	return f.anulacion(), postgres.Fault(err)
}
