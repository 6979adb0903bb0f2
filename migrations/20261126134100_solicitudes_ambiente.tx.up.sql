-- A solicitud may name an ambiente of its centre. What the catalogue said of it when it was written is kept with it, so that a
-- paper says the same when the catalogue changes. Its type stands in tipo_ambiente.
ALTER TABLE solicitudes
    ADD COLUMN ambiente_id        text,
    ADD COLUMN ambiente_nombre    text     NOT NULL DEFAULT '',
    ADD COLUMN ambiente_capacidad smallint,
    ADD CONSTRAINT fk_solicitudes_ambiente FOREIGN KEY (ambiente_id, centro_id) REFERENCES ambientes (id, centro_id),
    ADD CONSTRAINT ck_solicitudes_ambiente CHECK (length(ambiente_nombre) <= 200 AND (ambiente_capacidad BETWEEN 1 AND 500)
        AND (ambiente_id IS NOT NULL OR (ambiente_nombre = '' AND ambiente_capacidad IS NULL)));

-- What takes an ambiente from some day on: the courses that are over do not count.
CREATE INDEX ix_solicitudes_ambiente ON solicitudes (ambiente_id, coalesce(fecha_finalizacion_curso, 'infinity'::date))
    WHERE ambiente_id IS NOT NULL AND estado IN ('APROBADA', 'PENDIENTE', 'EN_REVISION');

-- The classes of other instructors in an ambiente between two dates.
CREATE FUNCTION solicitud_en_ambiente(p_ambiente text, p_instructor text, p_excepto text, p_desde date, p_hasta date)
    RETURNS TABLE (id text, codigo text, estado text, centro_id text, instructor_id text, revisor_id text, fecha date, desde smallint, hasta smallint, parcial boolean)
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT s.id, s.codigo, s.estado, s.centro_id, s.instructor_id, coalesce(s.revisor_id, ''), x.fecha, x.desde, x.hasta, x.parcial
        FROM solicitudes s JOIN solicitud_sesiones x ON x.solicitud_id = s.id
        WHERE s.ambiente_id = p_ambiente AND s.estado IN ('APROBADA', 'PENDIENTE', 'EN_REVISION')
          AND coalesce(s.fecha_finalizacion_curso, 'infinity'::date) >= p_desde
          AND x.fecha BETWEEN p_desde AND p_hasta AND x.instructor_id <> p_instructor AND s.id <> p_excepto
        ORDER BY s.codigo, s.id, x.fecha, x.desde;
END $$;

-- solicitud_rivales with what others do in the ambiente; the one without stays for the version of the program before.
CREATE FUNCTION solicitud_rivales(p_instructor text, p_ambiente text, p_excepto text, p_desde date, p_hasta date)
    RETURNS TABLE (id text, codigo text, estado text, centro_id text, instructor_id text, revisor_id text, por_ambiente boolean, fecha date, desde smallint,
        hasta smallint, parcial boolean) LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF p_ambiente = '' THEN
        RETURN QUERY SELECT r.id, r.codigo, r.estado, r.centro_id, p_instructor, r.revisor_id, false, r.fecha, r.desde, r.hasta, r.parcial
            FROM solicitud_rivales(p_instructor, p_excepto, p_desde, p_hasta) r;
    ELSE
        RETURN QUERY SELECT r.id, r.codigo, r.estado, r.centro_id, p_instructor, r.revisor_id, false, r.fecha, r.desde, r.hasta, r.parcial
            FROM solicitud_rivales(p_instructor, p_excepto, p_desde, p_hasta) r
        UNION ALL SELECT a.id, a.codigo, a.estado, a.centro_id, a.instructor_id, a.revisor_id, true, a.fecha, a.desde, a.hasta, a.parcial
            FROM solicitud_en_ambiente(p_ambiente, p_instructor, p_excepto, p_desde, p_hasta) a
        ORDER BY 2, 1, 7, 8, 9;
    END IF;
END $$;

-- What others do in the ambiente of one that waits, in the ISO weeks of its classes, as solicitud_cola_filas gives rivals.
CREATE FUNCTION solicitud_cola_ambiente(p_id text) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
    v_ambiente text;
    v_instructor text;
    v_desde date;
    v_hasta date;
BEGIN
    SELECT s.ambiente_id, s.instructor_id INTO v_ambiente, v_instructor FROM solicitudes s WHERE s.id = p_id;
    IF v_ambiente IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT min(x.fecha) - (extract(isodow FROM min(x.fecha))::integer - 1), max(x.fecha) + (7 - extract(isodow FROM max(x.fecha))::integer)
        INTO v_desde, v_hasta FROM solicitud_sesiones x WHERE x.solicitud_id = p_id;
    RETURN (SELECT json_agg(json_build_object('estado', r.estado, 'sesiones', r.sesiones)) FROM (
        SELECT a.estado, array_agg(sesion_empacada(a.fecha, a.desde, a.hasta) ORDER BY a.fecha, a.desde) AS sesiones
        FROM solicitud_en_ambiente(v_ambiente, v_instructor, p_id, v_desde, v_hasta) a GROUP BY a.id, a.estado) r);
END $$;
