//! What went wrong, in words for the person at the terminal.
//!
//! A line of each: `error:` what did not work, `cause:` why, `hint:` what to
//! do. Lower case, no full stop. Nothing personal is ever in one, and no
//! secret: settings are named by their key, never by their value.

mod backup;

use std::error::Error;
use std::process::ExitCode;

use passerelle_l10n::{Language, Value, Words};
use passerelle_model::policy::Denial;
use passerelle_model::{Fault, FaultValue, Faults};
use passerelle_store::{Refusal, StoreError};

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Wrong {
    /// What did not work.
    pub(crate) error: String,
    /// Why, from the nearest cause to the deepest.
    pub(crate) causes: Vec<String>,
    /// What to do.
    pub(crate) hint: Option<String>,
}

/// Why a command ends without having done its work.
#[derive(Debug)]
pub(crate) struct Trouble {
    wrongs: Vec<Wrong>,
    usage: bool,
}

impl Trouble {
    /// Something did not work.
    pub(crate) fn new(error: impl Into<String>) -> Self {
        let wrong = Wrong {
            error: error.into(),
            causes: Vec::new(),
            hint: None,
        };
        Self::of(vec![wrong])
    }

    /// Several things are wrong at once.
    pub(crate) const fn of(wrongs: Vec<Wrong>) -> Self {
        Self {
            wrongs,
            usage: false,
        }
    }

    /// An error with the causes that it tells itself.
    pub(crate) fn from_error(error: &dyn Error) -> Self {
        let trouble = Self::new(error.to_string());
        match error.source() {
            Some(source) => trouble.caused_by(source),
            None => trouble,
        }
    }

    /// Adds why.
    #[must_use]
    pub(crate) fn cause(mut self, cause: impl Into<String>) -> Self {
        if let Some(wrong) = self.wrongs.last_mut() {
            wrong.causes.push(cause.into());
        }
        self
    }

    /// Adds why, with the causes behind it.
    #[must_use]
    pub(crate) fn caused_by(mut self, error: &dyn Error) -> Self {
        let mut next = Some(error);
        while let Some(error) = next {
            let says = error.to_string();
            // Many errors say again what the one behind them says.
            let said = |wrong: &Wrong| {
                wrong
                    .causes
                    .last()
                    .is_some_and(|last| last.ends_with(&says))
            };
            if !self.wrongs.last().is_some_and(said) {
                self = self.cause(says);
            }
            next = error.source();
        }
        self
    }

    /// Adds what to do.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Some(wrong) = self.wrongs.last_mut() {
            wrong.hint = Some(hint.into());
        }
        self
    }

    /// What was typed is wrong, rather than the world.
    #[must_use]
    pub(crate) const fn usage(mut self) -> Self {
        self.usage = true;
        self
    }

    /// Everything that is wrong.
    pub(crate) fn wrongs(&self) -> &[Wrong] {
        &self.wrongs
    }

    /// How the program ends: 1 if it did not work, 2 if it was asked wrongly.
    pub(crate) fn exit(&self) -> ExitCode {
        ExitCode::from(if self.usage { 2 } else { 1 })
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        let trouble = match &error {
            StoreError::Sql(source) => Self::new("the database refused").caused_by(source),
            _ => Self::from_error(&error),
        };
        match hint_of(&error) {
            Some(hint) => trouble.hint(hint),
            None => trouble,
        }
    }
}

const fn hint_of(error: &StoreError) -> Option<&'static str> {
    Some(match error {
        StoreError::NotThere { .. } => {
            "make one with `passerelle init`, or name its folder with `--data-dir`"
        }
        StoreError::NotEmpty { .. } => {
            "name another folder with `--data-dir`; nothing is ever made over what is there"
        }
        StoreError::DatabaseNotEmpty => "name an empty database",
        StoreError::Behind { .. } => "make a backup, then run `passerelle migrate`",
        StoreError::Newer { .. } => "use the program that made it, or a newer one",
        StoreError::Full => "free some space and try again; nothing was written",
        StoreError::Busy => {
            "wait for whatever holds the database, or end it; see that a database server answers"
        }
        StoreError::Backup(error) => return Some(backup::hint_of(error)),
        StoreError::Key(_) => "put the folder `keys` back from its own backup",
        StoreError::Sql(_) => "`passerelle doctor` checks the database and its address",
        StoreError::Corrupt(_) | StoreError::Unreadable(_) | StoreError::Damaged => {
            "`passerelle log verify` and `passerelle doctor` tell what is damaged"
        }
        _ => return None,
    })
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied(denial) => denied(denial),
            // It was asked well, and the state of things speaks against it.
            Refusal::Faults(faults) => Self::of(faults.iter().map(Wrong::from).collect()),
            Refusal::Conflict(conflict) => {
                Self::new(format!("{} was changed at the same time", conflict.record))
                    .hint("look at it again, then repeat the command")
            }
            Refusal::NotFound => Self::new("there is no such record"),
            Refusal::Store(error) => error.into(),
        }
    }
}

fn denied(denial: Denial) -> Trouble {
    Trouble::new("the console may not do this")
        .cause(format!("the policy says `{}`", denial.code()))
        .hint("let somebody with the right role do it, signed in")
}

impl From<Faults> for Trouble {
    fn from(faults: Faults) -> Self {
        Self::of(faults.iter().map(Wrong::from).collect()).usage()
    }
}

/// A fault's sentence says what is wrong, and the next what to do about it.
impl From<&Fault> for Wrong {
    fn from(fault: &Fault) -> Self {
        let values: Vec<_> = fault.values.iter().map(in_words).collect();
        let key = format!("fault-{}", fault.key);
        let wrong = Self::said(&Words::of(Language::En).say_with(&key, &values));
        Self {
            error: match fault.field.as_ref() {
                "" => wrong.error,
                field => format!("{field}: {}", wrong.error),
            },
            ..wrong
        }
    }
}

impl Wrong {
    /// What a page would say in two sentences: what is wrong, and what to do.
    pub(crate) fn said(says: &str) -> Self {
        let (error, hint) = match says.split_once(". ") {
            Some((error, hint)) => (error, Some(spoken_low(hint))),
            None => (says, None),
        };
        Self {
            error: spoken_low(error),
            causes: Vec::new(),
            hint,
        }
    }
}

fn in_words<'a>((name, value): &'a (&'static str, FaultValue)) -> (&'static str, Value<'a>) {
    let value = match value {
        FaultValue::Number(number) => Value::from(*number),
        FaultValue::Text(text) => Value::from(text.as_str()),
    };
    (name, value)
}

/// A sentence in the manner of these lines: lower case, no full stop.
fn spoken_low(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_becomes_an_error_with_a_hint() {
        let fault = Fault::new("email", "not-an-email");
        let trouble = Trouble::from(Faults::from(fault));
        let wrong = &trouble.wrongs()[0];
        assert_eq!(wrong.error, "email: this is not an e-mail address");
        assert_eq!(
            wrong.hint.as_deref(),
            Some("write it like name@example.org")
        );
        assert!(trouble.usage);
    }

    #[test]
    fn causes_go_from_the_nearest_to_the_deepest() {
        let source = std::io::Error::other("the cable is out");
        let error = StoreError::Io {
            what: "cannot make the data folder",
            source,
        };
        let trouble = Trouble::from(error);
        let wrong = &trouble.wrongs()[0];
        assert_eq!(wrong.error, "cannot make the data folder");
        assert_eq!(wrong.causes, ["the cable is out"]);
    }
}
