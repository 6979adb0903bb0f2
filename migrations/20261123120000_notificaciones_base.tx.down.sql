DROP TABLE notificaciones;
