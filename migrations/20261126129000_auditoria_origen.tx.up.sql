-- From where each movement of the historial came, so that the audit need not say again what the historial says. Rows from
-- before have no address. SISTEMA is the program itself or an operator at the command line, ANONIMO somebody who has not
-- come in.
ALTER TABLE solicitud_historial
    ADD COLUMN direccion   text NOT NULL DEFAULT '',
    ADD COLUMN peticion_id text NOT NULL DEFAULT '',
    DROP CONSTRAINT ck_solicitud_historial_rol,
    ADD CONSTRAINT ck_solicitud_historial_rol CHECK (actor_rol IN ('INSTRUCTOR', 'COORDINADOR', 'ADMIN', 'SISTEMA')),
    ADD CONSTRAINT ck_solicitud_historial_origen CHECK (length(direccion) <= 100 AND length(peticion_id) <= 100);
ALTER TABLE auditoria
    DROP CONSTRAINT ck_auditoria_rol,
    ADD CONSTRAINT ck_auditoria_rol CHECK (actor_rol IN ('INSTRUCTOR', 'COORDINADOR', 'ADMIN', 'SISTEMA', 'ANONIMO'));

-- The audit goes through both tables from the newest row on, as a whole or narrowed by one thing.
CREATE INDEX ix_solicitud_historial_en ON solicitud_historial (en DESC, id DESC);
CREATE INDEX ix_solicitud_historial_actor ON solicitud_historial (actor_id, en DESC, id DESC);
CREATE INDEX ix_solicitud_historial_accion ON solicitud_historial (accion, en DESC, id DESC);
CREATE INDEX ix_solicitud_historial_direccion ON solicitud_historial (direccion, en DESC, id DESC) WHERE direccion <> '';
CREATE INDEX ix_auditoria_accion ON auditoria (accion, en DESC, id DESC);
CREATE INDEX ix_auditoria_objeto_id ON auditoria (objeto_id, en DESC, id DESC) WHERE objeto_id <> '';
CREATE INDEX ix_auditoria_direccion ON auditoria (direccion, en DESC, id DESC) WHERE direccion <> '';
