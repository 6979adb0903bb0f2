-- What people allowed us to do with their data (Ley 1581 de 2012) when they chose their first password: which text, and when.
ALTER TABLE usuarios
    ADD COLUMN autorizacion_texto text NOT NULL DEFAULT '',
    ADD COLUMN autorizacion_en    timestamptz(3),
    ADD CONSTRAINT ck_usuarios_autorizacion CHECK (length(autorizacion_texto) <= 20 AND (autorizacion_texto = '') = (autorizacion_en IS NULL));

-- Who comes with a session also says whether the password has to be changed before anything else.
DROP FUNCTION actor_de_sesion(text, timestamptz);
CREATE FUNCTION actor_de_sesion(p_sesion text, p_en timestamptz)
    RETURNS TABLE (id text, nombre text, rol text, centro_id text, clave_temporal boolean) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT u.id, u.nombre, u.rol, coalesce(u.centro_id, ''), u.clave_estado = 'TEMPORAL'
        FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id
        WHERE s.id = p_sesion AND s.tipo = 'API' AND s.cerrada_en IS NULL AND s.expira_en > p_en AND s.epoca = u.epoca AND u.activo;
END $$;

DROP FUNCTION actor_de_token(text, timestamptz, timestamptz);
CREATE FUNCTION actor_de_token(p_token_hash text, p_en timestamptz, p_uso timestamptz)
    RETURNS TABLE (sesion text, ultimo_uso_en timestamptz, id text, nombre text, rol text, centro_id text, clave_temporal boolean)
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT s.id, s.ultimo_uso_en, u.id, u.nombre, u.rol, coalesce(u.centro_id, ''), u.clave_estado = 'TEMPORAL'
        FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id
        WHERE s.token_hash = p_token_hash AND s.cerrada_en IS NULL AND s.expira_en > p_en AND s.ultimo_uso_en > p_uso
          AND s.epoca = u.epoca AND u.activo;
END $$;
