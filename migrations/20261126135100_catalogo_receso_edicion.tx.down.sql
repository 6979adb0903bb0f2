ALTER TABLE recesos DROP COLUMN edicion;
