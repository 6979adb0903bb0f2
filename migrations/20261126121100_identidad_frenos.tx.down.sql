DROP TABLE frenos;
