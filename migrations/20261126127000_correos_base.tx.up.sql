-- E-mails from their cause to their end: one row per delivery, kind and recipient. datos never holds a link, a password or
-- the text of the mail. copias counts what may have reached the recipient, toma who has taken the row last.
CREATE TABLE mensajes (
    id            text COLLATE "C" NOT NULL,
    entrega       text             NOT NULL,
    tipo          text             NOT NULL,
    usuario_id    text,
    acceso_id     text,
    datos         jsonb            NOT NULL,
    estado        text             NOT NULL,
    motivo        text             NOT NULL DEFAULT '',
    intentos      integer          NOT NULL DEFAULT 0,
    copias        integer          NOT NULL DEFAULT 0,
    toma          integer          NOT NULL DEFAULT 0,
    creado_en     timestamptz(3)   NOT NULL,
    disponible_en timestamptz(3)   NOT NULL,
    tomado_hasta  timestamptz(3),
    terminado_en  timestamptz(3),
    resumen_id    text COLLATE "C",
    CONSTRAINT pk_mensajes PRIMARY KEY (id),
    CONSTRAINT fk_mensajes_usuario FOREIGN KEY (usuario_id) REFERENCES usuarios (id) ON DELETE CASCADE,
    CONSTRAINT fk_mensajes_resumen FOREIGN KEY (resumen_id) REFERENCES mensajes (id) ON DELETE SET NULL,
    CONSTRAINT ck_mensajes_entrega CHECK (entrega <> ''),
    CONSTRAINT ck_mensajes_destino CHECK ((usuario_id IS NULL) <> (acceso_id IS NULL)),
    CONSTRAINT ck_mensajes_datos CHECK (jsonb_typeof(datos) = 'object'),
    CONSTRAINT ck_mensajes_tipo CHECK (tipo IN ('INVITACION', 'RESTABLECIMIENTO', 'CLAVE_CAMBIADA', 'ACCESO_RECIBIDO', 'ACCESO_APROBADO',
        'ACCESO_RECHAZADO', 'SOLICITUD_ENVIADA', 'SOLICITUD_DEVUELTA', 'SOLICITUD_APROBADA', 'SOLICITUD_RECHAZADA', 'FICHA_ASIGNADA',
        'CURSO_CANCELADO', 'CURSO_REPROGRAMADO', 'RECORDATORIO', 'RESUMEN')),
    CONSTRAINT ck_mensajes_estado CHECK (estado IN ('EN_ESPERA', 'PARA_RESUMEN', 'EN_RESUMEN', 'ENVIADO', 'NO_ENVIADO', 'DESCARTADO', 'MUERTO')),
    CONSTRAINT ck_mensajes_final CHECK ((estado IN ('EN_ESPERA', 'PARA_RESUMEN')) = (terminado_en IS NULL)),
    CONSTRAINT ck_mensajes_cuentas CHECK (intentos >= 0 AND copias BETWEEN 0 AND 2 AND toma >= 0),
    CONSTRAINT ck_mensajes_motivo CHECK (length(motivo) <= 500)
);

CREATE UNIQUE INDEX uq_mensajes_una_vez ON mensajes (entrega, tipo, coalesce(usuario_id, ''), coalesce(acceso_id, ''));
CREATE INDEX ix_mensajes_pendientes ON mensajes (disponible_en, id) WHERE estado = 'EN_ESPERA';
CREATE INDEX ix_mensajes_para_resumen ON mensajes (usuario_id) WHERE estado = 'PARA_RESUMEN';
CREATE INDEX ix_mensajes_resumen ON mensajes (resumen_id) WHERE resumen_id IS NOT NULL;
CREATE INDEX ix_mensajes_estado ON mensajes (estado, creado_en DESC, id DESC);
CREATE INDEX ix_mensajes_enviados ON mensajes (terminado_en) WHERE estado = 'ENVIADO';
CREATE INDEX ix_mensajes_recientes ON mensajes (creado_en DESC, id DESC);
CREATE INDEX ix_mensajes_usuario ON mensajes (usuario_id) WHERE usuario_id IS NOT NULL;

-- When a person gets the mails of a kind; a kind without a row comes at once.
CREATE TABLE mensajes_preferencias (
    usuario_id     text           NOT NULL,
    tipo           text           NOT NULL,
    frecuencia     text           NOT NULL,
    actualizado_en timestamptz(3) NOT NULL,
    CONSTRAINT pk_mensajes_preferencias PRIMARY KEY (usuario_id, tipo),
    CONSTRAINT fk_mensajes_preferencias_usuario FOREIGN KEY (usuario_id) REFERENCES usuarios (id) ON DELETE CASCADE,
    CONSTRAINT ck_mensajes_preferencias_frecuencia CHECK (frecuencia IN ('AL_MOMENTO', 'DIARIA', 'NUNCA'))
);

-- What the whole system does once a day, whatever the number of its replicas.
CREATE TABLE jornadas (
    tarea    text           NOT NULL,
    dia      date           NOT NULL,
    hecha_en timestamptz(3) NOT NULL,
    CONSTRAINT pk_jornadas PRIMARY KEY (tarea, dia)
);

-- Of which solicitudes the coordination was reminded, once for each sending and number of days.
CREATE TABLE recordatorios (
    solicitud_id text    NOT NULL,
    revision     integer NOT NULL,
    dias         integer NOT NULL,
    dia          date    NOT NULL,
    CONSTRAINT pk_recordatorios PRIMARY KEY (solicitud_id, revision, dias),
    CONSTRAINT fk_recordatorios_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitudes (id)
);

CREATE INDEX ix_outbox_muertos ON outbox (muerto_en DESC, id DESC) WHERE muerto_en IS NOT NULL;
