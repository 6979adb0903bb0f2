package demo

import "complementarias/domain/catalogo"

// programasFinancieros are those of 9405, Centro de Servicios Financieros, in Bogotá.
func programasFinancieros() []ProgramaDemo {
	return []ProgramaDemo{excelFinanciero(), educacionFinanciera(), atencionCliente(), facturacionElectronica(), prevencionLavado(), inglesServicios()}
}

func excelFinanciero() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9405", Codigo: "13110441", Nombre: "Excel intermedio para el análisis financiero",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 40, Cupo: 30,
		Descripcion: "Lleva de las fórmulas básicas a las tablas dinámicas, las funciones financieras y los tableros que se usan a diario en tesorería y cartera.",
		Objetivos: []string{
			"Organizar y depurar datos en tablas.",
			"Resumir movimientos con tablas dinámicas.",
			"Calcular cuotas, tasas y valor presente con funciones.",
			"Presentar resultados en un tablero claro.",
		},
		Competencias: []parte{
			{"220501046", "Utilizar herramientas informáticas de acuerdo con las necesidades de manejo de información."},
		},
		Resultados: []parte{
			{"22050104601", "Depurar una base de datos con filtros, validaciones y funciones de texto."},
			{"22050104602", "Construir tablas dinámicas que respondan preguntas del área financiera."},
			{"22050104603", "Proyectar la amortización de un crédito con funciones financieras."},
			{"22050104604", "Diseñar un tablero de indicadores con gráficos vinculados."},
		},
	}
}

func educacionFinanciera() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9405", Codigo: "11220318", Nombre: "Educación financiera para la familia y el negocio",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Virtual, Horas: 40, Cupo: 30,
		Descripcion: "Da herramientas para hacer un presupuesto, ahorrar con una meta, comparar créditos y reconocer fraudes, en el hogar y en la microempresa.",
		Objetivos: []string{
			"Elaborar y seguir un presupuesto mensual.",
			"Comparar productos de ahorro y de crédito.",
			"Calcular el costo real de una deuda.",
			"Reconocer y evitar los fraudes más comunes.",
		},
		Competencias: []parte{
			{"210101035", "Administrar recursos financieros de acuerdo con metas y fuentes de ingreso."},
		},
		Resultados: []parte{
			{"21010103501", "Formular el presupuesto del hogar o del negocio y registrar su ejecución."},
			{"21010103502", "Comparar alternativas de ahorro y crédito por su tasa efectiva anual."},
			{"21010103503", "Definir un plan para reducir las deudas y formar un fondo de emergencia."},
		},
	}
}

func atencionCliente() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9405", Codigo: "63110205", Nombre: "Servicio y atención al cliente en entidades financieras",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 40, Cupo: 25,
		Descripcion: "Entrena el trato al consumidor financiero en oficina y por teléfono: escucha, lenguaje claro, manejo de quejas y protección de datos personales.",
		Objetivos: []string{
			"Aplicar el protocolo de servicio en cada canal.",
			"Explicar productos en lenguaje claro.",
			"Tramitar peticiones, quejas y reclamos a tiempo.",
		},
		Competencias: []parte{
			{"210601010", "Atender clientes de acuerdo con el procedimiento de servicio y la normativa."},
		},
		Resultados: []parte{
			{"21060101001", "Identificar las necesidades del cliente con técnicas de escucha."},
			{"21060101002", "Orientar al cliente según el protocolo del canal de atención."},
			{"21060101003", "Dar trámite a una reclamación y verificar su cierre."},
			{"21060101004", "Proteger los datos personales del cliente durante la atención."},
		},
	}
}

func facturacionElectronica() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9405", Codigo: "13310159", Nombre: "Facturación electrónica y documentos soporte",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Mixta, Horas: 30, Cupo: 25,
		Descripcion: "Explica cuándo y cómo se expide la factura electrónica de venta, sus notas y el documento soporte, y se practica en el servicio gratuito de la DIAN.",
		Objetivos: []string{
			"Identificar quién está obligado a facturar electrónicamente.",
			"Habilitarse como facturador en el servicio de la DIAN.",
			"Expedir facturas, notas y documentos soporte.",
		},
		Competencias: []parte{
			{"210303018", "Expedir documentos de acuerdo con la normativa tributaria y comercial."},
		},
		Resultados: []parte{
			{"21030301801", "Verificar los requisitos de la factura electrónica de venta."},
			{"21030301802", "Configurar la habilitación y la numeración autorizada."},
			{"21030301803", "Expedir y corregir documentos electrónicos en un ambiente de prueba."},
		},
	}
}

func prevencionLavado() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9405", Codigo: "11230074", Nombre: "Prevención del lavado de activos y la financiación del terrorismo",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Virtual, Horas: 20, Cupo: 30,
		Descripcion: "Presenta el sistema de administración del riesgo que exige la Superintendencia y las señales de alerta que debe conocer quien atiende operaciones.",
		Objetivos: []string{
			"Describir las etapas del lavado de activos.",
			"Aplicar el conocimiento del cliente en la vinculación.",
			"Reconocer y reportar operaciones inusuales.",
		},
		Competencias: []parte{
			{"210101041", "Controlar riesgos de acuerdo con la normativa y los manuales de la entidad."},
		},
		Resultados: []parte{
			{"21010104101", "Clasificar los factores de riesgo de una operación."},
			{"21010104102", "Diligenciar la vinculación de un cliente con sus soportes."},
			{"21010104103", "Documentar una operación inusual para el oficial de cumplimiento."},
		},
	}
}

func inglesServicios() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9405", Codigo: "24020112", Nombre: "Inglés básico para servicios financieros",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 60, Cupo: 20,
		Descripcion: "Prepara para recibir en inglés a clientes extranjeros: saludar, pedir datos, explicar un trámite sencillo y confirmar cifras y fechas.",
		Objetivos: []string{
			"Presentarse y saludar en contextos de trabajo.",
			"Pedir y confirmar datos personales, cifras y fechas.",
			"Explicar los pasos de un trámite sencillo.",
			"Comprender mensajes cortos de clientes.",
		},
		Competencias: []parte{
			{"240202501", "Interactuar en lengua inglesa de forma oral y escrita dentro de contextos sociales y laborales."},
		},
		Resultados: []parte{
			{"24020250101", "Sostener un diálogo corto de bienvenida y orientación."},
			{"24020250102", "Completar un formato con los datos que dicta un cliente."},
			{"24020250103", "Redactar un mensaje breve con las instrucciones de un trámite."},
		},
	}
}
