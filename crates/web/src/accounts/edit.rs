//! Changing name, address, office and language.

use passerelle_model::account::{Account, AccountAction, AccountForm, AccountStatus, AmendAccount};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::{AccountId, Action, Conflict};

use super::open::Fields;
use super::{LABELS, as_it_stands, name_of, version_of};
use crate::answer::{Answer, Halt, mend, page};
use crate::choices;
use crate::conflict::Wording;
use crate::desk::{Desk, Outcome};
use crate::faults::FormFaults;
use crate::flash::Flash;
use crate::form::{Form, Path};
use crate::names::Names;
use crate::shell::Shell;

pub(super) async fn edit(desk: Desk, Path(id): Path<AccountId>) -> Answer {
    let account = desk.reader().account(id).await?;
    if account.status == AccountStatus::Erased {
        return Ok(as_it_stands(&account));
    }
    let version = version_of::<AccountForm>(None, account.version);
    let typed = present(&account);
    page(&fields(&desk, &account, typed, (FormFaults::none(), version)).await?)
}

/// The form as it would be filled in for the account as it is.
fn present(account: &Account) -> AccountForm {
    let details = &account.details;
    AccountForm {
        office: details.office.to_string(),
        name: details.name.value().cloned().unwrap_or_default(),
        email: details.email.value().cloned().unwrap_or_default(),
        language: details.language.to_string(),
    }
}

async fn fields(
    desk: &Desk,
    account: &Account,
    typed: AccountForm,
    (faults, version): (FormFaults, i64),
) -> Result<Fields, Halt> {
    let words = desk.words();
    let name = name_of(words, account);
    let here = Some(account.details.office);
    Ok(Fields {
        shell: Shell::of_desk(desk).await?,
        faults,
        typed,
        offices: choices::offices(desk, Need::Duty(Duty::Accounts), here).await?,
        languages: choices::languages(),
        title: words.say_with("account-edit-title", &[("name", name.into())]),
        lead: words.say("account-edit-lead"),
        submit: words.say("account-edit-submit"),
        cancel: format!("/accounts/{}", account.id),
        expected_version: version,
    })
}

pub(super) async fn amend(
    desk: Desk,
    Path(id): Path<AccountId>,
    form: Form<AccountForm>,
) -> Answer {
    form.seen()?;
    let account = desk.reader().account(id).await?;
    if account.status == AccountStatus::Erased {
        return Ok(as_it_stands(&account));
    }
    let typed = form.settled(&present(&account))?;
    let version = version_of(Some(&form), account.version);
    let again = async |faults| {
        let faults = FormFaults::of(desk.words(), &faults, LABELS);
        mend(&fields(&desk, &account, typed.clone(), (faults, version)).await?)
    };
    let details = match typed.details() {
        Ok(details) => details,
        Err(faults) => return again(faults).await,
    };
    let amend = AmendAccount {
        account: id,
        details,
    };
    match bring(&desk, &form, amend).await? {
        Outcome::Done(_) => {
            let flash = Flash::good("account-changed").name_of("name", id);
            Ok(desk.done(&flash, &format!("/accounts/{id}")))
        }
        Outcome::Mend(faults) => again(faults).await,
        Outcome::Conflict(conflict) => both_versions(&desk, &form, &conflict).await,
    }
}

/// Brings the change to the door. That the holder signed in meanwhile, or chose
/// a password, moves the record on and concerns nobody here: only a field of
/// this form can stand against the change.
async fn bring(
    desk: &Desk,
    form: &Form<AccountForm>,
    amend: AmendAccount,
) -> Result<Outcome, Halt> {
    let action = Action::Account(AccountAction::Amend(amend));
    let mut conflict = match desk.apply(form, action.clone()).await? {
        Outcome::Conflict(conflict) => conflict,
        done => return Ok(done),
    };
    conflict
        .fields
        .retain(|field| LABELS.iter().any(|(name, _)| *name == field.name));
    if conflict
        .fields
        .iter()
        .any(|field| !field.was.same_as(&field.theirs))
    {
        return Ok(Outcome::Conflict(conflict));
    }
    let mut command = desk.command(form, action);
    command.expected_version = Some(conflict.current);
    Outcome::of(desk.store().apply(desk.actor(), command).await)
}

async fn both_versions(desk: &Desk, form: &Form<AccountForm>, conflict: &Conflict) -> Answer {
    let names = Names::of(desk, []).await?;
    let value = |field: &str, text: &str| worded(&names, field, text);
    let wording = Wording {
        labels: LABELS,
        value: &value,
    };
    let here = format!("/accounts/{}", conflict.record.id);
    desk.conflict(form, conflict, &wording, (&format!("{here}/edit"), &here))
        .await
}

fn worded(names: &Names, field: &str, text: &str) -> String {
    match field {
        "office" => match text.parse() {
            Ok(office) => names.office(office).name,
            Err(_) => text.to_owned(),
        },
        "language" => super::language(text),
        _ => text.to_owned(),
    }
}
