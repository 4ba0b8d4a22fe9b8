//! What the rows of a file came to.

use std::io::{BufRead as _, BufReader, Read, Write};

use passerelle_model::RecordRef;
use passerelle_store::Import;
use serde::{Deserialize, Serialize};

use crate::kind::{Judged, Verdict};
use crate::said::Said;

/// Rows of each verdict that are listed on the page. The result has all.
pub const LISTED: i64 = 5_000;

/// How many rows came to what, and what stopped the work: that may repeat what
/// stands in the file, so it is kept sealed as the file is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// Rows that make a record.
    pub new: i64,
    /// Rows that change one.
    pub change: i64,
    /// Rows that say what is known.
    pub same: i64,
    /// Rows that are refused.
    pub refused: i64,
    /// Sums and remarks.
    pub left_out: i64,
    /// Rows with nothing in them.
    pub blank: i64,
    /// Rows of which something is worth a look.
    pub remarked: i64,
    /// Changes that are to be made: a row may make several.
    pub actions: i64,
    /// Whether refused rows are left out and the others taken.
    pub leaves_out: bool,
    /// Whether the result says of rows that they were done.
    pub is_after: bool,
    /// The extension of the result's name; none before there is one, and of
    /// imports that an older program checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Why it stopped before its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Stopped>,
}

/// Why work on an import stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// The row at which it did; none for the whole file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// Why.
    pub says: Vec<Said>,
}

impl Stopped {
    /// For a reason that concerns the whole file.
    pub fn whole(said: Said) -> Self {
        Self {
            at: None,
            says: vec![said],
        }
    }
}

impl Outcome {
    /// What the rows of an import came to, as far as that is known.
    pub fn kept(import: &Import) -> Self {
        let kept = import.verdicts.as_deref().and_then(Self::from_json);
        kept.unwrap_or_default()
    }

    /// How many rows came to a verdict.
    pub const fn of(&self, verdict: Verdict) -> i64 {
        match verdict {
            Verdict::New => self.new,
            Verdict::Change => self.change,
            Verdict::Same => self.same,
            Verdict::Refused => self.refused,
            Verdict::LeftOut => self.left_out,
        }
    }

    /// All rows that are not blank.
    pub const fn rows(&self) -> i64 {
        self.new + self.change + self.same + self.refused + self.left_out
    }

    /// Counts a row.
    pub(crate) fn note(&mut self, judged: &Judged) {
        let count = match judged.verdict {
            Verdict::New => &mut self.new,
            Verdict::Change => &mut self.change,
            Verdict::Same => &mut self.same,
            Verdict::Refused => &mut self.refused,
            Verdict::LeftOut => &mut self.left_out,
        };
        *count += 1;
        self.remarked += i64::from(!judged.remarks.is_empty());
        self.actions += i64::try_from(judged.actions.len()).unwrap_or(i64::MAX);
    }

    /// As it is kept beside the import.
    pub fn to_json(&self) -> String {
        // A struct of numbers and texts always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it was kept.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// One row, as the page lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its number, as a spreadsheet counts.
    pub row: i64,
    /// The line of a text file, where that is another number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The sheet, where the file has sheets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// What it comes to.
    pub verdict: Verdict,
    /// Why it is refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Said>,
    /// What is worth a look.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Said>,
    /// What the row calls itself: a name, a code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub called: String,
    /// The record that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<RecordRef>,
}

/// Writes the list of what was found.
pub(crate) struct Findings<W> {
    to: W,
    listed: Outcome,
}

impl<W: Write> Findings<W> {
    pub(crate) fn new(to: W) -> Self {
        Self {
            to,
            listed: Outcome::default(),
        }
    }

    /// Lists a row, unless enough of its verdict are.
    pub(crate) fn put(&mut self, finding: &Finding, judged: &Judged) -> std::io::Result<()> {
        if self.listed.of(finding.verdict) >= LISTED {
            return Ok(());
        }
        self.listed.note(judged);
        let mut line = serde_json::to_vec(finding)?;
        line.push(b'\n');
        self.to.write_all(&line)
    }

    pub(crate) fn into_inner(self) -> W {
        self.to
    }
}

/// Rows of one verdict, or of all, from the `skip`th on, `most` of them at most.
pub fn read_findings(
    from: impl Read,
    verdict: Option<Verdict>,
    skip: usize,
    most: usize,
) -> std::io::Result<Vec<Finding>> {
    let mut found = Vec::new();
    let mut passed = 0;
    for line in BufReader::new(from).lines() {
        let finding: Finding = serde_json::from_str(&line?)?;
        if verdict.is_some_and(|wanted| wanted != finding.verdict) {
            continue;
        }
        if passed < skip {
            passed += 1;
            continue;
        }
        found.push(finding);
        if found.len() == most {
            break;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_listed_up_to_a_bound_and_read_page_by_page() {
        let mut findings = Findings::new(Vec::new());
        let judged = |verdict| Judged {
            verdict,
            ..Judged::same(None)
        };
        for n in 0..LISTED + 10 {
            for verdict in [Verdict::New, Verdict::Refused] {
                let finding = Finding {
                    row: n,
                    line: None,
                    sheet: None,
                    verdict,
                    faults: Vec::new(),
                    remarks: Vec::new(),
                    called: String::new(),
                    about: None,
                };
                findings.put(&finding, &judged(verdict)).unwrap();
            }
        }
        let text = findings.into_inner();
        let page = |verdict, skip| read_findings(text.as_slice(), verdict, skip, 50).unwrap();
        assert_eq!(page(Some(Verdict::Refused), 60)[0].row, 60);
        assert_eq!(page(None, 60)[0].row, 30);
        assert_eq!(page(Some(Verdict::New), 4_990).len(), 10);
        assert!(page(Some(Verdict::Same), 0).is_empty());
    }
}
