//! What a kind of import is: where its columns go, and what becomes of a row.

use std::pin::Pin;

use passerelle_model::policy::Need;
use passerelle_model::{Action, RecordRef};
use passerelle_store::{Reader, Refusal, Store};
use passerelle_tables::Choices;
use passerelle_tables::mapping::{self, FieldKind};
use serde::{Deserialize, Serialize};

use crate::item::Item;
use crate::said::Said;

/// How a column is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// As text.
    Text,
    /// As a code: a short text in which few signs stand.
    Code,
    /// As a number.
    Number,
    /// As a day.
    Day,
    /// As degrees north of the equator.
    Latitude,
    /// As degrees east of Greenwich.
    Longitude,
    /// As a yes or no.
    YesNo,
}

/// Where a column may go.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its code: in mappings, in addresses of forms, in `import-KIND-CODE`,
    /// which words it.
    pub code: &'static str,
    /// What it belongs with; targets of the group `""` are shown first.
    pub group: &'static str,
    /// Whether no row can do without.
    pub required: bool,
    /// How it is read.
    pub reads: Reads,
    /// What people write above such a column.
    pub synonyms: &'static [&'static str],
    /// The hashtags of such a column, as patterns.
    pub tags: &'static [&'static str],
    /// What it may be, where that is a list: a column of such words is likely it.
    pub list: Option<fn() -> Choices>,
    /// Whether one value may stand for all rows.
    pub fixed: bool,
    /// The target without which this one says nothing.
    pub with: Option<&'static str>,
}

impl Target {
    /// A target of texts that may be left out.
    pub const fn text(code: &'static str) -> Self {
        Self {
            code,
            group: "",
            required: false,
            reads: Reads::Text,
            synonyms: &[],
            tags: &[],
            list: None,
            fixed: false,
            with: None,
        }
    }

    /// One value may stand for all rows.
    #[must_use]
    pub const fn fixed(mut self) -> Self {
        self.fixed = true;
        self
    }

    /// It says nothing without another.
    #[must_use]
    pub const fn with(mut self, target: &'static str) -> Self {
        self.with = Some(target);
        self
    }

    /// One of a list.
    #[must_use]
    pub const fn one_of(mut self, list: fn() -> Choices) -> Self {
        self.list = Some(list);
        self
    }

    /// The same, as the reader of tables wants it.
    pub(crate) fn of_table(&self) -> mapping::Target {
        let kind = match self.reads {
            Reads::Text if self.list.is_some() => FieldKind::Choice,
            Reads::Text | Reads::Code => FieldKind::Text,
            Reads::Number => FieldKind::Decimal,
            Reads::Day => FieldKind::Date,
            Reads::Latitude => FieldKind::Latitude,
            Reads::Longitude => FieldKind::Longitude,
            Reads::YesNo => FieldKind::YesNo,
        };
        let mut target =
            mapping::Target::new(self.code, kind).called(self.synonyms.iter().copied());
        // A pattern that is none would fit nothing; a test reads them all.
        target.tags = self
            .tags
            .iter()
            .filter_map(|tag| tag.parse().ok())
            .collect();
        target.required = self.required;
        target.choices = self.list.map(|list| list());
        target
    }

    /// Read in another way.
    #[must_use]
    pub const fn reads(mut self, reads: Reads) -> Self {
        self.reads = reads;
        self
    }

    /// Shown with a group, behind the first.
    #[must_use]
    pub const fn within(mut self, group: &'static str) -> Self {
        self.group = group;
        self
    }

    /// Needed by every row.
    #[must_use]
    pub const fn needed(mut self) -> Self {
        self.required = true;
        self
    }

    /// What people write above it.
    #[must_use]
    pub const fn called(mut self, synonyms: &'static [&'static str]) -> Self {
        self.synonyms = synonyms;
        self
    }

    /// Its hashtags.
    #[must_use]
    pub const fn tagged(mut self, tags: &'static [&'static str]) -> Self {
        self.tags = tags;
        self
    }
}

/// What a row comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It makes a record.
    New,
    /// It changes one that is there.
    Change,
    /// All that it says is known.
    Same,
    /// It cannot be taken.
    Refused,
    /// It is no row of the table: a sum, a remark below it.
    LeftOut,
}

impl Verdict {
    /// Every verdict, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::Change,
        Self::Same,
        Self::Refused,
        Self::LeftOut,
    ];

    /// The verdict's code; `import-verdict-CODE` words it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Change => "change",
            Self::Same => "same",
            Self::Refused => "refused",
            Self::LeftOut => "left_out",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// An action with its place in the order: what others build on goes first.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// Actions of a lower rank are done before those of a higher one, whatever
    /// the order of the rows.
    pub rank: u8,
    /// What is done.
    pub action: Action,
}

/// What was found about a row.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What it comes to.
    pub verdict: Verdict,
    /// Why it is refused; empty otherwise.
    pub faults: Vec<Said>,
    /// What is worth a look, though it refuses nothing.
    pub remarks: Vec<Said>,
    /// What is done for it; empty if it is refused or says nothing new.
    pub actions: Vec<Ranked>,
    /// The record that it is about, where that is known.
    pub about: Option<RecordRef>,
}

impl Judged {
    /// A row that does something.
    pub const fn does(verdict: Verdict, actions: Vec<Ranked>, about: RecordRef) -> Self {
        Self {
            verdict,
            faults: Vec::new(),
            remarks: Vec::new(),
            actions,
            about: Some(about),
        }
    }

    /// A row that is refused.
    pub const fn refused(faults: Vec<Said>) -> Self {
        Self {
            verdict: Verdict::Refused,
            faults,
            remarks: Vec::new(),
            actions: Vec::new(),
            about: None,
        }
    }

    /// A row that says what is known.
    pub const fn same(about: Option<RecordRef>) -> Self {
        Self {
            verdict: Verdict::Same,
            faults: Vec::new(),
            remarks: Vec::new(),
            actions: Vec::new(),
            about,
        }
    }

    /// Adds something worth a look.
    #[must_use]
    pub fn remark(mut self, said: Said) -> Self {
        self.remarks.push(said);
        self
    }
}

/// Waiting for the store.
pub type Asking<'a> = Pin<Box<dyn Future<Output = Result<(), Refusal>> + Send + 'a>>;

/// A kind of import.
///
/// Everything else (choosing the file, mapping, preview, dry run, commit,
/// result, undo) is the desk's and the same for all kinds.
pub trait Kind: Send + Sync + 'static {
    /// Its code: `places`.
    fn code(&self) -> &'static str;

    /// What whoever commits must hold. The door asks again for every row.
    fn need(&self) -> Need;

    /// Where columns may go.
    fn targets(&self) -> &'static [Target];

    /// Whether a feature of GeoJSON brings more than its properties.
    fn takes_geometry(&self) -> bool {
        false
    }

    /// Targets by which a row is called where it is listed: the first two that
    /// it fills.
    fn callers(&self) -> &'static [&'static str] {
        &["code", "name"]
    }

    /// What is wrong with a row by itself: for the preview.
    fn look(&self, item: &Item<'_>) -> Vec<Said>;

    /// Begins to judge the rows of one file.
    fn begin(&self, store: &Store) -> Box<dyn Session>;
}

/// The judgement of one file.
///
/// The file is read twice. First every row is noted, so that the session knows
/// what the rows call each other and what it has to ask the store, in few
/// questions. Then every row is judged, without a question and without a
/// change, as often as the desk likes, and always with the same answer.
pub trait Session: Send + Sync {
    /// Takes note of a row.
    fn note(&mut self, item: &Item<'_>);

    /// Asks the store, after the last row was noted.
    fn settle<'a>(&'a mut self, reader: &'a Reader) -> Asking<'a>;

    /// Judges a row.
    fn judge(&self, item: &Item<'_>) -> Judged;
}
