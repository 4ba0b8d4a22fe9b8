//! Where an import stands, and what is done next.

use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use passerelle_imports::Outcome;
use passerelle_imports::desk::{self, Asked, Step};
use passerelle_model::ImportId;
use passerelle_store::jobs::Job;
use passerelle_store::{Import, ImportState};

use super::{StepLine, address, badge, columns, name, own, steps, verdicts, work};
use crate::answer::{Answer, Halt, see_other};
use crate::badge::Badge;
use crate::desk::Desk;
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path, Query};
use passerelle_model::Purpose;

/// The top of every page of one import.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) badge: Badge,
    pub(super) steps: Vec<StepLine>,
    pub(super) when: String,
    pub(super) size: String,
}

impl Head {
    pub(super) fn of(desk: &Desk, import: &Import) -> Self {
        let words = desk.words();
        let name = name(desk, import);
        Self {
            title: words.say_with("import-title", &[("name", name.into())]),
            kind: words.say_code("import-kind", &import.kind),
            badge: badge(desk, import.state),
            steps: steps(desk, import.state),
            when: desk.instant(import.made_at),
            size: words.size(u64::try_from(import.size).unwrap_or_default()),
        }
    }
}

pub(super) async fn show(
    desk: Desk,
    Path(id): Path<ImportId>,
    Query(asked): Query<verdicts::Filter>,
    headers: HeaderMap,
) -> Answer {
    let (import, kind) = own(&desk, id).await?;
    let (mut answer, goes_on) = match import.state {
        ImportState::Mapping => (columns::show(&desk, import, kind).await?, false),
        ImportState::Checking | ImportState::Committing | ImportState::Undoing => {
            work::show(&desk, import, asked.looks()).await?
        }
        ImportState::Checked | ImportState::Done | ImportState::Undone => {
            (verdicts::show(&desk, import, &asked).await?, false)
        }
    };
    // What refreshed itself as a part of the page becomes a whole page again
    // once the work is over: its buttons and its title are others now.
    if !goes_on && headers.contains_key("hx-request") {
        let whole = HeaderValue::from_static("true");
        answer.headers_mut().insert("hx-refresh", whole);
    }
    Ok(answer)
}

/// The job that is at work on an import, if it is still known.
pub(super) async fn job(desk: &Desk, import: &Import) -> Result<Option<Job>, Halt> {
    let Some(job) = import.job else {
        return Ok(None);
    };
    Ok(desk.reader().job(job).await.ok())
}

/// Asks for work on an import.
pub(super) async fn ask(desk: &Desk, mut import: Import, step: Step, leaves_out: bool) -> Answer {
    if let Some(job) = job(desk, &import).await?
        && !job.state.is_over()
    {
        // Work that is being done is not asked for again. Nor is it undone beside
        // itself: stopped, it takes back what it did.
        if step == Step::Undo && import.state == ImportState::Committing {
            desk.store().cancel_job(desk.actor(), job.id).await?;
        }
        return Ok(see_other(&address(import.id)));
    }
    let asked = Asked {
        import: import.id,
        language: desk.words().language().code().to_owned(),
        leaves_out,
    };
    let (store, why) = (desk.store(), Purpose::Administration);
    let new = desk::ask(store, why, &mut import, step, &asked).await?;
    let Some(new) = new else {
        return Ok(too_late(desk, import.id));
    };
    let job = store.enqueue(desk.actor(), new).await?;
    store.import_at_work(&mut import, job).await?;
    Ok(see_other(&address(import.id)))
}

/// Somebody was quicker.
pub(super) fn too_late(desk: &Desk, id: ImportId) -> Response {
    desk.done(&Flash::info("import-too-late"), &address(id))
}

pub(super) async fn commit(desk: Desk, Path(id): Path<ImportId>, form: Form<Nothing>) -> Answer {
    let (import, _) = own(&desk, id).await?;
    let left_out = import.state == ImportState::Committing && left_out(&desk, &import).await?;
    let leaves_out = form.field("refused") == "leave_out" || left_out;
    ask(&desk, import, Step::Commit, leaves_out).await
}

/// Whether refused rows are left out of work that goes on: as it says, or as it
/// was asked, where its worker ended before it could say so.
async fn left_out(desk: &Desk, import: &Import) -> Result<bool, Halt> {
    let asked = job(desk, import).await?;
    let asked = asked.and_then(|job| serde_json::from_value::<Asked>(job.payload).ok());
    Ok(Outcome::kept(import).leaves_out || asked.is_some_and(|asked| asked.leaves_out))
}

pub(super) async fn undo(desk: Desk, Path(id): Path<ImportId>, _: Form<Nothing>) -> Answer {
    let (import, _) = own(&desk, id).await?;
    ask(&desk, import, Step::Undo, false).await
}

/// Back to the columns, or to what stood before the work that ended early.
pub(super) async fn again(desk: Desk, Path(id): Path<ImportId>, form: Form<Nothing>) -> Answer {
    let (mut import, _) = own(&desk, id).await?;
    let from = import.state;
    if form.field("do") == "check" {
        return ask(&desk, import, Step::Check, false).await;
    }
    let over = job(&desk, &import)
        .await?
        .is_none_or(|job| job.state.is_over());
    let may = from == ImportState::Checked || (from == ImportState::Checking && over);
    if !may {
        return Ok(too_late(&desk, id));
    }
    import.state = ImportState::Mapping;
    if !desk.store().import_step(&mut import, from).await? {
        return Ok(too_late(&desk, id));
    }
    Ok(see_other(&address(id)))
}

/// Destroys the file.
pub(super) async fn remove(desk: Desk, Path(id): Path<ImportId>, _: Form<Nothing>) -> Answer {
    let (import, _) = own(&desk, id).await?;
    let at_rest = matches!(
        import.state,
        ImportState::Mapping | ImportState::Checked | ImportState::Done | ImportState::Undone
    );
    if !at_rest {
        return Ok(too_late(&desk, id));
    }
    desk.store().import_forget(&import).await?;
    Ok(desk.done(&Flash::good("import-removed"), "/imports"))
}
