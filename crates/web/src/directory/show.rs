//! One office of the directory.

use std::collections::HashMap;

use askama::Template;
use passerelle_model::OfficeId;
use passerelle_store::PublicOffice;

use super::Visitor;
use crate::answer::{Answer, Halt, page};
use crate::fields;
use crate::form::Path;
use crate::offices::{Spoken, spoken};
use crate::shell::Shell;

/// The names of listed offices: one that is not listed has none here.
pub(super) struct Names(HashMap<OfficeId, String>);

impl Names {
    pub(super) fn of(offices: &[PublicOffice]) -> Self {
        let named = offices
            .iter()
            .map(|office| (office.id, office.name.clone()));
        Self(named.collect())
    }
}

/// An office as anyone reads it; what is not known is empty.
pub(super) struct Entry {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) address: String,
    pub(super) phone: String,
    /// The digits that a telephone dials.
    pub(super) dial: String,
    pub(super) email: String,
    pub(super) web: String,
    pub(super) countries: String,
    pub(super) languages: Vec<Spoken>,
    /// That it closed, and where to turn; empty while it is open.
    pub(super) closed: String,
    /// The page of the office that goes on.
    pub(super) successor: Option<(String, String)>,
}

impl Entry {
    pub(super) fn of(visitor: &Visitor, office: &PublicOffice, names: &Names) -> Self {
        let words = visitor.words();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let next = office.closed.and_then(|(_, next)| next);
        let successor = next.and_then(|id| Some((id, names.0.get(&id)?.clone())));
        let phone = text(&office.phone);
        Self {
            href: visitor.link(&address(office.id), []),
            name: office.name.clone(),
            kind: words.say_code("office-kind", office.kind.code()),
            address: text(&office.address),
            dial: phone
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '+')
                .collect(),
            phone,
            email: text(&office.email),
            web: text(&office.web),
            countries: fields::countries(words, &office.countries),
            languages: office
                .languages
                .iter()
                .map(|code| spoken(words, code.as_str()))
                .collect(),
            closed: closed(
                visitor,
                office,
                successor.as_ref().map(|(_, name)| name.as_str()),
            ),
            successor: successor.map(|(id, name)| (visitor.link(&address(id), []), name)),
        }
    }
}

fn address(office: OfficeId) -> String {
    format!("/directory/{office}")
}

fn closed(visitor: &Visitor, office: &PublicOffice, next: Option<&str>) -> String {
    let Some((last, _)) = office.closed else {
        return String::new();
    };
    let words = visitor.words();
    let date = words.date(last);
    match next {
        Some(next) => {
            let values = [("date", date.into()), ("name", next.into())];
            words.say_with("directory-moved", &values)
        }
        None => words.say_with("directory-closed", &[("date", date.into())]),
    }
}

#[derive(Template)]
#[template(path = "directory/show.html")]
struct Show {
    shell: Shell,
    all: String,
    way_in: &'static str,
    office: Entry,
}

pub(super) async fn show(visitor: Visitor, Path(id): Path<OfficeId>) -> Answer {
    let office = visitor.store().office(id).await?.ok_or(Halt::NotFound)?;
    let successor = match office.closed {
        Some((_, Some(next))) => visitor.store().office(next).await?,
        _ => None,
    };
    let known: Vec<_> = successor.into_iter().collect();
    let office = Entry::of(&visitor, &office, &Names::of(&known));
    page(&Show {
        shell: visitor.shell(),
        all: visitor.link("/directory", []),
        way_in: visitor.way_in(),
        office,
    })
}
