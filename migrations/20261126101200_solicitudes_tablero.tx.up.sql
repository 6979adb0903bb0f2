-- What the start pages count. A decision stands since estado_desde; every movement touches actualizada_en.
CREATE INDEX ix_solicitudes_decididas ON solicitudes (estado_desde) INCLUDE (fecha_envio, centro_id, estado) WHERE estado IN ('APROBADA', 'RECHAZADA');
CREATE INDEX ix_solicitudes_decididas_centro ON solicitudes (centro_id, estado_desde) INCLUDE (fecha_envio, estado) WHERE estado IN ('APROBADA', 'RECHAZADA');
CREATE INDEX ix_solicitudes_centro_actualizada ON solicitudes (centro_id, actualizada_en);
CREATE INDEX ix_solicitud_historial_semana ON solicitud_historial (en) INCLUDE (accion, solicitud_id)
    WHERE accion IN ('ENVIAR', 'APROBAR', 'RECHAZAR', 'DEVOLVER');

-- Approved courses by their start, and those that wait for the number of SOFIA Plus.
CREATE INDEX ix_solicitudes_aprobadas ON solicitudes (centro_id, fecha_inicio_curso, codigo) INCLUDE (ficha_provisional) WHERE estado = 'APROBADA';
CREATE INDEX ix_solicitudes_aprobadas_pais ON solicitudes (fecha_inicio_curso, codigo) INCLUDE (ficha_provisional) WHERE estado = 'APROBADA';
CREATE INDEX ix_solicitudes_provisionales ON solicitudes (fecha_inicio_curso, codigo) INCLUDE (centro_id) WHERE estado = 'APROBADA' AND ficha_provisional;
