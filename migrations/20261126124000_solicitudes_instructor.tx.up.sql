-- The figures of an instructor (how many, in which state, learners, places, hours) without reading the rows of all: lists
-- of people show them for each.
DROP INDEX ix_solicitudes_instructor;
CREATE INDEX ix_solicitudes_instructor ON solicitudes (instructor_id, fecha_solicitud DESC, id DESC)
    INCLUDE (centro_id, estado, revision, aprendices, cupo_maximo, duracion_maxima);
