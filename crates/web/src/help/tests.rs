//! What help promises: it is whole in every language, and leads somewhere.

use std::collections::HashSet;

use passerelle_l10n::Language;

use super::chapters::{CODES, Chapter, chapter, chapters};
use super::rooms::chapter_of;
use crate::{api_routes, routes};

/// What a chapter says of its sections, whatever the language.
fn ids(chapter: &Chapter) -> Vec<&str> {
    chapter.sections.iter().map(|part| &*part.id).collect()
}

#[test]
fn every_chapter_has_the_same_sections_in_every_language() {
    for code in CODES {
        let english = chapter(Language::En, code).unwrap();
        assert!(english.sections.len() > 1, "{code} has no section");
        for language in Language::ALL {
            let this = chapter(*language, code).unwrap();
            assert_eq!(ids(this), ids(english), "{language} {code}");
            assert_eq!(this.links, english.links, "{language} {code}");
            assert!(!this.title.is_empty() && !this.lead.is_empty(), "{code}");
            let named = this.sections.iter().all(|part| !part.title.is_empty());
            assert!(named, "{language} {code}");
            let unique: HashSet<_> = ids(this).into_iter().collect();
            assert_eq!(unique.len(), this.sections.len(), "{language} {code}");
        }
    }
}

#[test]
fn no_chapter_is_left_in_another_language() {
    for code in CODES {
        let titles: HashSet<_> = Language::ALL
            .iter()
            .map(|language| &chapter(*language, code).unwrap().lead)
            .collect();
        assert_eq!(titles.len(), Language::ALL.len(), "{code}");
    }
}

/// Whether an address fits the pattern of a route.
fn fits(address: &str, pattern: &str) -> bool {
    let (address, pattern) = (address.split('/'), pattern.split('/'));
    address.clone().count() == pattern.clone().count()
        && address
            .zip(pattern)
            .all(|(part, wanted)| wanted.starts_with('{') || part == wanted)
}

/// Whether a link of a chapter leads to something that is there.
fn leads_somewhere(from: &Chapter, link: &str) -> bool {
    let (path, section) = link.split_once('#').unwrap_or((link, ""));
    if path.is_empty() {
        return ids(from).contains(&section);
    }
    if let Some(code) = path.strip_prefix("/help/") {
        let to = chapter(Language::En, code);
        return to.is_some_and(|to| ids(to).contains(&section));
    }
    let pages = routes().into_iter().map(|route| route.path.to_owned());
    let programs = api_routes().into_iter().map(|route| route.path.to_owned());
    pages.chain(programs).any(|pattern| fits(path, &pattern))
}

#[test]
fn every_link_of_help_leads_somewhere() {
    for language in Language::ALL {
        for chapter in chapters(*language) {
            for link in &chapter.links {
                let (code, found) = (chapter.code, leads_somewhere(chapter, link));
                assert!(
                    found,
                    "{language} {code} leads to {link}, which is not there"
                );
            }
        }
    }
}

#[test]
fn every_room_has_a_chapter() {
    for route in routes() {
        let code = chapter_of(route.room);
        if route.room == "help" {
            assert_eq!(code, None);
        } else {
            let code = code.unwrap_or_else(|| panic!("no chapter is about {}", route.room));
            assert!(chapter(Language::En, code).is_some(), "{code}");
        }
    }
}
