//! Offices: the tree and the list, one office, and what happens to it.

mod close;
mod focal_point;
mod form;
mod frame;
mod list;
mod rename;
mod show;
mod standing;

use passerelle_model::policy::{Duty, Need, OfficePath, Place, decide};
use passerelle_model::{OfficeId, Purpose};
use passerelle_store::OfficeTree;

use crate::answer::Halt;
use crate::desk::Desk;
use crate::route::{Ask, Room};

pub(crate) use show::{Spoken, spoken};
pub(crate) use standing::standing;

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    let offices = Ask::Duty(Duty::Offices);
    Room::new("offices")
        .get("/offices", Ask::SignedIn, why, list::list)
        .get("/offices/new", offices, why, form::new)
        .post("/offices/new", offices, why, form::open)
        .get("/offices/{id}", Ask::SignedIn, why, show::show)
        .get("/offices/{id}/edit", offices, why, form::edit)
        .post("/offices/{id}/edit", offices, why, form::amend)
        .get("/offices/{id}/rename", offices, why, rename::ask_name)
        .post("/offices/{id}/rename", offices, why, rename::rename)
        .get("/offices/{id}/close", offices, why, close::ask_end)
        .post("/offices/{id}/close", offices, why, close::close)
        .post("/offices/{id}/reopen", offices, why, close::reopen)
        .get(
            "/offices/{id}/focal-point",
            offices,
            why,
            focal_point::ask_focal_point,
        )
        .post(
            "/offices/{id}/focal-point",
            offices,
            why,
            focal_point::set_focal_point,
        )
}

/// A step of the way down to a record.
pub(crate) struct Crumb {
    pub(crate) href: String,
    pub(crate) label: String,
}

/// The page of an office.
pub(crate) fn address(office: OfficeId) -> String {
    format!("/offices/{office}")
}

/// Where an office stands, for asking what one may do there.
pub(crate) fn place(tree: &OfficeTree, office: OfficeId) -> Place {
    // One that is not in the tree stands where no grant reaches.
    let path = tree.path(office).cloned();
    Place::of(path.unwrap_or_else(|| OfficePath::top(office)))
}

/// Whether the reader looks after an office.
fn looks_after(desk: &Desk, tree: &OfficeTree, office: OfficeId) -> bool {
    desk.may(Need::Duty(Duty::Offices), &place(tree, office))
}

/// Asks what the door will ask: a form that could only be refused is not shown.
async fn may_change(desk: &Desk, office: OfficeId) -> Result<(), Halt> {
    let tree = desk.reader().offices().await?;
    tree.get(office).ok_or(Halt::NotFound)?;
    let need = Need::Duty(Duty::Offices);
    decide(Some(desk.actor()), need, &place(&tree, office)).map_err(Halt::Denied)?;
    Ok(())
}

/// The offices above one, from the top down.
fn above(tree: &OfficeTree, office: OfficeId) -> Vec<OfficeId> {
    let mut line = Vec::new();
    let parent = |id| tree.get(id).and_then(|office| office.details.parent);
    let mut next = parent(office);
    // A circle cannot be typed, and would not hang a page if it were.
    while let Some(id) = next.filter(|id| !line.contains(id)) {
        line.push(id);
        next = parent(id);
    }
    line.reverse();
    line
}

/// The way down to an office: the list, and every office above it; with
/// `itself`, for a page that stands below the office's own.
pub(crate) fn crumbs(desk: &Desk, tree: &OfficeTree, office: OfficeId, itself: bool) -> Vec<Crumb> {
    let list = Crumb {
        href: "/offices".to_owned(),
        label: desk.words().say("offices-title"),
    };
    let mut line = above(tree, office);
    if itself {
        line.push(office);
    }
    let named = line.into_iter().map(|id| Crumb {
        href: address(id),
        label: name_of(desk, tree, id),
    });
    std::iter::once(list).chain(named).collect()
}

/// The name that an office bears today.
pub(crate) fn name_of(desk: &Desk, tree: &OfficeTree, office: OfficeId) -> String {
    let name = tree
        .get(office)
        .map(|office| office.name_on(desk.today()).to_owned());
    name.unwrap_or_else(|| desk.words().say("shell-value-unknown"))
}
