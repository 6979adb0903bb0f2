package lotes

import _ "complementarias/domain/identidad" // want
