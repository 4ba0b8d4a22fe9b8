//! The address of one's calendar, shown once; and what whoever has it is given.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use passerelle_l10n::{Language, Words};
use passerelle_model::calendar::{Entry, When, written};
use passerelle_store::messages::{Dated, DatedKind};

use crate::answer::{Answer, Halt, page, see_other};
use crate::desk::Desk;
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::shell::Shell;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "me/calendar.html")]
struct Made {
    shell: Shell,
    address: String,
}

pub(super) async fn ask(_: Desk) -> Answer {
    Ok(see_other("/me/notices"))
}

/// Makes an address, makes it anew, or takes it away.
pub(super) async fn renew(desk: Desk, form: Form<Nothing>) -> Answer {
    let gone = form.field("calendar") == "remove";
    let account = desk.session().account;
    let renewed = desk
        .store()
        .renew_calendar(desk.actor(), account, form.idempotency_key(), gone);
    let (_, secret) = renewed.await?;
    let Some(secret) = secret else {
        let flash = Flash::info("calendar-removed");
        // A second press of the button that made it shows no address again.
        return Ok(if gone {
            desk.done(&flash, "/me/notices")
        } else {
            see_other("/me/notices")
        });
    };
    page(&Made {
        shell: Shell::of_desk(&desk).await?,
        address: format!("{}/calendar/{secret}.ics", desk.options().address),
    })
}

/// What a calendar program is given. The address is the key, so whoever has it
/// comes without a session; it reads, and nothing else.
pub(super) async fn feed(visit: Visit, Path(secret): Path<String>) -> Answer {
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret);
    let feed = visit
        .store()
        .calendar(secret)
        .await?
        .ok_or(Halt::NotFound)?;
    let words = Words::of(feed.language.as_str().parse().unwrap_or(Language::En));
    let desk = visit.options().address.as_str();
    let entries: Vec<_> = feed
        .entries
        .iter()
        .map(|dated| entry(words, desk, dated))
        .collect();
    let host = desk.split("://").nth(1).unwrap_or(desk);
    let text = written(&words.say("calendar-name"), host, visit.now(), &entries);
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

fn entry(words: Words, desk: &str, dated: &Dated) -> Entry {
    let (uid, when, key, page) = match dated.kind {
        DatedKind::RoleEnds { grant, at } => (
            format!("role-end/{grant}"),
            When::At(at),
            "calendar-role-ends",
            "/me".to_owned(),
        ),
        DatedKind::GlassEnds { grant, at } => (
            format!("glass-end/{grant}"),
            When::At(at),
            "calendar-glass-ends",
            format!("/break-glass/{grant}"),
        ),
        DatedKind::OfficeCloses { office, on } => (
            format!("office-close/{office}"),
            When::Day(on),
            "calendar-office-closes",
            format!("/offices/{office}"),
        ),
    };
    Entry {
        uid,
        when,
        title: words.say_with(key, &[("office", dated.office.as_str().into())]),
        link: format!("{desk}{page}"),
    }
}
