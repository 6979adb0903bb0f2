-- The stays of the country by the month (Bogotá's) in which their solicitud was asked for, counted by their length: what
-- stands in for the millions of rows of a year where nobody asks for less than the country (ADR 0013). mes is its first
-- day, primeras are those with vez = 1. Kept by a trigger of the table that it counts, in the same transaction, so that it
-- is right at any moment; whoever rolls back takes it along.
CREATE TABLE solicitud_estancias_mes (
    mes        date    NOT NULL,
    paso       text    NOT NULL,
    centesimas integer NOT NULL,
    n          bigint  NOT NULL,
    primeras   bigint  NOT NULL,
    CONSTRAINT pk_solicitud_estancias_mes PRIMARY KEY (mes, paso, centesimas),
    CONSTRAINT ck_solicitud_estancias_mes_n CHECK (n > 0 AND primeras BETWEEN 0 AND n)
) WITH (fillfactor = 70);

-- In the order of the key, so that two movements that count in the same rows wait for each other and not in a circle.
CREATE FUNCTION solicitud_estancias_contar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO solicitud_estancias_mes AS m (mes, paso, centesimas, n, primeras)
    SELECT date_trunc('month', e.fecha_solicitud AT TIME ZONE INTERVAL '-05:00')::date, e.paso, e.centesimas, count(*), count(*) FILTER (WHERE e.vez = 1)
    FROM nuevas e GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (mes, paso, centesimas) DO UPDATE SET n = m.n + excluded.n, primeras = m.primeras + excluded.primeras;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION solicitud_estancias_rehacer() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    filas bigint;
BEGIN
    LOCK TABLE solicitud_historial IN SHARE ROW EXCLUSIVE MODE;
    -- Of tables that were just filled nothing is known, and the plan for a few rows takes minutes with many.
    ANALYZE solicitudes, solicitud_historial;
    DELETE FROM solicitud_estancias;
    DELETE FROM solicitud_estancias_mes;
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

CREATE TRIGGER tg_solicitud_estancias_contar AFTER INSERT ON solicitud_estancias
    REFERENCING NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION solicitud_estancias_contar();
-- What was there before the trigger; it keeps writers out until this transaction ends.
INSERT INTO solicitud_estancias_mes (mes, paso, centesimas, n, primeras)
SELECT date_trunc('month', fecha_solicitud AT TIME ZONE INTERVAL '-05:00')::date, paso, centesimas, count(*), count(*) FILTER (WHERE vez = 1)
FROM solicitud_estancias GROUP BY 1, 2, 3;
