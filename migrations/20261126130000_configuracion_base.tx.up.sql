-- Settings that somebody has changed; the others have the defaults of the program. A row without valor went back to its
-- default and says who did so.
CREATE TABLE configuracion (
    clave        text        NOT NULL CONSTRAINT pk_configuracion PRIMARY KEY,
    valor        jsonb,
    version      bigint      NOT NULL CONSTRAINT ck_configuracion_version CHECK (version > 0),
    cambiado_por text        NOT NULL CONSTRAINT fk_configuracion_cambiado_por REFERENCES usuarios (id),
    cambiado_en  timestamptz NOT NULL,
    CONSTRAINT ck_configuracion_clave CHECK (clave IN ('limiteSemanalPlanta', 'limiteSemanalContratista', 'dominiosCorreo', 'diasRecordatorio')),
    CONSTRAINT ck_configuracion_valor CHECK (valor IS NULL OR jsonb_typeof(valor) = CASE WHEN clave LIKE 'limiteSemanal%' THEN 'number' ELSE 'array' END)
);

-- Weekly limits of a centre, in hours; without them those of the country hold.
ALTER TABLE centros
    ADD COLUMN limite_planta smallint CONSTRAINT ck_centros_limite_planta CHECK (limite_planta BETWEEN 1 AND 60),
    ADD COLUMN limite_contratista smallint CONSTRAINT ck_centros_limite_contratista CHECK (limite_contratista BETWEEN 1 AND 60);

-- A setting of one number, in minutes where it was written in hours; NULL while its default holds.
CREATE FUNCTION ajuste_minutos(p_clave text) RETURNS integer LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT 60 * (a.valor #>> '{}')::integer FROM configuracion a WHERE a.clave = p_clave);
END $$;

-- The weekly limit of an instructor in minutes: that of the centre, of the country, or the default given. A function, for the
-- reason that solicitud_entorno is one (ADR 0019).
CREATE FUNCTION limite_semanal(p_instructor text, p_planta integer, p_contratista integer) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
    v record;
BEGIN
    SELECT u.vinculo, c.limite_planta, c.limite_contratista INTO v
        FROM usuarios u LEFT JOIN centros c ON c.id = u.centro_id WHERE u.id = p_instructor;
    IF v.vinculo = 'PLANTA' THEN
        RETURN coalesce(60 * v.limite_planta, ajuste_minutos('limiteSemanalPlanta'), p_planta);
    END IF;
    RETURN coalesce(60 * v.limite_contratista, ajuste_minutos('limiteSemanalContratista'), p_contratista);
END $$;

-- The least weekly limit that anybody in a centre (NULL: in the country) can have, in minutes: below it nobody need be looked at.
CREATE FUNCTION limite_semanal_menor(p_centro text, p_planta integer, p_contratista integer) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
    planta      integer := coalesce(ajuste_minutos('limiteSemanalPlanta'), p_planta);
    contratista integer := coalesce(ajuste_minutos('limiteSemanalContratista'), p_contratista);
BEGIN
    RETURN coalesce((SELECT min(least(coalesce(60 * c.limite_planta, planta), coalesce(60 * c.limite_contratista, contratista)))
        FROM centros c WHERE p_centro IS NULL OR c.id = p_centro), least(planta, contratista));
END $$;

-- What the administration has set that a solicitud of this instructor is judged by.
CREATE FUNCTION solicitud_ajustes(p_instructor text, p_planta integer, p_contratista integer)
    RETURNS TABLE (limite integer, dominios jsonb) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT limite_semanal(p_instructor, p_planta, p_contratista), (SELECT a.valor FROM configuracion a WHERE a.clave = 'dominiosCorreo');
END $$;
