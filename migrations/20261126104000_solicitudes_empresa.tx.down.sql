DROP INDEX IF EXISTS ix_solicitudes_nit;
