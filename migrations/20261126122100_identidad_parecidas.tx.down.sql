DROP INDEX ix_usuarios_busqueda;
DROP INDEX ix_usuarios_cedula;
DROP INDEX ix_usuarios_correo;
