-- Special programmes that a solicitud may run under. The first twelve are the boxes of the official form, in its order;
-- new ones are further rows. They are in force from vigente_desde to vigente_hasta, both included.
CREATE TABLE programas_especiales (
    codigo        text     NOT NULL,
    nombre        text     NOT NULL,
    orden         smallint NOT NULL,
    vigente_desde date     NOT NULL,
    vigente_hasta date,
    CONSTRAINT pk_programas_especiales PRIMARY KEY (codigo),
    CONSTRAINT uq_programas_especiales_orden UNIQUE (orden),
    CONSTRAINT ck_programas_especiales_codigo CHECK (codigo ~ '^[A-Z][A-Z0-9_]{1,59}$'),
    CONSTRAINT ck_programas_especiales_nombre CHECK (length(nombre) BETWEEN 1 AND 200),
    CONSTRAINT ck_programas_especiales_vigencia CHECK (vigente_hasta >= vigente_desde)
);

-- Older than any solicitud that may be taken over, so that none of them loses its box.
INSERT INTO programas_especiales (orden, codigo, nombre, vigente_desde) VALUES
    (1, 'EMPRENDIMIENTO', 'Programa de emprendimiento', '2000-01-01'),
    (2, 'BILINGUISMO', 'Programa de bilingüismo', '2000-01-01'),
    (3, 'ATENCION_INSTITUCIONES', 'Atención a instituciones', '2000-01-01'),
    (4, 'POSCONFLICTO', 'Posconflicto', '2000-01-01'),
    (5, 'SENA_EMPRENDE_RURAL', 'SENA Emprende Rural', '2000-01-01'),
    (6, 'FORMACION_ESPECIAL_MYPIMES', 'Formación especial para mipymes', '2000-01-01'),
    (7, 'SENA_EMPRENDE_RURAL_POSCONFLICTO', 'SENA Emprende Rural posconflicto', '2000-01-01'),
    (8, 'TECNOACADEMIA_SENNOVA', 'Tecnoacademia Sennova', '2000-01-01'),
    (9, 'CAMPESENA_CONVENIO_8842', 'CampeSENA, convenio 8842', '2000-01-01'),
    (10, 'FULL_POPULAR_CONVENIO_8882', 'Full Popular, convenio 8882', '2000-01-01'),
    (11, 'ICBF_INSTITUTO', 'ICBF', '2000-01-01'),
    (12, 'POLICIA_NACIONAL', 'Policía Nacional', '2000-01-01');

-- What differs from the holidays that the program computes: a MANUAL row adds one, a SUPRIMIDO row switches the
-- computed one of that date and name off.
CREATE TABLE festivos (
    fecha  date NOT NULL,
    nombre text NOT NULL,
    tipo   text NOT NULL,
    CONSTRAINT pk_festivos PRIMARY KEY (fecha, nombre),
    CONSTRAINT ck_festivos_fecha CHECK (fecha BETWEEN '1900-01-01' AND '2199-12-31'),
    CONSTRAINT ck_festivos_nombre CHECK (length(nombre) BETWEEN 1 AND 200),
    CONSTRAINT ck_festivos_tipo CHECK (tipo IN ('MANUAL', 'SUPRIMIDO'))
);

-- Periods without classes of a centre, both ends included.
CREATE TABLE recesos (
    id        text NOT NULL,
    centro_id text NOT NULL,
    desde     date NOT NULL,
    hasta     date NOT NULL,
    nombre    text NOT NULL,
    CONSTRAINT pk_recesos PRIMARY KEY (id),
    CONSTRAINT fk_recesos_centro FOREIGN KEY (centro_id) REFERENCES centros (id),
    CONSTRAINT ck_recesos_orden CHECK (desde <= hasta),
    CONSTRAINT ck_recesos_fechas CHECK (desde >= '1900-01-01' AND hasta <= '2199-12-31'),
    CONSTRAINT ck_recesos_nombre CHECK (length(nombre) BETWEEN 1 AND 200)
);

CREATE INDEX ix_recesos_centro ON recesos (centro_id, hasta, desde);

-- Course designs. busqueda holds nombre and codigo without case and accents: lists are searched in it and sorted by it,
-- byte by byte, so that every server gives the same order.
CREATE TABLE programas (
    id              text             NOT NULL,
    codigo          text             NOT NULL,
    nombre          text             NOT NULL,
    tipo_formacion  text             NOT NULL,
    modalidad       text             NOT NULL,
    version         text             NOT NULL,
    duracion_horas  integer          NOT NULL,
    cupo_aprendices integer          NOT NULL,
    descripcion     text             NOT NULL DEFAULT '',
    centro_id       text             NOT NULL,
    activo          boolean          NOT NULL DEFAULT true,
    busqueda        text COLLATE "C" NOT NULL,
    creado_en       timestamptz(3)   NOT NULL,
    actualizado_en  timestamptz(3)   NOT NULL,
    CONSTRAINT pk_programas PRIMARY KEY (id),
    CONSTRAINT uq_programas_codigo UNIQUE (codigo),
    CONSTRAINT fk_programas_centro FOREIGN KEY (centro_id) REFERENCES centros (id),
    CONSTRAINT ck_programas_codigo CHECK (codigo ~ '^[A-Z0-9][A-Z0-9-]{0,29}$'),
    CONSTRAINT ck_programas_nombre CHECK (length(nombre) BETWEEN 1 AND 200),
    CONSTRAINT ck_programas_tipo_formacion CHECK (tipo_formacion IN ('COMPLEMENTARIA', 'TRANSVERSAL', 'ESPECIFICA', 'VIRTUAL')),
    CONSTRAINT ck_programas_modalidad CHECK (modalidad IN ('PRESENCIAL', 'VIRTUAL', 'MIXTA', 'DESESCOLARIZADA', 'COMBINADA')),
    CONSTRAINT ck_programas_version CHECK (version ~ '^[A-Za-z0-9.]{1,10}$'),
    CONSTRAINT ck_programas_duracion_horas CHECK (duracion_horas BETWEEN 1 AND 880),
    CONSTRAINT ck_programas_cupo_aprendices CHECK (cupo_aprendices BETWEEN 1 AND 100),
    CONSTRAINT ck_programas_descripcion CHECK (length(descripcion) <= 4000)
);

CREATE INDEX ix_programas_centro ON programas (centro_id) WHERE activo AND tipo_formacion = 'COMPLEMENTARIA';

CREATE TABLE programa_objetivos (
    id          text     NOT NULL,
    programa_id text     NOT NULL,
    descripcion text     NOT NULL,
    orden       smallint NOT NULL,
    CONSTRAINT pk_programa_objetivos PRIMARY KEY (id),
    CONSTRAINT fk_programa_objetivos_programa FOREIGN KEY (programa_id) REFERENCES programas (id) ON DELETE CASCADE,
    CONSTRAINT uq_programa_objetivos_orden UNIQUE (programa_id, orden),
    CONSTRAINT ck_programa_objetivos_descripcion CHECK (length(descripcion) BETWEEN 1 AND 4000),
    CONSTRAINT ck_programa_objetivos_orden CHECK (orden >= 1)
);

CREATE TABLE programa_competencias (
    id          text     NOT NULL,
    programa_id text     NOT NULL,
    codigo      text     NOT NULL,
    descripcion text     NOT NULL,
    orden       smallint NOT NULL,
    CONSTRAINT pk_programa_competencias PRIMARY KEY (id),
    CONSTRAINT fk_programa_competencias_programa FOREIGN KEY (programa_id) REFERENCES programas (id) ON DELETE CASCADE,
    CONSTRAINT uq_programa_competencias_orden UNIQUE (programa_id, orden),
    CONSTRAINT uq_programa_competencias_codigo UNIQUE (programa_id, codigo),
    CONSTRAINT ck_programa_competencias_codigo CHECK (codigo ~ '^[A-Z0-9][A-Z0-9-]{0,29}$'),
    CONSTRAINT ck_programa_competencias_descripcion CHECK (length(descripcion) BETWEEN 1 AND 4000),
    CONSTRAINT ck_programa_competencias_orden CHECK (orden >= 1)
);

CREATE TABLE programa_resultados (
    id          text     NOT NULL,
    programa_id text     NOT NULL,
    codigo      text     NOT NULL,
    descripcion text     NOT NULL,
    orden       smallint NOT NULL,
    CONSTRAINT pk_programa_resultados PRIMARY KEY (id),
    CONSTRAINT fk_programa_resultados_programa FOREIGN KEY (programa_id) REFERENCES programas (id) ON DELETE CASCADE,
    CONSTRAINT uq_programa_resultados_orden UNIQUE (programa_id, orden),
    CONSTRAINT uq_programa_resultados_codigo UNIQUE (programa_id, codigo),
    CONSTRAINT ck_programa_resultados_codigo CHECK (codigo ~ '^[A-Z0-9][A-Z0-9-]{0,29}$'),
    CONSTRAINT ck_programa_resultados_descripcion CHECK (length(descripcion) BETWEEN 1 AND 4000),
    CONSTRAINT ck_programa_resultados_orden CHECK (orden >= 1)
);
