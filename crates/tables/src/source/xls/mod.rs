//! Workbooks of Excel 97 to 2003 (BIFF 8).
//!
//! Such a file is an archive of its own kind in which the cells lie as binary
//! records. It holds at most 65,536 rows by 256 columns for each sheet. The
//! records are held in memory, which [`crate::Limits::xls_bytes`] bounds.

mod cells;
mod records;

use std::io::Cursor;

use cfb::CompoundFile;

use self::cells::{Cells, SheetSource};
use self::records::{PART, Records, damaged, id};
use crate::error::ReadError;
use crate::limits::{Bound, Limits};
use crate::reading::Sheet;
use crate::source::show::{Show, by_code, by_id};
use crate::source::{Book, Dialect, Input, Source, read_up_to};

/// A workbook that was opened.
pub(crate) struct XlsBook {
    records: Records<Cursor<Vec<u8>>>,
    sheets: Vec<Sheet>,
    places: Vec<u64>,
    shared: Shared,
    limits: Limits,
}

/// What all sheets share.
#[derive(Default)]
pub(super) struct Shared {
    text: String,
    ends: Vec<usize>,
    styles: Vec<Show>,
    from_1904: bool,
}

impl Shared {
    pub(super) fn text(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }
}

impl XlsBook {
    pub(crate) fn open(input: Input, limits: &Limits) -> Result<Self, ReadError> {
        let mut file = CompoundFile::open(input).map_err(|error| in_file(error, "file"))?;
        if file.exists("/EncryptedPackage") {
            return Err(ReadError::Locked);
        }
        let path = ["/Workbook", "/Book"]
            .into_iter()
            .find(|path| file.is_stream(path));
        let Some(path) = path else {
            let what = if file.is_stream("/WordDocument") {
                "a text document (DOC)"
            } else {
                "a file of an old office program, without a workbook in it"
            };
            return Err(ReadError::NotATable { what });
        };
        let stream = file
            .open_stream(path)
            .map_err(|error| in_file(error, PART))?;
        let bytes = read_up_to(stream, limits.xls_bytes)?;
        let mut book = Self {
            records: Records::new(Cursor::new(bytes)),
            sheets: Vec::new(),
            places: Vec::new(),
            shared: Shared::default(),
            limits: limits.clone(),
        };
        book.globals()?;
        if book.sheets.is_empty() {
            return Err(damaged("it names no worksheet"));
        }
        Ok(book)
    }

    /// Reads what comes before the sheets.
    fn globals(&mut self) -> Result<(), ReadError> {
        if self.records.next()? != Some(id::BOF) {
            return Err(damaged("it does not begin as a workbook"));
        }
        if self.records.u16(0) != Some(0x0600) {
            let what = "a workbook older than Excel 97; save it as XLSX first";
            return Err(ReadError::NotATable { what });
        }
        let mut formats = std::collections::HashMap::new();
        let mut xfs = Vec::new();
        while let Some(number) = self.records.next()? {
            match number {
                id::FILE_PASS => return Err(ReadError::Locked),
                id::DATE_MODE => self.shared.from_1904 = self.records.u16(0) == Some(1),
                id::BOUND_SHEET => self.bound_sheet()?,
                id::FORMAT => {
                    if let Some(format) = self.records.u16(0) {
                        let code = self.records.text(2, 2)?;
                        formats.insert(format, by_code(&code));
                    }
                }
                id::XF => xfs.push(self.records.u16(2).unwrap_or_default()),
                id::SST => self.strings()?,
                id::EOF => break,
                _ => {}
            }
        }
        let show = |format: u16| {
            let known = formats.get(&format).copied();
            known.unwrap_or_else(|| by_id(u32::from(format)))
        };
        self.shared.styles = xfs.into_iter().map(show).collect();
        Ok(())
    }

    fn bound_sheet(&mut self) -> Result<(), ReadError> {
        let place = self.records.u32(0);
        let (state, kind) = (
            self.records.data.get(4).copied(),
            self.records.data.get(5).copied(),
        );
        let (Some(place), Some(state), Some(kind)) = (place, state, kind) else {
            return Err(damaged("a sheet is not described"));
        };
        // Others are charts and macros.
        if kind == 0 {
            self.sheets.push(Sheet {
                name: self.records.text(6, 1)?,
                hidden: state & 3 != 0,
            });
            self.places.push(u64::from(place));
        }
        if self.sheets.len() > self.limits.sheets {
            return Err(ReadError::limit(Bound::Sheets, self.limits.sheets, 0));
        }
        Ok(())
    }

    fn strings(&mut self) -> Result<(), ReadError> {
        let count = self.records.u32(4).unwrap_or_default();
        let held = self.limits.held_bytes;
        let shared = &mut self.shared;
        let mut cursor = self.records.cursor(8);
        for _ in 0..count {
            cursor.text(2, &mut shared.text)?;
            shared.ends.push(shared.text.len());
            if shared.text.len() + shared.ends.len() * 8 > held {
                return Err(ReadError::limit(Bound::HeldBytes, held, 0));
            }
        }
        Ok(())
    }
}

fn in_file(error: std::io::Error, part: &str) -> ReadError {
    match ReadError::from(error) {
        ReadError::Damaged { detail, .. } => ReadError::damaged(part, detail),
        ReadError::Io(error) if error.kind() == std::io::ErrorKind::Other => {
            ReadError::damaged(part, error)
        }
        other => other,
    }
}

impl Book for XlsBook {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn rows<'a>(
        &'a mut self,
        sheet: usize,
        _dialect: Option<&Dialect>,
    ) -> Result<Box<dyn Source + 'a>, ReadError> {
        let place = self.places[sheet];
        let name = self.sheets[sheet].name.as_str();
        let mut cells = Cells::begin(&mut self.records, place)?;
        let sorted = cells.are_sorted()?;
        cells.seek(place)?;
        let mut source = SheetSource::new(cells, &self.shared, name, &self.limits);
        if !sorted {
            source.sort()?;
        }
        Ok(Box::new(source))
    }
}
