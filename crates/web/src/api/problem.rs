//! What is answered when nothing was done: RFC 9457, with codes that stay.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use passerelle_l10n::Words;
use passerelle_model::policy::Denial;
use passerelle_model::record::FieldConflict;
use passerelle_model::{Conflict, Fault, FaultValue, Faults, FieldValue};
use passerelle_store::{Refusal, StoreError};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::Api;
use crate::faults::worded;
use crate::visit::accepted;
use crate::watch::RequestId;

/// What a handler gives back.
pub(crate) type Answer = Result<Response, Problem>;

/// Why nothing was done, or nothing shown.
#[derive(Debug)]
pub(crate) enum Problem {
    /// Something of the request has no shape that we know.
    Malformed,
    /// The body is not one JSON object.
    MalformedJson,
    /// The body is nested too deeply.
    TooDeep,
    /// The body has fields that are not known.
    UnknownField(Faults),
    /// What stands after the `?` is wrong.
    Parameter(Faults),
    /// The idempotency key has another shape.
    BadKey,
    /// `If-Match` names no version.
    BadVersion,
    /// No token came along.
    NoToken,
    /// The token stands for nobody.
    UnknownToken,
    /// The policy refuses it.
    Denied(Denial),
    /// Nothing is there.
    NotFound,
    /// No answer of ours is acceptable.
    NotAcceptable,
    /// The record moved on.
    Conflict(Box<Conflict>),
    /// More than so many bytes.
    TooLarge,
    /// A format that is not read.
    Unsupported,
    /// Values that cannot be kept.
    Faults(Faults),
    /// `If-Match` is missing.
    NoVersion,
    /// The token's share is used up; so many seconds to wait.
    TooMany(i64),
    /// The store failed.
    Store(StoreError),
    /// What was read could not be written down.
    Unread(StoreError),
    /// It took too long.
    TooSlow,
    /// Something that cannot be was.
    Broken(&'static str),
}

/// Every code with its status, in the order of the page that tells them.
pub(crate) const CODES: [(&str, u16); 23] = [
    ("malformed", 400),
    ("malformed-json", 400),
    ("json-too-deep", 400),
    ("unknown-field", 400),
    ("parameter", 400),
    ("bad-idempotency-key", 400),
    ("bad-version", 400),
    ("token-missing", 401),
    ("token-unknown", 401),
    ("denied", 403),
    ("out-of-scope", 403),
    ("not-found", 404),
    ("method-not-allowed", 405),
    ("not-acceptable", 406),
    ("version-conflict", 412),
    ("too-large", 413),
    ("unsupported-format", 415),
    ("faults", 422),
    ("idempotency-key-reused", 422),
    ("version-missing", 428),
    ("too-many", 429),
    ("broken", 500),
    ("not-ready", 503),
];

/// The one code that the desk's own pages know, too, and programs may meet.
pub(crate) const UNREAD: (&str, u16) = ("read-not-recorded", 503);

impl Problem {
    /// The code that stays.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::MalformedJson => "malformed-json",
            Self::TooDeep => "json-too-deep",
            Self::UnknownField(_) => "unknown-field",
            Self::Parameter(_) => "parameter",
            Self::BadKey => "bad-idempotency-key",
            Self::BadVersion => "bad-version",
            Self::NoToken => "token-missing",
            Self::UnknownToken => "token-unknown",
            Self::Denied(Denial::OutOfScope) => "out-of-scope",
            Self::Denied(_) => "denied",
            Self::NotFound => "not-found",
            Self::NotAcceptable => "not-acceptable",
            Self::Conflict(_) => "version-conflict",
            Self::TooLarge => "too-large",
            Self::Unsupported => "unsupported-format",
            Self::Faults(faults) if reuses_a_key(faults) => "idempotency-key-reused",
            Self::Faults(_) => "faults",
            Self::NoVersion => "version-missing",
            Self::TooMany(_) => "too-many",
            Self::Unread(_) => UNREAD.0,
            Self::TooSlow => "not-ready",
            Self::Store(error) if error.is_transient() => "not-ready",
            Self::Store(_) | Self::Broken(_) => "broken",
        }
    }

    fn faults(&self) -> Option<&Faults> {
        match self {
            Self::UnknownField(faults) | Self::Parameter(faults) | Self::Faults(faults) => {
                Some(faults)
            }
            _ => None,
        }
    }
}

fn reuses_a_key(faults: &Faults) -> bool {
    faults.iter().any(|fault| fault.key == "key-reused")
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied(denial) => Self::Denied(denial),
            Refusal::Faults(faults) => Self::Faults(faults),
            Refusal::Conflict(conflict) => Self::Conflict(conflict),
            Refusal::NotFound => Self::NotFound,
            Refusal::Store(error) => Self::Store(error),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Faults> for Problem {
    fn from(faults: Faults) -> Self {
        Self::Faults(faults)
    }
}

/// The problem behind an answer that has no words yet.
#[derive(Clone)]
struct Told(Arc<Problem>);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut bare = status_of(self.code()).into_response();
        bare.extensions_mut().insert(Told(Arc::new(self)));
        bare
    }
}

fn status_of(code: &str) -> StatusCode {
    let known = CODES
        .iter()
        .chain([&UNREAD])
        .find(|(known, _)| *known == code);
    known
        .and_then(|(_, status)| StatusCode::from_u16(*status).ok())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Gives a handler so long, and words what failed.
pub(super) async fn around(api: Arc<Api>, request: Request, next: Next) -> Response {
    let words = Words::of(accepted(request.headers()));
    let id = RequestId::of(request.extensions());
    let answer = tokio::time::timeout(api.options.timeout, next.run(request)).await;
    let answer = answer.unwrap_or_else(|_| Problem::TooSlow.into_response());
    let problem = match answer.extensions().get::<Told>() {
        Some(told) => Arc::clone(&told.0),
        None => match answer.status() {
            // The router's own answer to another method; it says which there are.
            StatusCode::METHOD_NOT_ALLOWED => return other_method(&answer, words, id),
            _ => return answer,
        },
    };
    note(id, &problem);
    worded_as(&problem, words, id)
}

fn other_method(answer: &Response, words: Words, id: RequestId) -> Response {
    let code = "method-not-allowed";
    let mut told = dressed(&ProblemBody::of(code, words, id), HeaderMap::new());
    if let Some(methods) = answer.headers().get(header::ALLOW) {
        told.headers_mut().insert(header::ALLOW, methods.clone());
    }
    told
}

fn worded_as(problem: &Problem, words: Words, id: RequestId) -> Response {
    let mut body = ProblemBody::of(problem.code(), words, id);
    let mut headers = HeaderMap::new();
    if let Some(faults) = problem.faults() {
        body.faults = Some(
            faults
                .iter()
                .map(|fault| FaultBody::of(fault, words))
                .collect(),
        );
    }
    match problem {
        Problem::Denied(denial) => body.denial = Some(denial.code()),
        Problem::Conflict(conflict) => body.conflict = Some(ConflictBody::of(conflict)),
        Problem::NoToken => ask_for_token(&mut headers, "Bearer"),
        Problem::UnknownToken => ask_for_token(&mut headers, "Bearer error=\"invalid_token\""),
        Problem::TooMany(seconds) => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        _ if body.status == 503 => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(5));
        }
        _ => {}
    }
    dressed(&body, headers)
}

fn ask_for_token(headers: &mut HeaderMap, scheme: &'static str) {
    headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(scheme));
}

fn dressed(body: &ProblemBody, headers: HeaderMap) -> Response {
    let kind: (HeaderName, &str) = (header::CONTENT_TYPE, "application/problem+json");
    let text = serde_json::to_string(body).unwrap_or_default();
    (status_of(body.code), headers, [kind], text).into_response()
}

/// Writes down what nobody expected, once, with the request's number.
fn note(request: RequestId, problem: &Problem) {
    match problem {
        Problem::Store(error) | Problem::Unread(error) => {
            tracing::error!(%request, error = error.told_whole(), "the store failed");
        }
        Problem::Broken(what) => tracing::error!(%request, what, "an answer broke"),
        Problem::TooSlow => tracing::error!(%request, "an answer took too long"),
        _ => {}
    }
}

/// A problem of RFC 9457. The title and the texts are in the language that
/// `Accept-Language` asks for; programs go by the codes.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody {
    /// The page that words the code.
    #[serde(rename = "type")]
    #[schema(examples("/problems/version-conflict"))]
    kind: String,
    /// What it is, for a person.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What follows, for a person.
    detail: String,
    /// The code, which stays.
    code: &'static str,
    /// The request's number, under which it is written down.
    #[schema(format = "uuid")]
    request_id: String,
    /// What is to be mended, where there is more than one thing to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    faults: Option<Vec<FaultBody>>,
    /// Why the policy refuses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    denial: Option<&'static str>,
    /// Both versions of a record that moved on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    conflict: Option<ConflictBody>,
}

impl ProblemBody {
    fn of(code: &'static str, words: Words, id: RequestId) -> Self {
        Self {
            kind: format!("/problems/{code}"),
            title: words.say(&format!("problem-{code}-title")),
            status: status_of(code).as_u16(),
            detail: words.say(&format!("problem-{code}-what")),
            code,
            request_id: id.to_string(),
            faults: None,
            denial: None,
            conflict: None,
        }
    }
}

/// One thing to mend.
#[derive(Serialize, ToSchema)]
#[schema(as = Fault)]
pub(crate) struct FaultBody {
    /// The field of the body, or the parameter; empty for the whole request.
    field: String,
    /// What is wrong with it; the code stays.
    code: &'static str,
    /// The same for a person, with the way to mend it.
    message: String,
    /// What the message names.
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    #[schema(value_type = Object)]
    values: std::collections::BTreeMap<&'static str, FaultValue>,
}

impl FaultBody {
    fn of(fault: &Fault, words: Words) -> Self {
        Self {
            field: fault.field.to_string(),
            code: fault.key,
            message: worded(words, fault),
            values: fault.values.iter().cloned().collect(),
        }
    }
}

/// Both versions of a record that moved on, where they differ.
#[derive(Serialize, ToSchema)]
#[schema(as = Conflict)]
pub(crate) struct ConflictBody {
    /// The record.
    record: String,
    /// The version that the request was made for.
    expected_version: i64,
    /// The version that the record has.
    current_version: i64,
    /// The fields that differ.
    fields: Vec<ConflictField>,
}

/// One field of a record that moved on, as text.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConflictField {
    /// The field.
    field: &'static str,
    /// What it was in the expected version.
    was: Option<String>,
    /// What it is now.
    theirs: Option<String>,
    /// What the request would have made of it.
    yours: Option<String>,
}

impl ConflictBody {
    fn of(conflict: &Conflict) -> Self {
        let field = |field: &FieldConflict| ConflictField {
            field: field.name,
            was: text(&field.was),
            theirs: text(&field.theirs),
            yours: text(&field.yours),
        };
        Self {
            record: conflict.record.to_string(),
            expected_version: conflict.expected.0,
            current_version: conflict.current.0,
            fields: conflict.fields.iter().map(field).collect(),
        }
    }
}

/// A field's value as text; nothing where it is absent or was erased.
pub(super) fn text(value: &FieldValue) -> Option<String> {
    match value {
        FieldValue::Absent => None,
        FieldValue::Plain(text) => Some(text.clone()),
        FieldValue::Personal(personal) => personal.value().cloned(),
    }
}
