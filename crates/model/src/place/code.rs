//! P-codes: what a place is called wherever names differ.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::faults::Fault;

/// Longest code, in characters.
pub const LONGEST_CODE: usize = 40;

/// A place code (P-code) as its country's register has it: capitals, digits,
/// and between them `-`, `_`, `.` or `/`.
///
/// A code names one place of its country for good. It is not given again after
/// the place is closed, since old data go on saying it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PCode(String);

impl PCode {
    /// Parses a code, in either case.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let code = raw.trim().to_ascii_uppercase();
        if code.is_empty() {
            return Err(Fault::new("", "required"));
        }
        if code.len() > LONGEST_CODE {
            let max = i64::try_from(LONGEST_CODE).unwrap_or(i64::MAX);
            return Err(Fault::new("", "too-long").with("max", max));
        }
        let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
        let fits = code.bytes().all(|b| plain(b) || b"-_./".contains(&b))
            && code.bytes().next().is_some_and(plain)
            && code.bytes().next_back().is_some_and(plain);
        if fits {
            Ok(Self(code))
        } else {
            Err(Fault::new("", "not-a-p-code"))
        }
    }

    /// Parses a code that may be left out.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, Fault> {
        if raw.trim().is_empty() {
            Ok(None)
        } else {
            Self::parse(raw).map(Some)
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PCode {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_either_case_and_nothing_else_is_one() {
        assert_eq!(PCode::parse(" af01 ").unwrap().as_str(), "AF01");
        for good in ["AF-BDS", "SS_001.2", "0101", "Unspecified"] {
            assert!(PCode::parse(good).is_ok(), "{good}");
        }
        for (bad, key) in [
            ("", "required"),
            ("AF 01", "not-a-p-code"),
            ("-AF01", "not-a-p-code"),
            ("AF01/", "not-a-p-code"),
            ("ÄF01", "not-a-p-code"),
            (&"A".repeat(41), "too-long"),
        ] {
            assert_eq!(PCode::parse(bad).unwrap_err().key, key, "{bad}");
        }
        assert_eq!(PCode::parse_optional("  ").unwrap(), None);
    }
}
