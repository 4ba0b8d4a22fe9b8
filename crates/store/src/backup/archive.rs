//! The archive: frames, each bound to the one before it.
//!
//! ```text
//! "passerelle-" kind (5 letters) · format (u32) · frame · frame · … · end frame
//! frame: kind (u8) · packed (u8) · two zeros · length (u32) · stored length (u32) · hash (32) · bytes
//! ```
//!
//! A frame's hash is BLAKE3 over the hash of the frame before it, over its own
//! first bytes and over what it stores, so that none can be changed, left out,
//! moved or repeated. The end frame says that nothing is missing, and nothing
//! may follow it. Numbers have their lowest byte first. What is in a frame is
//! deflated where that makes it shorter. Writing and reading take one frame of
//! memory, whatever the length of the whole.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::BackupError;
use crate::error::StoreError;

/// The newest format that this program writes and reads.
pub(super) const FORMAT: u32 = 1;
/// Bytes that are gathered for a frame. One row alone may be longer.
pub(super) const PIECE: usize = 512 * 1024;
/// Bytes of a frame at most. What claims to be longer is damaged.
const FRAME: usize = 64 << 20;

const HEAD: usize = 12;
const HASH: usize = 32;

/// What an archive is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Records, log and sealed files.
    Records,
    /// Keys.
    Keys,
}

impl Holds {
    const fn magic(self) -> &'static [u8; 16] {
        match self {
            Self::Records => b"passerelle-recs\n",
            Self::Keys => b"passerelle-keys\n",
        }
    }
}

/// Whether a file that begins so is an archive, or was to become one.
pub(super) fn is_ours(start: &[u8; 16]) -> bool {
    [Holds::Records, Holds::Keys]
        .iter()
        .any(|holds| holds.magic() == start)
}

/// What a frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The first: what the archive is.
    Opening,
    /// A member begins: its name.
    Member,
    /// Bytes of the member that began last.
    Data,
    /// The last: what must have been there.
    End,
}

impl Kind {
    const fn code(self) -> u8 {
        match self {
            Self::Opening => 1,
            Self::Member => 2,
            Self::Data => 3,
            Self::End => 4,
        }
    }

    const fn of(code: u8) -> Option<Self> {
        Some(match code {
            1 => Self::Opening,
            2 => Self::Member,
            3 => Self::Data,
            4 => Self::End,
            _ => return None,
        })
    }
}

/// Writes an archive.
pub(super) struct Writer<W> {
    to: W,
    chain: [u8; HASH],
    packed: Vec<u8>,
    /// Bytes that were written.
    pub(super) written: u64,
}

impl<W: Write> Writer<W> {
    pub(super) fn begin(mut to: W, holds: Holds) -> io::Result<Self> {
        to.write_all(holds.magic())?;
        to.write_all(&FORMAT.to_le_bytes())?;
        Ok(Self {
            to,
            chain: *blake3::hash(holds.magic()).as_bytes(),
            packed: Vec::new(),
            written: 20,
        })
    }

    /// Writes a frame that is deflated if that makes it shorter.
    pub(super) fn frame(&mut self, kind: Kind, bytes: &[u8]) -> io::Result<()> {
        self.packed.clear();
        // The quickest: the desk works on the same cores meanwhile.
        let mut encoder = DeflateEncoder::new(&mut self.packed, Compression::fast());
        encoder.write_all(bytes)?;
        encoder.finish()?;
        let packed = std::mem::take(&mut self.packed);
        let written = if packed.len() < bytes.len() {
            self.put(kind, true, bytes.len(), &packed)
        } else {
            self.put(kind, false, bytes.len(), bytes)
        };
        self.packed = packed;
        written
    }

    /// Writes a frame of what is sealed, which nothing makes shorter.
    pub(super) fn frame_as_it_is(&mut self, kind: Kind, bytes: &[u8]) -> io::Result<()> {
        self.put(kind, false, bytes.len(), bytes)
    }

    fn put(&mut self, kind: Kind, packed: bool, length: usize, stored: &[u8]) -> io::Result<()> {
        if length > FRAME {
            return Err(io::Error::other("a row is too long for a backup"));
        }
        let mut head = [0; HEAD];
        head[0] = kind.code();
        head[1] = u8::from(packed);
        let numbers = [length, stored.len()];
        for (place, number) in head[4..].chunks_exact_mut(4).zip(numbers) {
            let number = u32::try_from(number).map_err(io::Error::other)?;
            place.copy_from_slice(&number.to_le_bytes());
        }
        self.chain = linked(&self.chain, &head, stored);
        self.to.write_all(&head)?;
        self.to.write_all(&self.chain)?;
        self.to.write_all(stored)?;
        self.written += (HEAD + HASH + stored.len()) as u64;
        Ok(())
    }

    /// The hash over everything that was written: what a signature signs.
    pub(super) const fn chain(&self) -> [u8; HASH] {
        self.chain
    }

    pub(super) fn into_inner(self) -> W {
        self.to
    }
}

/// A frame that was read, and that is as it was written.
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
    /// The hash over everything before it.
    pub(super) before: [u8; HASH],
}

impl Frame {
    /// What the frame says.
    pub(super) fn says<T: DeserializeOwned>(&self, member: &str) -> Result<T, StoreError> {
        serde_json::from_slice(&self.bytes).or(Err(damaged(member, "it does not read")))
    }
}

/// A frame's words.
pub(super) fn words<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(StoreError::Json)
}

/// Reads an archive, and stops at the first byte that is not as it was written.
pub(super) struct Reader<R> {
    from: R,
    chain: [u8; HASH],
    /// What is being read, for whoever is told that it is damaged.
    member: String,
    ended: bool,
}

impl<R: Read> Reader<R> {
    /// Looks what it is. Another file, or an archive of a newer program, is refused.
    pub(super) fn begin(mut from: R, holds: Holds) -> Result<Self, StoreError> {
        let mut begin = [0; 20];
        from.read_exact(&mut begin)
            .or(Err(BackupError::NotOurs { holds: what(holds) }))?;
        let (magic, format) = begin.split_at(16);
        if magic != holds.magic() {
            return Err(BackupError::NotOurs { holds: what(holds) }.into());
        }
        let found = u32::from_le_bytes(format.try_into().unwrap_or_default());
        if found != FORMAT {
            return Err(BackupError::NewerFormat {
                found: i64::from(found),
                known: i64::from(FORMAT),
            }
            .into());
        }
        Ok(Self {
            from,
            chain: *blake3::hash(magic).as_bytes(),
            member: "the beginning".to_owned(),
            ended: false,
        })
    }

    /// The next frame; none after the end.
    pub(super) fn next(&mut self) -> Result<Option<Frame>, StoreError> {
        if self.ended {
            return self.nothing_follows();
        }
        let mut head = [0; HEAD];
        let mut hash = [0; HASH];
        self.fill(&mut head)?;
        self.fill(&mut hash)?;
        let number = |at: usize| {
            let bytes = head[at..at + 4].try_into().unwrap_or_default();
            usize::try_from(u32::from_le_bytes(bytes)).unwrap_or(usize::MAX)
        };
        let (length, stored) = (number(4), number(8));
        // Looked at before it is believed: a length is memory.
        if length > FRAME || stored > FRAME {
            return Err(self.damaged("a piece of it is too long"));
        }
        let mut bytes = vec![0; stored];
        self.fill(&mut bytes)?;
        let before = self.chain;
        self.chain = linked(&before, &head, &bytes);
        if self.chain != hash {
            return Err(self.damaged("it is not as it was written"));
        }
        let kind = Kind::of(head[0]).ok_or_else(|| self.damaged("a piece of it is of no kind"))?;
        if head[1] == 1 {
            bytes = self.unpacked(&bytes, length)?;
        }
        self.ended = kind == Kind::End;
        Ok(Some(Frame {
            kind,
            bytes,
            before,
        }))
    }

    /// Names what is read from here on.
    pub(super) fn begins(&mut self, member: &str) {
        member.clone_into(&mut self.member);
    }

    /// An error that says what is damaged.
    pub(super) fn damaged(&self, what: &'static str) -> StoreError {
        damaged(&self.member, what)
    }

    fn unpacked(&self, packed: &[u8], length: usize) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::with_capacity(length);
        let most = u64::try_from(length).unwrap_or(0) + 1;
        let read = DeflateDecoder::new(packed)
            .take(most)
            .read_to_end(&mut bytes);
        if read.ok() != Some(length) {
            return Err(self.damaged("a piece of it does not unpack"));
        }
        Ok(bytes)
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError> {
        match self.from.read_exact(bytes) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Err(self.damaged("it is cut off"))
            }
            Err(error) => Err(StoreError::io("cannot read the backup")(error)),
        }
    }

    fn nothing_follows(&mut self) -> Result<Option<Frame>, StoreError> {
        let mut one = [0];
        match self.from.read(&mut one) {
            Ok(0) => Ok(None),
            Ok(_) => Err(damaged("the end", "something follows it")),
            Err(error) => Err(StoreError::io("cannot read the backup")(error)),
        }
    }
}

const fn what(holds: Holds) -> &'static str {
    match holds {
        Holds::Records => "records",
        Holds::Keys => "keys",
    }
}

pub(super) fn damaged(member: &str, what: &'static str) -> StoreError {
    BackupError::Damaged {
        member: member.to_owned(),
        what,
    }
    .into()
}

fn linked(before: &[u8; HASH], head: &[u8; HEAD], stored: &[u8]) -> [u8; HASH] {
    let mut hash = blake3::Hasher::new();
    hash.update(before).update(head).update(stored);
    *hash.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn archive() -> Vec<u8> {
        let mut writer = Writer::begin(Vec::new(), Holds::Records).unwrap();
        writer.frame(Kind::Opening, b"{\"a\":1}").unwrap();
        writer.frame(Kind::Member, b"\"office\"").unwrap();
        writer.frame(Kind::Data, &[b'x'; 5_000]).unwrap();
        writer.frame_as_it_is(Kind::Data, &[7; 300]).unwrap();
        writer.frame(Kind::End, b"{}").unwrap();
        writer.into_inner()
    }

    /// The bytes of every frame, if all of them are as they were written.
    fn read(archive: &[u8]) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut reader = Reader::begin(archive, Holds::Records)?;
        let mut frames = Vec::new();
        while let Some(frame) = reader.next()? {
            frames.push(frame.bytes);
        }
        Ok(frames)
    }

    #[test]
    fn what_was_written_is_read() {
        let read = read(&archive()).unwrap();
        let lengths: Vec<_> = read.iter().map(Vec::len).collect();
        assert_eq!(lengths, [7, 8, 5_000, 300, 2]);
        assert!(archive().len() < 1_000, "it is packed");
    }

    #[test]
    fn every_bit_counts() {
        let archive = archive();
        for at in 0..archive.len() * 8 {
            let mut changed = archive.clone();
            changed[at / 8] ^= 1 << (at % 8);
            assert!(read(&changed).is_err(), "bit {at}");
        }
    }

    #[test]
    fn every_cut_is_seen() {
        let archive = archive();
        for length in 0..archive.len() {
            assert!(read(&archive[..length]).is_err(), "{length} bytes");
        }
        assert!(read(&[archive, vec![0]].concat()).is_err());
    }

    #[test]
    fn another_file_is_refused_as_such() {
        let keys = Writer::begin(Vec::new(), Holds::Keys).unwrap().into_inner();
        for other in [b"PK\x03\x04".to_vec(), keys, vec![0; 64]] {
            let error = read(&other).unwrap_err();
            assert!(matches!(
                error,
                StoreError::Backup(BackupError::NotOurs { .. })
            ));
        }
        let mut newer = archive();
        newer[16] = 2;
        assert!(matches!(
            read(&newer).unwrap_err(),
            StoreError::Backup(BackupError::NewerFormat { found: 2, known: 1 })
        ));
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(bytes: Vec<u8>, place in 0_usize..200, byte: u8) {
            prop_assert!(read(&bytes).is_err());
            let mut archive = archive();
            let place = place % archive.len();
            let was = std::mem::replace(&mut archive[place], byte);
            prop_assert_eq!(read(&archive).is_ok(), was == byte);
        }
    }
}
