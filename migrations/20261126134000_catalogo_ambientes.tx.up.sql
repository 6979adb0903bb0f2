-- The ambientes of a centre. clave is the name without case, accents and double spaces; that an id belongs to a centre can be
-- referred to together, so that nothing names an ambiente of another centre.
CREATE TABLE ambientes (
    id             text           NOT NULL,
    centro_id      text           NOT NULL,
    nombre         text           NOT NULL,
    clave          text           NOT NULL,
    tipo           text           NOT NULL,
    capacidad      smallint,
    activo         boolean        NOT NULL DEFAULT true,
    edicion        bigint         NOT NULL DEFAULT 1,
    creado_en      timestamptz(3) NOT NULL,
    actualizado_en timestamptz(3) NOT NULL,
    CONSTRAINT pk_ambientes PRIMARY KEY (id),
    CONSTRAINT fk_ambientes_centro FOREIGN KEY (centro_id) REFERENCES centros (id),
    CONSTRAINT uq_ambientes_clave UNIQUE (centro_id, clave),
    CONSTRAINT uq_ambientes_centro UNIQUE (id, centro_id),
    CONSTRAINT ck_ambientes_nombre CHECK (length(nombre) BETWEEN 1 AND 200 AND length(clave) BETWEEN 1 AND 200),
    CONSTRAINT ck_ambientes_tipo CHECK (tipo IN ('AULA', 'AULA_MOVIL', 'LABORATORIO', 'TALLER', 'CAMPO', 'EMPRESA', 'VIRTUAL')),
    CONSTRAINT ck_ambientes_capacidad CHECK (capacidad BETWEEN 1 AND 500),
    CONSTRAINT ck_ambientes_edicion CHECK (edicion >= 1)
);
