package demo

import (
	"context"
	"fmt"

	"complementarias/application/identidad"
	domainidentidad "complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// peticionDeAcceso is a request for an account that waits.
type peticionDeAcceso struct {
	nombres, apellidos, cedula, correo, centro string
	cargo                                      kernel.Rol
	justificacion                              string
	dias                                       int // that it has waited
}

func peticionesDeAcceso() []peticionDeAcceso {
	return []peticionDeAcceso{
		{"Yolanda", "Barón Ariza", "63771204", "ybaron@sena.edu.co", "9546", kernel.Instructor,
			"Soy contratista desde este mes y dicto cursos de lácteos en Guavatá y Puente Nacional.", 6},
		{"Germán Eduardo", "Téllez Rueda", "91284560", "gtellez@sena.edu.co", "9546", kernel.Coordinador,
			"Reemplazo a la coordinación académica durante su licencia, desde el próximo lunes.", 3},
		{"Nubia Esperanza", "Cárdenas", "37895521", "necardenas@misena.edu.co", "9405", kernel.Instructor,
			"Trabajo con las comunidades de pescadores y necesito registrar los cursos que ya están concertados.", 1},
	}
}

// accesos are asked for by people without an account.
func (l *loader) accesos(ctx context.Context) error {
	for _, p := range peticionesDeAcceso() {
		l.Clock.at(p.dias, 8*60+40)
		_, err := l.Identidad.PedirAcceso.Execute(ctx, identidad.PedirAccesoInput{Datos: domainidentidad.DatosAcceso{
			Nombres: p.nombres, Apellidos: p.apellidos, Cedula: p.cedula, Telefono: "3125550114", Correo: p.correo, Centro: centroID(p.centro), Cargo: p.cargo,
			Justificacion: p.justificacion, AceptaTerminos: true, AutorizaDatos: true,
		}})
		if err != nil {
			return fmt.Errorf("request for an account of %s: %w", p.nombres, err)
		}
	}
	return nil
}
