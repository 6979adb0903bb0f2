package demo

import "complementarias/domain/catalogo"

// programasOriente are those of 9546, Centro de Gestión Agroempresarial del Oriente, in Vélez (Santander).
func programasOriente() []ProgramaDemo {
	return []ProgramaDemo{contabilidadBasica(), elaboracionBocadillo(), cultivoCacao(), mercadeoDigitalRural(), buenasPracticasOrdeno(), gestionAsociativa()}
}

func contabilidadBasica() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9546", Codigo: "73310037", Nombre: "Contabilidad básica para pequeños negocios",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 40, Cupo: 25,
		Descripcion: "Enseña a llevar las cuentas diarias de una tienda, una panadería o un taller: qué entra, qué sale, cuánto cuesta producir y cuánto queda.",
		Objetivos: []string{
			"Separar las cuentas del negocio de las del hogar.",
			"Registrar ventas, compras y gastos en un libro diario.",
			"Calcular el costo y el precio de venta de un producto.",
			"Leer un estado de resultados sencillo para tomar decisiones.",
		},
		Competencias: []parte{
			{"210303022", "Contabilizar operaciones de acuerdo con las normas vigentes y las políticas de la organización."},
		},
		Resultados: []parte{
			{"21030302201", "Clasificar los soportes de las operaciones del negocio según su naturaleza."},
			{"21030302202", "Registrar ingresos y egresos en el libro diario con sus soportes."},
			{"21030302203", "Determinar el costo unitario de un producto a partir de materiales, mano de obra y gastos."},
			{"21030302204", "Elaborar el estado de resultados de un mes de operación."},
		},
	}
}

func elaboracionBocadillo() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9546", Codigo: "96110215", Nombre: "Elaboración de bocadillo de guayaba con buenas prácticas de manufactura",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 40, Cupo: 20,
		Descripcion: "Recorre la transformación de la guayaba en bocadillo veleño, desde la selección de la fruta hasta el empaque en hoja de bijao, con la higiene que exige la norma sanitaria.",
		Objetivos: []string{
			"Reconocer la calidad de la guayaba para proceso.",
			"Aplicar las buenas prácticas de manufactura en la planta.",
			"Controlar la concentración y el punto de la mezcla.",
			"Empacar y rotular el producto según la norma.",
		},
		Competencias: []parte{
			{"290801023", "Manipular alimentos de acuerdo con la normatividad sanitaria vigente."},
			{"270406014", "Procesar frutas y hortalizas de acuerdo con el programa de producción."},
		},
		Resultados: []parte{
			{"29080102301", "Aplicar los procedimientos de limpieza y desinfección de equipos y áreas."},
			{"27040601401", "Seleccionar y escaldar la fruta según su grado de madurez."},
			{"27040601402", "Concentrar la pulpa hasta los grados Brix establecidos para el bocadillo."},
			{"27040601403", "Moldear, empacar y rotular el producto terminado."},
		},
	}
}

func cultivoCacao() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9546", Codigo: "72310148", Nombre: "Manejo agronómico del cultivo de cacao",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Mixta, Horas: 60, Cupo: 25,
		Descripcion: "Combina sesiones en finca y trabajo guiado en línea para mejorar la producción de cacao: podas, sombra, nutrición, control de monilia y beneficio del grano.",
		Objetivos: []string{
			"Diagnosticar el estado de un lote de cacao.",
			"Podar y regular la sombra según la edad de la plantación.",
			"Prevenir y controlar la moniliasis y la escoba de bruja.",
			"Fermentar y secar el grano para obtener cacao de calidad.",
		},
		Competencias: []parte{
			{"270401062", "Manejar el cultivo de acuerdo con los requerimientos de la especie y el plan de producción."},
		},
		Resultados: []parte{
			{"27040106201", "Elaborar el diagnóstico del lote y su plan de manejo."},
			{"27040106202", "Ejecutar podas de formación, mantenimiento y sanitarias."},
			{"27040106203", "Aplicar prácticas de manejo integrado de plagas y enfermedades."},
			{"27040106204", "Beneficiar el grano según los parámetros de calidad del comprador."},
		},
	}
}

func mercadeoDigitalRural() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9546", Codigo: "62310092", Nombre: "Mercadeo digital para emprendimientos rurales",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Virtual, Horas: 40, Cupo: 30,
		Descripcion: "Ayuda a productores y asociaciones a mostrar y vender sus productos en redes sociales y tiendas en línea, con un celular y poco presupuesto.",
		Objetivos: []string{
			"Describir el cliente al que se quiere llegar.",
			"Producir fotos y textos que muestren el valor del producto.",
			"Publicar y atender pedidos por redes sociales.",
		},
		Competencias: []parte{
			{"260101052", "Promocionar productos y servicios de acuerdo con las características del mercado y los medios digitales."},
		},
		Resultados: []parte{
			{"26010105201", "Definir el perfil del cliente y la propuesta de valor del emprendimiento."},
			{"26010105202", "Elaborar un catálogo digital con fotografías, descripciones y precios."},
			{"26010105203", "Programar publicaciones y medir su alcance durante un mes."},
		},
	}
}

func buenasPracticasOrdeno() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9546", Codigo: "72110063", Nombre: "Buenas prácticas de ordeño",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 20, Cupo: 20,
		Descripcion: "Curso práctico en establo sobre la rutina de ordeño limpio, la prevención de la mastitis y la conservación de la leche en la finca.",
		Objetivos: []string{
			"Preparar el lugar, los utensilios y los animales para el ordeño.",
			"Ejecutar la rutina de ordeño manual y mecánico.",
			"Detectar la mastitis a tiempo y evitar su contagio.",
		},
		Competencias: []parte{
			{"270403031", "Obtener leche de acuerdo con los protocolos de calidad e inocuidad."},
		},
		Resultados: []parte{
			{"27040303101", "Alistar instalaciones, equipos y animales según el protocolo de higiene."},
			{"27040303102", "Ordeñar según la rutina establecida y sellar los pezones."},
			{"27040303103", "Practicar la prueba de campo para mastitis e interpretar su resultado."},
		},
	}
}

func gestionAsociativa() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9546", Codigo: "12210126", Nombre: "Gestión de asociaciones de productores",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 40, Cupo: 30,
		Descripcion: "Fortalece a las juntas directivas de asociaciones campesinas en sus funciones, sus reuniones, sus actas y el manejo transparente de los recursos comunes.",
		Objetivos: []string{
			"Distinguir las figuras asociativas y sus obligaciones.",
			"Repartir funciones y responsabilidades en la junta directiva.",
			"Preparar asambleas y llevar actas en regla.",
			"Formular un plan de trabajo anual con su presupuesto.",
		},
		Competencias: []parte{
			{"210601027", "Coordinar organizaciones de economía solidaria de acuerdo con la normativa y los intereses de sus asociados."},
		},
		Resultados: []parte{
			{"21060102701", "Explicar los derechos y deberes de los asociados según los estatutos."},
			{"21060102702", "Conducir una asamblea y redactar su acta."},
			{"21060102703", "Formular el plan de trabajo y el presupuesto de la asociación."},
		},
	}
}
