package catalogo

import (
	"slices"
	"strings"
	"time"
)

// CodigoEscrito is a code as it is kept, whatever its case and the blanks around it; whether it is one at all, it does not say.
func CodigoEscrito(codigo string) string { return strings.ToUpper(strings.TrimSpace(codigo)) }

// Recibir writes over the programme what a sheet says of it: Editar while it names the present version or none, and
// NuevaVersion for any other one. Parts that say what a present one says keep its id.
func (p *Programa) Recibir(d DatosPrograma, newID func() string, at time.Time) ([]Cambio, error) {
	d = d.clone()
	d.reconocerPartes(p.e.DatosPrograma)
	if version := strings.TrimSpace(d.Version); version != "" && version != p.e.Version {
		return p.NuevaVersion(d, newID, at)
	}
	return p.Editar(d, newID, at)
}

// Revertir gives the programme back the data and the versions of antes, a state in which it was before. The caller knows
// that nobody has built on what came after it. The error is a fault.Invalid when the rules of today refuse that data.
func (p *Programa) Revertir(antes EstadoPrograma, at time.Time) ([]Cambio, error) {
	antes = antes.clone()
	d := antes.DatosPrograma
	d.Codigo, d.CentroID = p.e.Codigo, p.e.CentroID
	if err := d.revisar(); err != nil {
		return nil, err
	}
	cambios := p.e.diferencias(d)
	p.e.DatosPrograma, p.e.VersionesAnteriores = d, antes.VersionesAnteriores
	p.tocar(at)
	return cambios, nil
}

// reconocerPartes gives parts the ids of those of antes that they are: by code, objectives by what they say.
func (d *DatosPrograma) reconocerPartes(antes DatosPrograma) {
	for i := range d.Objetivos {
		o := &d.Objetivos[i]
		o.ID = ""
		if n := slices.IndexFunc(antes.Objetivos, func(x Objetivo) bool { return x.Descripcion == strings.TrimSpace(o.Descripcion) }); n >= 0 {
			o.ID = antes.Objetivos[n].ID
		}
	}
	for i := range d.Competencias {
		c := &d.Competencias[i]
		c.ID = ""
		if n := slices.IndexFunc(antes.Competencias, func(x Competencia) bool { return x.Codigo == CodigoEscrito(c.Codigo) }); n >= 0 {
			c.ID = antes.Competencias[n].ID
		}
	}
	for i := range d.Resultados {
		r := &d.Resultados[i]
		r.ID = ""
		if n := slices.IndexFunc(antes.Resultados, func(x Resultado) bool { return x.Codigo == CodigoEscrito(r.Codigo) }); n >= 0 {
			r.ID = antes.Resultados[n].ID
		}
	}
}
