// Command ci reads what `go test -json` writes and prints what `go test` would have: the output of what failed, a
// line per package, and at the end the totals. It exits with 1 when a test failed, when none ran, and, where CI=true,
// when one was skipped: a test that does not run there guards nothing.
package main

import (
	"fmt"
	"os"
)

func main() {
	r := newReport(os.Stdout)
	if err := r.read(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "ci:", err)
		os.Exit(1)
	}
	if !r.close(os.Getenv("CI") == "true") {
		os.Exit(1)
	}
}
