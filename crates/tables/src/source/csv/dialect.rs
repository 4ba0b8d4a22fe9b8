//! Which marks part and quote the cells of a text file.

use crate::limits::Limits;
use crate::reading::{Guess, Quote, Why};
use crate::source::csv::record::{Marks, Records};

/// Marks in use, the likelier first.
const DELIMITERS: [u8; 8] = [b',', b';', b'\t', b'|', b'^', b'~', 0x1f, b':'];
/// Records that are cut for each of them.
const RECORDS: usize = 200;

/// How regular a file is with one pair of marks.
struct Trial {
    marks: Marks,
    rows: usize,
    cells: usize,
    quoted: usize,
    score: f64,
}

/// Finds the marks. `text` is the beginning of the file in UTF-8 or a
/// single-byte encoding; `whole` says that it is all of it.
pub(crate) fn guess(
    text: &[u8],
    whole: bool,
    delimiter: Option<u8>,
    quote: Option<Quote>,
) -> (Guess<char>, Guess<Quote>) {
    let told = delimiter.or_else(|| sep_line(text).map(|(mark, _)| mark));
    let delimiters = told.map_or_else(|| DELIMITERS.to_vec(), |mark| vec![mark]);
    let quotes = quote.map_or_else(|| vec![Quote::Double, Quote::Single], |quote| vec![quote]);
    let trials = quotes.iter().flat_map(|quote| {
        delimiters
            .iter()
            .map(move |delimiter| trial(text, whole, *delimiter, *quote))
    });
    // The first of equals wins, so that the likelier mark does.
    let best = trials.reduce(|best, next| if next.score > best.score { next } else { best });
    let Some(best) = best else {
        return (
            Guess::new(',', 0.5, Why::OneColumn),
            Guess::new(Quote::Double, 0.5, Why::Usual),
        );
    };
    let mark = char::from(best.marks.delimiter);
    let by_mark = if delimiter.is_some() {
        Guess::told(mark)
    } else if told.is_some() {
        Guess::new(mark, 1.0, Why::SepLine)
    } else if best.cells < 2 {
        Guess::new(',', 0.6, Why::OneColumn)
    } else {
        let (rows, cells) = (best.rows, best.cells);
        Guess::new(mark, confidence(best.score), Why::Regular { rows, cells })
    };
    let found = match best.marks.quote {
        Some(b'\'') => Quote::Single,
        Some(_) => Quote::Double,
        None => Quote::None,
    };
    let by_quote = match quote {
        Some(told) => Guess::told(told),
        None if best.quoted > 0 => {
            let cells = best.quoted;
            Guess::new(found, 0.9, Why::Quoted { cells })
        }
        None => Guess::new(Quote::Double, 0.8, Why::Usual),
    };
    (by_mark, by_quote)
}

fn confidence(score: f64) -> f32 {
    if score >= 1.3 {
        0.95
    } else if score >= 0.8 {
        0.8
    } else {
        0.5
    }
}

/// The byte that quotes.
pub(crate) const fn quote_byte(quote: Quote) -> Option<u8> {
    match quote {
        Quote::Double => Some(b'"'),
        Quote::Single => Some(b'\''),
        Quote::None => None,
    }
}

/// A first line `sep=;`, with the mark and the length of the line.
pub(crate) fn sep_line(text: &[u8]) -> Option<(u8, usize)> {
    let mark = b"\xef\xbb\xbf";
    let bom = if text.starts_with(mark) {
        mark.len()
    } else {
        0
    };
    let rest = text.get(bom..)?;
    let line = rest.get(..5)?;
    let names = line[..4].eq_ignore_ascii_case(b"sep=");
    let after = rest.get(5..7).unwrap_or_default();
    let end = match (rest.get(5), after) {
        (_, b"\r\n") => 7,
        (Some(b'\n' | b'\r'), _) => 6,
        _ => return None,
    };
    (names && line[4].is_ascii()).then_some((line[4], bom + end))
}

fn trial(text: &[u8], whole: bool, delimiter: u8, quote: Quote) -> Trial {
    let marks = Marks {
        delimiter,
        quote: quote_byte(quote),
    };
    let mut widths = Vec::new();
    let (mut quoted, mut odd) = (0, 0);
    let mut records = Records::new(text, marks, &Limits::default());
    while widths.len() < RECORDS && matches!(records.next(0), Ok(true)) {
        if records.bytes().trim_ascii().is_empty() {
            continue;
        }
        widths.push(records.fields.len());
        quoted += records.fields.iter().filter(|field| field.quoted).count();
        let remarks = &records.remarks;
        odd += usize::from(remarks.unclosed.is_some() || remarks.text_after_quote);
    }
    // The last one may have been cut off.
    if !whole && widths.len() > 1 && widths.len() < RECORDS {
        widths.pop();
    }
    let (cells, alike) = most_frequent(&widths);
    let rows = widths.len();
    let share = |n: usize| to_f64(n) / to_f64(rows.max(1));
    // Regular first, then many columns, then quotes that fit.
    let score = if cells < 2 {
        0.0
    } else {
        let wide = 1.0 + to_f64(cells.min(50)).ln() / 8.0;
        share(alike) * wide * (1.0 - share(odd)) + to_f64(quoted.min(10)) / 1_000.0
    };
    Trial {
        marks,
        rows,
        cells,
        quoted,
        score,
    }
}

fn to_f64(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

/// The most frequent width and how many have it, or one cell more or fewer at
/// half the weight, since titles and ragged rows are common.
fn most_frequent(widths: &[usize]) -> (usize, usize) {
    let mut counts = std::collections::BTreeMap::new();
    for width in widths {
        *counts.entry(*width).or_insert(0_usize) += 1;
    }
    let best = counts
        .iter()
        .max_by_key(|(width, count)| (**count, **width));
    best.map_or((0, 0), |(width, count)| {
        let near = |other: Option<usize>| other.and_then(|w| counts.get(&w)).copied().unwrap_or(0);
        let beside = near(width.checked_sub(1).filter(|w| *w > 1)) + near(Some(width + 1));
        (*width, count + beside / 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> (char, Quote) {
        let (delimiter, quote) = guess(text.as_bytes(), true, None, None);
        (delimiter.value, quote.value)
    }

    #[test]
    fn marks_are_found_by_what_makes_rows_alike() {
        assert_eq!(marks("a,b,c\n1,2,3\n"), (',', Quote::Double));
        assert_eq!(marks("a;b\n1,5;2,5\n3,5;4\n"), (';', Quote::Double));
        assert_eq!(marks("a\tb, c\n1\t2\n"), ('\t', Quote::Double));
        assert_eq!(marks("a|b\n1|2\n"), ('|', Quote::Double));
        assert_eq!(marks("name\nAmina\nLuis\n"), (',', Quote::Double));
        assert_eq!(marks("sep=^\na^b,c\n"), ('^', Quote::Double));
        assert_eq!(
            marks("'a, x','b'\n'1','2'\n'3, 4','5, 6'\n"),
            (',', Quote::Single)
        );
        assert_eq!(
            marks("a;b\n\"x, y, z\";\"1, 2, 3\"\n\"u, v\";w\n"),
            (';', Quote::Double)
        );
        assert_eq!(
            marks("time,place\n10:30,x\n11:45,y\n"),
            (',', Quote::Double)
        );
    }

    #[test]
    fn what_a_person_says_is_not_guessed() {
        let (delimiter, quote) = guess(b"a,b;c\n", true, Some(b';'), Some(Quote::None));
        assert_eq!(delimiter, Guess::told(';'));
        assert_eq!(quote, Guess::told(Quote::None));
    }
}
