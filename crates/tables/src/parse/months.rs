//! Dates with the name of a month, in the languages of the field.

use super::date::{NOT_A_DATE, PartialDate, century, civil, year_month};
use crate::fault::Wrong;
use crate::fold::fold;
use crate::format::Format;

/// Folded names (see [`crate::fold::fold`]) of the twelve months: English,
/// French, Spanish, Arabic (as in Egypt and the Gulf, in the Levant and Iraq,
/// in the Maghreb), Italian, Portuguese, German, Dutch, Turkish.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "janvier",
        "janv",
        "enero",
        "ene",
        "يناير",
        "كانون الثاني",
        "جانفي",
        "gennaio",
        "gen",
        "janeiro",
        "januar",
        "januari",
        "ocak",
    ],
    &[
        "february",
        "feb",
        "fevrier",
        "fevr",
        "fev",
        "febrero",
        "فبراير",
        "شباط",
        "فيفري",
        "febbraio",
        "fevereiro",
        "februar",
        "februari",
        "subat",
    ],
    &[
        "march", "mar", "mars", "marzo", "مارس", "اذار", "marco", "marz", "maart", "mrt", "mart",
    ],
    &[
        "april",
        "apr",
        "avril",
        "avr",
        "abril",
        "abr",
        "ابريل",
        "نيسان",
        "افريل",
        "aprile",
        "nisan",
    ],
    &[
        "may", "mai", "mayo", "مايو", "ايار", "ماي", "maggio", "mag", "maio", "mei", "mayis",
    ],
    &[
        "june",
        "jun",
        "juin",
        "junio",
        "يونيو",
        "يونيه",
        "حزيران",
        "جوان",
        "giugno",
        "giu",
        "junho",
        "juni",
        "haziran",
    ],
    &[
        "july",
        "jul",
        "juillet",
        "juil",
        "julio",
        "يوليو",
        "يوليه",
        "تموز",
        "جويليه",
        "luglio",
        "lug",
        "julho",
        "juli",
        "temmuz",
    ],
    &[
        "august",
        "aug",
        "aout",
        "agosto",
        "ago",
        "اغسطس",
        "اب",
        "اوت",
        "augustus",
        "agustos",
    ],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "set",
        "سبتمبر",
        "ايلول",
        "settembre",
        "setembro",
        "eylul",
    ],
    &[
        "october",
        "oct",
        "octobre",
        "octubre",
        "اكتوبر",
        "تشرين الاول",
        "ottobre",
        "ott",
        "outubro",
        "out",
        "oktober",
        "okt",
        "ekim",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "نوفمبر",
        "تشرين الثاني",
        "novembro",
        "kasim",
    ],
    &[
        "december",
        "dec",
        "decembre",
        "diciembre",
        "dic",
        "ديسمبر",
        "كانون الاول",
        "dicembre",
        "dezembro",
        "dezember",
        "dez",
        "aralik",
    ],
];

/// Words that stand in dates and mean nothing: folded names of weekdays,
/// articles and prepositions.
const FILLERS: &[&str] = &[
    "de",
    "del",
    "of",
    "the",
    "le",
    "el",
    "di",
    "den",
    "der",
    "monday",
    "mon",
    "tuesday",
    "tue",
    "tues",
    "wednesday",
    "wed",
    "thursday",
    "thu",
    "thur",
    "thurs",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
    "lundi",
    "lun",
    "mardi",
    "mercredi",
    "mer",
    "jeudi",
    "jeu",
    "vendredi",
    "ven",
    "samedi",
    "sam",
    "dimanche",
    "dim",
    "lunes",
    "martes",
    "miercoles",
    "mie",
    "jueves",
    "jue",
    "viernes",
    "vie",
    "sabado",
    "domingo",
    "dom",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "السبت",
    "من",
    "شهر",
];

/// The month, from 1, that a folded name means.
fn month(name: &str) -> Option<i8> {
    let found = MONTHS.iter().position(|names| names.contains(&name))?;
    i8::try_from(found + 1).ok()
}

fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// A date with the name of a month in it.
pub(super) fn named(text: &str, format: &Format) -> Result<PartialDate, Wrong> {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split_whitespace()
        .flat_map(split_digits)
        .filter(|word| !is_filler(word) && !is_ordinal(word))
        .collect();
    let (at, length, found) = find_month(&words).ok_or(NOT_A_DATE)?;
    let number = |word: &&str| word.parse::<i32>().ok().filter(|_| word.len() <= 4);
    let before: Option<Vec<i32>> = words[..at].iter().map(number).collect();
    let after: Option<Vec<i32>> = words[at + length..].iter().map(number).collect();
    let (before, after) = before.zip(after).ok_or(NOT_A_DATE)?;
    let month = i32::from(found);
    let is_short = |year: i32| year < 100;
    let finish = |year: i32, day: i32| {
        if is_short(year) {
            century(year, format, |year| civil(year, month, day))
        } else {
            civil(year, month, day)
        }
    };
    match (&before[..], &after[..]) {
        ([], [year]) | ([year], []) if is_short(*year) => {
            century(*year, format, |year| year_month(year, month))
        }
        ([], [year]) | ([year], []) => year_month(*year, month),
        ([first], [second]) if *first > 31 => finish(*first, *second),
        ([day], [year]) | ([], [day, year]) => finish(*year, *day),
        ([year, day], []) if *year > 31 => finish(*year, *day),
        _ => Err(NOT_A_DATE),
    }
}

/// `04mar2020` is three words.
fn split_digits(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same = |c: char| c.is_ascii_digit() != first.is_ascii_digit();
        let end = rest.find(same).unwrap_or(rest.len());
        let (part, tail) = rest.split_at(end);
        rest = tail;
        Some(part)
    })
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th" | "er" | "ero" | "a" | "o")
}

/// Where the month stands among the words, in how many words, and which it is.
fn find_month(words: &[&str]) -> Option<(usize, usize, i8)> {
    let single = || {
        let mut found = words.iter().enumerate();
        found.find_map(|(n, word)| Some((n, 1, month(word)?)))
    };
    let double = || {
        let mut pairs = words.windows(2).enumerate();
        pairs.find_map(|(n, pair)| Some((n, 2, month(&pair.join(" "))?)))
    };
    double().or_else(single)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn every_name_is_folded_and_means_one_month() {
        let mut seen = HashMap::new();
        for (n, names) in MONTHS.iter().enumerate() {
            for name in *names {
                assert_eq!(fold(name), *name);
                assert_eq!(seen.insert(*name, n), None, "{name}");
                assert!(!is_filler(name), "{name}");
            }
        }
        for word in FILLERS {
            assert_eq!(fold(word), *word);
        }
    }
}
