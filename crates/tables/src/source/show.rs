//! What number formats show: a number, a day or a time.

/// What a number format shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Show {
    /// A number.
    #[default]
    Number,
    /// A day, perhaps with a time.
    Date,
    /// A time of the day.
    Time,
}

/// The formats that every program knows by their number.
pub(crate) const fn by_id(id: u32) -> Show {
    match id {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Show::Date,
        18..=21 | 32 | 33 | 45 | 47 => Show::Time,
        _ => Show::Number,
    }
}

/// Finds out what a format code shows: letters of dates outside of quotes,
/// escapes, colours and conditions, in the part for positive numbers. Elapsed
/// times (`[h]:mm`) stay numbers.
pub(crate) fn by_code(code: &str) -> Show {
    let (mut date, mut time, mut month) = (false, false, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            ';' => break,
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let inner = inner.to_ascii_lowercase();
                let elapsed = |letter| !inner.is_empty() && inner.chars().all(|c| c == letter);
                if elapsed('h') || elapsed('m') || elapsed('s') {
                    return Show::Number;
                }
            }
            'y' | 'd' | 'b' => date = true,
            'h' | 's' => time = true,
            'm' => month = true,
            // `General` has an `e` and an `a`, but is no date.
            'g' if chars.as_str().to_ascii_lowercase().starts_with("eneral") => {
                return Show::Number;
            }
            '0' | '#' | '?' if !date && !time && !month => return Show::Number,
            _ => {}
        }
    }
    match (date, time, month) {
        (true, _, _) | (false, false, true) => Show::Date,
        (false, true, _) => Show::Time,
        (false, false, false) => Show::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_are_read_for_what_they_show() {
        for (code, show) in [
            ("General", Show::Number),
            ("0.00", Show::Number),
            ("#,##0 \"days\"", Show::Number),
            ("[Red]0;[Blue]-0", Show::Number),
            ("yyyy\\-mm\\-dd", Show::Date),
            ("[$-40C]d mmmm yyyy;@", Show::Date),
            ("mmm-yy", Show::Date),
            ("dd/mm/yyyy hh:mm", Show::Date),
            ("h:mm AM/PM", Show::Time),
            ("[h]:mm:ss", Show::Number),
            ("mm:ss", Show::Time),
            ("mmmm", Show::Date),
            ("\"dd\"0", Show::Number),
            ("@", Show::Number),
        ] {
            assert_eq!(by_code(code), show, "{code}");
        }
    }
}
