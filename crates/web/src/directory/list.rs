//! The list of the directory: found by words, by country, by language.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use passerelle_l10n::Words;
use passerelle_model::OfficeId;
use passerelle_model::text::{CountryCode, LanguageCode};
use passerelle_store::PublicOffice;
use serde::Deserialize;

use super::show::{Entry, Names};
use super::{Visitor, short};
use crate::answer::{Answer, page};
use crate::choices::Choice;
use crate::fields;
use crate::form::Query;
use crate::paging::{Pager, Paging};
use crate::search::Wanted;
use crate::shell::Shell;

/// What the address asks. The language that one is helped in is not the
/// language of the page, which is `language`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filters {
    q: String,
    country: String,
    spoken: String,
}

impl Filters {
    /// What is looked for, and told again, ends somewhere.
    fn capped(self) -> Self {
        let cap = |text: String| short(&text).to_owned();
        Self {
            q: cap(self.q),
            country: cap(self.country),
            spoken: cap(self.spoken),
        }
    }

    fn pairs(&self) -> [(&str, &str); 3] {
        [
            ("q", &self.q),
            ("country", &self.country),
            ("spoken", &self.spoken),
        ]
    }

    fn fits(&self, words: Words, office: &PublicOffice, wanted: &Wanted) -> bool {
        let country = |code: &&str| office.countries.iter().any(|known| known.as_str() == *code);
        let spoken = |code: &&str| office.languages.iter().any(|known| known.as_str() == *code);
        let chosen = |code: &str, has: &dyn Fn(&&str) -> bool| code.is_empty() || has(&code);
        let language = words.language().code();
        let codes = office.countries.iter();
        let codes = codes.flat_map(|code| [code.as_str(), code.name(language)]);
        let texts = [office.name.as_str()]
            .into_iter()
            .chain(office.address.as_deref())
            .chain(codes);
        chosen(&self.country, &country) && chosen(&self.spoken, &spoken) && wanted.is_in(texts)
    }
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct List {
    shell: Shell,
    filters: Filters,
    language: &'static str,
    way_in: &'static str,
    clear: String,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    none_yet: bool,
    count: String,
    entries: Vec<Entry>,
    pager: Pager,
}

pub(super) async fn list(
    visitor: Visitor,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let filters = filters.capped();
    let all = visitor.store().directory().await?;
    let names = Names::of(&all);
    let wanted = Wanted::of(&filters.q);
    let found = all
        .iter()
        .filter(|office| filters.fits(visitor.words(), office, &wanted))
        .collect();
    let found = sorted(&visitor, found);
    let count = found.len();
    let paged = paging.cut(found, |office| office.id.to_string());
    let language = [("language", visitor.language())];
    let kept: Vec<_> = filters.pairs().into_iter().chain(language).collect();
    let pager = paging.pager("/directory", &kept, &paged);
    let entries = paged.rows.into_iter();
    page(&List {
        shell: visitor.shell(),
        language: visitor.language(),
        way_in: visitor.way_in(),
        clear: visitor.link("/directory", []),
        countries: countries(visitor.words(), &all),
        languages: languages(&visitor, &all),
        none_yet: all.is_empty(),
        count: visitor
            .words()
            .say_with("directory-count", &[("count", count.into())]),
        entries: entries
            .map(|office| Entry::of(&visitor, office, &names))
            .collect(),
        pager,
        filters,
    })
}

/// Open offices first, each lot as the visitor's language sorts names.
fn sorted<'a>(visitor: &Visitor, mut offices: Vec<&'a PublicOffice>) -> Vec<&'a PublicOffice> {
    let words = visitor.words();
    let key = |office: &&PublicOffice| -> (bool, Vec<u8>, OfficeId) {
        (
            office.closed.is_some(),
            words.sort_key(&office.name),
            office.id,
        )
    };
    offices.sort_by_cached_key(key);
    offices
}

/// Countries that an office covers, in the reader's order.
fn countries(words: Words, offices: &[PublicOffice]) -> Vec<Choice> {
    let language = words.language().code();
    let covered = offices.iter().flat_map(|office| &office.countries);
    let covered: BTreeSet<&CountryCode> = covered.collect();
    let choice = |code: &CountryCode| Choice::plain(code.as_str(), code.name(language));
    let mut choices: Vec<_> = covered.into_iter().map(choice).collect();
    choices.sort_by_cached_key(|choice| words.sort_key(&choice.label));
    choices
}

fn languages(visitor: &Visitor, offices: &[PublicOffice]) -> Vec<Choice> {
    let codes = offices
        .iter()
        .flat_map(|office| office.languages.iter().map(LanguageCode::as_str));
    let named: BTreeMap<&str, &str> = codes
        .map(|code| (code, fields::language(visitor.words(), code)))
        .collect();
    let mut named: Vec<_> = named.into_iter().collect();
    named.sort_by(|a, b| visitor.words().compare(a.1, b.1));
    named
        .into_iter()
        .map(|(code, name)| Choice::plain(code, name))
        .collect()
}
