-- The ready sentences of each centre, which its coordination inserts when it returns a solicitud. campo is the JSON pointer
-- of the field that one is about, empty for none. version grows with every change.
CREATE TABLE frases (
    id        text   NOT NULL,
    centro_id text   NOT NULL,
    campo     text   NOT NULL DEFAULT '',
    texto     text   NOT NULL,
    version   bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_frases PRIMARY KEY (id),
    CONSTRAINT fk_frases_centro FOREIGN KEY (centro_id) REFERENCES centros (id),
    -- By field and text within a centre is also how they are read.
    CONSTRAINT uq_frases_texto UNIQUE (centro_id, campo, texto),
    CONSTRAINT ck_frases_texto CHECK (length(texto) BETWEEN 1 AND 500 AND length(campo) <= 100),
    CONSTRAINT ck_frases_version CHECK (version >= 1)
);
