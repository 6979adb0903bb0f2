DROP FUNCTION actor_de_token(text, timestamptz, timestamptz);
CREATE OR REPLACE FUNCTION actor_de_sesion(p_sesion text, p_en timestamptz)
    RETURNS TABLE (id text, nombre text, rol text, centro_id text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT u.id, u.nombre, u.rol, coalesce(u.centro_id, '')
        FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id
        WHERE s.id = p_sesion AND s.cerrada_en IS NULL AND s.expira_en > p_en AND s.epoca = u.epoca AND u.activo;
END $$;
DELETE FROM sesiones WHERE tipo = 'NAVEGADOR';
ALTER TABLE sesiones
    DROP CONSTRAINT uq_sesiones_token,
    DROP CONSTRAINT ck_sesiones_dispositivo,
    DROP CONSTRAINT ck_sesiones_navegador,
    DROP CONSTRAINT ck_sesiones_tipo,
    ADD CONSTRAINT ck_sesiones_tipo CHECK (tipo IN ('API')),
    DROP COLUMN dispositivo,
    DROP COLUMN ultimo_uso_en,
    DROP COLUMN token_hash;
