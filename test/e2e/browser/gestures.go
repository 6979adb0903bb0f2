package browser

import (
	"github.com/chromedp/cdproto/input"
)

// point is the middle of what a selector finds, in the window. Both ends of a drag must be in sight at once.
func (p *Page) point(selector string) (x, y float64) {
	p.t.Helper()
	p.until(selector, func() bool { return p.found("document.querySelector(" + quoted(selector) + ")") })
	at := Eval[place](p, `(() => {
		const r = document.querySelector(`+quoted(selector)+`).getBoundingClientRect();
		return {X: r.left + r.width / 2, Y: r.top + r.height / 2};
	})()`)
	return at.X, at.Y
}

// InSight scrolls what a selector finds to the middle of the window.
func (p *Page) InSight(selector string) {
	p.t.Helper()
	Eval[bool](p, `(document.querySelector(`+quoted(selector)+`).scrollIntoView({block: 'center', behavior: 'instant'}), true)`)
}

// Drag presses the mouse on one element and lets it go on another.
func (p *Page) Drag(from, to string) {
	p.t.Helper()
	x, y := p.point(from)
	mouse := func(kind input.DispatchMouseEventType, x, y float64) {
		p.do(call(input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: "left", Buttons: 1, ClickCount: 1}))
	}
	mouse(input.DispatchMouseEventTypeMousePressed, x, y)
	tox, toy := p.point(to)
	mouse(input.DispatchMouseEventTypeMouseMoved, (x+tox)/2, (y+toy)/2)
	mouse(input.DispatchMouseEventTypeMouseMoved, tox, toy)
	mouse(input.DispatchMouseEventTypeMouseReleased, tox, toy)
}

// Swipe moves a finger from one element to another, as somebody does who scrolls.
func (p *Page) Swipe(from, to string) {
	p.t.Helper()
	x, y := p.point(from)
	tox, toy := p.point(to)
	finger := func(kind input.DispatchTouchEventType, x, y float64) {
		p.do(call(input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}}))
	}
	finger(input.DispatchTouchEventTypeTouchStart, x, y)
	const steps = 8
	for i := 1; i <= steps; i++ {
		finger(input.DispatchTouchEventTypeTouchMove, x+(tox-x)*float64(i)/steps, y+(toy-y)*float64(i)/steps)
	}
	p.do(call(input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}}))
}
