DROP FUNCTION calendario_eventos(text, text, date, timestamptz, bigint);
DROP INDEX ix_solicitudes_calendario;
DROP TABLE solicitud_sesiones_retiradas;
DROP TRIGGER tg_usuarios_calendario ON usuarios;
DROP FUNCTION calendario_sin_cuenta();
DROP TABLE calendario_suscripciones;
