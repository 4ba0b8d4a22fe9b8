//! What the small forms of an office have in common, and what all of its forms
//! do when two people were at work at once.

use passerelle_model::office::Office;
use passerelle_model::{Conflict, Fault, Noun, OfficeId};

use super::{Crumb, address, crumbs, name_of};
use crate::answer::{Answer, Halt};
use crate::conflict::Wording;
use crate::desk::Desk;
use crate::fields::{self, FieldWords};
use crate::form::Form;

/// What the forms of one office have in common.
pub(super) struct Frame {
    pub(super) crumbs: Vec<Crumb>,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) expected_version: i64,
    pub(super) cancel: String,
}

/// The office with what stands around its form.
pub(super) async fn frame(desk: &Desk, id: OfficeId, title: &str) -> Result<(Office, Frame), Halt> {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let tree = desk.reader().offices().await?;
    let name = name_of(desk, &tree, id);
    let frame = Frame {
        crumbs: crumbs(desk, &tree, id, true),
        title: desk.words().say_with(title, &[("name", (&name).into())]),
        name,
        expected_version: office.version.0,
        cancel: address(id),
    };
    Ok((office, frame))
}

/// Two people did it at once: both versions, in words.
pub(super) async fn both<T>(
    desk: &Desk,
    form: &Form<T>,
    conflict: &Conflict,
    (way, labels): (&str, fields::Labels),
) -> Answer {
    let id = OfficeId::from(conflict.record.id);
    let names = conflict.fields.iter().flat_map(|field| {
        [&field.was, &field.theirs, &field.yours].map(|value| (field.name, value))
    });
    let words = FieldWords::of(desk, names).await?;
    let value = |name: &str, text: &str| words.plain(Noun::Office, name, text);
    let wording = Wording {
        labels,
        value: &value,
    };
    let here = address(id);
    let ways = (&*format!("{here}/{way}"), &*here);
    desk.conflict(form, conflict, &wording, ways).await
}

/// An id that was chosen from a list, or nothing.
pub(super) fn chosen<T: std::str::FromStr>(raw: &str) -> Result<Option<T>, Fault> {
    match raw.trim() {
        "" => Ok(None),
        id => id
            .parse()
            .map(Some)
            .or(Err(Fault::new("", "unknown-choice"))),
    }
}
