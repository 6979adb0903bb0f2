-- A solicitud can be handed over to another instructor of its centre. The account of its instructor is read under a lock
-- that the foreign key takes anyway when the row is written; a function, for the reason that solicitud_entorno is one.
ALTER TABLE solicitud_historial
    DROP CONSTRAINT ck_solicitud_historial_accion,
    ADD CONSTRAINT ck_solicitud_historial_accion CHECK (accion IN ('CREAR', 'EDITAR', 'ENVIAR', 'RETIRAR', 'TOMAR', 'SOLTAR', 'DEVOLVER',
        'APROBAR', 'RECHAZAR', 'ASIGNAR_FICHA', 'CANCELAR', 'DUPLICAR', 'REPROGRAMAR', 'PROPONER_REPROGRAMACION', 'DESCARTAR_PROPUESTA', 'ENTREGAR'));

CREATE FUNCTION solicitud_persona(p_usuario text)
    RETURNS TABLE (nombre text, cedula text, correo text, rol text, centro_id text, activo boolean) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN QUERY SELECT u.nombre, u.cedula, u.correo, u.rol, coalesce(u.centro_id, ''), u.activo FROM usuarios u WHERE u.id = p_usuario FOR KEY SHARE;
END $$;
