//! What is wrong with a mapping, at the targets of its form.

use passerelle_imports::{Kind, Said};

use super::columns::label_key;
use crate::desk::Desk;
use crate::faults::FormFaults;

/// Faults of a mapping in a form.
pub(super) trait FormFaultsOf {
    /// Takes what is said of targets.
    fn take_said(&mut self, desk: &Desk, kind: &dyn Kind, said: &[Said]);
}

impl FormFaultsOf for FormFaults {
    fn take_said(&mut self, desk: &Desk, kind: &dyn Kind, said: &[Said]) {
        let words = desk.words();
        for said in said {
            let is_target = kind
                .targets()
                .iter()
                .any(|target| target.code == said.target);
            let (field, label) = if is_target {
                (
                    format!("col.{}", said.target),
                    label_key(kind, &said.target),
                )
            } else {
                (String::new(), "import-map-label".to_owned())
            };
            self.say_at(words, (&field, &label), said.word(words));
        }
    }
}
