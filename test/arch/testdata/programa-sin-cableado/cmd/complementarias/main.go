package main

import _ "complementarias/adapters/postgres" // want
