// Package catalogo holds what solicitudes are made from: the training centres, their course designs and the calendar
// of days without classes.
package catalogo

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

var (
	formaCodigoCentro  = regexp.MustCompile(`^[0-9]{4}$`)
	formaCodigoFormato = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9./-]{0,39}$`)
)

// DatosCentro is what people write about a Centro.
type DatosCentro struct {
	Codigo         string // 4 digits, such as 9546
	Nombre         string
	Direccion      string
	Telefono       string
	Ciudad         string // municipality of its seat, as DANE names it
	Region         string // name of the regional
	RegionalCodigo string // DANE code of the department, 2 digits
	FormatoCodigo  string // of its ficha de caracterización, such as F11-3030-003/03-06
	FormatoVersion string
	// Weekly limits of its instructors, in hours; 0 for those of the country.
	LimitePlanta      int
	LimiteContratista int
}

// EstadoCentro is everything that the database keeps of a Centro.
type EstadoCentro struct {
	ID kernel.CentroID
	DatosCentro
	Activo        bool
	Edicion       int64 // grows with every change: optimistic lock
	CreadoEn      time.Time
	ActualizadoEn time.Time
}

// Centro is a training centre of SENA.
type Centro struct {
	e EstadoCentro
}

// NewCentro makes an active Centro. The error is a fault.Invalid with every broken rule, pointers as in the JSON of a
// centre.
func NewCentro(id kernel.CentroID, d DatosCentro, at time.Time) (*Centro, error) {
	if err := d.revisar(); err != nil {
		return nil, err
	}
	at = at.UTC().Truncate(time.Millisecond)
	return &Centro{e: EstadoCentro{ID: id, DatosCentro: d, Activo: true, Edicion: 1, CreadoEn: at, ActualizadoEn: at}}, nil
}

// RestoreCentro brings back what the database kept; it checks nothing and only repositories call it.
func RestoreCentro(e EstadoCentro) *Centro { return &Centro{e: e} }

// Estado returns a copy of all that is to be kept.
func (c *Centro) Estado() EstadoCentro { return c.e }

func (c *Centro) ID() kernel.CentroID { return c.e.ID }

// revisar writes d as it is kept and returns every rule that it breaks.
func (d *DatosCentro) revisar() error {
	var r revision
	d.Codigo = strings.TrimSpace(d.Codigo)
	if !formaCodigoCentro.MatchString(d.Codigo) {
		r.falta("/codigo", "CODIGO_INVALIDO", "El código del centro tiene 4 dígitos, por ejemplo 9546.")
	}
	d.Nombre = r.requerido("/nombre", d.Nombre, textoCorto, "Escriba el nombre del centro.")
	d.Direccion = r.texto("/direccion", d.Direccion, textoCorto)
	d.Region = r.requerido("/region", d.Region, textoCorto, "Escriba el nombre de la regional.")
	d.revisarTelefono(&r)
	d.revisarLugar(&r)
	d.FormatoCodigo = strings.TrimSpace(d.FormatoCodigo)
	if !formaCodigoFormato.MatchString(d.FormatoCodigo) {
		r.falta("/formCode", "CODIGO_INVALIDO", "Escriba el código de la ficha de caracterización, por ejemplo F11-3030-003/03-06.")
	}
	d.FormatoVersion = r.version("/formVersion", d.FormatoVersion)
	r.limite("/limitePlanta", "El límite semanal de planta", d.LimitePlanta)
	r.limite("/limiteContratista", "El límite semanal de contratistas", d.LimiteContratista)
	return r.err()
}

func (r *revision) limite(puntero, nombre string, horas int) {
	if horas != 0 && (horas < horarios.LimiteMinimo || horas > horarios.LimiteMaximo) {
		r.falta(puntero, "FUERA_DE_RANGO", fmt.Sprintf("%s debe estar entre %d y %d horas. Déjelo vacío para usar el del país.", nombre, horarios.LimiteMinimo, horarios.LimiteMaximo))
	}
}

func (d *DatosCentro) revisarTelefono(r *revision) {
	d.Telefono = strings.TrimSpace(d.Telefono)
	if d.Telefono == "" {
		return
	}
	telefonos, err := colombia.ParseTelefonos(d.Telefono)
	if f, ok := errors.AsType[*fault.Error](err); ok {
		r.falta("/telefono", f.Code, f.Message)
		return
	}
	d.Telefono = colombia.FormatTelefonos(telefonos)
}

// revisarLugar finds the seat in its department and writes it as DANE does.
func (d *DatosCentro) revisarLugar(r *revision) {
	departamento, ok := colombia.DepartamentoPor(d.RegionalCodigo)
	if !ok {
		r.falta("/regionalCodigo", "DEPARTAMENTO_DESCONOCIDO", "Elija el departamento de la regional, por su código DANE de 2 dígitos.")
		return
	}
	d.RegionalCodigo = departamento.Codigo
	municipio, ok := colombia.MunicipioPor(departamento.Codigo, d.Ciudad)
	if !ok {
		r.falta("/ciudad", "MUNICIPIO_DESCONOCIDO", "Escriba el nombre oficial de un municipio de "+departamento.Nombre+".")
		return
	}
	d.Ciudad = municipio.Nombre
}
