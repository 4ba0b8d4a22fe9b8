//! One account: who it is, how it stands, what it may do, what can be done.

use askama::Template;
use passerelle_model::account::{Account, AccountStatus};
use passerelle_model::policy::{Duty, Need, Place};
use passerelle_model::{AccountId, OfficeId};
use passerelle_store::{AccountStanding, GrantFilter, Page};

use super::{badge, is_open, language, name_of};
use crate::answer::{Answer, Halt, page};
use crate::badge::Badge;
use crate::desk::Desk;
use crate::form::Path;
use crate::grants::{GrantLine, line};
use crate::names::{Named, Names};
use crate::offices;
use crate::paging::ROWS;
use crate::route::Ask;
use crate::shell::Shell;
use crate::why::{Asking, Why};

#[derive(Template)]
#[template(path = "accounts/show.html")]
struct Show {
    shell: Shell,
    here: String,
    id: AccountId,
    name: String,
    erased: bool,
    email: String,
    office: Named,
    language: String,
    status: Badge,
    invited_until: String,
    locked_until: String,
    last_seen: String,
    sessions: i64,
    second_factor: bool,
    recovery_left: i64,
    roles: Vec<GrantLine>,
    can: Can,
    why: Why,
}

/// What the reader can do here: their duties, and what its state allows.
#[expect(
    clippy::struct_excessive_bools,
    reason = "one answer for each button of the page"
)]
struct Can {
    edit: bool,
    reset: bool,
    suspend: bool,
    reinstate: bool,
    hand_over: bool,
    give: bool,
    erase: bool,
    end_sessions: bool,
    /// It is the reader's own: an administrator asks another one.
    own: bool,
    /// Whether the read log is open to the reader.
    see_reads: bool,
    /// Whether the reader may take tokens of it away.
    tokens: bool,
}

impl Can {
    fn anything_in_need(&self) -> bool {
        self.reset || self.suspend || self.reinstate || self.hand_over || self.erase
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<AccountId>) -> Answer {
    let account = desk.reader().account(id).await?;
    let standing = desk.reader().account_standing(id).await?;
    page(&show_page(&desk, &account, &standing).await?)
}

async fn show_page(
    desk: &Desk,
    account: &Account,
    standing: &AccountStanding,
) -> Result<Show, Halt> {
    let id = account.id;
    let names = Names::of(desk, [id]).await?;
    let filter = GrantFilter {
        account: Some(id),
        ..GrantFilter::default()
    };
    let grants = desk.reader().grants(&filter, &Page::first(ROWS)).await?;
    let moment = |at| desk.instant(at);
    let unused = account.invitation.as_ref().map(|open| open.until);
    let unused = unused.filter(|until| desk.now() < *until);
    Ok(Show {
        shell: Shell::of_desk(desk).await?,
        here: format!("/accounts/{id}"),
        id,
        name: name_of(desk.words(), account),
        erased: account.status == AccountStatus::Erased,
        email: account.details.email.value().cloned().unwrap_or_default(),
        office: names.office(account.details.office),
        language: language(account.details.language.as_str()),
        status: badge(desk.words(), account.status),
        invited_until: unused.map(moment).unwrap_or_default(),
        locked_until: standing.locked_until.map(moment).unwrap_or_default(),
        last_seen: standing.last_seen.map(moment).unwrap_or_default(),
        sessions: standing.sessions,
        second_factor: account.second_factor.is_some(),
        recovery_left: i64::try_from(account.recovery.len()).unwrap_or(i64::MAX),
        roles: grants
            .rows
            .iter()
            .map(|grant| line(desk, &names, grant))
            .collect(),
        can: can(desk, account, standing).await?,
        why: why(account).word(desk).await?,
    })
}

async fn can(desk: &Desk, account: &Account, standing: &AccountStanding) -> Result<Can, Halt> {
    let place = place(desk, account.details.office).await?;
    let may = |duty| desk.may(Need::Duty(duty), &place);
    let (accounts, own) = (may(Duty::Accounts), desk.session().account == account.id);
    let status = account.status;
    let for_others = accounts && !own && is_open(status);
    Ok(Can {
        edit: accounts && is_open(status),
        reset: for_others && status.may_sign_in(),
        suspend: for_others && status.may_sign_in(),
        reinstate: for_others && status == AccountStatus::Suspended,
        hand_over: for_others,
        give: may(Duty::Grants) && !own && is_open(status),
        erase: may(Duty::Erase) && !own && status != AccountStatus::Erased,
        end_sessions: accounts && standing.sessions > 0,
        see_reads: desk.admitted(Ask::Duty(Duty::Reads)),
        tokens: accounts && !own,
        own,
    })
}

/// Where an office stands, for asking what may be done there.
pub(super) async fn place(desk: &Desk, office: OfficeId) -> Result<Place, Halt> {
    let tree = desk.reader().offices().await?;
    Ok(offices::place(&tree, office))
}

fn why(account: &Account) -> Asking {
    Asking::of(Some(account.details.office))
        .read(Need::Own(account.id))
        .read(Need::Duty(Duty::Accounts))
        .read(Need::Duty(Duty::Grants))
        .read(Need::Duty(Duty::Erase))
        .change(Need::Duty(Duty::Accounts))
        .recorded()
}
