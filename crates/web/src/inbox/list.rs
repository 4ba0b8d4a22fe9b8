//! The list of messages, and the buttons on it.

use askama::Template;
use passerelle_model::MessageId;
use passerelle_model::message::Topic;
use passerelle_store::messages::{InboxFilter, InboxLine};
use serde::Deserialize;

use crate::answer::{Answer, page, see_other};
use crate::badge::Badge;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path, Query};
use crate::paging::{Pager, Paging};
use crate::pairs::address;
use crate::shell::Shell;

/// What the address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Filters {
    show: String,
    topic: String,
}

struct Line {
    id: String,
    what: String,
    text: String,
    topic: String,
    when: String,
    badge: Badge,
    unread: bool,
}

#[derive(Template)]
#[template(path = "inbox/list.html")]
struct Inbox {
    shell: Shell,
    asked: Filters,
    shows: Vec<Choice>,
    topics: Vec<Choice>,
    narrowed: bool,
    /// The newest that is shown: whatever comes meanwhile stays unread.
    newest: String,
    some_unread: bool,
    lines: Vec<Line>,
    pager: Pager,
}

pub(super) async fn list(
    desk: Desk,
    Query(asked): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let filter = InboxFilter {
        unread: asked.show == "unread",
        topic: Topic::parse(&asked.topic),
    };
    let found = desk.reader().inbox(&filter, &paging.page()).await?;
    let words = desk.words();
    let topic = |topic: Topic| Choice::plain(topic.code(), words.say_code("topic", topic.code()));
    page(&Inbox {
        shell: Shell::of_desk(&desk).await?,
        shows: vec![
            Choice::plain("", words.say("inbox-all")),
            Choice::plain("unread", words.say("inbox-unread-only")),
        ],
        topics: Topic::ALL.into_iter().map(topic).collect(),
        narrowed: filter.unread || filter.topic.is_some(),
        newest: found
            .rows
            .iter()
            .map(|line| line.id)
            .max()
            .map_or_else(String::new, |id| id.to_string()),
        some_unread: found.rows.iter().any(|line| !line.read),
        lines: found.rows.iter().map(|row| line(&desk, row)).collect(),
        pager: paging.pager(
            "/inbox",
            &[("show", &asked.show), ("topic", &asked.topic)],
            &found,
        ),
        asked,
    })
}

fn line(desk: &Desk, row: &InboxLine) -> Line {
    let words = desk.words();
    let key = format!("message-{}", row.kind.code().replace('_', "-"));
    Line {
        id: row.id.to_string(),
        what: words.say(&format!("{key}-subject")),
        text: words.say(&format!("{key}-text")),
        topic: words.say_code("topic", row.kind.topic().code()),
        when: desk.instant(row.made_at),
        badge: if row.read {
            Badge::new("quiet", words.say("inbox-read"))
        } else {
            Badge::new("active", words.say("inbox-unread"))
        },
        unread: !row.read,
    }
}

/// Opens what a message leads to. It is read by that, so it is a form: a
/// browser that looks ahead must not read anybody's messages.
pub(super) async fn open(desk: Desk, Path(id): Path<MessageId>, _: Form<Nothing>) -> Answer {
    let line = desk.reader().inbox_line(id).await?;
    desk.store().mark_read(desk.actor(), id).await?;
    Ok(see_other(&line.kind.page(line.about)))
}

pub(super) async fn read(desk: Desk, Path(id): Path<MessageId>, form: Form<Nothing>) -> Answer {
    desk.store().mark_read(desk.actor(), id).await?;
    Ok(desk.done(&Flash::info("inbox-marked"), &back(&form)))
}

pub(super) async fn read_all(desk: Desk, form: Form<Nothing>) -> Answer {
    if let Ok(upto) = form.field("upto").parse() {
        desk.store()
            .mark_all_read(desk.actor(), upto, Topic::parse(form.field("topic")))
            .await?;
    }
    Ok(desk.done(&Flash::info("inbox-marked"), &back(&form)))
}

/// The list with the filters that stood above it.
fn back(form: &Form<Nothing>) -> String {
    let pairs = [("show", form.field("show")), ("topic", form.field("topic"))];
    address("/inbox", pairs)
}
