-- The newest request of a centre with a company, looked up while its NIT is being typed.
CREATE INDEX ix_solicitudes_nit ON solicitudes (centro_id, nit_numero, fecha_solicitud DESC, id DESC) WHERE nit_numero IS NOT NULL;
