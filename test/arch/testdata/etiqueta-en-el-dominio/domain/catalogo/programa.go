package catalogo

type Programa struct {
	Codigo string `json:"codigo"` // want
}
