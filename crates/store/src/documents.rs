//! Sealed files that are kept with records.

use std::sync::Arc;

use passerelle_model::document::Document;
use passerelle_model::policy::{Access, DataClass, Duty, Ground};
use passerelle_model::{DocumentId, Instant, Noun, RecordRef, Subject};

use crate::Store;
use crate::db::{Row, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::keys::subjects;
use crate::page::{Page, Paged};
use crate::reader::Reader;
use crate::records::{AnyRecord, Kept};
use crate::sealing::Key;

/// A document as the list of its record has it.
#[derive(Debug, Clone)]
pub struct KeptDocument {
    /// The document.
    pub document: Document,
    /// The account that added it, or `console`.
    pub added_by: String,
    /// When it was added.
    pub added_at: Instant,
}

impl Store {
    /// Keeps a file with a record: sealed under that record's own key, synced
    /// with its folder, and ready to be named by an action. Gives its address.
    pub async fn keep_file(&self, record: RecordRef, content: Vec<u8>) -> Result<String, Refusal> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, record).await?
        };
        let key = match found {
            // An office has no key of its own before its first file.
            Some(AnyRecord::Office(_)) => Some(self.keys().of_new(record.id.into()).await?),
            Some(_) => self.keys().of(record.id.into()).await?,
            None => None,
        };
        let key = key.ok_or(Refusal::NotFound)?;
        Ok(self.keep_sealed(record.id.into(), key, content).await?)
    }

    /// Keeps a file about a subject whose key is here.
    pub(crate) async fn keep_sealed(
        &self,
        subject: Subject,
        key: Arc<Key>,
        content: Vec<u8>,
    ) -> Result<String, StoreError> {
        self.keys().save().await?;
        let (files, addressing) = (self.files().clone(), self.keys().addressing(subject));
        let kept = tokio::task::spawn_blocking(move || {
            files.keep((key, subject), addressing, content.as_slice())
        });
        kept.await.or(Err(StoreError::Closed))?
    }
}

impl Reader {
    /// The documents of a record, the newest first, without those taken off.
    pub async fn documents(
        &self,
        record: RecordRef,
        page: &Page,
    ) -> Result<Paged<KeptDocument>, Refusal> {
        self.may_read_files(record).await?;
        let before: String = page.cursor()?.unwrap_or_else(|| "~".to_owned());
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(
                "SELECT l.actor, l.recorded_at, d.id, d.version, d.record, d.subject, d.removed,
                        d.attached
                 FROM document d JOIN log l ON l.record = 'document/' || d.id AND l.version = 1
                 WHERE d.record = $1 AND d.id < $2 AND NOT d.removed
                 ORDER BY d.id DESC LIMIT $3",
                args![record, before, page.size + 1],
            )
            .await?
        };
        let kept = rows.into_iter().map(kept).collect::<Result<Vec<_>, _>>()?;
        let mut paged = Paged::cut(kept, page.size, |kept| {
            kept.document.attached.document.to_string()
        });
        // Only what is shown is opened, and noted.
        for kept in &mut paged.rows {
            kept.document = self.opened_document(kept.document.clone()).await?;
        }
        Ok(paged)
    }

    /// One document.
    pub async fn document(&self, id: DocumentId) -> Result<Document, Refusal> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, id.into()).await?
        };
        match found {
            Some(AnyRecord::Document(document)) => {
                self.may_read_files(document.attached.record).await?;
                Ok(self.opened_document(document).await?)
            }
            _ => Err(Refusal::NotFound),
        }
    }

    /// The content of a document, unsealed.
    pub async fn file(&self, document: &Document) -> Result<Vec<u8>, Refusal> {
        self.may_read_files(document.attached.record).await?;
        let attached = &document.attached;
        let key = self
            .keys()
            .of(attached.subject)
            .await?
            .ok_or(Refusal::NotFound)?;
        self.note(
            class_of(attached.record),
            &Ground::SignedIn,
            &[attached.subject],
        );
        let (files, subject) = (self.store().files().clone(), attached.subject);
        let address = attached.address.clone();
        let opened = tokio::task::spawn_blocking(move || files.content(&key, subject, &address));
        Ok(opened.await.or(Err(StoreError::Closed))??)
    }

    /// Files kept with an office are internal; those kept with an account are
    /// for its administrators.
    async fn may_read_files(&self, record: RecordRef) -> Result<(), Refusal> {
        match record.noun {
            Noun::Office => self
                .internal(record.id.into(), Access::Read)
                .await
                .map(drop),
            Noun::Account => {
                let account = self.account(record.id.into()).await?;
                self.looks_after(account.details.office, &[Duty::Accounts])
                    .await
                    .map(drop)
            }
            Noun::Batch
            | Noun::Grant
            | Noun::Document
            | Noun::Place
            | Noun::Token
            | Noun::Webhook => Err(Refusal::NotFound),
        }
    }

    async fn opened_document(&self, document: Document) -> Result<Document, StoreError> {
        let mut record = AnyRecord::Document(document);
        let about = subjects(&record.personal());
        let ring = self.keys().ring(about.clone()).await?;
        ring.open(record.personal());
        match record {
            AnyRecord::Document(document) => {
                self.note(
                    class_of(document.attached.record),
                    &Ground::SignedIn,
                    &about,
                );
                Ok(document)
            }
            _ => Err(StoreError::Corrupt("a document is none")),
        }
    }
}

fn kept(mut row: Row) -> Result<KeptDocument, StoreError> {
    Ok(KeptDocument {
        added_by: row.text()?,
        added_at: row.parse()?,
        document: Document::read(row)?,
    })
}

const fn class_of(record: RecordRef) -> DataClass {
    match record.noun {
        Noun::Office => DataClass::Internal,
        _ => DataClass::Personal,
    }
}
