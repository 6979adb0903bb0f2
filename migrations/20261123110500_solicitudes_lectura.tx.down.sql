DROP FUNCTION solicitud_alrededor(text, text, text, text);
