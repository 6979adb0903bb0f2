DROP TABLE papeles_anulaciones;
DROP TABLE papeles;
DROP FUNCTION papeles_son_inmutables();
