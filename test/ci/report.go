package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// event is a line of `go test -json`; see `go doc test2json`.
type event struct {
	Action     string
	Package    string
	ImportPath string // instead of Package in the events of a build
	Test       string
	Output     string
}

type test struct{ pkg, name string }

type report struct {
	out      io.Writer
	outputs  map[test][]string // of what has not ended; the name is empty for the package itself
	packages int
	passed   int
	failed   []test // a package that failed without a test, as when it does not compile, has no name
	skipped  []test
}

func newReport(out io.Writer) *report {
	return &report{out: out, outputs: make(map[test][]string)}
}

// read follows the events until their end, printing as packages finish. Lines that are no events pass through.
func (r *report) read(in io.Reader) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			r.line(line)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the events: %w", err)
		}
	}
}

func (r *report) line(line []byte) {
	var e event
	if json.Unmarshal(line, &e) != nil {
		r.print(string(line))
		return
	}
	key := test{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		r.print(e.Output)
	case "output":
		r.outputs[key] = append(r.outputs[key], e.Output)
	case "pass", "fail", "skip":
		if e.Test == "" {
			r.endPackage(e.Package, e.Action == "fail")
		} else {
			r.endTest(key, e.Action)
		}
		delete(r.outputs, key)
	}
}

func (r *report) endTest(key test, action string) {
	switch action {
	case "pass":
		r.passed++
	case "fail":
		r.failed = append(r.failed, key)
		r.print(r.outputs[key]...)
	case "skip":
		r.skipped = append(r.skipped, key)
		r.print(r.outputs[key]...)
	}
}

func (r *report) endPackage(pkg string, failed bool) {
	r.packages++
	for _, key := range r.unfinished(pkg) {
		r.endTest(key, "fail")
		delete(r.outputs, key)
	}
	if failed && !slices.ContainsFunc(r.failed, func(t test) bool { return t.pkg == pkg }) {
		r.failed = append(r.failed, test{pkg: pkg})
	}
	r.print(r.outputs[test{pkg: pkg}]...)
}

// unfinished are the tests of a package that a panic or a time-out ended without an event.
func (r *report) unfinished(pkg string) []test {
	var tests []test
	for key := range r.outputs {
		if key.pkg == pkg && key.name != "" {
			tests = append(tests, key)
		}
	}
	slices.SortFunc(tests, func(a, b test) int { return strings.Compare(a.name, b.name) })
	return tests
}

// noise is what only `go test -v` says.
var noise = []string{"=== RUN", "=== PAUSE", "=== CONT", "=== NAME", "PASS\n"}

func (r *report) print(lines ...string) {
	for _, line := range lines {
		isNoise := slices.ContainsFunc(noise, func(prefix string) bool { return strings.HasPrefix(line, prefix) })
		if !isNoise && !strings.HasSuffix(line, "[no test files]\n") {
			fmt.Fprint(r.out, line) //nolint:errcheck // nobody is left to tell when the terminal is gone
		}
	}
}

// close prints what needs attention and the totals, and tells whether the run counts as good.
func (r *report) close(strict bool) bool {
	r.list("SKIP", r.skipped)
	r.list("FAIL", r.failed)
	if r.packages == 0 {
		r.print("FAIL: no package was tested\n")
	}
	r.print(fmt.Sprintf("%d passed, %d failed, %d skipped\n", r.passed, len(r.failed), len(r.skipped)))
	return r.packages > 0 && len(r.failed) == 0 && (!strict || len(r.skipped) == 0)
}

func (r *report) list(word string, tests []test) {
	for _, t := range tests {
		r.print(strings.TrimRight(word+" "+t.pkg+" "+t.name, " ") + "\n")
	}
}
