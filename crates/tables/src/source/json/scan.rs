//! Finds where JSON values begin and end, without holding more than one.

use std::io::Read;

use crate::error::ReadError;
use crate::limits::Bound;

/// Reads bytes one by one and knows the line.
pub(super) struct Scanner<R> {
    inner: R,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    pub(super) line: u64,
    /// No value may be longer.
    longest: usize,
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(inner: R, longest: usize) -> Result<Self, ReadError> {
        let mut this = Self {
            inner,
            buffer: vec![0; 64 << 10],
            at: 0,
            end: 0,
            line: 1,
            longest,
        };
        for byte in *b"\xef\xbb\xbf" {
            if this.peek()? == Some(byte) {
                this.at += 1;
            }
        }
        Ok(this)
    }

    pub(super) fn peek(&mut self) -> Result<Option<u8>, ReadError> {
        if self.at == self.end {
            self.at = 0;
            self.end = self.inner.read(&mut self.buffer)?;
        }
        Ok((self.at < self.end).then(|| self.buffer[self.at]))
    }

    pub(super) fn take(&mut self) -> Result<Option<u8>, ReadError> {
        let byte = self.peek()?;
        if let Some(byte) = byte {
            self.at += 1;
            self.line += u64::from(byte == b'\n');
        }
        Ok(byte)
    }

    /// The next byte that is no space.
    pub(super) fn skip_spaces(&mut self) -> Result<Option<u8>, ReadError> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.take()?;
        }
        Ok(None)
    }

    /// Takes one value, into `out` if it is wanted. Only brackets and quotes
    /// are looked at; whether it is JSON is for the parser to say.
    pub(super) fn value(
        &mut self,
        mut out: Option<&mut Vec<u8>>,
        row: u64,
    ) -> Result<(), ReadError> {
        let mut depth = 0_u64;
        let mut in_string = false;
        let mut escaped = false;
        let mut length = 0_usize;
        loop {
            let Some(byte) = self.peek()? else {
                if depth == 0 && !in_string && length > 0 {
                    return Ok(());
                }
                let detail = format!("JSON ends in the middle of a value behind row {row}");
                return Err(ReadError::damaged("file", detail));
            };
            if !in_string && depth == 0 && length > 0 {
                let ends = byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}' | b':');
                if ends {
                    return Ok(());
                }
            }
            self.take()?;
            length += 1;
            if let Some(out) = out.as_deref_mut() {
                if length > self.longest {
                    return Err(ReadError::limit(Bound::RowBytes, self.longest, row));
                }
                out.push(byte);
            }
            if in_string {
                in_string = escaped || byte != b'"';
                escaped = !escaped && byte == b'\\';
                if !in_string && depth == 0 {
                    return Ok(());
                }
                continue;
            }
            match byte {
                b'"' => in_string = true,
                b'[' | b'{' => depth += 1,
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
    }

    /// Takes the rest of the line, without its end.
    pub(super) fn line(&mut self, out: &mut Vec<u8>, row: u64) -> Result<(), ReadError> {
        while let Some(byte) = self.take()? {
            if byte == b'\n' {
                break;
            }
            if out.len() >= self.longest {
                return Err(ReadError::limit(Bound::RowBytes, self.longest, row));
            }
            out.push(byte);
        }
        Ok(())
    }
}
