package identidad_test

import (
	"context"
	"testing"
	"time"

	pg "complementarias/adapters/postgres/identidad"
	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

func TestRejectedAccesosAreForgottenInTheEnd(t *testing.T) {
	db := open(t)
	por := signedIn(t, db).Registro().Usuario
	uow, reader := unidad(db), pg.NewReader(db)
	pais := identidad.Alcance{Pais: true}
	pedir := func(id identidad.AccesoID, n int64, correo, cedula string) *identidad.Acceso {
		t.Helper()
		a, err := identidad.PedirAcceso(id, identidad.DatosAcceso{
			Nombres: "Rosa", Apellidos: "Gómez", Cedula: cedula, Telefono: "3009876543", Correo: correo, Centro: centro(t, db).ID,
			Cargo: kernel.Instructor, Justificacion: "Dicto cursos de costura en las veredas.", AceptaTerminos: true, AutorizaDatos: true,
		}, []string{"sena.edu.co"}, ahora)
		if err != nil {
			t.Fatal(err)
		}
		a.Numerar(n)
		return a
	}
	rechazado, espera := pedir("a1", 1, "rgomez@sena.edu.co", "63123456"), pedir("a2", 2, "otra@sena.edu.co", "63123457")
	if err := rechazado.Rechazar(kernel.Actor{ID: por, Nombre: "Ana"}, "Rosa Gómez no es del centro.", ahora); err != nil {
		t.Fatal(err)
	}
	if err := uow.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		if _, _, err := tx.Accesos.AnotarEnvio(ctx, "192.0.2.1", ahora.Add(-time.Hour), ahora); err != nil {
			return err
		}
		if err := tx.Accesos.Add(ctx, rechazado); err != nil {
			return err
		}
		return tx.Accesos.Add(ctx, espera)
	}); err != nil {
		t.Fatal(err)
	}
	ver := func(id identidad.AccesoID) app.AccesoView {
		t.Helper()
		v, err := reader.VerAcceso(t.Context(), id, pais)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, dia := range []int{0, 89, 90, 91} {
		if err := pg.PurgarAccesos(t.Context(), db, ahora.AddDate(0, 0, dia)); err != nil {
			t.Fatal(err)
		}
		if v := ver("a1"); v.Purgado != (dia >= 90) || (v.Nombres == "") != (dia >= 90) {
			t.Errorf("on day %d: %+v", dia, v)
		}
	}
	v := ver("a1")
	if v.Apellidos+v.Cedula+v.Telefono+v.Correo+v.Justificacion+v.Motivo != "" || v.Numero != "ACC-2026-001" || v.Estado != identidad.Rechazado || v.DecididoPor != por {
		t.Errorf("what stays is %+v", v)
	}
	if ver("a2").RegistroAcceso != espera.Registro() {
		t.Error("one that waits was touched")
	}
	p, err := reader.ListarAccesos(t.Context(), pais, app.FiltroAccesos{Buscar: "gomez", Pagina: 1, Limite: 10})
	if err != nil || p.Total != 1 {
		t.Errorf("the name still finds %d, %v; want the one that waits", p.Total, err)
	}
	var envios int
	if err := db.NewRaw(`SELECT count(*) FROM acceso_envios`).Scan(t.Context(), &envios); err != nil || envios != 0 {
		t.Errorf("%d networks are remembered, %v", envios, err)
	}
}
