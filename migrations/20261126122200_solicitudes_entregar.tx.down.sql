DROP FUNCTION solicitud_persona(text);
ALTER TABLE solicitud_historial
    DROP CONSTRAINT ck_solicitud_historial_accion,
    ADD CONSTRAINT ck_solicitud_historial_accion CHECK (accion IN ('CREAR', 'EDITAR', 'ENVIAR', 'RETIRAR', 'TOMAR', 'SOLTAR', 'DEVOLVER',
        'APROBAR', 'RECHAZAR', 'ASIGNAR_FICHA', 'CANCELAR', 'DUPLICAR', 'REPROGRAMAR', 'PROPONER_REPROGRAMACION', 'DESCARTAR_PROPUESTA')) NOT VALID;
