-- A country at work: 118 centres, 10 programmes and 8 instructors each, and the requests of a year. The figures are the
-- benchmark's; the shapes are those that the use cases write.
INSERT INTO usuarios (id, nombre, correo, cedula, telefono, especialidad, rol, centro_id, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
SELECT 'coord-' || c.codigo, 'Coordinación ' || c.codigo, 'coord.' || c.codigo || '@sena.edu.co', (50000000 + c.codigo::int)::text, '', '', 'COORDINADOR', c.id,
       '-', now(), 'coordinacion ' || c.codigo, now(), now()
FROM centros c;
INSERT INTO usuarios (id, nombre, correo, cedula, telefono, especialidad, rol, centro_id, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
SELECT 'inst-' || c.codigo || '-' || n, 'Instructor ' || n || ' de ' || c.codigo, 'inst' || n || '.' || c.codigo || '@sena.edu.co',
       (60000000 + c.codigo::int * 10 + n)::text, '3001234567', 'Oficios varios', 'INSTRUCTOR', c.id, '-', now(), 'instructor ' || n || ' de ' || c.codigo, now(), now()
FROM centros c, generate_series(0, 7) n;
INSERT INTO usuarios (id, nombre, correo, cedula, telefono, especialidad, rol, clave_hash, clave_cambiada_en, busqueda, creado_en, actualizado_en)
VALUES ('admin-perf', 'Administración', 'admin.perf@sena.edu.co', '', '', '', 'ADMIN', '-', now(), 'administracion', now(), now());

INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, descripcion, centro_id, busqueda, creado_en, actualizado_en)
SELECT 'prog-' || c.codigo || '-' || n, 'P' || c.codigo || n, 'Programa de prueba ' || n || ' del centro ' || c.codigo, 'COMPLEMENTARIA', 'PRESENCIAL', '1', 40, 25,
       repeat('Descripción del programa. ', 8), c.id, 'programa de prueba ' || n || ' del centro ' || c.codigo, now(), now()
FROM centros c, generate_series(0, 9) n;
INSERT INTO programa_objetivos (id, programa_id, descripcion, orden)
SELECT p.id || '-o' || n, p.id, 'Objetivo ' || n || ' del programa, escrito con sus palabras', n FROM programas p, generate_series(1, 4) n;
INSERT INTO programa_competencias (id, programa_id, codigo, descripcion, orden)
SELECT p.id || '-c' || n, p.id, '22050100' || n, 'Competencia ' || n || ' que el programa desarrolla', n FROM programas p, generate_series(1, 2) n;
INSERT INTO programa_resultados (id, programa_id, codigo, descripcion, orden)
SELECT p.id || '-r' || n, p.id, '0' || n, 'Resultado de aprendizaje ' || n, n FROM programas p, generate_series(1, 4) n;

-- Request g: centre by turns, instructor and programme by turns within it. 60 % are approved, 20 % wait, the rest rests.
CREATE TEMPORARY TABLE g ON COMMIT PRESERVE ROWS AS
SELECT g, c.id AS centro_id, c.codigo AS centro, (g / 118) % 8 AS i, (g / 118) % 10 AS p,
       (ARRAY['APROBADA','APROBADA','APROBADA','APROBADA','APROBADA','APROBADA','PENDIENTE','PENDIENTE','RECHAZADA','DEVUELTA'])[1 + (g / 944) % 10] AS estado,
       now() - (g % 365) * interval '1 day' - (g % 86400) * interval '1 second' AS creada,
       interval '1 hour' + (g::bigint * 7919 % 1000000) * interval '1 second' AS espera, 1 + g % 3 / 2 AS revision,
       (ARRAY['68861','68001','05001','11001','76001','08001','13001','54001','94001','25754'])[1 + g % 10] AS municipio,
       (ARRAY['PRESENCIAL','PRESENCIAL','PRESENCIAL','VIRTUAL','MIXTA','COMBINADA'])[1 + g % 6] AS modalidad,
       CASE g % 5 WHEN 0 THEN '{}' WHEN 1 THEN '{BILINGUISMO}' WHEN 2 THEN '{EMPRENDIMIENTO,POSCONFLICTO}' ELSE '{EMPRENDIMIENTO}' END::text[] AS especiales,
       date '2027-02-01' + 14 * (g / 944 % 200) AS inicio
FROM generate_series(1, ?::int) g JOIN (SELECT id, codigo, row_number() OVER (ORDER BY codigo) - 1 AS n FROM centros) c ON c.n = g % 118;

-- What is summed up is made at once below, and not row by row.
ALTER TABLE solicitudes DISABLE TRIGGER tg_solicitudes_dias_nueva;
INSERT INTO solicitudes (id, codigo, instructor_id, centro_id, programa_id, programa_codigo, programa_nombre, programa_version, programa_horas, programa_cupo,
    estado, estado_por, estado_desde, revision, numero_ficha, comentarios_revision, fecha_solicitud, fecha_envio, fecha_aprobacion, creada_en, actualizada_en,
    fecha_caracterizacion, responsable_nombre, responsable_cedula, responsable_correo, duracion_maxima, cupo_maximo, aprendices, modalidad, departamento, municipio,
    nombre_empresa, nit_empresa, representante_legal, direccion_empresa, telefonos_empresa, lugar_formacion, tipo_ambiente, programas_especiales,
    inicio_inscripcion, finalizacion_inscripcion, fecha_inicio_curso, fecha_finalizacion_curso, justificacion, objetivos_personalizados,
    cumple_requisitos, autoriza_uso_info, confirma_veracidad, busqueda)
SELECT 'sol-' || g, 'SOL-2025-' || lpad(g::text, greatest(3, length(g::text)), '0'), 'inst-' || centro || '-' || i, centro_id, 'prog-' || centro || '-' || p, 'P' || centro || p,
    'Programa de prueba ' || p || ' del centro ' || centro, '1', 40, 25,
    estado, 'Coordinación', creada + espera, revision, CASE WHEN estado = 'APROBADA' THEN lpad(g::text, 7, '0') END, 'Comentario de la coordinación',
    creada, creada, CASE WHEN estado = 'APROBADA' THEN creada + espera END, creada, creada,
    creada::date, 'Instructor ' || i, '52345678', 'inst' || i || '.' || centro || '@sena.edu.co', 40, 25, 20, modalidad, left(municipio, 2), municipio,
    'Empresa número ' || g || ' de la región', '899999034-1', 'Representante de la empresa', 'Calle 1 # 2-3', '3101234567', 'Salón comunal', 'AULA', especiales,
    inicio - 12, inicio - 3, inicio, inicio + 11, repeat('La comunidad necesita este curso para mejorar sus ingresos. ', 5), '{Primer objetivo,Segundo objetivo}',
    true, true, true, 'sol-2025-' || g || ' empresa numero ' || g || ' de la region programa de prueba ' || p || ' del centro ' || centro
FROM g;
INSERT INTO solicitud_horarios (id, solicitud_id, orden, dia, desde, hasta, flexible)
SELECT 'sol-' || g || '-h' || d, 'sol-' || g, d - 1, d, 480 + 240 * (p % 3), 720 + 240 * (p % 3), true FROM g, generate_series(1, 5) d;
INSERT INTO solicitud_sesiones (solicitud_id, instructor_id, fecha, desde, hasta)
SELECT 'sol-' || g, 'inst-' || centro || '-' || i, inicio + s + 2 * (s / 5), 480 + 240 * (p % 3), 720 + 240 * (p % 3) FROM g, generate_series(0, 9) s;
-- Written, sent, taken and answered.
ALTER TABLE solicitud_historial DISABLE TRIGGER tg_solicitud_historial_estancia;
INSERT INTO solicitud_historial (solicitud_id, accion, de, a, actor_id, actor_nombre, actor_rol, en)
SELECT 'sol-' || g, m.accion, m.de, m.a, 'inst-' || centro || '-' || i, 'Instructor', 'INSTRUCTOR', creada + m.parte * espera
FROM g CROSS JOIN LATERAL (VALUES (1, 'CREAR', NULL, 'BORRADOR', 0), (2, 'ENVIAR', 'BORRADOR', 'PENDIENTE', 0.1), (3, 'TOMAR', 'PENDIENTE', 'EN_REVISION', 0.6),
    (4, CASE estado WHEN 'APROBADA' THEN 'APROBAR' WHEN 'RECHAZADA' THEN 'RECHAZAR' ELSE 'DEVOLVER' END, 'EN_REVISION', estado, 1)) m (n, accion, de, a, parte)
WHERE m.n <= 2 OR estado <> 'PENDIENTE' ORDER BY g, m.n;
ALTER TABLE solicitud_historial ENABLE TRIGGER tg_solicitud_historial_estancia;
SELECT solicitud_estancias_rehacer();
ALTER TABLE solicitudes ENABLE TRIGGER tg_solicitudes_dias_nueva;
SELECT solicitud_dias_rehacer();

INSERT INTO sesiones (id, usuario_id, epoca, creada_en, expira_en)
SELECT 'ses-' || id, id, epoca, now(), now() + interval '1 day' FROM usuarios;
DROP TABLE g;
ANALYZE;
