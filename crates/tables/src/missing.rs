//! What people write where they have nothing to write.

/// Written in many languages for "there is no answer here". Whoever writes one
/// of these means nothing else by it, so that a reader may turn it into
/// [`crate::Value::Missing`]. Compared without case of ASCII letters.
const CERTAIN: &[&str] = &[
    "n/a",
    "n.a.",
    "n.a",
    "#n/a",
    "n/d",
    "n.d.",
    "n/k",
    "n/r",
    "s/d",
    "s/o",
    "-",
    "--",
    "---",
    "–",
    "—",
    "…",
    "..",
    "...",
    "#null",
    "(null)",
    "<null>",
    "not available",
    "not applicable",
    "no data",
    "no answer",
    "not known",
    "not provided",
    "not recorded",
    "not specified",
    "non disponible",
    "non applicable",
    "non renseigné",
    "non renseigne",
    "non spécifié",
    "non specifie",
    "pas disponible",
    "sans objet",
    "no disponible",
    "no aplica",
    "no aplicable",
    "sin dato",
    "sin datos",
    "nicht verfügbar",
    "keine angabe",
    "k.a.",
    "non disponibile",
    "غير متوفر",
    "غير متاح",
    "غير متوفرة",
    "لا يوجد",
    "لا ينطبق",
    "لا توجد بيانات",
    "غير محدد",
    "в наличии нет",
    "нет данных",
    "н/д",
];

/// What programs write for "there is nothing here", in the case in which they
/// write it. Otherwise they are names: Nan is a place in four countries, and there
/// are people called Null.
const EXACT: &[&str] = &["NULL", "null", "NaN", "nan"];

/// May mean "no answer" and may be an answer: `NA` is also the code of Namibia,
/// `ND` of North Dakota, `None` a surname. Only where a number, a date or a yes
/// is expected are these taken for missing.
const POSSIBLE: &[&str] = &[
    "na",
    "nd",
    "nr",
    "nk",
    "none",
    "null",
    "nan",
    "nil",
    "aucun",
    "aucune",
    "ninguno",
    "?",
    "??",
    "x",
    ".",
    "*",
    "unknown",
    "inconnu",
    "inconnue",
    "desconocido",
    "غير معروف",
    "مجهول",
];

const LONGEST: usize = 40;

/// Whether the text says that there is nothing, and can say nothing else.
pub fn is_certainly_missing(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST {
        return false;
    }
    // Nearly every cell is turned away by its first byte.
    match text.as_bytes().first() {
        Some(
            b'n' | b'N' | b's' | b'S' | b'#' | b'-' | b'.' | b'(' | b'<' | b'p' | b'P' | b'k'
            | b'K',
        ) => {}
        Some(byte) if *byte >= 0x80 => {}
        _ => return false,
    }
    EXACT.contains(&text) || is_one_of(text, CERTAIN)
}

/// Whether the text may be meant as missing where something else than text is
/// expected.
pub fn is_possibly_missing(text: &str) -> bool {
    let text = text.trim();
    text.len() <= LONGEST && (is_one_of(text, POSSIBLE) || is_one_of(text, CERTAIN))
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// The names of errors that spreadsheet programs put into cells.
const ERRORS: &[&str] = &[
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#BLOCKED!",
    "#CONNECT!",
    "#FIELD!",
    "#UNKNOWN!",
    "#BUSY!",
];

/// Whether a text is the name of a spreadsheet's error.
pub(crate) fn is_error(text: &str) -> bool {
    text.starts_with('#') && ERRORS.contains(&text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_available_and_friends_are_missing() {
        for text in [
            "N/A",
            "n/a",
            " Not available ",
            "-",
            "—",
            "Non renseigné",
            "غير متوفر",
            "NULL",
        ] {
            assert!(is_certainly_missing(text), "{text}");
        }
    }

    #[test]
    fn words_of_programs_are_missing_only_as_programs_write_them() {
        for text in ["NaN", "nan", "NULL", "null", "#N/A", "N/A"] {
            assert!(is_certainly_missing(text), "{text}");
        }
        for text in ["Nan", "NAN", "Null"] {
            assert!(!is_certainly_missing(text), "{text}");
            assert!(
                is_possibly_missing(text),
                "{text}, where a number is expected"
            );
        }
    }

    #[test]
    fn what_may_be_an_answer_is_left_alone() {
        for text in [
            "NA", "None", "999", "0", "Unknown", "", "nathalie", "-5", "#adm1",
        ] {
            assert!(!is_certainly_missing(text), "{text}");
        }
        assert!(is_possibly_missing("NA"));
        assert!(!is_possibly_missing("999"));
    }
}
