-- Whoever opens an account is told whether its person had one before, active or not.
CREATE INDEX ix_usuarios_correo ON usuarios (lower(correo));
CREATE INDEX ix_usuarios_cedula ON usuarios (cedula) WHERE cedula <> '';
-- The list of people is by name, with which busqueda begins.
CREATE INDEX ix_usuarios_busqueda ON usuarios (busqueda, id);
