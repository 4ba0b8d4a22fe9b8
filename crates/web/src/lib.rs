//! Pages and JSON API: axum, sessions, the public listener.
