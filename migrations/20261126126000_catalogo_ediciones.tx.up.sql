-- edicion grows with every change, so that nobody writes over what somebody else has just changed. versiones_anteriores are
-- the versions of the course design that were replaced, in their order: none may come back, because what was sent names them.
ALTER TABLE programas
    ADD COLUMN edicion bigint NOT NULL DEFAULT 1,
    ADD COLUMN versiones_anteriores text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT ck_programas_edicion CHECK (edicion >= 1);
