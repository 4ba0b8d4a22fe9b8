//! What holds for every text there is.

use passerelle_names::{Kind, MAX_KEYS, Name, compare, fold};
use proptest::prelude::*;

/// Letters of every script that is read by a table, with what stands between
/// and on top of them.
fn letters() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            any::<char>(),
            prop::char::range('\u{0}', '\u{24f}'),
            prop::char::range('\u{300}', '\u{58f}'),
            prop::char::range('\u{590}', '\u{77f}'),
            prop::char::range('\u{900}', '\u{9ff}'),
            prop::char::range('\u{10a0}', '\u{139f}'),
            prop::char::range('\u{1e00}', '\u{206f}'),
            prop::char::range('\u{fb00}', '\u{fefc}'),
            Just(' '),
            Just('-'),
            Just('\''),
        ],
        0..60,
    )
    .prop_map(String::from_iter)
}

/// A word that no rule joins to its neighbours.
fn plain_word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[bcdfghjklmnpqrstvwxz][a-z]{5,9}",
        prop::sample::select(vec![
            "Oleksandr",
            "Шевченко",
            "محمد",
            "الهاشمي",
            "Abdulkarim",
            "ተስፋዬ",
            "Κώστας",
            "דניאל",
            "Alhassan",
            "Նարեկ",
            "გიორგი",
            "Şahin",
            "Benmansour",
            "Habibullah",
            "नरेन्द्र",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn folding_gives_plain_letters_and_folding_again_changes_nothing(text in letters()) {
        let folded = fold(&text);
        prop_assert!(folded.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b' ' || c == b'\''));
        prop_assert!(!folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "));
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn any_text_is_a_name_with_few_short_keys(text in letters()) {
        let name = Name::new(&text);
        let keys: Vec<_> = name.keys().collect();
        prop_assert!(keys.len() <= MAX_KEYS);
        prop_assert!(keys.is_sorted());
        for key in &keys {
            prop_assert!(!key.text().is_empty() && key.text().len() <= 22 && key.text().is_ascii());
        }
        prop_assert!(keys == Name::new(&text).keys().collect::<Vec<_>>());
        for word in name.words() {
            prop_assert!(!word.folded().is_empty() && !word.written().is_empty());
        }
    }

    #[test]
    fn names_in_another_order_make_the_same_keys(
        words in prop::collection::vec(plain_word(), 1..6).prop_flat_map(|words| (Just(words.clone()), Just(words).prop_shuffle()))
    ) {
        let (one, other) = (Name::new(&words.0.join(" ")), Name::new(&words.1.join(" ")));
        prop_assert!(one.keys().eq(other.keys()), "{:?}", words);
        prop_assert!(compare(&one, &other).score > 0.98, "{:?}", words);
    }

    #[test]
    fn scores_are_between_nothing_and_one(one in letters(), other in letters()) {
        let (one, other) = (Name::new(&one), Name::new(&other));
        let likeness = compare(&one, &other);
        prop_assert!((0.0..=1.0).contains(&likeness.score));
        for pair in &likeness.pairs {
            prop_assert!(pair.left < one.words().len() && pair.right < other.words().len());
        }
        let itself = compare(&one, &one).score;
        let named = one.words().iter().any(|word| word.kind() == Kind::Plain);
        prop_assert!(!named || itself > 0.999, "{}", itself);
    }

    #[test]
    fn two_words_are_as_alike_from_either_side(one in plain_word(), other in plain_word()) {
        let (one, other) = (Name::new(&one), Name::new(&other));
        prop_assert_eq!(compare(&one, &other).score.to_bits(), compare(&other, &one).score.to_bits());
    }

    #[test]
    fn what_is_not_seen_does_not_count(words in prop::collection::vec(plain_word(), 1..4), at in any::<prop::sample::Index>(), unseen in prop::sample::select(vec!['\u{200f}', '\u{200e}', '\u{202b}', '\u{202c}', '\u{2067}', '\u{2069}', '\u{200b}', '\u{200c}', '\u{feff}', '\u{640}', '\u{ad}'])) {
        let text = words.join(" ");
        let mut marked: Vec<char> = text.chars().collect();
        marked.insert(at.index(marked.len() + 1), unseen);
        let marked: String = marked.into_iter().collect();
        prop_assert!(Name::new(&text).keys().eq(Name::new(&marked).keys()));
        prop_assert_eq!(fold(&text), fold(&marked));
    }
}

#[test]
fn a_name_of_two_hundred_letters_and_one_of_a_megabyte_are_bounded() {
    for letter in [
        "a",
        "б",
        "م ",
        "Şa ",
        "\u{fdfa}",
        "x\u{301}\u{302}",
        "ab-",
        "Aa",
        "1",
        "'",
        "深",
    ] {
        for times in [200, 1_000_000 / letter.len()] {
            let text = letter.repeat(times);
            let name = Name::new(&text);
            assert!(name.keys().count() <= MAX_KEYS, "{letter}");
            assert!(name.words().len() <= 16, "{letter}");
            let read: usize = name.words().iter().map(|word| word.written().len()).sum();
            assert!(read < 10_000, "{letter}: {read}");
        }
    }
}

#[test]
fn a_word_of_which_nothing_is_heard_still_has_a_key() {
    for text in ["\u{fe80}\u{9e6}", "ء7", "44"] {
        let name = Name::new(text);
        assert!(name.keys().count() > 0, "{text}");
        assert!(name.keys().all(|key| !key.text().is_empty()), "{text}");
    }
}

#[test]
fn a_name_without_letters_has_nothing_to_go_by() {
    for text in [
        "",
        " ",
        "---",
        "\u{200f}\u{202e}",
        "…",
        "😀",
        "\u{301}\u{302}",
    ] {
        let name = Name::new(text);
        assert!(name.is_empty(), "{text:?}");
        assert_eq!(name.keys().count(), 0);
        assert!(compare(&name, &Name::new("Amina")).score < 0.001);
    }
}
