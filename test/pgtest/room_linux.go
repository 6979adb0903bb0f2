package pgtest

import "syscall"

const sharedMemory = "/dev/shm"

// room is the free space of dir in bytes, 0 when there is no such folder.
func room(dir string) uint64 {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(dir, &stat); err != nil {
		return 0
	}
	return stat.Bavail * uint64(stat.Bsize) //nolint:gosec // never negative
}
