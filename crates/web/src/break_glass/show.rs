//! One emergency access: why, what it opened, what was found.

use askama::Template;
use passerelle_model::grant::Grant;
use passerelle_model::policy::{Duty, Need};
use passerelle_model::{GrantId, Noun, grant::Review};
use passerelle_store::Page;

use super::{Glass, broken, reviews};
use crate::answer::{Answer, Halt, page, see_other};
use crate::choices::Choice;
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::form::Path;
use crate::history::{Event, events};
use crate::names::Names;
use crate::paging::ROWS;
use crate::route::Ask;
use crate::shell::Shell;
use crate::why::{Asking, Why};

form_pages!(Show);

#[derive(Template)]
#[template(path = "break_glass/show.html")]
pub(super) struct Show {
    shell: Shell,
    faults: FormFaults,
    glass: Glass,
    /// What the reader may find; empty where the finding is not theirs.
    findings: Vec<Choice>,
    found: String,
    /// Whether the reader may put it back now.
    may_end: bool,
    /// Where the reads under it are listed, for whoever may see them.
    reads: String,
    may_list: bool,
    expected_version: i64,
    events: Vec<Event>,
    why: Why,
}

pub(super) async fn show(desk: Desk, Path(id): Path<GrantId>) -> Answer {
    let grant = desk.reader().grant(id).await?;
    if broken(&grant).is_none() {
        return Ok(see_other(&format!("/grants/{id}")));
    }
    page(&show_page(&desk, &grant, String::new(), FormFaults::none()).await?)
}

pub(super) async fn show_page(
    desk: &Desk,
    grant: &Grant,
    found: String,
    faults: FormFaults,
) -> Result<Show, Halt> {
    let names = Names::of(desk, [grant.account]).await?;
    let history = desk
        .reader()
        .history(grant.id.into(), &Page::first(ROWS))
        .await?;
    let glass = Glass::of(desk, &names, grant).await?;
    let reviewer = reviews(desk, &names, grant);
    let may_judge = reviewer && !glass.running;
    Ok(Show {
        shell: Shell::of_desk(desk).await?,
        faults,
        findings: if may_judge {
            findings(desk)
        } else {
            Vec::new()
        },
        found: if found.is_empty() {
            present(grant)
        } else {
            found
        },
        reads: reads(desk, grant),
        may_list: desk.admitted(super::LISTED),
        expected_version: grant.version.0,
        events: events(desk, Noun::Grant, &history.rows).await?,
        why: why(grant).word(desk).await?,
        may_end: glass.running && (glass.own || reviewer),
        glass,
    })
}

fn findings(desk: &Desk) -> Vec<Choice> {
    let line = |review: Review| Choice {
        value: review.code().to_owned(),
        label: desk.words().say_code("break-glass-review", review.code()),
        hint: desk
            .words()
            .say_code("break-glass-review", &format!("{}_hint", review.code())),
    };
    vec![line(Review::Justified), line(Review::NotJustified)]
}

fn present(grant: &Grant) -> String {
    let review = broken(grant).and_then(|(_, _, review)| review);
    review.map_or_else(String::new, |review| review.code().to_owned())
}

fn reads(desk: &Desk, grant: &Grant) -> String {
    if desk.admitted(Ask::Duty(Duty::Reads)) {
        format!("/log/reads?actor={}", grant.account)
    } else {
        String::new()
    }
}

fn why(grant: &Grant) -> Asking {
    Asking::of(Some(grant.office))
        .read(Need::Own(grant.account))
        .read(Need::Duty(Duty::ReviewGlass))
        .change(Need::Own(grant.account))
        .change(Need::Duty(Duty::ReviewGlass))
        .recorded()
}
