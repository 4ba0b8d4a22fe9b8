//! Parsing of what people type, into types that cannot hold what is wrong.
//!
//! Each parser takes the raw text and gives the value or one [`Fault`] without
//! a field; the form that calls it says where.

use std::fmt;

use serde::{Deserialize, Serialize};

pub use crate::country::CountryCode;
use crate::faults::Fault;

/// Longest short text, in characters: one line of a form.
pub const SHORT: usize = 200;
/// Longest long text, in characters: a page of a form.
pub const LONG: usize = 4_000;

/// The last year that anybody plans for; a later one is a slip of the hand.
pub const LATEST_YEAR: i16 = 2199;

/// One line: trimmed, 1 to [`SHORT`] characters, no control characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShortText(String);

impl ShortText {
    /// Parses a line that must be there.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        within(text, SHORT)?;
        if !text.chars().any(is_visible) {
            return Err(Fault::new("", "required"));
        }
        no_control(text, false)?;
        Ok(Self(text.to_owned()))
    }

    /// Parses a line that may be left empty.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, Fault> {
        if raw.trim().is_empty() {
            Ok(None)
        } else {
            Self::parse(raw).map(Some)
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ShortText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Parses several lines, at most [`LONG`] characters; empty gives `None`.
pub fn long_text(raw: &str) -> Result<Option<String>, Fault> {
    let text = raw.replace("\r\n", "\n");
    let text = text.trim();
    within(text, LONG)?;
    no_control(text, true)?;
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Parses a reason that must be given before something serious is done.
pub fn reason(raw: &str) -> Result<String, Fault> {
    long_text(raw)?.ok_or_else(|| Fault::new("", "reason-required"))
}

fn within(text: &str, max: usize) -> Result<(), Fault> {
    // Bytes first: a 10 MB name is refused without counting its characters.
    if text.len() > max * 4 || text.chars().count() > max {
        let max = i64::try_from(max).unwrap_or(i64::MAX);
        return Err(Fault::new("", "too-long").with("max", max));
    }
    Ok(())
}

/// Whether a character leaves a mark by itself. A name of none but others
/// would be a row that nobody can see or press.
fn is_visible(c: char) -> bool {
    let joins_or_fills = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}');
    // What is only hidden is refused by its own name, not as an empty line.
    c.is_control() || !(c.is_whitespace() || joins_or_fills) || turns(c)
}

/// Marks that change a line's direction from within can make one name look
/// like another; the page sets directions itself.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn no_control(text: &str, lines: bool) -> Result<(), Fault> {
    if text.contains('\0') {
        return Err(Fault::new("", "null-byte"));
    }
    let allowed = |c: char| lines && matches!(c, '\n' | '\t');
    if text
        .chars()
        .any(|c| (c.is_control() && !allowed(c)) || turns(c))
    {
        return Err(Fault::new("", "control-character"));
    }
    Ok(())
}

/// Parses an e-mail address as people have them: one `@`, a domain with a dot.
///
/// Deliverability is found out by writing to it, not by a grammar.
pub fn email(raw: &str) -> Result<String, Fault> {
    let text = ShortText::parse(raw)?.0;
    let fault = || Fault::new("", "not-an-email");
    let (local, domain) = text.split_once('@').ok_or_else(fault)?;
    let domain_fits = domain.split('.').count() >= 2
        && domain.split('.').all(|label| !label.is_empty())
        && !domain.contains('@');
    if local.is_empty() || !domain_fits || text.chars().any(char::is_whitespace) {
        return Err(fault());
    }
    Ok(text)
}

/// Parses a telephone number for a directory: digits, spaces, `+ ( ) - . /`.
pub fn phone(raw: &str) -> Result<Option<ShortText>, Fault> {
    let Some(text) = ShortText::parse_optional(raw)? else {
        return Ok(None);
    };
    let fits = text
        .0
        .chars()
        .all(|c| c.is_ascii_digit() || "+()-./ ".contains(c));
    let digits = text.0.chars().filter(char::is_ascii_digit).count();
    if fits && (5..=20).contains(&digits) {
        Ok(Some(text))
    } else {
        Err(Fault::new("", "not-a-phone"))
    }
}

/// Parses a web address; only `https://` and `http://` may be followed.
pub fn web(raw: &str) -> Result<Option<ShortText>, Fault> {
    let Some(text) = ShortText::parse_optional(raw)? else {
        return Ok(None);
    };
    let rest = text
        .0
        .strip_prefix("https://")
        .or_else(|| text.0.strip_prefix("http://"));
    let host_fits = rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !host.starts_with('.') && !host.contains(['@', '<', '"', ' '])
    });
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '\'' | '`' | '\\');
    if host_fits && text.0.chars().all(plain) {
        Ok(Some(text))
    } else {
        Err(Fault::new("", "not-a-url"))
    }
}

/// Parses a calendar date as `2026-01-15`; a placeholder is refused.
pub fn date(raw: &str) -> Result<jiff::civil::Date, Fault> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(Fault::new("", "required"));
    }
    let date: jiff::civil::Date = match text.parse() {
        Ok(date) => date,
        Err(_) => return Err(Fault::new("", "not-a-date")),
    };
    if date.year() > LATEST_YEAR {
        let latest = format!("{LATEST_YEAR}-12-31");
        return Err(Fault::new("", "too-far").with("latest", latest.as_str()));
    }
    // 1900-01-01 and its kin mean "I did not know": that is said, not typed.
    let is_placeholder = date.month() == 1 && date.day() == 1 && date.year() <= 1900;
    if is_placeholder {
        Err(Fault::new("", "placeholder-date"))
    } else {
        Ok(date)
    }
}

/// Parses a date that may be left empty.
pub fn date_optional(raw: &str) -> Result<Option<jiff::civil::Date>, Fault> {
    if raw.trim().is_empty() {
        Ok(None)
    } else {
        date(raw).map(Some)
    }
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $fault:literal, $read:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Parses the code, in either case.
            pub fn parse(raw: &str) -> Result<Self, Fault> {
                let read: fn(&str) -> Option<String> = $read;
                read(raw.trim()).map(Self).ok_or_else(|| Fault::new("", $fault))
            }

            /// Parses codes between commas, semicolons or spaces.
            pub fn parse_list(raw: &str) -> Result<Vec<Self>, Fault> {
                let mut list = raw
                    .split([',', ';', ' ', '\n', '\r', '\t'])
                    .filter(|part| !part.is_empty())
                    .map(Self::parse)
                    .collect::<Result<Vec<_>, _>>()?;
                list.sort();
                list.dedup();
                Ok(list)
            }

            /// The code.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code!(
    /// A BCP 47 language code of two or three letters, as on the directory.
    /// It is parsed from the language's name too.
    LanguageCode, "not-a-language", crate::language::code_of
);
code!(
    /// A programme's code, as its pack names it: `avrr`, `health`.
    ProgrammeCode, "unknown-choice",
    |raw| {
        let code = raw.to_ascii_lowercase();
        let fits = (2..=40).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        fits.then_some(code)
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    fn key<T: fmt::Debug>(parsed: Result<T, Fault>) -> &'static str {
        parsed.unwrap_err().key
    }

    #[test]
    fn hostile_lines_are_refused_with_their_reason() {
        assert_eq!(key(ShortText::parse("  ")), "required");
        assert_eq!(key(ShortText::parse("a\0b")), "null-byte");
        assert_eq!(key(ShortText::parse("a\u{7}b")), "control-character");
        assert_eq!(key(ShortText::parse("a\u{202e}b")), "control-character");
        assert_eq!(key(ShortText::parse(&"x".repeat(10_000_000))), "too-long");
        for unseen in ["\u{200b}", "\u{200b} \u{feff}", "\u{3164}", "\u{2800}"] {
            assert_eq!(key(ShortText::parse(unseen)), "required");
        }
        assert_eq!(ShortText::parse(" عمّان ").unwrap().as_str(), "عمّان");
        // Joiners inside a name belong to it.
        assert!(ShortText::parse("می\u{200c}خواهم").is_ok());
    }

    #[test]
    fn addresses_are_checked_for_shape_only() {
        assert!(email("a.b+c@example.org").is_ok());
        for bad in ["a", "a@b", "a@b..c", "@b.c", "a b@c.d", "a@b@c.d"] {
            assert_eq!(key(email(bad)), "not-an-email", "{bad}");
        }
        assert!(web("https://example.org/offices?x=1").is_ok());
        for bad in [
            "javascript:alert(1)",
            "https://",
            "https://a\"b.c",
            "https://a.example/\"><script>",
            "ftp://a.b",
        ] {
            assert_eq!(key(web(bad)), "not-a-url", "{bad}");
        }
    }

    #[test]
    fn placeholders_are_no_dates() {
        assert_eq!(key(date("1900-01-01")), "placeholder-date");
        assert_eq!(key(date("2026-02-30")), "not-a-date");
        assert_eq!(key(date("32/13/2020")), "not-a-date");
        assert_eq!(key(date("9999-12-31")), "too-far");
        assert!(date("1951-12-05").is_ok());
    }
}
