//! Two people changed one record: both versions, field by field.
//!
//! The page is a form that carries everything typed, the record's present
//! version and one choice per field; it is sent to the address of the first
//! form, whose handler calls [`Form::settled`].

use askama::Template;
use axum::http::StatusCode;
use passerelle_model::record::FieldConflict;
use passerelle_model::{AccountId, Conflict, FieldValue};
use passerelle_store::Page;

use crate::answer::{Answer, Halt, page_as};
use crate::desk::Desk;
use crate::form::Form;
use crate::shell::Shell;

/// One field of the table.
pub(crate) struct Clash {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) was: String,
    pub(crate) theirs: String,
    pub(crate) yours: String,
    /// The choice that is made already: where only one of the two changed it.
    pub(crate) choice: &'static str,
}

#[derive(Template)]
#[template(path = "errors/conflict.html")]
struct ConflictPage {
    shell: Shell,
    lead: String,
    action: String,
    /// Where whoever gives up goes: the record as it is now.
    cancel: String,
    expected_version: i64,
    typed: Vec<(String, String)>,
    fields: Vec<Clash>,
}

/// How a page words the fields of its noun.
pub(crate) struct Wording<'a> {
    /// Pairs each field with the key of its label.
    pub(crate) labels: &'a [(&'a str, &'a str)],
    /// Words a value of a field: the name of an office for its id, say.
    pub(crate) value: &'a (dyn Fn(&str, &str) -> String + Sync),
}

impl Desk {
    /// The page that shows both versions. `action` is the address to which the
    /// form was sent, `cancel` the record's own page.
    pub(crate) async fn conflict<T>(
        &self,
        form: &Form<T>,
        conflict: &Conflict,
        wording: &Wording<'_>,
        (action, cancel): (&str, &str),
    ) -> Answer {
        let typed = form
            .typed_values()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        // What the form does not have was changed by them alone, and stays.
        let asked = |field: &&FieldConflict| {
            let mut labels = wording.labels.iter();
            labels.any(|(name, _)| *name == field.name)
        };
        let fields = conflict.fields.iter().filter(asked);
        let page = ConflictPage {
            shell: Shell::of_desk(self).await?,
            lead: self.who_was_first(conflict).await?,
            action: action.to_owned(),
            cancel: cancel.to_owned(),
            expected_version: conflict.current.0,
            typed,
            fields: fields.map(|field| self.clash(field, wording)).collect(),
        };
        let problem = Halt::Conflict(Box::new(conflict.clone()));
        Ok(problem.shown_as(page_as(StatusCode::CONFLICT, &page)?))
    }

    fn clash(&self, field: &FieldConflict, wording: &Wording<'_>) -> Clash {
        let label = wording.labels.iter().find(|(name, _)| *name == field.name);
        let worded = |value: &FieldValue| self.worded(field.name, value, wording);
        Clash {
            name: field.name,
            label: self.words().say(label.map_or(field.name, |(_, key)| key)),
            was: worded(&field.was),
            theirs: worded(&field.theirs),
            yours: worded(&field.yours),
            choice: choice(field),
        }
    }

    fn worded(&self, name: &str, value: &FieldValue, wording: &Wording<'_>) -> String {
        match value {
            FieldValue::Absent => self.words().say("shell-value-none"),
            FieldValue::Plain(text) => (wording.value)(name, text),
            FieldValue::Personal(personal) => match personal.value() {
                Some(text) => text.clone(),
                None => self.words().say("shell-value-erased"),
            },
        }
    }

    /// Who made the present version, and when.
    async fn who_was_first(&self, conflict: &Conflict) -> Result<String, Halt> {
        let newest = Page::first(1);
        let history = self.reader().history(conflict.record, &newest).await;
        let last = history.ok().and_then(|paged| paged.rows.into_iter().next());
        let Some(last) = last else {
            return Ok(self.words().say("error-409-what"));
        };
        let when = self.relative(last.entry.recorded_at);
        let name = self.actor_name(&last.entry.actor).await?;
        let values = [("name", name.into()), ("when", when.into())];
        Ok(self.words().say_with("conflict-lead", &values))
    }

    /// The name of whoever the log names: a colleague, or the console.
    pub(crate) async fn actor_name(&self, actor: &str) -> Result<String, Halt> {
        let Ok(account) = actor.parse::<AccountId>() else {
            return Ok(self.words().say("face-console"));
        };
        let mut names = self.reader().account_names(&[account]).await?;
        let name = names.remove(&account);
        Ok(name.unwrap_or_else(|| self.words().say("shell-value-erased")))
    }
}

fn choice(field: &FieldConflict) -> &'static str {
    if field.was.same_as(&field.yours) {
        "theirs"
    } else if field.was.same_as(&field.theirs) {
        "yours"
    } else {
        ""
    }
}
