package identidad

import "strings"

// senal is a piece of a User-Agent and what it gives away. Lists of them are in order: browsers name those that they
// descend from, so the first that fits is the youngest.
type senal struct{ parte, nombre string }

var navegadores = []senal{
	{"Edg", "Edge"},
	{"OPR/", "Opera"},
	{"SamsungBrowser/", "Samsung Internet"},
	{"Firefox/", "Firefox"},
	{"FxiOS/", "Firefox"},
	{"CriOS/", "Chrome"},
	{"Chrome/", "Chrome"},
	{"Safari/", "Safari"},
}

var sistemas = []senal{
	{"Android", "Android"},
	{"iPhone", "iPhone"},
	{"iPad", "iPad"},
	{"Windows", "Windows"},
	{"CrOS", "ChromeOS"},
	{"Macintosh", "Mac"},
	{"Linux", "Linux"},
}

// DescribirDispositivo says in a few words which browser a User-Agent stands for, so that people recognise their own
// sessions: Chrome en Android. It only ever answers with words of its own, and with none when it knows nothing.
func DescribirDispositivo(agente string) string {
	navegador, sistema := primera(navegadores, agente), primera(sistemas, agente)
	switch {
	case navegador == "":
		return sistema
	case sistema == "":
		return navegador
	}
	return navegador + " en " + sistema
}

func primera(senales []senal, agente string) string {
	for _, s := range senales {
		if strings.Contains(agente, s.parte) {
			return s.nombre
		}
	}
	return ""
}
