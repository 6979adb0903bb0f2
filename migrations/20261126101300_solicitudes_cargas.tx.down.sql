DROP FUNCTION instructores_cargados(text, date, integer, bigint);
