package catalogo

import (
	"time"

	"complementarias/application/lotes"
	"complementarias/application/uow"
)

// UseCases is everything that the module can do.
type UseCases struct {
	ProgramasPublicos        ProgramasPublicos
	ListarProgramas          ListarProgramas
	VerPrograma              VerPrograma
	AdministrarProgramas     AdministrarProgramas
	UsoDePrograma            UsoDePrograma
	RegistrarPrograma        RegistrarPrograma
	EditarPrograma           EditarPrograma
	NuevaVersionPrograma     NuevaVersionPrograma
	DesactivarPrograma       DesactivarPrograma
	ActivarPrograma          ActivarPrograma
	PrevisualizarImportacion PrevisualizarImportacion
	VerImportacion           VerImportacion
	ConfirmarImportacion     ConfirmarImportacion
	DeshacerImportacion      DeshacerImportacion
	ListarCentros            ListarCentros
	AdministrarCentros       AdministrarCentros
	VerCentro                VerCentro
	RegistrarCentro          RegistrarCentro
	EditarCentro             EditarCentro
	DesactivarCentro         DesactivarCentro
	ActivarCentro            ActivarCentro
	ListarFestivos           ListarFestivos
	FestivosDelAnio          FestivosDelAnio
	AgregarFestivo           AgregarFestivo
	ConmutarFestivo          ConmutarFestivo
	CursosAfectados          CursosAfectados
	CentrosAfectados         CentrosAfectados // the system
	ListarRecesos            ListarRecesos
	VerReceso                VerReceso
	CrearReceso              CrearReceso
	EditarReceso             EditarReceso
	QuitarReceso             QuitarReceso
	ListarEspeciales         ListarEspeciales
	NombrarEspeciales        NombrarEspeciales
	VerEspecial              VerEspecial
	CrearEspecial            CrearEspecial
	EditarEspecial           EditarEspecial
	ListarAmbientes          ListarAmbientes
	VerAmbiente              VerAmbiente
	CrearAmbiente            CrearAmbiente
	EditarAmbiente           EditarAmbiente
	Departamentos            Departamentos
	Municipios               Municipios
}

// Deps is what the module needs from outside.
type Deps struct {
	UoW        uow.UnitOfWork[Tx]
	Programas  ProgramaReader
	Usos       UsoReader
	Centros    CentroReader
	Calendario CalendarioReader
	Ambientes  AmbienteReader
	Especiales EspecialReader
	Importador lotes.Importador
	Now        func() time.Time
	NewID      func() string
}

// New wires the use cases.
func New(d Deps) UseCases {
	cambio := cambioDePrograma{uow: d.UoW, programas: d.Programas, now: d.Now, newID: d.NewID}
	centro := cambioDeCentro{uow: d.UoW, centros: d.Centros, now: d.Now, newID: d.NewID}
	lote := importacion{uow: d.UoW, centros: d.Centros, importador: d.Importador, now: d.Now, newID: d.NewID}
	receso := cambioDeReceso{uow: d.UoW, calendario: d.Calendario, now: d.Now}
	especial := VerEspecial{ListarEspeciales{especiales: d.Especiales, now: d.Now}}
	ambiente := cambioDeAmbiente{uow: d.UoW, ambientes: d.Ambientes, now: d.Now, newID: d.NewID}
	return UseCases{
		AdministrarCentros:       AdministrarCentros{centros: d.Centros},
		VerCentro:                VerCentro{centros: d.Centros, now: d.Now},
		RegistrarCentro:          RegistrarCentro{centro},
		EditarCentro:             EditarCentro{centro},
		DesactivarCentro:         DesactivarCentro{centro},
		ActivarCentro:            ActivarCentro{centro},
		AdministrarProgramas:     AdministrarProgramas{programas: d.Programas},
		UsoDePrograma:            UsoDePrograma{usos: d.Usos},
		EditarPrograma:           EditarPrograma{cambio},
		NuevaVersionPrograma:     NuevaVersionPrograma{cambio},
		DesactivarPrograma:       DesactivarPrograma{cambio},
		ActivarPrograma:          ActivarPrograma{cambio},
		ProgramasPublicos:        ProgramasPublicos{programas: d.Programas},
		ListarProgramas:          ListarProgramas{programas: d.Programas},
		VerPrograma:              VerPrograma{programas: d.Programas},
		RegistrarPrograma:        RegistrarPrograma{uow: d.UoW, now: d.Now, newID: d.NewID},
		PrevisualizarImportacion: PrevisualizarImportacion{lote},
		VerImportacion:           VerImportacion{lote},
		ConfirmarImportacion:     ConfirmarImportacion{lote},
		DeshacerImportacion:      DeshacerImportacion{lote},
		ListarCentros:            ListarCentros{centros: d.Centros},
		ListarFestivos:           ListarFestivos{calendario: d.Calendario},
		FestivosDelAnio:          FestivosDelAnio{calendario: d.Calendario},
		AgregarFestivo:           AgregarFestivo{uow: d.UoW, now: d.Now},
		ConmutarFestivo:          ConmutarFestivo{uow: d.UoW, now: d.Now},
		CursosAfectados:          CursosAfectados{calendario: d.Calendario, now: d.Now},
		CentrosAfectados:         CentrosAfectados{calendario: d.Calendario, now: d.Now},
		ListarRecesos:            ListarRecesos{calendario: d.Calendario},
		VerReceso:                VerReceso{calendario: d.Calendario},
		CrearReceso:              CrearReceso{uow: d.UoW, calendario: d.Calendario, now: d.Now, newID: d.NewID},
		EditarReceso:             EditarReceso{receso},
		QuitarReceso:             QuitarReceso{receso},
		ListarEspeciales:         especial.ListarEspeciales,
		NombrarEspeciales:        NombrarEspeciales{d.Especiales},
		VerEspecial:              especial,
		CrearEspecial:            CrearEspecial{uow: d.UoW, ver: especial},
		EditarEspecial:           EditarEspecial{uow: d.UoW, ver: especial},
		ListarAmbientes:          ListarAmbientes{ambientes: d.Ambientes},
		VerAmbiente:              VerAmbiente{ambientes: d.Ambientes},
		CrearAmbiente:            CrearAmbiente{ambiente},
		EditarAmbiente:           EditarAmbiente{ambiente},
	}
}
