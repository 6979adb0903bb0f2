-- Everything around one request, each part as a small JSON value. A function, because planning these nine look-ups costs
-- several times what running them does, and PostgreSQL keeps the plans of plpgsql for as long as a connection lives, also
-- behind a pooler where nothing may be prepared (ADR 0003).
CREATE FUNCTION solicitud_alrededor(p_solicitud text, p_instructor text, p_programa text, p_centro text)
    RETURNS TABLE (autor json, centro json, curso json, horarios json, sesiones json) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT
        (SELECT json_build_object('nombre', u.nombre, 'correo', u.correo, 'cedula', u.cedula, 'telefono', u.telefono, 'especialidad', u.especialidad,
            'centro', (SELECT c.nombre FROM centros c WHERE c.id = u.centro_id)) FROM usuarios u WHERE u.id = p_instructor),
        (SELECT json_build_object('nombre', c.nombre, 'formato', c.formato_codigo, 'version', c.formato_version) FROM centros c WHERE c.id = p_centro),
        (SELECT json_build_object('codigo', p.codigo, 'nombre', p.nombre, 'modalidad', p.modalidad, 'horas', p.duracion_horas, 'tipo', p.tipo_formacion,
            'version', p.version, 'descripcion', p.descripcion, 'cupo', p.cupo_aprendices, 'activo', p.activo, 'creado', p.creado_en,
            'actualizado', p.actualizado_en,
            'objetivos', (SELECT json_agg(json_build_object('id', o.id, 'descripcion', o.descripcion, 'orden', o.orden) ORDER BY o.orden)
                FROM programa_objetivos o WHERE o.programa_id = p.id),
            'competencias', (SELECT json_agg(json_build_object('id', k.id, 'codigo', k.codigo, 'descripcion', k.descripcion) ORDER BY k.orden)
                FROM programa_competencias k WHERE k.programa_id = p.id),
            'resultados', (SELECT json_agg(json_build_object('id', r.id, 'codigo', r.codigo, 'descripcion', r.descripcion) ORDER BY r.orden)
                FROM programa_resultados r WHERE r.programa_id = p.id)) FROM programas p WHERE p.id = p_programa),
        (SELECT json_agg(json_build_object('id', h.id, 'dia', h.dia, 'fecha', h.fecha, 'desde', h.desde, 'hasta', h.hasta, 'flexible', h.flexible,
            'observaciones', h.observaciones) ORDER BY h.orden) FROM solicitud_horarios h WHERE h.solicitud_id = p_solicitud),
        (SELECT json_agg(json_build_object('fecha', x.fecha, 'desde', x.desde, 'hasta', x.hasta, 'parcial', x.parcial) ORDER BY x.fecha, x.desde)
            FROM solicitud_sesiones x WHERE x.solicitud_id = p_solicitud);
END $$;

-- What a solicitud must know of the world to be written: its programme if it is offered there, its author, the special
-- programmes in force, and the rows over the computed calendar.
CREATE FUNCTION solicitud_entorno(p_programa text, p_centro text, p_instructor text, p_hoy date, p_desde date, p_hasta date)
    RETURNS TABLE (programa json, instructor json, especiales text[], festivos json, recesos json) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT
        (SELECT json_build_object('id', p.id, 'centro', p.centro_id, 'codigo', p.codigo, 'nombre', p.nombre, 'version', p.version,
            'horas', p.duracion_horas, 'cupo', p.cupo_aprendices) FROM programas p WHERE p.id = p_programa AND p.centro_id = p_centro AND p.activo),
        (SELECT json_build_object('nombre', u.nombre, 'cedula', u.cedula, 'correo', u.correo, 'vinculo', u.vinculo) FROM usuarios u WHERE u.id = p_instructor),
        ARRAY(SELECT e.codigo FROM programas_especiales e WHERE e.vigente_desde <= p_hoy AND (e.vigente_hasta IS NULL OR e.vigente_hasta >= p_hoy)),
        (SELECT json_agg(json_build_object('fecha', f.fecha, 'nombre', f.nombre, 'tipo', f.tipo)) FROM festivos f WHERE f.fecha BETWEEN p_desde AND p_hasta),
        (SELECT json_agg(json_build_object('desde', r.desde, 'hasta', r.hasta, 'nombre', r.nombre))
            FROM recesos r WHERE r.centro_id = p_centro AND r.desde <= p_hasta AND r.hasta >= p_desde);
END $$;

-- The other solicitudes of an instructor that count for clashes, one row for each session between two dates.
CREATE FUNCTION solicitud_rivales(p_instructor text, p_excepto text, p_desde date, p_hasta date)
    RETURNS TABLE (id text, codigo text, estado text, centro_id text, revisor_id text, fecha date, desde smallint, hasta smallint, parcial boolean)
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT s.id, s.codigo, s.estado, s.centro_id, coalesce(s.revisor_id, ''), x.fecha, x.desde, x.hasta, x.parcial
        FROM solicitud_sesiones x JOIN solicitudes s ON s.id = x.solicitud_id
        WHERE x.instructor_id = p_instructor AND x.fecha BETWEEN p_desde AND p_hasta AND x.solicitud_id <> p_excepto
          AND s.estado IN ('APROBADA', 'PENDIENTE', 'EN_REVISION')
        ORDER BY s.codigo, s.id, x.fecha, x.desde;
END $$;
