//! Which rows name the columns.

use crate::hxl::{self, Tag};
use crate::missing;
use crate::parse::date;
use crate::parse::number::read_number;
use crate::reading::{Column, Guess, HeaderRows, Options, Why};
use crate::row::Row;
use crate::value::Value;

/// HXL hashtags are looked for in this many rows, as the reference
/// implementation does.
const TAGS_WITHIN: usize = 25;
/// A header is looked for in this many rows that are not blank.
const HEADER_WITHIN: usize = 20;

/// What the first rows of a sheet turned out to be.
pub(crate) struct Head {
    pub(crate) header: Guess<HeaderRows>,
    pub(crate) tag_row: Option<Guess<u64>>,
    /// How many of the rows that were looked at stand above the data.
    pub(crate) length: usize,
    /// How many columns it has, unnamed ones included.
    pub(crate) width: u32,
    pub(crate) columns: Vec<Column>,
}

/// Finds the header among the first rows of a sheet.
pub(crate) fn find(rows: &[Row], options: &Options) -> Head {
    let tags = tag_row(rows, options);
    let header = options.header.map_or_else(
        || match &tags {
            Some((n, ..)) => above_tags(rows, *n),
            None => search(rows),
        },
        Guess::told,
    );
    let last_header = last_row(header.value);
    let last_tags = tags.as_ref().map_or(0, |(n, ..)| rows[*n].number);
    let last = last_header.max(last_tags);
    let length = rows.iter().take_while(|row| row.number <= last).count();
    let tag_list = tags.as_ref().map(|(_, list, _)| list.as_slice());
    let columns = columns(rows, header.value, tag_list.unwrap_or_default());
    let named = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let of_names = |row: &&Row| row.number == last_header || row.number == last_tags;
    let written = rows.iter().filter(of_names).map(|row| row.width).max();
    Head {
        header,
        tag_row: tags.map(|(n, _, why)| Guess::new(rows[n].number, 1.0, why)),
        length,
        width: written.unwrap_or(0).max(named),
        columns,
    }
}

const fn last_row(header: HeaderRows) -> u64 {
    match header.count {
        0 => 0,
        count => header.first + count as u64 - 1,
    }
}

type TagRow = (usize, Vec<Option<Tag>>, Why);

fn tag_row(rows: &[Row], options: &Options) -> Option<TagRow> {
    let read = |row: &Row| {
        let texts = row.texts(row.cells.last().map_or(0, |cell| cell.column + 1));
        hxl::tag_row(texts.iter().map(String::as_str))
    };
    if let Some(told) = options.tag_row {
        let n = rows.iter().position(|row| row.number == told)?;
        return Some((n, read(&rows[n]).unwrap_or_default(), Why::Told));
    }
    let mut found = rows.iter().take(TAGS_WITHIN).enumerate();
    found.find_map(|(n, row)| {
        let list = read(row)?;
        let tags = list.iter().flatten().count();
        Some((n, list, Why::Hashtags { tags }))
    })
}

/// With hashtags it is certain where the header ends.
fn above_tags(rows: &[Row], tags: usize) -> Guess<HeaderRows> {
    let none = HeaderRows::default();
    let Some(n) = rows[..tags].iter().rposition(|row| !row.is_blank()) else {
        return Guess::new(none, 1.0, Why::NoHeader);
    };
    let first = rows[n].number;
    let group = n.checked_sub(1).map(|above| &rows[above]);
    if let Some(group) = group
        && group.number + 1 == first
        && is_group(group, &rows[n])
    {
        let header = HeaderRows {
            first: group.number,
            count: 2,
        };
        return Guess::new(header, 0.8, Why::GroupsAboveWords);
    }
    Guess::new(HeaderRows { first, count: 1 }, 0.95, Why::AboveTags)
}

/// Looks for a row of words above rows of other things.
fn search(rows: &[Row]) -> Guess<HeaderRows> {
    let filled: Vec<&Row> = rows.iter().filter(|row| !row.is_blank()).collect();
    let none = |why| Guess::new(HeaderRows::default(), 0.6, why);
    if filled.is_empty() {
        return none(Why::Nothing);
    }
    let usual = usual_width(&filled);
    let wide_enough = |row: &&&Row| cells(row) * 5 >= usual * 3;
    let candidates = filled.iter().take(HEADER_WITHIN).enumerate();
    let Some((n, first)) = candidates.into_iter().find(|(_, row)| wide_enough(row)) else {
        return none(Why::NoHeader);
    };
    if !is_wordy(first) {
        return none(Why::NoHeader);
    }
    let below = &filled[n + 1..];
    let header = |count| HeaderRows {
        first: first.number,
        count,
    };
    if let Some(second) = below.first()
        && second.number == first.number + 1
        && is_group(first, second)
        && has_contrast(second, &below[1..])
    {
        return Guess::new(header(2), 0.7, Why::GroupsAboveWords);
    }
    let confidence = match (below.is_empty(), has_contrast(first, below)) {
        (_, true) => 0.9,
        (true, _) => 0.6,
        _ if is_distinct(first) => 0.7,
        _ => return none(Why::NoHeader),
    };
    Guess::new(header(1), confidence, Why::WordsAboveData)
}

fn cells(row: &Row) -> usize {
    row.cells
        .iter()
        .filter(|cell| !cell.value.is_blank())
        .count()
}

/// How many cells most rows fill: the middle one, counting only rows that fill
/// two if any do.
fn usual_width(rows: &[&Row]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(|row| cells(row)).collect();
    if widths.iter().any(|width| *width > 1) {
        widths.retain(|width| *width > 1);
    }
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(1)
}

/// What a value is to the eye.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Look {
    Nothing,
    Word,
    Number,
    Date,
}

fn look(value: &Value) -> Look {
    match value {
        Value::Empty | Value::Missing(_) => Look::Nothing,
        Value::Number(_) | Value::Bool(_) | Value::Formula | Value::Error(_) => Look::Number,
        Value::Date(_) | Value::DateTime(_) | Value::Time(_) => Look::Date,
        Value::Text(_) if value.is_blank() => Look::Nothing,
        Value::Text(text) if missing::is_possibly_missing(text) => Look::Nothing,
        Value::Text(text) if text.len() > 60 => Look::Word,
        Value::Text(text) if read_number(text).is_some() => Look::Number,
        Value::Text(text) if date::evidence(text).is_some() => Look::Date,
        Value::Text(_) => Look::Word,
    }
}

/// A header holds words. Years and the like are let through if words are many:
/// `Country, 2019, 2020`.
fn is_wordy(row: &Row) -> bool {
    let looks: Vec<Look> = row.cells.iter().map(|cell| look(&cell.value)).collect();
    let words = looks.iter().filter(|look| **look == Look::Word).count();
    let others = row
        .cells
        .iter()
        .zip(&looks)
        .filter(|(cell, look)| matches!(look, Look::Number | Look::Date) && !is_period(&cell.value))
        .count();
    let periods = looks
        .iter()
        .filter(|look| matches!(look, Look::Number | Look::Date))
        .count()
        - others;
    words > 0 && others == 0 && (periods == 0 || is_distinct(row))
}

/// A year or a month, as they head columns.
fn is_period(value: &Value) -> bool {
    let written = value.as_written();
    let year = written
        .trim()
        .parse::<u16>()
        .is_ok_and(|year| (1900..2100).contains(&year));
    year || matches!(
        date::date(&written, &crate::Format::default()),
        Ok(date::PartialDate::Month(..))
    )
}

fn is_distinct(row: &Row) -> bool {
    let mut seen = std::collections::HashSet::new();
    row.cells
        .iter()
        .filter(|cell| !cell.value.is_blank())
        .all(|cell| seen.insert(crate::fold::fold(&cell.value.as_written())))
}

/// Whether some column below is of other things than words, or repeats itself
/// without ever repeating the header.
fn has_contrast(header: &Row, below: &[&Row]) -> bool {
    header.cells.iter().any(|cell| {
        let column: Vec<Look> = below
            .iter()
            .take(50)
            .map(|row| look(row.get(cell.column)))
            .filter(|look| *look != Look::Nothing)
            .collect();
        let others = column.iter().filter(|look| **look != Look::Word).count();
        look(&cell.value) == Look::Word && !column.is_empty() && others * 5 >= column.len() * 4
    })
}

/// Whether a row groups the columns that the next one names: it has gaps where
/// the next has words, and the next has no gaps where it has words but one.
fn is_group(upper: &Row, lower: &Row) -> bool {
    let gaps = lower
        .cells
        .iter()
        .filter(|cell| !cell.value.is_blank() && upper.get(cell.column).is_blank())
        .count();
    let orphans = upper
        .cells
        .iter()
        .filter(|cell| !cell.value.is_blank() && lower.get(cell.column).is_blank())
        .count();
    // A title above the header is one cell, and groups nothing.
    cells(upper) >= 2 && gaps >= 1 && orphans <= 1 && is_wordy(upper) && is_wordy(lower)
}

/// Names the columns.
fn columns(rows: &[Row], header: HeaderRows, tags: &[Option<Tag>]) -> Vec<Column> {
    let row = |number: u64| rows.iter().find(|row| row.number == number);
    let named: Vec<&Row> = (0..u64::from(header.count))
        .filter_map(|n| row(header.first + n))
        .collect();
    let width_of = |row: &&Row| row.cells.last().map_or(0, |cell| cell.column + 1);
    let tagged = u32::try_from(tags.len()).unwrap_or(u32::MAX);
    let width = named.iter().map(width_of).max().unwrap_or(0).max(tagged);
    let mut group = String::new();
    (0..width)
        .map(|index| {
            let text = |row: &&Row| row.get(index).as_written().trim().to_owned();
            let parts: Vec<String> = match &named[..] {
                [upper, lower] => {
                    let above = text(upper);
                    if !above.is_empty() {
                        group = above;
                    }
                    vec![group.clone(), text(lower)]
                }
                rows => rows.iter().map(text).collect(),
            };
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let tag = usize::try_from(index)
                .ok()
                .and_then(|n| tags.get(n)?.clone());
            Column {
                index,
                name: parts.join(" / "),
                parts,
                tag,
                ..Column::default()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Vec<Row> {
        (1..)
            .zip(rows)
            .map(|(n, cells)| Row::of(n, cells))
            .collect()
    }

    fn found(rows: &[&[&str]]) -> (u64, u8, u64) {
        let head = find(&sheet(rows), &Options::default());
        let HeaderRows { first, count } = head.header.value;
        (first, count, head.tag_row.map_or(0, |guess| guess.value))
    }

    #[test]
    fn a_header_is_found_under_titles_and_blank_rows() {
        let table: &[&[&str]] = &[
            &["Returns of the month"],
            &[],
            &["Name", "Age", "Date"],
            &["Amina", "31", "2020-03-04"],
            &["Luis", "n/a", "2020-03-05"],
        ];
        assert_eq!(found(table), (3, 1, 0));
        assert_eq!(found(&[&["a", "b"], &["x", "1"]]), (1, 1, 0));
        assert_eq!(found(&[&["Name"], &["Amina"], &["Luis"]]), (1, 1, 0));
        assert_eq!(
            found(&[&["Country", "2019", "2020"], &["CO", "5", "6"]]),
            (1, 1, 0)
        );
        assert_eq!(
            found(&[&["1", "2020-01-01"], &["2", "2020-01-02"]]),
            (0, 0, 0)
        );
        assert_eq!(found(&[]), (0, 0, 0));
    }

    #[test]
    fn two_rows_that_group_and_name_are_one_header() {
        let table: &[&[&str]] = &[
            &["Place", "", "Men", "", "Women"],
            &["Region", "Site", "Adults", "Children", "Adults"],
            &["Coast", "A", "10", "20", "30"],
            &["Coast", "B", "11", "21", "31"],
        ];
        let head = find(&sheet(table), &Options::default());
        assert_eq!(head.header.value, HeaderRows { first: 1, count: 2 });
        let names: Vec<_> = head
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        assert_eq!(
            names,
            [
                "Place / Region",
                "Place / Site",
                "Men / Adults",
                "Men / Children",
                "Women / Adults"
            ]
        );
    }

    #[test]
    fn hashtags_end_the_header() {
        let table: &[&[&str]] = &[
            &["Junk", "Junk", "Junk"],
            &["Org", "Place", "People"],
            &["#org", "#adm1", "#affected"],
            &["Org X", "Coast", "100"],
        ];
        assert_eq!(found(table), (2, 1, 3));
        assert_eq!(found(&[&["#org"], &["Org X"]]), (0, 0, 1));
    }

    #[test]
    fn what_a_person_says_goes_before() {
        let options = Options {
            header: Some(HeaderRows { first: 2, count: 1 }),
            tag_row: Some(0),
            ..Options::default()
        };
        let head = find(&sheet(&[&["#org"], &["Name"], &["x"]]), &options);
        assert_eq!(head.columns[0].name, "Name");
        assert_eq!((head.length, head.tag_row), (2, None));
    }
}
