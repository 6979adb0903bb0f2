-- What the owner of an approved course asks for; null when nothing waits for an answer.
ALTER TABLE solicitudes ADD COLUMN propuesta jsonb;
ALTER TABLE solicitudes ADD CONSTRAINT ck_solicitudes_propuesta CHECK (propuesta IS NULL OR estado = 'APROBADA');

ALTER TABLE solicitud_historial DROP CONSTRAINT ck_solicitud_historial_accion;
ALTER TABLE solicitud_historial ADD CONSTRAINT ck_solicitud_historial_accion CHECK (accion IN ('CREAR', 'EDITAR', 'ENVIAR', 'RETIRAR', 'TOMAR',
    'SOLTAR', 'DEVOLVER', 'APROBAR', 'RECHAZAR', 'ASIGNAR_FICHA', 'CANCELAR', 'DUPLICAR', 'REPROGRAMAR', 'PROPONER_REPROGRAMACION',
    'DESCARTAR_PROPUESTA'));
