package postgres

// Waits are the pauses between the attempts of a delivery.
var Waits = waits
