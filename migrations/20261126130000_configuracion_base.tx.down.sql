DROP FUNCTION solicitud_ajustes(text, integer, integer);
DROP FUNCTION limite_semanal_menor(text, integer, integer);
DROP FUNCTION limite_semanal(text, integer, integer);
DROP FUNCTION ajuste_minutos(text);
ALTER TABLE centros DROP COLUMN limite_planta, DROP COLUMN limite_contratista;
DROP TABLE configuracion;
