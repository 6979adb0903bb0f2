-- Nobody is at work in a centre that is closed. A foreign key cannot say so; the lock keeps the centre open until the
-- account is committed, so that closing it counts this person.
CREATE FUNCTION tg_usuarios_centro_abierto() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (SELECT activo FROM centros WHERE id = NEW.centro_id FOR SHARE) THEN
        RAISE EXCEPTION 'the centre % is closed', NEW.centro_id USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_usuarios_centro_abierto';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tg_usuarios_centro_nuevo AFTER INSERT ON usuarios
    FOR EACH ROW WHEN (NEW.activo AND NEW.centro_id IS NOT NULL)
    EXECUTE FUNCTION tg_usuarios_centro_abierto();
CREATE TRIGGER tg_usuarios_centro_otro AFTER UPDATE OF centro_id, activo ON usuarios
    FOR EACH ROW WHEN (NEW.activo AND NEW.centro_id IS NOT NULL AND (NOT OLD.activo OR OLD.centro_id IS DISTINCT FROM NEW.centro_id))
    EXECUTE FUNCTION tg_usuarios_centro_abierto();
