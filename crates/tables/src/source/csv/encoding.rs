//! Which encoding a text file is in, and how its bytes become text.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::ReadError;
use crate::reading::{Guess, Why};

/// Guesses the encoding from how a file begins. `whole` says that this is all
/// of it.
pub(crate) fn guess(start: &[u8], whole: bool) -> Guess<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return Guess::new(encoding, 1.0, Why::ByteOrderMark);
    }
    if let Some(encoding) = by_zeros(start) {
        return Guess::new(encoding, 0.9, Why::ZeroBytes);
    }
    if start.is_ascii() {
        let confidence = if whole { 1.0 } else { 0.8 };
        return Guess::new(UTF_8, confidence, Why::Ascii);
    }
    // A character may be cut at the end of what was looked at.
    let valid = match std::str::from_utf8(start) {
        Ok(_) => true,
        Err(error) => !whole && error.error_len().is_none(),
    };
    if valid {
        return Guess::new(UTF_8, 0.99, Why::Valid);
    }
    // Most of a file can be UTF-8 with a few rows pasted from elsewhere.
    if mostly_utf8(start) {
        return Guess::new(UTF_8, 0.8, Why::Valid);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Rows of UTF-8 pasted in tell nothing of what the others are in.
    for line in start.split_inclusive(|byte| *byte == b'\n') {
        if surely_utf8(line).is_none() {
            detector.feed(line, false);
        }
    }
    detector.feed(b"", whole);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    Guess::new(encoding, 0.7, Why::Frequency)
}

/// UTF-16 without its mark: every other byte is zero where text is Latin.
fn by_zeros(start: &[u8]) -> Option<&'static Encoding> {
    let pairs = start.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |offset: usize| {
        let bytes = start.iter().skip(offset).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 2 > pairs && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 2 > pairs && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether nine of ten sequences that are not ASCII are valid UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong * 9
}

/// The text of a cell that is in UTF-8 although its file is in a code page of
/// one byte for each letter: rows are pasted together from several files.
///
/// Letters of a code page are hardly ever valid UTF-8 by chance. Where they are, it
/// is one capital with a sign behind it (`CITÉ` with a space that does not break),
/// so that one letter alone counts only if it is one of western or central Europe.
pub(crate) fn surely_utf8(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut foreign = text.chars().filter(|c| !c.is_ascii());
    let first = foreign.next()?;
    let is_sure = foreign.next().is_some()
        || matches!(first, '\u{c0}'..='\u{17f}')
        || u32::from(first) >= 0x800;
    // Controls stand in no text.
    (is_sure && !text.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}'))).then_some(text)
}

/// The encoding that a person names.
pub(crate) fn named(label: &str) -> Result<&'static Encoding, ReadError> {
    Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| ReadError::NoSuchEncoding {
        wanted: label.to_owned(),
    })
}

/// Whether cells can be cut out before they are decoded: every byte below 128
/// is that ASCII character, also inside of others.
pub(crate) fn cuts_bytes(encoding: &'static Encoding) -> bool {
    encoding == UTF_8 || encoding.is_single_byte()
}

/// What bytes in no valid UTF-8 are read as.
pub(crate) fn fallback() -> &'static Encoding {
    WINDOWS_1252
}

/// Turns a stream of another encoding into UTF-8; what is not valid becomes `�`.
pub(crate) struct Transcoder<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    done: bool,
    /// Text that is ready, from `given` to `filled`.
    ready: Vec<u8>,
    given: usize,
    filled: usize,
}

impl<R: Read> Transcoder<R> {
    pub(crate) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; 64 << 10],
            start: 0,
            end: 0,
            ended: false,
            done: false,
            ready: vec![0; 256 << 10],
            given: 0,
            filled: 0,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.start == self.end && !self.ended {
            self.start = 0;
            self.end = self.inner.read(&mut self.raw)?;
            self.ended = self.end == 0;
        }
        self.given = 0;
        let source = &self.raw[self.start..self.end];
        let (result, read, written, _) =
            self.decoder
                .decode_to_utf8(source, &mut self.ready, self.ended);
        self.start += read;
        self.filled = written;
        self.done = self.ended && result == CoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.given == self.filled && !self.done {
            self.refill()?;
        }
        let left = &self.ready[self.given..self.filled];
        let n = left.len().min(buf.len());
        buf[..n].copy_from_slice(&left[..n]);
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> &'static str {
        guess(bytes, true).value.name()
    }

    #[test]
    fn encodings_of_the_field_are_told_apart() {
        let french = "Prénom;Né à;Réfugié depuis l'été dernier\n".repeat(3);
        let arabic = "الاسم;تاريخ الميلاد;المحافظة\nأحمد;دمشق;حلب\n".repeat(3);
        let encode = |encoding: &'static Encoding, text: &str| encoding.encode(text).0.into_owned();
        assert_eq!(name(b"Name;Age"), "UTF-8");
        assert_eq!(name(french.as_bytes()), "UTF-8");
        assert_eq!(name(&encode(WINDOWS_1252, &french)), "windows-1252");
        assert_eq!(
            name(&encode(encoding_rs::WINDOWS_1256, &arabic)),
            "windows-1256"
        );
        assert_eq!(name(b"\xef\xbb\xbfName"), "UTF-8");
        assert_eq!(name(b"\xff\xfeN\0"), "UTF-16LE");
        let wide: Vec<u8> = french.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(name(&wide), "UTF-16BE");
    }

    #[test]
    fn a_few_wrong_rows_do_not_turn_a_file() {
        let mut bytes = "Prénom;Âge\n".repeat(50).into_bytes();
        bytes.extend_from_slice(b"Andr\xe9;5\n");
        assert_eq!(name(&bytes), "UTF-8");
    }

    #[test]
    fn a_stream_is_transcoded_whatever_the_size_of_its_pieces() {
        struct Drip<'a>(&'a [u8]);
        impl Read for Drip<'_> {
            fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
                let n = self.0.len().min(buf.len()).min(3);
                buf[..n].copy_from_slice(&self.0[..n]);
                self.0 = &self.0[n..];
                Ok(n)
            }
        }
        let text = "\u{feff}قائمة, naïve, 𝄞\n".repeat(5_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut out = String::new();
        Transcoder::new(Drip(&bytes), UTF_16LE)
            .read_to_string(&mut out)
            .unwrap();
        assert_eq!(out, text.strip_prefix('\u{feff}').unwrap());
    }
}
