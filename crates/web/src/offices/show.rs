//! One office: how to reach it, where it stands, who works here, its files.

use std::sync::Arc;

use askama::Template;
use passerelle_l10n::Words;
use passerelle_model::OfficeId;
use passerelle_model::grant::Grant;
use passerelle_model::language;
use passerelle_model::office::Office;
use passerelle_model::policy::{Access, DataClass, Duty, Need, Place};
use passerelle_store::{GrantFilter, OfficeTree, Page};

use super::{Crumb, address, crumbs, looks_after, name_of, place, standing};
use crate::answer::{Answer, Halt, page};
use crate::badge::Badge;
use crate::desk::Desk;
use crate::fields;
use crate::files::{self, FileLine};
use crate::form::Path;
use crate::grants::{self, GrantLine};
use crate::names::Names;
use crate::shell::Shell;
use crate::why::{Asking, Why};

/// Roles of one office that its page shows.
const MOST: i64 = 100;

/// Something with a page of its own.
struct Link {
    href: String,
    text: String,
}

/// An office just below.
struct Below {
    href: String,
    name: String,
    kind: String,
    standing: Badge,
}

/// A name from a day on.
struct Named {
    name: String,
    from: String,
    current: bool,
}

/// Somebody who holds a role here.
struct Worker {
    line: GrantLine,
    focal_point: bool,
}

/// How to reach it; what is not known is empty.
struct Contact {
    address: String,
    phone: String,
    email: String,
    web: String,
    languages: Vec<Spoken>,
}

/// A language by its own name.
pub(crate) struct Spoken {
    pub(crate) code: String,
    pub(crate) name: String,
}

/// Where it stands, in the tree and in time.
struct Standpoint {
    kind: String,
    above: Option<Link>,
    countries: String,
    from: String,
    to: String,
    successor: Option<Link>,
    predecessors: Vec<Link>,
    focal_point: String,
    listed: bool,
}

/// What the reader may do here.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one question, and its answer shows or hides one thing"
)]
#[derive(Clone, Copy)]
struct May {
    change: bool,
    read_files: bool,
    add_files: bool,
    see_everyone: bool,
    give_roles: bool,
}

#[derive(Template)]
#[template(path = "offices/show.html")]
struct Show {
    shell: Shell,
    why: Why,
    here: String,
    /// Where a role is given here, and an office opened below.
    give: String,
    open_below: String,
    crumbs: Vec<Crumb>,
    name: String,
    standing: Badge,
    /// That it closed, and who goes on; empty while it is open.
    closed: String,
    is_ending: bool,
    contact: Contact,
    stands: Standpoint,
    names: Vec<Named>,
    below: Vec<Below>,
    workers: Vec<Worker>,
    more_workers: bool,
    files: Vec<FileLine>,
    may: May,
}

impl Show {
    /// A page below this one.
    fn at(&self, page: &str) -> String {
        format!("{}/{page}", self.here)
    }

    /// What the button says that takes a closing back, before it came or after.
    fn reopen(&self) -> &'static str {
        if self.closed.is_empty() {
            "office-stay-submit"
        } else {
            "office-reopen-submit"
        }
    }

    /// What the link to the files says: whoever may add some is told so.
    const fn files_link(&self) -> &'static str {
        if self.may.add_files {
            "files-add-title"
        } else {
            "files-all"
        }
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<OfficeId>) -> Answer {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let tree = desk.reader().offices().await?;
    let view = View { desk: &desk, tree };
    let may = view.may(&office);
    let (workers, more_workers) = view.workers(&office).await?;
    let files = if may.read_files {
        files::lines(&desk, id.into()).await?
    } else {
        Vec::new()
    };
    page(&Show {
        shell: Shell::of_desk(&desk).await?,
        why: why(&desk, &office, &files).await?,
        here: address(id),
        give: format!("/grants/new?office={id}"),
        open_below: format!("/offices/new?below={id}"),
        crumbs: crumbs(&desk, &view.tree, id, false),
        name: office.name_on(desk.today()).to_owned(),
        standing: standing(&desk, &office),
        closed: view.closed(&office),
        is_ending: office.valid_to.is_some(),
        contact: contact(desk.words(), &office),
        stands: view.stands(&office).await?,
        names: view.names(&office),
        below: view.below(&office),
        workers,
        more_workers,
        files,
        may,
    })
}

async fn why(desk: &Desk, office: &Office, files: &[FileLine]) -> Result<Why, Halt> {
    let asking = Asking::of(Some(office.id))
        .read(Need::SignedIn)
        .change(Need::Duty(Duty::Offices))
        .holds(DataClass::Internal);
    // A file's name may name a person, so that showing it is noted.
    let asking = if files.is_empty() {
        asking
    } else {
        asking.recorded()
    };
    asking.word(desk).await
}

fn contact(words: Words, office: &Office) -> Contact {
    let details = &office.details;
    let line = |value: Option<&passerelle_model::text::ShortText>| {
        value.map(ToString::to_string).unwrap_or_default()
    };
    Contact {
        address: details.address.clone().unwrap_or_default(),
        phone: line(details.phone.as_ref()),
        email: line(details.email.as_ref()),
        web: line(details.web.as_ref()),
        languages: details
            .languages
            .iter()
            .map(|code| spoken(words, code.as_str()))
            .collect(),
    }
}

/// A language as a page shows it, with the language that its name is in.
pub(crate) fn spoken(words: Words, code: &str) -> Spoken {
    let named_in_itself = language::Spoken::by_code(code).is_none_or(|known| !known.own.is_empty());
    let name_is_in = if named_in_itself {
        code
    } else {
        words.language().code()
    };
    Spoken {
        code: name_is_in.to_owned(),
        name: fields::language(words, code).to_owned(),
    }
}

/// What one reader sees of an office.
struct View<'a> {
    desk: &'a Desk,
    tree: Arc<OfficeTree>,
}

impl View<'_> {
    fn may(&self, office: &Office) -> May {
        let here: Place = place(&self.tree, office.id);
        let may = |need| self.desk.may(need, &here);
        let duty = |duty| may(Need::Duty(duty));
        May {
            change: looks_after(self.desk, &self.tree, office.id),
            read_files: may(Need::Data(DataClass::Internal, Access::Read)),
            add_files: may(Need::Data(DataClass::Internal, Access::Write)),
            see_everyone: duty(Duty::Grants) || duty(Duty::Accounts) || duty(Duty::Reads),
            give_roles: duty(Duty::Grants),
        }
    }

    fn link(&self, id: OfficeId) -> Link {
        Link {
            href: address(id),
            text: name_of(self.desk, &self.tree, id),
        }
    }

    fn closed(&self, office: &Office) -> String {
        let today = self.desk.today();
        let Some(last) = office.valid_to.filter(|last| *last < today) else {
            return String::new();
        };
        let day = self.desk.date(last);
        self.desk
            .words()
            .say_with("office-closed-notice", &[("date", day.into())])
    }

    async fn stands(&self, office: &Office) -> Result<Standpoint, Halt> {
        let words = self.desk.words();
        let details = &office.details;
        let focal: Vec<_> = office.focal_point.into_iter().collect();
        let names = self.desk.reader().account_names(&focal).await?;
        let predecessors = self.tree.predecessors(office.id);
        Ok(Standpoint {
            kind: words.say_code("office-kind", details.kind.code()),
            above: details.parent.map(|id| self.link(id)),
            countries: fields::countries(words, &details.countries),
            from: self.desk.date(office.valid_from),
            to: office
                .valid_to
                .map(|day| self.desk.date(day))
                .unwrap_or_default(),
            successor: office.successor.map(|id| self.link(id)),
            predecessors: predecessors
                .into_iter()
                .map(|office| self.link(office.id))
                .collect(),
            focal_point: names.into_values().next().unwrap_or_default(),
            listed: details.listed,
        })
    }

    /// The names, the newest first; the one in use today is marked.
    fn names(&self, office: &Office) -> Vec<Named> {
        let today = self.desk.today();
        let in_use = office.names.iter().rev().find(|name| name.from <= today);
        let in_use = in_use.or(office.names.first()).map(|name| name.from);
        let named = office.names.iter().rev().map(|name| Named {
            name: name.name.to_string(),
            from: self.desk.date(name.from),
            current: Some(name.from) == in_use,
        });
        named.collect()
    }

    fn below(&self, office: &Office) -> Vec<Below> {
        let (words, today) = (self.desk.words(), self.desk.today());
        let mut below = self.tree.children(Some(office.id));
        below.sort_by_cached_key(|office| {
            let closed = office.valid_to.is_some_and(|last| last < today);
            (closed, words.sort_key(office.name_on(today)), office.id)
        });
        let shown = below.into_iter().map(|office| Below {
            href: address(office.id),
            name: office.name_on(today).to_owned(),
            kind: words.say_code("office-kind", office.details.kind.code()),
            standing: standing(self.desk, office),
        });
        shown.collect()
    }

    /// The roles that are held in this very office and that the reader may
    /// know of, and whether there are more than the page shows. Whoever was
    /// erased works nowhere.
    async fn workers(&self, office: &Office) -> Result<(Vec<Worker>, bool), Halt> {
        let filter = GrantFilter {
            office: Some(office.id),
            ..GrantFilter::default()
        };
        let held = self
            .desk
            .reader()
            .grants(&filter, &Page::first(MOST))
            .await?;
        let accounts = held.rows.iter().map(|grant| grant.account);
        let names = Names::of(self.desk, accounts).await?;
        let worker = |grant: &Grant| Worker {
            line: grants::line(self.desk, &names, grant),
            focal_point: office.focal_point == Some(grant.account),
        };
        let mut workers: Vec<_> = held.rows.iter().map(worker).collect();
        workers.retain(|worker| !worker.line.person.erased);
        let name = |worker: &Worker| self.desk.words().sort_key(&worker.line.person.name);
        workers.sort_by_cached_key(name);
        Ok((workers, held.next.is_some()))
    }
}
