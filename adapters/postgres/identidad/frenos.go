package identidad

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/identidad"
)

type frenoRow struct {
	bun.BaseModel `bun:"table:frenos,alias:f"`

	Ambito   string    `bun:"ambito,pk"`
	Llave    string    `bun:"llave,pk"`
	Intentos int       `bun:"intentos"`
	Desde    time.Time `bun:"desde,nullzero"`
	Ultimo   time.Time `bun:"ultimo,nullzero"`
	Hasta    time.Time `bun:"hasta,nullzero"`
	Exito    time.Time `bun:"exito,nullzero"`
}

func toFrenoRow(f *identidad.Freno) frenoRow {
	r := f.Registro()
	return frenoRow{Ambito: string(r.Ambito), Llave: r.Llave, Intentos: r.Intentos, Desde: r.Desde, Ultimo: r.Ultimo, Hasta: r.Hasta, Exito: r.Exito}
}

func (r frenoRow) freno() *identidad.Freno {
	return identidad.RestoreFreno(identidad.RegistroFreno{LlaveFreno: r.llave(), Intentos: r.Intentos, Desde: r.Desde.UTC(), Ultimo: r.Ultimo.UTC(),
		Hasta: r.Hasta.UTC(), Exito: r.Exito.UTC()})
}

func (r frenoRow) llave() identidad.LlaveFreno {
	return identidad.LlaveFreno{Ambito: identidad.AmbitoFreno(r.Ambito), Llave: r.Llave}
}

type frenos struct{ db bun.IDB }

// Get makes the counters that are absent, so that there is a row to lock. All of them are locked in the order of their keys.
func (r frenos) Get(ctx context.Context, llaves ...identidad.LlaveFreno) (identidad.Frenos, error) {
	filas := make([]frenoRow, len(llaves))
	for i, l := range llaves {
		filas[i] = frenoRow{Ambito: string(l.Ambito), Llave: l.Llave}
	}
	slices.SortFunc(filas, func(a, b frenoRow) int { return cmp.Or(cmp.Compare(a.Ambito, b.Ambito), cmp.Compare(a.Llave, b.Llave)) })
	_, err := r.db.NewInsert().Model(&filas).On("CONFLICT (ambito, llave) DO UPDATE").Set("intentos = f.intentos").
		Returning("*").Exec(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	contadores := make(identidad.Frenos, len(llaves))
	for i, l := range llaves {
		j := slices.IndexFunc(filas, func(f frenoRow) bool { return f.llave() == l })
		contadores[i] = filas[j].freno()
	}
	return contadores, nil
}

func (r frenos) Save(ctx context.Context, contadores identidad.Frenos) error {
	filas := make([]frenoRow, len(contadores))
	for i, f := range contadores {
		filas[i] = toFrenoRow(f)
	}
	_, err := r.db.NewInsert().Model(&filas).On("CONFLICT (ambito, llave) DO UPDATE").
		Set("intentos = EXCLUDED.intentos, desde = EXCLUDED.desde, ultimo = EXCLUDED.ultimo, hasta = EXCLUDED.hasta, exito = EXCLUDED.exito").Exec(ctx)
	return postgres.Fault(err)
}

// purgeFrenos removes the counters whose attempts no longer count and whose addresses are known no more.
func purgeFrenos(ctx context.Context, db bun.IDB, now time.Time) error {
	_, err := db.NewDelete().Model((*frenoRow)(nil)).Where("(ultimo IS NULL OR ultimo < ?)", now.Add(-identidad.OlvidoFreno)).
		Where("(exito IS NULL OR exito < ?)", now.Add(-identidad.ConocidaFreno)).Exec(ctx)
	return postgres.Fault(err)
}
