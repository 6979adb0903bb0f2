DROP TABLE ambientes;
