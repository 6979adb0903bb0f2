package identidad

import (
	"fmt"
	"time"

	"complementarias/domain/fault"
)

// AmbitoFreno says what the attempts that a Freno counts have in common.
type AmbitoFreno string

// A password is tried for an account from one address, for an account from anywhere, or from one address for anybody; links
// for who forgot a password are asked for in the same three ways.
const (
	FrenoPar             AmbitoFreno = "INGRESO_PAR"
	FrenoCuenta          AmbitoFreno = "INGRESO_CUENTA"
	FrenoDireccion       AmbitoFreno = "INGRESO_DIRECCION"
	FrenoOlvidoPar       AmbitoFreno = "OLVIDO_PAR"
	FrenoOlvidoCuenta    AmbitoFreno = "OLVIDO_CUENTA"
	FrenoOlvidoDireccion AmbitoFreno = "OLVIDO_DIRECCION"
)

// regla says how many attempts are free and what the next ones wait (quality.md 3). Nobody waits longer than maxima, so that
// nobody can keep a colleague out.
type regla struct {
	libres          int
	primera, maxima time.Duration // the wait doubles from one attempt to the next
	ventana         time.Duration // instead: libres attempts within it
}

var reglasFreno = map[AmbitoFreno]regla{
	FrenoPar:             {libres: 5, primera: time.Second, maxima: 15 * time.Minute},
	FrenoCuenta:          {libres: 50, primera: time.Second, maxima: 15 * time.Minute},
	FrenoDireccion:       {libres: 30, ventana: time.Minute},
	FrenoOlvidoPar:       {libres: 3, primera: time.Minute, maxima: 15 * time.Minute},
	FrenoOlvidoCuenta:    {libres: 10, primera: time.Minute, maxima: 15 * time.Minute},
	FrenoOlvidoDireccion: {libres: 30, ventana: time.Minute},
}

const (
	// OlvidoFreno is the time without attempts after which those before it no longer count.
	OlvidoFreno = 24 * time.Hour
	// ConocidaFreno is for how long an address from which an account was signed in does not wait for what others try
	// elsewhere.
	ConocidaFreno = 30 * 24 * time.Hour
)

// errFrenado is the refusal of an attempt that comes too soon. DetalleReintentar says after how many seconds to try again.
var errFrenado = fault.New(fault.TooMany, "DEMASIADOS_INTENTOS", "Hubo demasiados intentos.")

// DetalleReintentar is the detail of a refusal with the whole seconds to wait.
const DetalleReintentar = "reintentarEnSegundos"

// LlaveFreno names a counter. Llave is a hash with a key: nobody can read from it whom it is about.
type LlaveFreno struct {
	Ambito AmbitoFreno
	Llave  string
}

// RegistroFreno is everything that is kept of a Freno. Instants are UTC in whole milliseconds, zero when there was none.
type RegistroFreno struct {
	LlaveFreno
	Intentos int
	Desde    time.Time // of the window
	Ultimo   time.Time // attempt
	Hasta    time.Time // nobody is let through before
	Exito    time.Time // the last attempt that was right
}

// Freno counts attempts that were not right and makes the next ones wait.
type Freno struct{ r RegistroFreno }

// RestoreFreno brings back what the database kept; it checks nothing.
func RestoreFreno(r RegistroFreno) *Freno { return &Freno{r: r} }

// Registro returns a copy of all that is to be kept.
func (f *Freno) Registro() RegistroFreno { return f.r }

// espera tells how long an attempt at that instant would come too soon.
func (f *Freno) espera(at time.Time) time.Duration {
	hasta := f.r.Hasta
	if r := reglasFreno[f.r.Ambito]; r.ventana > 0 {
		if f.r.Intentos < r.libres {
			return 0
		}
		hasta = f.r.Desde.Add(r.ventana)
	}
	return max(0, hasta.Sub(at))
}

func (f *Freno) contar(at time.Time) {
	at = instante(at)
	r := reglasFreno[f.r.Ambito]
	pasado := OlvidoFreno
	if r.ventana > 0 {
		pasado = r.ventana
	}
	if f.r.Intentos == 0 || !at.Before(f.inicio(r).Add(pasado)) {
		f.r.Intentos, f.r.Desde = 0, at
	}
	f.r.Intentos, f.r.Ultimo = f.r.Intentos+1, at
	if r.ventana == 0 {
		f.r.Hasta = f.frenada(r)
	}
}

// inicio is where the time begins after which attempts are forgotten.
func (f *Freno) inicio(r regla) time.Time {
	if r.ventana > 0 {
		return f.r.Desde
	}
	return f.r.Ultimo
}

func (f *Freno) frenada(r regla) time.Time {
	if f.r.Intentos < r.libres {
		return time.Time{}
	}
	espera := r.maxima
	if doblada := f.r.Intentos - r.libres; doblada < 20 { // far beyond maxima
		espera = min(r.primera<<doblada, r.maxima)
	}
	return f.r.Ultimo.Add(espera)
}

// devolver takes back an attempt that was counted and never judged.
func (f *Freno) devolver() {
	f.r.Intentos = max(0, f.r.Intentos-1)
	if r := reglasFreno[f.r.Ambito]; r.ventana == 0 {
		f.r.Hasta = f.frenada(r)
	}
}

func (f *Freno) acertar(at time.Time) {
	if reglasFreno[f.r.Ambito].ventana > 0 {
		f.devolver()
		return
	}
	f.r.Intentos, f.r.Hasta, f.r.Exito = 0, time.Time{}, instante(at)
}

// Frenos are the counters that one attempt meets.
type Frenos []*Freno

// Contar lets an attempt through and counts it, before anybody knows whether it is right, so that many at once are no more
// than many one after the other. It refuses with fault.TooMany, and counts nothing, while one of the counters waits. What
// others try elsewhere does not hold up an address that the account was signed in from lately.
func (fs Frenos) Contar(at time.Time) error {
	espera, conocida := time.Duration(0), fs.conocida(at)
	for _, f := range fs {
		if f.r.Ambito != FrenoCuenta || !conocida {
			espera = max(espera, f.espera(at))
		}
	}
	if espera > 0 {
		segundos := int((espera + time.Second - 1) / time.Second)
		return errFrenado.Saying("Hubo demasiados intentos. Espere "+enPalabras(segundos)+" y vuelva a intentarlo.").With(DetalleReintentar, segundos)
	}
	for _, f := range fs {
		f.contar(at)
	}
	return nil
}

func (fs Frenos) conocida(at time.Time) bool {
	for _, f := range fs {
		if f.r.Ambito == FrenoPar && !f.r.Exito.IsZero() && at.Before(f.r.Exito.Add(ConocidaFreno)) {
			return true
		}
	}
	return false
}

// Acertar forgets the attempts before the one that was right.
func (fs Frenos) Acertar(at time.Time) {
	for _, f := range fs {
		f.acertar(at)
	}
}

// Devolver takes back an attempt that nobody could judge.
func (fs Frenos) Devolver() {
	for _, f := range fs {
		f.devolver()
	}
}

func enPalabras(segundos int) string {
	cantidad, unidad := segundos, "segundo"
	if segundos > 90 {
		cantidad, unidad = (segundos+59)/60, "minuto"
	}
	if cantidad == 1 {
		return "1 " + unidad
	}
	return fmt.Sprintf("%d %ss", cantidad, unidad)
}
