//! XML that may be hostile: no document types, no entities but the five, no
//! element that goes on for ever.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::error::ReadError;
use crate::limits::Bound;

/// Reads events one by one.
pub(crate) struct Xml<R> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    part: String,
}

impl<R: BufRead> Xml<R> {
    /// Reads a part of a file, no event of which may be longer than `longest`
    /// bytes.
    pub(crate) fn new(inner: R, part: &str, longest: usize) -> Self {
        let bounded = Bounded {
            inner,
            used: 0,
            longest,
        };
        let mut reader = Reader::from_reader(bounded);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            buffer: Vec::new(),
            part: part.to_owned(),
        }
    }

    /// The next event. A document type is an error.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        self.reader.get_mut().used = 0;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::DocType(_)) => Err(ReadError::Doctype {
                part: self.part.clone(),
            }),
            Ok(event) => Ok(event),
            Err(quick_xml::Error::Io(error)) => {
                Err(in_part(io::Error::new(error.kind(), error), &self.part))
            }
            Err(error) => Err(ReadError::damaged(&self.part, error)),
        }
    }

    /// A fault of this part.
    pub(crate) fn damaged(&self, detail: &str) -> ReadError {
        ReadError::damaged(&self.part, detail)
    }
}

/// An error of reading that may hold one of ours, which quick-xml shares.
fn in_part(error: io::Error, part: &str) -> ReadError {
    let ours = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<std::sync::Arc<io::Error>>())
        .and_then(|shared| shared.get_ref())
        .and_then(|inner| inner.downcast_ref::<ReadError>());
    match ours {
        Some(ReadError::Limit { bound, max, row }) => ReadError::limit(*bound, *max, *row),
        _ => match ReadError::from(error) {
            ReadError::Damaged { detail, .. } => ReadError::damaged(part, detail),
            other => other,
        },
    }
}

/// Stops an event that is longer than any cell may be.
struct Bounded<R> {
    inner: R,
    used: usize,
    longest: usize,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.used += n;
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used > self.longest {
            return Err(ReadError::limit(Bound::CellBytes, self.longest, 0).into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.used += amount;
        self.inner.consume(amount);
    }
}

/// The text of a reference: one of the five entities, or a character's number.
pub(crate) fn resolve(reference: &BytesRef<'_>) -> Option<char> {
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// An attribute's value by its whole name; `None` if it is not there or is
/// not well formed.
pub(crate) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let found = element.try_get_attribute(name).ok()??;
    match found.normalized_value(XmlVersion::Implicit1_0).ok()? {
        Cow::Owned(value) => Some(Cow::Owned(value)),
        Cow::Borrowed(_) => Some(found.value),
    }
}

/// An attribute's value by its name without a prefix.
pub(crate) fn local_attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    match found.normalized_value(XmlVersion::Implicit1_0).ok()? {
        Cow::Owned(value) => Some(Cow::Owned(value)),
        Cow::Borrowed(_) => Some(found.value),
    }
}
