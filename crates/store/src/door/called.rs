//! Which webhooks are called about an action: written in the action's own
//! transaction, so that either both are there or neither.

use passerelle_model::message::About;
use passerelle_model::webhook::{Webhook, WebhookStatus};
use passerelle_model::{Action, ActionId, Instant, OfficeId};

use crate::db::{Conn, args};
use crate::error::StoreError;
use crate::messages::Post;
use crate::records::{AnyRecord, Kept};

use super::work::Work;
use super::writer::Writer;

impl Writer {
    /// Writes the calls that follow from an action which was just written, and
    /// takes note of webhooks that it changed.
    pub(super) async fn call(
        &mut self,
        work: &mut Work<'_>,
        (action, id, position): (&Action, ActionId, i64),
        next: &AnyRecord,
        now: Instant,
    ) -> Result<(), StoreError> {
        if let AnyRecord::Webhook(webhook) = next {
            self.webhooks.retain(|known| known.id != webhook.id);
            if webhook.status == WebhookStatus::Active {
                self.webhooks.push(webhook.clone());
            }
        }
        let wanting: Vec<_> = self
            .webhooks
            .iter()
            .filter(|webhook| webhook.wants(action.kind()))
            .filter(|webhook| self.reaches(webhook, next.before().office))
            .map(|webhook| webhook.id)
            .collect();
        if wanting.is_empty() {
            return Ok(());
        }
        let about = About::Record(action.record());
        let mut post = Post::of(&*self.ports.ids, now, &id);
        for webhook in wanting {
            post.call(webhook, about, position);
        }
        // Nobody else touches these tables within the transaction.
        post.write(work.aside()).await
    }

    /// Whether a record is in the part of the tree that a webhook is told of.
    /// What belongs to no office is told at the top.
    fn reaches(&self, webhook: &Webhook, office: Option<OfficeId>) -> bool {
        let Some(top) = self.places.path(webhook.office) else {
            return false;
        };
        match office {
            Some(office) => self
                .places
                .path(office)
                .is_some_and(|path| top.covers(&path)),
            None => top == passerelle_model::policy::OfficePath::top(webhook.office),
        }
    }
}

/// The webhooks that are told.
pub(super) async fn active(conn: &mut Conn) -> Result<Vec<Webhook>, StoreError> {
    let rows = conn
        .all(
            "SELECT id, version, office, status, details, secret FROM webhook
             WHERE status = 'active' ORDER BY id",
            args![],
        )
        .await?;
    rows.into_iter().map(Webhook::read).collect()
}
