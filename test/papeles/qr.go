package papeles

import (
	"image"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// QR finds the QR code in a picture and reads it, as a telephone does.
func QR(t testing.TB, dibujo image.Image) string {
	t.Helper()
	mapa, err := gozxing.NewBinaryBitmapFromImage(dibujo)
	if err != nil {
		t.Fatal(err)
	}
	leido, err := qrcode.NewQRCodeReader().Decode(mapa, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		t.Fatalf("no QR code: %v", err)
	}
	return leido.GetText()
}
