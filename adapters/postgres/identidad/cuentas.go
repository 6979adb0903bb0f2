package identidad

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/identidad"
	"complementarias/domain/colombia"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// administradaRow is an account as those who administer it see it.
type administradaRow struct {
	cuentaRow

	Vinculo       string    `bun:"vinculo"`
	Activo        bool      `bun:"activo"`
	ClaveEstado   string    `bun:"clave_estado"`
	Version       int64     `bun:"version"`
	CreadoEn      time.Time `bun:"creado_en"`
	ActualizadoEn time.Time `bun:"actualizado_en"`
}

const selectAdministrada = selectCuenta + `, u.vinculo, u.activo, u.clave_estado, u.version, u.creado_en, u.actualizado_en`

func (r *administradaRow) vista() app.CuentaView {
	return app.CuentaView{View: r.view(), Vinculo: identidad.Vinculo(r.Vinculo), Activo: r.Activo,
		Clave: identidad.EstadoClave(r.ClaveEstado), Version: r.Version,
		Creado: r.CreadoEn.UTC(), Actualizado: r.ActualizadoEn.UTC()}
}

// enAlcance is the condition that every read of an account for somebody else carries.
func enAlcance(a identidad.Alcance) (donde string, args []any) {
	switch {
	case a.Pais:
		return "true", nil
	case a.Centro != "":
		return "u.centro_id = ? AND u.rol = ?", []any{string(a.Centro), string(kernel.Instructor)}
	}
	return "false", nil
}

// Cuenta reads one account in alcance; identidad.ErrNoExiste otherwise.
func (r Reader) Cuenta(ctx context.Context, id kernel.UsuarioID, alcance identidad.Alcance) (app.CuentaView, error) {
	if postgres.ConNulo(string(id)) {
		return app.CuentaView{}, identidad.ErrNoExiste
	}
	donde, args := enAlcance(alcance)
	var fila administradaRow
	err := r.db.NewRaw(selectAdministrada+fromCuenta+` WHERE u.id = ? AND `+donde, append([]any{string(id)}, args...)...).Scan(ctx, &fila)
	if errors.Is(err, sql.ErrNoRows) {
		return app.CuentaView{}, identidad.ErrNoExiste
	}
	if err != nil {
		return app.CuentaView{}, postgres.Fault(err)
	}
	return fila.vista(), nil
}

// Cuentas reads a page of accounts by name, and the counts of its tabs: two questions.
func (r Reader) Cuentas(ctx context.Context, alcance identidad.Alcance, f app.FiltroCuentas) (app.PaginaCuentas, error) {
	p := app.PaginaCuentas{Filas: []app.CuentaView{}, Conteos: app.ConteosCuentas{PorRol: map[kernel.Rol]int{}}}
	donde, args := filtro(alcance, f)
	if err := r.contar(ctx, donde, args, f, &p); err != nil {
		return p, err
	}
	if f.Rol != "" {
		donde, args = donde+" AND u.rol = ?", append(args, string(f.Rol))
	}
	if f.Activo != nil {
		donde, args = donde+" AND u.activo = ?", append(args, *f.Activo)
	}
	var filas []administradaRow
	err := r.db.NewRaw(selectAdministrada+fromCuenta+` WHERE `+donde+` ORDER BY u.busqueda, u.id LIMIT ? OFFSET ?`,
		append(args, f.Limite, (f.Pagina-1)*f.Limite)...).Scan(ctx, &filas)
	if err != nil {
		return p, postgres.Fault(err)
	}
	for i := range filas {
		p.Filas = append(p.Filas, filas[i].vista())
	}
	return p, nil
}

// filtro is the part of a list that its tabs share. busqueda begins with the name, folded, so it sorts by it as well.
func filtro(alcance identidad.Alcance, f app.FiltroCuentas) (string, []any) {
	donde, args := enAlcance(alcance)
	if f.Centro != "" {
		donde, args = donde+" AND u.centro_id = ?", append(args, string(f.Centro))
	}
	if strings.TrimSpace(f.Buscar) != "" {
		texto := colombia.Plegar(f.Buscar)
		if texto == "" {
			return "false", nil // nothing but marks: nobody has that in the name
		}
		donde += " AND u.busqueda LIKE ?"
		args = append(args, "%"+strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(texto)+"%")
	}
	return donde, args[:len(args):len(args)]
}

func (r Reader) contar(ctx context.Context, donde string, args []any, f app.FiltroCuentas, p *app.PaginaCuentas) error {
	var filas []struct {
		Rol    string `bun:"rol"`
		Activo bool   `bun:"activo"`
		N      int    `bun:"n"`
	}
	err := r.db.NewRaw(`SELECT rol, activo, count(*) AS n FROM (SELECT u.rol, u.activo FROM usuarios u WHERE `+donde+` LIMIT ?) q GROUP BY rol, activo`,
		append(args, 4*app.TotalMaximo)...).Scan(ctx, &filas)
	if err != nil {
		return postgres.Fault(err)
	}
	for _, fila := range filas {
		deRol, deEstado := f.Rol == "" || string(f.Rol) == fila.Rol, f.Activo == nil || *f.Activo == fila.Activo
		if deRol && fila.Activo {
			p.Conteos.Activas += fila.N
		}
		if deRol && !fila.Activo {
			p.Conteos.Inactivas += fila.N
		}
		if deEstado {
			p.Conteos.PorRol[kernel.Rol(fila.Rol)] += fila.N
		}
		if deRol && deEstado {
			p.Total += fila.N
		}
	}
	p.TotalEsMinimo = p.Total > app.TotalMaximo
	p.Total = min(p.Total, app.TotalMaximo)
	return nil
}

// Abiertas lists what an instructor has in hand on a day.
func (r Reader) Abiertas(ctx context.Context, de kernel.UsuarioID, hoy kernel.Date) ([]identidad.Abierta, error) {
	if postgres.ConNulo(string(de)) {
		return nil, nil
	}
	var filas []struct {
		ID       string `bun:"id"`
		Codigo   string `bun:"codigo"`
		Programa string `bun:"programa"`
		Estado   string `bun:"estado"`
	}
	err := r.db.NewRaw(`SELECT s.id, s.codigo, s.programa_nombre AS programa, s.estado FROM solicitudes s
		WHERE s.instructor_id = ? AND (s.estado IN ('PENDIENTE', 'EN_REVISION', 'DEVUELTA') OR s.estado = 'APROBADA' AND EXISTS (
			SELECT 1 FROM solicitud_sesiones x WHERE x.solicitud_id = s.id AND x.fecha >= ?))
		ORDER BY left(s.codigo, 8), length(s.codigo), s.codigo`, string(de), postgres.Fecha{Date: hoy}).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	abiertas := make([]identidad.Abierta, len(filas))
	for i, f := range filas {
		abiertas[i] = identidad.Abierta{ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Programa: f.Programa, Estado: f.Estado}
	}
	return abiertas, nil
}

type cuentas struct{ db bun.IDB }

func (r cuentas) OtrosAdmins(ctx context.Context, menos kernel.UsuarioID) (int, error) {
	if postgres.ConNulo(string(menos)) {
		return 0, identidad.ErrNoExiste
	}
	// Two statements: only one that begins after the lock sees what the holder before us has written.
	if _, err := r.db.NewRaw(`SELECT pg_advisory_xact_lock(hashtextextended('admins', 0))`).Exec(ctx); err != nil {
		return 0, postgres.Fault(err)
	}
	var n int
	err := r.db.NewRaw(`SELECT count(*) FROM usuarios WHERE rol = 'ADMIN' AND activo AND id <> ?`, string(menos)).Scan(ctx, &n)
	return n, postgres.Fault(err)
}

func (r cuentas) Parecidas(ctx context.Context, correo, cedula string, menos kernel.UsuarioID) ([]identidad.Registro, error) {
	var filas []usuarioRow
	err := r.db.NewSelect().Model(&filas).Where("u.id <> ?", string(menos)).
		Where("(lower(u.correo) = ? OR u.cedula <> '' AND u.cedula = ?)", correo, cedula).OrderExpr("u.creado_en DESC, u.id DESC").Limit(parecidasMaximo).Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	otras := make([]identidad.Registro, len(filas))
	for i := range filas {
		otras[i] = filas[i].usuario().Registro()
	}
	return otras, nil
}

// parecidasMaximo bounds how often one person can have left and come back as another account.
const parecidasMaximo = 50
