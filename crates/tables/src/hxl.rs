//! Hashtags of the Humanitarian Exchange Language: `#adm1+code`.
//!
//! The rules are those of HXL 1.1: a hashtag and its attributes are ASCII letters,
//! digits and underscores, begin with a letter, and are compared without case;
//! the order of attributes does not matter.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A hashtag with its attributes.
///
/// ```
/// use passerelle_tables::hxl::Tag;
///
/// let tag: Tag = " #ADM1 +name +Fr".parse().unwrap();
/// assert_eq!(tag.to_string(), "#adm1+fr+name");
/// assert_eq!(tag, "#adm1+name+fr".parse().unwrap());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    name: String,
    attributes: BTreeSet<String>,
}

/// A text is no hashtag, or no pattern of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a HXL hashtag")]
pub struct NotATag;

impl Tag {
    /// The hashtag without its `#` and attributes: `adm1`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The attributes without their `+`, in the order of the alphabet.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(String::as_str)
    }

    /// Whether it has this attribute.
    pub fn has(&self, attribute: &str) -> bool {
        self.attributes.contains(attribute)
    }
}

/// A name or attribute: a letter, then letters, digits and underscores.
fn word(text: &str) -> Result<String, NotATag> {
    let text = text.trim();
    let fits = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    // A tag longer than this is a sentence without spaces.
    if fits && text.len() <= 100 {
        Ok(text.to_ascii_lowercase())
    } else {
        Err(NotATag)
    }
}

impl FromStr for Tag {
    type Err = NotATag;

    fn from_str(text: &str) -> Result<Self, NotATag> {
        let rest = text.trim().strip_prefix('#').ok_or(NotATag)?;
        let mut parts = rest.split('+');
        let name = word(parts.next().unwrap_or_default())?;
        let attributes = parts.map(word).collect::<Result<_, _>>()?;
        Ok(Self { name, attributes })
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.name)?;
        self.attributes
            .iter()
            .try_for_each(|attribute| write!(f, "+{attribute}"))
    }
}

/// A pattern for hashtags: `#adm1+name-old` wants the tag `#adm1` with the
/// attribute `name` and without `old`; `*` for the tag fits any; a `!` at the
/// end allows no other attributes.
///
/// ```
/// use passerelle_tables::hxl::{Tag, TagPattern};
///
/// let tag: Tag = "#affected+f+children".parse().unwrap();
/// let fits = |pattern: &str| pattern.parse::<TagPattern>().unwrap().matches(&tag);
/// assert!(fits("#affected") && fits("#affected+children-m") && fits("#*+f"));
/// assert!(!fits("#affected+f!") && !fits("#affected-f") && !fits("#inneed"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagPattern {
    /// `None` fits any.
    name: Option<String>,
    wanted: BTreeSet<String>,
    unwanted: BTreeSet<String>,
    only: bool,
}

impl TagPattern {
    /// Whether a tag fits.
    pub fn matches(&self, tag: &Tag) -> bool {
        self.name.as_ref().is_none_or(|name| *name == tag.name)
            && self.wanted.is_subset(&tag.attributes)
            && self.unwanted.is_disjoint(&tag.attributes)
            && (!self.only || tag.attributes.len() == self.wanted.len())
    }

    /// Which of the columns fit, in their order.
    pub fn columns(&self, tags: &[Option<Tag>]) -> Vec<usize> {
        let fits = |tag: &Option<Tag>| tag.as_ref().is_some_and(|tag| self.matches(tag));
        (0..tags.len()).filter(|&n| fits(&tags[n])).collect()
    }
}

impl FromStr for TagPattern {
    type Err = NotATag;

    fn from_str(text: &str) -> Result<Self, NotATag> {
        let text = text.trim();
        // The `#` may be left out in a pattern.
        let rest = text.strip_prefix('#').unwrap_or(text);
        let (rest, only) = match rest.strip_suffix('!') {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let end = rest.find(['+', '-']).unwrap_or(rest.len());
        let (name, mut rest) = rest.split_at(end);
        let name = match name.trim() {
            "*" => None,
            name => Some(word(name)?),
        };
        let (mut wanted, mut unwanted) = (BTreeSet::new(), BTreeSet::new());
        while let Some(sign) = rest.chars().next() {
            let end = rest[1..].find(['+', '-']).map_or(rest.len(), |n| n + 1);
            let attribute = word(&rest[1..end])?;
            let set = if sign == '+' {
                &mut wanted
            } else {
                &mut unwanted
            };
            set.insert(attribute);
            rest = &rest[end..];
        }
        Ok(Self {
            name,
            wanted,
            unwanted,
            only,
        })
    }
}

impl fmt::Display for TagPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.name.as_deref().unwrap_or("*"))?;
        for attribute in &self.wanted {
            write!(f, "+{attribute}")?;
        }
        for attribute in &self.unwanted {
            write!(f, "-{attribute}")?;
        }
        f.write_str(if self.only { "!" } else { "" })
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

as_text!(Tag);
as_text!(TagPattern);

/// The tags of a row of them; `None` if the row is none.
///
/// A row counts as one if it has a hashtag and at least half of its cells that
/// hold something are hashtags, which is the reference implementation's rule.
pub fn tag_row<'a>(cells: impl IntoIterator<Item = &'a str>) -> Option<Vec<Option<Tag>>> {
    let mut filled = 0_usize;
    let mut found = 0_usize;
    let mut tags = Vec::new();
    for text in cells {
        let tag = text.parse().ok();
        filled += usize::from(!text.trim().is_empty());
        found += usize::from(tag.is_some());
        tags.push(tag);
    }
    (found > 0 && found * 2 >= filled).then_some(tags)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_only_looks_like_a_tag_is_none() {
        for text in [
            "adm1",
            "#",
            "#1",
            "#adm1 name",
            "#adm1+",
            "#N/A",
            "#REF!",
            "# adm 1",
            "#İl",
        ] {
            assert!(text.parse::<Tag>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_row_with_some_wrong_tags_is_still_a_tag_row() {
        let row = [
            "",
            "#sector+es",
            "#org+es",
            "country",
            "adm1",
            "#targeted+f",
        ];
        let tags = tag_row(row).unwrap();
        assert_eq!(tags.iter().flatten().count(), 3);
        assert_eq!(tag_row(["", "sector+es", "adm1"]), None);
        assert_eq!(tag_row(["#1 choice", "yes", "no"]), None);
    }

    #[test]
    fn a_pattern_finds_its_columns() {
        let tags = tag_row(["#adm1+name", "#adm1+code", "", "#affected"]).unwrap();
        let pattern: TagPattern = "adm1-code".parse().unwrap();
        assert_eq!(pattern.columns(&tags), [0]);
        assert_eq!(
            "#adm1 + name".parse::<TagPattern>().unwrap().columns(&tags),
            [0]
        );
    }

    proptest! {
        #[test]
        fn a_tag_reads_back_as_it_was_written(
            name in "[a-z][a-z0-9_]{0,10}",
            attributes in proptest::collection::vec("[a-z][a-z0-9_]{0,5}", 0..5),
        ) {
            let text = format!("#{name}+{}", attributes.join("+"));
            let text = text.trim_end_matches('+');
            let tag: Tag = text.parse().unwrap();
            prop_assert_eq!(tag.to_string().parse::<Tag>().unwrap(), tag.clone());
            let mut turned = attributes;
            turned.reverse();
            let turned = format!("#{name}+{}", turned.join("+"));
            prop_assert_eq!(turned.trim_end_matches('+').parse::<Tag>().unwrap(), tag.clone());
            prop_assert!(tag.to_string().parse::<TagPattern>().unwrap().matches(&tag));
        }

        #[test]
        fn nothing_makes_the_parsers_panic(text in any::<String>()) {
            let _tag = text.parse::<Tag>();
            let _pattern = text.parse::<TagPattern>();
        }
    }
}
