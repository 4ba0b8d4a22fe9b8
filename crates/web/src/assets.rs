//! Files that the browser keeps: embedded, and named after their content.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// One embedded file.
struct Asset {
    /// The name in its address, which changes with its content.
    hashed: &'static str,
    /// What it is.
    media_type: &'static str,
    /// Its content.
    bytes: &'static [u8],
}

// `static ASSETS: &[Asset]`, written by `build.rs`.
include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The pattern of their addresses.
pub(crate) const PATTERN: &str = "/assets/{name}";

/// The address of a file; empty where the enhancement is absent.
pub(crate) fn address(name: &str) -> &'static str {
    let found = ADDRESSES.iter().find(|(known, _)| *known == name);
    found.map_or("", |(_, address)| address)
}

/// Serves a file. Its name is its content, so it is kept for good.
pub(crate) async fn serve(Path(hashed): Path<String>) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.hashed == hashed) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, asset.bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_and_the_script_are_always_there() {
        for name in ["app.css", "app.js"] {
            let hashed = address(name).strip_prefix("/assets/").unwrap();
            let asset = ASSETS.iter().find(|asset| asset.hashed == hashed).unwrap();
            assert!(!asset.bytes.is_empty());
        }
        assert_eq!(address("no-such.css"), "");
    }
}
