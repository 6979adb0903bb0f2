DROP INDEX ix_outbox_muertos;
DROP TABLE recordatorios;
DROP TABLE jornadas;
DROP TABLE mensajes_preferencias;
DROP TABLE mensajes;
