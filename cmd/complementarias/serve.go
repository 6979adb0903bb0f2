package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"go.uber.org/zap"

	"complementarias/cmd/bootstrap"
	"complementarias/cmd/demo"
	"complementarias/config"
)

func serveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "serve", Short: "Sirve la aplicación (es lo que hace sin subcomando); migra la base de datos por sí misma", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, log, err := load()
			if err != nil {
				return err
			}
			return serve(cmd.Context(), cfg, log, cmd.OutOrStdout())
		},
	}
}

func serve(ctx context.Context, cfg config.Config, log *zap.Logger, out io.Writer) (err error) {
	start := time.Now()
	bootstrap.TuneMemory()
	l, err := listen(ctx, cfg)
	if err != nil {
		return err
	}
	app, err := bootstrap.New(ctx, cfg, bootstrap.Deps{Log: log, Version: version})
	if err != nil && ctx.Err() != nil {
		log.Info("stopped before it was ready", zap.Error(err))
		return l.Close()
	}
	if err != nil {
		return errors.Join(err, l.Close())
	}
	// The signal has ended ctx by the time that Close runs.
	defer func() { err = errors.Join(err, app.Close(context.WithoutCancel(ctx))) }()
	log.Info("serving", zap.String("address", l.Addr().String()), zap.Duration("started_in", time.Since(start)), zap.String("version", version))
	if !cfg.EsProduccion() {
		welcome(out, cfg, app)
	}
	err = app.Run(ctx, l)
	log.Info("stopped", zap.Error(err))
	return err
}

func listen(ctx context.Context, cfg config.Config) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", cfg.Addr())
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("el puerto %d ya está en uso: cierre el otro programa o use otro puerto, por ejemplo PORT=%d", cfg.Port, cfg.Port+1)
	}
	if err != nil {
		return nil, fmt.Errorf("escuchar en %s: %w", cfg.Addr(), err)
	}
	return l, nil
}

// welcome tells a newcomer where to go.
func welcome(out io.Writer, cfg config.Config, app *bootstrap.App) {
	text := fmt.Sprintf("\n  Gestión Complementarias está lista en %s\n", cfg.PublicURL)
	if app.DB.Private() {
		text += fmt.Sprintf("  Datos: %s (make reset los borra)\n\n  Cuentas de demostración, todas con la contraseña %s\n", app.DB.Folder, demo.Clave)
		for _, c := range demo.Cuentas() {
			text += fmt.Sprintf("    %-12s %-30s %s\n", c.Rol, c.Correo, c.CentroNombre)
		}
	}
	text += "\n  Ctrl-C para detenerla.\n\n"
	_, _ = io.WriteString(out, text) // a closed terminal is no reason not to serve
}
