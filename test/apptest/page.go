package apptest

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Page is an answer read as a browser without JavaScript reads it.
type Page struct {
	Response
	client Client
	root   *html.Node
}

// Page asks for a page.
func (c Client) Page(path string) Page {
	c.t.Helper()
	return c.page(c.With("Accept", "text/html").Do(http.MethodGet, path, nil))
}

func (c Client) page(r Response) Page {
	c.t.Helper()
	root, err := html.Parse(bytes.NewReader(r.Body))
	if err != nil {
		c.t.Fatalf("%s: %v", r.Request, err)
	}
	return Page{Response: r, client: c, root: root}
}

// In is the same page for a subtest.
func (p Page) In(t testing.TB) Page {
	p.t, p.client = t, p.client.In(t)
	return p
}

// Follow opens the page that a 303 leads to.
func (p Page) Follow() Page {
	p.t.Helper()
	p.Status(http.StatusSeeOther)
	return p.client.Page(p.Header.Get("Location"))
}

// find visits the elements in the order of the document until seen is false.
func find(n *html.Node, visit func(*html.Node) bool) bool {
	if n.Type == html.ElementNode && !visit(n) {
		return false
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if !find(child, visit) {
			return false
		}
	}
	return true
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			b.WriteByte(' ')
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// ByID is the text of the element with that id; ok is false when there is none.
func (p Page) ByID(id string) (content string, ok bool) {
	find(p.root, func(n *html.Node) bool {
		if v, _ := attribute(n, "id"); v == id {
			content, ok = text(n), true
		}
		return !ok
	})
	return content, ok
}

// Main is all that the page says within <main>.
func (p Page) Main() string {
	all := ""
	find(p.root, func(n *html.Node) bool {
		if n.Data == "main" {
			all = text(n)
		}
		return all == ""
	})
	return all
}

// Links are the addresses that <main> leads to.
func (p Page) Links() (links []string) {
	find(p.root, func(n *html.Node) bool {
		if href, ok := attribute(n, "href"); ok && n.Data == "a" {
			links = append(links, href)
		}
		return true
	})
	return links
}

// Elements counts the elements of a name.
func (p Page) Elements(name string) (n int) {
	find(p.root, func(e *html.Node) bool {
		if e.Data == name {
			n++
		}
		return true
	})
	return n
}

// Form is a form of the page with what stands in it.
type Form struct {
	page   Page
	action string
	Values url.Values
}

// Form finds the form that is sent to an action of that ending.
func (p Page) Form(action string) Form {
	p.t.Helper()
	var form *html.Node
	find(p.root, func(n *html.Node) bool {
		if a, _ := attribute(n, "action"); n.Data == "form" && strings.HasSuffix(a, action) {
			form = n
		}
		return form == nil
	})
	if form == nil {
		p.t.Fatalf("%s: no form is sent to %s: %.3000s", p.Request, action, p.Main())
	}
	f := Form{page: p, Values: url.Values{}}
	f.action, _ = attribute(form, "action")
	find(form, func(n *html.Node) bool { f.control(n); return true })
	return f
}

func (f Form) control(n *html.Node) {
	name, _ := attribute(n, "name")
	value, _ := attribute(n, "value")
	if name == "" {
		return
	}
	switch n.Data {
	case "input":
		kind, _ := attribute(n, "type")
		if _, checked := attribute(n, "checked"); kind != "checkbox" && kind != "radio" || checked {
			f.Values.Add(name, value)
		}
	case "textarea":
		content := ""
		if n.FirstChild != nil {
			content = n.FirstChild.Data
		}
		f.Values.Add(name, content)
	case "select":
		chosen, first := "", true
		find(n, func(o *html.Node) bool {
			if o.Data == "option" {
				v, _ := attribute(o, "value")
				if _, selected := attribute(o, "selected"); selected || first {
					chosen, first = v, false
				}
			}
			return true
		})
		f.Values.Add(name, chosen)
	}
}

// Set types into fields: name, value, name, value.
func (f Form) Set(pairs ...string) Form {
	values := url.Values{}
	for name, v := range f.Values {
		values[name] = v
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	f.Values = values
	return f
}

// Without clears boxes.
func (f Form) Without(names ...string) Form {
	f = f.Set()
	for _, name := range names {
		f.Values.Del(name)
	}
	return f
}

// Send presses the button whose value is button; an empty one is the Enter key.
func (f Form) Send(button string) Page {
	f.page.t.Helper()
	values := f.Values
	if button != "" {
		values = f.Set("accion", button).Values
	}
	c := f.page.client.With("Accept", "text/html").With("Content-Type", "application/x-www-form-urlencoded")
	return f.page.client.page(c.Do(http.MethodPost, f.action, values.Encode()))
}
