package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

const origin = "http://127.0.0.1:4000"

func asks(url string, kind network.ResourceType) *network.EventRequestWillBeSent {
	return &network.EventRequestWillBeSent{RequestID: network.RequestID(url), Request: &network.Request{Method: "GET", URL: url}, Type: kind}
}

func TestWhatAPageMustNotDoIsHeard(t *testing.T) {
	t.Parallel()
	for name, events := range map[string][]any{
		"another host":     {asks("https://fonts.example/x.css", network.ResourceTypeStylesheet)},
		"another port":     {asks("http://127.0.0.1:4001/", network.ResourceTypeDocument)},
		"the policy":       {&log.EventEntryAdded{Entry: &log.Entry{Source: log.EntrySourceSecurity, Level: log.EntryLevelError, Text: "Refused to apply inline style"}}},
		"an exception":     {&runtime.EventExceptionThrown{ExceptionDetails: &runtime.ExceptionDetails{Text: "Uncaught"}}},
		"the console":      {&runtime.EventConsoleAPICalled{Type: runtime.ConsoleAPICalledTypeError}},
		"a dialog":         {&page.EventJavascriptDialogOpening{Message: "1"}},
		"a missing script": {asks(origin+"/a.js", network.ResourceTypeScript), answers(origin+"/a.js", network.ResourceTypeScript, 404)},
	} {
		tr := newTraffic(origin)
		for _, event := range events {
			tr.hear(event)
		}
		if len(tr.complaints()) != 1 {
			t.Errorf("%s: complaints %v", name, tr.complaints())
		}
	}
}

func answers(url string, kind network.ResourceType, status int64) *network.EventResponseReceived {
	return &network.EventResponseReceived{RequestID: network.RequestID(url), Type: kind, Response: &network.Response{Status: status}}
}

func TestAStepIsOverWhenAllItAskedForHasCome(t *testing.T) {
	t.Parallel()
	tr := newTraffic(origin)
	before := tr.asked()
	if tr.quietSince(before) {
		t.Error("nothing was asked for, and it is over")
	}
	tr.hear(asks(origin+"/a", network.ResourceTypeDocument))
	redirected := asks(origin+"/a", network.ResourceTypeDocument)
	redirected.RedirectResponse = &network.Response{Status: 303}
	tr.hear(redirected)
	tr.hear(answers(origin+"/a", network.ResourceTypeDocument, 422)) // a page that says what is wrong is no complaint
	tr.hear(asks(origin+"/a.css", network.ResourceTypeStylesheet))
	tr.hear(asks(origin+"/avisos", network.ResourceTypeEventSource)) // never ends
	tr.hear(&network.EventLoadingFinished{RequestID: origin + "/a", EncodedDataLength: 1200})
	if tr.quietSince(before) {
		t.Error("over before the style sheet has come")
	}
	tr.hear(&network.EventLoadingFinished{RequestID: origin + "/a.css"})
	if !tr.quietSince(before) || tr.status() != 422 || tr.asked() != before+1 || len(tr.complaints()) > 0 {
		t.Errorf("status %d, %d steps, complaints %s", tr.status(), tr.asked(), strings.Join(tr.complaints(), "; "))
	}
	if got := tr.done[0]; got.Bytes != 1200 || got.Status != 422 {
		t.Errorf("the document is noted as %+v", got)
	}
}

func TestWhatTheOldDocumentStillWantedIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	tr := newTraffic(origin)
	before := tr.asked()
	of := func(e *network.EventRequestWillBeSent, document cdp.LoaderID) *network.EventRequestWillBeSent {
		e.LoaderID = document
		return e
	}
	tr.hear(of(asks(origin+"/nueva", network.ResourceTypeDocument), "nueva"))
	tr.hear(of(asks(origin+"/vista-previa", network.ResourceTypeXHR), "vieja")) // by a script, while the answer is on its way
	tr.hear(&page.EventFrameNavigated{Frame: &cdp.Frame{LoaderID: "nueva"}})
	if tr.quietSince(before) {
		t.Error("over before the document has come")
	}
	tr.hear(&network.EventLoadingFinished{RequestID: origin + "/nueva"})
	if !tr.quietSince(before) {
		t.Errorf("still waiting for %v", tr.underWay())
	}
}
