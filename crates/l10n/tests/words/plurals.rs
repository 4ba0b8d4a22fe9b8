//! Plurals are ICU4X's, and the sentences hold one form for each.

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use passerelle_l10n::{Language, Words};

fn offices(language: Language, count: i64) -> String {
    Words::of(language).say_with("offices-count", &[("count", count.into())])
}

#[test]
fn arabic_has_six_plurals() {
    for (count, phrase) in [
        (0, "لا مكاتب"),
        (1, "مكتب واحد"),
        (2, "مكتبان"),
        (3, "٣ مكاتب"),
        (11, "١١ مكتباً"),
        (100, "١٠٠ مكتب"),
        (103, "١٠٣ مكاتب"),
    ] {
        assert_eq!(offices(Language::Ar, count), phrase);
    }
}

#[test]
fn french_counts_nought_with_one() {
    let results =
        |count: i64| Words::of(Language::Fr).say_with("measures-bytes", &[("count", count.into())]);
    assert_eq!(results(0), "0 octet");
    assert_eq!(results(1), "1 octet");
    assert_eq!(results(2), "2 octets");
}

#[test]
fn english_may_name_nought() {
    assert_eq!(offices(Language::En, 0), "No offices");
    assert_eq!(offices(Language::En, 1), "1 office");
    assert_eq!(offices(Language::En, 1_234), "1,234 offices");
}

/// The Arabic phrases for days differ in every category, so that the phrase
/// tells which one was chosen. Fluent's own rules fail this at 103.
#[test]
fn every_count_chooses_as_icu4x_does() {
    let locale = icu_locale_core::locale!("ar");
    let rules = PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into())
        .expect("the plural rules of Arabic");
    let words = Words::of(Language::Ar);
    for count in (0..=1_200).chain([1_000_000, 1_000_003, 1_000_011]) {
        let phrase = words.say_with("measures-days", &[("count", count.into())]);
        let chosen = match phrase.as_str() {
            "٠ يوم" => PluralCategory::Zero,
            "يوم واحد" => PluralCategory::One,
            "يومان" => PluralCategory::Two,
            days if days.ends_with("أيام") => PluralCategory::Few,
            days if days.ends_with("يوماً") => PluralCategory::Many,
            _ => PluralCategory::Other,
        };
        assert_eq!(chosen, rules.category_for(count), "{count}: {phrase}");
    }
}
