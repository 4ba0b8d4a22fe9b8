//! GeoJSON, one feature after another.
//!
//! A feature collection may be far bigger than memory, and a feature is at
//! most as big as the area of a place may be. So the brackets are counted here,
//! byte by byte, and only one feature at a time is read as JSON.

use std::io::{BufRead, BufReader, Read};

use passerelle_tables::ReadError;

/// Bytes of one feature at most. A longer one is passed over and said.
const LONGEST: usize = 8 << 20;
/// Bytes of a key at most, as far as we look at it.
const LONGEST_KEY: usize = 200;

/// What was found where a feature begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A feature: its text is in the buffer.
    One,
    /// One that is too long to be looked at.
    TooLong,
    /// No more.
    End,
}

/// The features of a collection.
pub(super) struct Features<R> {
    input: BufReader<R>,
    first: bool,
    ended: bool,
}

impl<R: Read> Features<R> {
    /// Goes to the first feature.
    pub(super) fn open(input: R) -> Result<Self, ReadError> {
        let mut this = Self {
            input: BufReader::with_capacity(64 << 10, input),
            first: true,
            ended: false,
        };
        this.skip_mark()?;
        this.expect(b'{')?;
        while let Some(key) = this.key()? {
            if key == b"features" {
                this.expect(b'[')?;
                return Ok(this);
            }
            this.value(&mut Vec::new(), 0)?;
        }
        Err(damaged("it has no features"))
    }

    /// Puts the text of the next feature into `text`.
    pub(super) fn next(&mut self, text: &mut Vec<u8>) -> Result<Next, ReadError> {
        text.clear();
        if self.ended {
            return Ok(Next::End);
        }
        let byte = self.after_blanks()?;
        if byte == b']' {
            self.ended = true;
            return Ok(Next::End);
        }
        if !self.first {
            self.expect(b',')?;
        }
        self.first = false;
        self.after_blanks()?;
        if self.value(text, LONGEST)? {
            Ok(Next::One)
        } else {
            text.clear();
            Ok(Next::TooLong)
        }
    }

    /// The key of the next member of an object, or none at its end.
    fn key(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        let mut byte = self.after_blanks()?;
        if byte == b',' {
            self.input.consume(1);
            byte = self.after_blanks()?;
        }
        if byte == b'}' {
            return Ok(None);
        }
        if byte != b'"' {
            return Err(damaged("a key is missing"));
        }
        let mut key = Vec::new();
        self.value(&mut key, LONGEST_KEY)?;
        self.expect(b':')?;
        self.after_blanks()?;
        // With its quotes, as it was written.
        let inside = key.len().saturating_sub(1).max(1);
        Ok(Some(key.get(1..inside).unwrap_or_default().to_vec()))
    }

    /// Passes over one value. Up to `most` bytes of it are kept in `text`;
    /// `false` if it had more.
    fn value(&mut self, text: &mut Vec<u8>, most: usize) -> Result<bool, ReadError> {
        let mut scan = Scan::default();
        let mut length = 0_usize;
        loop {
            let bytes = self.input.fill_buf()?;
            if bytes.is_empty() {
                return Err(damaged("it ends too early"));
            }
            let taken = bytes.iter().position(|byte| scan.ends_with(*byte));
            let taken = taken.map_or(bytes.len(), |at| at + usize::from(scan.takes_last));
            length += taken;
            if length <= most {
                text.extend_from_slice(&bytes[..taken]);
            }
            self.input.consume(taken);
            if scan.is_over {
                return Ok(length <= most);
            }
        }
    }

    fn after_blanks(&mut self) -> Result<u8, ReadError> {
        loop {
            let bytes = self.input.fill_buf()?;
            let Some(first) = bytes.first().copied() else {
                return Err(damaged("it ends too early"));
            };
            if !first.is_ascii_whitespace() {
                return Ok(first);
            }
            self.input.consume(1);
        }
    }

    fn expect(&mut self, wanted: u8) -> Result<(), ReadError> {
        if self.after_blanks()? != wanted {
            return Err(damaged("its brackets do not fit"));
        }
        self.input.consume(1);
        Ok(())
    }

    fn skip_mark(&mut self) -> Result<(), ReadError> {
        if self.input.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            self.input.consume(3);
        }
        Ok(())
    }
}

/// Where a value ends.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one question about the byte before"
)]
struct Scan {
    depth: usize,
    in_text: bool,
    escaped: bool,
    plain: bool,
    is_over: bool,
    /// Whether the byte that ended it belongs to it.
    takes_last: bool,
}

impl Scan {
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.in_text {
            self.text(byte);
            return self.over(self.depth == 0 && !self.in_text, true);
        }
        match byte {
            // A number, or a word such as null, ends before what follows it.
            b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n' if self.plain && self.depth == 0 => {
                self.over(true, false)
            }
            b'"' => {
                self.in_text = true;
                false
            }
            b'{' | b'[' => {
                self.depth += 1;
                false
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.over(self.depth == 0, true)
            }
            _ => {
                self.plain |= self.depth == 0;
                false
            }
        }
    }

    const fn text(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => self.in_text = false,
            _ => {}
        }
    }

    const fn over(&mut self, is_over: bool, takes_last: bool) -> bool {
        self.is_over = is_over;
        self.takes_last = takes_last;
        is_over
    }
}

fn damaged(detail: &str) -> ReadError {
    ReadError::Damaged {
        part: "GeoJSON".to_owned(),
        detail: detail.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    fn all(text: &str) -> Result<Vec<String>, ReadError> {
        let mut features = Features::open(Cursor::new(text.as_bytes().to_vec()))?;
        let (mut found, mut one) = (Vec::new(), Vec::new());
        loop {
            match features.next(&mut one)? {
                Next::One => found.push(String::from_utf8(one.clone()).unwrap()),
                Next::TooLong => found.push("too long".to_owned()),
                Next::End => return Ok(found),
            }
        }
    }

    #[test]
    fn features_are_found_wherever_they_stand() {
        for text in [
            r#"{"type":"FeatureCollection","features":[{"a":1},{"b":"]}"}]}"#,
            "\u{feff} {\"crs\":{\"features\":[1]},\"n\":-1.5e3 , \"x\":\"\\\"{\",\"features\": [ {\"a\":1} ,\n{\"b\":\"]}\"} ] , \"z\":1}",
        ] {
            assert_eq!(
                all(text).unwrap(),
                [r#"{"a":1}"#, r#"{"b":"]}"}"#],
                "{text}"
            );
        }
        assert!(all(r#"{"features":[]}"#).unwrap().is_empty());
    }

    #[test]
    fn what_ends_too_early_is_damaged() {
        let whole = r#"{"type":"FeatureCollection","features":[{"a":[1,2]},{"b":"x"}]"#;
        for end in 0..whole.len() {
            assert!(all(&whole[..end]).is_err(), "{}", &whole[..end]);
        }
        assert!(
            all(whole).is_ok(),
            "what follows the features is not needed"
        );
        for text in ["[]", "{}", r#"{"features":{}}"#, r#"{"features":[{}{}]}"#] {
            assert!(all(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_feature_without_end_is_passed_over() {
        let long = format!(
            r#"{{"features":[{{"a":"{}"}},{{"b":1}}]}}"#,
            "x".repeat(LONGEST)
        );
        assert_eq!(all(&long).unwrap(), ["too long", r#"{"b":1}"#]);
        let deep = format!(
            r#"{{"features":[{}{}]}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        assert_eq!(all(&deep).unwrap().len(), 1);
    }

    proptest! {
        #[test]
        fn what_json_writes_is_found_again(
            texts in proptest::collection::vec(any::<String>(), 0..6),
            pretty in any::<bool>(),
        ) {
            let features: Vec<_> = texts
                .iter()
                .map(|text| serde_json::json!({ text: [text, 1.5, null, { "x": [text] }] }))
                .collect();
            let whole = serde_json::json!({ "name": "a\\\"b", "features": features, "n": 1 });
            let text = if pretty {
                serde_json::to_string_pretty(&whole).unwrap()
            } else {
                whole.to_string()
            };
            let found: Vec<serde_json::Value> = all(&text)
                .unwrap()
                .iter()
                .map(|text| serde_json::from_str(text).unwrap())
                .collect();
            prop_assert_eq!(found, features);
        }

        #[test]
        fn nothing_makes_it_panic_or_hang(text in any::<Vec<u8>>()) {
            let mut head = br#"{"features":["#.to_vec();
            head.extend(text);
            if let Ok(mut features) = Features::open(Cursor::new(head)) {
                let mut one = Vec::new();
                while matches!(features.next(&mut one), Ok(Next::One | Next::TooLong)) {}
            }
        }
    }
}
