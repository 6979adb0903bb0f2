package solicitudestest

import _ "complementarias/adapters/postgres" // want
