//! Opening an account, and the one-time sign-in that is told once.

use askama::Template;
use passerelle_model::account::{AccountAction, AccountForm, RegisterAccount};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::{AccountId, Action, Faults, Instant};
use passerelle_store::Applied;

use super::LABELS;
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::{self, Choice};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::Form;
use crate::shell::Shell;

form_pages!(Fields);

#[derive(Template)]
#[template(path = "accounts/form.html")]
pub(super) struct Fields {
    pub(super) shell: Shell,
    pub(super) faults: FormFaults,
    pub(super) typed: AccountForm,
    pub(super) offices: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) submit: String,
    pub(super) cancel: String,
    /// Zero for an account that is not there yet.
    pub(super) expected_version: i64,
}

pub(super) async fn new(desk: Desk) -> Answer {
    let typed = AccountForm {
        office: desk.session().office.to_string(),
        language: desk.words().language().code().to_owned(),
        ..AccountForm::default()
    };
    page(&fields(&desk, typed, FormFaults::none()).await?)
}

async fn fields(desk: &Desk, typed: AccountForm, faults: FormFaults) -> Result<Fields, Halt> {
    let say = |key| desk.words().say(key);
    Ok(Fields {
        shell: Shell::of_desk(desk).await?,
        faults,
        typed,
        offices: choices::offices(desk, Need::Duty(Duty::Accounts), None).await?,
        languages: choices::languages(),
        title: say("account-new-title"),
        lead: say("account-new-lead"),
        submit: say("account-new-submit"),
        cancel: "/accounts".to_owned(),
        expected_version: 0,
    })
}

pub(super) async fn open(desk: Desk, form: Form<AccountForm>) -> Answer {
    let details = match form.details() {
        Ok(details) => details,
        Err(faults) => return again(&desk, form, &faults).await,
    };
    let (invitation, code) = desk.store().new_invitation();
    let until = invitation.until;
    let register = RegisterAccount {
        account: AccountId::new(desk.ids()),
        details,
        invitation,
    };
    let action = Action::Account(AccountAction::Register(register));
    match desk.apply(&form, action).await? {
        Outcome::Done(applied) if applied.replayed => Ok(opened_before(&desk, &applied)),
        Outcome::Done(applied) => {
            let account = AccountId::from(applied.record.id);
            let told = Told {
                account,
                name: form.name.trim(),
                code,
                until,
            };
            told.once(&desk).await
        }
        Outcome::Mend(faults) => again(&desk, form, &faults).await,
        Outcome::Conflict(_) => Err(Halt::Broken("a new record has no other version")),
    }
}

async fn again(desk: &Desk, form: Form<AccountForm>, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&fields(desk, form.into_typed(), faults).await?)
}

/// The button was pressed twice: the account is there, its code was told.
fn opened_before(desk: &Desk, applied: &Applied) -> axum::response::Response {
    let flash = Flash::info("account-code-was-told");
    desk.done(&flash, &format!("/accounts/{}", applied.record.id))
}

/// A one-time sign-in to be told.
pub(super) struct Told<'a> {
    pub(super) account: AccountId,
    pub(super) name: &'a str,
    pub(super) code: String,
    pub(super) until: Instant,
}

#[derive(Template)]
#[template(path = "accounts/code.html")]
struct ShownOnce {
    shell: Shell,
    title: String,
    lead: String,
    code: String,
    account: AccountId,
}

impl Told<'_> {
    /// The page that shows the code. It is the answer to the form itself:
    /// nothing keeps the code, so no other page could show it.
    pub(super) async fn once(self, desk: &Desk) -> Answer {
        let until = desk.instant(self.until);
        page(&ShownOnce {
            shell: Shell::of_desk(desk).await?,
            title: desk
                .words()
                .say_with("account-code-title", &[("name", self.name.into())]),
            lead: desk
                .words()
                .say_with("account-code-lead", &[("when", until.into())]),
            code: self.code,
            account: self.account,
        })
    }
}
