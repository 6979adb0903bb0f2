-- Special programmes are kept by people: edicion grows with every change, casilla marks the twelve that have a box in the
-- official form, which names them and puts them in order. Others may share a place in the order.
ALTER TABLE programas_especiales
    ADD COLUMN edicion bigint NOT NULL DEFAULT 1,
    ADD COLUMN casilla boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT ck_programas_especiales_edicion CHECK (edicion >= 1),
    ADD CONSTRAINT ck_programas_especiales_orden CHECK (orden BETWEEN 1 AND 999),
    DROP CONSTRAINT uq_programas_especiales_orden;
UPDATE programas_especiales SET casilla = true WHERE orden <= 12;

-- All of them with their validity, for whoever writes or judges a solicitud; a function, for the reason that
-- solicitud_entorno is one, whose own list of codes in force on one day is not used any more.
CREATE FUNCTION solicitud_especiales() RETURNS TABLE (vigencias json) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT coalesce(json_agg(json_build_object('codigo', e.codigo, 'nombre', e.nombre, 'desde', e.vigente_desde, 'hasta', e.vigente_hasta)
        ORDER BY e.casilla DESC, e.orden, e.codigo COLLATE "C"), '[]') FROM programas_especiales e;
END $$;

-- Which solicitudes run under a special programme, without reading all the others.
CREATE INDEX ix_solicitudes_especiales ON solicitudes USING gin (programas_especiales) WITH (fastupdate = off) WHERE programas_especiales <> '{}';
