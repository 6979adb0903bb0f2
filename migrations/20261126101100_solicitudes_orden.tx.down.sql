DROP INDEX ix_solicitudes_orden_empresa, ix_solicitudes_orden_codigo, ix_solicitudes_orden_inicio;
DROP FUNCTION empresa_ordenable(text);
