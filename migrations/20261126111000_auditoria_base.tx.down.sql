DROP TABLE auditoria;
DROP FUNCTION auditoria_es_inmutable();
