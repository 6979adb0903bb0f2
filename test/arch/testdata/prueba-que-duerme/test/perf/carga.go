package perf

import "time"

func pausa() { time.Sleep(time.Second) } // want
