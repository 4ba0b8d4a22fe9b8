//! The reader's own imports.

use askama::Template;
use passerelle_imports::Outcome;

use super::{address, badge, name};
use crate::answer::{Answer, page};
use crate::badge::Badge;
use crate::desk::Desk;
use crate::form::Query;
use crate::paging::{Pager, Paging};
use crate::shell::Shell;

struct Line {
    href: String,
    name: String,
    kind: String,
    badge: Badge,
    /// Empty before anything was counted.
    rows: String,
    when: String,
}

#[derive(Template)]
#[template(path = "imports/list.html")]
struct List {
    shell: Shell,
    lines: Vec<Line>,
    pager: Pager,
}

pub(super) async fn list(desk: Desk, Query(paging): Query<Paging>) -> Answer {
    let found = desk.store().imports(desk.actor(), &paging.page()).await?;
    let pager = paging.pager("/imports", &[], &found);
    let words = desk.words();
    let line = |import: &passerelle_store::Import| {
        let outcome = Outcome::kept(import);
        Line {
            href: address(import.id),
            name: name(&desk, import),
            kind: words.say_code("import-kind", &import.kind),
            badge: badge(&desk, import.state),
            rows: match outcome.rows() {
                0 => String::new(),
                rows => words.number(rows),
            },
            when: desk.instant(import.changed_at),
        }
    };
    page(&List {
        shell: Shell::of_desk(&desk).await?,
        lines: found.rows.iter().map(line).collect(),
        pager,
    })
}
