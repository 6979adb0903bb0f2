DROP TABLE sesiones;
DROP TABLE usuarios;
DROP FUNCTION usuarios_epoca();
