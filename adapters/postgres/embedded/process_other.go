//go:build !linux

package embedded

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// endWithParent can promise nothing here: a server whose program was killed is ended by the next start.
func endWithParent() *syscall.SysProcAttr { return &syscall.SysProcAttr{} }

// serversOn finds the postmaster that the pid file names, if that process really is a server of the cluster.
func serversOn(cluster string) []int {
	pid := postmaster(cluster)
	if pid <= 0 {
		return nil
	}
	command, err := exec.Command("ps", "-ww", "-o", "command=", "-p", strconv.Itoa(pid)).Output() //nolint:gosec,noctx // a number; ps answers at once
	if err != nil || !strings.Contains(string(command), "-D "+cluster) {
		return nil
	}
	return []int{pid}
}
