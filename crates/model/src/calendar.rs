//! A calendar that others subscribe to: iCalendar, RFC 5545.
//!
//! What later rooms put on it is an [`Entry`]. A calendar is kept by programs
//! that nobody of the agency looks after, so an entry says what is due and leads
//! to the page that knows more; it holds no personal value.

use std::fmt::Write as _;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::time::Instant;

/// Octets of a line before it is folded.
const LINE: usize = 75;

/// Something with a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// A name that stays the same while the entry changes: `grant-end/0190…`.
    pub uid: String,
    /// When.
    pub when: When,
    /// What, in the reader's words.
    pub title: String,
    /// The address of the page that knows more.
    pub link: String,
}

/// When an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A whole day.
    Day(Date),
    /// A moment.
    At(Instant),
}

/// Writes a calendar. `host` makes its entries' names unique in the world,
/// `made` is the present.
pub fn written(name: &str, host: &str, made: Instant, entries: &[Entry]) -> String {
    let mut out = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Passerelle//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        // How often programs may ask again.
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ] {
        fold(&mut out, line);
    }
    fold(&mut out, &format!("NAME:{}", escaped(name)));
    fold(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    if entries.is_empty() {
        time_zone(&mut out);
    }
    for entry in entries {
        event(&mut out, entry, host, made);
    }
    fold(&mut out, "END:VCALENDAR");
    out
}

/// A calendar must hold something (RFC 5545, section 3.6), and one without
/// entries is refused by strict programs. The hour of the whole world says nothing
/// that anybody would be shown.
fn time_zone(out: &mut String) {
    for line in [
        "BEGIN:VTIMEZONE",
        "TZID:UTC",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000",
        "END:STANDARD",
        "END:VTIMEZONE",
    ] {
        fold(out, line);
    }
}

fn event(out: &mut String, entry: &Entry, host: &str, made: Instant) {
    fold(out, "BEGIN:VEVENT");
    fold(
        out,
        &format!("UID:{}@{}", escaped(&entry.uid), escaped(host)),
    );
    fold(out, &format!("DTSTAMP:{}", moment(made)));
    match entry.when {
        When::Day(day) => {
            fold(out, &format!("DTSTART;VALUE=DATE:{}", compact(day)));
            // A day that is over by its own end takes nobody's time.
            fold(out, "TRANSP:TRANSPARENT");
        }
        When::At(at) => {
            // A moment: without an end it ends when it begins.
            fold(out, &format!("DTSTART:{}", moment(at)));
        }
    }
    fold(out, &format!("SUMMARY:{}", escaped(&entry.title)));
    fold(out, &format!("URL:{}", one_line(&entry.link)));
    fold(out, "END:VEVENT");
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn moment(at: Instant) -> String {
    let at = TimeZone::UTC.to_datetime(at.timestamp());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    format!("{}T{hour:02}{minute:02}{second:02}Z", compact(at.date()))
}

/// Text as RFC 5545, section 3.3.11, wants it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Writes a line, folded so that no part is longer than 75 octets and none
/// breaks within a letter.
fn fold(out: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        // Writing to a text does not fail.
        let _ = out.write_char(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(title: &str) -> Entry {
        Entry {
            uid: "grant-end/1".to_owned(),
            when: When::Day(jiff::civil::date(2026, 2, 28)),
            title: title.to_owned(),
            link: "https://desk.example.org/me".to_owned(),
        }
    }

    fn made() -> Instant {
        "2026-01-15T09:30:00Z".parse().unwrap()
    }

    #[test]
    fn a_calendar_without_entries_still_holds_something() {
        let empty = written("Work", "desk.example.org", made(), &[]);
        assert!(empty.contains("BEGIN:VTIMEZONE\r\nTZID:UTC\r\n"), "{empty}");
        assert!(
            empty.ends_with("END:VTIMEZONE\r\nEND:VCALENDAR\r\n"),
            "{empty}"
        );
        let one = written("Work", "desk.example.org", made(), &[entry("Role ends")]);
        assert!(!one.contains("VTIMEZONE") && one.contains("BEGIN:VEVENT"));
    }

    #[test]
    fn a_calendar_reads_as_the_standard_says() {
        let at = Entry {
            when: When::At("2026-03-01T17:00:00Z".parse().unwrap()),
            ..entry("Emergency access ends")
        };
        let text = written(
            "Work",
            "desk.example.org",
            made(),
            &[entry("Role ends; soon, or so"), at],
        );
        let lines: Vec<_> = text.split("\r\n").collect();
        assert_eq!((lines[0], lines[1]), ("BEGIN:VCALENDAR", "VERSION:2.0"));
        for line in [
            "UID:grant-end/1@desk.example.org",
            "DTSTAMP:20260115T093000Z",
            "DTSTART;VALUE=DATE:20260228",
            "DTSTART:20260301T170000Z",
            "SUMMARY:Role ends\\; soon\\, or so",
            "END:VCALENDAR",
        ] {
            assert!(lines.contains(&line), "{line}\n{text}");
        }
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }

    proptest! {
        #[test]
        fn no_title_breaks_out_of_its_line(title in "\\PC{0,200}|[\\r\\n;:,\\\\a-z]{0,40}") {
            let text = written("Work", "example.org", made(), &[entry(&title)]);
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LINE, "{line}");
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let unfolded = text.replace("\r\n ", "");
            let summaries = unfolded.split("\r\n").filter(|line| line.starts_with("SUMMARY:"));
            prop_assert_eq!(summaries.count(), 1);
            prop_assert_eq!(unfolded.matches("END:VEVENT\r\n").count(), 1);
        }
    }
}
