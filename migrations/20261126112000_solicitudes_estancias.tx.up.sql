-- How long each solicitud stood in a state that it has left again, and how long it waited for its answer: what reports
-- measure (ADR 0013). The historial says it too, but reading it for a year of the country takes seconds. Rows are written
-- by the trigger below, in the transaction of the movement and whatever version of the program writes that, and never
-- change. vez numbers the stays of a solicitud in the same state, so that vez = 1 counts solicitudes. centro_id and
-- fecha_solicitud never change either. A hundredth of a day is as exact as reports are.
CREATE TABLE solicitud_estancias (
    solicitud_id    text        NOT NULL,
    paso            text        NOT NULL,
    vez             integer     NOT NULL,
    centro_id       text        NOT NULL,
    fecha_solicitud timestamptz NOT NULL,
    desde           timestamptz NOT NULL,
    hasta           timestamptz NOT NULL,
    centesimas      integer     NOT NULL GENERATED ALWAYS AS (round(extract(epoch FROM hasta - desde) / 864)) STORED,
    CONSTRAINT pk_solicitud_estancias PRIMARY KEY (solicitud_id, paso, vez),
    CONSTRAINT ck_solicitud_estancias_paso CHECK (paso IN ('BORRADOR', 'PENDIENTE', 'EN_REVISION', 'DEVUELTA', 'RESPUESTA')),
    CONSTRAINT ck_solicitud_estancias_tramo CHECK (desde < hasta)
);

-- A movement into another state ends the stay that the last such movement began; to be taken over, sent again or edited is
-- no other state. A stay that lasted no time is none. RESPUESTA runs from the first sending to the decision.
CREATE FUNCTION solicitud_estancia_termina() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO solicitud_estancias (solicitud_id, paso, vez, centro_id, fecha_solicitud, desde, hasta)
    SELECT NEW.solicitud_id, t.paso, 1 + (SELECT count(*) FROM solicitud_estancias e WHERE e.solicitud_id = NEW.solicitud_id AND e.paso = t.paso),
        s.centro_id, s.fecha_solicitud, t.desde, NEW.en
    FROM solicitudes s, LATERAL (
        SELECT NEW.de AS paso, (SELECT h.en FROM solicitud_historial h WHERE h.solicitud_id = NEW.solicitud_id AND h.id < NEW.id
            AND h.a = NEW.de AND h.de IS DISTINCT FROM h.a ORDER BY h.id DESC LIMIT 1) AS desde
        WHERE NEW.de IN ('BORRADOR', 'PENDIENTE', 'EN_REVISION', 'DEVUELTA')
        UNION ALL
        SELECT 'RESPUESTA', (SELECT h.en FROM solicitud_historial h WHERE h.solicitud_id = NEW.solicitud_id AND h.id < NEW.id
            AND h.accion = 'ENVIAR' ORDER BY h.id LIMIT 1)
        WHERE NEW.accion IN ('APROBAR', 'RECHAZAR')) t
    WHERE s.id = NEW.solicitud_id AND t.desde < NEW.en;
    RETURN NULL;
END $$;

CREATE TRIGGER tg_solicitud_historial_estancia AFTER INSERT ON solicitud_historial
    FOR EACH ROW WHEN (NEW.de IS NOT NULL AND NEW.de <> NEW.a) EXECUTE FUNCTION solicitud_estancia_termina();

-- All of them anew from the historial, for this migration and for whoever has restored one table without the other. What
-- the trigger writes meanwhile is waited for.
CREATE FUNCTION solicitud_estancias_rehacer() RETURNS bigint LANGUAGE plpgsql AS $$
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
SELECT solicitud_estancias_rehacer();

-- Of the country and of a centre, with all that is asked of a stay.
CREATE INDEX ix_solicitud_estancias_pais ON solicitud_estancias (fecha_solicitud) INCLUDE (centro_id, paso, vez, centesimas);
CREATE INDEX ix_solicitud_estancias_centro ON solicitud_estancias (centro_id, fecha_solicitud) INCLUDE (paso, vez, centesimas);
