package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"complementarias/cmd/demo"
	"complementarias/test/apptest"
)

// The widths at which pages are looked at.
const (
	Narrow = 320
	Phone  = 360
	Laptop = 1280
)

const height = 900

// Page is a tab with cookies of its own. Its steps end the test when they cannot be done.
type Page struct {
	t       testing.TB
	app     *apptest.App
	ctx     context.Context
	js      JavaScript
	traffic *traffic
	width   int64
}

// Open opens an empty tab, as wide as a laptop, whose cookies no other Page shares. It is closed after the test, which
// then fails for everything that the browser complained about meanwhile.
func Open(t testing.TB, app *apptest.App, js JavaScript) *Page {
	t.Helper()
	return open(parent(t), t, app, js, chromedp.WithNewBrowserContext())
}

// Tab opens a second tab of the same person.
func (p *Page) Tab() *Page {
	p.t.Helper()
	return open(p.ctx, p.t, p.app, p.js)
}

func open(parent context.Context, t testing.TB, app *apptest.App, js JavaScript, options ...chromedp.ContextOption) *Page {
	t.Helper()
	traffic := newTraffic(app.URL)
	ctx, cancel := chromedp.NewContext(parent, append(options, chromedp.WithListener(traffic.hear))...)
	p := &Page{t: t, app: app, ctx: ctx, js: js, traffic: traffic}
	t.Cleanup(func() {
		cancel()
		for _, complaint := range traffic.complaints() {
			t.Errorf("browser: %s", complaint)
		}
	})
	// The tab lives as long as the context that it starts with, so this one has no time limit.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("browser: open a tab: %v", err)
	}
	p.do( //nolint:contextcheck // a Page carries the context of its tab
		call(network.Enable, network.EnableParams{}), call(log.Enable, cdp.Empty{}), call(runtime.Enable, cdp.Empty{}),
		call(page.Enable, page.EnableParams{}),
		call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !bool(js)}),
	)
	p.Width(Laptop) //nolint:contextcheck // as above
	return p
}

func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

// do runs actions under Patience.
func (p *Page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, Patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.fatal("%v", err)
	}
}

// fatal ends the test and says where the page stood.
func (p *Page) fatal(format string, args ...any) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 2*time.Second)
	defer cancel()
	seen, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + '\n' + (document.body ? document.body.innerText : '')`))
	if err != nil {
		seen = err.Error()
	}
	p.t.Fatalf("browser: %s\nThe page is %.1500s", fmt.Sprintf(format, args...), seen)
}

// Eval gives the value of an expression in the page, with or without JavaScript in it.
func Eval[T any](p *Page, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, Patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.fatal("%s: %v", expression, err)
	}
	return value
}

// Width sets the width of the window; below 600 px it is a phone with a touch screen.
func (p *Page) Width(pixels int64) {
	p.t.Helper()
	p.width = pixels
	options := []chromedp.EmulateViewportOption{}
	if pixels < 600 {
		options = append(options, chromedp.EmulateTouch)
	}
	p.do(chromedp.EmulateViewport(pixels, height, options...))
}

// Go opens a path of the application, such as /login, and waits until the page is there.
func (p *Page) Go(path string) {
	p.t.Helper()
	p.leads("open "+path, func() { p.do(call(page.Navigate, page.NavigateParams{URL: p.app.URL + path})) })
}

// Back goes back as the browser's button does. A page that the browser has kept is not loaded again, so nothing of that
// is waited for.
func (p *Page) Back() {
	p.t.Helper()
	from := p.Path()
	p.traffic.leave()
	Eval[bool](p, `(history.back(), true)`)
	p.until("go back", func() bool { return p.settled() && p.Path() != from })
}

// Reload asks for the page again as F5 does.
func (p *Page) Reload() {
	p.t.Helper()
	p.leads("reload", func() { p.do(call(page.Reload, page.ReloadParams{})) })
}

// SignIn signs in a demonstration account through the form, named as apptest.App.As names it.
func (p *Page) SignIn(account string) {
	p.t.Helper()
	if !strings.Contains(account, "@") {
		account += "@sena.edu.co"
	}
	p.Go("/login")
	p.Fill("email", account)
	p.Fill("password", demo.Clave)
	p.Press("Ingresar")
}

// Path is where the page is: path and query.
func (p *Page) Path() string {
	p.t.Helper()
	return Eval[string](p, `location.pathname + location.search`)
}

// At ends the test unless the page is at a path; what is asked for may leave out the query.
func (p *Page) At(path string) {
	p.t.Helper()
	got := p.Path()
	if clean, _, _ := strings.Cut(got, "?"); got != path && clean != path {
		p.fatal("the page is %s, want %s", got, path)
	}
}

// Status is the HTTP status that the last answer to a step had.
func (p *Page) Status() int64 { return p.traffic.status() }

// Until waits until an expression is true in the page.
func (p *Page) Until(expression string) {
	p.t.Helper()
	p.until(expression, func() bool { return Eval[bool](p, "!!("+expression+")") })
}

// until asks again after everything that the browser tells, and a few times a second.
func (p *Page) until(what string, satisfied func() bool) {
	p.t.Helper()
	tick := time.NewTicker(25 * time.Millisecond)
	defer tick.Stop()
	deadline := time.NewTimer(Patience)
	defer deadline.Stop()
	for !satisfied() {
		select {
		case <-tick.C:
		case <-deadline.C:
			p.fatal("gave up waiting: %s (still under way: %q)", what, p.traffic.underWay())
		case <-p.ctx.Done():
			p.t.Fatalf("browser: the tab is gone: %v", p.ctx.Err())
		}
	}
}

// leads does a step that asks the server for something, and waits until the answer is on the page.
func (p *Page) leads(what string, step func()) {
	p.t.Helper()
	before := p.traffic.asked()
	step()
	p.until(what+": the answer", func() bool { return p.traffic.quietSince(before) && p.settled() })
}

// settled tells whether the document has loaded and htmx has put in what it got. It is false while the old document is
// torn down, when nothing can be evaluated.
func (p *Page) settled() bool {
	ctx, cancel := context.WithTimeout(p.ctx, Patience)
	defer cancel()
	settled, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.readyState === 'complete' && location.href !== 'about:blank' &&
		!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')`))
	return err == nil && settled && p.traffic.quiet()
}

// quoted writes a text for use in an expression.
func quoted(text string) string {
	literal, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return string(literal)
}
