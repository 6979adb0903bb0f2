CREATE OR REPLACE FUNCTION solicitud_entorno(p_programa text, p_centro text, p_instructor text, p_hoy date, p_desde date, p_hasta date)
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
DROP FUNCTION solicitud_alrededor(text, text, text, text, bigint);
DROP FUNCTION programa_entero(text);
ALTER TABLE solicitudes DROP COLUMN programa_edicion;
DROP TABLE programa_ediciones;
