-- Requests for an account. Of one that is DUPLICADO only the number is kept: whoever asks is answered alike.
CREATE TABLE accesos (
    id              text        NOT NULL,
    numero          text        NOT NULL,
    estado          text        NOT NULL,
    pedido_en       timestamptz(3) NOT NULL,
    centro_id       text        NOT NULL,
    cargo           text        NOT NULL,
    nombres         text        NOT NULL,
    apellidos       text        NOT NULL,
    cedula          text        NOT NULL,
    telefono        text        NOT NULL,
    correo          text        NOT NULL,
    justificacion   text        NOT NULL,
    terminos        text        NOT NULL,
    busqueda        text        NOT NULL,
    decidido_en     timestamptz(3),
    decidido_por    text,
    decidido_nombre text        NOT NULL,
    motivo          text        NOT NULL,
    usuario_id      text,
    purgado_en      timestamptz(3),
    CONSTRAINT pk_accesos PRIMARY KEY (id),
    CONSTRAINT uq_accesos_numero UNIQUE (numero),
    CONSTRAINT fk_accesos_centro FOREIGN KEY (centro_id) REFERENCES centros (id),
    CONSTRAINT fk_accesos_decidido_por FOREIGN KEY (decidido_por) REFERENCES usuarios (id),
    CONSTRAINT fk_accesos_usuario FOREIGN KEY (usuario_id) REFERENCES usuarios (id),
    CONSTRAINT ck_accesos_estado CHECK (estado IN ('PENDIENTE', 'APROBADO', 'RECHAZADO', 'DUPLICADO')),
    CONSTRAINT ck_accesos_cargo CHECK (cargo IN ('INSTRUCTOR', 'COORDINADOR')),
    CONSTRAINT ck_accesos_decision CHECK ((estado IN ('APROBADO', 'RECHAZADO')) = (decidido_en IS NOT NULL)),
    CONSTRAINT ck_accesos_cuenta CHECK ((estado = 'APROBADO') = (usuario_id IS NOT NULL)),
    CONSTRAINT ck_accesos_personales CHECK (
        CASE WHEN estado = 'DUPLICADO' OR purgado_en IS NOT NULL
             THEN nombres || apellidos || cedula || telefono || correo || justificacion = ''
             ELSE nombres <> '' AND apellidos <> '' AND cedula <> '' AND telefono <> '' AND correo <> '' AND justificacion <> '' END)
);
-- The last word on two that come at once.
CREATE UNIQUE INDEX uq_accesos_correo ON accesos (correo) WHERE estado = 'PENDIENTE';
CREATE UNIQUE INDEX uq_accesos_cedula ON accesos (cedula) WHERE estado = 'PENDIENTE';
CREATE INDEX ix_accesos_centro ON accesos (centro_id, estado, pedido_en, id);
CREATE INDEX ix_accesos_estado ON accesos (estado, pedido_en, id);
CREATE INDEX ix_accesos_por_purgar ON accesos (decidido_en) WHERE estado = 'RECHAZADO' AND purgado_en IS NULL;

-- The number of the last one of each year; its row is the queue in which they come.
CREATE TABLE acceso_contadores (
    anio  integer NOT NULL,
    valor bigint  NOT NULL,
    CONSTRAINT pk_acceso_contadores PRIMARY KEY (anio),
    CONSTRAINT ck_acceso_contadores_valor CHECK (valor > 0)
);

-- When something came from which network, for a day: to refuse floods.
CREATE TABLE acceso_envios (
    red text        NOT NULL,
    en  timestamptz(3) NOT NULL
);
CREATE INDEX ix_acceso_envios_red ON acceso_envios (red, en);
CREATE INDEX ix_acceso_envios_en ON acceso_envios (en);
