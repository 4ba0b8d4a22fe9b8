//! The manners of committed text.
//!
//! Words that are looked for are written in two halves here, so that this
//! file is not its own first finding.

use super::Findings;
use super::source::Source;

const MOST_LINES: usize = 500;

/// What people write by hand and read by scrolling.
const WRITTEN: &[&str] = &["rs", "css", "js", "mjs", "html"];

/// Texts in which unfinished work would hide.
const WORKED: &[&str] = &["rs", "css", "js", "mjs", "html", "ftl", "sql", "sh", "toml"];

/// Hosts that packages come from: where that is, is each machine's own matter.
const REGISTRIES: &[&str] = &[
    concat!("registry.npmjs", ".org"),
    concat!("registry.yarnpkg", ".com"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("crates.io", "-index"),
    concat!("files.pythonhosted", ".org"),
    concat!("proxy.golang", ".org"),
];

/// A folder of one machine.
const ELSEWHERE: &str = concat!("/wo", "rk/");

const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];
const UNFINISHED_MACROS: &[&str] = &[concat!("to", "do!"), concat!("unimple", "mented!")];

/// In a comment this marks trouble; elsewhere it is the code for "no currency".
const TROUBLE: &str = concat!("X", "XX");

/// Applies every rule to one file.
pub(crate) fn check(source: &Source, findings: &mut Findings) {
    length(source, findings);
    direction(source, findings);
    for (number, line) in source.lines() {
        if let Some(says) = other_place(source, line).or_else(|| unfinished(source, line)) {
            findings.push(source.at(number, &says));
        }
    }
}

fn length(source: &Source, findings: &mut Findings) {
    let lines = source.text.lines().count();
    if source.is_any(WRITTEN) && lines > MOST_LINES {
        findings.push(source.at(
            lines,
            &format!("{lines} lines: a file over {MOST_LINES} wants to be two"),
        ));
    }
}

/// A page without `lang` and `dir` is read aloud, and laid out, wrongly.
fn direction(source: &Source, findings: &mut Findings) {
    if !source.path.starts_with("crates/web/templates/") {
        return;
    }
    for (start, _) in source.text.match_indices("<html") {
        let tag = source.text[start..].split('>').next().unwrap_or_default();
        for attribute in ["lang", "dir"] {
            if !tag
                .split_whitespace()
                .any(|word| word.starts_with(&format!("{attribute}=")))
            {
                let line = source.text[..start].matches('\n').count() + 1;
                findings.push(source.at(line, &format!("<html> without {attribute}")));
            }
        }
    }
}

fn other_place(source: &Source, line: &str) -> Option<String> {
    if names_folder(line) {
        return Some(format!("names a folder of one machine ({ELSEWHERE})"));
    }
    // Cargo itself writes its registry's address into its lock file.
    let checked = source.path != "Cargo.lock";
    let host = REGISTRIES
        .iter()
        .find(|host| checked && line.contains(**host))?;
    Some(format!("names a package registry ({host})"))
}

/// Whether an absolute path begins there; `docs/work/` and the like are fine.
fn names_folder(line: &str) -> bool {
    line.match_indices(ELSEWHERE).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "._-/}".contains(letter))
    })
}

fn unfinished(source: &Source, line: &str) -> Option<String> {
    if !source.is_any(WORKED) {
        return None;
    }
    let word = UNFINISHED.iter().find(|word| has_word(line, word));
    let word = word.or_else(|| UNFINISHED_MACROS.iter().find(|word| has_word(line, word)));
    let word = word.or_else(|| has_word(comment(line), TROUBLE).then_some(&TROUBLE))?;
    Some(format!(
        "{word}: finish it, or write down elsewhere what is left"
    ))
}

/// The part of a line after a comment's beginning, in any of our languages.
fn comment(line: &str) -> &str {
    ["//", "/*", "<!--", "# ", "-- "]
        .iter()
        .filter_map(|opening| line.find(opening))
        .min()
        .map_or("", |start| &line[start..])
}

/// Whether the word stands there alone, not as a part of a longer one.
pub(crate) fn has_word(line: &str, word: &str) -> bool {
    let joins = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        !joins(before) && !joins(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Findings {
        let mut findings = Findings::new();
        check(&Source::new(path, text), &mut findings);
        findings
    }

    #[test]
    fn a_long_file_wants_to_be_two() {
        assert_eq!(findings("a.rs", &"\n".repeat(500)), Findings::new());
        assert_eq!(findings("a.rs", &"\n".repeat(501)).len(), 1);
        assert_eq!(
            findings("package-lock.json", &"\n".repeat(5_000)),
            Findings::new()
        );
    }

    #[test]
    fn a_page_says_its_language_and_direction() {
        let page = "crates/web/templates/shell.html";
        assert_eq!(
            findings(page, "<html lang=\"{{ l }}\"\n dir=\"{{ d }}\">"),
            Findings::new()
        );
        assert_eq!(
            findings(page, "<!doctype html>\n<html lang=en>"),
            ["crates/web/templates/shell.html:2: <html> without dir"]
        );
        assert_eq!(findings(page, "<html>").len(), 2);
        assert_eq!(findings("docs/example.html", "<html>"), Findings::new());
    }

    #[test]
    fn other_places_are_not_named() {
        let path = format!("see {ELSEWHERE}main");
        assert_eq!(findings("README.md", &path).len(), 1);
        assert_eq!(
            findings("README.md", &format!("docs{ELSEWHERE}plan.md")),
            Findings::new()
        );
        let host = format!("https://{}/x", REGISTRIES[0]);
        assert_eq!(findings("package-lock.json", &host).len(), 1);
        let index = format!("registry+https://example/{}", REGISTRIES[4]);
        assert_eq!(findings("Cargo.lock", &index), Findings::new());
        assert_eq!(findings("Cargo.toml", &index).len(), 1);
    }

    #[test]
    fn unfinished_work_is_told() {
        for word in UNFINISHED.iter().chain(UNFINISHED_MACROS) {
            assert_eq!(
                findings("a.rs", &format!("    // {word}")).len(),
                1,
                "{word}"
            );
        }
        assert_eq!(findings("a.rs", &format!("// {TROUBLE} odd")).len(), 1);
    }

    #[test]
    fn codes_and_longer_words_are_not_unfinished_work() {
        assert_eq!(
            findings("a.rs", &format!("let none = \"{TROUBLE}\";")),
            Findings::new()
        );
        assert_eq!(
            findings("a.rs", &format!("// {TROUBLE}{TROUBLE}")),
            Findings::new()
        );
        assert_eq!(findings("Cargo.toml", "todo = \"warn\""), Findings::new());
    }
}
