//! Compressed files, of which nothing is believed.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::error::ReadError;
use crate::limits::{Bound, Limits};
use crate::source::{Input, read_up_to};

/// A ZIP whose directory was read.
pub(crate) struct Archive {
    zip: ZipArchive<Input>,
    limits: Limits,
}

/// A part that is unpacked while it is read.
pub(crate) type PartReader<'a> = BufReader<Guarded<ZipFile<'a, Input>>>;

impl Archive {
    pub(crate) fn open(mut input: Input, limits: &Limits) -> Result<Self, ReadError> {
        check_parts(&mut input, limits)?;
        input.seek(SeekFrom::Start(0))?;
        let zip = ZipArchive::new(input).map_err(|error| from_zip(error, "ZIP directory"))?;
        Ok(Self {
            zip,
            limits: limits.clone(),
        })
    }

    pub(crate) const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The index of a part, whatever the case of its name and the direction of
    /// its slashes.
    fn find(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.zip.index_for_name(name).or_else(|| {
            let same = |raw: &[u8]| {
                raw.len() == name.len()
                    && raw.iter().zip(name.bytes()).all(|(a, b)| {
                        let a = if *a == b'\\' { b'/' } else { *a };
                        a.eq_ignore_ascii_case(&b)
                    })
            };
            self.zip.file_names_raw().position(same)
        })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Opens a part; `None` if there is none.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<PartReader<'_>>, ReadError> {
        let Some(index) = self.find(name) else {
            return Ok(None);
        };
        let file = self
            .zip
            .by_index(index)
            .map_err(|error| from_zip(error, name))?;
        let max = self.limits.part_bytes;
        if file.size() > max {
            return Err(ReadError::limit(Bound::PartBytes, max, 0));
        }
        let guarded = Guarded {
            packed: file.compressed_size().max(1),
            unpacked: 0,
            max,
            ratio: self.limits.ratio,
            inner: file,
        };
        Ok(Some(BufReader::with_capacity(128 << 10, guarded)))
    }

    /// How a part begins.
    pub(crate) fn beginning(&mut self, name: &str, bytes: u64) -> Result<Vec<u8>, ReadError> {
        match self.part(name)? {
            Some(part) => read_up_to(part, bytes),
            None => Err(ReadError::damaged(name, "the part is missing")),
        }
    }

    /// Whether this is an `OpenDocument` spreadsheet; one with a password is an
    /// error.
    pub(crate) fn is_open_document(&mut self) -> Result<bool, ReadError> {
        if !self.has("content.xml") || !self.has("META-INF/manifest.xml") {
            return Ok(false);
        }
        let manifest = self.beginning("META-INF/manifest.xml", 1 << 20)?;
        let holds = |text: &[u8], word: &[u8]| memchr::memmem::find(text, word).is_some();
        if holds(&manifest, b"encryption-data") {
            return Err(ReadError::Locked);
        }
        let kind = match self.part("mimetype")? {
            Some(part) => read_up_to(part, 200)?,
            None => manifest,
        };
        Ok(holds(&kind, b"opendocument.spreadsheet"))
    }

    /// The only part that is a text file by its name, if there is but one part
    /// besides folders and what archivers add.
    pub(crate) fn only_text(&self) -> Result<Option<String>, ReadError> {
        let mut found = None;
        for name in self.zip.file_names() {
            let name = name.map_err(|error| from_zip(error, "ZIP directory"))?;
            let ours = !name.ends_with('/') && !name.starts_with("__MACOSX/");
            if ours && !name.ends_with(".DS_Store") && found.replace(name.into_owned()).is_some() {
                return Ok(None);
            }
        }
        Ok(found)
    }
}

/// What the archive's end claims about its directory, before anybody makes room
/// for it.
fn check_parts(input: &mut Input, limits: &Limits) -> Result<(), ReadError> {
    const END: u64 = 22 + 65_536;
    let length = input.seek(SeekFrom::End(0))?;
    input.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    let tail = read_up_to(input.by_ref(), END)?;
    let number = |at: usize, len: usize| {
        let bytes = tail.get(at..at + len)?;
        let number = bytes
            .iter()
            .rev()
            .fold(0_u64, |n, b| (n << 8) | u64::from(*b));
        Some(number)
    };
    let too_many = |parts: u64| parts > limits.parts;
    for at in memchr::memmem::find_iter(&tail, b"PK\x05\x06") {
        let claimed = number(at + 10, 2).unwrap_or_default();
        let size = number(at + 12, 4).unwrap_or_default();
        // 65535 and 4 GiB mean "see the longer record".
        let longer = claimed == 0xffff || size == 0xffff_ffff;
        if !longer && too_many(claimed) {
            return Err(ReadError::limit(Bound::Parts, limits.parts, 0));
        }
    }
    for at in memchr::memmem::find_iter(&tail, b"PK\x06\x06") {
        if too_many(number(at + 32, 8).unwrap_or_default()) {
            return Err(ReadError::limit(Bound::Parts, limits.parts, 0));
        }
    }
    // The longer record need not be in the tail; its locator says where it is.
    for at in memchr::memmem::find_iter(&tail, b"PK\x06\x07") {
        let Some(place) = number(at + 8, 8) else {
            continue;
        };
        if place + 56 > length {
            continue;
        }
        input.seek(SeekFrom::Start(place + 32))?;
        let mut count = [0; 8];
        input.read_exact(&mut count)?;
        if too_many(u64::from_le_bytes(count)) {
            return Err(ReadError::limit(Bound::Parts, limits.parts, 0));
        }
    }
    Ok(())
}

pub(crate) fn from_zip(error: ZipError, part: &str) -> ReadError {
    match error {
        ZipError::Io(error) => match ReadError::from(error) {
            ReadError::Damaged { detail, .. } => ReadError::damaged(part, detail),
            other => other,
        },
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::Locked
        }
        other => ReadError::damaged(part, other),
    }
}

/// Stops a part that grows without end.
pub(crate) struct Guarded<R> {
    inner: R,
    packed: u64,
    unpacked: u64,
    max: u64,
    ratio: u64,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.unpacked += u64::try_from(n).unwrap_or(u64::MAX);
        if self.unpacked > self.max {
            return Err(ReadError::limit(Bound::PartBytes, self.max, 0).into());
        }
        let allowed = self.packed.saturating_mul(self.ratio);
        if self.unpacked > Limits::RATIO_FROM && self.unpacked > allowed {
            return Err(ReadError::limit(Bound::Ratio, self.ratio, 0).into());
        }
        Ok(n)
    }
}
