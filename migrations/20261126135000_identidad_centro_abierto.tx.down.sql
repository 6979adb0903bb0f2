DROP TRIGGER tg_usuarios_centro_otro ON usuarios;
DROP TRIGGER tg_usuarios_centro_nuevo ON usuarios;
DROP FUNCTION tg_usuarios_centro_abierto();
