//! How the file is read: what was found out, and what the form says instead.

use passerelle_imports::desk::Surveyed;
use passerelle_imports::{Kind, Reads};
use passerelle_model::{Fault, Faults};
use passerelle_tables::mapping::Mapping;
use passerelle_tables::{DateOrder, DecimalMark, HeaderRows, Options, SheetChoice, Why};
use serde::{Deserialize, Serialize};

use crate::choices::Choice;
use crate::desk::Desk;

/// Marks between cells, with the words for them.
const MARKS: [(&str, char); 5] = [
    ("comma", ','),
    ("semicolon", ';'),
    ("tab", '\t'),
    ("bar", '|'),
    ("space", ' '),
];
const ORDERS: [(&str, DateOrder); 2] = [
    ("day-first", DateOrder::DayFirst),
    ("month-first", DateOrder::MonthFirst),
];
const DECIMALS: [(&str, DecimalMark); 2] = [
    ("point", DecimalMark::Point),
    ("decimal-comma", DecimalMark::Comma),
];

/// One thing that was found out about the file.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) why: String,
}

/// What was found out about the file.
pub(super) fn facts(desk: &Desk, surveyed: &Surveyed) -> Vec<Fact> {
    let words = desk.words();
    let reading = &surveyed.reading;
    let mut facts = Vec::new();
    let mut put = |key: &str, text: String, why: Option<&Why>| {
        facts.push(Fact {
            label: words.say(&format!("import-reading-{key}")),
            text,
            why: why.map_or_else(String::new, |why| {
                words.say(&format!("import-why-{}", why.key()))
            }),
        });
    };
    let kind = if surveyed.source.is_features() {
        "geojson"
    } else {
        reading.kind.value.extension()
    };
    let kind = words.say(&format!("import-format-{kind}"));
    put("kind", kind, Some(&reading.kind.why));
    if surveyed.source.is_features() {
        put("area", words.say("import-reading-area-taken"), None);
    }
    if !reading.sheet_name.is_empty() {
        put("sheet", reading.sheet_name.clone(), None);
    }
    if let Some(guess) = &reading.encoding {
        put("encoding", guess.value.clone(), Some(&guess.why));
    }
    if let Some(guess) = &reading.delimiter {
        let mark = MARKS.iter().find(|(_, mark)| *mark == guess.value);
        let text = mark.map_or_else(
            || guess.value.to_string(),
            |(code, _)| words.say(&format!("import-reading-{code}")),
        );
        put("delimiter", text, Some(&guess.why));
    }
    let header = &reading.header;
    let row = |row: u64| i64::try_from(row).unwrap_or(i64::MAX);
    let text = match header.value.count {
        _ if header.why == Why::Keys => words.say("import-reading-header-keys"),
        0 => words.say("import-reading-header-none"),
        1 => {
            let row = row(header.value.first);
            words.say_with("import-reading-header-one", &[("row", row.into())])
        }
        _ => {
            let row = row(header.value.first);
            let rows = [("row", row.into()), ("next", (row + 1).into())];
            words.say_with("import-reading-header-two", &rows)
        }
    };
    put("header", text, Some(&header.why));
    if let Some(guess) = reading.tag_row.as_ref().filter(|guess| guess.value > 0) {
        put("tags", words.number(row(guess.value)), Some(&guess.why));
    }
    facts
}

/// The part of the form that says how the file is read. Empty is "guess".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ReadingForm {
    pub(super) sheet: String,
    pub(super) encoding: String,
    pub(super) delimiter: String,
    pub(super) header: String,
    pub(super) header_count: String,
    pub(super) tags: String,
    pub(super) dates: String,
    pub(super) decimal: String,
}

impl ReadingForm {
    /// What a mapping says of it.
    pub(super) fn of(mapping: &Mapping, kind: &dyn Kind) -> Self {
        let options = &mapping.options;
        let format = |reads: &[Reads]| {
            let mut targets = kind.targets().iter();
            let target = targets.find(|target| {
                reads.contains(&target.reads) && mapping.fields.contains_key(target.code)
            });
            target.map(|target| mapping.fields[target.code].format.clone())
        };
        let code = |found: Option<&(&'static str, char)>| found.map(|(code, _)| (*code).to_owned());
        Self {
            sheet: match &options.sheet {
                Some(SheetChoice::Name(name)) => name.clone(),
                Some(SheetChoice::Number(_)) | None => String::new(),
            },
            encoding: options.encoding.clone().unwrap_or_default(),
            delimiter: options.delimiter.map_or_else(String::new, |mark| {
                let known = MARKS.iter().find(|(_, known)| *known == mark);
                code(known).unwrap_or_else(|| mark.to_string())
            }),
            header: options
                .header
                .map_or_else(String::new, |rows| rows.first.to_string()),
            header_count: options
                .header
                .map_or_else(String::new, |rows| rows.count.to_string()),
            tags: options
                .tag_row
                .map_or_else(String::new, |row| row.to_string()),
            dates: format(&[Reads::Day])
                .and_then(|format| format.date_order)
                .and_then(|order| ORDERS.iter().find(|(_, known)| *known == order))
                .map_or_else(String::new, |(code, _)| (*code).to_owned()),
            decimal: format(&[Reads::Number, Reads::Latitude, Reads::Longitude])
                .and_then(|format| format.decimal_mark)
                .and_then(|mark| DECIMALS.iter().find(|(_, known)| *known == mark))
                .map_or_else(String::new, |(code, _)| (*code).to_owned()),
        }
    }

    /// The options that it says, or what is wrong with them.
    pub(super) fn options(&self, faults: &mut Faults) -> Option<Options> {
        let row = |faults: &mut Faults, field: &'static str, text: &str| match text.trim() {
            "" => Some(None),
            text => {
                if let Ok(row) = text.parse::<u64>() {
                    return Some(Some(row));
                }
                faults.push(Fault::new(field, "not-a-row"));
                None
            }
        };
        let (header, tags) = (
            row(faults, "header", &self.header),
            row(faults, "tags", &self.tags),
        );
        let count = if self.header_count == "2" { 2 } else { 1 };
        let header = header?.map(|first| HeaderRows {
            first,
            count: if first == 0 { 0 } else { count },
        });
        let mark = MARKS.iter().find(|(code, _)| *code == self.delimiter);
        let text = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        Some(Options {
            sheet: text(&self.sheet).map(SheetChoice::Name),
            encoding: text(&self.encoding),
            delimiter: mark
                .map(|(_, mark)| *mark)
                .or_else(|| self.delimiter.chars().next()),
            header,
            tag_row: tags?,
            ..Options::default()
        })
    }

    /// Puts what it says of dates and numbers into a mapping.
    pub(super) fn conventions(&self, kind: &dyn Kind, mapping: &mut Mapping) {
        let order = ORDERS.iter().find(|(code, _)| *code == self.dates);
        let mark = DECIMALS.iter().find(|(code, _)| *code == self.decimal);
        for target in kind.targets() {
            let Some(field) = mapping.fields.get_mut(target.code) else {
                continue;
            };
            match target.reads {
                Reads::Day => {
                    field.format.date_order =
                        order.map(|(_, order)| *order).or(field.format.date_order);
                }
                Reads::Number | Reads::Latitude | Reads::Longitude => {
                    field.format.decimal_mark =
                        mark.map(|(_, mark)| *mark).or(field.format.decimal_mark);
                }
                Reads::Text | Reads::Code | Reads::YesNo => {}
            }
        }
    }
}

/// What the selects of that part offer.
pub(super) struct Offers {
    pub(super) sheets: Vec<Choice>,
    /// Empty where the file is no text.
    pub(super) marks: Vec<Choice>,
    pub(super) counts: Vec<Choice>,
    pub(super) orders: Vec<Choice>,
    pub(super) decimals: Vec<Choice>,
    /// Whether the file's rows name its columns.
    pub(super) has_header: bool,
}

impl Offers {
    pub(super) fn of(desk: &Desk, surveyed: &Surveyed) -> Self {
        let words = desk.words();
        let said = |code: &str| Choice::plain(code, words.say(&format!("import-reading-{code}")));
        let is_text = surveyed.reading.delimiter.is_some();
        let sheets = surveyed.sheets();
        let sheet = |sheet: &passerelle_tables::Sheet| {
            let label = if sheet.hidden {
                let name = [("name", sheet.name.as_str().into())];
                words.say_with("import-reading-sheet-hidden", &name)
            } else {
                sheet.name.clone()
            };
            Choice::plain(sheet.name.clone(), label)
        };
        Self {
            sheets: if sheets.len() > 1 {
                sheets.iter().map(sheet).collect()
            } else {
                Vec::new()
            },
            marks: if is_text {
                MARKS.iter().map(|(code, _)| said(code)).collect()
            } else {
                Vec::new()
            },
            counts: ["1", "2"]
                .map(|count| Choice::plain(count, words.number(count.parse().unwrap_or(1))))
                .into(),
            orders: ORDERS.iter().map(|(code, _)| said(code)).collect(),
            decimals: DECIMALS.iter().map(|(code, _)| said(code)).collect(),
            has_header: surveyed.reading.header.why != Why::Keys,
        }
    }
}
