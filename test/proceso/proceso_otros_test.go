//go:build !linux

package proceso_test

import "syscall"

// endWithTest can promise nothing here.
func endWithTest() *syscall.SysProcAttr { return &syscall.SysProcAttr{} }
