DROP TRIGGER tr_usuarios_version ON usuarios;
DROP FUNCTION usuarios_version();
ALTER TABLE usuarios DROP COLUMN version;
