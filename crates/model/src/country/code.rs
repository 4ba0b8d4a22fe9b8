//! The code of a country, as every record holds it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Country;
use crate::faults::Fault;

/// The two letters of ISO 3166-1 that stand for a country or an area.
///
/// [`CountryCode::parse`] gives only codes of the register. A code that was in
/// it when a record was written stays readable after it is withdrawn, so a
/// stored one is checked for its shape alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Parses what people and files call a country: its two or three letters,
    /// its M49 number, or its name in one of the six languages.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        Country::find(raw)
            .map(|country| country.code)
            .ok_or_else(|| Fault::new("", "not-a-country"))
    }

    /// Parses several, between semicolons, commas, lines or spaces. A name may
    /// have spaces and commas in it: the longest part that is a country counts.
    pub fn parse_list(raw: &str) -> Result<Vec<Self>, Fault> {
        let mut list = Vec::new();
        parse_parts(
            raw,
            &[&[';', '\n', '\r', '\t'], &[',', '،'], &[' ']],
            &mut list,
        )?;
        list.sort();
        list.dedup();
        Ok(list)
    }

    /// Reads a code that was written down before; any two capital letters.
    pub fn stored(code: &str) -> Option<Self> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        letters
            .iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Self(letters))
    }

    /// What the register knows of it; none if it was withdrawn since.
    pub fn country(self) -> Option<&'static Country> {
        Country::by_code(self)
    }

    /// The name in a language (`en`, `fr`, `ar`, `es`, `ru`, `zh`), else in
    /// English; the code itself where the register knows it no more.
    pub fn name(&self, language: &str) -> &str {
        match self.country() {
            Some(country) => country.name(language),
            None => self.as_str(),
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        // Only ASCII capitals ever get in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Takes a text whole if it is a country, and else its parts between the
/// first separators that it has.
fn parse_parts(
    raw: &str,
    separators: &[&[char]],
    list: &mut Vec<CountryCode>,
) -> Result<(), Fault> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(());
    }
    let whole = CountryCode::parse(raw);
    match (whole, separators) {
        (Ok(code), _) => list.push(code),
        (Err(fault), []) => return Err(fault),
        (Err(_), [first, finer @ ..]) => {
            for part in raw.split(*first) {
                parse_parts(part, finer, list)?;
            }
        }
    }
    Ok(())
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CountryCode({self})")
    }
}

impl Serialize for CountryCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::stored(&code).ok_or_else(|| de::Error::custom("not the shape of a country code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(raw: &str) -> String {
        CountryCode::parse(raw).unwrap().to_string()
    }

    #[test]
    fn a_country_is_found_by_whatever_people_write_for_it() {
        for raw in [
            "BE",
            "be",
            " bel ",
            "056",
            "56",
            "Belgium",
            "BELGIQUE",
            "بلجيكا",
            "Bélgica",
            "Бельгия",
            "比利时",
        ] {
            assert_eq!(code(raw), "BE", "{raw}");
        }
        assert_eq!(code("cote d'ivoire"), "CI");
        assert_eq!(code("Ivory Coast"), "CI");
        assert_eq!(code("République démocratique du Congo"), "CD");
        assert_eq!(code("XKX"), "XK");
        for raw in ["", "ZZ", "Atlantis", "999", "1056", "+56", "5 6"] {
            assert_eq!(
                CountryCode::parse(raw).unwrap_err().key,
                "not-a-country",
                "{raw}"
            );
        }
    }

    #[test]
    fn a_list_may_mix_codes_and_names() {
        let list = |raw| -> Vec<_> {
            let codes = CountryCode::parse_list(raw).unwrap();
            codes.iter().map(ToString::to_string).collect()
        };
        assert_eq!(list("LU be\nBE"), ["BE", "LU"]);
        assert_eq!(list("Viet Nam, Cabo Verde; 516"), ["CV", "NA", "VN"]);
        assert_eq!(
            list("China, Hong Kong Special Administrative Region; Niger"),
            ["HK", "NE"]
        );
        assert!(list(" ; ,").is_empty());
        assert_eq!(
            CountryCode::parse_list("BE Atlantis").unwrap_err().key,
            "not-a-country"
        );
    }

    #[test]
    fn a_withdrawn_code_stays_readable() {
        let code: CountryCode = serde_json::from_str("\"YU\"").unwrap();
        assert_eq!(code.name("fr"), "YU");
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"YU\"");
        assert!(serde_json::from_str::<CountryCode>("\"yu\"").is_err());
        assert!(serde_json::from_str::<CountryCode>("\"Y\u{fc}\"").is_err());
    }
}
