package identidad

// UseCases lists everything that can be done with accounts and sessions.
type UseCases struct {
	// Anyone.
	Entrar              Entrar
	Autenticar          Autenticar
	EntrarNavegador     EntrarNavegador
	AutenticarNavegador AutenticarNavegador
	PedirAcceso         PedirAcceso
	VerRecibo           VerRecibo
	PedirEnlace         PedirEnlace
	// Whoever holds a one-time link.
	VerEnlace  VerEnlace
	FijarClave FijarClave
	// Whoever has signed in.
	QuienSoy     QuienSoy
	Salir        Salir
	VerSesiones  VerSesiones
	CerrarSesion CerrarSesion
	CerrarOtras  CerrarOtras
	CambiarClave CambiarClave
	// The administration.
	RegistrarUsuario        RegistrarUsuario
	ListarAccesos           ListarAccesos
	ContarAccesos           ContarAccesos
	ContarAccesosPendientes ContarAccesosPendientes
	VerAcceso               VerAcceso
	AprobarAcceso           AprobarAcceso
	RechazarAcceso          RechazarAcceso
	CrearAdmin              CrearAdmin // from the command line only
	// The administration and, about the instructors of the own centre, the coordination.
	ListarUsuarios           ListarUsuarios
	VerUsuario               VerUsuario
	CrearUsuario             CrearUsuario
	EditarUsuario            EditarUsuario
	CambiarRol               CambiarRol
	CambiarCentro            CambiarCentro
	DesactivarUsuario        DesactivarUsuario
	ReactivarUsuario         ReactivarUsuario
	InvitarUsuario           InvitarUsuario
	PrevisualizarImportacion PrevisualizarImportacion
	VerImportacion           VerImportacion
	ConfirmarImportacion     ConfirmarImportacion
	DeshacerImportacion      DeshacerImportacion
	ImportarDirecto          ImportarDirecto
	RegistrarInstructor      RegistrarInstructor
	EditarInstructor         EditarInstructor
	RetirarInstructor        RetirarInstructor
	// The own account.
	EditarPropia EditarPropia
}

// New makes the use cases.
func New(d Deps) UseCases {
	return UseCases{
		Entrar: Entrar{d}, Autenticar: Autenticar{d}, EntrarNavegador: EntrarNavegador{d}, AutenticarNavegador: AutenticarNavegador{d},
		PedirEnlace: PedirEnlace{d}, VerEnlace: VerEnlace{d}, FijarClave: FijarClave{d}, CambiarClave: CambiarClave{d},
		QuienSoy: QuienSoy{d}, Salir: Salir{d}, VerSesiones: VerSesiones{d}, CerrarSesion: CerrarSesion{d}, CerrarOtras: CerrarOtras{d},
		PrevisualizarImportacion: PrevisualizarImportacion{d}, VerImportacion: VerImportacion{d}, ConfirmarImportacion: ConfirmarImportacion{d},
		DeshacerImportacion: DeshacerImportacion{d}, ImportarDirecto: ImportarDirecto{d},
		RegistrarUsuario: RegistrarUsuario{d}, CrearAdmin: CrearAdmin{d},
		PedirAcceso: PedirAcceso{d}, VerRecibo: VerRecibo{d},
		ListarAccesos: ListarAccesos{d}, ContarAccesos: ContarAccesos{d}, ContarAccesosPendientes: ContarAccesosPendientes{d}, VerAcceso: VerAcceso{d},
		AprobarAcceso: AprobarAcceso{d}, RechazarAcceso: RechazarAcceso{d},
		ListarUsuarios: ListarUsuarios{d}, VerUsuario: VerUsuario{d}, EditarUsuario: EditarUsuario{d}, CambiarRol: CambiarRol{d},
		CambiarCentro: CambiarCentro{d}, DesactivarUsuario: DesactivarUsuario{d}, CrearUsuario: CrearUsuario{d},
		ReactivarUsuario: ReactivarUsuario{d}, InvitarUsuario: InvitarUsuario{d}, EditarPropia: EditarPropia{d},
		RegistrarInstructor: RegistrarInstructor{d}, EditarInstructor: EditarInstructor{d}, RetirarInstructor: RetirarInstructor{d},
	}
}
