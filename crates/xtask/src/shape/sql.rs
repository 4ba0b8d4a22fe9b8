//! Only `store` speaks SQL.
//!
//! A heuristic, made to be cheap and to name a line: it reads no Rust, it
//! looks for a statement's first word and, soon after, its second.

use super::Findings;
use super::source::Source;
use super::text::has_word;

/// A statement's first word and one that follows it.
const STATEMENTS: &[(&str, &str)] = &[
    ("select", "from"),
    ("insert", "into"),
    ("delete", "from"),
    ("update", "set"),
    ("create", "table"),
    ("create", "index"),
    ("alter", "table"),
    ("drop", "table"),
];

/// How many bytes may lie between the two words.
const REACH: usize = 400;

/// The library that speaks to databases.
const LIBRARY: &str = concat!("sql", "x::");

/// Finds SQL outside its crate.
pub(crate) fn check(source: &Source, findings: &mut Findings) {
    if !source.path.starts_with("crates/") || source.path.starts_with("crates/store/") {
        return;
    }
    if source.is_any(&["sql"]) {
        findings.push(source.at(1, "only store speaks SQL"));
    }
    if !source.is_any(&["rs"]) {
        return;
    }
    let code = without_comments(&source.text);
    let line_of = |start: usize| code[..start].matches('\n').count() + 1;
    for (start, _) in code.match_indices(LIBRARY) {
        findings.push(source.at(line_of(start), "only store uses the database library"));
    }
    for (first, second) in STATEMENTS {
        let (capital_first, capital_second) = (first.to_uppercase(), second.to_uppercase());
        for start in
            shouted(&code, &capital_first, &capital_second).chain(quoted(&code, first, second))
        {
            let says = format!("{capital_first} … {capital_second}: only store speaks SQL");
            findings.push(source.at(line_of(start), &says));
        }
    }
}

/// Where both words stand in capitals, wherever they are.
fn shouted(code: &str, first: &str, second: &str) -> impl Iterator<Item = usize> {
    code.match_indices(first)
        .map(|(start, _)| start)
        .filter(move |&start| {
            let before = code[..start].chars().next_back();
            let near = reach(&code[start..]);
            !before.is_some_and(char::is_alphanumeric)
                && has_word(near, first)
                && has_word(near, second)
        })
}

/// Where a text literal begins with the first word in small letters and holds
/// the second: prose for people begins with a capital.
fn quoted(code: &str, first: &str, second: &str) -> impl Iterator<Item = usize> {
    code.match_indices('"')
        .map(|(start, _)| start)
        .filter(move |&start| {
            let literal = code[start + 1..]
                .split('"')
                .next()
                .unwrap_or_default()
                .trim_start();
            let rest = literal.strip_prefix(first);
            rest.is_some_and(|rest| {
                rest.starts_with(char::is_whitespace) && has_word(reach(rest), second)
            })
        })
}

fn reach(text: &str) -> &str {
    let end = (0..=REACH.min(text.len()))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or_default()]
}

/// The text with comment lines emptied; line numbers stay.
fn without_comments(text: &str) -> String {
    let code = text.lines().map(|line| {
        if line.trim_start().starts_with("//") {
            ""
        } else {
            line
        }
    });
    code.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Findings {
        let mut findings = Findings::new();
        check(&Source::new(path, text), &mut findings);
        findings
    }

    /// A statement put together, so that this file does not hold it whole.
    fn statement(first: &str, second: &str) -> String {
        format!("\n    let text = \"{first} name\n {second} office\";\n")
    }

    #[test]
    fn sql_outside_store_is_a_finding_with_its_line() {
        for (first, second) in STATEMENTS {
            let text = statement(&first.to_uppercase(), &second.to_uppercase());
            let found = findings("crates/web/src/lib.rs", &text);
            assert!(
                found
                    .iter()
                    .all(|finding| finding.starts_with("crates/web/src/lib.rs:2: ")),
                "{found:?}"
            );
            assert!(!found.is_empty(), "{text}");
            let small = statement(first, second);
            assert!(
                !findings("crates/web/src/lib.rs", &small).is_empty(),
                "{small}"
            );
            assert_eq!(findings("crates/store/src/lib.rs", &text), Findings::new());
        }
    }

    #[test]
    fn the_database_library_belongs_to_store() {
        let text = format!("use {LIBRARY}Row;");
        assert_eq!(findings("crates/cli/src/main.rs", &text).len(), 1);
        assert_eq!(findings("crates/store/src/lib.rs", &text), Findings::new());
        assert_eq!(findings("crates/web/queries/office.sql", "").len(), 1);
    }

    #[test]
    fn prose_and_comments_are_not_sql() {
        let (first, second) = ("select".to_uppercase(), "from the list");
        let prose = format!("// {first} is not FROM here\nlet hint = \"Select {second}\";");
        assert_eq!(findings("crates/web/src/lib.rs", &prose), Findings::new());
        let other = format!("enum Verb {{ {first}ED }} // taken FROM there");
        assert_eq!(findings("crates/web/src/lib.rs", &other), Findings::new());
    }
}
