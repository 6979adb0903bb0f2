package solicitudes_test

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"testing"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// ahora is the morning of 12 January 2027 in Bogotá; the example of the contract starts three weeks later.
var ahora = time.Date(2027, time.January, 12, 14, 30, 0, 0, time.UTC)

const centro, lejano = kernel.CentroID("centro-9546"), kernel.CentroID("centro-9101")

var (
	instructora = kernel.Actor{ID: "u-instructora", Nombre: "Inés Instructora", Rol: kernel.Instructor, Centro: centro}
	colega      = kernel.Actor{ID: "u-colega", Nombre: "Carlos Colega", Rol: kernel.Instructor, Centro: centro}
	revisora    = kernel.Actor{ID: "u-revisora", Nombre: "Rosa Revisora", Rol: kernel.Coordinador, Centro: centro}
	coordinador = kernel.Actor{ID: "u-coordinador", Nombre: "Coordinador del Centro", Rol: kernel.Coordinador, Centro: centro}
	forastero   = kernel.Actor{ID: "u-forastero", Nombre: "Coordinador de Lejos", Rol: kernel.Coordinador, Centro: lejano}
	admin       = kernel.Actor{ID: "u-admin", Nombre: "Ada Admin", Rol: kernel.Admin}
)

func programa() solicitudes.Programa {
	return solicitudes.Programa{ID: "p-contabilidad", Centro: centro, Codigo: "73310037", Nombre: "Contabilidad básica", Version: "1", Horas: 40, Cupo: 25}
}

// entorno is a world in which the example of the contract may be sent.
func entorno() solicitudes.Entorno {
	p := programa()
	return solicitudes.Entorno{
		Ahora:          ahora,
		Programa:       &p,
		Instructor:     solicitudes.Instructor{Nombre: "Inés Instructora", Cedula: "1098765432", Correo: "ines@sena.edu.co"},
		Festivos:       festivos,
		Especiales:     vigentes("EMPRENDIMIENTO", "CAMPESENA_CONVENIO_8842", "ECONOMIA_POPULAR"),
		DominiosCorreo: []string{"sena.edu.co", "misena.edu.co"},
		NuevoID:        contador("h"),
	}
}

// vigentes are special programmes that have always been in force.
func vigentes(codigos ...string) (lista []solicitudes.ProgramaEspecial) {
	for _, c := range codigos {
		lista = append(lista, solicitudes.ProgramaEspecial{Codigo: c, Nombre: "Programa " + c, Desde: kernel.NewDate(2000, time.January, 1)})
	}
	return lista
}

var festivos = func() map[kernel.Date][]string {
	m := map[kernel.Date][]string{}
	for anio := 2025; anio <= 2029; anio++ {
		for _, f := range colombia.FestivosDe(anio) {
			m[f.Fecha] = append(m[f.Fecha], f.Nombre)
		}
	}
	return m
}()

func contador(prefijo string) func() string {
	n := 0
	return func() string { n++; return prefijo + strconv.Itoa(n) }
}

// valores are fields by their name in the contract: texts, dates as texts, numbers, yes or no, rows of a schedule.
type valores map[string]any

// con writes other values over v.
func (v valores) con(otros valores) valores {
	todos := maps.Clone(v)
	maps.Copy(todos, otros)
	return todos
}

// ejemplo is the body of shared/api/examples/solicitud-valida.json.
func ejemplo() valores {
	return valores{
		"programaId": "p-contabilidad", "fechaCaracterizacion": "2027-01-12",
		"responsableNombre": "Instructora de Ejemplo", "responsableCedula": "52.345.678", "responsableEmail": "instructor1.9546@sena.edu.co",
		"duracionMaxima": 40, "cupoMaximo": 25, "numeroAprendicesInscribir": 20, "modalidad": "PRESENCIAL",
		"departamento": "Santander", "municipio": "Barbosa", "nombreEmpresa": "Asociación de Panaderos de Barbosa", "nitEmpresa": "900555555-2",
		"codigoEmpresa": "", "representanteLegal": "Representante de Ejemplo", "fechaCreacionEmpresa": "2015-05-10",
		"direccionEmpresa": "Carrera 7 # 10-20", "telefonosEmpresa": "310 123 4567", "lugarFormacion": "Salón comunal", "tipoAmbiente": "AULA",
		"programaEmprendimiento": true, "campesenaConvenio8842": false, "otroEspecificar": "",
		"inicioInscripcion": "2027-01-13", "finalizacionInscripcion": "2027-01-27", "fechaInicioCurso": "2027-02-01",
		"horarios":      semana(),
		"justificacion": "Los asociados necesitan aprender a llevar las cuentas de su negocio.", "objetivosPersonalizados": []string{"Registrar ventas y gastos"},
		"resultadosEsperados": "", "observaciones": "",
		"cumpleRequisitos": true, "autorizaUsoInfo": true, "confirmaVeracidad": true,
	}
}

// semana is the pattern of the example: Monday, Wednesday and Friday from 08:00 to 12:00.
func semana() []solicitudes.Horario {
	return []solicitudes.Horario{fila(1, "08:00", "12:00"), fila(3, "08:00", "12:00"), fila(5, "08:00", "12:00")}
}

func fila(dia int, desde, hasta string) solicitudes.Horario {
	d, err := horarios.ParseHora(desde)
	h, otro := horarios.ParseHora(hasta)
	if err != nil || otro != nil {
		panic("no hour: " + desde + " " + hasta)
	}
	return solicitudes.Horario{Dia: dia, Desde: d, Hasta: h}
}

// sesion is a row with its date, on the weekday of that date.
func sesion(dia, desde, hasta string) solicitudes.Horario {
	h := fila(1, desde, hasta)
	h.Fecha = fecha(dia)
	h.Dia = h.Fecha.Weekday()
	return h
}

func fecha(texto string) kernel.Date {
	if texto == "" {
		return kernel.Date{}
	}
	d, err := kernel.ParseDate(texto)
	if err != nil {
		panic("no date: " + texto)
	}
	return d
}

// parche gives the fields as a reader of JSON does.
func (v valores) parche() solicitudes.Parche {
	p := solicitudes.Parche{Dados: map[string]bool{}, Casillas: map[string]bool{}}
	for nombre, valor := range v {
		c, ok := solicitudes.CampoDe("/" + nombre)
		if !ok {
			panic("no field: " + nombre)
		}
		p.Dados[nombre] = true
		if c.Tipo == solicitudes.Especial {
			p.Casillas[c.Codigo] = valor.(bool)
			continue
		}
		switch destino := c.Ref(&p.Valores).(type) {
		case *string:
			*destino = valor.(string)
		case *int:
			*destino = valor.(int)
		case *bool:
			*destino = valor.(bool)
		case *kernel.Date:
			*destino = fecha(valor.(string))
		case *[]string:
			*destino = slices.Clone(valor.([]string))
		case *[]solicitudes.Horario:
			*destino = slices.Clone(valor.([]solicitudes.Horario))
		case *[]horarios.Rango:
			*destino = slices.Clone(valor.([]horarios.Rango))
		case *[]kernel.Date:
			*destino = slices.Clone(valor.([]kernel.Date))
		}
	}
	return p
}

// codigos numbers from 1 and remembers the years that it was asked for.
type codigos struct{ anios []int }

func (c *codigos) numerar(anio int) (string, error) {
	c.anios = append(c.anios, anio)
	return solicitudes.Codigo(anio, int64(len(c.anios))), nil
}

func (c *codigos) provisional(anio int) (solicitudes.Ficha, error) {
	c.anios = append(c.anios, anio)
	return solicitudes.FichaProvisional(anio, int64(len(c.anios))), nil
}

func nueva(t testing.TB, v valores, destino solicitudes.Destino, env solicitudes.Entorno) *solicitudes.Solicitud {
	t.Helper()
	s, err := solicitudes.Nueva(instructora, "s-1", v.parche(), destino, env, new(codigos).numerar)
	if err != nil {
		t.Fatalf("a new one: %v", err)
	}
	return guardada(s)
}

// guardada is s after it was written to a database and read again: nothing is pending.
func guardada(s *solicitudes.Solicitud) *solicitudes.Solicitud {
	e := s.Expediente()
	e.Version++
	return solicitudes.Restore(e)
}

// en leads the example into a state by the verbs of the business. What is EN_REVISION is the revisora's; what is
// APROBADA has a number of SOFIA Plus.
func en(t testing.TB, estado solicitudes.Estado) *solicitudes.Solicitud {
	t.Helper()
	if estado == solicitudes.Borrador {
		return nueva(t, ejemplo(), solicitudes.ComoBorrador, entorno())
	}
	s := nueva(t, ejemplo(), solicitudes.Enviada, entorno())
	var err error
	switch estado {
	case solicitudes.EnRevision:
		err = s.Tomar(revisora, ahora)
	case solicitudes.Devuelta:
		err = s.Devolver(revisora, "Falta la carta de la empresa", nil, ahora)
	case solicitudes.Aprobada:
		err = s.Aprobar(revisora, solicitudes.Decision{NumeroFicha: "3012345"}, nil, sinProvisional(t), ahora)
	case solicitudes.Rechazada:
		err = s.Rechazar(revisora, "No hay presupuesto", ahora)
	case solicitudes.Cancelada:
		err = s.Cancelar(instructora, "Ya no se necesita", nil, ahora)
	default: // PENDIENTE
	}
	if err != nil {
		t.Fatalf("into %s: %v", estado, err)
	}
	return guardada(s)
}

func sinProvisional(t testing.TB) solicitudes.Provisional {
	return func(int) (solicitudes.Ficha, error) {
		t.Error("a provisional ficha was asked for")
		return solicitudes.Ficha{}, nil
	}
}

// reglas lists "/pointer CODE" of a failure of validation, sorted; every entry has to say how to mend it.
func reglas(t testing.TB, err error) []string {
	t.Helper()
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Invalid {
		t.Fatalf("got %v, want a fault.Invalid", err)
	}
	return enOrden(t, f.Fields)
}

func enOrden(t testing.TB, campos []fault.Field) []string {
	t.Helper()
	lista := []string{}
	vistos := map[string]bool{}
	for _, c := range campos {
		if c.Message == "" || vistos[c.Pointer] {
			t.Errorf("%s %s: without words, or twice", c.Pointer, c.Code)
		}
		vistos[c.Pointer] = true
		lista = append(lista, c.Pointer+" "+c.Code)
	}
	slices.Sort(lista)
	return lista
}

// mensaje is what a failure of validation says at a field.
func mensaje(err error, puntero string) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		for _, c := range f.Fields {
			if c.Pointer == puntero {
				return c.Message
			}
		}
	}
	return ""
}

func codigoDe(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Code
	}
	return ""
}

// intacta runs a verb that must be refused and checks that it left nothing behind.
func intacta(t testing.TB, s *solicitudes.Solicitud, verbo func() error) error {
	t.Helper()
	antes := s.Expediente()
	err := verbo()
	if err == nil {
		t.Fatal("it was not refused")
	}
	if despues := s.Expediente(); !igual(antes, despues) || s.Cambiada() {
		t.Errorf("a refused verb changed\n%+v\ninto\n%+v", antes, despues)
	}
	if m, e := s.PullMovimientos(), s.PullEvents(); len(m)+len(e) > 0 {
		t.Errorf("a refused verb left %v and %v", m, e)
	}
	return err
}
