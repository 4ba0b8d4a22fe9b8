//! Fields of an importer, and which column each is likely to be.

use serde::Serialize;

use super::assign::assign;
use crate::fold::fold;
use crate::hxl::{NotATag, TagPattern};
use crate::parse::words::Choices;
use crate::profile::Shape;
use crate::reading::Column;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A yes or no.
    YesNo,
    /// A day, month or year.
    Date,
    /// A day with a time.
    Moment,
    /// A time of the day.
    Time,
    /// Degrees of latitude.
    Latitude,
    /// Degrees of longitude.
    Longitude,
    /// One of a list.
    Choice,
}

/// A field that an importer wants.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its key, by which the importer asks for it.
    pub key: String,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether every row must have it.
    pub required: bool,
    /// What people call it, in all languages.
    pub synonyms: Vec<String>,
    /// Which HXL hashtags it has.
    pub tags: Vec<TagPattern>,
    /// The list of a [`FieldKind::Choice`].
    pub choices: Option<Choices>,
    /// How its values look: `9` is a digit, `A` a letter, `*` any rest, all else
    /// is itself. `AA99*` fits `SY02-001`.
    pub patterns: Vec<String>,
}

impl Target {
    /// A field that may be left out, with its key as its only name.
    pub fn new(key: impl Into<String>, kind: FieldKind) -> Self {
        Self {
            key: key.into(),
            kind,
            required: false,
            synonyms: Vec::new(),
            tags: Vec::new(),
            choices: None,
            patterns: Vec::new(),
        }
    }

    /// Every row must have it.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What people call it.
    #[must_use]
    pub fn called<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.synonyms.extend(names.into_iter().map(Into::into));
        self
    }

    /// Which hashtags it has, as patterns: `#adm1+name`.
    pub fn tagged(mut self, patterns: &[&str]) -> Result<Self, NotATag> {
        for pattern in patterns {
            self.tags.push(pattern.parse()?);
        }
        Ok(self)
    }

    /// What it may be.
    #[must_use]
    pub fn one_of(mut self, choices: Choices) -> Self {
        self.choices = Some(choices);
        self
    }

    /// How its values look, see [`Target::patterns`].
    #[must_use]
    pub fn looks<S: Into<String>>(mut self, patterns: impl IntoIterator<Item = S>) -> Self {
        self.patterns.extend(patterns.into_iter().map(Into::into));
        self
    }
}

/// Why a column is likely a field, or less likely than its name says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Evidence {
    /// Its hashtag fits.
    Tag {
        /// The hashtag.
        tag: String,
    },
    /// Its name is one of the field's.
    SameName {
        /// That name.
        name: String,
    },
    /// Its name holds one of the field's.
    HoldsName {
        /// That name.
        name: String,
    },
    /// Its name is nearly one of the field's.
    LikeName {
        /// That name.
        name: String,
    },
    /// Most of its values are on the list.
    OnTheList,
    /// Most of its values look as they should.
    LooksSo,
    /// Its values are of the kind that is wanted.
    RightShape {
        /// What they look like.
        shape: Shape,
    },
    /// Its values are not of the kind that is wanted.
    WrongShape {
        /// What they look like.
        shape: Shape,
    },
}

/// A column that is likely a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Match {
    /// The column's place, from 0.
    pub column: u32,
    /// The field's key.
    pub target: String,
    /// From 0 to 1. Below 0.4 nothing is proposed.
    pub confidence: f32,
    /// The reasons.
    pub why: Vec<Evidence>,
}

/// Less is no proposal.
const ENOUGH: f32 = 0.4;

/// Proposes a column for each field: no column twice, and together as likely as
/// can be. In the order of `targets`; fields without a likely column are left
/// out.
pub fn guess(columns: &[Column], targets: &[Target]) -> Vec<Match> {
    let mut scores: Vec<Vec<Option<Match>>> = Vec::with_capacity(targets.len());
    for target in targets {
        scores.push(columns.iter().map(|column| score(column, target)).collect());
    }
    let weights: Vec<Vec<f32>> = scores
        .iter()
        .map(|row| {
            row.iter()
                .map(|m| m.as_ref().map_or(0.0, |m| m.confidence))
                .collect()
        })
        .collect();
    let chosen = assign(&weights, columns.len());
    scores
        .into_iter()
        .zip(chosen)
        .filter_map(|(mut row, column)| row.get_mut(column?)?.take())
        .collect()
}

/// How likely one column is one field; `None` if nothing speaks for it.
pub fn score(column: &Column, target: &Target) -> Option<Match> {
    let mut why = Vec::new();
    let mut confidence = 0.0_f32;
    let mut take = |value: f32, evidence: Option<Evidence>| {
        if let Some(evidence) = evidence {
            confidence = confidence.max(value);
            why.push(evidence);
        }
    };
    let tag = column
        .tag
        .as_ref()
        .filter(|tag| target.tags.iter().any(|p| p.matches(tag)));
    take(
        0.95,
        tag.map(|tag| Evidence::Tag {
            tag: tag.to_string(),
        }),
    );
    if let Some((value, evidence)) = by_name(column, target) {
        take(value, Some(evidence));
    }
    let samples = &column.profile.samples;
    let on_list = |text: &String| {
        target
            .choices
            .as_ref()
            .is_some_and(|c| c.find(text).is_ok())
    };
    let is_listed = share(samples, on_list) >= 0.8;
    let looks = |text: &String| target.patterns.iter().any(|pattern| fits(pattern, text));
    let is_alike = share(samples, looks) >= 0.8;
    take(0.45, is_listed.then_some(Evidence::OnTheList));
    take(0.45, is_alike.then_some(Evidence::LooksSo));
    if confidence == 0.0 {
        return None;
    }
    let shape = column.profile.shape();
    match suits(shape, target.kind) {
        Some(true) => {
            confidence += 0.04;
            why.push(Evidence::RightShape { shape });
        }
        Some(false) => {
            confidence *= 0.6;
            why.push(Evidence::WrongShape { shape });
        }
        None => {}
    }
    if (is_listed || is_alike) && confidence > 0.5 {
        confidence += 0.1;
    }
    let confidence = confidence.min(0.99);
    (confidence >= ENOUGH).then(|| Match {
        column: column.index,
        target: target.key.clone(),
        confidence,
        why,
    })
}

fn by_name(column: &Column, target: &Target) -> Option<(f32, Evidence)> {
    let whole = fold(&column.name);
    let last = column
        .parts
        .last()
        .map(|part| fold(part))
        .unwrap_or_default();
    if whole.is_empty() {
        return None;
    }
    let names = std::iter::once(&target.key).chain(&target.synonyms);
    names
        .filter_map(|name| {
            let folded = fold(name);
            if folded.is_empty() {
                return None;
            }
            let name = name.clone();
            if folded == whole {
                return Some((0.9, Evidence::SameName { name }));
            }
            if folded == last {
                return Some((0.8, Evidence::SameName { name }));
            }
            if let Some(value) = holds(&whole, &folded) {
                return Some((value, Evidence::HoldsName { name }));
            }
            let likeness = |text: &str| strsim::normalized_damerau_levenshtein(text, &folded);
            // Short words are alike by chance.
            let like = if folded.chars().count() < 4 || whole.len() > 200 {
                0.0
            } else {
                likeness(&whole).max(likeness(&last))
            };
            (like >= 0.8).then(|| (to_f32(like) * 0.9 - 0.1, Evidence::LikeName { name }))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))
}

#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
const fn to_f32(number: f64) -> f32 {
    number as f32
}

/// How much of a header is one of the field's names, if all its words are there.
fn holds(header: &str, name: &str) -> Option<f32> {
    let words: Vec<&str> = header.split(' ').collect();
    let wanted: Vec<&str> = name.split(' ').collect();
    let all = wanted.iter().all(|word| words.contains(word));
    if !all || words.len() > 40 {
        return None;
    }
    let count = |n: usize| f32::from(u8::try_from(n).unwrap_or(u8::MAX));
    Some(0.4 + 0.35 * count(wanted.len()) / count(words.len()))
}

fn share(samples: &[String], is: impl Fn(&String) -> bool) -> f32 {
    let count = |n: usize| f32::from(u8::try_from(n).unwrap_or(u8::MAX));
    if samples.is_empty() {
        return 0.0;
    }
    count(samples.iter().filter(|text| is(text)).count()) / count(samples.len())
}

/// Whether values that look so can be of a kind; `None` if that says nothing.
const fn suits(shape: Shape, kind: FieldKind) -> Option<bool> {
    match (kind, shape) {
        (FieldKind::Integer, Shape::Integers)
        | (FieldKind::Decimal, Shape::Integers | Shape::Decimals)
        | (FieldKind::YesNo, Shape::YesNo)
        | (FieldKind::Date | FieldKind::Moment, Shape::Dates)
        | (FieldKind::Latitude | FieldKind::Longitude, Shape::Decimals) => Some(true),
        // `Y` and `1` are both; years are dates and numbers.
        (_, Shape::Empty | Shape::Mixed)
        | (FieldKind::Text | FieldKind::Choice | FieldKind::Time, _)
        | (FieldKind::YesNo, Shape::Codes | Shape::Integers)
        | (FieldKind::Integer, Shape::YesNo | Shape::Dates)
        | (FieldKind::Latitude | FieldKind::Longitude, Shape::Text)
        | (FieldKind::Date | FieldKind::Latitude | FieldKind::Longitude, Shape::Integers) => None,
        _ => Some(false),
    }
}

/// Whether a text looks as a pattern says, see [`Target::patterns`].
fn fits(pattern: &str, text: &str) -> bool {
    let mut rest = text.chars();
    for mark in pattern.chars() {
        if mark == '*' {
            return true;
        }
        let fits = rest.next().is_some_and(|c| match mark {
            '9' => c.is_ascii_digit(),
            'A' => c.is_alphabetic(),
            other => c == other,
        });
        if !fits {
            return false;
        }
    }
    rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    fn column(index: u32, name: &str, cells: &[&str]) -> Column {
        let mut column = Column {
            index,
            name: name.to_owned(),
            parts: vec![name.to_owned()],
            tag: name.parse().ok(),
            ..Column::default()
        };
        for cell in cells {
            column.profile.note(&Value::from_written(cell), false);
        }
        column
    }

    fn targets() -> Vec<Target> {
        let sex = Choices::new([("F", ["Female", "Femme"]), ("M", ["Male", "Homme"])]);
        vec![
            Target::new("given_name", FieldKind::Text).called([
                "First name",
                "Prénom",
                "الاسم الأول",
            ]),
            Target::new("family_name", FieldKind::Text).called([
                "Last name",
                "Nom",
                "Surname",
                "اسم العائلة",
            ]),
            Target::new("birth_date", FieldKind::Date).called([
                "Date of birth",
                "DOB",
                "Né le",
                "تاريخ الميلاد",
            ]),
            Target::new("arrival", FieldKind::Date).called(["Date of arrival", "Arrival date"]),
            Target::new("sex", FieldKind::Choice)
                .called(["Gender", "Sexe"])
                .one_of(sex),
            Target::new("region", FieldKind::Text)
                .tagged(&["#adm1+name"])
                .unwrap(),
            Target::new("site", FieldKind::Text).looks(["AA99*"]),
        ]
    }

    fn guessed(columns: &[Column]) -> Vec<(u32, String)> {
        let matches = guess(columns, &targets());
        matches.into_iter().map(|m| (m.column, m.target)).collect()
    }

    fn pairs(list: &[(u32, &str)]) -> Vec<(u32, String)> {
        list.iter()
            .map(|(n, key)| (*n, (*key).to_owned()))
            .collect()
    }

    #[test]
    fn columns_find_their_fields_in_any_language() {
        let columns = [
            column(0, "Nom", &["Diallo"]),
            column(1, "prenom", &["Awa"]),
            column(2, "تاريخ الميلاد", &["1990-01-02"]),
            column(3, "Genre", &["Femme", "Homme"]),
            column(4, "#adm1+name", &["Coast"]),
            column(5, "P-code", &["SY02", "SY03-1"]),
        ];
        let expected = pairs(&[
            (1, "given_name"),
            (0, "family_name"),
            (2, "birth_date"),
            (3, "sex"),
            (4, "region"),
            (5, "site"),
        ]);
        assert_eq!(guessed(&columns), expected);
    }

    #[test]
    fn no_column_is_given_twice_and_the_whole_is_as_likely_as_can_be() {
        // "Date" alone is in both names; the other column decides.
        let columns = [
            column(0, "Arrival date", &["2020-01-01"]),
            column(1, "Date of birht", &["1990-01-01"]),
            column(2, "Remarks", &["none to speak of"]),
        ];
        assert_eq!(
            guessed(&columns),
            pairs(&[(1, "birth_date"), (0, "arrival")])
        );
        assert!(guess(&[], &targets()).is_empty());
        assert!(guess(&columns, &[]).is_empty());
    }

    #[test]
    fn a_name_is_less_sure_where_the_values_are_of_another_kind() {
        let target = &targets()[2];
        let dates = score(&column(0, "Date of birth", &["1990-01-01"]), target).unwrap();
        let words = score(&column(0, "Date of birth", &["spring", "later"]), target).unwrap();
        assert!(dates.confidence > words.confidence);
        assert!(
            words
                .why
                .iter()
                .any(|e| matches!(e, Evidence::WrongShape { .. }))
        );
    }
}
