//! Offices: by any name they ever had, by country, and by how they are reached.

use passerelle_model::office::Office;
use passerelle_model::text::ShortText;

use super::hit::{Found, Hit, why};
use super::typed::{Rank, Typed};
use crate::answer::Halt;
use crate::desk::Desk;
use crate::{fields, offices};

/// Everyone who signed in may read the tree of offices.
pub(super) async fn found(desk: &Desk, typed: &Typed, most: usize) -> Result<Found, Halt> {
    let tree = desk.reader().offices().await?;
    let mut hits: Vec<Hit> = tree
        .iter()
        .filter_map(|office| hit(desk, typed, office))
        .collect();
    hits.sort_by_cached_key(|hit| {
        let is_open = hit.standing.is_none();
        (!is_open, desk.words().sort_key(&hit.title))
    });
    Ok(Found::of(hits, most))
}

fn hit(desk: &Desk, typed: &Typed, office: &Office) -> Option<Hit> {
    let (rank, why) = fitting(desk, typed, office)?;
    let standing = offices::standing(desk, office);
    Some(Hit {
        rank,
        href: offices::address(office.id),
        title: office.name_on(desk.today()).to_owned(),
        code: String::new(),
        about: about(desk, office),
        why,
        // Nearly all are open: only what is otherwise is worth a badge.
        standing: (standing.tone != "good").then_some(standing),
    })
}

fn fitting(desk: &Desk, typed: &Typed, office: &Office) -> Option<(Rank, String)> {
    let details = &office.details;
    let language = desk.words().language().code();
    for country in &details.countries {
        if typed.is_code(country.as_str()) {
            let name = country.name(language);
            return Some((Rank::Begins, why(desk, "office-country", name)));
        }
    }
    if let Some(phone) = details.phone.as_ref().map(ShortText::as_str)
        && typed.is_in_phone(phone)
    {
        return Some((Rank::Begins, why(desk, "phone", phone)));
    }
    let today = office.name_on(desk.today());
    let mut texts = vec![("name", today)];
    let others = office.names.iter().map(|name| name.name.as_str());
    texts.extend(
        others
            .filter(|name| *name != today)
            .map(|n| ("name-other", n)),
    );
    // What an office is called says more than where it works, and that more than
    // how it is reached.
    if let Some((rank, what, text)) = typed.best(&texts) {
        return Some((rank, why(desk, what, text)));
    }
    let countries = details.countries.iter();
    texts.extend(countries.map(|code| ("office-country", code.name(language))));
    if let Some((rank, what, text)) = typed.best(&texts) {
        return Some((rank.max(Rank::Begins), why(desk, what, text)));
    }
    texts.extend(details.email.as_ref().map(|text| ("email", text.as_str())));
    texts.extend(details.web.as_ref().map(|text| ("web", text.as_str())));
    texts.extend(details.address.as_deref().map(|text| ("address", text)));
    let (_, what, text) = typed.best(&texts)?;
    Some((Rank::Within, why(desk, what, text)))
}

fn about(desk: &Desk, office: &Office) -> String {
    let words = desk.words();
    let kind = words.say_code("office-kind", office.details.kind.code());
    let countries = fields::countries(words, &office.details.countries);
    if countries.is_empty() {
        kind
    } else {
        format!("{kind} · {countries}")
    }
}
