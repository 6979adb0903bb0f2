package correos

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/correos"
)

// plazo ends a statement whose answer never comes, as after a failover that dropped the connection silently.
const plazo = 5 * time.Second

// Cola hands messages to whoever delivers. Any number of them may work on one database.
type Cola struct{ db bun.IDB }

// NewCola works on db, normally the pool: every method is one statement.
func NewCola(db bun.IDB) Cola { return Cola{db} }

// Tomar skips what another one is just taking.
func (c Cola) Tomar(ctx context.Context, ahora, hasta time.Time) (correos.Mensaje, bool, error) {
	ctx, cancel := context.WithTimeout(ctx, plazo)
	defer cancel()
	var fila filaMensaje
	err := c.db.NewRaw(`
		WITH agotados AS (
			UPDATE mensajes SET estado = 'MUERTO', motivo = ?, terminado_en = ?, tomado_hasta = NULL
			WHERE estado = 'EN_ESPERA' AND copias >= ? AND (tomado_hasta IS NULL OR tomado_hasta < ?)
		), debido AS (
			SELECT id FROM mensajes
			WHERE estado = 'EN_ESPERA' AND copias < ? AND disponible_en <= ? AND (tomado_hasta IS NULL OR tomado_hasta < ?)
			ORDER BY disponible_en, id LIMIT 1 FOR UPDATE SKIP LOCKED
		)
		UPDATE mensajes AS m SET tomado_hasta = ?, toma = toma + 1 FROM debido WHERE m.id = debido.id RETURNING m.*`,
		correos.Dudoso, ahora, correos.CopiasMaximas, ahora, correos.CopiasMaximas, ahora, ahora, hasta).Scan(ctx, &fila)
	if errors.Is(err, sql.ErrNoRows) {
		return correos.Mensaje{}, false, nil
	}
	if err != nil {
		return correos.Mensaje{}, false, postgres.Fault(err)
	}
	m, err := fila.mensaje()
	return m, err == nil, err
}

// Comenzar is committed before the first byte leaves, so that a program that is killed has counted the copy.
func (c Cola) Comenzar(ctx context.Context, m *correos.Mensaje) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, plazo)
	defer cancel()
	n, err := afectadas(c.db.NewRaw(`UPDATE mensajes SET copias = copias + 1
		WHERE id = ? AND toma = ? AND estado = 'EN_ESPERA' AND copias < ?`, m.ID, m.Toma, correos.CopiasMaximas).Exec(ctx))
	if n > 0 {
		m.Copias++
	}
	return n > 0, err
}

// Asentar leaves alone what has another toma.
func (c Cola) Asentar(ctx context.Context, m correos.Mensaje) error {
	ctx, cancel := context.WithTimeout(ctx, plazo)
	defer cancel()
	fila, err := filaDe(m)
	if err != nil {
		return err
	}
	_, err = c.db.NewUpdate().Model(&fila).Column("estado", "motivo", "intentos", "copias", "disponible_en", "terminado_en").
		Set("tomado_hasta = NULL").WherePK().Where("m.toma = ?", m.Toma).Where("m.estado = ?", correos.EnEspera).Exec(ctx)
	return postgres.Fault(err)
}
