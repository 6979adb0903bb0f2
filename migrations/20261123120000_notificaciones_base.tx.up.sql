-- What people are told in the application: one row per notice and recipient. entrega names the delivery that brought
-- it; repeating a delivery adds nothing. Ids are compared byte by byte, so that every server gives the same order.
CREATE TABLE notificaciones (
    id           text COLLATE "C" NOT NULL,
    entrega      text             NOT NULL,
    tipo         text             NOT NULL,
    titulo       text             NOT NULL,
    mensaje      text             NOT NULL,
    usuario_id   text             NOT NULL,
    solicitud_id text,
    creada_en    timestamptz(3)   NOT NULL,
    leida_en     timestamptz(3),
    leida        boolean          NOT NULL GENERATED ALWAYS AS (leida_en IS NOT NULL) STORED,
    CONSTRAINT pk_notificaciones PRIMARY KEY (id),
    CONSTRAINT fk_notificaciones_usuario FOREIGN KEY (usuario_id) REFERENCES usuarios (id) ON DELETE CASCADE,
    CONSTRAINT fk_notificaciones_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitudes (id),
    CONSTRAINT ck_notificaciones_entrega CHECK (entrega <> ''),
    CONSTRAINT ck_notificaciones_tipo CHECK (tipo IN ('NUEVA_SOLICITUD', 'SOLICITUD_APROBADA', 'SOLICITUD_RECHAZADA',
        'SOLICITUD_REVISION', 'ASIGNACION_FICHA', 'RECORDATORIO', 'SISTEMA')),
    CONSTRAINT ck_notificaciones_titulo CHECK (length(titulo) BETWEEN 1 AND 200),
    CONSTRAINT ck_notificaciones_mensaje CHECK (length(mensaje) BETWEEN 1 AND 1000)
);

-- An expression, because a missing solicitud must count as equal and NULLS NOT DISTINCT only exists from version 15 on.
CREATE UNIQUE INDEX uq_notificaciones_una_vez ON notificaciones (entrega, usuario_id, tipo, coalesce(solicitud_id, ''));
CREATE INDEX ix_notificaciones_usuario ON notificaciones (usuario_id, creada_en DESC, id);
CREATE INDEX ix_notificaciones_no_leidas ON notificaciones (usuario_id, creada_en DESC, id) WHERE NOT leida;
