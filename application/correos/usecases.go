package correos

import (
	"context"
	"time"

	"complementarias/domain/correos"
)

// UseCases is everything that the module can do.
type UseCases struct {
	// Everybody, about the own mails.
	VerAvisos     VerAvisos
	CambiarAvisos CambiarAvisos
	// An Admin.
	Listar            Listar
	Ver               Ver
	Reenviar          Reenviar
	ReenviarMuertos   ReenviarMuertos
	ListarEventos     ListarEventos
	ReintentarEvento  ReintentarEvento
	ReintentarEventos ReintentarEventos
	EstadoDelCorreo   EstadoDelCorreo
	// The system itself.
	Encolar  Encolar
	Repartir Repartir
	Jornada  Jornada
}

// Deps is what the module needs from outside.
type Deps struct {
	UoW        UnitOfWork
	Cola       Cola
	Reader     Reader
	Enlaces    Enlaces
	Redaccion  Redaccion
	Transporte Transporte
	// Configurado tells whether there is a mail server, and Produccion whether real people's mail is behind this.
	Configurado bool
	Produccion  bool
	// DiasDeRecordatorio are the days of waiting after which the coordination is reminded; nil means those of the domain.
	DiasDeRecordatorio func(ctx context.Context) ([]int, error)
	// Avisar tells whoever delivers that something may be due; it must be quick. Nil means nobody.
	Avisar func()
	Now    func() time.Time
	NewID  func() string
}

// New makes the use cases.
func New(d Deps) UseCases {
	if d.Avisar == nil {
		d.Avisar = func() {}
	}
	if d.DiasDeRecordatorio == nil {
		d.DiasDeRecordatorio = func(context.Context) ([]int, error) { return correos.DiasDeRecordatorio(), nil }
	}
	return UseCases{
		VerAvisos:         VerAvisos{reader: d.Reader},
		CambiarAvisos:     CambiarAvisos{uow: d.UoW, reader: d.Reader, now: d.Now},
		Listar:            Listar{reader: d.Reader},
		Ver:               Ver{reader: d.Reader, enlaces: d.Enlaces, redaccion: d.Redaccion, produccion: d.Produccion},
		Reenviar:          Reenviar{uow: d.UoW, now: d.Now, avisar: d.Avisar},
		ReenviarMuertos:   ReenviarMuertos{uow: d.UoW, now: d.Now, avisar: d.Avisar},
		ListarEventos:     ListarEventos{reader: d.Reader},
		ReintentarEvento:  ReintentarEvento{uow: d.UoW},
		ReintentarEventos: ReintentarEventos{uow: d.UoW},
		EstadoDelCorreo:   EstadoDelCorreo{reader: d.Reader, configurado: d.Configurado},
		Encolar:           Encolar{uow: d.UoW, reader: d.Reader, newID: d.NewID, avisar: d.Avisar},
		Repartir: Repartir{cola: d.Cola, reader: d.Reader, enlaces: d.Enlaces, redaccion: d.Redaccion, transporte: d.Transporte,
			now: d.Now},
		Jornada: Jornada{uow: d.UoW, now: d.Now, newID: d.NewID, dias: d.DiasDeRecordatorio, avisar: d.Avisar},
	}
}
