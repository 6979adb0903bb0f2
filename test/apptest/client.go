package apptest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"complementarias/adapters/token"
	"complementarias/cmd/demo"
)

// Client speaks JSON to an App on behalf of one person, or of nobody. What goes wrong below HTTP ends the test.
type Client struct {
	app    *App
	t      testing.TB
	header http.Header
}

// Anonymous is a client without credentials.
func (a *App) Anonymous(t testing.TB) Client {
	return Client{app: a, t: t, header: http.Header{}}
}

// As is a client with a fresh session of a demonstration account, named by its address or by what stands before the @,
// such as coordinador.9546. The session is opened without the password, whose hash is slow on purpose.
func (a *App) As(t testing.TB, account string) Client {
	t.Helper()
	signed, err := token.New([]byte(JWTSecret), a.Clock.Now).Sign(a.openSession(t, account, nil))
	if err != nil {
		t.Fatalf("apptest: %v", err)
	}
	return a.Anonymous(t).WithToken(signed)
}

// SignIn is a client with the session that POST /api/auth/login opens for a demonstration account, as As names it.
func (a *App) SignIn(t testing.TB, account string) Client {
	t.Helper()
	anonymous := a.Anonymous(t)
	answer := anonymous.Post("/api/auth/login", map[string]any{"email": address(account), "password": demo.Clave}).Status(http.StatusOK)
	return anonymous.WithToken(answer.Text("token"))
}

// WithToken is the same client with another token.
func (c Client) WithToken(signed string) Client { return c.With("Authorization", "Bearer "+signed) }

// WithCookie is the same client with a cookie, and no other, in every request.
func (c Client) WithCookie(name, value string) Client { return c.With("Cookie", name+"="+value) }

// With is the same client with one more header in every request, Host among them.
func (c Client) With(name, value string) Client {
	c.header = maps.Clone(c.header)
	c.header.Set(name, value)
	return c
}

// In is the same client for a subtest.
func (c Client) In(t testing.TB) Client {
	c.t = t
	return c
}

// Get asks for a path.
func (c Client) Get(path string) Response { c.t.Helper(); return c.Do(http.MethodGet, path, nil) }

// Post sends body as Do does.
func (c Client) Post(path string, body any) Response {
	c.t.Helper()
	return c.Do(http.MethodPost, path, body)
}

// Put sends body as Do does.
func (c Client) Put(path string, body any) Response {
	c.t.Helper()
	return c.Do(http.MethodPut, path, body)
}

// Do sends a request: body is nothing when nil, sent as it stands when it is a string or []byte, and written as JSON
// otherwise. The path is sent as it stands, so that a test may escape it as it likes.
func (c Client) Do(method, path string, body any) Response {
	c.t.Helper()
	var content []byte
	switch b := body.(type) {
	case nil:
	case string:
		content = []byte(b)
	case []byte:
		content = b
	default:
		var err error
		if content, err = json.Marshal(b); err != nil {
			c.t.Fatalf("apptest: write the body: %v", err)
		}
	}
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.app.URL+path, bytes.NewReader(content))
	if err != nil {
		c.t.Fatalf("apptest: %v", err)
	}
	r.Header, r.Host = maps.Clone(c.header), c.header.Get("Host")
	if body != nil && r.Header.Get("Content-Type") == "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return c.send(r)
}

// PostForm sends fields as a form of a page does: name, value, name, value.
func (c Client) PostForm(path string, fields ...string) Response {
	c.t.Helper()
	values := url.Values{}
	for pair := range slices.Chunk(fields, 2) {
		values.Add(pair[0], pair[1])
	}
	return c.With("Content-Type", "application/x-www-form-urlencoded").Do(http.MethodPost, path, values.Encode())
}

// Upload sends a file as a form with files does, unless it is nil, and fields beside it: name, value, name, value.
func (c Client) Upload(path string, file []byte, fields ...string) Response {
	c.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	var err error
	for pair := range slices.Chunk(fields, 2) {
		err = errors.Join(err, form.WriteField(pair[0], pair[1]))
	}
	if file != nil {
		part, failed := form.CreateFormFile("file", "hoja")
		err = errors.Join(err, failed)
		if failed == nil {
			_, failed = part.Write(file)
			err = errors.Join(err, failed)
		}
	}
	if err = errors.Join(err, form.Close()); err != nil {
		c.t.Fatalf("apptest: write the form: %v", err)
	}
	return c.With("Content-Type", form.FormDataContentType()).Do(http.MethodPost, path, body.Bytes())
}

// Open asks for a path whose answer may never end. The caller closes its body.
func (c Client) Open(path string) *http.Response {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), http.MethodGet, c.app.URL+path, nil)
	if err != nil {
		c.t.Fatalf("apptest: %v", err)
	}
	r.Header = maps.Clone(c.header)
	return c.answer(r)
}

func (c Client) answer(r *http.Request) *http.Response {
	c.t.Helper()
	answer, err := c.app.client.Do(r) //nolint:gosec // to the server of the test itself
	if err != nil {
		c.t.Fatalf("apptest: %s %s: %v", r.Method, r.URL.Path, err)
	}
	return answer
}

// send asks once more when the server had too much in hand and turned the request away, as Retry-After tells its clients:
// how many a slow machine takes on at once is not what a test of a race is about (adapters/web holds the shedding).
func (c Client) send(r *http.Request) Response {
	c.t.Helper()
	read := c.once(r)
	for read.Code == http.StatusServiceUnavailable && bytes.Contains(read.Body, []byte("SISTEMA_OCUPADO")) {
		var err error
		if r.Body, err = r.GetBody(); err != nil {
			c.t.Fatalf("apptest: %s: %v", read.Request, err)
		}
		read = c.once(r)
	}
	return read
}

func (c Client) once(r *http.Request) Response {
	c.t.Helper()
	answer := c.answer(r)
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatalf("apptest: read the answer of %s %s: %v", r.Method, r.URL.Path, err)
	}
	read := Response{t: c.t, Request: r.Method + " " + r.URL.RequestURI(), Code: answer.StatusCode, Header: answer.Header, Body: content}
	c.hold(r, read)
	return read
}
