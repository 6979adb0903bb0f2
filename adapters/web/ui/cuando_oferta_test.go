package ui

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
)

func TestAnEndlessWeekInAnAddressIsNotRead(t *testing.T) {
	inicio := "2027-03-01" + strings.Repeat(".1-2-3", 150_000)
	r := httptest.NewRequest("POST", "/nueva-solicitud", strings.NewReader(url.Values{claveOferta: {inicio}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	c, _ := gin.CreateTestContext(httptest.NewRecorder())
	c.Request = r
	if o := ofertaDe(c); o.String() != "2027-03-01" {
		t.Errorf("reads %.40s, want the date alone", o)
	}
	if n := testing.AllocsPerRun(1, func() { ofertaDe(c) }); n > 20 {
		t.Errorf("reading it again takes %v allocations, want few: each block that is read takes some", n)
	}
}
