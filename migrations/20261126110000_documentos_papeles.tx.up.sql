-- Papers that were printed, and how they are known again. token is the SHA-256 of what the QR code carries: nothing kept
-- here opens a page. huella is a keyed fingerprint of what stands on the paper. A paper is void when its serie is.
CREATE TABLE papeles (
    token        bytea          NOT NULL,
    solicitud_id text           NOT NULL,
    huella       text           NOT NULL,
    serie        integer        NOT NULL,
    version      bigint         NOT NULL,
    emitido_en   timestamptz(3) NOT NULL,
    emitido_por  text           NOT NULL,
    CONSTRAINT pk_papeles PRIMARY KEY (token),
    CONSTRAINT uq_papeles_contenido UNIQUE (solicitud_id, serie, huella),
    CONSTRAINT fk_papeles_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitudes (id),
    CONSTRAINT fk_papeles_usuario FOREIGN KEY (emitido_por) REFERENCES usuarios (id),
    CONSTRAINT ck_papeles_token CHECK (length(token) = 32),
    CONSTRAINT ck_papeles_huella CHECK (huella ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_papeles_serie CHECK (serie >= 1)
);

-- Each row makes void all papers of one serie of a solicitud, and begins the next.
CREATE TABLE papeles_anulaciones (
    solicitud_id text           NOT NULL,
    serie        integer        NOT NULL,
    anulado_en   timestamptz(3) NOT NULL,
    anulado_por  text           NOT NULL,
    motivo       text           NOT NULL,
    CONSTRAINT pk_papeles_anulaciones PRIMARY KEY (solicitud_id, serie),
    CONSTRAINT fk_papeles_anulaciones_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitudes (id),
    CONSTRAINT fk_papeles_anulaciones_usuario FOREIGN KEY (anulado_por) REFERENCES usuarios (id),
    CONSTRAINT ck_papeles_anulaciones_serie CHECK (serie >= 1),
    CONSTRAINT ck_papeles_anulaciones_motivo CHECK (length(motivo) BETWEEN 10 AND 4000)
);

CREATE FUNCTION papeles_son_inmutables() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER tg_papeles_inmutables BEFORE UPDATE OR DELETE ON papeles
    FOR EACH ROW EXECUTE FUNCTION papeles_son_inmutables();
CREATE TRIGGER tg_papeles_no_truncate BEFORE TRUNCATE ON papeles
    FOR EACH STATEMENT EXECUTE FUNCTION papeles_son_inmutables();
CREATE TRIGGER tg_papeles_anulaciones_inmutables BEFORE UPDATE OR DELETE ON papeles_anulaciones
    FOR EACH ROW EXECUTE FUNCTION papeles_son_inmutables();
CREATE TRIGGER tg_papeles_anulaciones_no_truncate BEFORE TRUNCATE ON papeles_anulaciones
    FOR EACH STATEMENT EXECUTE FUNCTION papeles_son_inmutables();
