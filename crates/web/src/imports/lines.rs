//! The table of targets: what goes where, how sure that is, and why.

use passerelle_imports::{Kind, Target};
use passerelle_tables::address::{column_index, column_letters};
use passerelle_tables::mapping::{Evidence, Field, Mapping, Match};
use passerelle_tables::{Column, Reading};

use super::columns::label;
use crate::badge::Badge;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::faults::FormFaults;

/// Examples of a column.
const SAMPLES: usize = 3;

/// A target with where it comes from.
pub(super) struct Line {
    pub(super) code: &'static str,
    pub(super) label: String,
    pub(super) needed: bool,
    pub(super) options: Vec<Choice>,
    /// The place of the column, "=" for one value, or nothing.
    pub(super) chosen: String,
    /// Whether one value may stand for all rows.
    pub(super) fixed: bool,
    pub(super) value: String,
    pub(super) samples: String,
    pub(super) sure: Option<Badge>,
    pub(super) why: String,
    pub(super) error: String,
}

/// Targets that belong together.
pub(super) struct Group {
    /// Empty for those that most tables have.
    pub(super) title: String,
    pub(super) open: bool,
    pub(super) lines: Vec<Line>,
}

/// What the table of targets is made of.
pub(super) struct Lines<'a> {
    pub(super) desk: &'a Desk,
    pub(super) kind: &'a dyn Kind,
    pub(super) reading: &'a Reading,
    pub(super) mapping: &'a Mapping,
    pub(super) matches: &'a [Match],
    pub(super) faults: &'a FormFaults,
}

impl Lines<'_> {
    pub(super) fn groups(&self) -> Vec<Group> {
        let words = self.desk.words();
        let mut groups: Vec<(&str, Group)> = Vec::new();
        for target in self.kind.targets() {
            let line = self.line(target);
            let used = !line.chosen.is_empty() || !line.error.is_empty();
            if let Some((_, group)) = groups.iter_mut().find(|(code, _)| *code == target.group) {
                group.open |= used;
                group.lines.push(line);
                continue;
            }
            let title = match target.group {
                "" => String::new(),
                group => words.say(&format!("import-group-{group}")),
            };
            let group = Group {
                title,
                open: used,
                lines: vec![line],
            };
            groups.push((target.group, group));
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn line(&self, target: &Target) -> Line {
        let field = self.mapping.fields.get(target.code);
        let column = field.and_then(|field| column_of(self.reading, field));
        let value = field
            .and_then(|field| field.constant.clone())
            .unwrap_or_default();
        let chosen = match (column, field) {
            (Some(column), _) => column.index.to_string(),
            (None, Some(field)) if field.constant.is_some() => "=".to_owned(),
            _ => String::new(),
        };
        let guess = self.matches.iter().find(|found| {
            found.target == target.code && column.is_some_and(|column| column.index == found.column)
        });
        Line {
            code: target.code,
            label: label(self.desk, self.kind, target.code),
            needed: target.required,
            options: self.options(target),
            chosen,
            fixed: target.fixed,
            value,
            samples: column.map(samples).unwrap_or_default(),
            sure: guess.map(|guess| self.sure(guess)),
            why: guess.map(|guess| self.why(guess)).unwrap_or_default(),
            error: self.faults.at(&format!("col.{}", target.code)).to_owned(),
        }
    }

    fn options(&self, target: &Target) -> Vec<Choice> {
        let words = self.desk.words();
        let one = target
            .fixed
            .then(|| Choice::plain("=", words.say("import-columns-value")));
        let columns = self.reading.columns.iter();
        let columns = columns.filter(|column| column.profile.filled > 0 || !column.name.is_empty());
        one.into_iter()
            .chain(columns.map(|column| Choice::plain(column.index.to_string(), self.name(column))))
            .collect()
    }

    fn name(&self, column: &Column) -> String {
        if column.name.is_empty() {
            let letters = column_letters(column.index);
            let letters = [("letters", letters.into())];
            return self
                .desk
                .words()
                .say_with("import-columns-unnamed", &letters);
        }
        match &column.tag {
            Some(tag) => format!("{} ({tag})", column.name),
            None => column.name.clone(),
        }
    }

    fn sure(&self, guess: &Match) -> Badge {
        let (tone, key) = match guess.confidence {
            sure if sure >= 0.85 => ("good", "import-sure-high"),
            sure if sure >= 0.6 => ("info", "import-sure-middle"),
            _ => ("warn", "import-sure-low"),
        };
        Badge::new(tone, self.desk.words().say(key))
    }

    fn why(&self, guess: &Match) -> String {
        let words = self.desk.words();
        let said = guess.why.iter().filter_map(|evidence| {
            let named =
                |key: &str, name: &str, value: &str| words.say_with(key, &[(name, value.into())]);
            Some(match evidence {
                Evidence::Tag { tag } => named("import-evidence-tag", "tag", tag),
                Evidence::SameName { .. } => words.say("import-evidence-same-name"),
                Evidence::HoldsName { name } => named("import-evidence-holds-name", "name", name),
                Evidence::LikeName { name } => named("import-evidence-like-name", "name", name),
                Evidence::OnTheList => words.say("import-evidence-on-the-list"),
                Evidence::LooksSo => words.say("import-evidence-looks-so"),
                Evidence::RightShape { .. } => words.say("import-evidence-right-shape"),
                Evidence::WrongShape { .. } => words.say("import-evidence-wrong-shape"),
                _ => return None,
            })
        });
        let said: Vec<_> = said.collect();
        words.list(&said)
    }

    /// The columns that go nowhere.
    pub(super) fn left(&self) -> String {
        let used: Vec<u32> = self
            .mapping
            .fields
            .values()
            .filter_map(|field| column_of(self.reading, field))
            .map(|column| column.index)
            .collect();
        let left = self
            .reading
            .columns
            .iter()
            .filter(|column| !used.contains(&column.index) && column.profile.filled > 0);
        let names: Vec<_> = left.take(30).map(|column| self.name(column)).collect();
        if names.is_empty() {
            return String::new();
        }
        let words = self.desk.words();
        let names = words.list(&names);
        words.say_with("import-columns-left", &[("names", names.into())])
    }
}

fn samples(column: &Column) -> String {
    let samples: Vec<_> = column
        .profile
        .samples
        .iter()
        .take(SAMPLES)
        .map(String::as_str)
        .collect();
    samples.join(" · ")
}

/// The column that a field of a mapping means.
pub(super) fn column_of<'r>(reading: &'r Reading, field: &Field) -> Option<&'r Column> {
    if field.constant.is_some() {
        return None;
    }
    let by_letter = field.letter.as_deref().and_then(column_index);
    let by_letter = by_letter.and_then(|index| reading.columns.iter().find(|c| c.index == index));
    let by_name = field
        .column
        .as_deref()
        .and_then(|name| reading.column(name));
    let by_tag = field.tag.as_ref().and_then(|pattern| {
        let fits = |column: &&Column| column.tag.as_ref().is_some_and(|tag| pattern.matches(tag));
        reading.columns.iter().find(fits)
    });
    by_letter.or(by_name).or(by_tag)
}
