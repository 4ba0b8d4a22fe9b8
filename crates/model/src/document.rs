//! Documents: sealed files attached to a record.

use serde::{Deserialize, Serialize};

use crate::action::Action;
use crate::faults::{Fault, Faults};
use crate::ids::{DocumentId, Subject};
use crate::personal::{Personal, PersonalField, PersonalFields};
use crate::record::{Field, FieldValue, Happened, Record, RecordRef, Version};
use crate::text::ShortText;

/// What can happen to a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentAction {
    /// A file is attached to a record.
    Attach(AttachDocument),
    /// It is taken off; the sealed file goes with the subject's key.
    Remove(RemoveDocument),
}

/// A file is attached to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachDocument {
    /// The new document.
    pub document: DocumentId,
    /// The record that it belongs to.
    pub record: RecordRef,
    /// Whom it is about; its key seals the file.
    pub subject: Subject,
    /// The file's name, which may name a person.
    pub name: Personal<String>,
    /// The media type that its content was found to have.
    pub media_type: ShortText,
    /// Its size, in bytes.
    pub size: i64,
    /// Where it is kept: the keyed hash of its content, in hexadecimal.
    pub address: String,
}

/// A document is taken off its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveDocument {
    /// The document.
    pub document: DocumentId,
}

impl DocumentAction {
    /// The document that it happens to.
    pub const fn document(&self) -> DocumentId {
        match self {
            Self::Attach(a) => a.document,
            Self::Remove(a) => a.document,
        }
    }

    /// Every personal value in it, with whom it is about.
    pub fn personal(&mut self) -> PersonalFields<'_> {
        match self {
            Self::Attach(a) => vec![(a.subject, &mut a.name as &mut dyn PersonalField)],
            Self::Remove(_) => Vec::new(),
        }
    }
}

/// A document as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its version.
    pub version: Version,
    /// What was attached.
    pub attached: AttachDocument,
    /// Whether it was taken off.
    pub removed: bool,
}

impl Record for Document {
    fn reference(&self) -> RecordRef {
        self.attached.document.into()
    }

    fn version(&self) -> Version {
        self.version
    }

    fn evolve(current: Option<Self>, action: &Action, _at: Happened) -> Result<Self, Faults> {
        match (current, action) {
            (None, Action::Document(DocumentAction::Attach(attached))) => Ok(Self {
                version: Version::FIRST,
                attached: attached.clone(),
                removed: false,
            }),
            (Some(document), Action::Document(DocumentAction::Remove(_))) if !document.removed => {
                Ok(Self {
                    version: document.version.next(),
                    removed: true,
                    ..document
                })
            }
            _ => Err(Fault::new("", "not-found").into()),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let field = |name, value| Field { name, value };
        vec![
            field("name", FieldValue::Personal(self.attached.name.clone())),
            field(
                "media_type",
                FieldValue::Plain(self.attached.media_type.to_string()),
            ),
            field("size", FieldValue::Plain(self.attached.size.to_string())),
            field("removed", FieldValue::Plain(self.removed.to_string())),
        ]
    }

    fn personal(&mut self) -> PersonalFields<'_> {
        vec![(
            self.attached.subject,
            &mut self.attached.name as &mut dyn PersonalField,
        )]
    }
}
