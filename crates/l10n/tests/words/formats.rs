//! Numbers, dates, sizes, lists and order, in each reader's way.

use jiff::{SignedDuration, Timestamp, civil::date, tz::TimeZone};
use passerelle_l10n::{Language, Words};

const EN: Words = Words::of(Language::En);
const FR: Words = Words::of(Language::Fr);
const AR: Words = Words::of(Language::Ar);

#[test]
fn numbers_have_the_readers_numerals_and_grouping() {
    assert_eq!(EN.number(-1_234_567), "-1,234,567");
    assert_eq!(FR.number(1_234_567), "1\u{202f}234\u{202f}567");
    assert_eq!(AR.number(1_234_567), "١٬٢٣٤٬٥٦٧");
    assert_eq!(AR.number(0), "٠");
}

#[test]
fn numbers_inside_messages_do_too() {
    let said = |words: Words| words.say_with("offices-count", &[("count", 12_345.into())]);
    assert_eq!(said(EN), "12,345 offices");
    assert_eq!(said(FR), "12\u{202f}345 bureaux");
    assert_eq!(said(AR), "١٢٬٣٤٥ مكتباً");
}

#[test]
fn the_largest_and_smallest_numbers_do_not_break_a_page() {
    for words in [EN, FR, AR] {
        for number in [i64::MIN, -1, i64::MAX] {
            assert!(
                !words
                    .say_with("offices-count", &[("count", number.into())])
                    .is_empty()
            );
            assert!(!words.number(number).is_empty());
        }
    }
}

#[test]
fn dates_name_the_month() {
    let day = date(2025, 3, 28);
    assert_eq!(EN.date(day), "28 March 2025");
    assert_eq!(FR.date(day), "28 mars 2025");
    assert_eq!(AR.date(day), "٢٨ مارس ٢٠٢٥");
}

#[test]
fn instants_are_told_in_the_readers_zone() {
    let instant: Timestamp = "2025-03-28T13:05:59Z".parse().expect("an instant");
    let nairobi = TimeZone::fixed(jiff::tz::offset(3));
    assert_eq!(
        EN.instant(instant, &TimeZone::UTC),
        "28 March 2025 at 13:05"
    );
    assert_eq!(EN.instant(instant, &nairobi), "28 March 2025 at 16:05");
    assert_eq!(FR.instant(instant, &nairobi), "28 mars 2025 à 16:05");
    assert_eq!(AR.instant(instant, &nairobi), "٢٨ مارس ٢٠٢٥ في ٤:٠٥ م");
}

#[test]
fn time_gone_by_is_told_in_its_largest_unit() {
    let now: Timestamp = "2025-03-28T12:00:00Z".parse().expect("an instant");
    let ago = |seconds| now - SignedDuration::from_secs(seconds);
    let (minute, hour, day) = (60, 3_600, 86_400);
    for (seconds, phrase) in [
        (0, "just now"),
        (59, "just now"),
        (-59, "just now"),
        (minute, "1 minute ago"),
        (hour - 1, "59 minutes ago"),
        (3 * hour, "3 hours ago"),
        (day, "1 day ago"),
        (29 * day, "29 days ago"),
        (30 * day, "1 month ago"),
        (364 * day, "12 months ago"),
        (730 * day, "2 years ago"),
        (-15 * minute, "in 15 minutes"),
        (-2 * day, "in 2 days"),
    ] {
        assert_eq!(EN.relative(ago(seconds), now), phrase);
    }
    assert_eq!(FR.relative(ago(3 * hour), now), "il y a 3 heures");
    assert_eq!(AR.relative(ago(2 * hour), now), "قبل ساعتين");
    assert_eq!(AR.relative(ago(3 * hour), now), "قبل ٣ ساعات");
    assert_eq!(AR.relative(ago(-11 * day), now), "بعد ١١ يوماً");
}

#[test]
fn waiting_times_are_rounded_up() {
    let lasting = |seconds| EN.lasting(SignedDuration::from_secs(seconds));
    assert_eq!(lasting(-5), "1 minute");
    assert_eq!(lasting(61), "2 minutes");
    assert_eq!(lasting(7_201), "3 hours");
    assert_eq!(lasting(172_801), "3 days");
}

#[test]
fn sizes_are_told_in_decimal_units() {
    for (bytes, phrase) in [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (1_550, "1.5 kB"),
        (25_900_000, "25 MB"),
        (2_500_000_000, "2.5 GB"),
    ] {
        assert_eq!(EN.size(bytes), phrase);
    }
    assert_eq!(FR.size(1_500_000), "1,5 Mo");
    assert_eq!(AR.size(1_500_000), "١٫٥ ميغابايت");
}

#[test]
fn faults_word_bare_sizes_and_dates() {
    let large =
        |words: Words| words.say_with("fault-file-too-large", &[("max", 25_000_000.into())]);
    assert!(large(EN).contains("25 MB:"), "{}", large(EN));
    assert!(large(AR).contains("٢٥ ميغابايت:"), "{}", large(AR));
    let far = |words: Words| words.say_with("fault-too-far", &[("latest", "2030-01-31".into())]);
    assert!(far(FR).contains("le 31 janvier 2030."), "{}", far(FR));
    assert!(far(AR).contains("٣١ يناير ٢٠٣٠"), "{}", far(AR));
}

#[test]
fn lists_end_with_and() {
    assert_eq!(
        EN.list(&["Amman", "Brussels", "Cairo"]),
        "Amman, Brussels and Cairo"
    );
    assert_eq!(
        FR.list(&["Amman", "Bruxelles", "Le Caire"]),
        "Amman, Bruxelles et Le Caire"
    );
    assert_eq!(
        AR.list(&["عمّان", "بروكسل", "القاهرة"]),
        "عمّان وبروكسل والقاهرة"
    );
    assert_eq!(EN.list::<&str>(&[]), "");
}

#[test]
fn names_sort_for_people() {
    let mut names = ["Zoe", "émile", "Eva", "Ana", "Émile B"];
    names.sort_by(|a, b| FR.compare(a, b));
    assert_eq!(names, ["Ana", "émile", "Émile B", "Eva", "Zoe"]);
    let mut arabic = ["يوسف", "أمينة", "ليلى", "باسم"];
    arabic.sort_by(|a, b| AR.compare(a, b));
    assert_eq!(arabic, ["أمينة", "باسم", "ليلى", "يوسف"]);
    let mut by_key = names;
    by_key.reverse();
    by_key.sort_by_key(|name| FR.sort_key(name));
    assert_eq!(by_key, names);
}

#[test]
fn a_name_of_another_script_is_isolated_and_others_are_not() {
    let signed_in =
        |words: Words, name: &str| words.say_with("shell-signed-in-as", &[("name", name.into())]);
    assert_eq!(signed_in(EN, "Ana Example"), "Signed in as Ana Example");
    assert_eq!(signed_in(EN, "ليلى"), "Signed in as \u{2068}ليلى\u{2069}");
    assert!(signed_in(AR, "Ana").ends_with("\u{2068}Ana\u{2069}"));
    assert!(signed_in(AR, "ليلى").ends_with("باسم ليلى"));
}
