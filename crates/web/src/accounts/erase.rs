//! Erasing a person: their key is destroyed, and nothing brings it back. So
//! the page says what will happen and asks for the name to be typed.

use askama::Template;
use passerelle_l10n::Words;
use passerelle_model::account::{Account, AccountStatus};
use passerelle_model::{AccountId, Fault, Faults};
use passerelle_store::Refusal;
use serde::Deserialize;

use super::{LABELS, as_it_stands, moved_on, name_of};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Path};
use crate::names::{Named, Names};
use crate::shell::Shell;

/// What is typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct EraseForm {
    typed: String,
}

form_pages!(Erase);

#[derive(Template)]
#[template(path = "accounts/erase.html")]
struct Erase {
    shell: Shell,
    faults: FormFaults,
    id: AccountId,
    name: String,
    typed: String,
    /// What is to be typed.
    wanted: String,
    /// Offices that nobody would answer for any more.
    work: Vec<Named>,
    own: bool,
    expected_version: i64,
}

pub(super) async fn ask(desk: Desk, Path(id): Path<AccountId>) -> Answer {
    let account = desk.reader().account(id).await?;
    if account.status == AccountStatus::Erased {
        return Ok(as_it_stands(&account));
    }
    page(&erase_page(&desk, &account, String::new(), FormFaults::none()).await?)
}

async fn erase_page(
    desk: &Desk,
    account: &Account,
    typed: String,
    faults: FormFaults,
) -> Result<Erase, Halt> {
    let names = Names::of(desk, []).await?;
    let work = desk.reader().work_of(account.id).await?;
    Ok(Erase {
        shell: Shell::of_desk(desk).await?,
        faults,
        id: account.id,
        name: name_of(desk.words(), account),
        typed,
        wanted: wanted(desk.words(), account),
        work: work
            .into_iter()
            .map(|record| names.record(record))
            .collect(),
        own: desk.session().account == account.id,
        expected_version: account.version.0,
    })
}

/// The e-mail address: unlike a name it is the same in every script.
fn wanted(words: Words, account: &Account) -> String {
    let email = account.details.email.value().cloned();
    email.unwrap_or_else(|| words.say("shell-value-erased"))
}

pub(super) async fn erase(desk: Desk, Path(id): Path<AccountId>, form: Form<EraseForm>) -> Answer {
    let account = desk.reader().account(id).await?;
    if account.status == AccountStatus::Erased {
        return Ok(as_it_stands(&account));
    }
    let again =
        async |faults| mend(&erase_page(&desk, &account, form.typed.clone(), faults).await?);
    let worded = |faults: &Faults| FormFaults::of(desk.words(), faults, LABELS);
    let asked = wanted(desk.words(), &account);
    if form.typed.trim().to_lowercase() != asked.trim().to_lowercase() {
        let other = Fault::new("typed", "not-confirmed").into();
        return again(worded(&other)).await;
    }
    let expected = form.expected_version();
    match desk.store().erase_account(desk.actor(), id, expected).await {
        Ok(_) => Ok(desk.done(&Flash::good("account-erased"), &format!("/accounts/{id}"))),
        Err(Refusal::Faults(faults)) => again(worded(&faults)).await,
        Err(Refusal::Conflict(_)) => again(moved_on(desk.words())).await,
        Err(refusal) => Err(refusal.into()),
    }
}
