package demo

// empresa is a company or community that asks for a course; all of them are made up.
type empresa struct {
	nombre, nit, representante, direccion, telefono, lugar, ambiente string
	departamento, municipio                                          string // DANE codes
}

// empresas of the area of each demonstration centre. A number without hyphen gets its check digit from the system.
func empresas() map[string][]empresa {
	return map[string][]empresa{
		"9546": {
			{"Asociación de Panaderos de Barbosa", "900555555", "Rosalba Quiroga Téllez", "Carrera 7 # 10-20", "3101234567", "Salón comunal del barrio Centro", "AULA", "68", "68077"},
			{"Cooperativa Bocadillera de Vélez", "890204371", "Marcos Galeano Ruiz", "Calle 9 # 3-45", "3112045566", "Planta de la cooperativa", "EMPRESA", "68", "68861"},
			{"Junta de Acción Comunal Vereda El Limón", "", "Elvia Santamaría Pardo", "Vereda El Limón, finca La Esperanza", "3123347788", "Escuela rural El Limón", "CAMPO", "68", "68572"},
			{"Asociación de Cacaoteros del Carare", "900712904", "Nelson Ospina Landázuri", "Calle 5 # 8-12", "3134412200", "Centro de acopio", "CAMPO", "68", "68385"},
		},
		"9405": {
			{"Fundación Oportunidad Capital", "830115226", "Sandra Milena Forero Gaitán", "Calle 13 # 65-10", "6014567890", "Sede Puente Aranda", "AULA", "11", "11001"},
			{"Comercializadora Andina de Servicios S.A.S.", "901223344", "Óscar Javier Peñuela Díaz", "Avenida Carrera 68 # 22-31", "6013214455", "Sala de capacitación, piso 3", "EMPRESA", "11", "11001"},
			{"Asociación de Tenderos de Kennedy", "", "Mery Cifuentes Lozano", "Transversal 78 K # 38-15 sur", "3145567890", "Casa de la cultura", "AULA", "11", "11001"},
			{"Cooperativa Financiera El Porvenir", "860034198", "Ricardo Muñoz Villamil", "Carrera 10 # 15-39, oficina 604", "6017778899", "Auditorio principal", "AULA", "11", "11001"},
		},
		"9101": {
			{"Corporación Huertas del Sur", "811037465", "Amparo Vélez Montoya", "Carrera 50 # 129 sur-20", "6042781122", "Invernadero de la corporación", "CAMPO", "05", "05129"},
			{"Vivero Municipal de La Estrella", "890980782", "Jorge Iván Arango Pérez", "Calle 80 sur # 60-38", "6043091515", "Vivero municipal", "CAMPO", "05", "05380"},
			{"Asociación de Apicultores del Aburrá", "900821177", "Yuliana Sepúlveda Gómez", "Vereda La Miel, km 4", "3166604433", "Apiario comunitario", "CAMPO", "05", "05129"},
			{"Acueducto Veredal La Clara", "", "Rubén Darío Agudelo Zapata", "Vereda La Clara", "3207712345", "Caseta comunal", "AULA", "05", "05129"},
		},
	}
}
