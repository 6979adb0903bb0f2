-- Attempts that were not right, and until when the next one waits (quality.md 3). llave is an HMAC of the account, the address
-- or both as they came in, whether or not there is such an account: nobody can read from it whom it is about.
CREATE TABLE frenos (
    ambito   text           NOT NULL,
    llave    text COLLATE "C" NOT NULL,
    intentos integer        NOT NULL DEFAULT 0,
    desde    timestamptz(3),
    ultimo   timestamptz(3),
    hasta    timestamptz(3),
    exito    timestamptz(3),
    CONSTRAINT pk_frenos PRIMARY KEY (ambito, llave),
    CONSTRAINT ck_frenos_ambito CHECK (ambito ~ '^[A-Z_]{1,40}$'),
    CONSTRAINT ck_frenos_llave CHECK (length(llave) BETWEEN 1 AND 100),
    CONSTRAINT ck_frenos_intentos CHECK (intentos >= 0)
);
CREATE INDEX ix_frenos_ultimo ON frenos (ultimo);
