DELETE FROM importaciones WHERE centro_id IS NULL;
ALTER TABLE importaciones
    DROP CONSTRAINT ck_importaciones_centro,
    ALTER COLUMN centro_id SET NOT NULL;
