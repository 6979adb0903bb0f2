-- What a programme was in each edition that was replaced, so that a solicitud shows what it was sent with. The row is
-- written in the transaction of the change, and never again.
CREATE TABLE programa_ediciones (
    programa_id text   NOT NULL,
    edicion     bigint NOT NULL,
    curso       jsonb  NOT NULL,
    CONSTRAINT pk_programa_ediciones PRIMARY KEY (programa_id, edicion),
    CONSTRAINT fk_programa_ediciones_programa FOREIGN KEY (programa_id) REFERENCES programas (id) ON DELETE CASCADE
);

-- The edition that a solicitud was last sent with; 0 for those that were sent before editions were kept: they show the
-- first one that is, which is what the programme was on that day. So nothing has to be filled in.
ALTER TABLE solicitudes ADD COLUMN programa_edicion bigint NOT NULL DEFAULT 0;

-- A programme with its contents, as it is now.
CREATE FUNCTION programa_entero(p_programa text) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT json_build_object('codigo', p.codigo, 'nombre', p.nombre, 'modalidad', p.modalidad, 'horas', p.duracion_horas, 'tipo', p.tipo_formacion,
        'version', p.version, 'descripcion', p.descripcion, 'cupo', p.cupo_aprendices, 'activo', p.activo, 'creado', p.creado_en,
        'actualizado', p.actualizado_en,
        'objetivos', (SELECT json_agg(json_build_object('id', o.id, 'descripcion', o.descripcion, 'orden', o.orden) ORDER BY o.orden)
            FROM programa_objetivos o WHERE o.programa_id = p.id),
        'competencias', (SELECT json_agg(json_build_object('id', k.id, 'codigo', k.codigo, 'descripcion', k.descripcion) ORDER BY k.orden)
            FROM programa_competencias k WHERE k.programa_id = p.id),
        'resultados', (SELECT json_agg(json_build_object('id', r.id, 'codigo', r.codigo, 'descripcion', r.descripcion) ORDER BY r.orden)
            FROM programa_resultados r WHERE r.programa_id = p.id)) FROM programas p WHERE p.id = p_programa);
END $$;

-- Everything around one request, as before, with its programme as it was in an edition, or as it is now when that is none.
-- An edition that is not kept has not been replaced yet. Whether it is offered is always said of today.
CREATE FUNCTION solicitud_alrededor(p_solicitud text, p_instructor text, p_programa text, p_centro text, p_edicion bigint)
    RETURNS TABLE (autor json, centro json, curso json, horarios json, sesiones json) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT
        (SELECT json_build_object('nombre', u.nombre, 'correo', u.correo, 'cedula', u.cedula, 'telefono', u.telefono, 'especialidad', u.especialidad,
            'centro', (SELECT c.nombre FROM centros c WHERE c.id = u.centro_id)) FROM usuarios u WHERE u.id = p_instructor),
        (SELECT json_build_object('nombre', c.nombre, 'formato', c.formato_codigo, 'version', c.formato_version) FROM centros c WHERE c.id = p_centro),
        coalesce((SELECT (e.curso || jsonb_build_object('activo', (SELECT p.activo FROM programas p WHERE p.id = p_programa)))::json
            FROM programa_ediciones e WHERE e.programa_id = p_programa AND e.edicion >= p_edicion ORDER BY e.edicion LIMIT 1), programa_entero(p_programa)),
        (SELECT json_agg(json_build_object('id', h.id, 'dia', h.dia, 'fecha', h.fecha, 'desde', h.desde, 'hasta', h.hasta, 'flexible', h.flexible,
            'observaciones', h.observaciones) ORDER BY h.orden) FROM solicitud_horarios h WHERE h.solicitud_id = p_solicitud),
        (SELECT json_agg(json_build_object('fecha', x.fecha, 'desde', x.desde, 'hasta', x.hasta, 'parcial', x.parcial) ORDER BY x.fecha, x.desde)
            FROM solicitud_sesiones x WHERE x.solicitud_id = p_solicitud);
END $$;

-- As before, with the edition of the programme.
CREATE OR REPLACE FUNCTION solicitud_entorno(p_programa text, p_centro text, p_instructor text, p_hoy date, p_desde date, p_hasta date)
    RETURNS TABLE (programa json, instructor json, especiales text[], festivos json, recesos json) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT
        (SELECT json_build_object('id', p.id, 'centro', p.centro_id, 'codigo', p.codigo, 'nombre', p.nombre, 'version', p.version,
            'horas', p.duracion_horas, 'cupo', p.cupo_aprendices, 'edicion', p.edicion)
            FROM programas p WHERE p.id = p_programa AND p.centro_id = p_centro AND p.activo),
        (SELECT json_build_object('nombre', u.nombre, 'cedula', u.cedula, 'correo', u.correo, 'vinculo', u.vinculo) FROM usuarios u WHERE u.id = p_instructor),
        ARRAY(SELECT e.codigo FROM programas_especiales e WHERE e.vigente_desde <= p_hoy AND (e.vigente_hasta IS NULL OR e.vigente_hasta >= p_hoy)),
        (SELECT json_agg(json_build_object('fecha', f.fecha, 'nombre', f.nombre, 'tipo', f.tipo)) FROM festivos f WHERE f.fecha BETWEEN p_desde AND p_hasta),
        (SELECT json_agg(json_build_object('desde', r.desde, 'hasta', r.hasta, 'nombre', r.nombre))
            FROM recesos r WHERE r.centro_id = p_centro AND r.desde <= p_hasta AND r.hasta >= p_desde);
END $$;
