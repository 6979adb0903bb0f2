-- edicion grows with every change, so that nobody writes over what somebody else has just changed.
ALTER TABLE centros
    ADD COLUMN edicion bigint NOT NULL DEFAULT 1,
    ADD CONSTRAINT ck_centros_edicion CHECK (edicion >= 1);
