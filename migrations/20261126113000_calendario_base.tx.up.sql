-- The address that a person's calendar program reads: of its token only the SHA-256. One for each person.
CREATE TABLE calendario_suscripciones (
    usuario_id text           NOT NULL,
    id         text           NOT NULL,
    token_hash text           NOT NULL,
    creada_en  timestamptz(3) NOT NULL,
    CONSTRAINT pk_calendario_suscripciones PRIMARY KEY (usuario_id),
    CONSTRAINT uq_calendario_suscripciones_id UNIQUE (id),
    CONSTRAINT uq_calendario_suscripciones_token UNIQUE (token_hash),
    CONSTRAINT fk_calendario_suscripciones_usuario FOREIGN KEY (usuario_id) REFERENCES usuarios (id) ON DELETE CASCADE,
    CONSTRAINT ck_calendario_suscripciones_token CHECK (token_hash ~ '^[0-9a-f]{64}$')
);

-- An account that is deactivated loses its address for good, whoever deactivates it and however: it does not come back with
-- the account.
CREATE FUNCTION calendario_sin_cuenta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM calendario_suscripciones WHERE usuario_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER tg_usuarios_calendario AFTER UPDATE OF activo ON usuarios FOR EACH ROW WHEN (NOT NEW.activo) EXECUTE FUNCTION calendario_sin_cuenta();

-- Classes of approved courses that a reprogramming has moved away. Calendars that were told of them have to be told that
-- they are gone. A class that came back later stands in solicitud_sesiones, and counts.
CREATE TABLE solicitud_sesiones_retiradas (
    solicitud_id  text        NOT NULL,
    centro_id     text        NOT NULL,
    instructor_id text        NOT NULL,
    fecha         date        NOT NULL,
    desde         smallint    NOT NULL,
    hasta         smallint    NOT NULL,
    retirada_en   timestamptz NOT NULL,
    CONSTRAINT pk_solicitud_sesiones_retiradas PRIMARY KEY (solicitud_id, fecha, desde),
    CONSTRAINT fk_solicitud_sesiones_retiradas_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitudes (id) ON DELETE CASCADE
);
CREATE INDEX ix_solicitud_sesiones_retiradas_instructor ON solicitud_sesiones_retiradas (instructor_id, fecha);
CREATE INDEX ix_solicitud_sesiones_retiradas_centro ON solicitud_sesiones_retiradas (centro_id, fecha);
CREATE INDEX ix_solicitud_sesiones_retiradas_en ON solicitud_sesiones_retiradas (retirada_en);

-- The courses of a centre that a period may have classes of: they have not ended before it.
CREATE INDEX ix_solicitudes_calendario ON solicitudes (centro_id, fecha_finalizacion_curso) INCLUDE (fecha_inicio_curso, estado)
    WHERE estado IN ('APROBADA', 'PENDIENTE', 'EN_REVISION', 'CANCELADA');

-- What a subscribed calendar holds: the classes of approved courses of a centre or, without one, of an instructor; and as
-- cancelled those that were taken away since p_retiradas. Functions for the reason that actor_de_sesion is one.
CREATE FUNCTION calendario_eventos(p_centro text, p_instructor text, p_desde date, p_retiradas timestamptz, p_limite bigint)
    RETURNS TABLE (id text, codigo text, programa text, empresa text, lugar text, municipio text, version bigint, actualizada_en timestamptz,
        fecha date, desde smallint, hasta smallint, cancelada boolean) LANGUAGE plpgsql STABLE SET jit = off AS $$
BEGIN
    IF p_centro IS NULL THEN
        RETURN QUERY
            WITH e AS (
                SELECT x.solicitud_id, x.fecha, x.desde, x.hasta, false AS retirada FROM solicitud_sesiones x WHERE x.instructor_id = p_instructor AND x.fecha >= p_desde
                UNION ALL
                SELECT r.solicitud_id, r.fecha, r.desde, r.hasta, true FROM solicitud_sesiones_retiradas r
                WHERE r.instructor_id = p_instructor AND r.fecha >= p_desde AND r.retirada_en >= p_retiradas
                  AND NOT EXISTS (SELECT 1 FROM solicitud_sesiones y WHERE (y.solicitud_id, y.fecha, y.desde) = (r.solicitud_id, r.fecha, r.desde)))
            SELECT s.id, s.codigo, s.programa_nombre, s.nombre_empresa, s.lugar_formacion, s.municipio, s.version, s.actualizada_en,
                e.fecha, e.desde, e.hasta, e.retirada OR s.estado = 'CANCELADA'
            FROM e JOIN solicitudes s ON s.id = e.solicitud_id
            WHERE s.estado = 'APROBADA' OR s.estado = 'CANCELADA' AND s.fecha_aprobacion IS NOT NULL AND s.estado_desde >= p_retiradas
            ORDER BY e.fecha, e.desde, s.codigo LIMIT p_limite;
    ELSE
        RETURN QUERY
            WITH c AS MATERIALIZED (
                SELECT s.id FROM solicitudes s WHERE s.centro_id = p_centro AND s.fecha_finalizacion_curso >= p_desde AND s.estado IN ('APROBADA', 'CANCELADA')
                  AND (s.estado = 'APROBADA' OR s.fecha_aprobacion IS NOT NULL AND s.estado_desde >= p_retiradas)),
            e AS (
                SELECT x.solicitud_id, x.fecha, x.desde, x.hasta, false AS retirada FROM c JOIN solicitud_sesiones x ON x.solicitud_id = c.id AND x.fecha >= p_desde
                UNION ALL
                SELECT r.solicitud_id, r.fecha, r.desde, r.hasta, true FROM solicitud_sesiones_retiradas r
                WHERE r.centro_id = p_centro AND r.fecha >= p_desde AND r.retirada_en >= p_retiradas
                  AND NOT EXISTS (SELECT 1 FROM solicitud_sesiones y WHERE (y.solicitud_id, y.fecha, y.desde) = (r.solicitud_id, r.fecha, r.desde)))
            SELECT s.id, s.codigo, s.programa_nombre, s.nombre_empresa, s.lugar_formacion, s.municipio, s.version, s.actualizada_en,
                e.fecha, e.desde, e.hasta, e.retirada OR s.estado = 'CANCELADA'
            FROM e JOIN solicitudes s ON s.id = e.solicitud_id
            WHERE s.estado = 'APROBADA' OR s.estado = 'CANCELADA' AND s.fecha_aprobacion IS NOT NULL AND s.estado_desde >= p_retiradas
            ORDER BY e.fecha, e.desde, s.codigo LIMIT p_limite;
    END IF;
END $$;
