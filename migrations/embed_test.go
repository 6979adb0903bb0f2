package migrations_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"complementarias/migrations"
)

func TestEveryMigrationIsNamedAndPaired(t *testing.T) {
	pattern := regexp.MustCompile(`^(\d{14})_([a-z0-9]+_[a-z0-9_]+)\.tx\.(up|down)\.sql$`)
	files, err := fs.ReadDir(migrations.FS, ".")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	names := map[string]string{}
	for _, file := range files {
		match := pattern.FindStringSubmatch(file.Name())
		if match == nil {
			t.Errorf("%s is not named <UTC timestamp>_<module>_<what>.tx.up.sql or .tx.down.sql", file.Name())
			continue
		}
		if other, taken := names[match[1]]; taken && other != match[2] {
			t.Errorf("%s and %s have the same timestamp", other, match[2])
		}
		names[match[1]] = match[2]
		other := strings.NewReplacer(".up.", ".down.", ".down.", ".up.").Replace(file.Name())
		if _, err := fs.Stat(migrations.FS, other); err != nil {
			t.Errorf("%s has no counterpart: %v", file.Name(), err)
		}
	}
}
