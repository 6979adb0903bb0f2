DROP TRIGGER tg_solicitud_estancias_contar ON solicitud_estancias;
DROP FUNCTION solicitud_estancias_contar();
DROP TABLE solicitud_estancias_mes;
CREATE OR REPLACE FUNCTION solicitud_estancias_rehacer() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    filas bigint;
BEGIN
    LOCK TABLE solicitud_historial IN SHARE ROW EXCLUSIVE MODE;
    -- Of tables that were just filled nothing is known, and the plan for a few rows takes minutes with many.
    ANALYZE solicitudes, solicitud_historial;
    DELETE FROM solicitud_estancias;
    INSERT INTO solicitud_estancias (solicitud_id, paso, vez, centro_id, fecha_solicitud, desde, hasta)
    SELECT t.solicitud_id, t.paso, row_number() OVER (PARTITION BY t.solicitud_id, t.paso ORDER BY t.id), s.centro_id, s.fecha_solicitud, t.desde, t.hasta
    FROM (SELECT h.solicitud_id, h.id, h.a AS paso, h.en AS desde, lead(h.en) OVER (PARTITION BY h.solicitud_id ORDER BY h.id) AS hasta
            FROM solicitud_historial h WHERE h.de IS DISTINCT FROM h.a
        UNION ALL
        SELECT d.solicitud_id, d.id, 'RESPUESTA', (SELECT h.en FROM solicitud_historial h WHERE h.solicitud_id = d.solicitud_id AND h.id < d.id
            AND h.accion = 'ENVIAR' ORDER BY h.id LIMIT 1), d.en
            FROM solicitud_historial d WHERE d.accion IN ('APROBAR', 'RECHAZAR')) t
        JOIN solicitudes s ON s.id = t.solicitud_id
    WHERE t.paso IN ('BORRADOR', 'PENDIENTE', 'EN_REVISION', 'DEVUELTA', 'RESPUESTA') AND t.desde < t.hasta;
    GET DIAGNOSTICS filas = ROW_COUNT;
    RETURN filas;
END $$;
