-- Who comes with a session, if it still counts. Every request asks this, so it is a function: PostgreSQL keeps the plan of
-- plpgsql for as long as a connection lives, also behind a pooler where nothing may be prepared (ADR 0003).
CREATE FUNCTION actor_de_sesion(p_sesion text, p_en timestamptz)
    RETURNS TABLE (id text, nombre text, rol text, centro_id text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT u.id, u.nombre, u.rol, coalesce(u.centro_id, '')
        FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id
        WHERE s.id = p_sesion AND s.cerrada_en IS NULL AND s.expira_en > p_en AND s.epoca = u.epoca AND u.activo;
END $$;
