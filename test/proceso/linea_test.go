package proceso_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// line is a network line to a PostgreSQL that listens on a socket. It can be cut, so that connections break and new ones
// are refused, and muted, so that they are accepted and nothing comes through.
type line struct {
	t        testing.TB
	upstream string
	address  string

	through sync.RWMutex // who moves bytes holds it for reading, who mutes the line for writing
	flows   sync.WaitGroup

	mu       sync.Mutex
	down     bool
	listener net.Listener
	conns    map[net.Conn]struct{}
}

// newLine puts a line before the database and returns it with the database's address over it.
func newLine(t testing.TB, database string) (*line, string) {
	t.Helper()
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	l := &line{t: t, upstream: query.Get("host") + "/.s.PGSQL." + query.Get("port"), address: "127.0.0.1:0", conns: map[net.Conn]struct{}{}}
	l.join()
	t.Cleanup(func() {
		l.cut()
		l.flows.Wait()
	})
	over := url.URL{Scheme: u.Scheme, User: u.User, Host: l.address, Path: u.Path, RawQuery: "sslmode=disable"}
	return l, over.String()
}

// join makes a new or cut line work, on the port that it had.
func (l *line) join() {
	l.t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	listener, err := (&net.ListenConfig{}).Listen(context.WithoutCancel(l.t.Context()), "tcp", l.address)
	if err != nil {
		l.t.Fatal(err)
	}
	l.listener, l.address, l.down = listener, listener.Addr().String(), false
	l.flows.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			l.flows.Go(func() { l.carry(conn) })
		}
	})
}

// cut breaks every connection and lets no new one in.
func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.down = true
	_ = l.listener.Close() // it may be cut already
	for conn := range l.conns {
		_ = conn.Close()
	}
}

// mute holds back whatever is under way until unmute.
func (l *line) mute() { l.through.Lock() }

func (l *line) unmute() { l.through.Unlock() }

func (l *line) carry(client net.Conn) {
	server, err := (&net.Dialer{}).DialContext(context.WithoutCancel(l.t.Context()), "unix", l.upstream)
	if err != nil {
		_ = client.Close()
		return
	}
	if !l.open(client, server) {
		return
	}
	var both sync.WaitGroup
	for _, way := range [][2]net.Conn{{client, server}, {server, client}} {
		both.Go(func() {
			l.copy(way[1], way[0])
			_ = errors.Join(client.Close(), server.Close()) // one may have ended it
		})
	}
	both.Wait()
	l.mu.Lock()
	delete(l.conns, client)
	delete(l.conns, server)
	l.mu.Unlock()
}

// open notes a connection, unless the line was cut after it was accepted.
func (l *line) open(client, server net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.down {
		_ = errors.Join(client.Close(), server.Close()) // nothing has come through
		return false
	}
	l.conns[client], l.conns[server] = struct{}{}, struct{}{}
	return true
}

func (l *line) copy(to io.Writer, from io.Reader) {
	buffer := make([]byte, 16<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 {
			l.through.RLock()
			_, writeErr := to.Write(buffer[:n])
			l.through.RUnlock()
			err = errors.Join(err, writeErr)
		}
		if err != nil {
			return
		}
	}
}
