package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"complementarias/application/lotes"
	"complementarias/domain/fault"
)

// Limits of what a workbook may unpack to (quality.md 3). Every part is read as a stream, so these bound the time; memory is
// bounded by what is kept, which is at most the texts.
const (
	expandidoMaximo = 64 << 20
	parteMaxima     = 32 << 20 // of one part
	piezaMaxima     = 256 << 10
	entradasMaximas = 2000
	textosMaximos   = 400_000 // shared texts
	marcasMaximas   = 1_000_000
	enTextoMaximo   = 16 << 20 // bytes of what stands in the cells; a shared text counts where it is used
)

// Lector reads the first visible sheet of a workbook, with a reader of our own (docs/adr/0018). It keeps nothing between two.
type Lector struct{}

// Leer implements lotes.Lector.
func (Lector) Leer(ctx context.Context, contenido []byte) (lotes.Hoja, error) {
	l, err := abrir(ctx, contenido)
	if err != nil {
		return lotes.Hoja{}, err
	}
	h, err := l.leer()
	switch _, nuestro := errors.AsType[*fault.Error](err); {
	case ctx.Err() != nil:
		return lotes.Hoja{}, ctx.Err()
	case err != nil && !nuestro:
		return lotes.Hoja{}, lotes.ErrIlegible.Because(err)
	}
	return h, err
}

// lectura is a workbook while it is read.
type lectura struct {
	ctx    context.Context
	partes map[string]*zip.File
	textos []string // shared
	fechas []bool   // by style: whether its numbers are dates
	base   bool     // dates count from 1904
}

// abrir looks into the directory of the file, before anything of it is unpacked.
func abrir(ctx context.Context, contenido []byte) (*lectura, error) {
	z, err := zip.NewReader(bytes.NewReader(contenido), int64(len(contenido)))
	if err != nil {
		return nil, lotes.ErrIlegible.Because(err)
	}
	if len(z.File) > entradasMaximas {
		return nil, lotes.ErrExpandido
	}
	l := &lectura{ctx: ctx, partes: make(map[string]*zip.File, len(z.File))}
	var expandido uint64
	for _, f := range z.File {
		nombre := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if f.Flags&1 != 0 {
			return nil, lotes.ErrCifrado
		}
		if f.UncompressedSize64 > parteMaxima && strings.HasSuffix(nombre, ".xml") {
			return nil, lotes.ErrExpandido
		}
		if expandido += min(f.UncompressedSize64, expandidoMaximo+1); expandido > expandidoMaximo {
			return nil, lotes.ErrExpandido
		}
		l.partes[nombre] = f
	}
	return l, l.revisar()
}

// revisar refuses what is no workbook of plain values.
func (l *lectura) revisar() error {
	for nombre := range l.partes {
		switch {
		case strings.HasSuffix(nombre, "vbaproject.bin"):
			return lotes.ErrMacros
		case strings.HasPrefix(nombre, "xl/externallinks/"):
			return lotes.ErrVinculos
		}
	}
	switch {
	case l.partes["xl/workbook.xml"] != nil:
		return nil
	case l.partes["content.xml"] != nil && l.partes["mimetype"] != nil:
		return lotes.ErrODS
	}
	return lotes.ErrTipo
}

func (l *lectura) leer() (lotes.Hoja, error) {
	nombre, parte, err := l.hojaVisible()
	if err != nil {
		return lotes.Hoja{}, err
	}
	if err := l.estilos(); err != nil {
		return lotes.Hoja{}, err
	}
	if err := l.compartidos(); err != nil {
		return lotes.Hoja{}, err
	}
	h := hojaLeida{l: l}
	if err := l.recorrer(parte, h.marca); err != nil {
		return lotes.Hoja{}, err
	}
	h.hoja.Formato, h.hoja.Nombre = lotes.XLSX, nombre
	return h.hoja, h.completa()
}

// hojaVisible finds the first sheet that is not hidden, its name and its part.
func (l *lectura) hojaVisible() (nombre, parte string, err error) {
	var relacion string
	err = l.recorrer("xl/workbook.xml", func(_ *xml.Decoder, s xml.StartElement) error {
		switch s.Name.Local {
		case "workbookPr":
			l.base = verdadero(atributo(s, "date1904"))
		case "sheet":
			if estado := atributo(s, "state"); relacion == "" && (estado == "" || estado == "visible") {
				nombre, relacion = atributo(s, "name"), atributo(s, "id")
			}
		}
		return nil
	})
	if err != nil {
		return "", "", err
	}
	if relacion == "" {
		return "", "", lotes.ErrSinHoja
	}
	err = l.recorrer("xl/_rels/workbook.xml.rels", func(_ *xml.Decoder, s xml.StartElement) error {
		if s.Name.Local == "Relationship" && atributo(s, "Id") == relacion {
			parte = enElLibro(atributo(s, "Target"))
		}
		return nil
	})
	if err == nil && l.partes[parte] == nil {
		err = lotes.ErrIlegible
	}
	return nombre, parte, err
}

// enElLibro is the part that the workbook names, from the root of the file.
func enElLibro(destino string) string {
	destino = strings.ToLower(destino)
	if strings.HasPrefix(destino, "/") {
		return strings.TrimPrefix(path.Clean(destino), "/")
	}
	return path.Join("xl", destino)
}

// compartidos reads the texts that cells refer to.
func (l *lectura) compartidos() error {
	if l.partes["xl/sharedstrings.xml"] == nil {
		return nil
	}
	return l.recorrer("xl/sharedstrings.xml", func(d *xml.Decoder, s xml.StartElement) error {
		if s.Name.Local != "si" {
			return nil
		}
		if len(l.textos) == textosMaximos {
			return lotes.ErrExpandido
		}
		texto, err := textoDe(d)
		// Cells are looked at without blanks at the ends. Here they go once: a text of blanks alone may stand in every cell.
		l.textos = append(l.textos, strings.TrimSpace(texto))
		return err
	})
}

// textoDe joins the runs of a text up to its end, without the reading aids of East Asian ones.
func textoDe(d *xml.Decoder) (string, error) {
	var texto strings.Builder
	var abiertas []string
	for {
		marca, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch m := marca.(type) {
		case xml.StartElement:
			abiertas = append(abiertas, m.Name.Local)
			if len(abiertas) > profundidadMaxima {
				return "", lotes.ErrIlegible
			}
		case xml.EndElement:
			if len(abiertas) == 0 {
				return texto.String(), nil
			}
			abiertas = abiertas[:len(abiertas)-1]
		case xml.CharData:
			if n := len(abiertas); n > 0 && abiertas[n-1] == "t" && abiertas[0] != "rPh" && texto.Len() <= piezaMaxima {
				texto.Write(m)
			}
		}
	}
}

const profundidadMaxima = 16

// recorrer hands every opening mark of a part to ver, which may read on from there.
func (l *lectura) recorrer(parte string, ver func(*xml.Decoder, xml.StartElement) error) error {
	f := l.partes[parte]
	if f == nil {
		return lotes.ErrIlegible
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	d := xml.NewDecoder(&tramo{ctx: l.ctx, r: r, quedan: parteMaxima, marcas: marcasMaximas})
	for {
		marca, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if s, abre := marca.(xml.StartElement); abre {
			if err := ver(d, s); err != nil {
				if errors.Is(err, errBasta) {
					return nil
				}
				return err
			}
		}
	}
}

// errBasta ends a part early.
var errBasta = errors.New("enough")

func atributo(s xml.StartElement, nombre string) string {
	for _, a := range s.Attr {
		if a.Name.Local == nombre {
			return a.Value
		}
	}
	return ""
}

func verdadero(s string) bool { return s == "1" || s == "true" || s == "on" }

// tramo reads a part that neither is longer than it may be nor has too many marks, or one that is too long: the decoder
// keeps each of them whole.
type tramo struct {
	ctx    context.Context
	r      io.Reader
	quedan int
	marcas int // that may still begin
	pieza  int // bytes since the last mark began
}

func (t *tramo) Read(p []byte) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := t.r.Read(p[:min(len(p), 32<<10)])
	t.quedan -= n
	t.marcas -= bytes.Count(p[:n], []byte("<"))
	if t.quedan < 0 || t.marcas < 0 {
		return 0, lotes.ErrExpandido
	}
	if i := bytes.LastIndexByte(p[:n], '<'); i >= 0 {
		t.pieza = n - i
	} else {
		t.pieza += n
	}
	if t.pieza > piezaMaxima {
		return 0, lotes.ErrExpandido
	}
	return n, err
}
