//! Which styles show a number as a date.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::error::ReadError;
use crate::limits::Bound;
use crate::source::show::{Show, by_code, by_id};
use crate::source::xml::{Xml, attribute};
use crate::source::zipped::Archive;

/// What each style of cells shows.
#[derive(Default)]
pub(crate) struct Styles(Vec<Show>);

impl Styles {
    pub(crate) fn read(archive: &mut Archive, path: &str) -> Result<Self, ReadError> {
        let limit = archive.limits().held_bytes;
        let Some(part) = archive.part(path)? else {
            return Ok(Self::default());
        };
        let mut xml = Xml::new(part, path, 1 << 20);
        let mut formats = HashMap::new();
        let mut styles = Vec::new();
        let mut in_cells = false;
        loop {
            match xml.next()? {
                Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                    "numFmt" => {
                        let id = attribute(&e, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                        let code = attribute(&e, "formatCode").unwrap_or_default();
                        if let Some(id) = id {
                            formats.insert(id, by_code(&code));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = attribute(&e, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                        let id = id.unwrap_or_default();
                        let show = formats.get(&id).copied().unwrap_or_else(|| by_id(id));
                        styles.push(show);
                    }
                    _ => {}
                },
                Event::End(e) if e.local_name().as_ref() == "cellXfs" => in_cells = false,
                Event::Eof => return Ok(Self(styles)),
                _ => {}
            }
            if styles.len() + formats.len() * 16 > limit {
                return Err(ReadError::limit(Bound::HeldBytes, limit, 0));
            }
        }
    }

    pub(crate) fn show(&self, style: usize) -> Show {
        self.0.get(style).copied().unwrap_or_default()
    }
}
