//! Accounts, for those who look after them. They are looked up by keyed hashes of
//! beginnings of words; only what is shown is opened, and that it was opened
//! stands in the read log.

use passerelle_model::account::Account;
use passerelle_store::{AccountFilter, OfficeTree, Page, Refusal};

use super::hit::{Found, Hit, why};
use super::typed::{Rank, Typed};
use crate::answer::Halt;
use crate::desk::Desk;
use crate::{accounts, offices};

pub(super) async fn found(desk: &Desk, typed: &Typed, most: usize) -> Result<Found, Halt> {
    // Without a word that is looked up, the store lists everybody.
    if !typed.has_a_word() {
        return Ok(Found::default());
    }
    let wanted = AccountFilter {
        words: typed.text().to_owned(),
        ..AccountFilter::default()
    };
    let page = Page::first(i64::try_from(most).unwrap_or(1));
    let rows = match desk.reader().accounts(&wanted, &page).await {
        Ok(rows) => rows,
        Err(Refusal::Denied(_)) => return Ok(Found::default()),
        Err(refusal) => return Err(refusal.into()),
    };
    let tree = desk.reader().offices().await?;
    let hits = rows
        .rows
        .iter()
        .map(|account| hit(desk, typed, account, &tree));
    let found = Found::of(hits.collect(), most);
    Ok(Found {
        more: rows.next.is_some(),
        ..found
    })
}

fn hit(desk: &Desk, typed: &Typed, account: &Account, tree: &OfficeTree) -> Hit {
    let words = desk.words();
    let (rank, why) = fitting(desk, typed, account);
    let standing = accounts::badge(words, account.status);
    Hit {
        rank,
        href: format!("/accounts/{}", account.id),
        title: accounts::name_of(words, account),
        code: String::new(),
        about: offices::name_of(desk, tree, account.details.office),
        why,
        standing: (standing.tone != "good").then_some(standing),
    }
}

fn fitting(desk: &Desk, typed: &Typed, account: &Account) -> (Rank, String) {
    let details = &account.details;
    let name = details.name.value().map(|name| ("name", name.as_str()));
    let email = details.email.value().map(|email| ("email", email.as_str()));
    let texts: Vec<_> = name.into_iter().chain(email).collect();
    match typed.best(&texts) {
        Some((rank, what, text)) => (rank, why(desk, what, text)),
        // Of a long word only the beginning is looked up.
        None => (Rank::Within, why(desk, "beginning", "")),
    }
}
