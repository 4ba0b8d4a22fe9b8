//! The list of entries.

use askama::Template;
use passerelle_model::action::KINDS;
use passerelle_model::policy::Duty;
use passerelle_model::{AccountId, Fault, Faults, RecordRef, text};
use passerelle_store::LogFilter;
use serde::Deserialize;

use super::{Line, line, people};
use crate::answer::{Answer, mend, page};
use crate::choices::Choice;
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::form::Query;
use crate::names::Names;
use crate::paging::{Pager, Paging};
use crate::pairs::address;
use crate::route::Ask;
use crate::shell::Shell;

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[
    ("kind", "log-filter-kind"),
    ("record", "log-record"),
    ("from", "log-filter-from"),
    ("to", "log-filter-to"),
];

/// What the address may say.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
pub(super) struct Filters {
    actor: String,
    kind: String,
    record: String,
    from: String,
    to: String,
}

impl Filters {
    fn filter(&self) -> Result<LogFilter, Faults> {
        let mut faults = Faults::new();
        let kind = faults.take("kind", optional(&self.kind, kind));
        let record = faults.take("record", optional(&self.record, |raw| raw.parse().ok()));
        let from = faults.take("from", text::date_optional(&self.from));
        let to = faults.take("to", text::date_optional(&self.to));
        let actor = faults.take("actor", optional(&self.actor, |raw| raw.parse().ok()));
        let filter = (|| {
            Some(LogFilter {
                actor: actor?,
                kind: kind?,
                record: record?,
                from: from?,
                to: to?,
            })
        })();
        faults.finish(filter)
    }

    fn pairs(&self) -> [(&str, &str); 5] {
        [
            ("actor", &self.actor),
            ("kind", &self.kind),
            ("record", &self.record),
            ("from", &self.from),
            ("to", &self.to),
        ]
    }

    /// The same list without one of the filters.
    fn without(&self, left_out: &str) -> String {
        let kept = self
            .pairs()
            .into_iter()
            .filter(|(name, _)| *name != left_out);
        address("/log", kept)
    }
}

fn optional<T>(raw: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    let read = read(raw.trim()).ok_or_else(|| Fault::new("", "unknown-choice"))?;
    Ok(Some(read))
}

fn kind(raw: &str) -> Option<String> {
    let known = KINDS.iter().find(|(kind, _)| *kind == raw)?;
    Some(known.0.to_owned())
}

form_pages!(List);

#[derive(Template)]
#[template(path = "log/list.html")]
struct List {
    shell: Shell,
    faults: FormFaults,
    /// Who did it, and about what, if the list is narrowed to one.
    actor: String,
    without_actor: String,
    record: String,
    without_record: String,
    kinds: Vec<Choice>,
    lines: Vec<Line>,
    narrowed: bool,
    may_read_reads: bool,
    pager: Pager,
    asked: Filters,
}

pub(super) async fn list(
    desk: Desk,
    Query(asked): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let (filter, faults) = match asked.filter() {
        Ok(filter) => (filter, None),
        Err(faults) => (LogFilter::default(), Some(faults)),
    };
    let found = desk.reader().log(&filter, &paging.page()).await?;
    let about = filter.record.into_iter().filter_map(account_of);
    let named = people(&found.rows)
        .into_iter()
        .chain(filter.actor)
        .chain(about);
    let names = Names::of(&desk, named).await?;
    let narrowed = asked.pairs().iter().any(|(_, value)| !value.is_empty());
    let shown = List {
        shell: Shell::of_desk(&desk).await?,
        faults: faults.as_ref().map_or_else(FormFaults::none, |faults| {
            FormFaults::of(desk.words(), faults, LABELS)
        }),
        actor: filter
            .actor
            .map(|actor| names.person(actor).name)
            .unwrap_or_default(),
        without_actor: asked.without("actor"),
        record: filter
            .record
            .map(|record| names.record(record).name)
            .unwrap_or_default(),
        without_record: asked.without("record"),
        kinds: kinds(&desk),
        lines: found
            .rows
            .iter()
            .map(|entry| line(&desk, &names, entry))
            .collect(),
        narrowed,
        may_read_reads: desk.admitted(Ask::Duty(Duty::Reads)),
        pager: paging.pager("/log", &asked.pairs(), &found),
        asked,
    };
    match faults {
        None => page(&shown),
        Some(_) => mend(&shown),
    }
}

fn account_of(record: RecordRef) -> Option<AccountId> {
    (record.noun == passerelle_model::Noun::Account).then(|| record.id.into())
}

fn kinds(desk: &Desk) -> Vec<Choice> {
    let words = desk.words();
    let line = |(kind, _): &(&str, i64)| Choice::plain(*kind, words.say_code("action", kind));
    KINDS.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_means_nothing_is_said_and_not_ignored() {
        let typed = Filters {
            kind: "office.paint".to_owned(),
            record: "office".to_owned(),
            from: "yesterday".to_owned(),
            ..Filters::default()
        };
        let faults = typed.filter().err().unwrap();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_ref()).collect();
        assert_eq!(fields, ["kind", "record", "from"]);
        assert_eq!(Filters::default().filter(), Ok(LogFilter::default()));
    }

    #[test]
    fn one_filter_can_be_left_out() {
        let typed = Filters {
            kind: "office.open".to_owned(),
            actor: "x".to_owned(),
            ..Filters::default()
        };
        assert_eq!(typed.without("actor"), "/log?kind=office.open");
    }
}
