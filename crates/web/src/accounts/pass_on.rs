//! A leaver's work goes to somebody else, and the account closes.

use askama::Template;
use passerelle_model::account::Account;
use passerelle_model::{AccountId, Fault, Faults};
use passerelle_store::{GrantFilter, Page, Refusal};
use serde::Deserialize;

use super::{LABELS, as_it_stands, is_open, moved_on, name_of};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Path, Query};
use crate::grants::{GrantLine, line};
use crate::names::{Named, Names};
use crate::shell::Shell;

/// To whom; chosen on the page of colleagues, whose links lead here.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct To {
    to: String,
}

/// Roles shown as ending; the rest ends as well.
const ROLES: i64 = 100;

form_pages!(HandOver);

#[derive(Template)]
#[template(path = "accounts/hand_over.html")]
struct HandOver {
    shell: Shell,
    faults: FormFaults,
    id: AccountId,
    name: String,
    work: Vec<Named>,
    count: i64,
    roles: Vec<GrantLine>,
    to: String,
    to_name: String,
    choose: String,
    own: bool,
    expected_version: i64,
}

pub(super) async fn ask(desk: Desk, Path(id): Path<AccountId>, Query(to): Query<To>) -> Answer {
    let account = desk.reader().account(id).await?;
    if !is_open(account.status) {
        return Ok(as_it_stands(&account));
    }
    page(&hand_over_page(&desk, &account, to.to, FormFaults::none()).await?)
}

async fn hand_over_page(
    desk: &Desk,
    account: &Account,
    to: String,
    faults: FormFaults,
) -> Result<HandOver, Halt> {
    let id = account.id;
    let successor: Option<AccountId> = to.parse().ok();
    let names = Names::of(desk, std::iter::once(id).chain(successor)).await?;
    let work = desk.reader().work_of(id).await?;
    let filter = GrantFilter {
        account: Some(id),
        ..GrantFilter::default()
    };
    let grants = desk.reader().grants(&filter, &Page::first(ROLES)).await?;
    Ok(HandOver {
        shell: Shell::of_desk(desk).await?,
        faults,
        id,
        name: name_of(desk.words(), account),
        count: i64::try_from(work.len()).unwrap_or(i64::MAX),
        work: work
            .into_iter()
            .map(|record| names.record(record))
            .collect(),
        roles: grants
            .rows
            .iter()
            .map(|grant| line(desk, &names, grant))
            .collect(),
        to_name: successor
            .map(|to| names.person(to).name)
            .unwrap_or_default(),
        to,
        choose: format!("/accounts/choose?for=hand-over&account={id}"),
        own: desk.session().account == id,
        expected_version: account.version.0,
    })
}

pub(super) async fn hand_over(desk: Desk, Path(id): Path<AccountId>, form: Form<To>) -> Answer {
    let account = desk.reader().account(id).await?;
    if !is_open(account.status) {
        return Ok(as_it_stands(&account));
    }
    let again =
        async |faults| mend(&hand_over_page(&desk, &account, form.to.clone(), faults).await?);
    let worded = |faults: &Faults| FormFaults::of(desk.words(), faults, LABELS);
    let Ok(to) = form.to.parse::<AccountId>() else {
        let missing = Fault::new("to", "required").into();
        return again(worded(&missing)).await;
    };
    if to == id {
        let same = desk.words().say("account-hand-over-same");
        return again(FormFaults::whole(same)).await;
    }
    let expected = form.expected_version();
    match desk.store().hand_over(desk.actor(), id, expected, to).await {
        Ok(_) => {
            let flash = Flash::good("account-handed-over")
                .name_of("from", id)
                .name_of("to", to);
            Ok(desk.done(&flash, &format!("/accounts/{id}")))
        }
        Err(Refusal::Faults(faults)) => again(worded(&faults)).await,
        Err(Refusal::Conflict(_)) => again(moved_on(desk.words())).await,
        Err(refusal) => Err(refusal.into()),
    }
}
