package inproc

import _ "github.com/uptrace/bun/dialect/pgdialect" // want
