//! The signed head, to be kept away from the machine.

use axum::http::header;
use axum::response::IntoResponse;

use crate::answer::{Answer, Halt};
use crate::desk::Desk;

pub(super) async fn download(desk: Desk) -> Answer {
    let head = desk.store().log_head().await?.ok_or(Halt::NotFound)?;
    let file = format!(
        "attachment; filename=\"passerelle-head-{}.json\"",
        head.position
    );
    let Ok(json) = serde_json::to_string_pretty(&head) else {
        return Err(Halt::Broken("a head that is no JSON"));
    };
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, file),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, json).into_response())
}
