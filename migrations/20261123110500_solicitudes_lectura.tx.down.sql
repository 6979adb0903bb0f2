DROP FUNCTION solicitud_rivales(text, text, date, date);
DROP FUNCTION solicitud_entorno(text, text, text, date, date, date);
DROP FUNCTION solicitud_alrededor(text, text, text, text);
