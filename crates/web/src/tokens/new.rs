//! Making a token: what it is for, and the one time that it is shown.

use askama::Template;
use passerelle_model::Faults;
use passerelle_model::policy::{Duty, Need, Scope};
use passerelle_model::token::TokenForm;
use passerelle_store::Refusal;

use super::{crumb, scope_word};
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::{self, Choice};
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::form::Form;
use crate::offices::Crumb;
use crate::route::Ask;
use crate::shell::Shell;

/// Days that are offered; the longest is the longest that there is.
const DAYS: [i64; 4] = [30, 90, 180, 366];

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[
    ("name", "token-name-label"),
    ("scopes", "token-scopes-label"),
    ("office", "token-office-label"),
    ("days", "token-days-label"),
];

form_pages!(New);

/// A box to tick.
pub(crate) struct Tick {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) checked: bool,
}

#[derive(Template)]
#[template(path = "tokens/new.html")]
struct New {
    shell: Shell,
    crumbs: Vec<Crumb>,
    faults: FormFaults,
    typed: TokenForm,
    scopes: Vec<Tick>,
    offices: Vec<Choice>,
    days: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "tokens/made.html")]
struct Made {
    shell: Shell,
    crumbs: Vec<Crumb>,
    /// Nothing if the form was sent twice: it is shown once.
    token: String,
    header: String,
}

pub(super) async fn ask(desk: Desk) -> Answer {
    let typed = TokenForm {
        days: DAYS[1].to_string(),
        ..TokenForm::default()
    };
    page(&form_page(&desk, typed, FormFaults::none()).await?)
}

pub(super) async fn issue(desk: Desk, form: Form<TokenForm>) -> Answer {
    let details = match form.details() {
        Ok(details) => details,
        Err(faults) => return again(&desk, form, &faults).await,
    };
    let key = form.idempotency_key();
    let made = desk.store().issue_token(desk.session(), key, details).await;
    let token = match made {
        Ok((_, token)) => token.unwrap_or_default(),
        Err(Refusal::Faults(faults)) => return again(&desk, form, &faults).await,
        Err(refusal) => return Err(refusal.into()),
    };
    page(&Made {
        shell: Shell::of_desk(&desk).await?,
        crumbs: crumbs(&desk),
        header: format!("Authorization: Bearer {token}"),
        token,
    })
}

async fn again(desk: &Desk, form: Form<TokenForm>, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&form_page(desk, form.into_typed(), faults).await?)
}

async fn form_page(desk: &Desk, typed: TokenForm, faults: FormFaults) -> Result<New, Halt> {
    let tick = |scope: Scope| Tick {
        value: scope.code().to_owned(),
        label: scope_word(desk, scope),
        hint: String::new(),
        checked: typed.scopes.iter().any(|code| code == scope.code()),
    };
    let days = |days: i64| {
        let label = desk
            .words()
            .say_with("token-days-choice", &[("count", days.into())]);
        Choice::plain(days.to_string(), label)
    };
    Ok(New {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk),
        faults,
        scopes: Scope::ALL
            .into_iter()
            .filter(|scope| is_offered(desk, *scope))
            .map(tick)
            .collect(),
        offices: choices::offices(desk, Need::SignedIn, None).await?,
        days: DAYS.map(days).into(),
        typed,
    })
}

fn crumbs(desk: &Desk) -> Vec<Crumb> {
    vec![
        crumb(desk, "/me", "me-title"),
        crumb(desk, "/me/tokens", "tokens-title"),
    ]
}

/// Whether a scope would let a program do anything for this reader. The policy
/// asks at every request what they may do then.
fn is_offered(desk: &Desk, scope: Scope) -> bool {
    let asked = match scope {
        Scope::AccountsRead => crate::accounts::LOOKED_AFTER,
        Scope::LogRead => Ask::Duty(Duty::Log),
        Scope::OfficesWrite => Ask::Duty(Duty::Offices),
        Scope::PlacesWrite => Ask::Duty(Duty::Places),
        Scope::WebhooksRead | Scope::WebhooksWrite => Ask::Duty(Duty::Webhooks),
        Scope::GrantsRead
        | Scope::JobsRead
        | Scope::JobsWrite
        | Scope::OfficesRead
        | Scope::PlacesRead => Ask::SignedIn,
    };
    desk.admitted(asked)
}
