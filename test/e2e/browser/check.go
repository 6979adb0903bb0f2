package browser

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axe is axe-core 4.14.1 as npm has it; its licence (MPL 2.0) lies beside it.
//
//go:embed testdata/axe.min.js
var axe string

// picturesFolder names the variable with the folder that make screenshots fills.
const picturesFolder = "CAPTURAS"

// Check looks the page over as every page has to be: axe at the present width, nothing wider than the window at 320 px,
// and two pictures under a name when they are wanted. The width is left as it was.
func (p *Page) Check(name string) {
	p.t.Helper()
	p.Accessible()
	width := p.width
	p.Fits(Narrow)
	p.Fits(Phone)
	p.picture(name, Phone)
	p.Accessible()
	p.Fits(Laptop)
	p.picture(name, Laptop)
	p.Width(width)
}

// Fits ends the test when the page has to be scrolled sideways at a width.
func (p *Page) Fits(width int64) {
	p.t.Helper()
	p.Width(width)
	wide := Eval[string](p, `(() => {
		const d = document.documentElement;
		if (d.scrollWidth <= d.clientWidth) return '';
		const out = [...document.querySelectorAll('body *')].filter(e => {
			const r = e.getBoundingClientRect();
			return r.width && r.right > d.clientWidth + 1;
		}).slice(-3).map(e => e.outerHTML.slice(0, 160));
		return d.scrollWidth + ' px: ' + out.join('\n');
	})()`)
	if wide != "" {
		p.fatal("at %d px the page is wider than the window: %s", width, wide)
	}
}

type violation struct {
	ID, Help string
	Nodes    []struct {
		Target         []any
		HTML           string
		FailureSummary string
	}
}

// Accessible fails the test for every violation of WCAG 2.1 A and AA that axe finds.
func (p *Page) Accessible() {
	p.t.Helper()
	p.AccessibleBut("")
}

// AccessibleBut leaves out what stands in one element, whose markup is not ours.
func (p *Page) AccessibleBut(selector string) {
	p.t.Helper()
	if !p.js { // axe works with promises; scripts that the page has not run stay unrun
		p.do(call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false}))
		defer p.do(call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	}
	ctx, cancel := context.WithTimeout(p.ctx, 3*Patience)
	defer cancel()
	violations, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](axe+`
		;axe.run(`+quotedContext(selector)+`, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']})
			.then(r => r.violations.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.map(n => ({Target: n.target, HTML: n.html, FailureSummary: n.failureSummary}))})))`,
		chromedp.EvalAwaitPromise))
	if err != nil {
		p.fatal("axe: %v", err)
	}
	for _, v := range violations {
		for _, n := range v.Nodes {
			p.t.Errorf("axe at %s, %d px: %s (%s): %v %.300s\n%s", p.Path(), p.width, v.Help, v.ID, n.Target, n.HTML, n.FailureSummary)
		}
	}
}

// quotedContext is where axe looks.
func quotedContext(except string) string {
	if except == "" {
		return "document"
	}
	return "{include: [document.documentElement], exclude: [" + quoted(except) + "]}"
}

// Screenshot takes pictures of the whole page at 360 and at 1280 px, when make screenshots runs.
func (p *Page) Screenshot(name string) {
	p.t.Helper()
	width := p.width
	p.picture(name, Phone)
	p.picture(name, Laptop)
	p.Width(width)
}

func (p *Page) picture(name string, width int64) {
	p.t.Helper()
	folder := os.Getenv(picturesFolder)
	if folder == "" || name == "" {
		return
	}
	p.Width(width)
	ctx, cancel := context.WithTimeout(p.ctx, Patience)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		p.fatal("take a picture: %v", err)
	}
	if !p.js {
		name += "-sin-js"
	}
	file := filepath.Join(folder, fmt.Sprintf("%s-%d.png", strings.ReplaceAll(name, "/", "-"), width))
	if err := os.WriteFile(file, png, 0o600); err != nil { //nolint:gosec // the folder that make screenshots names
		p.t.Fatalf("browser: %v", err)
	}
}
