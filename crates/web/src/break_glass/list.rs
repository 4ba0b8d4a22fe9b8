//! What runs now, and everything that was opened before.

use askama::Template;
use passerelle_model::policy::Duty;

use super::Glass;
use crate::answer::{Answer, page};
use crate::desk::Desk;
use crate::form::Query;
use crate::names::Names;
use crate::paging::{Pager, Paging};
use crate::route::Ask;
use crate::shell::Shell;

#[derive(Template)]
#[template(path = "break_glass/list.html")]
struct List {
    shell: Shell,
    /// The reader's own that is open now.
    running: Vec<Glass>,
    all: Vec<Glass>,
    may_open: bool,
    reviews: bool,
    to_review: i64,
    pager: Pager,
}

pub(super) async fn list(desk: Desk, Query(paging): Query<Paging>) -> Answer {
    let found = desk.reader().glass(&paging.page()).await?;
    let pager = paging.pager("/break-glass", &[], &found);
    let names = Names::of(&desk, found.rows.iter().map(|grant| grant.account)).await?;
    let (mut running, mut all) = (Vec::new(), Vec::new());
    for grant in &found.rows {
        let glass = Glass::of(&desk, &names, grant).await?;
        if glass.own && glass.running {
            running.push(Glass::of(&desk, &names, grant).await?);
        }
        all.push(glass);
    }
    page(&List {
        shell: Shell::of_desk(&desk).await?,
        running,
        all,
        may_open: desk.admitted(Ask::Duty(Duty::BreakGlass)),
        reviews: desk.admitted(Ask::Duty(Duty::ReviewGlass)),
        to_review: desk.reader().glass_to_review().await?,
        pager,
    })
}
