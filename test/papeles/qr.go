package papeles

import (
	"image"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// distancias are the resolutions at which a page is looked at, one after the other, in dots per inch. The edges of the modules
// fall differently each time, and the reader loses one code in forty at any single one of them.
var distancias = []int{150, 200, 300, 250}

// QR finds the QR code on a page, counted from 1, and reads it as a telephone does: from another distance when it did not
// succeed.
func QR(t testing.TB, pdf []byte, pagina int) string {
	t.Helper()
	var err error
	for _, d := range distancias {
		var texto string
		if texto, err = leerQR(Imagen(t, pdf, pagina, d)); err == nil {
			return texto
		}
	}
	t.Fatalf("no QR code: %v", err)
	return ""
}

func leerQR(dibujo image.Image) (string, error) {
	mapa, err := gozxing.NewBinaryBitmapFromImage(dibujo)
	if err != nil {
		return "", err
	}
	leido, err := qrcode.NewQRCodeReader().Decode(mapa, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		return "", err
	}
	return leido.GetText(), nil
}
