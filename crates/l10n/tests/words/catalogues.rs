//! Every language says everything, with the same values, and says it once.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::Path};

use fluent_syntax::{
    ast::{self, Entry, Expression, InlineExpression, PatternElement},
    parser,
};
use passerelle_l10n::{Language, ROOMS, Words};

/// A message as the tests compare it.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    room: &'static str,
    values: BTreeSet<String>,
    functions: BTreeSet<String>,
}

fn text(language: Language, room: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(language.code());
    fs::read_to_string(folder.join(room).with_extension("ftl")).expect("a file per room")
}

fn parsed(language: Language, room: &str) -> ast::Resource<String> {
    let (resource, faults) = match parser::parse(text(language, room)) {
        Ok(resource) => (resource, Vec::new()),
        Err(read) => read,
    };
    assert!(faults.is_empty(), "{language}/{room}.ftl: {faults:?}");
    resource
}

/// Every message of a language by key.
fn messages(language: Language) -> BTreeMap<String, Said> {
    let mut all = BTreeMap::new();
    for room in ROOMS {
        for entry in parsed(language, room).body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                Entry::Term(_) | Entry::Junk { .. } => {
                    unreachable!("{language}/{room}.ftl: we use no terms, and junk is a fault")
                }
            };
            let key = message.id.name;
            let pattern = message.value.expect("a message with a value");
            let mut said = Said {
                room,
                values: BTreeSet::new(),
                functions: BTreeSet::new(),
            };
            said.note_pattern(&pattern);
            let earlier = all.insert(key.clone(), said);
            assert!(earlier.is_none(), "{key} is in {language} twice");
        }
    }
    all
}

impl Said {
    fn note_pattern(&mut self, pattern: &ast::Pattern<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.note_expression(expression);
            }
        }
    }

    fn note_expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.note_inline(inline),
            Expression::Select { selector, variants } => {
                self.note_inline(selector);
                for variant in variants {
                    self.note_pattern(&variant.value);
                }
            }
        }
    }

    fn note_inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.clone());
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.clone());
                arguments
                    .positional
                    .iter()
                    .for_each(|given| self.note_inline(given));
            }
            InlineExpression::Placeable { expression } => self.note_expression(expression),
            _ => {}
        }
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_values() {
    let english = messages(Language::En);
    for language in Language::ALL {
        let own = messages(*language);
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !own.contains_key(*key))
            .collect();
        let surplus: Vec<_> = own
            .keys()
            .filter(|key| !english.contains_key(*key))
            .collect();
        assert!(missing.is_empty(), "{language} lacks {missing:#?}");
        assert!(surplus.is_empty(), "only {language} has {surplus:#?}");
        for (key, said) in &own {
            assert_eq!(said, &english[key], "{key} in {language}");
        }
    }
}

#[test]
fn every_message_reaches_the_bundle() {
    for language in Language::ALL {
        let words = Words::of(*language);
        for key in messages(*language).keys() {
            assert!(words.has(key), "{language} cannot say {key}");
        }
    }
}

#[test]
fn messages_use_only_functions_that_exist() {
    for (key, said) in messages(Language::En) {
        for function in &said.functions {
            assert!(
                ["SIZE", "DATE"].contains(&function.as_str()),
                "{key} uses {function}"
            );
        }
    }
}

#[test]
fn every_file_belongs_to_a_room() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(language.code());
        for file in fs::read_dir(folder).expect("a folder per language") {
            let path = file.expect("a readable entry").path();
            let room = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a plain name");
            assert!(
                ROOMS.contains(&room),
                "{} is in no list of rooms",
                path.display()
            );
        }
    }
}

#[test]
fn keys_are_kebab_case() {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    for key in messages(Language::En).keys() {
        assert!(key.chars().all(fits) && !key.contains("--"), "{key}");
    }
}

#[test]
fn french_spaces_do_not_break_before_signs() {
    for room in ROOMS {
        for line in text(Language::Fr, room)
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            for torn in [" ?", " !", " ;", " :", " »", "« "] {
                assert!(!line.contains(torn), "fr/{room}.ftl: {line}");
            }
        }
    }
}

#[test]
fn arabic_is_written_in_arabic() {
    let is_arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    for (key, said) in messages(Language::Ar) {
        let words = Words::of(Language::Ar).say(&key);
        let is_only_values = !said.values.is_empty();
        let is_name = key == "shell-name";
        assert!(
            is_name || is_only_values || words.chars().any(is_arabic),
            "{key}: {words}"
        );
    }
}

#[test]
fn every_code_of_the_model_has_its_words() {
    let roles = [
        "caseworker",
        "movement_officer",
        "health_officer",
        "enumerator",
        "information_management_officer",
        "programme_manager",
        "resource_manager",
        "liaison_officer",
        "governing_bodies_secretariat",
        "data_protection_officer",
        "auditor",
        "administrator",
    ];
    let classes = [
        "public",
        "internal",
        "personal",
        "sensitive",
        "health",
        "restricted",
    ];
    let kinds = [
        "headquarters",
        "regional_office",
        "country_office",
        "sub_office",
    ];
    for language in Language::ALL {
        let words = Words::of(*language);
        let named = |prefix: &str, code: &str| {
            let said = words.say_code(prefix, code);
            assert!(!said.starts_with(prefix), "{language}: {said}");
        };
        for role in roles {
            named("role", role);
            named("role", &format!("{role}_what"));
            named("home-lead", role);
        }
        for class in classes {
            named("class", class);
            named("class", &format!("{class}_what"));
        }
        for kind in kinds {
            named("office-kind", kind);
        }
        for status in [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503] {
            for part in ["title", "what", "do"] {
                assert!(
                    words.has(&format!("error-{status}-{part}")),
                    "{language} {status}"
                );
            }
        }
    }
}

#[test]
fn a_missing_key_shows_itself_and_is_told_by_has() {
    for language in Language::ALL {
        let words = Words::of(*language);
        assert!(!words.has("no-such-key"));
        assert_eq!(words.say("no-such-key"), "no-such-key");
    }
}
