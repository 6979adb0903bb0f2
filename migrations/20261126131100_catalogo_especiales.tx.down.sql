DROP INDEX ix_solicitudes_especiales;
DROP FUNCTION solicitud_especiales();
ALTER TABLE programas_especiales
    DROP COLUMN casilla,
    DROP COLUMN edicion,
    DROP CONSTRAINT ck_programas_especiales_orden;
WITH n AS (SELECT codigo, row_number() OVER (ORDER BY orden, codigo) AS lugar FROM programas_especiales)
UPDATE programas_especiales e SET orden = n.lugar FROM n WHERE n.codigo = e.codigo;
ALTER TABLE programas_especiales ADD CONSTRAINT uq_programas_especiales_orden UNIQUE (orden);
