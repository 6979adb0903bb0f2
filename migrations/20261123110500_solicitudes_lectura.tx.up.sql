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
