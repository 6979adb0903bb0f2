DROP INDEX ix_solicitudes_reporte;
CREATE INDEX ix_solicitudes_reporte ON solicitudes (fecha_solicitud)
    INCLUDE (centro_id, estado, revision, aprendices, duracion_maxima, programa_id, instructor_id, municipio, modalidad);
DROP TRIGGER tg_solicitudes_dias ON solicitudes;
DROP TRIGGER tg_solicitudes_dias_nueva ON solicitudes;
DROP FUNCTION solicitud_dias_rehacer();
DROP FUNCTION solicitud_dias_contar();
DROP FUNCTION solicitud_dia(text, timestamptz, timestamptz);
DROP TABLE solicitud_dias;
