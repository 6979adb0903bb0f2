package identidad

// UseCases lists everything that can be done with accounts and sessions.
type UseCases struct {
	// Anyone.
	Entrar     Entrar
	Autenticar Autenticar
	// Whoever has signed in.
	QuienSoy QuienSoy
	Salir    Salir
	// The administration.
	RegistrarUsuario RegistrarUsuario
	CrearAdmin       CrearAdmin // from the command line only
}

// New makes the use cases.
func New(d Deps) UseCases {
	return UseCases{
		Entrar: Entrar{d}, Autenticar: Autenticar{d}, QuienSoy: QuienSoy{d}, Salir: Salir{d},
		RegistrarUsuario: RegistrarUsuario{d}, CrearAdmin: CrearAdmin{d},
	}
}
