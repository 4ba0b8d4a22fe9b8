//! Files that leave: the result, and the mapping.

use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use passerelle_imports::{Kind, Outcome, desk, extension};
use passerelle_model::ImportId;
use passerelle_store::Import;
use passerelle_tables::mapping::Mapping;

use super::new::broken;
use super::{name, own};
use crate::answer::{Answer, Halt};
use crate::desk::Desk;
use crate::files::name::disposition;
use crate::form::Path;
use crate::incoming::outgoing;

/// The file with a verdict on each row.
pub(super) async fn result(desk: Desk, Path(id): Path<ImportId>) -> Answer {
    let (import, kind) = own(&desk, id).await?;
    let address = import.result.clone().ok_or(Halt::NotFound)?;
    let extension = match Outcome::kept(&import).extension {
        Some(extension) => extension,
        None => surveyed(&desk, &import, &kind).await?,
    };
    let media_type = match extension.as_str() {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "geojson" => "application/geo+json",
        _ => "text/csv; charset=utf-8",
    };
    let called = name(&desk, &import);
    let stem = called
        .rsplit_once('.')
        .map_or(called.as_str(), |(stem, _)| stem);
    let values = [("name", stem.into())];
    let stem: String = desk.words().say_with("import-result-name", &values);
    let file = desk.store().import_file(&import, &address).await?;
    Ok(saved(
        &format!("{}.{extension}", plain(&stem)),
        media_type,
        outgoing(file),
    ))
}

/// The extension of a result that an older program wrote: its file tells.
async fn surveyed(desk: &Desk, import: &Import, kind: &Arc<dyn Kind>) -> Result<String, Halt> {
    let mapping = import.mapping.as_deref().map(Mapping::from_toml);
    let options = mapping.and_then(Result::ok).map(|mapping| mapping.options);
    let surveyed = desk::survey(desk.store(), import, kind, options.unwrap_or_default()).await;
    let surveyed = surveyed.map_err(broken)?;
    let is_features = surveyed.source.is_features();
    Ok(extension(surveyed.reading.kind.value, is_features).to_owned())
}

/// The mapping, for the next file.
pub(super) async fn map(desk: Desk, Path(id): Path<ImportId>) -> Answer {
    let (import, _) = own(&desk, id).await?;
    let mapping = import.mapping.clone().ok_or(Halt::NotFound)?;
    let called = name(&desk, &import);
    let stem = called
        .rsplit_once('.')
        .map_or(called.as_str(), |(stem, _)| stem);
    Ok(saved(
        &format!("{stem}.toml"),
        "application/toml",
        mapping.into(),
    ))
}

/// Without the marks that keep directions of text apart: a name of a file has
/// no use for them.
fn plain(name: &str) -> String {
    let mark = |c: &char| !matches!(c, '\u{2066}'..='\u{2069}');
    name.chars().filter(mark).collect()
}

/// To be saved and not shown: what is in it was never ours.
fn saved(name: &str, media_type: &'static str, body: axum::body::Body) -> Response {
    let disposition = HeaderValue::from_str(&disposition(name));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (
            header::CONTENT_DISPOSITION,
            disposition.unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ];
    (headers, body).into_response()
}
