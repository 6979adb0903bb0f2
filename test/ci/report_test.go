package main

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
)

const (
	passing = `{"Action":"start","Package":"p"}
{"Action":"run","Package":"p","Test":"TestUno"}
{"Action":"output","Package":"p","Test":"TestUno","Output":"=== RUN   TestUno\n"}
{"Action":"output","Package":"p","Test":"TestUno","Output":"ruido de una prueba buena\n"}
{"Action":"pass","Package":"p","Test":"TestUno"}
{"Action":"output","Package":"p","Output":"PASS\n"}
{"Action":"output","Package":"p","Output":"ok  \tp\t0.01s\n"}
{"Action":"pass","Package":"p"}
`
	failing = `{"Action":"output","Package":"q","Test":"TestDos","Output":"=== RUN   TestDos\n"}
{"Action":"output","Package":"q","Test":"TestDos","Output":"    dos_test.go:7: 1, want 2\n"}
{"Action":"output","Package":"q","Test":"TestDos","Output":"--- FAIL: TestDos (0.00s)\n"}
{"Action":"fail","Package":"q","Test":"TestDos"}
{"Action":"output","Package":"q","Output":"FAIL\tq\t0.02s\n"}
{"Action":"fail","Package":"q"}
`
	skipping = `{"Action":"output","Package":"s","Test":"TestTres","Output":"    tres_test.go:7: sin navegador\n"}
{"Action":"skip","Package":"s","Test":"TestTres"}
{"Action":"output","Package":"s","Output":"ok  \ts\t0.01s\n"}
{"Action":"pass","Package":"s"}
`
	broken = `{"ImportPath":"b","Action":"build-output","Output":"b/b.go:3:1: syntax error\n"}
{"ImportPath":"b","Action":"build-fail"}
{"Action":"output","Package":"b","Output":"FAIL\tb [build failed]\n"}
{"Action":"fail","Package":"b","FailedBuild":"b"}
`
	panicking = `{"Action":"output","Package":"x","Test":"TestCuatro","Output":"panic: sin terminar\n"}
{"Action":"output","Package":"x","Output":"FAIL\tx\t0.01s\n"}
{"Action":"fail","Package":"x"}
`
	empty = `{"Action":"output","Package":"v","Output":"?   \tv\t[no test files]\n"}
{"Action":"skip","Package":"v"}
`
)

func TestReport(t *testing.T) {
	for name, c := range map[string]struct {
		events string
		strict bool
		good   bool
		want   string
	}{
		"nothing ran": {"", true, false, "FAIL: no package was tested\n0 passed, 0 failed, 0 skipped\n"},
		"a test fails": {passing + failing, false, false, "ok  \tp\t0.01s\n    dos_test.go:7: 1, want 2\n--- FAIL: TestDos (0.00s)\n" +
			"FAIL\tq\t0.02s\nFAIL q TestDos\n1 passed, 1 failed, 0 skipped\n"},
		"a package does not compile": {broken, false, false, "b/b.go:3:1: syntax error\nFAIL\tb [build failed]\nFAIL b\n0 passed, 1 failed, 0 skipped\n"},
		"a test panics":              {panicking, false, false, "panic: sin terminar\nFAIL\tx\t0.01s\nFAIL x TestCuatro\n0 passed, 1 failed, 0 skipped\n"},
		"a skipped test in CI":       {skipping, true, false, "    tres_test.go:7: sin navegador\nok  \ts\t0.01s\nSKIP s TestTres\n0 passed, 0 failed, 1 skipped\n"},
		"a skipped test elsewhere":   {skipping, false, true, "    tres_test.go:7: sin navegador\nok  \ts\t0.01s\nSKIP s TestTres\n0 passed, 0 failed, 1 skipped\n"},
		"all is well":                {passing + empty, true, true, "ok  \tp\t0.01s\n1 passed, 0 failed, 0 skipped\n"},
		"a line that is no event":    {"go: a warning\n" + passing, true, true, "go: a warning\nok  \tp\t0.01s\n1 passed, 0 failed, 0 skipped\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			r := newReport(&out)
			if err := r.read(strings.NewReader(c.events)); err != nil {
				t.Fatal(err)
			}
			if good := r.close(c.strict); good != c.good {
				t.Errorf("close = %v, want %v", good, c.good)
			}
			if out.String() != c.want {
				t.Errorf("printed\n%s\nwant\n%s", out.String(), c.want)
			}
		})
	}
}

func TestReportOfAnInterruptedRun(t *testing.T) {
	cause := errors.New("the pipe broke")
	err := newReport(&strings.Builder{}).read(iotest.ErrReader(cause))
	if !errors.Is(err, cause) {
		t.Errorf("read = %v, want %v", err, cause)
	}
}
