package auditoria

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"sync"
	"time"

	"complementarias/domain/kernel"
)

// RechazosMaximos is how many different refusals are told apart until they are written; further ones are only counted.
const RechazosMaximos = 100

// AccionRechazo is what the audit calls a refused access.
const AccionRechazo = "ACCESO_RECHAZADO"

// Rechazo is a request that was refused to somebody, or to something that came with credentials that let nobody in.
type Rechazo struct {
	Actor  kernel.Actor
	Ruta   string // method and pattern, never a path with ids
	Estado int    // of the answer
}

// Rechazos counts refusals and writes them down once in a while: a flood of them makes few rows, and no answer waits. A
// program that is killed loses those since the last Volcar.
type Rechazos struct {
	repository Repository
	now        func() time.Time

	mu    sync.Mutex
	vivos map[claveRechazo]cuentaRechazo
	otros cuentaRechazo // beyond RechazosMaximos
}

type claveRechazo struct {
	actor     kernel.UsuarioID
	direccion string
	ruta      string
	estado    int
}

type cuentaRechazo struct {
	rechazo         Rechazo
	veces           int
	primera, ultima time.Time
}

func (c *cuentaRechazo) sumar(otra cuentaRechazo) {
	if c.veces == 0 {
		*c = otra
		return
	}
	c.veces += otra.veces
	c.ultima = otra.ultima
}

// Anotar counts a refusal. It never waits for anything but other counters.
func (r *Rechazos) Anotar(x Rechazo) {
	ahora := r.now()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sumar(cuentaRechazo{rechazo: x, veces: 1, primera: ahora, ultima: ahora})
}

func (r *Rechazos) sumar(c cuentaRechazo) {
	x := c.rechazo
	clave := claveRechazo{x.Actor.ID, x.Actor.Origen.Direccion, x.Ruta, x.Estado}
	vivo, ya := r.vivos[clave]
	if !ya && len(r.vivos) >= RechazosMaximos {
		r.otros.sumar(c)
		return
	}
	vivo.sumar(c)
	r.vivos[clave] = vivo
}

// Volcar writes what was counted since the last time, one row for each person or address, route and answer. What cannot be
// written is kept for the next time.
func (r *Rechazos) Volcar(ctx context.Context) error {
	r.mu.Lock()
	vivos, otros := r.vivos, r.otros
	r.vivos, r.otros = map[claveRechazo]cuentaRechazo{}, cuentaRechazo{}
	r.mu.Unlock()

	var filas []cuentaRechazo
	for _, c := range vivos {
		filas = append(filas, c)
	}
	slices.SortFunc(filas, func(a, b cuentaRechazo) int {
		return cmp.Or(a.primera.Compare(b.primera), cmp.Compare(a.rechazo.Ruta, b.rechazo.Ruta), cmp.Compare(a.rechazo.Actor.ID, b.rechazo.Actor.ID))
	})
	for i, c := range filas {
		if err := r.repository.Agregar(ctx, c.hecho()); err != nil {
			r.devolver(filas[i:], otros)
			return err
		}
	}
	if otros.veces == 0 {
		return nil
	}
	if err := r.repository.Agregar(ctx, otros.hechoDeVarios()); err != nil {
		r.devolver(nil, otros)
		return err
	}
	return nil
}

func (r *Rechazos) devolver(filas []cuentaRechazo, otros cuentaRechazo) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range filas {
		r.sumar(c)
	}
	if otros.veces > 0 {
		r.otros.sumar(otros)
	}
}

func (c cuentaRechazo) hecho() Hecho {
	x := c.rechazo
	if x.Actor.ID == "" {
		x.Actor = kernel.Anonimo(x.Actor.Origen)
	}
	return Hecho{En: c.primera, Actor: x.Actor, Anotacion: kernel.Anotacion{Accion: AccionRechazo, ObjetoTipo: "ruta", ObjetoID: x.Ruta,
		Centro: x.Actor.Centro, Detalle: c.detalle(strconv.Itoa(x.Estado))}}
}

func (c cuentaRechazo) hechoDeVarios() Hecho {
	return Hecho{En: c.primera, Actor: kernel.Anonimo(kernel.Origen{}), Anotacion: kernel.Anotacion{Accion: AccionRechazo, ObjetoTipo: "ruta",
		ObjetoID: "varias", Detalle: c.detalle("varios")}}
}

func (c cuentaRechazo) detalle(estado string) map[string]any {
	return map[string]any{"estado": estado, "veces": c.veces, "ultima": c.ultima.UTC().Format(time.RFC3339)}
}
