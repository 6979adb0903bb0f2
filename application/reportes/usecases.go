package reportes

// UseCases lists every report.
type UseCases struct {
	Resumen    VerResumen
	Tiempos    VerTiempos
	Grupos     VerGrupos
	Cargas     VerCargas
	Antiguedad VerAntiguedad
}

// New makes the use cases.
func New(d Deps) UseCases {
	c := caso{d}
	return UseCases{Resumen: VerResumen{c}, Tiempos: VerTiempos{c}, Grupos: VerGrupos{c}, Cargas: VerCargas{c}, Antiguedad: VerAntiguedad{c}}
}
