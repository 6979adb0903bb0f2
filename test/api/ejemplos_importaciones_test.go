package api_test

import "complementarias/adapters/web/api"

// What the examples of imports stand on: the demonstration has none.
var (
	encabezadosDePrueba    = `'["nombres", "apellidos", "cedula", "email", "telefono", "especialidad"]'`
	encabezadosDeProgramas = `'["codigo", "nombre", "version", "duracion", "cupo", "modalidad", "centro"]'`

	previaDeInstructores = `INSERT INTO importaciones (id, tipo, estado, usuario_id, centro_id, formato, huella, encabezados, renglones, creada_en, expira_en)
		SELECT '` + api.EjemploImportacion + `', 'INSTRUCTORES', 'PREVIA', id, centro_id, 'csv', repeat('0', 64), ` + encabezadosDePrueba + `,
		'[{"n": 2, "celdas": ["Rosa Elena", "Quiroga Díaz", "37555121", "requirogad@sena.edu.co", "3105550199", "Panadería"], "resultado": "NUEVA"},
		  {"n": 3, "celdas": ["Iván", "Rueda Parra", "91222333", "irueda@gmail.com", "", ""], "resultado": "ERROR", "errores": [{"columna": "D", "clave": "email",
		   "codigo": "CORREO_DOMINIO", "mensaje": "Escriba el correo institucional."}]}]', now(), '2100-01-01'
		FROM usuarios WHERE correo = 'coordinador.9546@sena.edu.co' ON CONFLICT (id) DO UPDATE SET tipo = excluded.tipo RETURNING id`

	instructoresImportados = `WITH cuenta AS (` + cuentaDe("importada", "52999004", "true", "'NINGUNA', ''") + `)
		INSERT INTO importaciones (id, tipo, estado, usuario_id, centro_id, formato, huella, encabezados, renglones, creada_en, expira_en, confirmada_en)
		SELECT '` + api.EjemploImportada + `', 'INSTRUCTORES', 'CONFIRMADA', id, centro_id, 'csv', repeat('0', 64), ` + encabezadosDePrueba + `,
		'[{"n": 2, "celdas": ["Rosa Elvira", "Cely", "52999004", "importada@sena.edu.co", "", ""], "resultado": "NUEVA", "efecto": {"objeto": "usuario-importada", "despues":
		  {"nombre": "Rosa Elvira Cely", "email": "importada@sena.edu.co", "cedula": "52999004", "telefono": "", "especialidad": "", "vinculo": "CONTRATISTA", "activo": "true"}}}]',
		now(), '2100-01-01', '2100-01-01'
		FROM usuarios WHERE correo = 'coordinador.9546@sena.edu.co' ON CONFLICT (id) DO UPDATE SET tipo = excluded.tipo RETURNING id`

	previaDeProgramas = `INSERT INTO importaciones (id, tipo, estado, usuario_id, formato, huella, encabezados, renglones, creada_en, expira_en)
		SELECT '` + api.EjemploDeProgramas + `', 'PROGRAMAS', 'PREVIA', id, 'csv', repeat('0', 64), ` + encabezadosDeProgramas + `,
		'[{"n": 2, "celdas": ["84720118", "Cuentas del hogar", "1", "40", "30", "VIRTUAL", "9546"], "resultado": "NUEVA"},
		  {"n": 3, "celdas": ["84720119", "Inventarios", "1", "900", "30", "PRESENCIAL", "9546"], "resultado": "ERROR", "errores": [{"columna": "D", "clave": "duracion",
		   "codigo": "FUERA_DE_RANGO", "mensaje": "La duración en horas debe estar entre 1 y 880."}]}]', now(), '2100-01-01'
		FROM usuarios WHERE correo = 'admin@sena.edu.co' ON CONFLICT (id) DO UPDATE SET tipo = excluded.tipo RETURNING id`

	programasImportados = `WITH programa AS (INSERT INTO programas (id, codigo, nombre, tipo_formacion, modalidad, version, duracion_horas, cupo_aprendices, centro_id, busqueda, creado_en, actualizado_en)
			VALUES ('programa-importado', '84720117', 'Cuentas del hogar', 'COMPLEMENTARIA', 'VIRTUAL', '1', 40, 30, 'centro-9546', 'cuentas del hogar 84720117', now(), now())
			ON CONFLICT (id) DO UPDATE SET activo = true)
		INSERT INTO importaciones (id, tipo, estado, usuario_id, formato, huella, encabezados, renglones, creada_en, expira_en, confirmada_en)
		SELECT '` + api.EjemploProgramas + `', 'PROGRAMAS', 'CONFIRMADA', id, 'csv', repeat('0', 64), ` + encabezadosDeProgramas + `,
		'[{"n": 2, "celdas": ["84720117", "Cuentas del hogar", "1", "40", "30", "VIRTUAL", "9546"], "resultado": "NUEVA",
		  "efecto": {"objeto": "programa-importado", "despues": {"edicion": "1"}}}]', now(), '2100-01-01', '2100-01-01'
		FROM usuarios WHERE correo = 'admin@sena.edu.co' ON CONFLICT (id) DO UPDATE SET tipo = excluded.tipo RETURNING id`
)
