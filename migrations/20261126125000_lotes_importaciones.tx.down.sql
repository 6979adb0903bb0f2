DROP TABLE importaciones;
