DROP TRIGGER tg_solicitudes_devuelta ON solicitudes;
DROP FUNCTION solicitud_devuelta();
DROP TABLE solicitud_devoluciones;
