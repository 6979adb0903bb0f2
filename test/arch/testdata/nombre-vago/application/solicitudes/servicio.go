package solicitudes

type SolicitudService struct{} // want
