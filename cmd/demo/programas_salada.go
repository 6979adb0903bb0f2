package demo

import "complementarias/domain/catalogo"

// programasSalada are those of 9101, Centro de los Recursos Naturales Renovables - La Salada, in Caldas (Antioquia).
func programasSalada() []ProgramaDemo {
	return []ProgramaDemo{huertaAgroecologica(), viverosForestales(), compostaje(), turismoNaturaleza(), apicultura(), sistemasInformacionGeografica()}
}

func huertaAgroecologica() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9101", Codigo: "72310275", Nombre: "Establecimiento de huertas agroecológicas",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 40, Cupo: 25,
		Descripcion: "Desde el suelo hasta la cosecha: diseño, siembra escalonada, abonos y control natural de plagas en una huerta familiar, escolar o comunitaria.",
		Objetivos: []string{
			"Diseñar la huerta según el espacio, el agua y la luz.",
			"Preparar el suelo y los abonos orgánicos.",
			"Sembrar con asociación y rotación de cultivos.",
			"Prevenir plagas con preparados naturales.",
		},
		Competencias: []parte{
			{"270401071", "Establecer cultivos de acuerdo con principios agroecológicos y condiciones del terreno."},
		},
		Resultados: []parte{
			{"27040107101", "Elaborar el diseño y el calendario de siembra de la huerta."},
			{"27040107102", "Preparar camas de cultivo y abonos con materiales locales."},
			{"27040107103", "Sembrar y trasplantar hortalizas según sus requerimientos."},
			{"27040107104", "Aplicar preparados naturales según el monitoreo de plagas."},
		},
	}
}

func viverosForestales() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9101", Codigo: "71210086", Nombre: "Manejo de viveros con especies forestales nativas",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 40, Cupo: 20,
		Descripcion: "Forma en la recolección de semillas, la propagación y el cuidado de árboles nativos para proyectos de restauración de cuencas.",
		Objetivos: []string{
			"Identificar especies nativas y sus épocas de semilla.",
			"Recolectar, tratar y almacenar semillas.",
			"Propagar y endurecer el material vegetal.",
		},
		Competencias: []parte{
			{"270402019", "Propagar material vegetal de acuerdo con la especie y los parámetros técnicos."},
		},
		Resultados: []parte{
			{"27040201901", "Seleccionar árboles semilleros y recolectar sus semillas."},
			{"27040201902", "Aplicar tratamientos pregerminativos según la especie."},
			{"27040201903", "Producir plántulas con la calidad que exige la siembra."},
		},
	}
}

func compostaje() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9101", Codigo: "22110394", Nombre: "Aprovechamiento de residuos orgánicos: compostaje y lombricultura",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Mixta, Horas: 40, Cupo: 25,
		Descripcion: "Enseña a convertir los residuos orgánicos de la casa, la plaza de mercado o la finca en abono, con prácticas en la planta del centro y seguimiento en línea.",
		Objetivos: []string{
			"Separar y caracterizar los residuos orgánicos.",
			"Montar y controlar una pila de compostaje.",
			"Manejar un lombricultivo y cosechar el humus.",
			"Medir la calidad del abono obtenido.",
		},
		Competencias: []parte{
			{"220201054", "Aprovechar residuos orgánicos de acuerdo con la normativa ambiental y el plan de manejo."},
		},
		Resultados: []parte{
			{"22020105401", "Caracterizar los residuos por su origen y su relación carbono nitrógeno."},
			{"22020105402", "Controlar temperatura, humedad y volteos de la pila."},
			{"22020105403", "Evaluar la madurez y la calidad del abono."},
		},
	}
}

func turismoNaturaleza() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9101", Codigo: "63410127", Nombre: "Guianza de senderos y avistamiento de aves",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 60, Cupo: 20,
		Descripcion: "Prepara a habitantes de zonas rurales para interpretar un sendero, reconocer las aves de la cordillera y atender con seguridad a grupos de visitantes.",
		Objetivos: []string{
			"Planear un recorrido según el grupo y el terreno.",
			"Identificar aves por su silueta, su plumaje y su canto.",
			"Guiar con seguridad y con respeto por el lugar.",
			"Contar la historia natural y cultural del sendero.",
		},
		Competencias: []parte{
			{"260201043", "Guiar recorridos de acuerdo con las normas del sector y las características del destino."},
			{"220201061", "Interpretar el patrimonio natural de acuerdo con técnicas de educación ambiental."},
		},
		Resultados: []parte{
			{"26020104301", "Elaborar el guion y el plan de contingencia del recorrido."},
			{"26020104302", "Conducir un grupo por el sendero según las normas de seguridad."},
			{"22020106101", "Identificar en campo al menos veinte especies de aves."},
			{"22020106102", "Registrar observaciones en una plataforma de ciencia ciudadana."},
		},
	}
}

func apicultura() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9101", Codigo: "72110131", Nombre: "Apicultura básica y conservación de polinizadores",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Presencial, Horas: 40, Cupo: 20,
		Descripcion: "Inicia en el manejo seguro de colmenas y en la cosecha de miel, y muestra cómo cuidar a los polinizadores silvestres de la finca.",
		Objetivos: []string{
			"Reconocer la organización y las necesidades de la colmena.",
			"Revisar colmenas con el equipo de protección.",
			"Cosechar y envasar miel con higiene.",
		},
		Competencias: []parte{
			{"270403044", "Manejar colmenas de acuerdo con la especie, el ambiente y el propósito de producción."},
		},
		Resultados: []parte{
			{"27040304401", "Instalar el apiario según las distancias y la floración."},
			{"27040304402", "Revisar la colmena y anotar su estado en el registro."},
			{"27040304403", "Cosechar, filtrar y envasar miel según la norma sanitaria."},
		},
	}
}

func sistemasInformacionGeografica() ProgramaDemo {
	return ProgramaDemo{
		Centro: "9101", Codigo: "21710058", Nombre: "Cartografía comunitaria con herramientas libres",
		Tipo: catalogo.Complementaria, Modalidad: catalogo.Virtual, Horas: 30, Cupo: 30,
		Descripcion: "Introduce el uso de mapas digitales y de programas libres para ubicar nacimientos de agua, predios y riesgos, y para compartirlos con la comunidad.",
		Objetivos: []string{
			"Leer coordenadas, escalas y convenciones de un mapa.",
			"Tomar puntos en campo con el celular.",
			"Elaborar un mapa temático de la vereda.",
		},
		Competencias: []parte{
			{"280102029", "Representar información geográfica de acuerdo con normas cartográficas y necesidades del territorio."},
		},
		Resultados: []parte{
			{"28010202901", "Georreferenciar puntos de interés tomados en campo."},
			{"28010202902", "Organizar capas de información en un proyecto."},
			{"28010202903", "Publicar un mapa temático con sus convenciones y fuentes."},
		},
	}
}
