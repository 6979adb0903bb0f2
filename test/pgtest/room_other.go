//go:build !linux

package pgtest

const sharedMemory = ""

// room says that there is no file system in memory here.
func room(string) uint64 { return 0 }
