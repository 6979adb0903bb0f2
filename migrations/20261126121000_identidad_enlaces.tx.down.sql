DROP TRIGGER tr_usuarios_enlaces ON usuarios;
DROP FUNCTION usuarios_anulan_enlaces();
DROP TABLE enlaces;
ALTER TABLE usuarios DROP CONSTRAINT ck_usuarios_clave_hash;
-- No password matches it: whoever had none needs a new one.
UPDATE usuarios SET clave_hash = 'ninguna' WHERE clave_estado = 'NINGUNA';
ALTER TABLE usuarios
    DROP CONSTRAINT ck_usuarios_clave_estado,
    DROP COLUMN clave_estado,
    ADD CONSTRAINT ck_usuarios_clave_hash CHECK (length(clave_hash) BETWEEN 1 AND 255);
