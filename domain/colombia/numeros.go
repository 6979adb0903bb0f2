package colombia

import "strconv"

// Miles writes 1.234, as Colombia groups thousands.
func Miles(n int) string {
	texto := strconv.Itoa(n)
	signo := ""
	if n < 0 {
		signo, texto = "-", texto[1:]
	}
	for i := len(texto) - 3; i > 0; i -= 3 {
		texto = texto[:i] + "." + texto[i:]
	}
	return signo + texto
}
