DROP TABLE respaldos;
