//! Names and values as a form or an address sends them, read into plain structs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};
use serde::de::value::{Error as ReadError, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// More fields than any form of ours has.
const MOST: usize = 2_000;

/// What may stand in an address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The text is not what it says it is: bad UTF-8, or far too many fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Names and values in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads `name=value&…`, as in an address or a form.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, Malformed> {
        let parts = text.split(|byte| *byte == b'&').filter(|p| !p.is_empty());
        let mut pairs = Self::default();
        for part in parts {
            let at = part.iter().position(|byte| *byte == b'=');
            let (name, value) = part.split_at(at.unwrap_or(part.len()));
            pairs.push(decoded(name)?, decoded(value.get(1..).unwrap_or_default())?)?;
        }
        Ok(pairs)
    }

    /// Adds a pair, up to the most that is read.
    pub(crate) fn push(&mut self, name: String, value: String) -> Result<(), Malformed> {
        if self.0.len() == MOST {
            return Err(Malformed);
        }
        self.0.push((name, value));
        Ok(())
    }

    /// The first value of a name; empty if it is not there.
    pub(crate) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// Everything, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Reads into a struct of `String`, `Option<String>`, `Vec<String>` and
    /// `bool` fields. Give it `#[serde(default)]`: a browser leaves out the
    /// boxes that are not ticked.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Malformed> {
        let mut gathered: Vec<(&str, Values<'_>)> = Vec::new();
        for (name, value) in self.iter() {
            match gathered.iter_mut().find(|(known, _)| *known == name) {
                Some((_, values)) => values.0.push(value),
                None => gathered.push((name, Values(vec![value]))),
            }
        }
        let map = MapDeserializer::<_, ReadError>::new(gathered.into_iter());
        match T::deserialize(map) {
            Ok(read) => Ok(read),
            Err(_) => Err(Malformed),
        }
    }
}

fn decoded(text: &[u8]) -> Result<String, Malformed> {
    let spaced: Vec<u8> = text
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    match percent_decode(&spaced).decode_utf8() {
        Ok(text) => Ok(text.into_owned()),
        Err(_) => Err(Malformed),
    }
}

/// A text as it stands in an address.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}

/// An address with what it asks; empty values are left out.
pub(crate) fn address<'a>(
    path: &str,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let query: Vec<String> = pairs
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// All values of one name: the list, or where one text is wanted, all of them
/// between commas, as the parsers of lists read them.
struct Values<'a>(Vec<&'a str>);

impl<'de> IntoDeserializer<'de, ReadError> for Values<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Values<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0.as_slice() {
            [one] => visitor.visit_str(one),
            several => visitor.visit_string(several.join(", ")),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_seq(SeqDeserializer::new(self.0.into_iter()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let last = self.0.last().copied().unwrap_or_default();
        visitor.visit_bool(matches!(last, "yes" | "on" | "true" | "1"))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf unit unit_struct newtype_struct tuple tuple_struct map struct
        enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(default)]
    struct Office {
        name: String,
        listed: bool,
        languages: Vec<String>,
        note: Option<String>,
    }

    #[test]
    fn a_form_is_read_whatever_is_left_out_or_said_twice() {
        let body = b"name=Bureau+d%27%C3%A9change&languages=fr&languages=ar&listed=yes&other=1";
        let office: Office = Pairs::parse(body).unwrap().read().unwrap();
        let wanted = Office {
            name: "Bureau d'échange".to_owned(),
            listed: true,
            languages: vec!["fr".to_owned(), "ar".to_owned()],
            note: None,
        };
        assert_eq!(office, wanted);
        let none: Office = Pairs::default().read().unwrap();
        assert_eq!(none, Office::default());
    }

    #[test]
    fn what_is_no_text_is_malformed() {
        assert_eq!(Pairs::parse(b"name=%ff"), Err(Malformed));
        let many = "a=&".repeat(MOST + 1);
        assert_eq!(Pairs::parse(many.as_bytes()), Err(Malformed));
        let odd = Pairs::parse(b"&&=x&name&%zz=1").unwrap();
        assert_eq!(odd.iter().count(), 3);
    }

    #[test]
    fn an_address_asks_only_what_is_said() {
        let wanted = "/offices?words=a%20%26%20b&kind=regional";
        let asked = [("words", "a & b"), ("after", ""), ("kind", "regional")];
        assert_eq!(address("/offices", asked), wanted);
        assert_eq!(address("/offices", [("after", "")]), "/offices");
    }
}
