-- The backups that an operator has noted once they were made: the program neither makes them nor sees them.
CREATE TABLE respaldos (
    id    text           NOT NULL CONSTRAINT pk_respaldos PRIMARY KEY,
    en    timestamptz(3) NOT NULL,
    donde text           NOT NULL DEFAULT '',
    CONSTRAINT ck_respaldos_donde CHECK (length(donde) <= 200)
);
CREATE INDEX ix_respaldos_en ON respaldos (en DESC, id DESC);
