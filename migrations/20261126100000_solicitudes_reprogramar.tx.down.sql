-- NOT VALID: what was written in the meantime stays.
ALTER TABLE solicitud_historial DROP CONSTRAINT ck_solicitud_historial_accion;
ALTER TABLE solicitud_historial ADD CONSTRAINT ck_solicitud_historial_accion CHECK (accion IN ('CREAR', 'EDITAR', 'ENVIAR', 'RETIRAR', 'TOMAR',
    'SOLTAR', 'DEVOLVER', 'APROBAR', 'RECHAZAR', 'ASIGNAR_FICHA', 'CANCELAR', 'DUPLICAR')) NOT VALID;
ALTER TABLE solicitudes DROP COLUMN propuesta;
