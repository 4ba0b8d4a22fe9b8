//! The table of texts that the sheets of a workbook share.

use std::borrow::Cow;

use quick_xml::events::Event;

use crate::error::ReadError;
use crate::limits::Bound;
use crate::source::xml::{Xml, resolve};
use crate::source::zipped::Archive;

/// All texts one behind the other, and where each ends: 4 bytes for a text
/// besides its own.
#[derive(Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub(crate) fn read(archive: &mut Archive, path: &str) -> Result<Self, ReadError> {
        let (cell_bytes, held) = (archive.limits().cell_bytes, archive.limits().held_bytes);
        let mut this = Self::default();
        let Some(part) = archive.part(path)? else {
            return Ok(this);
        };
        let mut xml = Xml::new(part, path, cell_bytes.saturating_mul(6));
        // Text counts inside <t>, unless that tells how to pronounce another.
        let (mut in_text, mut phonetic) = (false, 0_u32);
        let mut begin = 0;
        loop {
            match xml.next()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "si" => begin = this.text.len(),
                    "t" => in_text = phonetic == 0,
                    "rPh" => phonetic += 1,
                    _ => {}
                },
                Event::Empty(e) if e.local_name().as_ref() == "si" => {
                    begin = this.text.len();
                    this.end_string(begin);
                }
                Event::End(e) => match e.local_name().as_ref() {
                    "si" => this.end_string(begin),
                    "t" => in_text = false,
                    "rPh" => phonetic = phonetic.saturating_sub(1),
                    _ => {}
                },
                Event::Text(text) if in_text => this.text.push_str(&text),
                Event::CData(text) if in_text => this.text.push_str(&text),
                Event::GeneralRef(reference) if in_text => match resolve(&reference) {
                    Some(c) => this.text.push(c),
                    None => return Err(ReadError::damaged(path, "it uses an unknown entity")),
                },
                Event::Eof => break,
                _ => {}
            }
            if this.text.len() - begin.min(this.text.len()) > cell_bytes {
                return Err(ReadError::limit(Bound::CellBytes, cell_bytes, 0));
            }
            if this.text.len() + this.ends.len() * 4 > held {
                return Err(ReadError::limit(Bound::HeldBytes, held, 0));
            }
        }
        this.text.shrink_to_fit();
        this.ends.shrink_to_fit();
        Ok(this)
    }

    fn end_string(&mut self, begin: usize) {
        if let Cow::Owned(plain) = unescape(&self.text[begin..]) {
            self.text.truncate(begin);
            self.text.push_str(&plain);
        }
        // The whole is bounded far below 4 GiB.
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text
            .get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }
}

/// Spreadsheets write characters that XML cannot hold as `_x000D_`.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        if let Some(code) = code.and_then(|code| u32::from_str_radix(code, 16).ok()) {
            // Half of a pair alone is no character.
            plain.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_read() {
        assert_eq!(unescape("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescape("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescape("_x00"), "_x00");
        assert_eq!(unescape("_xé000_"), "_xé000_");
        assert_eq!(unescape("_xD83D_"), "\u{fffd}");
    }
}
