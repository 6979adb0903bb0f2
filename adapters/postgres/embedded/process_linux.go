package embedded

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// endWithParent has the kernel ask the server for a fast shutdown when this program dies, even by SIGKILL.
func endWithParent() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Pdeathsig: syscall.SIGINT}
}

// serversOn lists the PostgreSQL processes that work in the cluster: postmaster and backends have it as their folder.
func serversOn(cluster string) []int {
	links, _ := filepath.Glob("/proc/[0-9]*/cwd") // the only error is a malformed pattern
	var running []int
	for _, link := range links {
		if target, err := os.Readlink(link); err != nil || target != cluster {
			continue
		}
		process := filepath.Dir(link)
		name, err := os.ReadFile(filepath.Join(process, "comm")) //nolint:gosec // a path of the kernel's
		if err != nil || strings.TrimSpace(string(name)) != "postgres" {
			continue
		}
		if pid, err := strconv.Atoi(filepath.Base(process)); err == nil {
			running = append(running, pid)
		}
	}
	return running
}
