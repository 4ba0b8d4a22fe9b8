//! Accounts: who may sign in, and what an administrator does for them.

mod choose;
mod edit;
mod erase;
mod help;
mod list;
mod open;
mod pass_on;
mod show;
mod suspend;

use axum::response::Response;
use passerelle_l10n::{Language, Words};
use passerelle_model::account::{Account, AccountStatus};
use passerelle_model::policy::Duty;
use passerelle_model::{Purpose, Version};

use crate::answer::see_other;
use crate::badge::Badge;
use crate::faults::FormFaults;
use crate::form::Form;
use crate::route::{Ask, Room};

/// Whoever looks after accounts: opens them, gives them roles, or erases them.
pub(crate) const LOOKED_AFTER: Ask = Ask::OneOf(&[Duty::Accounts, Duty::Grants, Duty::Erase]);

/// Whoever has to name a colleague.
const NAMED: Ask = Ask::OneOf(&[
    Duty::Accounts,
    Duty::Grants,
    Duty::Offices,
    Duty::Log,
    Duty::Reads,
    Duty::Erase,
]);

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    let accounts = Ask::Duty(Duty::Accounts);
    let erase = Ask::Duty(Duty::Erase);
    Room::new("accounts")
        .get("/accounts", LOOKED_AFTER, why, list::list)
        .post("/accounts", LOOKED_AFTER, why, list::search)
        .get("/accounts/choose", NAMED, why, choose::choose)
        .post("/accounts/choose", NAMED, why, choose::search)
        .get("/accounts/new", accounts, why, open::new)
        .post("/accounts/new", accounts, why, open::open)
        .get("/accounts/{id}", LOOKED_AFTER, why, show::show)
        .get("/accounts/{id}/edit", accounts, why, edit::edit)
        .post("/accounts/{id}/edit", accounts, why, edit::amend)
        .get("/accounts/{id}/reset", accounts, why, help::ask_reset)
        .post("/accounts/{id}/reset", accounts, why, help::reset)
        .post("/accounts/{id}/unlock", accounts, why, help::unlock)
        .post(
            "/accounts/{id}/end-sessions",
            accounts,
            why,
            help::end_sessions,
        )
        .get("/accounts/{id}/suspend", accounts, why, suspend::ask)
        .post("/accounts/{id}/suspend", accounts, why, suspend::suspend)
        .post(
            "/accounts/{id}/reinstate",
            accounts,
            why,
            suspend::reinstate,
        )
        .get("/accounts/{id}/hand-over", accounts, why, pass_on::ask)
        .post(
            "/accounts/{id}/hand-over",
            accounts,
            why,
            pass_on::hand_over,
        )
        .get(
            "/accounts/{id}/erase",
            erase,
            Purpose::DataProtection,
            erase::ask,
        )
        .post(
            "/accounts/{id}/erase",
            erase,
            Purpose::DataProtection,
            erase::erase,
        )
}

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[
    ("name", "account-name-label"),
    ("email", "account-email-label"),
    ("office", "account-office-label"),
    ("language", "account-language-label"),
    ("reason", "shell-field-reason"),
    ("to", "account-hand-over-label"),
    ("typed", "account-erase-typed-label"),
];

/// How an account stands.
pub(crate) fn badge(words: Words, status: AccountStatus) -> Badge {
    let tone = match status {
        AccountStatus::Invited => "info",
        AccountStatus::Active => "good",
        AccountStatus::Suspended => "warn",
        AccountStatus::Closed | AccountStatus::Erased => "quiet",
    };
    Badge::new(tone, words.say_code("account-status", status.code()))
}

/// The name of an account; a word for it where there is none any more.
pub(crate) fn name_of(words: Words, account: &Account) -> String {
    let name = account.details.name.value();
    name.map_or_else(|| words.say("shell-value-erased"), Clone::clone)
}

/// A language by its own name; one that no page speaks by its code.
pub(crate) fn language(code: &str) -> String {
    let known: Result<Language, _> = code.parse();
    known.map_or_else(|_| code.to_owned(), |known| known.own_name().to_owned())
}

/// Whether anything can still be done for the holder.
const fn is_open(status: AccountStatus) -> bool {
    !matches!(status, AccountStatus::Closed | AccountStatus::Erased)
}

/// Nothing can be done here any more: the account's own page says how it stands.
fn as_it_stands(account: &Account) -> Response {
    see_other(&format!("/accounts/{}", account.id))
}

/// The version that a form was filled in for, or the one that was just read.
fn version_of<T>(form: Option<&Form<T>>, present: Version) -> i64 {
    let seen = form.and_then(Form::expected_version);
    seen.unwrap_or(present).0
}

/// What a form says when the account changed between looking and pressing.
fn moved_on(words: Words) -> FormFaults {
    FormFaults::whole(words.say("account-moved-on"))
}
