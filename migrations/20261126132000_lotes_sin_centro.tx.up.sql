-- A sheet of programmes may name the centre of each row, and is then of none itself.
ALTER TABLE importaciones
    ALTER COLUMN centro_id DROP NOT NULL,
    ADD CONSTRAINT ck_importaciones_centro CHECK (centro_id IS NOT NULL OR tipo = 'PROGRAMAS');
