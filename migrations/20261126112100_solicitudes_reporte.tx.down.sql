DROP INDEX ix_solicitudes_reporte;
