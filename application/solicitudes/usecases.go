package solicitudes

// UseCases lists everything that can be done with solicitudes.
type UseCases struct {
	// The instructor writes.
	Crear    Crear
	Abrir    Abrir
	Editar   Editar
	Enviar   Enviar
	Retirar  Retirar
	Duplicar Duplicar
	Cancelar Cancelar // also the coordination, what is approved
	// The coordination decides.
	Tomar        Tomar
	Soltar       Soltar
	Devolver     Devolver
	Aprobar      Aprobar
	Rechazar     Rechazar
	AsignarFicha AsignarFicha
	PegarFichas  PegarFichas // many at once
	// Somebody else goes on with it.
	Entregar        Entregar
	EntregarTodas   EntregarTodas
	SoltarDeRevisor SoltarDeRevisor // the system
	Examinar        Examinar        // reads what a decision needs
	// What is approved is moved: the coordination does it, the owner proposes it.
	Reprogramar           Reprogramar
	EnsayarReprogramacion EnsayarReprogramacion
	DescartarPropuesta    DescartarPropuesta
	// Everybody reads what is in scope.
	Ver             Ver
	Listar          Listar
	ContarPorEstado ContarPorEstado
	Recorrer        Recorrer
	VerHistorial    VerHistorial
	VerDiferencias  VerDiferencias
	Detallar        Detallar
	// UltimaEmpresa saves typing a company again.
	UltimaEmpresa UltimaEmpresa
	// The schedule is tried out; nothing is kept.
	Planear       Planear
	Previsualizar Previsualizar
	CuandoPuedo   CuandoPuedo
	// What waits, for those who decide, and the start page of each role.
	Cola                Cola
	VecinosDeCola       VecinosDeCola
	TableroInstructor   VerTableroInstructor
	TableroCoordinacion VerTableroCoordinacion
}

// New makes the use cases.
func New(d Deps) UseCases {
	c := caso{d}
	return UseCases{
		Crear: Crear{c}, Abrir: Abrir{c}, Editar: Editar{c}, Enviar: Enviar{c}, Retirar: Retirar{c}, Duplicar: Duplicar{c}, Cancelar: Cancelar{c},
		Tomar: Tomar{c}, Soltar: Soltar{c}, Devolver: Devolver{c}, Aprobar: Aprobar{c}, Rechazar: Rechazar{c}, AsignarFicha: AsignarFicha{c}, PegarFichas: PegarFichas{c},
		Entregar: Entregar{c}, EntregarTodas: EntregarTodas{c}, SoltarDeRevisor: SoltarDeRevisor{c},
		Examinar: Examinar{c}, VerDiferencias: VerDiferencias{c},
		Reprogramar: Reprogramar{c}, EnsayarReprogramacion: EnsayarReprogramacion{c}, DescartarPropuesta: DescartarPropuesta{c},
		Ver: Ver{c}, Listar: Listar{c}, ContarPorEstado: ContarPorEstado{c}, Recorrer: Recorrer{c}, VerHistorial: VerHistorial{c}, Detallar: Detallar{c}, UltimaEmpresa: UltimaEmpresa{c},
		Planear: Planear{c}, Previsualizar: Previsualizar{c}, CuandoPuedo: CuandoPuedo{c},
		Cola: Cola{c}, VecinosDeCola: VecinosDeCola{c}, TableroInstructor: VerTableroInstructor{c}, TableroCoordinacion: VerTableroCoordinacion{c},
	}
}
