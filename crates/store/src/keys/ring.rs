//! The keys that one piece of work needs, gathered before it begins.
//!
//! Fetching keys waits for the disk; sealing and opening do not. Kept apart,
//! no borrowed personal field is held while something is waited for.

use std::collections::HashMap;
use std::sync::Arc;

use passerelle_model::{PersonalFields, Subject};

use crate::error::StoreError;
use crate::sealing::{self, Key};

use super::Keys;

/// Keys by whom they are of; whoever was erased is not in it.
#[derive(Default)]
pub(crate) struct Ring(HashMap<Subject, Arc<Key>>);

impl Keys {
    /// The keys of those who still have one.
    pub(crate) async fn ring(&self, subjects: Vec<Subject>) -> Result<Ring, StoreError> {
        let mut ring = Ring::default();
        for subject in subjects {
            if !ring.0.contains_key(&subject)
                && let Some(key) = self.of(subject).await?
            {
                ring.0.insert(subject, key);
            }
        }
        Ok(ring)
    }

    /// The same, with keys made for those who never had one.
    pub(crate) async fn ring_of_new(&self, subjects: Vec<Subject>) -> Result<Ring, StoreError> {
        let mut ring = Ring::default();
        for subject in subjects {
            ring.0.insert(subject, self.of_new(subject).await?);
        }
        Ok(ring)
    }
}

impl Ring {
    /// Opens every field whose key is here; the others stay sealed.
    pub(crate) fn open(&self, fields: PersonalFields<'_>) {
        for (subject, field) in fields {
            let opened = self.0.get(&subject).zip(field.to_open());
            let opened = opened.and_then(|(key, sealed)| sealing::open_about(key, subject, sealed));
            if let Some(open) = opened {
                field.opened(&open);
            }
        }
    }

    /// Seals every field that is open; `false` if a key is missing.
    pub(crate) fn seal(&self, fields: PersonalFields<'_>) -> Result<bool, StoreError> {
        for (subject, field) in fields {
            let Some(open) = field.to_seal() else {
                continue;
            };
            let Some(key) = self.0.get(&subject) else {
                return Ok(false);
            };
            field.keep(sealing::seal_about(key, subject, &open)?);
        }
        Ok(true)
    }
}

/// Whom the fields are about.
pub(crate) fn subjects(fields: &PersonalFields<'_>) -> Vec<Subject> {
    let mut all: Vec<_> = fields.iter().map(|(subject, _)| *subject).collect();
    all.sort_unstable();
    all.dedup();
    all
}
