-- How far a password may be relied on: PROPIA was chosen by its owner, TEMPORAL has to be changed before anything else, and
-- with NINGUNA nobody has chosen one yet.
ALTER TABLE usuarios
    ADD COLUMN clave_estado text NOT NULL DEFAULT 'PROPIA',
    DROP CONSTRAINT ck_usuarios_clave_hash,
    ADD CONSTRAINT ck_usuarios_clave_hash CHECK (length(clave_hash) <= 255 AND (clave_estado = 'NINGUNA') = (clave_hash = '')),
    ADD CONSTRAINT ck_usuarios_clave_estado CHECK (clave_estado IN ('PROPIA', 'TEMPORAL', 'NINGUNA'));

-- Links that set a password once. Of a token only its SHA-256 is kept. A link of nobody is what asking for an unknown address
-- leaves, so that it costs the same as for a known one.
CREATE TABLE enlaces (
    id         text           NOT NULL,
    tipo       text           NOT NULL,
    usuario_id text,
    token_hash text           NOT NULL,
    creado_en  timestamptz(3) NOT NULL,
    expira_en  timestamptz(3) NOT NULL,
    usado_en   timestamptz(3),
    anulado_en timestamptz(3),
    CONSTRAINT pk_enlaces PRIMARY KEY (id),
    CONSTRAINT uq_enlaces_token UNIQUE (token_hash),
    CONSTRAINT fk_enlaces_usuario FOREIGN KEY (usuario_id) REFERENCES usuarios (id) ON DELETE CASCADE,
    CONSTRAINT ck_enlaces_tipo CHECK (tipo IN ('INVITACION', 'RESTABLECER')),
    CONSTRAINT ck_enlaces_token CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_enlaces_orden CHECK (expira_en > creado_en),
    CONSTRAINT ck_enlaces_uso CHECK (usado_en IS NULL OR usuario_id IS NOT NULL)
);
CREATE INDEX ix_enlaces_usuario ON enlaces (usuario_id) WHERE usado_en IS NULL AND anulado_en IS NULL;
CREATE INDEX ix_enlaces_expira ON enlaces (expira_en);

-- Links that are out go with what they were made for. As with the epoch, SQL typed by hand does it too.
CREATE FUNCTION usuarios_anulan_enlaces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.correo, NEW.rol, NEW.activo, NEW.clave_cambiada_en, NEW.clave_hash)
        IS DISTINCT FROM (OLD.correo, OLD.rol, OLD.activo, OLD.clave_cambiada_en, OLD.clave_hash) THEN
        UPDATE enlaces SET anulado_en = NEW.actualizado_en
        WHERE usuario_id = NEW.id AND usado_en IS NULL AND anulado_en IS NULL;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER tr_usuarios_enlaces AFTER UPDATE ON usuarios FOR EACH ROW EXECUTE FUNCTION usuarios_anulan_enlaces();
