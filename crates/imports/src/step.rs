//! What can be asked of an import, and asking for it.

use passerelle_l10n::{Language, Words};
use passerelle_model::{ImportId, Purpose};
use passerelle_store::jobs::NewJob;
use passerelle_store::{Import, ImportState, Refusal, Store, StoreError};
use serde::{Deserialize, Serialize};

/// What a job is about.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asked {
    /// The import.
    pub import: ImportId,
    /// In whose words the result is written.
    pub language: String,
    /// Whether refused rows are left out and the others taken.
    #[serde(default)]
    pub leaves_out: bool,
}

impl Asked {
    /// The words of whoever asked.
    pub fn words(&self) -> Words {
        Words::of(self.language.parse().unwrap_or(Language::En))
    }
}

/// What can be asked of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Look at every row.
    Check,
    /// Do the rows.
    Commit,
    /// Take it back.
    Undo,
}

impl Step {
    /// The kind of job that does it.
    pub const fn job(self) -> &'static str {
        match self {
            Self::Check => "imports.check",
            Self::Commit => "imports.commit",
            Self::Undo => "imports.undo",
        }
    }

    /// The state of an import while it is done.
    pub const fn state(self) -> ImportState {
        match self {
            Self::Check => ImportState::Checking,
            Self::Commit => ImportState::Committing,
            Self::Undo => ImportState::Undoing,
        }
    }

    /// What is being done to an import that stands there.
    pub fn being_done(state: ImportState) -> Option<Self> {
        let all = [Self::Check, Self::Commit, Self::Undo];
        all.into_iter().find(|step| step.state() == state)
    }

    /// Whether it can be asked of an import that stands there. Work that ended
    /// before its end can be asked for again.
    pub const fn follows(self, state: ImportState) -> bool {
        matches!(
            (self, state),
            (
                Self::Check,
                ImportState::Mapping | ImportState::Checked | ImportState::Checking
            ) | (Self::Commit, ImportState::Checked | ImportState::Committing)
                | (
                    Self::Undo,
                    ImportState::Done | ImportState::Committing | ImportState::Undoing
                )
        )
    }
}

/// Asks for work on an import. Gives nothing if somebody else was quicker, or if
/// a job is at work on it or waits to be: two would do and undo the same rows.
pub async fn ask(
    store: &Store,
    purpose: Purpose,
    import: &mut Import,
    step: Step,
    asked: &Asked,
) -> Result<Option<NewJob>, Refusal> {
    let from = import.state;
    if !step.follows(from) || store.import_is_at_work(import).await? {
        return Ok(None);
    }
    import.state = step.state();
    if !store.import_step(import, from).await? {
        return Ok(None);
    }
    let about = serde_json::to_value(asked).map_err(StoreError::Json)?;
    let job = NewJob::of(step.job(), purpose).about(about);
    // With its kind: whoever asks for one thing must not be given another.
    Ok(Some(job.once(format!("{}-{}", step.job(), import.id))))
}
