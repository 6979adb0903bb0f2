DROP FUNCTION actor_de_token(text, timestamptz, timestamptz);
CREATE FUNCTION actor_de_token(p_token_hash text, p_en timestamptz, p_uso timestamptz)
    RETURNS TABLE (sesion text, ultimo_uso_en timestamptz, id text, nombre text, rol text, centro_id text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT s.id, s.ultimo_uso_en, u.id, u.nombre, u.rol, coalesce(u.centro_id, '')
        FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id
        WHERE s.token_hash = p_token_hash AND s.cerrada_en IS NULL AND s.expira_en > p_en AND s.ultimo_uso_en > p_uso
          AND s.epoca = u.epoca AND u.activo;
END $$;

DROP FUNCTION actor_de_sesion(text, timestamptz);
CREATE FUNCTION actor_de_sesion(p_sesion text, p_en timestamptz)
    RETURNS TABLE (id text, nombre text, rol text, centro_id text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT u.id, u.nombre, u.rol, coalesce(u.centro_id, '')
        FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id
        WHERE s.id = p_sesion AND s.tipo = 'API' AND s.cerrada_en IS NULL AND s.expira_en > p_en AND s.epoca = u.epoca AND u.activo;
END $$;

ALTER TABLE usuarios
    DROP CONSTRAINT ck_usuarios_autorizacion,
    DROP COLUMN autorizacion_en,
    DROP COLUMN autorizacion_texto;
