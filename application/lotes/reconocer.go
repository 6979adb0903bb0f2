package lotes

import "bytes"

var (
	firmaZip = []byte("PK\x03\x04")
	firmaOLE = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}
	// What an encrypted workbook holds, in UTF-16 as the directory of its container writes it.
	parteCifrada = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	// Files that people send by mistake; their content is never a text with separators.
	ajenas = [][]byte{[]byte("%PDF"), []byte("\x89PNG"), []byte("\xFF\xD8\xFF"), []byte("GIF8"), []byte("Rar!"), []byte("7z\xBC\xAF"), []byte("\x1F\x8B"), []byte("{\\rtf")}
)

// Reconocer tells what a file is by its content. It refuses with ErrVacio, ErrTamano, ErrXLS, ErrCifrado and ErrTipo; that
// a text with separators can be read is for its Lector to say.
func Reconocer(contenido []byte) (Formato, error) {
	switch {
	case len(bytes.TrimSpace(contenido)) == 0:
		return "", ErrVacio
	case len(contenido) > TamanoMaximo:
		return "", ErrTamano
	case bytes.HasPrefix(contenido, firmaZip):
		return XLSX, nil
	case bytes.HasPrefix(contenido, firmaOLE) && bytes.Contains(contenido, parteCifrada):
		return "", ErrCifrado
	case bytes.HasPrefix(contenido, firmaOLE):
		return "", ErrXLS
	}
	for _, firma := range ajenas {
		if bytes.HasPrefix(contenido, firma) {
			return "", ErrTipo
		}
	}
	inicio := bytes.ToLower(bytes.TrimSpace(contenido[:min(len(contenido), 512)]))
	if bytes.HasPrefix(inicio, []byte("<")) {
		return "", ErrTipo // HTML and XML that programs save under the name .xls
	}
	return CSV, nil
}
