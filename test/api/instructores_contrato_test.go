package api_test

// instructores replays what the previous system answered about people who teach.
func (c *contrato) instructores() {
	c.repetir("instructores-list-coord")
	g := c.grabacion("instructores-get-ok-coord")
	c.igual("instructores-get-ok-coord", g, c.pedir(g, "/api/instructores/"+uno(c.t, c.app, "SELECT id FROM usuarios WHERE correo = ?", autora+"@sena.edu.co"), nil))
}
