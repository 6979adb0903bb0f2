package browser

import (
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// script finds elements as people do. It is evaluated anew for each step: a new document knows nothing.
const script = `(() => {
	const words = e => (e.getAttribute('aria-label') || e.innerText || e.value || '').replace(/\s+/g, ' ').trim();
	const shown = e => e.getClientRects().length > 0 && (s => s.visibility !== 'hidden' && s.clipPath === 'none')(getComputedStyle(e));
	const open = e => { for (let d = e.parentElement; d; d = d.parentElement) if (d.tagName === 'DETAILS' && !e.closest('summary')) d.open = true; };
	const named = name => [...document.getElementsByName(name)].filter(e => e.type !== 'hidden');
	const clickable = (selector, text) => {
		const all = [...document.querySelectorAll(selector)].filter(shown);
		return all.find(e => words(e) === text) || all.find(e => words(e).includes(text));
	};
	return {words, shown, open, named, clickable};
})()`

func (p *Page) found(expression string) bool {
	return Eval[bool](p, "(s => !!("+expression+"))("+script+")")
}

// place scrolls the element to the middle and says where to click it; it fails when something else lies over it.
type place struct {
	X, Y float64
	// Covered describes what lies over the element.
	Covered string
}

func (p *Page) click(what, expression string) {
	p.t.Helper()
	p.until(what, func() bool { return p.found(expression) })
	at := Eval[place](p, `(s => {
		const e = `+expression+`;
		e.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = [...e.getClientRects()].find(r => r.width && r.height) || e.getBoundingClientRect();
		const x = Math.min(Math.max(r.left + r.width / 2, 0), innerWidth - 1), y = r.top + r.height / 2;
		const top = document.elementFromPoint(x, y);
		const free = top && (e.contains(top) || top.contains(e) || (top.closest('label') && top.closest('label').control === e));
		return {X: x, Y: y, Covered: free ? '' : (top ? top.outerHTML.slice(0, 200) : 'nothing there')};
	})(`+script+`)`)
	if at.Covered != "" {
		p.fatal("%s cannot be clicked: %s lies over it", what, at.Covered)
	}
	p.do(chromedp.MouseClickXY(at.X, at.Y))
}

// Press clicks a button by its words and waits for the answer of the server. A text that is all of a button's words goes
// before one that is part of them.
func (p *Page) Press(text string) {
	p.t.Helper()
	p.leads("press "+text, func() { p.Click(text) })
}

// Follow clicks a link by its words and waits for the page behind it.
func (p *Page) Follow(text string) {
	p.t.Helper()
	p.leads("follow "+text, func() { p.click("the link "+text, "s.clickable('a[href]', "+quoted(text)+")") })
}

// Click clicks a button, a tab, the summary of a details or a label by its words, and expects nothing of the server.
func (p *Page) Click(text string) {
	p.t.Helper()
	p.click("the button "+text, "s.clickable('button, [type=submit], [role=button], summary, [role=tab], label', "+quoted(text)+")")
}

// ClickOn clicks what a CSS selector finds, and expects nothing of the server.
func (p *Page) ClickOn(selector string) {
	p.t.Helper()
	p.click(selector, "[...document.querySelectorAll("+quoted(selector)+")].find(s.shown)")
}

// Fill replaces what stands in a field, found by its name. A field inside a closed details is opened first.
func (p *Page) Fill(name, text string) {
	p.t.Helper()
	field := "s.named(" + quoted(name) + ")[0]"
	p.until("the field "+name, func() bool { return p.found(field) })
	direct := Eval[bool](p, `(s => {
		const e = `+field+`;
		s.open(e);
		e.scrollIntoView({block: 'center', behavior: 'instant'});
		e.focus();
		if (['date', 'time', 'month', 'number'].includes(e.type)) {
			e.value = `+quoted(text)+`;
			e.dispatchEvent(new Event('input', {bubbles: true}));
			e.dispatchEvent(new Event('change', {bubbles: true}));
			return true;
		}
		e.select();
		return false;
	})(`+script+`)`)
	if direct {
		return
	}
	if got := Eval[string](p, `document.activeElement ? document.activeElement.name || '' : ''`); got != name {
		p.fatal("the field %s does not take the focus", name)
	}
	if text == "" {
		p.Key("Delete")
		return
	}
	p.do(call(input.InsertText, input.InsertTextParams{Text: text}))
}

// Value is what stands in a field, or the value of the radio button of that name that is chosen.
func (p *Page) Value(name string) string {
	p.t.Helper()
	return Eval[string](p, `(s => {
		const all = s.named(`+quoted(name)+`);
		const e = all[0] && all[0].type === 'radio' ? all.find(r => r.checked) : all[0];
		return e ? e.value : '';
	})(`+script+`)`)
}

// Choose picks a value of a group of radio buttons, of check boxes or of a select, by name and value.
func (p *Page) Choose(name, value string) {
	p.t.Helper()
	option := "s.named(" + quoted(name) + ").find(e => e.tagName === 'SELECT' || e.value === " + quoted(value) + ")"
	p.until("the choice "+name+"="+value, func() bool { return p.found(option) })
	isSelect := Eval[bool](p, `(s => {
		const e = `+option+`;
		s.open(e);
		if (e.tagName !== 'SELECT') return false;
		e.value = `+quoted(value)+`;
		e.dispatchEvent(new Event('input', {bubbles: true}));
		e.dispatchEvent(new Event('change', {bubbles: true}));
		return e.value === `+quoted(value)+`;
	})(`+script+`)`)
	if isSelect {
		return
	}
	// A box that is drawn by its label is clicked there.
	p.click("the choice "+name+"="+value, "(e => e && (e.labels[0] && e.labels[0].getClientRects().length ? e.labels[0] : e))("+option+")")
}

// Keys that Key knows by a name.
var keys = map[string]string{"Tab": "\t", "Enter": "\r", "Space": " ", "Escape": "\u001b", "Delete": "\u007f", "Backspace": "\b",
	"ArrowDown": "\u0301", "ArrowLeft": "\u0302", "ArrowRight": "\u0303", "ArrowUp": "\u0304"}

// Key presses a key by its name, such as Tab, Enter or ArrowDown, or types a text letter by letter.
func (p *Page) Key(name string) {
	p.t.Helper()
	if sign, known := keys[name]; known {
		name = sign
	}
	p.do(chromedp.KeyEvent(name))
}

// TabTo presses Tab until something whose name is text, or whose words are or begin with it, has the focus, which must be
// visible then.
func (p *Page) TabTo(text string) {
	p.t.Helper()
	const most = 400
	for range most {
		p.Key("Tab")
		if p.found("(e => e && (e.name === " + quoted(text) + " || (s.words(e) + ' ').startsWith(" + quoted(text+" ") + ")))(document.activeElement)") {
			if !p.found("(r => r.width > 0 && r.height > 0)(document.activeElement.getBoundingClientRect())") {
				p.fatal("%s has the focus and cannot be seen", text)
			}
			return
		}
	}
	p.fatal("%d tabs did not lead to %s", most, text)
}

// PressKey presses a key that leads to an answer of the server, such as Enter on a button.
func (p *Page) PressKey(name string) {
	p.t.Helper()
	p.leads("press the key "+name, func() { p.Key(name) })
}

// Text is what the page shows, with single blanks.
func (p *Page) Text() string {
	p.t.Helper()
	return strings.Join(strings.Fields(Eval[string](p, `document.body.innerText`)), " ")
}

// Shows waits until the page shows a text.
func (p *Page) Shows(text string) {
	p.t.Helper()
	p.until("the page shows "+text, func() bool { return strings.Contains(p.Text(), text) })
}

// ShowsNot ends the test when the page shows a text.
func (p *Page) ShowsNot(text string) {
	p.t.Helper()
	if strings.Contains(p.Text(), text) {
		p.fatal("the page shows %s", text)
	}
}

// Heading is the one h1 of the page.
func (p *Page) Heading() string {
	p.t.Helper()
	return Eval[string](p, `[...document.querySelectorAll('h1')].map(h => h.innerText.trim()).join(' | ')`)
}

// PressTwice clicks a button as somebody does who thinks that once is not enough, and waits for the last answer.
func (p *Page) PressTwice(text string) {
	p.t.Helper()
	p.leads("press "+text+" twice", func() {
		Eval[bool](p, `(s => { const b = s.clickable('button, [type=submit]', `+quoted(text)+`); b.click(); b.click(); return true; })(`+script+`)`)
	})
}

// Upload picks a file of this machine in the field called name.
func (p *Page) Upload(name, path string) {
	p.t.Helper()
	p.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file][name="+name+"]"), []string{path}))
}
