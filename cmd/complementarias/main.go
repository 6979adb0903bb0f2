// Command complementarias runs the system for SENA's short courses; see its subcommands with --help.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"complementarias/config"
)

// version is set by the build: -ldflags "-X main.version=…".
var version = "desarrollo"

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends at once
	err := root().ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, err)
	if _, wrong := errors.AsType[config.Problems](err); wrong {
		return config.ExitCode
	}
	return 1
}

func root() *cobra.Command {
	serve := serveCommand()
	cmd := &cobra.Command{
		Use:           "complementarias",
		Short:         "Gestión Complementarias: solicitudes de formación complementaria",
		Args:          cobra.NoArgs,
		RunE:          serve.RunE,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	cmd.SetOut(os.Stdout) // without it, cobra sends what commands print to stderr
	cmd.AddCommand(serve, migrateCommand(), createAdminCommand(), demoCommand(), respaldoHechoCommand(), healthCommand(), versionCommand())
	cmd.CompletionOptions.DisableDefaultCmd = true
	return cmd
}

func versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Short: "Dice qué versión es", Args: cobra.NoArgs, Run: func(cmd *cobra.Command, _ []string) {
		cmd.Println(version)
	}}
}

// load reads the configuration of the process and makes the log that it asks for.
func load() (config.Config, *zap.Logger, error) {
	src, err := config.Process()
	if err != nil {
		return config.Config{}, nil, err
	}
	cfg, err := config.Load(src)
	if err != nil {
		return config.Config{}, nil, err
	}
	zc := zap.NewProductionConfig()
	zc.Level = zap.NewAtomicLevelAt(cfg.LogLevel)
	zc.DisableStacktrace = true
	zc.Sampling = nil
	zc.EncoderConfig.EncodeTime = zapcore.RFC3339NanoTimeEncoder
	zc.EncoderConfig.EncodeDuration = zapcore.StringDurationEncoder
	log, err := zc.Build()
	if err != nil {
		return config.Config{}, nil, fmt.Errorf("preparar el registro: %w", err)
	}
	return cfg, log, nil
}
