-- What reports count of the solicitudes of a period, in the country and in a centre, without reading their rows.
CREATE INDEX ix_solicitudes_reporte ON solicitudes (fecha_solicitud)
    INCLUDE (centro_id, estado, revision, aprendices, duracion_maxima, programa_id, instructor_id, municipio, modalidad);
