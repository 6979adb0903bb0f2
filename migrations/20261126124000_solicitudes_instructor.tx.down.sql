DROP INDEX ix_solicitudes_instructor;
CREATE INDEX ix_solicitudes_instructor ON solicitudes (instructor_id, fecha_solicitud DESC, id DESC);
