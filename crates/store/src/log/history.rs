//! The history of one record: its actions, and what each changed.

use passerelle_model::account::AccountAction;
use passerelle_model::record::changes;
use passerelle_model::{Action, Change, FieldValue, Noun, Personal, RecordRef};

use crate::door::Refusal;
use crate::keys::subjects;
use crate::page::{Page, Paged};
use crate::reader::Reader;
use crate::records::AnyRecord;

use super::entry::Entry;
use super::list::{LogEntry, sealed_to};

/// One change of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Who did it, when and as what.
    pub entry: LogEntry,
    /// The fields that it changed.
    pub changes: Vec<Change>,
    /// Why it was done, where the action asks for a reason that the record does
    /// not keep as a field of its own.
    pub reason: Option<Personal<String>>,
    /// Whether a personal value of it can no longer be opened.
    pub erased: bool,
}

impl Reader {
    /// The changes of a record that the actor may read, the newest first.
    pub async fn history(
        &self,
        record: RecordRef,
        page: &Page,
    ) -> Result<Paged<HistoryEntry>, Refusal> {
        self.may_read(record).await?;
        let (entries, sealed) = {
            let mut conn = self.db().read().await?;
            (
                Entry::of_record(&mut conn, self.store().rows(), record).await?,
                sealed_to(&mut conn).await?,
            )
        };
        // Folded from the beginning, since a change is the difference of two
        // states; a record has tens of actions, not thousands.
        let mut state: Option<AnyRecord> = None;
        let mut history = Vec::with_capacity(entries.len());
        for entry in entries {
            let before = state.as_ref().map(AnyRecord::fields).unwrap_or_default();
            let action = entry.action()?;
            let mut next = AnyRecord::evolve(record.noun, state, &action, entry.happened())?;
            self.open(record.noun, &mut next).await?;
            let changes = changes(&before, &next.fields());
            let reason = self.reason(action).await?;
            let reason_gone = reason
                .as_ref()
                .is_some_and(|reason| reason.value().is_none());
            let erased = reason_gone || changes.iter().any(|change| is_gone(&change.to));
            history.push(HistoryEntry {
                entry: LogEntry::of(&entry, sealed),
                changes,
                reason,
                erased,
            });
            state = Some(next);
        }
        let before: i64 = page.cursor()?.unwrap_or(i64::MAX);
        let rows: Vec<_> = history
            .into_iter()
            .rev()
            .filter(|change| change.entry.position < before)
            .take(usize::try_from(page.size + 1).unwrap_or(usize::MAX))
            .collect();
        Ok(Paged::cut(rows, page.size, |change| {
            change.entry.position.to_string()
        }))
    }

    /// The reason of an action, opened.
    async fn reason(&self, mut action: Action) -> Result<Option<Personal<String>>, Refusal> {
        if reason_of(&action).is_none() {
            return Ok(None);
        }
        let about = subjects(&action.personal());
        let ring = self.keys().ring(about).await?;
        ring.open(action.personal());
        Ok(reason_of(&action).cloned())
    }

    async fn open(&self, noun: Noun, record: &mut AnyRecord) -> Result<(), Refusal> {
        // What a webhook is signed with is no field of it, and stays sealed.
        if !matches!(noun, Noun::Office | Noun::Webhook) {
            self.unseal(record).await?;
        }
        Ok(())
    }
}

/// Opening the record noted already whom it is about.
const fn reason_of(action: &Action) -> Option<&Personal<String>> {
    match action {
        Action::Account(AccountAction::Reset(reset)) => Some(&reset.reason),
        Action::Account(AccountAction::Suspend(suspend)) => Some(&suspend.reason),
        _ => None,
    }
}

fn is_gone(value: &FieldValue) -> bool {
    matches!(value, FieldValue::Personal(value) if value.value().is_none())
}
