//! Grants: who holds which role, where, and until when.

mod end;
mod give;
mod list;
mod show;

use passerelle_model::grant::Grant;
use passerelle_model::policy::Duty;
use passerelle_model::{Instant, Purpose};

use crate::badge::Badge;
use crate::desk::Desk;
use crate::names::{Named, Names};
use crate::route::{Ask, Room};

/// Whoever reads the list of grants.
pub(crate) const LISTED: Ask = Ask::OneOf(&[Duty::Grants, Duty::Accounts, Duty::Reads]);

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    let give = Ask::Duty(Duty::Grants);
    Room::new("grants")
        .get("/grants", LISTED, why, list::list)
        .get("/grants/new", give, why, give::new)
        .post("/grants/new", give, why, give::give)
        .get("/grants/{id}", Ask::SignedIn, why, show::show)
        .get("/grants/{id}/end", give, why, end::ask)
        .post("/grants/{id}/end", give, why, end::end)
}

/// A grant as a line of a list.
pub(crate) struct GrantLine {
    pub(crate) href: String,
    pub(crate) person: Named,
    pub(crate) role: String,
    pub(crate) office: Named,
    /// Empty where the role counts for all programmes.
    pub(crate) programme: String,
    pub(crate) dates: String,
    pub(crate) status: Badge,
}

/// Words a grant for a list.
pub(crate) fn line(desk: &Desk, names: &Names, grant: &Grant) -> GrantLine {
    GrantLine {
        href: format!("/grants/{}", grant.id),
        person: names.person(grant.account),
        role: desk.words().say_code("role", grant.role.code()),
        office: names.office(grant.office),
        programme: grant
            .programme
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        dates: dates(desk, grant),
        status: status(desk, names, grant),
    }
}

/// "From … until …", both days included.
fn dates(desk: &Desk, grant: &Grant) -> String {
    let from = desk.date(desk.day_of(grant.from));
    match grant.to {
        Some(end) => {
            let to = desk.date(last_day(desk, grant.from, end));
            let values = [("from", from.into()), ("to", to.into())];
            desk.words().say_with("grant-dates", &values)
        }
        None => desk
            .words()
            .say_with("grant-dates-open", &[("from", from.into())]),
    }
}

/// The last day on which a grant counts: it ends at the first moment of the
/// next one, or at any moment if somebody ended it.
fn last_day(desk: &Desk, from: Instant, end: Instant) -> jiff::civil::Date {
    desk.day_of(end.plus_seconds(-1).max(from))
}

fn status(desk: &Desk, names: &Names, grant: &Grant) -> Badge {
    let words = desk.words();
    let now = desk.now();
    if grant.to.is_some_and(|end| end <= now) {
        Badge::new("quiet", words.say("grant-status-ended"))
    } else if names.person(grant.account).erased {
        Badge::new("quiet", words.say("grant-status-without-effect"))
    } else if now < grant.from {
        Badge::new("info", words.say("grant-status-future"))
    } else {
        Badge::new("good", words.say("grant-status-active"))
    }
}
