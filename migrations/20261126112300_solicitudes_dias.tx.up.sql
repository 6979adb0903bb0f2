-- How many of a centre wait for a decision, by the day (Bogotá's) of their last sending, and how many are approved, by the
-- day of the approval: what the start page of the country adds up without reading a year (ADR 0013). Kept by a trigger in
-- the transaction of the change; writing drafts does not touch it.
CREATE TABLE solicitud_dias (
    que       text    NOT NULL,
    dia       date    NOT NULL,
    centro_id text    NOT NULL,
    n         integer NOT NULL,
    CONSTRAINT pk_solicitud_dias PRIMARY KEY (que, dia, centro_id),
    CONSTRAINT ck_solicitud_dias_que CHECK (que IN ('COLA', 'APROBADA')),
    CONSTRAINT ck_solicitud_dias_n CHECK (n >= 0)
) WITH (fillfactor = 70);

-- What a row counts as, if anything.
CREATE FUNCTION solicitud_dia(p_estado text, p_fecha_envio timestamptz, p_estado_desde timestamptz) RETURNS TABLE (que text, dia date) LANGUAGE sql IMMUTABLE AS $$
    SELECT 'COLA', (p_fecha_envio AT TIME ZONE INTERVAL '-05:00')::date WHERE p_estado IN ('PENDIENTE', 'EN_REVISION')
    UNION ALL SELECT 'APROBADA', (p_estado_desde AT TIME ZONE INTERVAL '-05:00')::date WHERE p_estado = 'APROBADA'
$$;

-- In the order of the key, so that two changes that count in the same rows wait for each other and not in a circle. It never
-- goes below 0: nobody's decision is refused because a count was lost with a table.
CREATE FUNCTION solicitud_dias_contar() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cambio record;
BEGIN
    FOR cambio IN
        SELECT d.que, d.dia, sum(d.n)::integer AS n FROM (
            SELECT x.que, x.dia, 1 AS n FROM solicitud_dia(NEW.estado, NEW.fecha_envio, NEW.estado_desde) x
            UNION ALL
            SELECT x.que, x.dia, -1 FROM solicitud_dia(OLD.estado, OLD.fecha_envio, OLD.estado_desde) x WHERE TG_OP = 'UPDATE') d
        GROUP BY 1, 2 HAVING sum(d.n) <> 0 ORDER BY 1, 2
    LOOP
        UPDATE solicitud_dias s SET n = greatest(s.n + cambio.n, 0) WHERE s.que = cambio.que AND s.dia = cambio.dia AND s.centro_id = NEW.centro_id;
        IF NOT FOUND THEN
            INSERT INTO solicitud_dias AS s (que, dia, centro_id, n) VALUES (cambio.que, cambio.dia, NEW.centro_id, greatest(cambio.n, 0))
            ON CONFLICT (que, dia, centro_id) DO UPDATE SET n = greatest(s.n + cambio.n, 0);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER tg_solicitudes_dias_nueva AFTER INSERT ON solicitudes
    FOR EACH ROW WHEN (NEW.estado IN ('PENDIENTE', 'EN_REVISION', 'APROBADA')) EXECUTE FUNCTION solicitud_dias_contar();
CREATE TRIGGER tg_solicitudes_dias AFTER UPDATE ON solicitudes
    FOR EACH ROW WHEN ((OLD.estado, OLD.fecha_envio, OLD.estado_desde) IS DISTINCT FROM (NEW.estado, NEW.fecha_envio, NEW.estado_desde))
    EXECUTE FUNCTION solicitud_dias_contar();

-- All of them anew, for this migration and for whoever has restored one table without the other.
CREATE FUNCTION solicitud_dias_rehacer() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    filas bigint;
BEGIN
    LOCK TABLE solicitudes IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM solicitud_dias;
    INSERT INTO solicitud_dias (que, dia, centro_id, n)
    SELECT d.que, d.dia, s.centro_id, count(*) FROM solicitudes s, LATERAL solicitud_dia(s.estado, s.fecha_envio, s.estado_desde) d GROUP BY 1, 2, 3;
    GET DIAGNOSTICS filas = ROW_COUNT;
    RETURN filas;
END $$;
SELECT solicitud_dias_rehacer();

-- Of what is counted at all, most days of the past are empty again.
CREATE INDEX ix_solicitud_dias_hay ON solicitud_dias (que, dia) INCLUDE (centro_id, n) WHERE n > 0;

-- The id too, so that the stays of a part of the cohort are found without reading the rows of all.
DROP INDEX ix_solicitudes_reporte;
CREATE INDEX ix_solicitudes_reporte ON solicitudes (fecha_solicitud)
    INCLUDE (centro_id, estado, revision, aprendices, duracion_maxima, programa_id, instructor_id, municipio, modalidad, id);
