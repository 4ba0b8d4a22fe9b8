//! Bodies of requests: one JSON object, read with care.
//!
//! What is not JSON, is nested too deeply, names a field twice or names one that
//! is not known stops the request. What is of the wrong kind is a fault at its
//! field, so that a program hears of all of them at once.

use std::fmt;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Request};
use axum::http::{HeaderMap, StatusCode, header};
use passerelle_model::{Fault, Faults};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use crate::api::problem::Problem;

/// Levels of nesting that are read.
const LEVELS: usize = 16;

/// A body as it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    /// All of it, by which a second try is known from another request.
    pub(crate) bytes: Bytes,
    object: Map<String, Value>,
}

impl Sent {
    /// Reads a body of at most so many bytes. None at all is an empty object.
    pub(super) async fn read(
        headers: &HeaderMap,
        body: Body,
        limit: usize,
    ) -> Result<Self, Problem> {
        let announced = headers.get(header::CONTENT_LENGTH);
        let announced = announced.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        if announced.is_some_and(|length| length > limit as u64) {
            return Err(Problem::TooLarge);
        }
        let encoded = headers.get(header::CONTENT_ENCODING);
        if encoded.is_some_and(|encoding| encoding != "identity") {
            return Err(Problem::Unsupported);
        }
        let bytes = whole(body, limit).await?;
        if bytes.is_empty() && !headers.contains_key(header::CONTENT_TYPE) {
            return Ok(Self {
                bytes,
                object: Map::new(),
            });
        }
        if !is_json(headers) {
            return Err(Problem::Unsupported);
        }
        let object = parsed(&bytes)?;
        Ok(Self { bytes, object })
    }

    /// The fields, of which none may be another than these.
    pub(crate) fn fields(&self, known: &[&'static str]) -> Result<Fields, Problem> {
        let mut unknown = Faults::new();
        for name in self
            .object
            .keys()
            .filter(|name| !known.contains(&name.as_str()))
        {
            unknown.push(misnamed(name, known));
        }
        if unknown.is_empty() {
            Ok(Fields(self.object.clone()))
        } else {
            Err(Problem::UnknownField(unknown))
        }
    }
}

/// A name that is not known, with the nearest that is.
pub(super) fn misnamed(name: &str, known: &[&'static str]) -> Fault {
    let distance = |known: &&&str| strsim::damerau_levenshtein(name, known);
    let nearest = known.iter().min_by_key(distance).copied().unwrap_or("—");
    // What was sent may be as long as the body.
    let name: String = name.chars().take(60).filter(|c| !c.is_control()).collect();
    Fault::new(name, "unknown-field").with("nearest", nearest)
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let mut parts = kind.split(';').map(|part| part.trim().to_ascii_lowercase());
    let json = parts
        .next()
        .is_some_and(|kind| kind == "application/json" || kind == "application/merge-patch+json");
    // JSON is UTF-8, whatever else is said of it.
    json && parts.all(|part| match part.strip_prefix("charset=") {
        Some(charset) => charset.trim_matches('"') == "utf-8",
        None => true,
    })
}

async fn whole(body: Body, limit: usize) -> Result<Bytes, Problem> {
    let mut request = Request::new(body);
    DefaultBodyLimit::max(limit).apply(&mut request);
    match Bytes::from_request(request, &()).await {
        Ok(bytes) => Ok(bytes),
        Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Problem::TooLarge),
        Err(_) => Err(Problem::Malformed),
    }
}

fn parsed(bytes: &[u8]) -> Result<Map<String, Value>, Problem> {
    if depth(bytes) > LEVELS {
        return Err(Problem::TooDeep);
    }
    match serde_json::from_slice::<Object>(bytes) {
        Ok(Object(map)) => Ok(map),
        Err(_) => Err(Problem::MalformedJson),
    }
}

/// How deeply brackets stand within brackets, texts left aside.
fn depth(bytes: &[u8]) -> usize {
    let (mut now, mut most, mut quoted, mut escaped) = (0usize, 0, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => {
                now += 1;
                most = most.max(now);
            }
            b'}' | b']' => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// An object that names no field twice: of two values nobody knows which was
/// meant.
struct Object(Map<String, Value>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Once;
        impl<'de> Visitor<'de> for Once {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut object = Map::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if object.insert(name, value).is_some() {
                        return Err(serde::de::Error::custom("a field twice"));
                    }
                }
                Ok(Object(object))
            }
        }
        deserializer.deserialize_map(Once)
    }
}

/// The fields of a body, read one by one into what a form would have held.
#[derive(Debug, Clone)]
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    /// What the record has, with what was sent written over it: a merge patch of
    /// RFC 7396 over fields without depth.
    pub(crate) fn over(self, present: Map<String, Value>) -> Self {
        let mut merged = present;
        for (name, value) in self.0 {
            merged.insert(name, value);
        }
        Self(merged)
    }

    /// A text; absent and `null` are empty.
    pub(crate) fn text(&self, name: &'static str, faults: &mut Faults) -> String {
        match self.0.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(_) => {
                faults.push(Fault::new(name, "wrong-type"));
                String::new()
            }
        }
    }

    /// Texts in a list; absent and `null` are none.
    pub(crate) fn texts(&self, name: &'static str, faults: &mut Faults) -> Vec<String> {
        let read = match self.0.get(name) {
            None | Some(Value::Null) => Some(Vec::new()),
            Some(Value::Array(values)) => values
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect(),
            Some(_) => None,
        };
        read.unwrap_or_else(|| {
            faults.push(Fault::new(name, "wrong-type"));
            Vec::new()
        })
    }

    /// A number as text, as a form takes it; absent and `null` are empty.
    pub(crate) fn number(&self, name: &'static str, faults: &mut Faults) -> String {
        match self.0.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => {
                faults.push(Fault::new(name, "wrong-type"));
                String::new()
            }
        }
    }

    /// Pairs of texts in a list of objects that have no other fields: the first
    /// must be there, the second may be `null`.
    pub(crate) fn pairs(
        &self,
        name: &'static str,
        (first, second): (&str, &str),
        faults: &mut Faults,
    ) -> Vec<(String, String)> {
        let pair = |value: &Value| {
            let object = value.as_object()?;
            let known = object.keys().all(|key| key == first || key == second);
            let one = object.get(first)?.as_str()?;
            let other = match object.get(second) {
                None | Some(Value::Null) => "",
                Some(value) => value.as_str()?,
            };
            known.then(|| (one.to_owned(), other.to_owned()))
        };
        let read = match self.0.get(name) {
            None | Some(Value::Null) => Some(Vec::new()),
            Some(Value::Array(values)) => values.iter().map(pair).collect(),
            Some(_) => None,
        };
        read.unwrap_or_else(|| {
            faults.push(Fault::new(name, "wrong-type"));
            Vec::new()
        })
    }

    /// Codes in a list, as a form takes them: between commas.
    pub(crate) fn codes(&self, name: &'static str, faults: &mut Faults) -> String {
        let codes = self.texts(name, faults);
        // A comma within one would make two of it.
        if codes.iter().any(|code| code.contains([',', ' '])) {
            faults.push(Fault::new(name, "unknown-choice"));
        }
        codes.join(",")
    }

    /// Yes or no; absent and `null` are what `or` says.
    pub(crate) fn flag(&self, name: &'static str, or: bool, faults: &mut Faults) -> bool {
        match self.0.get(name) {
            None | Some(Value::Null) => or,
            Some(Value::Bool(yes)) => *yes,
            Some(_) => {
                faults.push(Fault::new(name, "wrong-type"));
                or
            }
        }
    }
}

/// Joins what was of the wrong kind with what the form's own parsing found.
pub(crate) fn parsed_with<T>(faults: Faults, parsed: Result<T, Faults>) -> Result<T, Problem> {
    match parsed {
        Ok(value) if faults.is_empty() => Ok(value),
        Ok(_) => Err(Problem::Faults(faults)),
        Err(found) => {
            let mut all = faults;
            for fault in &found {
                // A value of the wrong kind was read as none: that it is missing
                // is no news.
                if all.of(&fault.field).next().is_none() {
                    all.push(fault.clone());
                }
            }
            Err(Problem::Faults(all))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_brackets_outside_of_texts() {
        assert_eq!(depth(br#"{"a":[1,[2]]}"#), 3);
        assert_eq!(depth(br#"{"a":"[[[[\"[["}"#), 1);
        assert_eq!(depth(b"]]]]"), 0);
        let deep = "[".repeat(100_000);
        assert!(matches!(parsed(deep.as_bytes()), Err(Problem::TooDeep)));
    }

    #[test]
    fn a_field_is_named_once_and_a_body_is_an_object() {
        assert!(parsed(br#"{"a":1}"#).is_ok());
        for bad in [
            &br#"{"a":1,"a":2}"#[..],
            b"[]",
            b"1",
            b"null",
            b"{",
            b"{} {}",
            b"\xff{}",
            br#"{"a":NaN}"#,
        ] {
            assert!(
                matches!(parsed(bad), Err(Problem::MalformedJson)),
                "{bad:?}"
            );
        }
    }

    #[test]
    fn a_misspelt_field_is_told_with_the_nearest() {
        let sent = Sent {
            bytes: Bytes::new(),
            object: parsed(br#"{"phnoe":"1"}"#).unwrap(),
        };
        let Err(Problem::UnknownField(faults)) = sent.fields(&["name", "phone"]) else {
            panic!("it was taken");
        };
        let fault = faults.iter().next().unwrap();
        assert_eq!(fault.field, "phnoe");
        assert_eq!(fault.values, [("nearest", "phone".into())]);
    }
}
