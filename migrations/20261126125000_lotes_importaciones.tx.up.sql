-- Files of many rows on their way into the system: what was read, what each row would do, and once confirmed what it did,
-- so that it can be undone. renglones holds personal data: it is emptied when the preview is over, and 30 days after the
-- import.
CREATE TABLE importaciones (
    id            text           NOT NULL,
    tipo          text           NOT NULL,
    estado        text           NOT NULL,
    usuario_id    text           NOT NULL,
    centro_id     text           NOT NULL,
    formato       text           NOT NULL,
    huella        text           NOT NULL,
    encabezados   jsonb          NOT NULL,
    desconocidas  jsonb          NOT NULL DEFAULT '[]',
    renglones     jsonb          NOT NULL,
    solo_validas  boolean        NOT NULL DEFAULT false,
    creada_en     timestamptz(3) NOT NULL,
    expira_en     timestamptz(3) NOT NULL,
    confirmada_en timestamptz(3),
    deshecha_en   timestamptz(3),
    CONSTRAINT pk_importaciones PRIMARY KEY (id),
    CONSTRAINT fk_importaciones_usuario FOREIGN KEY (usuario_id) REFERENCES usuarios (id) ON DELETE CASCADE,
    CONSTRAINT fk_importaciones_centro FOREIGN KEY (centro_id) REFERENCES centros (id),
    CONSTRAINT ck_importaciones_tipo CHECK (tipo IN ('INSTRUCTORES', 'PROGRAMAS')),
    CONSTRAINT ck_importaciones_estado CHECK (estado IN ('PREVIA', 'CONFIRMADA', 'DESHECHA', 'VENCIDA')),
    CONSTRAINT ck_importaciones_formato CHECK (formato IN ('xlsx', 'csv')),
    CONSTRAINT ck_importaciones_huella CHECK (huella ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_importaciones_listas CHECK (jsonb_typeof(encabezados) = 'array' AND jsonb_typeof(desconocidas) = 'array'
        AND jsonb_typeof(renglones) = 'array'),
    CONSTRAINT ck_importaciones_confirmada CHECK ((confirmada_en IS NOT NULL) = (estado IN ('CONFIRMADA', 'DESHECHA'))),
    CONSTRAINT ck_importaciones_deshecha CHECK ((deshecha_en IS NOT NULL) = (estado = 'DESHECHA'))
);
CREATE INDEX ix_importaciones_usuario ON importaciones (usuario_id, tipo, creada_en DESC);
CREATE INDEX ix_importaciones_creada ON importaciones (creada_en) WHERE renglones <> '[]';
