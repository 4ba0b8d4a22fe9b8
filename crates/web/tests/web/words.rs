//! Every code of the model has its words: no page shows a bare code.

use passerelle_l10n::{Language, Words};
use passerelle_model::Purpose;
use passerelle_model::action::KINDS;
use passerelle_model::message::{Topic, Weekday};
use passerelle_model::office::OfficeKind;
use passerelle_model::policy::{DataClass, Duty, Role};
use passerelle_store::jobs::JobState;
use passerelle_store::messages::MessageState;

/// Whether a language itself words a code; falling back would hide the gap.
fn has(words: Words, prefix: &str, code: &str) -> bool {
    words.has(&format!("{prefix}-{}", code.replace(['_', '.'], "-")))
}

#[test]
fn every_code_has_its_words_in_every_language() {
    let kinds = KINDS.iter().map(|(kind, _)| ("action", *kind));
    let purposes = Purpose::ALL.map(|purpose| ("purpose", purpose.code()));
    let duties = Duty::ALL.map(|duty| ("duty", duty.code()));
    let classes = DataClass::ALL.map(|class| ("class", class.code()));
    let states = JobState::ALL.map(|state| ("job-state", state.code()));
    let sent = MessageState::ALL.map(|state| ("delivery-state", state.code()));
    let topics = Topic::ALL.map(|topic| ("topic", topic.code()));
    let days = Weekday::ALL.map(|day| ("weekday", day.code()));
    let offices = OfficeKind::ALL.map(|kind| ("office-kind", kind.code()));
    let codes: Vec<_> = kinds
        .chain(purposes)
        .chain(duties)
        .chain(classes)
        .chain(offices)
        .chain(states)
        .chain(sent)
        .chain(topics)
        .chain(days)
        .chain(Role::all().map(|role| ("role", role.code())))
        .collect();
    for language in Language::ALL {
        let words = Words::of(*language);
        let silent: Vec<_> = codes
            .iter()
            .filter(|(prefix, code)| !has(words, prefix, code))
            .collect();
        assert!(silent.is_empty(), "{language} has no words for {silent:?}");
    }
}
