//! The inside of a sealed file: chunks, each sealed by itself.
//!
//! ```text
//! id (16 bytes) · chunk 0 · chunk 1 · … · last chunk · trailer
//! ```
//!
//! A chunk seals 64 KiB; only the last is shorter, and may be empty. It is bound
//! to whom the file is about, to the file's id, to its number and to whether it
//! is the last, so that none can be moved, left out or cut off. The trailer
//! seals the file's address: a file that was laid in another's place does not
//! open. So a file of any length is written, read and sought in little memory.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use passerelle_model::Subject;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::sealing::{self, Key, OVERHEAD};

/// Open bytes of a chunk.
const CHUNK: usize = 64 * 1024;
/// Bytes of the file's id.
const ID: usize = 16;
/// Open bytes of the trailer: an address.
const ADDRESS: usize = 64;

const SEALED_CHUNK: u64 = (CHUNK + OVERHEAD) as u64;
const TRAILER: u64 = (ADDRESS + OVERHEAD) as u64;

/// What a piece of a file is.
#[derive(Clone, Copy)]
enum Piece {
    Chunk { number: u64, last: bool },
    Trailer,
}

/// What every piece of one file is bound to.
struct Bound {
    subject: Subject,
    id: [u8; ID],
}

impl Bound {
    fn to(&self, piece: Piece) -> Vec<u8> {
        let mut about = self.subject.uuid().as_bytes().to_vec();
        about.extend(self.id);
        match piece {
            Piece::Chunk { number, last } => {
                about.extend(number.to_le_bytes());
                about.push(u8::from(last));
            }
            Piece::Trailer => about.push(2),
        }
        about
    }
}

/// Seals what is written to it.
pub(super) struct Sealer<W> {
    out: W,
    key: Arc<Key>,
    bound: Bound,
    number: u64,
    waiting: Zeroizing<Vec<u8>>,
}

impl<W: Write> Sealer<W> {
    pub(super) fn new(mut out: W, key: Arc<Key>, subject: Subject) -> io::Result<Self> {
        let mut id = [0; ID];
        sealing::fill(&mut id);
        out.write_all(&id)?;
        Ok(Self {
            out,
            key,
            bound: Bound { subject, id },
            number: 0,
            waiting: Zeroizing::new(Vec::with_capacity(CHUNK)),
        })
    }

    /// Writes what is left and the trailer; gives back what it wrote to.
    pub(super) fn finish(mut self, address: &str) -> io::Result<W> {
        self.seal_chunk(true)?;
        self.seal(Piece::Trailer, address.as_bytes())?;
        Ok(self.out)
    }

    fn seal_chunk(&mut self, last: bool) -> io::Result<()> {
        let chunk = std::mem::replace(&mut self.waiting, Zeroizing::new(Vec::with_capacity(CHUNK)));
        let number = self.number;
        self.seal(Piece::Chunk { number, last }, &chunk)?;
        self.number += 1;
        Ok(())
    }

    fn seal(&mut self, piece: Piece, open: &[u8]) -> io::Result<()> {
        let sealed = sealing::seal(&self.key, &self.bound.to(piece), open);
        self.out.write_all(&sealed.map_err(io::Error::other)?)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk is sealed only when more follows: then it is not the last.
        if self.waiting.len() == CHUNK && !bytes.is_empty() {
            self.seal_chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens a sealed file piece by piece: `Read` and `Seek` over its open bytes.
pub struct Opened<R> {
    from: R,
    key: Key,
    bound: Bound,
    chunks: u64,
    length: u64,
    position: u64,
    chunk: Option<(u64, Zeroizing<Vec<u8>>)>,
}

impl<R: Read + Seek> Opened<R> {
    /// Looks at the beginning and the end. What was changed in between shows
    /// when it is read, as an error of the kind `InvalidData`.
    pub(super) fn new(
        mut from: R,
        key: Key,
        subject: Subject,
        address: &str,
    ) -> Result<Self, StoreError> {
        let damaged = |_: io::Error| StoreError::Damaged;
        let size = from.seek(SeekFrom::End(0)).map_err(damaged)?;
        let shortest = ID as u64 + OVERHEAD as u64 + TRAILER;
        if size < shortest {
            return Err(StoreError::Damaged);
        }
        let mut id = [0; ID];
        from.rewind().map_err(damaged)?;
        from.read_exact(&mut id).map_err(damaged)?;
        let bound = Bound { subject, id };
        let mut trailer = vec![0; ADDRESS + OVERHEAD];
        from.seek(SeekFrom::Start(size - TRAILER))
            .map_err(damaged)?;
        from.read_exact(&mut trailer).map_err(damaged)?;
        let told = sealing::open(&key, &bound.to(Piece::Trailer), &trailer);
        if told.is_none_or(|told| told.as_slice() != address.as_bytes()) {
            return Err(StoreError::Damaged);
        }
        let sealed = size - ID as u64 - TRAILER;
        let chunks = sealed.div_ceil(SEALED_CHUNK);
        Ok(Self {
            from,
            key,
            bound,
            chunks,
            // A file cut inside a chunk gives some length; that chunk fails.
            length: sealed.saturating_sub(chunks * OVERHEAD as u64),
            position: 0,
            chunk: None,
        })
    }

    /// The open length in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    fn chunk_at(&mut self, number: u64) -> io::Result<&[u8]> {
        if self.chunk.as_ref().is_none_or(|(held, _)| *held != number) {
            self.chunk = Some((number, self.unseal(number)?));
        }
        Ok(self.chunk.as_ref().map_or(&[], |(_, open)| open.as_slice()))
    }

    fn unseal(&mut self, number: u64) -> io::Result<Zeroizing<Vec<u8>>> {
        let last = number + 1 == self.chunks;
        let begins = ID as u64 + number * SEALED_CHUNK;
        let open = (self.length - number * CHUNK as u64).min(CHUNK as u64);
        let mut sealed = vec![0; usize::try_from(open).unwrap_or(CHUNK) + OVERHEAD];
        self.from.seek(SeekFrom::Start(begins))?;
        self.from.read_exact(&mut sealed)?;
        let about = self.bound.to(Piece::Chunk { number, last });
        sealing::open(&self.key, &about, &sealed)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a sealed file is damaged"))
    }
}

impl<R: Read + Seek> Read for Opened<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        // The last chunk is looked at even of an empty file: it says that the
        // file ends here.
        let at_end = self.position >= self.length;
        if at_end && (self.position > 0 || self.chunk.is_some()) || into.is_empty() {
            return Ok(0);
        }
        let within = usize::try_from(self.position % CHUNK as u64).unwrap_or(0);
        let chunk = self.chunk_at(self.position / CHUNK as u64)?;
        let rest = chunk.get(within..).unwrap_or(&[]);
        let taken = rest.len().min(into.len());
        into[..taken].copy_from_slice(&rest[..taken]);
        self.position += taken as u64;
        Ok(taken)
    }
}

impl<R: Read + Seek> Seek for Opened<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(to) => Some(to),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        let before = || io::Error::new(io::ErrorKind::InvalidInput, "before the beginning");
        self.position = to.ok_or_else(before)?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use passerelle_model::AccountId;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    /// Bytes of which no two neighbours are alike.
    fn numbered(length: usize) -> Vec<u8> {
        (0..=250).cycle().take(length).collect()
    }

    fn subject() -> Subject {
        Subject::from(AccountId::from(Uuid::from_u128(1)))
    }

    fn sealed(key: &Key, content: &[u8]) -> Vec<u8> {
        let key = Arc::new(key.clone());
        let mut sealer = Sealer::new(Vec::new(), key, subject()).unwrap();
        sealer.write_all(content).unwrap();
        sealer.finish(&"a".repeat(ADDRESS)).unwrap()
    }

    fn open(key: &Key, sealed: &[u8]) -> Option<Vec<u8>> {
        let address = "a".repeat(ADDRESS);
        let mut opened = Opened::new(Cursor::new(sealed), key.clone(), subject(), &address).ok()?;
        let mut content = Vec::new();
        opened.read_to_end(&mut content).ok()?;
        Some(content)
    }

    #[test]
    fn every_length_around_a_chunk_reads_back() {
        let key = sealing::new_key();
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7] {
            let content: Vec<u8> = numbered(length);
            let sealed = sealed(&key, &content);
            assert_eq!(open(&key, &sealed).unwrap(), content, "{length}");
        }
    }

    #[test]
    fn what_is_cut_off_left_out_or_changed_does_not_open() {
        let key = sealing::new_key();
        let content: Vec<u8> = numbered(3 * CHUNK + 100);
        let whole = sealed(&key, &content);
        for cut in [0, 1, 20, whole.len() / 2, whole.len() - 1] {
            assert!(open(&key, &whole[..cut]).is_none(), "cut at {cut}");
        }
        let chunk = CHUNK + OVERHEAD;
        let mut without = whole[..ID].to_vec();
        without.extend(&whole[ID + chunk..]);
        assert!(open(&key, &without).is_none(), "the first chunk left out");
        let mut without = whole[..ID + 2 * chunk].to_vec();
        without.extend(&whole[ID + 3 * chunk..]);
        assert!(open(&key, &without).is_none(), "the third left out");
        let mut without = whole[..ID + 3 * chunk].to_vec();
        without.extend(&whole[whole.len() - (ADDRESS + OVERHEAD)..]);
        assert!(open(&key, &without).is_none(), "the last left out");
        for at in (0..whole.len()).step_by(4_099) {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert!(open(&key, &changed).is_none(), "changed at {at}");
        }
        assert!(open(&sealing::new_key(), &whole).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_part_is_read_as_from_memory(
            length in 0_usize..200_000,
            parts in prop::collection::vec((0_u64..210_000, 0_usize..70_000), 1..8),
        ) {
            let key = sealing::new_key();
            let content: Vec<u8> = numbered(length);
            let sealed = sealed(&key, &content);
            let address = "a".repeat(ADDRESS);
            let mut opened =
                Opened::new(Cursor::new(&sealed), key, subject(), &address).unwrap();
            prop_assert_eq!(opened.length(), length as u64);
            let mut memory = Cursor::new(&content);
            for (from, many) in parts {
                opened.seek(SeekFrom::Start(from)).unwrap();
                memory.seek(SeekFrom::Start(from)).unwrap();
                let (mut ours, mut theirs) = (Vec::new(), Vec::new());
                (&mut opened).take(many as u64).read_to_end(&mut ours).unwrap();
                (&mut memory).take(many as u64).read_to_end(&mut theirs).unwrap();
                prop_assert_eq!(&ours, &theirs);
            }
        }
    }
}
