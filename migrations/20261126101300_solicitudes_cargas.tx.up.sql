-- The weeks of instructors with many approved minutes, in a centre (NULL: in the country). Classes are added up by course
-- before courses are asked for their state: there are ten times as many. Compiling the statement would take longer than
-- running it, so it is not.
CREATE FUNCTION instructores_cargados(p_centro text, p_lunes date, p_semanas integer, p_minimo bigint)
    RETURNS TABLE (id text, nombre text, vinculo text, semana integer, minutos bigint) LANGUAGE plpgsql STABLE SET jit = off AS $$
BEGIN
    RETURN QUERY SELECT u.id, u.nombre, u.vinculo, w.semana, w.minutos FROM usuarios u CROSS JOIN LATERAL (
            SELECT k.semana, sum(k.minutos)::bigint AS minutos FROM (
                SELECT x.solicitud_id, (x.fecha - p_lunes) / 7 AS semana, sum(x.hasta - x.desde) AS minutos
                FROM solicitud_sesiones x WHERE x.instructor_id = u.id AND x.fecha >= p_lunes AND x.fecha < p_lunes + 7 * p_semanas
                GROUP BY 1, 2 OFFSET 0) k
            JOIN solicitudes s ON s.id = k.solicitud_id AND s.estado = 'APROBADA'
            GROUP BY 1 HAVING sum(k.minutos) >= p_minimo) w
        WHERE u.rol = 'INSTRUCTOR' AND u.activo AND (p_centro IS NULL OR u.centro_id = p_centro) ORDER BY u.id, w.semana;
END $$;
