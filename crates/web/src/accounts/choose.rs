//! Choosing a colleague: found by name, in a form, so that no name stands in
//! an address; the link of each leads back to where one was asked for.

use askama::Template;
use passerelle_model::AccountId;
use passerelle_store::{AccountFilter, Colleague};
use serde::Deserialize;

use crate::answer::{Answer, Halt, page};
use crate::desk::Desk;
use crate::form::{Form, Query};
use crate::names::Names;
use crate::shell::Shell;

/// Colleagues shown at once: more are found by typing.
const MOST: usize = 50;

/// For what one is asked for, and for whom.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    #[serde(rename = "for")]
    wanted: String,
    account: String,
}

impl Asked {
    /// The address to which a choice leads, and where giving up leads. Only
    /// addresses of ours are made, from a word and an id.
    fn way(&self) -> Result<Way, Halt> {
        let to = |back: &str, field| Way {
            onward: format!("{back}?{field}="),
            back: back.to_owned(),
            with_closed: false,
            but: None,
        };
        let with_closed = |way| Way {
            with_closed: true,
            ..way
        };
        Ok(match self.wanted.as_str() {
            "role" => Way {
                back: "/grants".to_owned(),
                ..to("/grants/new", "account")
            },
            "grants" => with_closed(to("/grants", "account")),
            "log" => with_closed(to("/log", "actor")),
            "reads" => with_closed(to("/log/reads", "actor")),
            "hand-over" => {
                let leaver = self.account.parse::<AccountId>();
                let leaver = leaver.or(Err(Halt::NotFound))?;
                Way {
                    but: Some(leaver),
                    ..to(&format!("/accounts/{leaver}/hand-over"), "to")
                }
            }
            _ => return Err(Halt::NotFound),
        })
    }
}

struct Way {
    onward: String,
    back: String,
    /// Whether somebody who left may be meant.
    with_closed: bool,
    /// Who cannot be meant.
    but: Option<AccountId>,
}

/// What is typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Search {
    words: String,
}

struct Line {
    href: String,
    name: String,
    office: String,
}

#[derive(Template)]
#[template(path = "accounts/choose.html")]
struct Choose {
    shell: Shell,
    words: String,
    lines: Vec<Line>,
    /// Whether there are more than are shown.
    more: bool,
    back: String,
}

pub(super) async fn choose(desk: Desk, Query(asked): Query<Asked>) -> Answer {
    page(&choose_page(&desk, &asked, String::new()).await?)
}

pub(super) async fn search(desk: Desk, Query(asked): Query<Asked>, form: Form<Search>) -> Answer {
    page(&choose_page(&desk, &asked, form.into_typed().words).await?)
}

async fn choose_page(desk: &Desk, asked: &Asked, words: String) -> Result<Choose, Halt> {
    let way = asked.way()?;
    let filter = AccountFilter {
        words: words.clone(),
        with_closed: way.with_closed,
        office: None,
    };
    let mut found = desk.reader().colleagues(&filter, MOST).await?;
    let more = found.len() > MOST;
    found.truncate(MOST);
    found.retain(|colleague| Some(colleague.id) != way.but);
    let order = |colleague: &Colleague| desk.words().sort_key(&colleague.name);
    found.sort_by_cached_key(order);
    let names = Names::of(desk, []).await?;
    let line = |colleague: Colleague| Line {
        href: format!("{}{}", way.onward, colleague.id),
        name: colleague.name,
        office: names.office(colleague.office).name,
    };
    Ok(Choose {
        shell: Shell::of_desk(desk).await?,
        words,
        lines: found.into_iter().map(line).collect(),
        more,
        back: way.back,
    })
}
