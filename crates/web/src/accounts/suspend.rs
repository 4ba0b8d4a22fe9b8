//! Barring an account, and lifting the bar.

use askama::Template;
use passerelle_model::account::{Account, AccountAction, ReinstateAccount, SuspendAccount};
use passerelle_model::{AccountId, Action, Faults, Personal, text};
use serde::Deserialize;

use super::{LABELS, as_it_stands, moved_on, name_of};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::shell::Shell;

/// What is typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct SuspendForm {
    reason: String,
}

form_pages!(Suspend);

#[derive(Template)]
#[template(path = "accounts/suspend.html")]
struct Suspend {
    shell: Shell,
    faults: FormFaults,
    id: AccountId,
    name: String,
    reason: String,
    own: bool,
    expected_version: i64,
}

pub(super) async fn ask(desk: Desk, Path(id): Path<AccountId>) -> Answer {
    let account = desk.reader().account(id).await?;
    if !account.status.may_sign_in() {
        return Ok(as_it_stands(&account));
    }
    page(&suspend_page(&desk, &account, String::new(), FormFaults::none()).await?)
}

async fn suspend_page(
    desk: &Desk,
    account: &Account,
    reason: String,
    faults: FormFaults,
) -> Result<Suspend, Halt> {
    Ok(Suspend {
        shell: Shell::of_desk(desk).await?,
        faults,
        id: account.id,
        name: name_of(desk.words(), account),
        reason,
        own: desk.session().account == account.id,
        expected_version: account.version.0,
    })
}

pub(super) async fn suspend(
    desk: Desk,
    Path(id): Path<AccountId>,
    form: Form<SuspendForm>,
) -> Answer {
    let account = desk.reader().account(id).await?;
    if !account.status.may_sign_in() {
        return Ok(as_it_stands(&account));
    }
    let again =
        async |faults| mend(&suspend_page(&desk, &account, form.reason.clone(), faults).await?);
    let worded = |faults: &Faults| FormFaults::of(desk.words(), faults, LABELS);
    let reason = match text::reason(&form.reason) {
        Ok(reason) => Personal::open(reason),
        Err(fault) => return again(worded(&fault.at("reason").into())).await,
    };
    let suspend = SuspendAccount {
        account: id,
        reason,
    };
    let action = Action::Account(AccountAction::Suspend(suspend));
    match desk.apply(&form, action).await? {
        Outcome::Done(_) => {
            // A session of a barred account opens nothing; lifting the bar
            // must not open it again.
            desk.store().end_sessions(desk.actor(), id, None).await?;
            let flash = Flash::good("account-suspended").name_of("name", id);
            Ok(desk.done(&flash, &format!("/accounts/{id}")))
        }
        Outcome::Mend(faults) => again(worded(&faults)).await,
        Outcome::Conflict(_) => again(moved_on(desk.words())).await,
    }
}

pub(super) async fn reinstate(
    desk: Desk,
    Path(id): Path<AccountId>,
    form: Form<Nothing>,
) -> Answer {
    let reinstate = ReinstateAccount { account: id };
    let action = Action::Account(AccountAction::Reinstate(reinstate));
    let flash = match desk.apply(&form, action).await? {
        Outcome::Done(_) => Flash::good("account-reinstated").name_of("name", id),
        // Somebody lifted it already, or the holder has left meanwhile.
        Outcome::Mend(_) | Outcome::Conflict(_) => Flash::info("account-moved-on"),
    };
    Ok(desk.done(&flash, &format!("/accounts/{id}")))
}
