-- The orders of a list of the country; those of a centre and of an instructor sort what they have. Codes are numbers
-- behind their year. Companies are put in order without case and accents, and without regard to the database's locale.
CREATE FUNCTION empresa_ordenable(p_nombre text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(lower(p_nombre), 'áéíóúüñÁÉÍÓÚÜÑ', 'aeiouunaeiouun') COLLATE "C"
$$;
CREATE INDEX ix_solicitudes_orden_inicio ON solicitudes (fecha_inicio_curso, id);
CREATE INDEX ix_solicitudes_orden_codigo ON solicitudes (left(codigo, 8), length(codigo), codigo);
CREATE INDEX ix_solicitudes_orden_empresa ON solicitudes ((nombre_empresa = ''), empresa_ordenable(nombre_empresa), id);
