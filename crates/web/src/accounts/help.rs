//! Letting a holder in again: a new one-time sign-in, an account unlocked,
//! sessions ended.

use askama::Template;
use passerelle_model::account::Account;
use passerelle_model::{AccountId, Faults, text};
use passerelle_store::Refusal;
use serde::Deserialize;

use super::open::Told;
use super::{LABELS, as_it_stands, moved_on, name_of};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::shell::Shell;

/// What is typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ResetForm {
    reason: String,
    clear: bool,
}

form_pages!(Reset);

#[derive(Template)]
#[template(path = "accounts/reset.html")]
struct Reset {
    shell: Shell,
    faults: FormFaults,
    id: AccountId,
    name: String,
    typed: ResetForm,
    second_factor: bool,
    own: bool,
    expected_version: i64,
}

pub(super) async fn ask_reset(desk: Desk, Path(id): Path<AccountId>) -> Answer {
    let account = desk.reader().account(id).await?;
    if !account.status.may_sign_in() {
        return Ok(as_it_stands(&account));
    }
    page(&reset_page(&desk, &account, ResetForm::default(), FormFaults::none()).await?)
}

async fn reset_page(
    desk: &Desk,
    account: &Account,
    typed: ResetForm,
    faults: FormFaults,
) -> Result<Reset, Halt> {
    Ok(Reset {
        shell: Shell::of_desk(desk).await?,
        faults,
        id: account.id,
        name: name_of(desk.words(), account),
        typed,
        second_factor: account.second_factor.is_some(),
        own: desk.session().account == account.id,
        expected_version: account.version.0,
    })
}

pub(super) async fn reset(desk: Desk, Path(id): Path<AccountId>, form: Form<ResetForm>) -> Answer {
    let account = desk.reader().account(id).await?;
    if !account.status.may_sign_in() {
        return Ok(as_it_stands(&account));
    }
    let (expected, clear) = (form.expected_version(), form.clear);
    let reason = match text::reason(&form.reason) {
        Ok(reason) => reason,
        Err(fault) => return reset_again(&desk, &account, form, fault.at("reason").into()).await,
    };
    let done = desk
        .store()
        .reset_account(desk.actor(), id, expected, clear, reason)
        .await;
    match done {
        Ok((_, code)) => tell(&desk, id, code).await,
        Err(Refusal::Faults(faults)) => reset_again(&desk, &account, form, faults).await,
        // Also what a second press of the button meets.
        Err(Refusal::Conflict(_)) => {
            let faults = moved_on(desk.words());
            mend(&reset_page(&desk, &account, form.into_typed(), faults).await?)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn reset_again(
    desk: &Desk,
    account: &Account,
    form: Form<ResetForm>,
    faults: Faults,
) -> Answer {
    let faults = FormFaults::of(desk.words(), &faults, LABELS);
    mend(&reset_page(desk, account, form.into_typed(), faults).await?)
}

async fn tell(desk: &Desk, id: AccountId, code: String) -> Answer {
    let account = desk.reader().account(id).await?;
    let name = name_of(desk.words(), &account);
    let until = account
        .invitation
        .map_or_else(|| desk.now(), |open| open.until);
    let told = Told {
        account: id,
        name: &name,
        code,
        until,
    };
    told.once(desk).await
}

pub(super) async fn unlock(desk: Desk, Path(id): Path<AccountId>, _: Form<Nothing>) -> Answer {
    desk.store().unlock(desk.actor(), id).await?;
    let flash = Flash::good("account-unlocked").name_of("name", id);
    Ok(desk.done(&flash, &format!("/accounts/{id}")))
}

pub(super) async fn end_sessions(
    desk: Desk,
    Path(id): Path<AccountId>,
    _: Form<Nothing>,
) -> Answer {
    // Whoever ends the sessions of their own account keeps the one in use.
    let own = desk.session().account == id;
    let but = own.then_some(desk.session().id.as_str());
    desk.store().end_sessions(desk.actor(), id, but).await?;
    let flash = Flash::good("account-sessions-ended").name_of("name", id);
    Ok(desk.done(&flash, &format!("/accounts/{id}")))
}
