DROP TABLE acceso_envios;
DROP TABLE acceso_contadores;
DROP TABLE accesos;
