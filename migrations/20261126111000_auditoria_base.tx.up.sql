-- What people took out of the system or changed in its administration: who, when, from where. It only grows.
-- centro_id is the centre of what it was done to, or of who did it; objeto_id may name what is no row any more.
CREATE TABLE auditoria (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    en           timestamptz(3) NOT NULL,
    actor_id     text           NOT NULL,
    actor_nombre text           NOT NULL,
    actor_rol    text           NOT NULL,
    centro_id    text,
    accion       text           NOT NULL,
    objeto_tipo  text           NOT NULL,
    objeto_id    text           NOT NULL DEFAULT '',
    detalle      jsonb          NOT NULL DEFAULT '{}',
    direccion    text           NOT NULL DEFAULT '',
    peticion_id  text           NOT NULL DEFAULT '',
    CONSTRAINT pk_auditoria PRIMARY KEY (id),
    CONSTRAINT ck_auditoria_rol CHECK (actor_rol IN ('INSTRUCTOR', 'COORDINADOR', 'ADMIN')),
    CONSTRAINT ck_auditoria_accion CHECK (accion ~ '^[A-Z][A-Z_]{2,59}$'),
    CONSTRAINT ck_auditoria_objeto CHECK (objeto_tipo ~ '^[a-z][a-z_]{1,39}$' AND length(objeto_id) <= 200),
    CONSTRAINT ck_auditoria_detalle CHECK (jsonb_typeof(detalle) = 'object'),
    CONSTRAINT ck_auditoria_origen CHECK (length(direccion) <= 100 AND length(peticion_id) <= 100)
);
CREATE INDEX ix_auditoria_en ON auditoria (en DESC, id DESC);
CREATE INDEX ix_auditoria_actor ON auditoria (actor_id, en DESC, id DESC);
CREATE INDEX ix_auditoria_centro ON auditoria (centro_id, en DESC, id DESC);
CREATE INDEX ix_auditoria_objeto ON auditoria (objeto_tipo, objeto_id, en DESC, id DESC);

CREATE FUNCTION auditoria_es_inmutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'auditoria only grows: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER tg_auditoria_inmutable BEFORE UPDATE OR DELETE ON auditoria
    FOR EACH ROW EXECUTE FUNCTION auditoria_es_inmutable();
CREATE TRIGGER tg_auditoria_no_truncate BEFORE TRUNCATE ON auditoria
    FOR EACH STATEMENT EXECUTE FUNCTION auditoria_es_inmutable();
