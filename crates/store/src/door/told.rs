//! Who is told of an action: written in the action's own transaction.

use passerelle_model::account::AccountAction;
use passerelle_model::message::{Audience, told_by};
use passerelle_model::policy::Before;
use passerelle_model::{AccountId, Action, Actor, Command, Instant};

use crate::error::StoreError;
use crate::messages::{Post, forget_reader, holders};
use crate::records::AnyRecord;

use super::work::Work;
use super::writer::Writer;

impl Writer {
    /// Writes the messages that follow from an action which was just written.
    pub(super) async fn tell(
        &self,
        work: &mut Work<'_>,
        (actor, command): (&Actor, &Command),
        before: Before,
        now: Instant,
    ) -> Result<(), StoreError> {
        if let Action::Account(AccountAction::Erase(erase)) = &command.action {
            return forget_reader(work.aside(), erase.account).await;
        }
        let notices = told_by(&command.action, before, actor.account());
        if notices.is_empty() {
            return Ok(());
        }
        let mut post = Post::of(&*self.ports.ids, now, &command.id);
        for notice in notices {
            for account in self.audience(work, notice.to, now).await? {
                if let Some(AnyRecord::Account(account)) = work.record(account.into()).await? {
                    post.tell(&account, notice.kind, notice.about);
                }
            }
        }
        // Nobody else touches these tables within the transaction.
        post.write(work.aside()).await
    }

    async fn audience(
        &self,
        work: &mut Work<'_>,
        to: Audience,
        now: Instant,
    ) -> Result<Vec<AccountId>, StoreError> {
        match to {
            Audience::Account(account) => Ok(vec![account]),
            Audience::HoldersOf { duty, office, but } => {
                let path = |office| self.places.path(office);
                let mut found = holders(work.conn().await?, (duty, office), now, path).await?;
                found.retain(|account| Some(*account) != but);
                Ok(found)
            }
        }
    }
}
