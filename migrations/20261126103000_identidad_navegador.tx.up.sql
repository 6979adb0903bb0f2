-- Sessions of browsers beside those of the API. Of the token in the cookie only its HMAC is kept; ultimo_uso_en is written at
-- most once a minute, and dispositivo is a short description in words of ours.
ALTER TABLE sesiones
    ADD COLUMN token_hash    text,
    ADD COLUMN ultimo_uso_en timestamptz(3),
    ADD COLUMN dispositivo   text NOT NULL DEFAULT '',
    DROP CONSTRAINT ck_sesiones_tipo,
    ADD CONSTRAINT ck_sesiones_tipo CHECK (tipo IN ('API', 'NAVEGADOR')),
    ADD CONSTRAINT ck_sesiones_navegador CHECK ((tipo = 'NAVEGADOR') = (token_hash IS NOT NULL)
        AND (tipo = 'NAVEGADOR') = (ultimo_uso_en IS NOT NULL)),
    ADD CONSTRAINT ck_sesiones_dispositivo CHECK (length(dispositivo) <= 100),
    ADD CONSTRAINT uq_sesiones_token UNIQUE (token_hash);

-- A signed token names a session of the API and never opens another kind.
CREATE OR REPLACE FUNCTION actor_de_sesion(p_sesion text, p_en timestamptz)
    RETURNS TABLE (id text, nombre text, rol text, centro_id text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT u.id, u.nombre, u.rol, coalesce(u.centro_id, '')
        FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id
        WHERE s.id = p_sesion AND s.tipo = 'API' AND s.cerrada_en IS NULL AND s.expira_en > p_en AND s.epoca = u.epoca AND u.activo;
END $$;

-- Who comes with the token of a browser, if its session still counts and was used after p_uso. A function for the reason
-- that actor_de_sesion is one.
CREATE FUNCTION actor_de_token(p_token_hash text, p_en timestamptz, p_uso timestamptz)
    RETURNS TABLE (sesion text, ultimo_uso_en timestamptz, id text, nombre text, rol text, centro_id text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT s.id, s.ultimo_uso_en, u.id, u.nombre, u.rol, coalesce(u.centro_id, '')
        FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id
        WHERE s.token_hash = p_token_hash AND s.cerrada_en IS NULL AND s.expira_en > p_en AND s.ultimo_uso_en > p_uso
          AND s.epoca = u.epoca AND u.activo;
END $$;
