package reportes

import (
	_ "log/slog" // want
	_ "os"       // want
)
