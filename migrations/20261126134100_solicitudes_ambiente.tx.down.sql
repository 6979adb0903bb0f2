DROP FUNCTION solicitud_cola_ambiente(text);
DROP FUNCTION solicitud_rivales(text, text, text, date, date);
DROP FUNCTION solicitud_en_ambiente(text, text, text, date, date);
DROP INDEX ix_solicitudes_ambiente;
ALTER TABLE solicitudes
    DROP CONSTRAINT ck_solicitudes_ambiente,
    DROP CONSTRAINT fk_solicitudes_ambiente,
    DROP COLUMN ambiente_capacidad,
    DROP COLUMN ambiente_nombre,
    DROP COLUMN ambiente_id;
