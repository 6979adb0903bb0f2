DROP TABLE programa_resultados;
DROP TABLE programa_competencias;
DROP TABLE programa_objetivos;
DROP TABLE programas;
DROP TABLE recesos;
DROP TABLE festivos;
DROP TABLE programas_especiales;
