package reportes

type Horas struct {
	Centro string `bun:"centro,pk"` // want
}
