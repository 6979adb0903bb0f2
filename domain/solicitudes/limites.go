package solicitudes

// The numbers of domain.md 4.3 and 5.4, in one place.
const (
	CupoLimite          = 100 // learners in one group
	HorasLimite         = 880 // hours of one course
	MesesLimite         = 6   // calendar months from the start to the derived end
	JustificacionMinima = 30  // characters of the reason for the course
	ExcepcionMinima     = 20  // characters of the reason for approving or reprogramming in spite of a clash or late
	MotivoMinimo        = 10  // characters of the reason of a return, and of what is done to an approved one
	SemanasBusqueda     = 26  // how far ahead a free start is looked for
	OfertasMaximas      = 3   // free starts that are offered
	TextoCorto          = 200
	TextoLargo          = 4000
	HorariosLimite      = 1000
	ListaLimite         = 50 // own objectives, special programmes, remarks, dates taken out or put back
)

// The numbers of the queue and of the start pages.
const (
	DiasEsperaMedia = 3  // days of waiting from which a decision is due
	DiasEsperaLarga = 6  // and from which it is late
	DiasProximos    = 14 // days ahead, today included, that an agenda and the courses about to start look at
	SemanasDeCarga  = 4  // weeks ahead, this one included, in which a heavy load is looked for
	PorcentajeCarga = 90 // of the weekly limit, from which a load is told
	DiasMediana     = 30 // days back over which the time to decide is measured
)

// VersionAutorizacion names the text of the data authorisation (Ley 1581 de 2012) that a sender accepts.
const VersionAutorizacion = "2026-11"
