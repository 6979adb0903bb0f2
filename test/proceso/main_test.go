// Package proceso_test runs the built program as its users do: it starts it in an empty folder, asks it over HTTP and at
// the terminal, kills it, takes its database away and starts it again.
package proceso_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"complementarias/test/pgtest"
)

// version is what the program under test says that it is.
const version = "prueba-1.2.3"

// binary is the program under test; the testing package leaves TestMain no other way to hand it on.
var binary string

func TestMain(m *testing.M) {
	folder, err := build(context.Background())
	if err != nil {
		fmt.Fprintln(os.Stderr, "proceso:", errors.Join(err, os.RemoveAll(folder)))
		os.Exit(1)
	}
	pgtest.Main(m, goleak.Cleanup(func(code int) {
		if err := os.RemoveAll(folder); err != nil {
			fmt.Fprintln(os.Stderr, "proceso:", err)
			code = max(code, 1)
		}
		os.Exit(code)
	}))
}

// build makes the program as a release does, whatever the tests themselves are built with.
func build(ctx context.Context) (folder string, err error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	if folder, err = os.MkdirTemp("", "proceso-programa-"); err != nil {
		return "", err
	}
	binary = filepath.Join(folder, "complementarias")
	args := []string{"build", "-race=false", "-trimpath", "-buildvcs=false", "-ldflags", "-X main.version=" + version, "-o", binary,
		"complementarias/cmd/complementarias"}
	cmd := exec.CommandContext(ctx, "go", args...) //nolint:gosec // our own words
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return folder, err
}
