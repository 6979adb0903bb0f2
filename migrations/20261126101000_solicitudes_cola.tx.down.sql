DROP FUNCTION solicitud_cola_filas(text[]);
DROP FUNCTION solicitud_cola(text, text, text, bigint, bigint, bigint);
DROP FUNCTION sesion_empacada(date, smallint, smallint);
DROP INDEX ix_solicitudes_cola_pais, ix_solicitudes_cola_centro;
