DROP TRIGGER tg_solicitud_historial_estancia ON solicitud_historial;
DROP FUNCTION solicitud_estancias_rehacer();
DROP FUNCTION solicitud_estancia_termina();
DROP TABLE solicitud_estancias;
