//! What a person decides about columns: taken from the form, or from a file.

use std::sync::Arc;

use passerelle_imports::Kind;
use passerelle_imports::desk::{Choice as From, Step, choose, survey};
use passerelle_model::{Faults, ImportId};
use passerelle_store::{Import, ImportState};
use passerelle_tables::mapping::Mapping;

use super::columns::{columns, mapping};
use super::lines::column_of;
use super::new::broken;
use super::reading::ReadingForm;
use super::{address, own, stand};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::Desk;
use crate::faults::FormFaults;
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};

/// Takes what the form says: shows it again, or has every row looked at.
pub(super) async fn settle(
    desk: Desk,
    Path(id): Path<ImportId>,
    form: Form<ReadingForm>,
) -> Answer {
    let (mut import, kind) = own(&desk, id).await?;
    if import.state != ImportState::Mapping {
        return Ok(stand::too_late(&desk, id));
    }
    let mut faults = Faults::new();
    let before = mapping(&import, &*kind);
    let Some(options) = form.options(&mut faults) else {
        let faults = FormFaults::of(desk.words(), &faults, LABELS);
        let mut again = columns(&desk, &import, &kind, (before, faults)).await?;
        again.form = form.into_typed();
        return mend(&again);
    };
    let read_otherwise = options != before.options;
    let decided = if read_otherwise {
        guessed_anew(&desk, &import, &kind, options).await?
    } else {
        chosen(&desk, &import, &kind, (before, &form)).await?
    };
    import.mapping = decided.to_toml().ok();
    if !desk
        .store()
        .import_step(&mut import, ImportState::Mapping)
        .await?
    {
        return Ok(stand::too_late(&desk, id));
    }
    if read_otherwise {
        return Ok(desk.done(&Flash::info("import-reading-read-again"), &address(id)));
    }
    let shown = columns(&desk, &import, &kind, (decided, FormFaults::none())).await?;
    if form.field("do") != "check" {
        return page(&shown);
    }
    if !shown.faults.is_empty() {
        return mend(&shown);
    }
    stand::ask(&desk, import, Step::Check, false).await
}

const LABELS: &[(&str, &str)] = &[
    ("header", "import-reading-header"),
    ("tags", "import-reading-tags"),
];

/// The file is read in another way: what its columns are is guessed again.
async fn guessed_anew(
    desk: &Desk,
    import: &Import,
    kind: &Arc<dyn Kind>,
    options: passerelle_tables::Options,
) -> Result<Mapping, Halt> {
    let mut decided = match survey(desk.store(), import, kind, options.clone()).await {
        Ok(surveyed) => surveyed.guessed(&**kind, &surveyed.guess(&**kind)),
        // Shown with its reason, so that it can be said otherwise again.
        Err(unread) if !unread.said().is_empty() => mapping(import, &**kind),
        Err(unread) => return Err(broken(unread)),
    };
    decided.options = options;
    Ok(decided)
}

/// What was chosen for each target.
async fn chosen(
    desk: &Desk,
    import: &Import,
    kind: &Arc<dyn Kind>,
    (mut mapping, form): (Mapping, &Form<ReadingForm>),
) -> Result<Mapping, Halt> {
    let surveyed = match survey(desk.store(), import, kind, mapping.options.clone()).await {
        Ok(surveyed) => surveyed,
        Err(unread) if !unread.said().is_empty() => return Ok(mapping),
        Err(unread) => return Err(broken(unread)),
    };
    for target in kind.targets() {
        let chosen = form.field(&format!("col.{}", target.code));
        let value = form.field(&format!("val.{}", target.code));
        let from = match chosen {
            "=" => From::Value(value.to_owned()),
            // A value that was typed means what it says, whatever is chosen.
            "" if !value.trim().is_empty() => From::Value(value.to_owned()),
            "" => From::None,
            column => column.parse().map_or(From::None, From::Column),
        };
        let field = mapping.fields.get(target.code);
        let is_same = field
            .and_then(|field| column_of(&surveyed.reading, field))
            .is_some_and(|column| from == From::Column(column.index));
        // What a saved mapping says besides (replaced values) stays.
        if !is_same {
            choose(&mut mapping, &surveyed.reading, target.code, &from);
        }
    }
    form.conventions(&**kind, &mut mapping);
    Ok(mapping)
}

/// Takes a mapping from a file.
pub(super) async fn use_map(desk: Desk, Path(id): Path<ImportId>, form: Form<Nothing>) -> Answer {
    let (mut import, kind) = own(&desk, id).await?;
    if import.state != ImportState::Mapping {
        return Ok(stand::too_late(&desk, id));
    }
    let read = form.file("map").map(|file| {
        let text = std::str::from_utf8(&file.bytes).unwrap_or_default();
        Mapping::from_toml(text)
    });
    let words = desk.words();
    let wrong = match read {
        None => words.say("fault-file-required"),
        Some(Err(_)) => words.say("import-map-wrong"),
        Some(Ok(given)) if !given.imports.is_empty() && given.imports != kind.code() => {
            words.say("import-map-other-kind")
        }
        Some(Ok(given)) => {
            import.mapping = given.to_toml().ok();
            if !desk
                .store()
                .import_step(&mut import, ImportState::Mapping)
                .await?
            {
                return Ok(stand::too_late(&desk, id));
            }
            return Ok(desk.done(&Flash::good("import-map-used"), &address(id)));
        }
    };
    let faults = FormFaults::at_field_said(words, ("map", "import-map-label"), wrong);
    let mapping = mapping(&import, &*kind);
    mend(&columns(&desk, &import, &kind, (mapping, faults)).await?)
}
