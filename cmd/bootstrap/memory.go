package bootstrap

import "runtime/debug"

// gcPercent trades some memory for a fifth to a half more requests a second: the live heap is small (about 10 MB), so the
// default would collect many times a second under load.
const gcPercent = 300

// TuneMemory sets how much garbage the process lets pile up, unless the operator has said so with GOGC.
func TuneMemory() {
	if operators := debug.SetGCPercent(gcPercent); operators != 100 {
		debug.SetGCPercent(operators)
	}
}
