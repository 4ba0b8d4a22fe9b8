//! Reading accounts, and the longer pieces of an administrator's work.

use passerelle_model::account::{
    Account, AccountAction, AccountDetails, AccountStatus, EraseAccount, HandOver, Invitation,
    RegisterAccount, ResetAccount,
};
use passerelle_model::grant::{EndGrant, GrantAction};
use passerelle_model::office::{OfficeAction, SetFocalPoint};
use passerelle_model::policy::{DataClass, Duty, Ground};
use passerelle_model::{
    AccountId, Action, ActionId, Actor, Command, GrantId, Instant, OfficeId, Personal, Purpose,
    RecordRef, Version,
};

use crate::Store;
use crate::db::{Row, args};
use crate::door::{Applied, Refusal, typed_terms};
use crate::error::StoreError;
use crate::keys::subjects;
use crate::page::{Page, Paged};
use crate::reader::Reader;
use crate::records::{AnyRecord, Kept};

/// How long a one-time sign-in waits for its first use, in seconds.
const INVITED_FOR: i64 = 7 * 24 * 60 * 60;

/// Which accounts are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Beginnings of words of a name or an address; the first three must all be
    /// found.
    pub words: String,
    /// Closed and erased ones too.
    pub with_closed: bool,
    /// Of this home office.
    pub office: Option<OfficeId>,
}

/// How an account stands, beside its record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountStanding {
    /// When its holder was last here.
    pub last_seen: Option<Instant>,
    /// Until when too many wrong tries keep it locked.
    pub locked_until: Option<Instant>,
    /// Open sessions.
    pub sessions: i64,
}

/// The duties that look after an account.
const LOOK_AFTER: [Duty; 3] = [Duty::Accounts, Duty::Grants, Duty::Erase];

// One text for each filter that may lead, so that an index does.

/// Every column of an account, in the order in which its record takes them.
macro_rules! select_accounts {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.version, a.status, a.office, a.details, a.invitation_hash,
                    a.invitation_until, a.password, a.second_factor, a.recovery,
                    a.preferences, a.calendar ",
            $rest
        )
    };
}

/// `account/` has eight characters, and `0` is the character after `/`.
const WITH_WORDS: &str = select_accounts!(
    "FROM search_term t JOIN account a ON a.id = substr(t.record, 9)
     WHERE t.term = $1 AND t.record > 'account/' || $2 AND t.record < 'account0'
       AND ($3 IS NULL OR EXISTS (SELECT 1 FROM search_term o WHERE o.term = $3 AND o.record = t.record))
       AND ($4 IS NULL OR EXISTS (SELECT 1 FROM search_term o WHERE o.term = $4 AND o.record = t.record))
       AND ($5 OR a.status IN ('invited', 'active', 'suspended'))
       AND ($6 IS NULL OR a.office = $6)
     ORDER BY t.record LIMIT $7"
);
const OF_OFFICE: &str = select_accounts!(
    "FROM account a WHERE a.office = $1 AND a.id > $2
       AND ($3 OR a.status IN ('invited', 'active', 'suspended'))
     ORDER BY a.id LIMIT $4"
);
const OF_ALL: &str = select_accounts!(
    "FROM account a WHERE a.id > $1 AND ($2 OR a.status IN ('invited', 'active', 'suspended'))
     ORDER BY a.id LIMIT $3"
);

/// Rows looked at for one page, at most: what an actor may not see is left out.
const LOOKED_AT: i64 = 200;

impl Reader {
    /// Accounts that the actor looks after, in the order in which they were made.
    pub async fn accounts(
        &self,
        filter: &AccountFilter,
        page: &Page,
    ) -> Result<Paged<Account>, Refusal> {
        self.anywhere_after_accounts()?;
        let size = usize::try_from(page.size).unwrap_or_default();
        let mut after: String = page.cursor()?.unwrap_or_default();
        let tree = self.offices().await?;
        let mut found = Vec::new();
        while found.len() <= size {
            let rows = self.account_rows(filter, &after).await?;
            let last = i64::try_from(rows.len()).is_ok_and(|len| len < LOOKED_AT);
            for row in rows {
                let account = Account::read(row)?;
                after = account.id.to_string();
                let office = account.details.office;
                if self.looks_after_in(&tree, office, &LOOK_AFTER).is_ok() {
                    found.push(account);
                }
            }
            if last {
                break;
            }
        }
        let mut paged = Paged::cut(found, page.size, |account| account.id.to_string());
        for account in &mut paged.rows {
            *account = self.opened(account.clone()).await?;
        }
        Ok(paged)
    }

    pub(crate) async fn account_rows(
        &self,
        filter: &AccountFilter,
        after: &str,
    ) -> Result<Vec<Row>, StoreError> {
        let words = typed_terms(self.keys(), &filter.words);
        let word = |n: usize| words.get(n).map(Vec::as_slice);
        let (closed, office) = (filter.with_closed, filter.office);
        let (sql, args) = if let Some(first) = word(0) {
            let others = (word(1), word(2));
            let args = args![first, after, others.0, others.1, closed, office, LOOKED_AT];
            (WITH_WORDS, args)
        } else if let Some(office) = office {
            (OF_OFFICE, args![office, after, closed, LOOKED_AT])
        } else {
            (OF_ALL, args![after, closed, LOOKED_AT])
        };
        self.db().read().await?.all(sql, args).await
    }

    /// One account: one's own, or one that the actor looks after.
    pub async fn account(&self, id: AccountId) -> Result<Account, Refusal> {
        let account = self.stored_account(id).await?;
        if self.actor().account() != Some(id) {
            self.looks_after_account(account.details.office).await?;
        }
        Ok(self.opened(account).await?)
    }

    async fn stored_account(&self, id: AccountId) -> Result<Account, Refusal> {
        let mut conn = self.db().read().await?;
        match AnyRecord::load(&mut conn, id.into()).await? {
            Some(AnyRecord::Account(account)) => Ok(account),
            _ => Err(Refusal::NotFound),
        }
    }

    fn anywhere_after_accounts(&self) -> Result<(), Refusal> {
        use passerelle_model::policy::Need;
        self.anywhere(Need::Duty(Duty::Accounts))
            .or_else(|_| self.anywhere(Need::Duty(Duty::Grants)))
            .or_else(|_| self.anywhere(Need::Duty(Duty::Erase)))
            .map(drop)
    }

    async fn looks_after_account(&self, office: OfficeId) -> Result<Ground, Refusal> {
        self.looks_after(office, &LOOK_AFTER).await
    }

    async fn opened(&self, account: Account) -> Result<Account, StoreError> {
        let mut record = AnyRecord::Account(account);
        let about = subjects(&record.personal());
        // The console repairs accounts; it does not learn whose they are.
        if self.actor().account().is_some() {
            self.note(DataClass::Personal, &Ground::SignedIn, &about);
            let ring = self.keys().ring(about).await?;
            ring.open(record.personal());
        }
        match record {
            AnyRecord::Account(account) => Ok(account),
            _ => Err(StoreError::Corrupt("an account is none")),
        }
    }

    /// How an account stands, beside its record.
    pub async fn account_standing(&self, id: AccountId) -> Result<AccountStanding, Refusal> {
        let account = self.stored_account(id).await?;
        if self.actor().account() != Some(id) {
            self.looks_after_account(account.details.office).await?;
        }
        Ok(self.store().standing_of(id).await?)
    }

    /// What a hand-over would pass on: offices that an account answers for.
    pub async fn work_of(&self, id: AccountId) -> Result<Vec<RecordRef>, Refusal> {
        self.account(id).await?;
        Ok(self.store().work_of(id).await?)
    }
}

impl Store {
    /// The account that signs in with an address.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<AccountId>, StoreError> {
        let name = crate::door::sign_in_name(self.keys(), email);
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT account FROM sign_in_name WHERE name = $1",
                args![name],
            )
            .await?;
        row.map(|mut row| row.parse()).transpose()
    }

    async fn work_of(&self, id: AccountId) -> Result<Vec<RecordRef>, StoreError> {
        let mut conn = self.db().read().await?;
        let rows = conn
            .all(
                "SELECT id FROM office WHERE focal_point = $1 ORDER BY id",
                args![id],
            )
            .await?;
        rows.into_iter()
            .map(|mut row| row.parse::<OfficeId>().map(RecordRef::from))
            .collect()
    }

    /// A one-time sign-in, with the code that is told once.
    pub fn new_invitation(&self) -> (Invitation, String) {
        let code = crate::sign_in::new_code(self.ports());
        let invitation = Invitation {
            hash: self.invitation_hash(&code),
            until: self.now().plus_seconds(INVITED_FOR),
        };
        (invitation, code)
    }

    /// Registers an account; gives the code of its one-time sign-in.
    pub async fn register_account(
        &self,
        actor: &Actor,
        purpose: Purpose,
        details: AccountDetails,
    ) -> Result<(Applied, String), Refusal> {
        let (invitation, code) = self.new_invitation();
        let account = AccountId::new(self.ids());
        let register = RegisterAccount {
            account,
            details,
            invitation,
        };
        let action = Action::Account(AccountAction::Register(register));
        let applied = self.apply(actor, self.command(purpose, action)).await?;
        Ok((applied, code))
    }

    /// Lets a holder in again; gives the code. Their sessions end.
    pub async fn reset_account(
        &self,
        actor: &Actor,
        account: AccountId,
        expected: Option<Version>,
        clear_second_factor: bool,
        reason: String,
    ) -> Result<(Applied, String), Refusal> {
        let (invitation, code) = self.new_invitation();
        let reset = ResetAccount {
            account,
            invitation,
            clear_second_factor,
            reason: Personal::open(reason),
        };
        let action = Action::Account(AccountAction::Reset(reset));
        let mut command = self.command(Purpose::Administration, action);
        command.expected_version = expected;
        let mut commands = vec![command];
        // Whoever had the account may have had its programs.
        commands.extend(self.revocations(account).await?);
        let applied = self.apply_all(actor, commands).await?;
        let applied = *applied.first().ok_or(StoreError::Closed)?;
        self.drop_sessions(account, None).await?;
        self.drop_lock(account).await?;
        Ok((applied, code))
    }

    /// Hands a leaver's work over: their grants end, the offices that they
    /// answered for get somebody else, the account closes. All or nothing.
    pub async fn hand_over(
        &self,
        actor: &Actor,
        account: AccountId,
        expected: Option<Version>,
        to: AccountId,
    ) -> Result<Vec<Applied>, Refusal> {
        let now = self.now();
        let hand_over = HandOver {
            account,
            to,
            last_day: now.date(),
        };
        let command = |action| self.command(Purpose::Administration, action);
        let mut first = command(Action::Account(AccountAction::HandOver(hand_over)));
        first.expected_version = expected;
        let mut commands = vec![first];
        for record in self.work_of(account).await? {
            let set = SetFocalPoint {
                office: record.id.into(),
                account: Some(to),
            };
            commands.push(command(Action::Office(OfficeAction::SetFocalPoint(set))));
        }
        for grant in self.open_grants(account).await? {
            let end = EndGrant { grant, at: now };
            commands.push(command(Action::Grant(GrantAction::End(end))));
        }
        let applied = self.apply_all(actor, commands).await?;
        self.drop_sessions(account, None).await?;
        Ok(applied)
    }

    /// What ends with an account that nobody goes on with: nobody answers for
    /// its offices, and its roles end.
    pub(crate) async fn ends_of(&self, account: AccountId) -> Result<Vec<Action>, StoreError> {
        let mut ends = Vec::new();
        for record in self.work_of(account).await? {
            ends.push(Action::Office(OfficeAction::SetFocalPoint(SetFocalPoint {
                office: record.id.into(),
                account: None,
            })));
        }
        let at = self.now();
        for grant in self.open_grants(account).await? {
            ends.push(Action::Grant(GrantAction::End(EndGrant { grant, at })));
        }
        Ok(ends)
    }

    /// Grants that were given and have not ended; broken glass ends by itself.
    async fn open_grants(&self, account: AccountId) -> Result<Vec<GrantId>, StoreError> {
        let mut conn = self.db().read().await?;
        let rows = conn
            .all(
                "SELECT id FROM role_grant WHERE account = $1 AND NOT glass
                 AND (ends_at IS NULL OR ends_at > $2) ORDER BY id",
                args![account, self.now()],
            )
            .await?;
        rows.into_iter().map(|mut row| row.parse()).collect()
    }

    /// Erases the holder of an account: the action, the journal, then the key
    /// and the sealed files. What began and was cut off is finished at the
    /// next start.
    pub async fn erase_account(
        &self,
        actor: &Actor,
        account: AccountId,
        expected: Option<Version>,
    ) -> Result<Applied, Refusal> {
        let action = Action::Account(AccountAction::Erase(EraseAccount { account }));
        let mut command = self.command(Purpose::DataProtection, action);
        command.expected_version = expected;
        let applied = self.apply(actor, command).await;
        if let Err(Refusal::Faults(_)) = &applied {
            // Erased before, and perhaps not to the end: whoever may ask for it
            // may ask again.
            let erased = self.erased().await?;
            if let Some(erased) = erased.into_iter().find(|(id, _)| *id == account) {
                self.finish_erasure(erased).await?;
            }
        }
        let applied = applied?;
        self.finish_erasure((account, applied.position)).await?;
        Ok(applied)
    }

    /// A command with an id of its own.
    pub fn command(&self, purpose: Purpose, action: Action) -> Command {
        Command::new(ActionId::new(self.ids()), purpose, action)
    }

    /// Accounts as the console may list them: no name, no address.
    pub async fn bare_accounts(&self) -> Result<Vec<Account>, StoreError> {
        let mut conn = self.db().read().await?;
        let rows = conn.all(Account::SELECT, args![]).await?;
        let mut accounts = rows
            .into_iter()
            .map(Account::read)
            .collect::<Result<Vec<_>, _>>()?;
        accounts.sort_by_key(|account| account.id);
        Ok(accounts)
    }

    /// Accounts that were erased, with the position that did it.
    pub(crate) async fn erased(&self) -> Result<Vec<(AccountId, i64)>, StoreError> {
        let mut conn = self.db().read().await?;
        let rows = conn
            .all(
                "SELECT a.id, l.position FROM account a
                 JOIN log l ON l.record = 'account/' || a.id AND l.version = a.version
                 WHERE a.status = $1",
                args![AccountStatus::Erased.code()],
            )
            .await?;
        rows.into_iter()
            .map(|mut row| Ok((row.parse()?, row.int()?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{OF_ALL, OF_OFFICE, WITH_WORDS};
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn every_list_of_accounts_is_led_by_an_index() {
        for (sql, step) in [
            (
                WITH_WORDS,
                "SEARCH t USING COVERING INDEX sqlite_autoindex_search_term_1 (term=? AND record>? AND record<?)",
            ),
            (
                OF_OFFICE,
                "SEARCH a USING INDEX account_office (office=? AND id>?)",
            ),
            (
                OF_ALL,
                "SEARCH a USING INDEX sqlite_autoindex_account_1 (id>?)",
            ),
        ] {
            let plan = of(&AGENCY, sql).await;
            assert_eq!(plan.first().map(String::as_str), Some(step), "{sql}");
            assert!(
                plan.iter().all(|step| !step.starts_with("SCAN")),
                "{plan:?}"
            );
            assert!(
                plan.iter().all(|step| !step.contains("TEMP B-TREE")),
                "{plan:?}"
            );
        }
    }
}
