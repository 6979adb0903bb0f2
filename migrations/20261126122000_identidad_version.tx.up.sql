-- Two people who write over one account at once must notice. The number grows here, so that no writer can forget it.
ALTER TABLE usuarios ADD COLUMN version bigint NOT NULL DEFAULT 1;

CREATE FUNCTION usuarios_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END
$$;

CREATE TRIGGER tr_usuarios_version BEFORE UPDATE ON usuarios FOR EACH ROW EXECUTE FUNCTION usuarios_version();
