//! Tokens that programs show: one's own, and those of people one looks after.

mod new;

use askama::Template;
use passerelle_model::policy::{Duty, Scope};
use passerelle_model::token::{RevokeToken, Token, TokenAction};
use passerelle_model::{AccountId, Action, Purpose, TokenId};
use passerelle_store::TokenLine;
use serde::Deserialize;

use crate::answer::{Answer, Halt, page};
use crate::badge::Badge;
use crate::desk::{Desk, Outcome};
use crate::flash::Flash;
use crate::form::{Form, Path};
use crate::names::Names;
use crate::offices::Crumb;
use crate::route::{Ask, Room};
use crate::shell::Shell;

pub(crate) use new::Tick;

pub(crate) fn room() -> Room {
    let (own, theirs) = (Ask::SignedIn, Ask::Duty(Duty::Accounts));
    let (mine, why) = (Purpose::OwnAccount, Purpose::Administration);
    Room::new("tokens")
        .get("/me/tokens", own, mine, list)
        .post("/me/tokens", own, mine, revoke)
        .get("/me/tokens/new", own, mine, new::ask)
        .post("/me/tokens/new", own, mine, new::issue)
        .get("/accounts/{id}/tokens", theirs, why, list_of)
        .post("/accounts/{id}/tokens", theirs, why, revoke_of)
}

struct Line {
    id: String,
    name: String,
    scopes: Vec<String>,
    office: String,
    until: String,
    used: String,
    status: Badge,
    works: bool,
}

#[derive(Template)]
#[template(path = "tokens/list.html")]
struct List {
    shell: Shell,
    crumbs: Vec<Crumb>,
    title: String,
    lead: String,
    /// Where its buttons lead: the page itself.
    here: String,
    own: bool,
    lines: Vec<Line>,
}

async fn list(desk: Desk) -> Answer {
    let crumbs = vec![crumb(&desk, "/me", "me-title")];
    let (title, lead) = (
        desk.words().say("tokens-title"),
        desk.words().say("tokens-lead"),
    );
    let account = desk.session().account;
    show(
        &desk,
        account,
        (title, lead),
        (crumbs, "/me/tokens".to_owned()),
    )
    .await
}

async fn list_of(desk: Desk, Path(id): Path<AccountId>) -> Answer {
    let account = desk.reader().account(id).await?;
    let erased = || desk.words().say("shell-value-erased");
    let name = account.details.name.value().cloned().unwrap_or_else(erased);
    let here = format!("/accounts/{id}");
    let title = desk
        .words()
        .say_with("tokens-of-title", &[("name", name.as_str().into())]);
    let crumbs = vec![
        crumb(&desk, "/accounts", "accounts-title"),
        Crumb {
            href: here.clone(),
            label: name,
        },
    ];
    let lead = desk.words().say("tokens-of-lead");
    show(&desk, id, (title, lead), (crumbs, format!("{here}/tokens"))).await
}

fn crumb(desk: &Desk, href: &str, key: &str) -> Crumb {
    Crumb {
        href: href.to_owned(),
        label: desk.words().say(key),
    }
}

async fn show(
    desk: &Desk,
    account: AccountId,
    (title, lead): (String, String),
    (crumbs, here): (Vec<Crumb>, String),
) -> Answer {
    let tokens = desk.reader().tokens_of(account).await?;
    let names = Names::of(desk, []).await?;
    page(&List {
        shell: Shell::of_desk(desk).await?,
        crumbs,
        title,
        lead,
        here,
        own: account == desk.session().account,
        lines: tokens
            .iter()
            .map(|token| line(desk, &names, token))
            .collect(),
    })
}

fn line(desk: &Desk, names: &Names, line: &TokenLine) -> Line {
    let (words, token) = (desk.words(), &line.token);
    let erased = || words.say("shell-value-erased");
    Line {
        id: token.id.to_string(),
        name: token.name.value().cloned().unwrap_or_else(erased),
        scopes: token
            .scopes
            .iter()
            .map(|scope| scope_word(desk, *scope))
            .collect(),
        office: token
            .office
            .map(|office| names.office(office).name)
            .unwrap_or_default(),
        until: desk.date(desk.day_of(token.until)),
        used: match line.used_at {
            Some(used) => desk.relative(used),
            None => words.say("token-never-used"),
        },
        status: status(desk, token),
        works: token.counts_at(desk.now()),
    }
}

fn status(desk: &Desk, token: &Token) -> Badge {
    let words = desk.words();
    if token.revoked_at.is_some() {
        Badge::new("quiet", words.say("token-status-revoked"))
    } else if token.counts_at(desk.now()) {
        Badge::new("good", words.say("token-status-open"))
    } else {
        Badge::new("quiet", words.say("token-status-over"))
    }
}

/// What a scope lets a program do.
fn scope_word(desk: &Desk, scope: Scope) -> String {
    desk.words().say(&format!("scope-{}", scope.key()))
}

/// Which token stops working.
#[derive(Deserialize, Default)]
#[serde(default)]
struct RevokeForm {
    revoke: String,
}

async fn revoke(desk: Desk, form: Form<RevokeForm>) -> Answer {
    let account = desk.session().account;
    revoked(&desk, account, &form, "/me/tokens").await
}

async fn revoke_of(desk: Desk, Path(id): Path<AccountId>, form: Form<RevokeForm>) -> Answer {
    revoked(&desk, id, &form, &format!("/accounts/{id}/tokens")).await
}

async fn revoked(desk: &Desk, of: AccountId, form: &Form<RevokeForm>, back: &str) -> Answer {
    let id: TokenId = form.revoke.parse().or(Err(Halt::BadRequest))?;
    let token = desk.reader().token(id).await?;
    if token.account != of {
        return Err(Halt::NotFound);
    }
    let revoke = RevokeToken { token: id };
    match desk
        .apply(form, Action::Token(TokenAction::Revoke(revoke)))
        .await?
    {
        Outcome::Done(_) => Ok(desk.done(&Flash::good("token-revoked"), back)),
        Outcome::Mend(faults) => Err(Halt::Faults(faults)),
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}
