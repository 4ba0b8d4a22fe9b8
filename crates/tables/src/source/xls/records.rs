//! The records of an old workbook (BIFF 8), one after the other.

use std::io::{ErrorKind, Read, Seek, SeekFrom};

use crate::error::ReadError;

/// Numbers of the records that are read.
pub(super) mod id {
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const EOF: u16 = 0x000a;
    pub(crate) const DATE_MODE: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002f;
    pub(crate) const CONTINUE: u16 = 0x003c;
    pub(crate) const BOUND_SHEET: u16 = 0x0085;
    pub(crate) const MUL_RK: u16 = 0x00bd;
    pub(crate) const XF: u16 = 0x00e0;
    pub(crate) const RICH_STRING: u16 = 0x00d6;
    pub(crate) const SST: u16 = 0x00fc;
    pub(crate) const LABEL_SST: u16 = 0x00fd;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const BOOL_ERR: u16 = 0x0205;
    pub(crate) const STRING: u16 = 0x0207;
    pub(crate) const RK: u16 = 0x027e;
    pub(crate) const FORMAT: u16 = 0x041e;
    pub(crate) const BOF: u16 = 0x0809;
}

/// The part of the file in which the records lie.
pub(super) const PART: &str = "Workbook";

pub(super) fn damaged(detail: &str) -> ReadError {
    ReadError::damaged(PART, detail)
}

/// Reads records from a stream.
pub(super) struct Records<R> {
    stream: R,
    /// The record that comes next, if its head was already read.
    ahead: Option<(u16, u16)>,
    /// The data of the last record.
    pub(super) data: Vec<u8>,
}

impl<R: Read + Seek> Records<R> {
    pub(super) const fn new(stream: R) -> Self {
        Self {
            stream,
            ahead: None,
            data: Vec::new(),
        }
    }

    pub(super) fn seek(&mut self, at: u64) -> Result<(), ReadError> {
        self.ahead = None;
        self.stream.seek(SeekFrom::Start(at))?;
        Ok(())
    }

    /// The number of the record that comes next; `None` at the end.
    pub(super) fn peek(&mut self) -> Result<Option<u16>, ReadError> {
        if self.ahead.is_none() {
            let mut head = [0; 4];
            match self.stream.read_exact(&mut head) {
                Ok(()) => {
                    let [a, b, c, d] = head;
                    self.ahead = Some((u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d])));
                }
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(self.ahead.map(|(number, _)| number))
    }

    /// Reads the next record into `data`; its number, or `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<u16>, ReadError> {
        let Some(number) = self.peek()? else {
            return Ok(None);
        };
        let length = self
            .ahead
            .take()
            .map_or(0, |(_, length)| usize::from(length));
        self.data.resize(length, 0);
        match self.stream.read_exact(&mut self.data) {
            Ok(()) => Ok(Some(number)),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                Err(damaged("it ends in the middle of a record"))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// A number of two bytes in the last record.
    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.data.get(at..at + 2)?;
        Some(u16::from_le_bytes(bytes.try_into().ok()?))
    }

    /// A number of four bytes in the last record.
    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        let bytes = self.data.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    /// A floating-point number in the last record.
    pub(super) fn f64(&self, at: usize) -> Option<f64> {
        let bytes = self.data.get(at..at + 8)?;
        Some(f64::from_le_bytes(bytes.try_into().ok()?))
    }

    /// A text in the last record that says its length in `width` bytes, and
    /// may go on in the records that continue it.
    pub(super) fn text(&mut self, at: usize, width: usize) -> Result<String, ReadError> {
        let mut text = String::new();
        let mut cursor = Cursor { records: self, at };
        cursor.text(width, &mut text)?;
        Ok(text)
    }

    /// Reads from a place in the last record on, over its end.
    pub(super) const fn cursor(&mut self, at: usize) -> Cursor<'_, R> {
        Cursor { records: self, at }
    }
}

/// Reads on from record to record.
pub(super) struct Cursor<'r, R> {
    pub(super) records: &'r mut Records<R>,
    at: usize,
}

impl<R: Read + Seek> Cursor<'_, R> {
    /// Goes to the record that continues this one.
    fn go_on(&mut self) -> Result<(), ReadError> {
        if self.records.peek()? != Some(id::CONTINUE) {
            return Err(damaged("a text ends in the middle"));
        }
        self.records.next()?;
        self.at = 0;
        Ok(())
    }

    fn byte(&mut self) -> Result<u8, ReadError> {
        while self.at >= self.records.data.len() {
            self.go_on()?;
        }
        self.at += 1;
        Ok(self.records.data[self.at - 1])
    }

    fn number(&mut self, bytes: usize) -> Result<usize, ReadError> {
        let mut number = 0_usize;
        for n in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * n);
        }
        Ok(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), ReadError> {
        while bytes > 0 {
            let here = self.records.data.len().saturating_sub(self.at);
            if here == 0 {
                self.go_on()?;
                continue;
            }
            let step = here.min(bytes);
            self.at += step;
            bytes -= step;
        }
        Ok(())
    }

    /// A text with its flags, formatting runs and phonetic data.
    pub(super) fn text(&mut self, width: usize, out: &mut String) -> Result<(), ReadError> {
        let mut left = self.number(width)?;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let mut wide = flags & 1 == 1;
        let mut units = Vec::new();
        while left > 0 {
            if self.at >= self.records.data.len() {
                self.go_on()?;
                // The width of characters is said anew.
                wide = self.byte()? & 1 == 1;
                continue;
            }
            let data = &self.records.data[self.at..];
            if wide {
                let count = left.min(data.len() / 2);
                if count == 0 {
                    return Err(damaged("a character is cut in two"));
                }
                let pairs = data.chunks_exact(2).take(count);
                units.extend(pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
                self.at += count * 2;
                left -= count;
            } else {
                let count = left.min(data.len());
                units.extend(data[..count].iter().map(|byte| u16::from(*byte)));
                self.at += count;
                left -= count;
            }
        }
        out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        self.skip(runs * 4)?;
        self.skip(phonetic)
    }
}
