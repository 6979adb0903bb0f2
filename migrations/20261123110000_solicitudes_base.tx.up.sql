CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One row per series and year; counted up in the transaction that uses the number, so a series has no gaps.
CREATE TABLE contadores (
    serie text    NOT NULL,
    anio  integer NOT NULL,
    valor bigint  NOT NULL,
    CONSTRAINT pk_contadores PRIMARY KEY (serie, anio),
    CONSTRAINT ck_contadores_valor CHECK (valor > 0)
) WITH (fillfactor = 50);

CREATE TABLE solicitudes (
    id                       text        NOT NULL,
    codigo                   text        NOT NULL,
    instructor_id            text        NOT NULL,
    centro_id                text        NOT NULL,
    programa_id              text        NOT NULL,
    programa_codigo          text        NOT NULL,
    programa_nombre          text        NOT NULL,
    programa_version         text        NOT NULL,
    programa_horas           integer     NOT NULL,
    programa_cupo            integer     NOT NULL,

    estado                   text        NOT NULL,
    estado_por               text        NOT NULL,
    estado_desde             timestamptz NOT NULL,
    version                  bigint      NOT NULL DEFAULT 1,
    revision                 integer     NOT NULL DEFAULT 0,
    revisor_id               text,
    numero_ficha             text,
    ficha_provisional        boolean     NOT NULL DEFAULT false,
    comentarios_revision     text,
    correcciones             jsonb       NOT NULL DEFAULT '[]',
    autorizacion_texto       text,
    autorizacion_por         text,
    autorizacion_en          timestamptz,

    fecha_solicitud          timestamptz NOT NULL,
    fecha_envio              timestamptz,
    fecha_revision           timestamptz,
    fecha_aprobacion         timestamptz,
    creada_en                timestamptz NOT NULL,
    actualizada_en           timestamptz NOT NULL,

    fecha_caracterizacion    date,
    responsable_nombre       text        NOT NULL DEFAULT '',
    responsable_cedula       text        NOT NULL DEFAULT '',
    responsable_correo       text        NOT NULL DEFAULT '',
    duracion_maxima          integer,
    cupo_maximo              integer,
    aprendices               integer,
    modalidad                text        NOT NULL DEFAULT '',
    departamento             text        NOT NULL DEFAULT '',
    municipio                text        NOT NULL DEFAULT '',
    nombre_empresa           text        NOT NULL DEFAULT '',
    nit_empresa              text        NOT NULL DEFAULT '',
    nit_numero               text GENERATED ALWAYS AS (CASE WHEN nit_empresa ~ '^[0-9]+-[0-9]$' THEN split_part(nit_empresa, '-', 1) END) STORED,
    nit_digito               text GENERATED ALWAYS AS (CASE WHEN nit_empresa ~ '^[0-9]+-[0-9]$' THEN split_part(nit_empresa, '-', 2) END) STORED,
    codigo_empresa           text        NOT NULL DEFAULT '',
    representante_legal      text        NOT NULL DEFAULT '',
    fecha_creacion_empresa   date,
    direccion_empresa        text        NOT NULL DEFAULT '',
    telefonos_empresa        text        NOT NULL DEFAULT '',
    lugar_formacion          text        NOT NULL DEFAULT '',
    tipo_ambiente            text        NOT NULL DEFAULT '',
    programas_especiales     text[]      NOT NULL DEFAULT '{}',
    otro_especificar         text        NOT NULL DEFAULT '',
    inicio_inscripcion       date,
    finalizacion_inscripcion date,
    fecha_inicio_curso       date,
    fecha_finalizacion_curso date,
    omitir_festivos          boolean     NOT NULL DEFAULT true,
    omitir_recesos           boolean     NOT NULL DEFAULT true,
    fechas_excluidas         jsonb       NOT NULL DEFAULT '[]',
    fechas_incluidas         jsonb       NOT NULL DEFAULT '[]',
    justificacion            text        NOT NULL DEFAULT '',
    objetivos_personalizados text[]      NOT NULL DEFAULT '{}',
    resultados_esperados     text        NOT NULL DEFAULT '',
    observaciones            text        NOT NULL DEFAULT '',
    cumple_requisitos        boolean     NOT NULL DEFAULT false,
    autoriza_uso_info        boolean     NOT NULL DEFAULT false,
    confirma_veracidad       boolean     NOT NULL DEFAULT false,
    busqueda                 text        NOT NULL DEFAULT '',

    CONSTRAINT pk_solicitudes PRIMARY KEY (id),
    CONSTRAINT uq_solicitudes_codigo UNIQUE (codigo),
    CONSTRAINT uq_solicitudes_numero_ficha UNIQUE (numero_ficha),
    CONSTRAINT fk_solicitudes_instructor FOREIGN KEY (instructor_id) REFERENCES usuarios (id),
    CONSTRAINT fk_solicitudes_centro FOREIGN KEY (centro_id) REFERENCES centros (id),
    CONSTRAINT fk_solicitudes_programa FOREIGN KEY (programa_id) REFERENCES programas (id),
    CONSTRAINT fk_solicitudes_revisor FOREIGN KEY (revisor_id) REFERENCES usuarios (id),
    CONSTRAINT ck_solicitudes_codigo CHECK (codigo ~ '^SOL-[0-9]{4}-[0-9]{3,}$'),
    CONSTRAINT ck_solicitudes_estado CHECK (estado IN ('BORRADOR', 'PENDIENTE', 'EN_REVISION', 'DEVUELTA', 'APROBADA', 'RECHAZADA', 'CANCELADA')),
    CONSTRAINT ck_solicitudes_version CHECK (version > 0 AND revision >= 0),
    CONSTRAINT ck_solicitudes_revisor CHECK ((estado = 'EN_REVISION') = (revisor_id IS NOT NULL)),
    CONSTRAINT ck_solicitudes_enviada CHECK (estado IN ('BORRADOR', 'CANCELADA') OR (revision > 0 AND fecha_envio IS NOT NULL)),
    CONSTRAINT ck_solicitudes_aprobada CHECK (estado <> 'APROBADA' OR (fecha_aprobacion IS NOT NULL AND numero_ficha IS NOT NULL)),
    CONSTRAINT ck_solicitudes_ficha CHECK (numero_ficha IS NULL
        OR (NOT ficha_provisional AND numero_ficha ~ '^[0-9]{7}$')
        OR (ficha_provisional AND numero_ficha ~ '^[0-9]{8,}$')),
    CONSTRAINT ck_solicitudes_cantidades CHECK (duracion_maxima > 0 AND cupo_maximo > 0 AND aprendices > 0),
    CONSTRAINT ck_solicitudes_modalidad CHECK (modalidad IN ('', 'PRESENCIAL', 'VIRTUAL', 'MIXTA', 'DESESCOLARIZADA', 'COMBINADA')),
    CONSTRAINT ck_solicitudes_textos_cortos CHECK (
        greatest(length(responsable_nombre), length(responsable_cedula), length(responsable_correo), length(nombre_empresa), length(nit_empresa),
                 length(codigo_empresa), length(representante_legal), length(direccion_empresa), length(telefonos_empresa),
                 length(lugar_formacion), length(tipo_ambiente), length(otro_especificar)) <= 200),
    CONSTRAINT ck_solicitudes_textos_largos CHECK (
        greatest(length(justificacion), length(resultados_esperados), length(observaciones), length(coalesce(comentarios_revision, ''))) <= 4000)
);

-- Lists are newest first within a scope; the queue is oldest first among what waits.
CREATE INDEX ix_solicitudes_recientes ON solicitudes (fecha_solicitud DESC, id DESC);
CREATE INDEX ix_solicitudes_centro ON solicitudes (centro_id, fecha_solicitud DESC, id DESC);
CREATE INDEX ix_solicitudes_instructor ON solicitudes (instructor_id, fecha_solicitud DESC, id DESC);
CREATE INDEX ix_solicitudes_centro_estado ON solicitudes (centro_id, estado, fecha_solicitud DESC, id DESC);
CREATE INDEX ix_solicitudes_estado ON solicitudes (estado, fecha_solicitud DESC, id DESC);
CREATE INDEX ix_solicitudes_programa ON solicitudes (programa_id);
CREATE INDEX ix_solicitudes_revisor ON solicitudes (revisor_id) WHERE revisor_id IS NOT NULL;
-- Without fastupdate: whoever fills its pending list up would pay for all the others, while holding the counter.
CREATE INDEX ix_solicitudes_busqueda ON solicitudes USING gin (busqueda gin_trgm_ops) WITH (fastupdate = off);

-- The schedule as typed, in its order.
CREATE TABLE solicitud_horarios (
    id            text     NOT NULL,
    solicitud_id  text     NOT NULL,
    orden         smallint NOT NULL,
    dia           smallint NOT NULL,
    fecha         date,
    desde         smallint NOT NULL,
    hasta         smallint NOT NULL,
    flexible      boolean  NOT NULL DEFAULT false,
    observaciones text     NOT NULL DEFAULT '',
    CONSTRAINT pk_solicitud_horarios PRIMARY KEY (solicitud_id, orden),
    CONSTRAINT uq_solicitud_horarios_id UNIQUE (id),
    CONSTRAINT fk_solicitud_horarios_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitudes (id),
    CONSTRAINT ck_solicitud_horarios_dia CHECK (dia BETWEEN 1 AND 7),
    CONSTRAINT ck_solicitud_horarios_horas CHECK (desde BETWEEN 0 AND 1439 AND hasta BETWEEN 0 AND 1439)
);

-- The dated classes that follow from it; hours are minutes of the day. The instructor stands here too, because clashes
-- are looked up by instructor and date.
CREATE TABLE solicitud_sesiones (
    solicitud_id  text     NOT NULL,
    instructor_id text     NOT NULL,
    fecha         date     NOT NULL,
    desde         smallint NOT NULL,
    hasta         smallint NOT NULL,
    parcial       boolean  NOT NULL DEFAULT false,
    CONSTRAINT pk_solicitud_sesiones PRIMARY KEY (solicitud_id, fecha, desde),
    CONSTRAINT fk_solicitud_sesiones_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitudes (id),
    CONSTRAINT fk_solicitud_sesiones_instructor FOREIGN KEY (instructor_id) REFERENCES usuarios (id),
    CONSTRAINT ck_solicitud_sesiones_horas CHECK (0 <= desde AND desde < hasta AND hasta <= 1440)
);
CREATE INDEX ix_solicitud_sesiones_instructor ON solicitud_sesiones (instructor_id, fecha);

-- What happened, for good.
CREATE TABLE solicitud_historial (
    id           bigint GENERATED BY DEFAULT AS IDENTITY,
    solicitud_id text        NOT NULL,
    accion       text        NOT NULL,
    de           text,
    a            text        NOT NULL,
    actor_id     text        NOT NULL,
    actor_nombre text        NOT NULL,
    actor_rol    text        NOT NULL,
    en           timestamptz NOT NULL,
    comentario   text        NOT NULL DEFAULT '',
    cambios      jsonb       NOT NULL DEFAULT '[]',
    CONSTRAINT pk_solicitud_historial PRIMARY KEY (id),
    CONSTRAINT fk_solicitud_historial_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitudes (id),
    CONSTRAINT ck_solicitud_historial_accion CHECK (accion IN ('CREAR', 'EDITAR', 'ENVIAR', 'RETIRAR', 'TOMAR', 'SOLTAR', 'DEVOLVER',
        'APROBAR', 'RECHAZAR', 'ASIGNAR_FICHA', 'CANCELAR', 'DUPLICAR')),
    CONSTRAINT ck_solicitud_historial_rol CHECK (actor_rol IN ('INSTRUCTOR', 'COORDINADOR', 'ADMIN'))
);
CREATE INDEX ix_solicitud_historial_solicitud ON solicitud_historial (solicitud_id, id);

CREATE FUNCTION historial_es_inmutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'solicitud_historial only grows: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER tg_solicitud_historial_inmutable BEFORE UPDATE OR DELETE ON solicitud_historial
    FOR EACH ROW EXECUTE FUNCTION historial_es_inmutable();
CREATE TRIGGER tg_solicitud_historial_no_truncate BEFORE TRUNCATE ON solicitud_historial
    FOR EACH STATEMENT EXECUTE FUNCTION historial_es_inmutable();
