DROP FUNCTION actor_de_sesion(text, timestamptz);
