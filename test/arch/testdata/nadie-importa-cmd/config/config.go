package config

import _ "complementarias/cmd/bootstrap" // want
