-- Accounts. Optional texts are empty; busqueda holds nombre, correo and cedula without case and accents. Correo and
-- cedula are unique among active accounts, so that a deactivated one stands in nobody's way.
CREATE TABLE usuarios (
    id                text             NOT NULL,
    nombre            text             NOT NULL,
    correo            text             NOT NULL,
    cedula            text             NOT NULL DEFAULT '',
    telefono          text             NOT NULL DEFAULT '',
    especialidad      text             NOT NULL DEFAULT '',
    rol               text             NOT NULL,
    centro_id         text,
    vinculo           text             NOT NULL DEFAULT 'CONTRATISTA',
    activo            boolean          NOT NULL DEFAULT true,
    clave_hash        text             NOT NULL,
    clave_cambiada_en timestamptz(3)   NOT NULL,
    epoca             bigint           NOT NULL DEFAULT 0,
    busqueda          text COLLATE "C" NOT NULL,
    creado_en         timestamptz(3)   NOT NULL,
    actualizado_en    timestamptz(3)   NOT NULL,
    CONSTRAINT pk_usuarios PRIMARY KEY (id),
    CONSTRAINT fk_usuarios_centro FOREIGN KEY (centro_id) REFERENCES centros (id),
    CONSTRAINT ck_usuarios_nombre CHECK (length(nombre) BETWEEN 1 AND 200),
    CONSTRAINT ck_usuarios_correo CHECK (length(correo) BETWEEN 3 AND 254 AND correo = lower(correo)),
    CONSTRAINT ck_usuarios_cedula CHECK (cedula ~ '^[1-9][0-9]{4,9}$' OR cedula = '' AND rol = 'ADMIN'),
    CONSTRAINT ck_usuarios_telefono CHECK (length(telefono) <= 50),
    CONSTRAINT ck_usuarios_especialidad CHECK (length(especialidad) <= 200),
    CONSTRAINT ck_usuarios_rol CHECK (rol IN ('INSTRUCTOR', 'COORDINADOR', 'ADMIN')),
    CONSTRAINT ck_usuarios_vinculo CHECK (vinculo IN ('PLANTA', 'CONTRATISTA')),
    CONSTRAINT ck_usuarios_centro CHECK (rol = 'ADMIN' OR centro_id IS NOT NULL),
    CONSTRAINT ck_usuarios_clave_hash CHECK (length(clave_hash) BETWEEN 1 AND 255)
);

CREATE UNIQUE INDEX uq_usuarios_correo ON usuarios (lower(correo)) WHERE activo;
CREATE UNIQUE INDEX uq_usuarios_cedula ON usuarios (cedula) WHERE activo AND cedula <> '';
CREATE INDEX ix_usuarios_centro ON usuarios (centro_id, rol);

-- The epoch says which sessions still count: those opened in the present one. It moves here, so that SQL typed by hand
-- ends the sessions too, and nothing else can move it.
CREATE FUNCTION usuarios_epoca() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.epoca := OLD.epoca;
    IF (NEW.rol, NEW.centro_id, NEW.activo, NEW.clave_cambiada_en, NEW.clave_hash)
        IS DISTINCT FROM (OLD.rol, OLD.centro_id, OLD.activo, OLD.clave_cambiada_en, OLD.clave_hash) THEN
        NEW.epoca := OLD.epoca + 1;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER tr_usuarios_epoca BEFORE UPDATE ON usuarios FOR EACH ROW EXECUTE FUNCTION usuarios_epoca();

-- One row per sign-in, written then and when it is closed, never by a request in between. epoca is the user's when the
-- password was checked.
CREATE TABLE sesiones (
    id         text           NOT NULL,
    usuario_id text           NOT NULL,
    tipo       text           NOT NULL DEFAULT 'API',
    epoca      bigint         NOT NULL,
    creada_en  timestamptz(3) NOT NULL,
    expira_en  timestamptz(3) NOT NULL,
    cerrada_en timestamptz(3),
    CONSTRAINT pk_sesiones PRIMARY KEY (id),
    CONSTRAINT fk_sesiones_usuario FOREIGN KEY (usuario_id) REFERENCES usuarios (id) ON DELETE CASCADE,
    CONSTRAINT ck_sesiones_tipo CHECK (tipo IN ('API')),
    CONSTRAINT ck_sesiones_orden CHECK (expira_en > creada_en)
);

CREATE INDEX ix_sesiones_usuario ON sesiones (usuario_id, creada_en);
CREATE INDEX ix_sesiones_expira ON sesiones (expira_en);
