-- The queue of a centre and of the country, oldest sending first. What the parts of the queue are told apart by stands in
-- the index too, so that finding and counting a page reads nothing else.
CREATE INDEX ix_solicitudes_cola_centro ON solicitudes (centro_id, fecha_envio, id) INCLUDE (estado, revisor_id)
    WHERE estado IN ('PENDIENTE', 'EN_REVISION');
CREATE INDEX ix_solicitudes_cola_pais ON solicitudes (fecha_envio, id) INCLUDE (centro_id, estado, revisor_id)
    WHERE estado IN ('PENDIENTE', 'EN_REVISION');

-- A session in one number that sorts as sessions do: the day since 1970, then from and to in minutes, 11 bits each. A
-- page of the queue carries hundreds of them.
CREATE FUNCTION sesion_empacada(p_fecha date, p_desde smallint, p_hasta smallint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT ((p_fecha - date '1970-01-01')::bigint << 22) + (p_desde::bigint << 11) + p_hasta
$$;

-- How many wait in a centre (NULL: in the country), counted up to p_tope, and the ids of one page. Which is which follows
-- from estado and revisor_id alone: what is EN_REVISION has a reviewer.
CREATE FUNCTION solicitud_cola(p_centro text, p_revisor text, p_vista text, p_limite bigint, p_desde bigint, p_tope bigint)
    RETURNS TABLE (sin_tomar bigint, mias bigint, tomadas bigint, ids text[]) LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF p_centro IS NULL THEN
        RETURN QUERY SELECT
            (SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE s.estado = 'PENDIENTE' LIMIT p_tope) n),
            (SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE s.revisor_id = p_revisor AND s.estado = 'EN_REVISION' LIMIT p_tope) n),
            (SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE s.estado = 'EN_REVISION' LIMIT p_tope) n),
            ARRAY(SELECT s.id FROM solicitudes s WHERE s.estado IN ('PENDIENTE', 'EN_REVISION')
                AND (p_vista = '' OR p_vista = 'sin-tomar' AND s.estado = 'PENDIENTE' OR p_vista = 'mias' AND s.revisor_id = p_revisor
                    OR p_vista = 'de-otros' AND s.revisor_id <> p_revisor)
                ORDER BY s.fecha_envio, s.id LIMIT p_limite OFFSET p_desde);
    ELSE
        RETURN QUERY SELECT
            (SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE s.centro_id = p_centro AND s.estado = 'PENDIENTE' LIMIT p_tope) n),
            (SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE s.centro_id = p_centro AND s.revisor_id = p_revisor AND s.estado = 'EN_REVISION' LIMIT p_tope) n),
            (SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE s.centro_id = p_centro AND s.estado = 'EN_REVISION' LIMIT p_tope) n),
            ARRAY(SELECT s.id FROM solicitudes s WHERE s.centro_id = p_centro AND s.estado IN ('PENDIENTE', 'EN_REVISION')
                AND (p_vista = '' OR p_vista = 'sin-tomar' AND s.estado = 'PENDIENTE' OR p_vista = 'mias' AND s.revisor_id = p_revisor
                    OR p_vista = 'de-otros' AND s.revisor_id <> p_revisor)
                ORDER BY s.fecha_envio, s.id LIMIT p_limite OFFSET p_desde);
    END IF;
END $$;

-- The rows of a page of the queue, in the order of the ids: what each shows, its sessions, and for each other solicitud of
-- its instructor that counts for clashes and load the sessions in the same ISO weeks. What clashes is not decided here.
CREATE FUNCTION solicitud_cola_filas(p_ids text[])
    RETURNS TABLE (id text, codigo text, estado text, revision integer, fecha_envio timestamptz, revisor_id text, revisor text, centro_id text, centro text,
        programa text, instructor_id text, instructor text, vinculo text, empresa text, municipio text, inicio date, fin date, horas integer, aprendices integer,
        sesiones bigint[], rivales json) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT s.id, s.codigo, s.estado, s.revision, s.fecha_envio, s.revisor_id, CASE WHEN s.revisor_id IS NULL THEN '' ELSE s.estado_por END,
        s.centro_id, (SELECT c.nombre FROM centros c WHERE c.id = s.centro_id), s.programa_nombre, s.instructor_id, u.nombre, u.vinculo,
        s.nombre_empresa, s.municipio, s.fecha_inicio_curso, s.fecha_finalizacion_curso, coalesce(s.duracion_maxima, 0), coalesce(s.aprendices, 0),
        m.sesiones,
        (SELECT json_agg(json_build_object('estado', r.estado, 'sesiones', r.sesiones)) FROM (
            SELECT q.estado, array_agg(sesion_empacada(x.fecha, x.desde, x.hasta) ORDER BY x.fecha, x.desde) AS sesiones
            FROM solicitud_sesiones x JOIN solicitudes q ON q.id = x.solicitud_id
            WHERE x.instructor_id = s.instructor_id AND x.fecha BETWEEN m.lunes AND m.domingo AND x.solicitud_id <> s.id
              AND q.estado IN ('APROBADA', 'PENDIENTE', 'EN_REVISION')
            GROUP BY q.id, q.estado) r)
    FROM unnest(p_ids) WITH ORDINALITY o (id, n)
        JOIN solicitudes s ON s.id = o.id
        JOIN usuarios u ON u.id = s.instructor_id
        CROSS JOIN LATERAL (SELECT array_agg(sesion_empacada(x.fecha, x.desde, x.hasta) ORDER BY x.fecha, x.desde) AS sesiones,
            min(x.fecha) - (extract(isodow FROM min(x.fecha))::integer - 1) AS lunes, max(x.fecha) + (7 - extract(isodow FROM max(x.fecha))::integer) AS domingo
            FROM solicitud_sesiones x WHERE x.solicitud_id = s.id) m
    ORDER BY o.n;
END $$;
