package solicitudes

// The numbers of domain.md 4.3 and 5.4, in one place.
const (
	CupoLimite          = 100 // learners in one group
	HorasLimite         = 880 // hours of one course
	MesesLimite         = 6   // calendar months from the start to the derived end
	JustificacionMinima = 30  // characters of the reason for the course
	ExcepcionMinima     = 20  // characters of the reason for approving in spite of a clash or late
	MotivoMinimo        = 10  // characters of a return or of the cancelling of an approved one
	SemanasBusqueda     = 26  // how far ahead a free start is looked for
	OfertasMaximas      = 3   // free starts that are offered
	TextoCorto          = 200
	TextoLargo          = 4000
	HorariosLimite      = 1000
	ListaLimite         = 50 // own objectives, special programmes, remarks, dates taken out or put back
)

// VersionAutorizacion names the text of the data authorisation (Ley 1581 de 2012) that a sender accepts.
const VersionAutorizacion = "2026-11"
