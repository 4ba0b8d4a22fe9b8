//! Versions of records as HTTP says them: `ETag`, `If-Match`, `If-None-Match`.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use passerelle_model::Version;

use crate::api::problem::Problem;

/// The tag of a version.
pub(crate) fn tag(version: Version) -> HeaderValue {
    let text = format!("\"{version}\"");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// The version that a change was made for.
pub(super) fn expected(headers: &HeaderMap) -> Result<Version, Problem> {
    let said = one(headers, header::IF_MATCH)?.ok_or(Problem::NoVersion)?;
    read(said).ok_or(Problem::BadVersion)
}

/// Whether the program says that it has a version already.
pub(super) fn has(headers: &HeaderMap, version: Version) -> bool {
    let said = headers.get_all(header::IF_NONE_MATCH).iter();
    let tags = said.filter_map(|value| value.to_str().ok());
    tags.flat_map(|value| value.split(','))
        .any(|tag| read(tag.trim()) == Some(version))
}

fn one(headers: &HeaderMap, name: HeaderName) -> Result<Option<&str>, Problem> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    match (value.to_str(), values.next()) {
        (Ok(text), None) => Ok(Some(text.trim())),
        _ => Err(Problem::BadVersion),
    }
}

/// A proxy that compresses makes a tag a weak one; the version is the same.
fn read(tag: &str) -> Option<Version> {
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    let digits = tag.strip_prefix('"')?.strip_suffix('"')?;
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|number| plain && *number > 0)
        .map(Version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_reads_back_and_nothing_else_does() {
        assert_eq!(read(tag(Version(3)).to_str().unwrap()), Some(Version(3)));
        assert_eq!(read("W/\"3\""), Some(Version(3)));
        for bad in [
            "3",
            "*",
            "\"0\"",
            "\"\"",
            "\"+3\"",
            "\"3\", \"4\"",
            "\"99999999999999999999\"",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
