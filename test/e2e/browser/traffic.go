package browser

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// Request is something that the page asked for and got.
type Request struct {
	Method, URL string
	Type        network.ResourceType
	Status      int64
	// Bytes is what came over the wire, headers included.
	Bytes float64
	// Cached tells that the browser did not have to ask.
	Cached bool
}

// traffic is what a tab has to do with the network and what it complains about. The browser tells it in order.
type traffic struct {
	origin string

	mu       sync.Mutex
	steps    int // documents and scripted requests so far
	open     map[network.RequestID]*Request
	loaders  map[network.RequestID]cdp.LoaderID // the document that each open one belongs to
	done     []Request
	last     int64
	problems []string
}

func newTraffic(origin string) *traffic {
	return &traffic{origin: origin, open: map[network.RequestID]*Request{}, loaders: map[network.RequestID]cdp.LoaderID{}}
}

func (tr *traffic) hear(event any) {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		tr.sent(e)
	case *network.EventRequestServedFromCache:
		if r := tr.open[e.RequestID]; r != nil {
			r.Cached = true
		}
	case *network.EventResponseReceived:
		tr.answered(e)
	case *page.EventFrameNavigated:
		tr.replaced(e.Frame)
	case *network.EventLoadingFinished:
		tr.finish(e.RequestID, e.EncodedDataLength)
	case *network.EventLoadingFailed:
		if r := tr.open[e.RequestID]; r != nil && !e.Canceled && r.Type != network.ResourceTypeDocument {
			tr.complain("%s %s failed: %s %s", r.Method, r.URL, e.ErrorText, e.BlockedReason)
		}
		tr.finish(e.RequestID, 0)
	case *log.EventEntryAdded:
		// What the network says is judged above: a page for a mistake has a status of 400 or more, and that is no defect.
		if e.Entry.Source != log.EntrySourceNetwork && (e.Entry.Level == log.EntryLevelError || e.Entry.Source == log.EntrySourceSecurity) {
			tr.complain("log: %s (%s)", e.Entry.Text, e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if (e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning) && !ofHTMX(spoken(e.Args)) {
			tr.complain("console: %s", spoken(e.Args))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		tr.complain("exception: %s", text)
	case *page.EventJavascriptDialogOpening:
		tr.complain("a dialog of the browser opened: %s", e.Message)
	}
}

func (tr *traffic) sent(e *network.EventRequestWillBeSent) {
	target := e.Request.URL
	if u, err := url.Parse(target); err == nil && (u.Scheme == "http" || u.Scheme == "https" || strings.HasPrefix(u.Scheme, "ws")) &&
		u.Scheme+"://"+u.Host != tr.origin {
		tr.complain("the page asked another host: %s", target)
	}
	if e.RedirectResponse == nil && leading(e.Type) {
		tr.steps++
	}
	if e.RedirectResponse == nil && e.Type == network.ResourceTypeDocument {
		clear(tr.open) // the browser does not always tell how what the old document still waited for ended
	}
	if e.Type != network.ResourceTypeEventSource { // it stays open as long as the page
		tr.open[e.RequestID] = &Request{Method: e.Request.Method, URL: target, Type: e.Type}
		tr.loaders[e.RequestID] = e.LoaderID
	}
}

// replaced forgets what the old document has still asked for while the new one was on its way: it never gets that.
func (tr *traffic) replaced(f *cdp.Frame) {
	if f == nil || f.ParentID != "" {
		return
	}
	for id, loader := range tr.loaders {
		if loader != f.LoaderID {
			delete(tr.open, id)
			delete(tr.loaders, id)
		}
	}
}

// leading tells the requests that a step of a person leads to.
func leading(t network.ResourceType) bool {
	return t == network.ResourceTypeDocument || t == network.ResourceTypeXHR || t == network.ResourceTypeFetch
}

func (tr *traffic) answered(e *network.EventResponseReceived) {
	if leading(e.Type) {
		tr.last = e.Response.Status
	}
	r := tr.open[e.RequestID]
	if r == nil {
		return
	}
	r.Status, r.Cached = e.Response.Status, r.Cached || e.Response.FromDiskCache
	if r.Status >= 400 && !leading(e.Type) {
		tr.complain("%s %s: status %d", r.Method, r.URL, r.Status)
	}
}

func (tr *traffic) finish(id network.RequestID, size float64) {
	if r := tr.open[id]; r != nil {
		r.Bytes = size
		tr.done = append(tr.done, *r)
		delete(tr.open, id)
		delete(tr.loaders, id)
	}
}

func (tr *traffic) complain(format string, args ...any) {
	tr.problems = append(tr.problems, fmt.Sprintf(format, args...))
}

// ofHTMX tells what htmx says of a preview that is under way when the person goes on to another page, and of an answer
// that refuses: a defect behind it is in the log of the application, which fails the test too.
func ofHTMX(text string) bool {
	return strings.Contains(text, "htmx:sendAbort") || strings.Contains(text, "htmx:afterRequest") || strings.HasPrefix(strings.TrimLeft(text, `"`), "Response Status Error Code 4")
}

func spoken(args []*runtime.RemoteObject) string {
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = string(a.Value) + a.Description
	}
	return strings.Join(words, " ")
}

func (tr *traffic) asked() int {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return tr.steps
}

// leave forgets what is still under way: a document that is put aside does not tell how its requests ended.
func (tr *traffic) leave() {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	clear(tr.open)
}

func (tr *traffic) quiet() bool {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return tr.idle()
}

// idle tells that nothing is under way but, perhaps, the icon of the tab: the browser asks for it when it likes and does
// not always tell how that ended.
func (tr *traffic) idle() bool {
	for _, r := range tr.open {
		if r.Type != network.ResourceTypeOther {
			return false
		}
	}
	return true
}

func (tr *traffic) underWay() []string {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	var urls []string
	for _, r := range tr.open {
		urls = append(urls, r.URL)
	}
	return urls
}

// quietSince tells whether something was asked for after that many steps, and all of it has come.
func (tr *traffic) quietSince(steps int) bool {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return tr.steps > steps && tr.idle()
}

func (tr *traffic) status() int64 {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return tr.last
}

func (tr *traffic) complaints() []string {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return slices.Clone(tr.problems)
}

// Requests lists what the page asked for so far, in the order in which it came.
func (p *Page) Requests() []Request {
	p.traffic.mu.Lock()
	defer p.traffic.mu.Unlock()
	return slices.Clone(p.traffic.done)
}

// ForgetRequests starts the list of Requests anew.
func (p *Page) ForgetRequests() {
	p.traffic.mu.Lock()
	defer p.traffic.mu.Unlock()
	p.traffic.done = nil
}
