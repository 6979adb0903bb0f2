package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"complementarias/cmd/bootstrap"
)

func respaldoHechoCommand() *cobra.Command {
	var donde string
	cmd := &cobra.Command{
		Use: "respaldo-hecho", Short: "Anota que se acaba de hacer una copia de respaldo, para que la administración lo vea", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, log, err := load()
			if err != nil {
				return err
			}
			return withApp(cmd.Context(), cfg, log, func(ctx context.Context, app *bootstrap.App) error {
				if _, err := app.UseCases.Sistema.AnotarRespaldo.Execute(ctx, donde); err != nil {
					return errors.New(explain(err))
				}
				cmd.Println("Respaldo anotado.")
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&donde, "donde", "", "dónde quedó la copia, sin contraseñas (opcional)")
	return cmd
}
