-- Rows of the roles that go stay as they are: both tables only grow.
DROP INDEX ix_auditoria_direccion, ix_auditoria_objeto_id, ix_auditoria_accion, ix_solicitud_historial_direccion, ix_solicitud_historial_accion,
    ix_solicitud_historial_actor, ix_solicitud_historial_en;
ALTER TABLE auditoria
    DROP CONSTRAINT ck_auditoria_rol,
    ADD CONSTRAINT ck_auditoria_rol CHECK (actor_rol IN ('INSTRUCTOR', 'COORDINADOR', 'ADMIN')) NOT VALID;
ALTER TABLE solicitud_historial
    DROP CONSTRAINT ck_solicitud_historial_origen,
    DROP CONSTRAINT ck_solicitud_historial_rol,
    ADD CONSTRAINT ck_solicitud_historial_rol CHECK (actor_rol IN ('INSTRUCTOR', 'COORDINADOR', 'ADMIN')) NOT VALID,
    DROP COLUMN peticion_id,
    DROP COLUMN direccion;
