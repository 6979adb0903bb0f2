ALTER TABLE programas
    DROP COLUMN edicion,
    DROP COLUMN versiones_anteriores;
