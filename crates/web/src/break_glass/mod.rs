//! Emergency access: taken with a reason and for a few hours, and looked at
//! afterwards by the data protection officer.

mod end;
mod list;
mod open;
mod review;
mod show;

use passerelle_model::grant::{Grant, GrantKind, Review};
use passerelle_model::policy::{DataClass, Duty};
use passerelle_model::{Purpose, policy::Need};
use passerelle_store::ReadsUnder;

use crate::answer::Halt;
use crate::badge::Badge;
use crate::desk::Desk;
use crate::names::{Named, Names};
use crate::offices;
use crate::route::{Ask, Room};

/// Whoever has a list of them: those who open, and those who look afterwards.
const LISTED: Ask = Ask::OneOf(&[Duty::BreakGlass, Duty::ReviewGlass]);

pub(crate) fn room() -> Room {
    let why = Purpose::DataProtection;
    let breaks = Ask::Duty(Duty::BreakGlass);
    let reviews = Ask::Duty(Duty::ReviewGlass);
    Room::new("break-glass")
        .get("/break-glass", LISTED, why, list::list)
        .get("/break-glass/new", breaks, why, open::new)
        .post("/break-glass/new", breaks, why, open::open)
        .get("/break-glass/{id}", Ask::SignedIn, why, show::show)
        .post("/break-glass/{id}", reviews, why, review::review)
        .post("/break-glass/{id}/end", Ask::SignedIn, why, end::end)
}

/// Broken glass in words.
struct Glass {
    href: String,
    person: Named,
    own: bool,
    role: String,
    office: Named,
    class: String,
    /// Empty once it can no longer be opened.
    reason: String,
    from: String,
    until: String,
    running: bool,
    status: Badge,
    reads: ReadsUnder,
}

impl Glass {
    /// Words one; what a list shows and what its own page shows is the same.
    async fn of(desk: &Desk, names: &Names, grant: &Grant) -> Result<Self, Halt> {
        let Some((class, reason, review)) = broken(grant) else {
            return Err(Halt::NotFound);
        };
        let running = grant.counts_at(desk.now());
        let words = desk.words();
        Ok(Self {
            href: format!("/break-glass/{}", grant.id),
            person: names.person(grant.account),
            own: desk.session().account == grant.account,
            role: words.say_code("role", grant.role.code()),
            office: names.office(grant.office),
            class: words.say_code("class", class.code()),
            reason,
            from: desk.instant(grant.from),
            until: grant.to.map(|end| desk.instant(end)).unwrap_or_default(),
            running,
            status: status(desk, running, review),
            reads: desk.reader().reads_under(grant.id).await?,
        })
    }
}

/// What was broken, why, and what was found.
fn broken(grant: &Grant) -> Option<(DataClass, String, Option<Review>)> {
    match &grant.kind {
        GrantKind::BrokenGlass {
            class,
            reason,
            review,
        } => Some((*class, reason.value().cloned().unwrap_or_default(), *review)),
        GrantKind::Given => None,
    }
}

fn status(desk: &Desk, running: bool, review: Option<Review>) -> Badge {
    let (tone, key) = match (running, review) {
        (_, Some(Review::Justified)) => ("good", "break-glass-review-justified"),
        (_, Some(Review::NotJustified)) => ("bad", "break-glass-review-not-justified"),
        (true, None) => ("active", "break-glass-status-open"),
        (false, None) => ("warn", "break-glass-status-to-review"),
    };
    Badge::new(tone, desk.words().say(key))
}

/// Whether the reader looks at broken glass of an office, other than their own.
fn reviews(desk: &Desk, names: &Names, grant: &Grant) -> bool {
    let place = offices::place(names.tree(), grant.office);
    let duty = Need::Duty(Duty::ReviewGlass);
    desk.session().account != grant.account && desk.may(duty, &place)
}
