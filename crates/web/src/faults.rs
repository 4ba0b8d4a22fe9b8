//! Faults worded for a form: at each field, and in the summary on top.

use askama::Template;
use passerelle_l10n::{Value, Words};
use passerelle_model::{Fault, FaultValue, Faults};

/// One line of the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The field, to which the line leads; empty for the whole form.
    pub(crate) name: String,
    /// The field's label and what is wrong with it.
    pub(crate) text: String,
}

/// Everything to mend, in the reader's words.
///
/// A template gives it to `form::summary(faults)` and asks it for each field:
/// `error=faults.at("name")`.
#[derive(Debug, Clone, Default)]
pub(crate) struct FormFaults {
    faults: Faults,
    lines: Vec<Line>,
    at_fields: Vec<(String, String)>,
}

impl FormFaults {
    /// A form that is shown for the first time.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// Words faults. `labels` pairs each field with the key of its label, so
    /// that the summary can say which field it means.
    pub(crate) fn of(words: Words, faults: &Faults, labels: &[(&str, &str)]) -> Self {
        let mut shown = Self {
            faults: faults.clone(),
            ..Self::default()
        };
        for fault in faults {
            let text = worded(words, fault);
            let label = labels.iter().find(|(field, _)| *field == fault.field);
            let line = match label {
                Some((_, label)) => in_summary(words, &words.say(label), &text),
                None => text.clone(),
            };
            shown.add(&fault.field, line, text);
        }
        shown
    }

    /// One sentence about the whole form, said as it is.
    pub(crate) fn whole(text: String) -> Self {
        let mut shown = Self::default();
        shown.add("", text.clone(), text);
        shown
    }

    /// One sentence at one field, said by its own message.
    pub(crate) fn at_field(words: Words, at: (&str, &str), key: &str) -> Self {
        Self::at_field_said(words, at, words.say(key))
    }

    /// One sentence at one field, worded already.
    pub(crate) fn at_field_said(words: Words, at: (&str, &str), text: String) -> Self {
        let mut shown = Self::default();
        shown.say_at(words, at, text);
        shown
    }

    /// One sentence more at a field, worded already.
    pub(crate) fn say_at(&mut self, words: Words, (field, label): (&str, &str), text: String) {
        self.add(field, in_summary(words, &words.say(label), &text), text);
    }

    /// The faults themselves, for a program.
    pub(crate) fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Whether nothing is to be mended.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn add(&mut self, field: &str, line: String, text: String) {
        self.lines.push(Line {
            name: field.to_owned(),
            text: line,
        });
        self.at_fields.push((field.to_owned(), text));
    }

    /// What is wrong with a field; empty if nothing is.
    pub(crate) fn at(&self, field: &str) -> &str {
        let found = self.at_fields.iter().find(|(name, _)| name == field);
        found.map_or("", |(_, text)| text)
    }
}

/// A page with a form that may have to be mended.
pub(crate) trait FormPage: Template {
    /// What is to be mended.
    fn faults(&self) -> &FormFaults;
}

/// Says of pages that what is to be mended in them is in their field `faults`.
macro_rules! form_pages {
    ($($page:ty),+ $(,)?) => {
        $(impl $crate::faults::FormPage for $page {
            fn faults(&self) -> &FormFaults {
                &self.faults
            }
        })+
    };
}
pub(crate) use form_pages;

impl<'a> IntoIterator for &'a FormFaults {
    type Item = &'a Line;
    type IntoIter = std::slice::Iter<'a, Line>;

    fn into_iter(self) -> Self::IntoIter {
        self.lines.iter()
    }
}

fn in_summary(words: Words, label: &str, text: &str) -> String {
    let values = [("field", label.into()), ("fault", text.into())];
    words.say_with("faults-for-field", &values)
}

/// A fault as a sentence that stands alone.
pub(crate) fn worded(words: Words, fault: &Fault) -> String {
    let values: Vec<(&str, Value<'_>)> = fault
        .values
        .iter()
        .map(|(name, value)| match value {
            FaultValue::Number(number) => (*name, Value::from(*number)),
            FaultValue::Text(text) => (*name, Value::from(text)),
        })
        .collect();
    words.say_with(&format!("fault-{}", fault.key), &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use passerelle_l10n::Language;

    #[test]
    fn a_fault_is_said_at_its_field_and_named_in_the_summary() {
        let mut faults = Faults::new();
        faults.push(Fault::new("name", "too-long").with("max", 200));
        faults.push(Fault::new("", "own-account"));
        let words = Words::of(Language::En);
        let shown = FormFaults::of(words, &faults, &[("name", "office-name-label")]);
        assert!(shown.at("name").starts_with("This is too long"));
        assert_eq!(shown.at("kind"), "");
        let lines: Vec<_> = (&shown).into_iter().collect();
        assert!(lines[0].text.contains(": This is too long"));
        assert_eq!(lines[1].name, "");
    }
}
