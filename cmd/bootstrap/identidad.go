package bootstrap

import (
	"complementarias/adapters/csv"
	"complementarias/adapters/password"
	"complementarias/adapters/postgres"
	pgidentidad "complementarias/adapters/postgres/identidad"
	pglotes "complementarias/adapters/postgres/lotes"
	"complementarias/adapters/sello"
	"complementarias/adapters/token"
	"complementarias/adapters/xlsx"
	"complementarias/application/identidad"
	"complementarias/application/lotes"
	"complementarias/config"
)

// lectores read the sheets that people import.
var lectores = lotes.Lectores{XLSX: xlsx.Lector{}, CSV: csv.Lector{}}

// importadorDe is the lane that every module imports on.
func importadorDe(db *postgres.DB, w world) lotes.Importador {
	return lotes.Importador{Lector: lectores, Importaciones: pglotes.NewReader(db), Turnos: w.importaciones}
}

func identidadDe(db *postgres.DB, cfg config.Config, w world, hasher *password.Hasher, outbox *postgres.Outbox) (identidad.UseCases, error) {
	secreto := []byte(cfg.SessionSecret.Reveal())
	enlaces, err := sello.NewEnlaces(secreto)
	if err != nil {
		return identidad.UseCases{}, err
	}
	frenos, err := sello.NewFrenos(secreto)
	if err != nil {
		return identidad.UseCases{}, err
	}
	return identidad.New(identidad.Deps{
		UoW: pgidentidad.NewUnitOfWork(db, outbox, postgres.NewAuditoria(w.now)), Reader: pgidentidad.NewReader(db), Hasher: hasher,
		Tokens: token.New([]byte(cfg.JWTSecret.Reveal()), w.now), Navegador: token.NewNavegador(secreto),
		Enlaces: enlaces, Frenos: frenos, HayCorreo: cfg.HayCorreo, NewClave: password.Random, Now: w.now, NewID: w.newID,
		DominiosCorreo: configuracionDe(db, cfg, w).Vigente.Dominios, DuracionSesion: cfg.JWTTTL, DuracionNavegador: cfg.SessionMax, Inactividad: cfg.SessionIdle,
		Importador: importadorDe(db, w),
	}), nil
}
