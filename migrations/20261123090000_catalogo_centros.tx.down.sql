DROP TABLE centros;
