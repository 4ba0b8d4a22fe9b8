//! Office Open XML workbooks, streamed sheet by sheet.

mod sheet;
mod strings;
mod styles;

use std::collections::HashMap;

use quick_xml::events::Event;

use self::sheet::SheetSource;
use self::strings::Strings;
use self::styles::Styles;
use crate::error::ReadError;
use crate::limits::Bound;
use crate::reading::Sheet;
use crate::source::xml::{Xml, attribute, local_attribute};
use crate::source::zipped::Archive;
use crate::source::{Book, Dialect, Source};

/// Where the parts of a workbook lie in its archive.
pub(crate) struct Parts {
    sheets: Vec<Sheet>,
    paths: Vec<String>,
    strings: Option<String>,
    styles: Option<String>,
    from_1904: bool,
}

/// A workbook that was opened. What all sheets share is read with the first.
pub(crate) struct XlsxBook {
    archive: Archive,
    parts: Parts,
    shared: Option<Shared>,
}

struct Shared {
    strings: Strings,
    styles: Styles,
}

/// Elements outside of sheets are short.
const LONGEST: usize = 1 << 20;

impl Parts {
    /// Finds the parts; `None` if the archive is no such workbook.
    pub(crate) fn find(archive: &mut Archive) -> Result<Option<Self>, ReadError> {
        let root = relations(archive, "", "_rels/.rels")?;
        let named = root.into_iter().find(|(_, r)| r.kind == "officeDocument");
        let path = match named {
            Some((_, relation)) if archive.has(&relation.target) => relation.target,
            _ if archive.has("xl/workbook.xml") => "xl/workbook.xml".to_owned(),
            _ => return Ok(None),
        };
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let slash = if folder.is_empty() { "" } else { "/" };
        let rels = format!("{folder}{slash}_rels/{file}.rels");
        let relations = relations(archive, folder, &rels)?;
        let limit = archive.limits().sheets;
        let Some(part) = archive.part(&path)? else {
            return Ok(None);
        };
        let mut xml = Xml::new(part, &path, LONGEST);
        let mut is_workbook = false;
        let (mut sheets, mut paths, mut from_1904) = (Vec::new(), Vec::new(), false);
        loop {
            match xml.next()? {
                Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                    "workbook" => is_workbook = true,
                    "workbookPr" => {
                        let flag = attribute(&e, "date1904");
                        from_1904 = flag.is_some_and(|flag| matches!(&*flag, "1" | "true" | "on"));
                    }
                    "sheet" if is_workbook => {
                        let id = local_attribute(&e, "id").unwrap_or_default();
                        let relation = relations.get(&*id).filter(|r| r.kind == "worksheet");
                        if let Some(relation) = relation {
                            let name = attribute(&e, "name").unwrap_or_default().into_owned();
                            let state = attribute(&e, "state").unwrap_or_default();
                            let hidden = matches!(&*state, "hidden" | "veryHidden");
                            sheets.push(Sheet { name, hidden });
                            paths.push(relation.target.clone());
                        }
                        if sheets.len() > limit {
                            return Err(ReadError::limit(Bound::Sheets, limit, 0));
                        }
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        if !is_workbook {
            return Ok(None);
        }
        if sheets.is_empty() {
            return Err(ReadError::damaged(&path, "it names no worksheet"));
        }
        let of_kind = |kind: &str| {
            let found = relations.values().find(|relation| relation.kind == kind);
            found.map(|relation| relation.target.clone())
        };
        Ok(Some(Self {
            strings: of_kind("sharedStrings"),
            styles: of_kind("styles"),
            sheets,
            paths,
            from_1904,
        }))
    }
}

struct Relation {
    /// The last word of its type's address.
    kind: String,
    target: String,
}

/// What a part refers to, by id, with paths from the root of the archive.
fn relations(
    archive: &mut Archive,
    folder: &str,
    path: &str,
) -> Result<HashMap<String, Relation>, ReadError> {
    let mut found = HashMap::new();
    let Some(part) = archive.part(path)? else {
        return Ok(found);
    };
    let mut xml = Xml::new(part, path, LONGEST);
    let mut held = 0;
    loop {
        match xml.next()? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "Relationship" => {
                let get = |name| attribute(&e, name).unwrap_or_default();
                let kind = get("Type")
                    .rsplit('/')
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                let relation = Relation {
                    kind,
                    target: resolve(folder, &get("Target")),
                };
                held += relation.target.len() + 128;
                if held > 64 << 20 {
                    return Err(ReadError::limit(Bound::HeldBytes, 64 << 20, 0));
                }
                found.insert(get("Id").into_owned(), relation);
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target as a path from the root of the archive.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(rooted) = target.strip_prefix('/') {
        return rooted.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

impl XlsxBook {
    pub(crate) const fn new(parts: Parts, archive: Archive) -> Self {
        Self {
            archive,
            parts,
            shared: None,
        }
    }

    fn load(&mut self) -> Result<Shared, ReadError> {
        let strings = match &self.parts.strings {
            Some(path) => Strings::read(&mut self.archive, path)?,
            None => Strings::default(),
        };
        let styles = match &self.parts.styles {
            Some(path) => Styles::read(&mut self.archive, path)?,
            None => Styles::default(),
        };
        Ok(Shared { strings, styles })
    }
}

impl Book for XlsxBook {
    fn sheets(&self) -> &[Sheet] {
        &self.parts.sheets
    }

    fn rows<'a>(
        &'a mut self,
        sheet: usize,
        _dialect: Option<&Dialect>,
    ) -> Result<Box<dyn Source + 'a>, ReadError> {
        let shared = match self.shared.take() {
            Some(shared) => shared,
            None => self.load()?,
        };
        let shared = self.shared.insert(shared);
        let path = &self.parts.paths[sheet];
        let name = &self.parts.sheets[sheet].name;
        let cell_bytes = self.archive.limits().cell_bytes;
        let Some(part) = self.archive.part(path)? else {
            return Err(ReadError::damaged(path, "the part is missing"));
        };
        // A cell's text may be written with entities of six characters.
        let xml = Xml::new(part, path, cell_bytes.saturating_mul(6));
        let source = SheetSource::new(xml, name, cell_bytes, self.parts.from_1904);
        Ok(Box::new(source.with(&shared.strings, &shared.styles)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        assert_eq!(
            resolve("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(
            resolve("xl", "/xl/worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolve("xl/deep", "../a.xml"), "xl/a.xml");
        assert_eq!(resolve("", "../../etc/passwd"), "etc/passwd");
    }
}
