//! Forms: everything typed is kept as it was typed.
//!
//! The gate reads the body and checks where it comes from; a handler takes a
//! [`Form`] of the raw struct of its noun, all `String`s, and parses it. When
//! something is wrong the same struct fills the form again.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use passerelle_model::{IdempotencyKey, Version};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::Halt;
use crate::pairs::{Malformed, Pairs};

/// Fields that belong to the frame of a form and not to what was typed.
const FRAME: [&str; 3] = ["csrf", "idempotency_key", "expected_version"];
/// What a form of two versions calls its choices.
const KEEP: &str = "keep.";

/// A file that was sent.
#[derive(Clone)]
pub(crate) struct Upload {
    /// The form's field.
    pub(crate) field: String,
    /// The file's own name, which may name a person.
    pub(crate) name: String,
    /// Its content.
    pub(crate) bytes: Bytes,
}

/// A form as it was sent.
#[derive(Clone, Default)]
pub(crate) struct Posted {
    /// Names and values.
    pub(crate) pairs: Pairs,
    /// Files.
    pub(crate) files: Vec<Upload>,
}

impl Posted {
    /// Reads the body of a request, up to `limit` bytes.
    pub(crate) async fn read(headers: &HeaderMap, body: Body, limit: usize) -> Result<Self, Halt> {
        if announced(headers).is_some_and(|length| length > limit as u64) {
            return Err(Halt::TooLarge(limit));
        }
        let kind = media_type(headers);
        let bytes = whole(body, limit).await?;
        match kind.as_str() {
            "application/x-www-form-urlencoded" => Ok(Self {
                pairs: Pairs::parse(&bytes)?,
                files: Vec::new(),
            }),
            "multipart/form-data" => Self::parts(headers, bytes).await,
            "" if bytes.is_empty() => Ok(Self::default()),
            _ => Err(Halt::Unsupported),
        }
    }

    async fn parts(headers: &HeaderMap, bytes: Bytes) -> Result<Self, Halt> {
        let bad = |_| Halt::BadRequest;
        let mut request = Request::new(Body::from(bytes));
        request.headers_mut().clone_from(headers);
        // The length was checked above; the extractor's own limit is another.
        DefaultBodyLimit::disable().apply(&mut request);
        let Ok(mut parts) = Multipart::from_request(request, &()).await else {
            return Err(Halt::BadRequest);
        };
        let mut posted = Self::default();
        while let Some(part) = parts.next_field().await.map_err(bad)? {
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                Some(name) => {
                    let bytes = part.bytes().await.map_err(bad)?;
                    posted.files.push(Upload { field, name, bytes });
                }
                None => posted.pairs.push(field, part.text().await.map_err(bad)?)?,
            }
        }
        Ok(posted)
    }
}

impl From<Malformed> for Halt {
    fn from(_: Malformed) -> Self {
        Self::BadRequest
    }
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    let length = headers.get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

fn media_type(headers: &HeaderMap) -> String {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// The whole body. One that is cut off half-way is a bad request; one that
/// goes on past the limit is too large.
async fn whole(body: Body, limit: usize) -> Result<Bytes, Halt> {
    let mut request = Request::new(body);
    DefaultBodyLimit::max(limit).apply(&mut request);
    match Bytes::from_request(request, &()).await {
        Ok(bytes) => Ok(bytes),
        Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(Halt::TooLarge(limit))
        }
        Err(_) => Err(Halt::BadRequest),
    }
}

/// A form of a handler: the raw struct, as typed.
///
/// Derefs to the struct, so `form.name` is what was typed as `name`.
pub(crate) struct Form<T> {
    typed: T,
    posted: Arc<Posted>,
}

impl<T> Deref for Form<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.typed
    }
}

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Form<T> {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Halt> {
        let posted = parts.extensions.get::<Arc<Posted>>();
        let posted = Arc::clone(posted.ok_or(Halt::Broken("a form on a route that takes none"))?);
        let typed = posted.pairs.read()?;
        Ok(Self { typed, posted })
    }
}

impl<T> Form<T> {
    /// What was typed, to be shown again.
    pub(crate) fn into_typed(self) -> T {
        self.typed
    }

    /// A field as it was sent, also one that the struct does not have.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.posted.pairs.get(name)
    }

    /// Every value that was sent under a name.
    pub(crate) fn fields<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let pairs = self.posted.pairs.iter();
        pairs
            .filter(move |(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The file of a field, if one was chosen. A browser sends a field without
    /// a file as a file without a name.
    pub(crate) fn file(&self, field: &str) -> Option<&Upload> {
        let mut files = self.posted.files.iter();
        files.find(|file| file.field == field && !file.name.is_empty())
    }

    /// The version of the record that the form was filled in for.
    pub(crate) fn expected_version(&self) -> Option<Version> {
        self.field("expected_version").parse().ok().map(Version)
    }

    /// The same where a form of ours always says it: one that does not would
    /// overwrite what others wrote meanwhile.
    pub(crate) fn seen(&self) -> Result<Version, Halt> {
        self.expected_version().ok_or(Halt::BadRequest)
    }

    /// What tells a second press of the same button from a second thing.
    ///
    /// The page gave the form a key; what was typed is added to it, so that
    /// going back, changing a word and sending again is not taken for a repeat.
    pub(crate) fn idempotency_key(&self) -> Option<IdempotencyKey> {
        let given = IdempotencyKey::parse(self.field("idempotency_key"))?;
        let mut typed = DefaultHasher::new();
        for pair in self.typed_pairs() {
            pair.hash(&mut typed);
        }
        for file in &self.posted.files {
            (&file.field, &file.name, &file.bytes[..]).hash(&mut typed);
        }
        let key = format!("{}.{:016x}", given.as_str(), typed.finish());
        IdempotencyKey::parse(&key)
    }

    /// Everything but the frame, for a page that sends it once more.
    pub(crate) fn typed_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.posted.pairs.iter();
        all.filter(|(name, _)| !FRAME.contains(name))
    }

    /// The same without the choices between two versions.
    pub(crate) fn typed_values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.typed_pairs()
            .filter(|(name, _)| !name.starts_with(KEEP))
    }
}

impl<T: Serialize + DeserializeOwned + Clone> Form<T> {
    /// What was typed, with the record's present value wherever the reader
    /// chose to keep theirs on the page of two versions.
    pub(crate) fn settled(&self, present: &T) -> Result<T, Halt> {
        let keeps = |name: &str| self.field(&format!("{KEEP}{name}")) == "theirs";
        let mut typed = to_map(&self.typed)?;
        for (name, value) in to_map(present)? {
            if keeps(&name) {
                typed.insert(name, value);
            }
        }
        serde_json::from_value(Value::Object(typed)).or(Err(Halt::BadRequest))
    }
}

fn to_map<T: Serialize>(form: &T) -> Result<serde_json::Map<String, Value>, Halt> {
    match serde_json::to_value(form) {
        Ok(Value::Object(map)) => Ok(map),
        _ => Err(Halt::Broken("a form is not a struct of fields")),
    }
}

/// A form in which nothing is typed: a button.
#[derive(Debug, Clone, Copy, Default, Deserialize, Serialize)]
pub(crate) struct Nothing {}

/// What an address asks after its `?`, read into a struct with defaults.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Halt> {
        let pairs = Pairs::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        Ok(Self(pairs.read()?))
    }
}

/// The ids in an address. What is no id names nothing: there is nothing there.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Halt> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(ids)) => Ok(Self(ids)),
            Err(_) => Err(Halt::NotFound),
        }
    }
}
