//! What happens to an office once in a while: another name, its end, its
//! coming back, and who answers for it.

use std::collections::BTreeSet;

use askama::Template;
use passerelle_model::office::{
    CloseOffice, DatedName, Office, OfficeAction, RenameOffice, ReopenOffice, SetFocalPoint,
};
use passerelle_model::text::{self, ShortText};
use passerelle_model::{AccountId, Action, Conflict, Fault, Faults, Noun, OfficeId};
use passerelle_store::{GrantFilter, OfficeTree, Page};
use serde::{Deserialize, Serialize};

use super::{Crumb, above, address, crumbs, name_of};
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::{self, Choice};
use crate::conflict::Wording;
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::fields::{self, FieldWords};
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::shell::Shell;

/// What the three small forms have in common.
struct Frame {
    crumbs: Vec<Crumb>,
    name: String,
    title: String,
    expected_version: i64,
    cancel: String,
}

/// The office with what stands around its form.
async fn frame(desk: &Desk, id: OfficeId, title: &str) -> Result<(Office, Frame), Halt> {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let tree = desk.reader().offices().await?;
    let name = name_of(desk, &tree, id);
    let frame = Frame {
        crumbs: crumbs(desk, &tree, id, true),
        title: desk.words().say_with(title, &[("name", (&name).into())]),
        name,
        expected_version: office.version.0,
        cancel: address(id),
    };
    Ok((office, frame))
}

fn faults_of(desk: &Desk, faults: &Faults) -> FormFaults {
    FormFaults::of(desk.words(), faults, fields::OFFICE)
}

/// Two people did it at once: both versions, in words.
async fn both<T>(desk: &Desk, form: &Form<T>, conflict: &Conflict, way: &str) -> Answer {
    let id = OfficeId::from(conflict.record.id);
    let names = conflict.fields.iter().flat_map(|field| {
        [&field.was, &field.theirs, &field.yours].map(|value| (field.name, value))
    });
    let words = FieldWords::of(desk, names).await?;
    let value = |name: &str, text: &str| words.plain(Noun::Office, name, text);
    let wording = Wording {
        labels: ASKED,
        value: &value,
    };
    let here = address(id);
    let ways = (&*format!("{here}/{way}"), &*here);
    desk.conflict(form, conflict, &wording, ways).await
}

/// The fields of these forms over which two people may differ.
const ASKED: fields::Labels = &[
    ("to", "office-last-day-label"),
    ("successor", "office-successor-label"),
    ("focal_point", "office-focal-point-label"),
];

/// Another name from a day on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NameForm {
    name: String,
    from: String,
}

form_pages!(NamePage, EndPage, FocalPage);

#[derive(Template)]
#[template(path = "offices/rename.html")]
struct NamePage {
    shell: Shell,
    frame: Frame,
    faults: FormFaults,
    typed: NameForm,
}

pub(super) async fn ask_name(desk: Desk, Path(id): Path<OfficeId>) -> Answer {
    let typed = NameForm {
        from: desk.today().to_string(),
        ..NameForm::default()
    };
    page(&name_page(&desk, id, typed, FormFaults::none()).await?)
}

/// A renaming asks for no version: it takes no name away but that of its own day.
pub(super) async fn rename(desk: Desk, Path(id): Path<OfficeId>, form: Form<NameForm>) -> Answer {
    let name = match form.name() {
        Ok(name) => name,
        Err(faults) => return name_again(&desk, id, form.into_typed(), &faults).await,
    };
    let rename = RenameOffice { office: id, name };
    match desk
        .apply(&form, Action::Office(OfficeAction::Rename(rename)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = Flash::good("office-renamed").name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => name_again(&desk, id, form.into_typed(), &faults).await,
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}

impl NameForm {
    fn name(&self) -> Result<DatedName, Faults> {
        let mut faults = Faults::new();
        let name = faults.take("name", ShortText::parse(&self.name));
        let from = faults.take("from", text::date(&self.from));
        faults.finish(name.zip(from).map(|(name, from)| DatedName { name, from }))
    }
}

async fn name_again(desk: &Desk, id: OfficeId, typed: NameForm, faults: &Faults) -> Answer {
    mend(&name_page(desk, id, typed, faults_of(desk, faults)).await?)
}

async fn name_page(
    desk: &Desk,
    id: OfficeId,
    typed: NameForm,
    faults: FormFaults,
) -> Result<NamePage, Halt> {
    let (_, frame) = frame(desk, id, "office-rename-title").await?;
    Ok(NamePage {
        shell: Shell::of_desk(desk).await?,
        frame,
        faults,
        typed,
    })
}

/// The end of an office.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct EndForm {
    to: String,
    successor: String,
}

#[derive(Template)]
#[template(path = "offices/close.html")]
struct EndPage {
    shell: Shell,
    frame: Frame,
    faults: FormFaults,
    typed: EndForm,
    successors: Vec<Choice>,
    /// How many offices are in the way, in words; empty if none is.
    below: String,
}

pub(super) async fn ask_end(desk: Desk, Path(id): Path<OfficeId>) -> Answer {
    let typed = EndForm {
        to: desk.today().to_string(),
        ..EndForm::default()
    };
    page(&end_page(&desk, id, typed, None, FormFaults::none()).await?)
}

pub(super) async fn close(desk: Desk, Path(id): Path<OfficeId>, form: Form<EndForm>) -> Answer {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let typed = form.settled(&EndForm::of(&office))?;
    let (to, successor) = match typed.end() {
        Ok(end) => end,
        Err(faults) => return end_again(&desk, id, typed, &faults, &form).await,
    };
    let close = CloseOffice {
        office: id,
        to,
        successor,
    };
    match desk
        .apply(&form, Action::Office(OfficeAction::Close(close)))
        .await?
    {
        Outcome::Done(_) => {
            let closed = to < desk.today();
            let key = if closed {
                "office-closed"
            } else {
                "office-will-close"
            };
            let flash = Flash::good(key).name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => end_again(&desk, id, typed, &faults, &form).await,
        Outcome::Conflict(conflict) => both(&desk, &form, &conflict, "close").await,
    }
}

impl EndForm {
    fn of(office: &Office) -> Self {
        let text = |value: Option<String>| value.unwrap_or_default();
        Self {
            to: text(office.valid_to.map(|day| day.to_string())),
            successor: text(office.successor.map(|id| id.to_string())),
        }
    }

    fn end(&self) -> Result<(jiff::civil::Date, Option<OfficeId>), Faults> {
        let mut faults = Faults::new();
        let to = faults.take("to", text::date(&self.to));
        let successor = faults.take("successor", chosen(&self.successor));
        faults.finish(to.zip(successor))
    }
}

/// An id that was chosen from a list, or nothing.
fn chosen<T: std::str::FromStr>(raw: &str) -> Result<Option<T>, Fault> {
    match raw.trim() {
        "" => Ok(None),
        id => id
            .parse()
            .map(Some)
            .or(Err(Fault::new("", "unknown-choice"))),
    }
}

async fn end_again(
    desk: &Desk,
    id: OfficeId,
    typed: EndForm,
    faults: &Faults,
    form: &Form<EndForm>,
) -> Answer {
    let seen = form.expected_version().map(|version| version.0);
    mend(&end_page(desk, id, typed, seen, faults_of(desk, faults)).await?)
}

async fn end_page(
    desk: &Desk,
    id: OfficeId,
    typed: EndForm,
    seen: Option<i64>,
    faults: FormFaults,
) -> Result<EndPage, Halt> {
    let (office, mut frame) = frame(desk, id, "office-close-title").await?;
    frame.expected_version = seen.unwrap_or(office.version.0);
    let tree = desk.reader().offices().await?;
    let is_open = |office: &Office| office.valid_to.is_none_or(|last| last >= desk.today());
    let below = tree
        .children(Some(id))
        .into_iter()
        .filter(|office| is_open(office))
        .count();
    let in_the_way = || {
        desk.words()
            .say_with("office-close-below", &[("count", below.into())])
    };
    let fits = |other: &Office| other.id != id && is_open(other);
    Ok(EndPage {
        shell: Shell::of_desk(desk).await?,
        frame,
        faults,
        typed,
        successors: choices::in_tree_order(&tree, desk.words(), desk.today(), fits),
        below: if below == 0 {
            String::new()
        } else {
            in_the_way()
        },
    })
}

pub(super) async fn reopen(desk: Desk, Path(id): Path<OfficeId>, form: Form<Nothing>) -> Answer {
    let reopen = ReopenOffice { office: id };
    match desk
        .apply(&form, Action::Office(OfficeAction::Reopen(reopen)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = Flash::good("office-reopened").name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => Err(Halt::Faults(faults)),
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}

/// Who answers for an office.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct FocalForm {
    focal_point: String,
}

#[derive(Template)]
#[template(path = "offices/focal_point.html")]
struct FocalPage {
    shell: Shell,
    frame: Frame,
    faults: FormFaults,
    typed: FocalForm,
    people: Vec<Choice>,
}

pub(super) async fn ask_focal_point(desk: Desk, Path(id): Path<OfficeId>) -> Answer {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let typed = FocalForm::of(&office);
    page(&focal_page(&desk, id, typed, None, FormFaults::none()).await?)
}

pub(super) async fn set_focal_point(
    desk: Desk,
    Path(id): Path<OfficeId>,
    form: Form<FocalForm>,
) -> Answer {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let typed = form.settled(&FocalForm::of(&office))?;
    let account = match chosen::<AccountId>(&typed.focal_point) {
        Ok(account) => account,
        Err(fault) => {
            let faults = fault.at("focal_point").into();
            return focal_again(&desk, id, typed, &faults, &form).await;
        }
    };
    let set = SetFocalPoint {
        office: id,
        account,
    };
    match desk
        .apply(&form, Action::Office(OfficeAction::SetFocalPoint(set)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = match account {
                Some(account) => Flash::good("office-focal-point-set").name_of("person", account),
                None => Flash::good("office-focal-point-none"),
            };
            Ok(desk.done(&flash.name_of("name", id), &address(id)))
        }
        Outcome::Mend(faults) => focal_again(&desk, id, typed, &faults, &form).await,
        Outcome::Conflict(conflict) => both(&desk, &form, &conflict, "focal-point").await,
    }
}

impl FocalForm {
    fn of(office: &Office) -> Self {
        let account = office.focal_point.map(|id| id.to_string());
        Self {
            focal_point: account.unwrap_or_default(),
        }
    }
}

async fn focal_again(
    desk: &Desk,
    id: OfficeId,
    typed: FocalForm,
    faults: &Faults,
    form: &Form<FocalForm>,
) -> Answer {
    let seen = form.expected_version().map(|version| version.0);
    mend(&focal_page(desk, id, typed, seen, faults_of(desk, faults)).await?)
}

async fn focal_page(
    desk: &Desk,
    id: OfficeId,
    typed: FocalForm,
    seen: Option<i64>,
    faults: FormFaults,
) -> Result<FocalPage, Halt> {
    let (office, mut frame) = frame(desk, id, "office-focal-point-title").await?;
    frame.expected_version = seen.unwrap_or(office.version.0);
    let tree = desk.reader().offices().await?;
    Ok(FocalPage {
        shell: Shell::of_desk(desk).await?,
        frame,
        faults,
        typed,
        people: people(desk, &tree, &office).await?,
    })
}

/// Whoever holds a role that counts in the office, and whoever answers now.
async fn people(desk: &Desk, tree: &OfficeTree, office: &Office) -> Result<Vec<Choice>, Halt> {
    let mut accounts: BTreeSet<AccountId> = office.focal_point.into_iter().collect();
    let mut line = above(tree, office.id);
    line.push(office.id);
    for place in line {
        let filter = GrantFilter {
            office: Some(place),
            ..GrantFilter::default()
        };
        let held = desk.reader().grants(&filter, &Page::first(MOST)).await?;
        accounts.extend(held.rows.into_iter().map(|grant| grant.account));
    }
    let accounts: Vec<_> = accounts.into_iter().collect();
    let names = desk.reader().account_names(&accounts).await?;
    let mut people: Vec<Choice> = names
        .into_iter()
        .map(|(account, name)| Choice::plain(account.to_string(), name))
        .collect();
    people.sort_by(|a, b| {
        desk.words()
            .compare(&a.label, &b.label)
            .then(a.value.cmp(&b.value))
    });
    Ok(people)
}

/// Grants of one office that are looked at.
const MOST: i64 = 200;
