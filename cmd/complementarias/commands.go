package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"go.uber.org/zap"

	"complementarias/application/identidad"
	"complementarias/cmd/bootstrap"
	"complementarias/config"
	"complementarias/domain/kernel"
)

func migrateCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "migrate", Short: "Actualiza la estructura de la base de datos, o dice cómo está"}
	cmd.AddCommand(
		&cobra.Command{Use: "up", Short: "Aplica lo que falta", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
			return withDatabase(cmd.Context(), func(ctx context.Context, db *bootstrap.Database) error {
				applied, err := db.Migrate(ctx)
				for _, name := range applied {
					cmd.Println("aplicada", name)
				}
				if err == nil && len(applied) == 0 {
					cmd.Println("La base de datos está al día.")
				}
				return err
			})
		}},
		&cobra.Command{Use: "status", Short: "Lista las migraciones", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
			return withDatabase(cmd.Context(), func(ctx context.Context, db *bootstrap.Database) error {
				states, err := db.MigrationStatus(ctx)
				for _, s := range states {
					when := "pendiente"
					if !s.Pendiente {
						when = s.Aplicada.UTC().Format(time.RFC3339)
					}
					cmd.Printf("%-20s  %s\n", when, s.Nombre)
				}
				return err
			})
		}},
	)
	return cmd
}

func withDatabase(ctx context.Context, do func(context.Context, *bootstrap.Database) error) (err error) {
	cfg, log, err := load()
	if err != nil {
		return err
	}
	db, err := bootstrap.OpenDatabase(ctx, cfg, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close(context.WithoutCancel(ctx))) }()
	return do(ctx, db)
}

func withApp(ctx context.Context, cfg config.Config, log *zap.Logger, do func(context.Context, *bootstrap.App) error) (err error) {
	app, err := bootstrap.New(ctx, cfg, bootstrap.Deps{Log: log, Version: version})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, app.Close(context.WithoutCancel(ctx))) }()
	return do(ctx, app)
}

func createAdminCommand() *cobra.Command {
	var in identidad.CrearAdminInput
	cmd := &cobra.Command{
		Use: "create-admin", Short: "Crea la cuenta de un administrador y muestra el enlace con el que elige su contraseña", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, log, err := load()
			if err != nil {
				return err
			}
			answers := bufio.NewScanner(cmd.InOrStdin())
			if err := ask(cmd.ErrOrStderr(), answers, "Nombre completo", "--nombre", &in.Nombre); err != nil {
				return err
			}
			if err := ask(cmd.ErrOrStderr(), answers, "Correo institucional", "--correo", &in.Correo); err != nil {
				return err
			}
			return withApp(cmd.Context(), cfg, log, func(ctx context.Context, app *bootstrap.App) error {
				r, err := app.UseCases.Identidad.CrearAdmin.Execute(ctx, in)
				if err != nil {
					return errors.New(explain(err))
				}
				cmd.Print(wayIn(cfg, in.Correo, r))
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&in.Nombre, "nombre", "", "nombre completo")
	cmd.Flags().StringVar(&in.Correo, "correo", "", "correo institucional")
	cmd.Flags().BoolVar(&in.ConClave, "clave", false, "en vez del enlace, muestra una contraseña al azar que se cambia al entrar")
	return cmd
}

// wayIn is what lets the administrator in, once.
func wayIn(cfg config.Config, correo string, r identidad.CrearAdminResult) string {
	text := "\nCuenta creada: " + correo + "\n"
	if !r.Nueva {
		text = "\nLa cuenta ya existía y todavía no tenía contraseña: " + correo + "\n"
	}
	if r.Clave != "" {
		return text + "Contraseña:    " + r.Clave + "\n\nGuárdela ahora: no se vuelve a mostrar. Al entrar en " + cfg.PublicURL.JoinPath("login").String() +
			" el sistema pide cambiarla.\n"
	}
	return text + "\nPara elegir la contraseña y entrar, abra este enlace antes del " + r.Invitacion.Expira.In(kernel.Bogota).Format("2006-01-02 15:04") +
		" (hora de Colombia):\n\n  " + cfg.PublicURL.JoinPath("invitacion", r.Invitacion.Token).String() +
		"\n\nSirve una sola vez. Si vence, repita la orden y saldrá otro.\n"
}

// ask fills value from the next line of the answers when the flag did not give it.
func ask(out io.Writer, answers *bufio.Scanner, question, flag string, value *string) error {
	if *value != "" {
		return nil
	}
	if _, err := fmt.Fprint(out, question+": "); err != nil {
		return err
	}
	if !answers.Scan() {
		return fmt.Errorf("falta %s: escríbalo cuando se le pregunte o con %s", strings.ToLower(question), flag)
	}
	*value = strings.TrimSpace(answers.Text())
	return nil
}

func demoCommand() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "demo", Short: "Llena una base de datos vacía con datos de demostración (nunca en producción)", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, log, err := load()
			if err != nil {
				return err
			}
			if cfg.EsProduccion() {
				return errors.New("los datos de demostración no se cargan con NODE_ENV=production: sus contraseñas son públicas")
			}
			if !yes && !isLocal(cfg.DatabaseURL.Reveal()) {
				return errors.New("DATABASE_URL no es de este equipo: repita con --yes si de verdad quiere llenar esa base de datos")
			}
			return withApp(cmd.Context(), cfg, log, func(ctx context.Context, app *bootstrap.App) error {
				if app.Demo {
					cmd.Println("Datos de demostración cargados.")
					return nil
				}
				empty, err := app.DB.Empty(ctx)
				if err != nil {
					return err
				}
				if !empty {
					return errors.New("la base de datos ya tiene cuentas: los datos de demostración solo se cargan en una vacía")
				}
				if err := app.LoadDemo(ctx); err != nil {
					return err
				}
				cmd.Println("Datos de demostración cargados.")
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "aunque la base de datos esté en otro equipo")
	return cmd
}

// isLocal tells whether a database address is this machine's: empty (the private one), a socket or the loopback.
func isLocal(address string) bool {
	if address == "" {
		return true
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := u.Hostname()
	if other := u.Query().Get("host"); other != "" {
		host = other
	}
	ip := net.ParseIP(host)
	return host == "" || host == "localhost" || strings.HasPrefix(host, "/") || (ip != nil && ip.IsLoopback())
}

func healthCommand() *cobra.Command {
	return &cobra.Command{
		Use: "health", Short: "Pregunta a la aplicación de este equipo si está bien (para el healthcheck del contenedor)", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, _, err := load()
			if err != nil {
				return err
			}
			host := cfg.Host
			if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
				host = "127.0.0.1"
			}
			ctx, cancel := context.WithTimeout(cmd.Context(), 4*time.Second)
			defer cancel()
			return askHealth(ctx, "http://"+net.JoinHostPort(host, strconv.Itoa(cfg.Port))+"/api/health")
		},
	}
}

func askHealth(ctx context.Context, address string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("la aplicación no responde: %w", err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("la aplicación responde %s", res.Status)
	}
	return nil
}
