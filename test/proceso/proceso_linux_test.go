package proceso_test

import "syscall"

// endWithTest has the kernel end the program when the tests are killed.
func endWithTest() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM} }
