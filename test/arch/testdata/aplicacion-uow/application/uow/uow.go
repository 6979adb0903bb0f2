package uow

import _ "complementarias/domain/fault" // want
