DROP TABLE frases;
