ALTER TABLE centros
    DROP COLUMN edicion;
