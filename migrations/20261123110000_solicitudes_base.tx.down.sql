DROP TABLE solicitud_historial;
DROP FUNCTION historial_es_inmutable();
DROP TABLE solicitud_sesiones;
DROP TABLE solicitud_horarios;
DROP TABLE solicitudes;
DROP TABLE contadores;
