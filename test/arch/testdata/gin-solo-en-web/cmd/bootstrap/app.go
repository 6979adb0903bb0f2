package bootstrap

import _ "github.com/gin-gonic/gin" // want
