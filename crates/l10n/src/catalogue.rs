//! One language's catalogue: every room's Fluent file in one bundle.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use crate::{Language, Value, Words, plurals};

/// The messages of one language, ready to be said from any thread.
pub(crate) struct Catalogue(FluentBundle<FluentResource>);

impl Catalogue {
    /// Reads the embedded files. A faulty message is left out rather than
    /// stopping the program: its key then shows in English or by itself, and
    /// the tests name it.
    pub(crate) fn read(language: Language) -> Self {
        let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation is ours: see `isolation`.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(language.show()));
        for (_room, text) in language.texts() {
            let resource = FluentResource::try_new(plurals::wrapped(text));
            let resource = resource.unwrap_or_else(|(readable, _faults)| readable);
            // An `Err` names keys that an earlier room has; the first one stays.
            let _ = bundle.add_resource(resource);
        }
        add_functions(&mut bundle, language);
        Self(bundle)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.0
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    /// The message with its values, or `None` where the key is missing.
    pub(crate) fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let message = self.0.get_message(key)?;
        let pattern = message.value()?;
        let values: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(value)))
            .collect();
        // A value that the caller forgot shows as `{$name}`.
        let mut forgotten = Vec::new();
        let mut said = String::new();
        // Written, not formatted: formatting would show the whole sentence as
        // if it were one more value, and isolate it.
        self.0
            .write_pattern(&mut said, pattern, Some(&values), &mut forgotten)
            .ok()?;
        Some(said)
    }
}

/// `SIZE($bytes)` and `DATE($date)`: faults carry bare values, since they are
/// made where no language is known, and the messages word them.
fn add_functions(bundle: &mut FluentBundle<FluentResource>, language: Language) {
    let words = Words::of(language);
    // `Err` would mean that a message has a function's name in capitals; the tests forbid it.
    let _ = bundle.add_function(plurals::FUNCTION, move |given, _named| {
        plurals::chosen(language.ways(), given)
    });
    let _ = bundle.add_function("SIZE", move |given, _named| size(words, given));
    let _ = bundle.add_function("DATE", move |given, _named| date(words, given));
}

fn size<'a>(words: Words, given: &[FluentValue<'a>]) -> FluentValue<'a> {
    match given {
        [FluentValue::Number(bytes)] => words.size(bytes.into()).into(),
        [other, ..] => other.clone(),
        [] => FluentValue::Error,
    }
}

fn date<'a>(words: Words, given: &[FluentValue<'a>]) -> FluentValue<'a> {
    match given {
        [FluentValue::String(text)] => match text.parse::<Date>() {
            Ok(date) => words.date(date).into(),
            Err(_) => FluentValue::String(text.clone()),
        },
        [other, ..] => other.clone(),
        [] => FluentValue::Error,
    }
}
