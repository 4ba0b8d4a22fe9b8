//! One grant.

use askama::Template;
use passerelle_model::grant::{Grant, GrantKind};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::{GrantId, Noun};
use passerelle_store::Page;

use super::{GrantLine, line};
use crate::answer::{Answer, Halt, page, see_other};
use crate::desk::Desk;
use crate::form::Path;
use crate::history::{Event, events};
use crate::names::Names;
use crate::offices;
use crate::paging::ROWS;
use crate::shell::Shell;
use crate::why::{Asking, Why};

#[derive(Template)]
#[template(path = "grants/show.html")]
struct Show {
    shell: Shell,
    grant: GrantLine,
    what: String,
    asks_codes: bool,
    may_end: bool,
    may_list: bool,
    end: String,
    events: Vec<Event>,
    why: Why,
}

pub(super) async fn show(desk: Desk, Path(id): Path<GrantId>) -> Answer {
    let grant = desk.reader().grant(id).await?;
    if let GrantKind::BrokenGlass { .. } = grant.kind {
        return Ok(see_other(&format!("/break-glass/{id}")));
    }
    page(&show_page(&desk, &grant).await?)
}

async fn show_page(desk: &Desk, grant: &Grant) -> Result<Show, Halt> {
    let names = Names::of(desk, [grant.account]).await?;
    let history = desk
        .reader()
        .history(grant.id.into(), &Page::first(ROWS))
        .await?;
    let place = offices::place(names.tree(), grant.office);
    let over = grant.to.is_some_and(|end| end <= desk.now());
    Ok(Show {
        shell: Shell::of_desk(desk).await?,
        grant: line(desk, &names, grant),
        what: desk
            .words()
            .say_code("role", &format!("{}_what", grant.role.code())),
        asks_codes: grant.role.asks_second_factor(),
        may_end: !over && desk.may(Need::Duty(Duty::Grants), &place),
        may_list: desk.admitted(super::LISTED),
        end: format!("/grants/{}/end", grant.id),
        events: events(desk, Noun::Grant, &history.rows).await?,
        why: why(grant).word(desk).await?,
    })
}

fn why(grant: &Grant) -> Asking {
    Asking::of(Some(grant.office))
        .read(Need::Own(grant.account))
        .read(Need::Duty(Duty::Grants))
        .read(Need::Duty(Duty::Accounts))
        .read(Need::Duty(Duty::Reads))
        .change(Need::Duty(Duty::Grants))
}
