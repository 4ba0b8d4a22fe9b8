//! A failure as a program reads it.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use passerelle_model::record::FieldConflict;
use passerelle_model::{Conflict, Fault, FieldValue};
use serde_json::{Map, Value as Json, json};

use super::words::Said;
use crate::answer::Halt;
use crate::faults::worded;
use crate::visit::Visit;

/// The problem of RFC 9457, with the faults or both versions where there are.
pub(super) fn problem(visit: &Visit, said: &Said, halt: Option<&Halt>) -> Response {
    let mut body = json!({
        "type": format!("urn:passerelle:problem:{}", said.code),
        "title": said.title,
        "status": said.status.as_u16(),
        "detail": said.what,
        "code": said.code,
        "request_id": visit.request().to_string(),
    });
    match halt {
        Some(Halt::Faults(faults)) => {
            body["faults"] = faults.iter().map(|fault| told(visit, fault)).collect();
        }
        Some(Halt::Denied(denial)) => body["denial"] = denial.code().into(),
        Some(Halt::Conflict(conflict)) => body["conflict"] = both_versions(conflict),
        _ => {}
    }
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (said.status, kind, body.to_string()).into_response()
}

fn told(visit: &Visit, fault: &Fault) -> Json {
    let values = fault.values.iter();
    let values: Map<String, Json> = values
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect();
    json!({
        "field": fault.field,
        "key": fault.key,
        "values": values,
        "text": worded(visit.words(), fault),
    })
}

fn both_versions(conflict: &Conflict) -> Json {
    let fields = conflict.fields.iter().map(|field| {
        let FieldConflict {
            name,
            was,
            theirs,
            yours,
        } = field;
        json!({ "name": name, "was": text(was), "theirs": text(theirs), "yours": text(yours) })
    });
    json!({
        "record": conflict.record.to_string(),
        "expected_version": conflict.expected.0,
        "current_version": conflict.current.0,
        "fields": fields.collect::<Vec<_>>(),
    })
}

fn text(value: &FieldValue) -> Option<&str> {
    match value {
        FieldValue::Absent => None,
        FieldValue::Plain(text) => Some(text),
        FieldValue::Personal(personal) => personal.value().map(String::as_str),
    }
}
