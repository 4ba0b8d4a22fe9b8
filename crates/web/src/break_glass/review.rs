//! What the data protection officer found.

use passerelle_model::grant::{GrantAction, Review, ReviewGrant};
use passerelle_model::{Action, Fault, Faults, GrantId};
use serde::Deserialize;

use super::broken;
use super::show::show_page;
use crate::answer::{Answer, Halt, mend};
use crate::desk::{Desk, Outcome};
use crate::faults::FormFaults;
use crate::flash::Flash;
use crate::form::{Form, Path};

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[("finding", "break-glass-review-title")];

/// What is chosen.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ReviewForm {
    finding: String,
}

fn finding(raw: &str) -> Result<Review, Faults> {
    let known = [Review::Justified, Review::NotJustified];
    let found = known.into_iter().find(|review| review.code() == raw);
    let key = if raw.is_empty() {
        "required"
    } else {
        "unknown-choice"
    };
    found.ok_or_else(|| Fault::new("finding", key).into())
}

pub(super) async fn review(desk: Desk, Path(id): Path<GrantId>, form: Form<ReviewForm>) -> Answer {
    let grant = desk.reader().grant(id).await?;
    if broken(&grant).is_none() {
        return Err(Halt::NotFound);
    }
    let again = async |faults| mend(&show_page(&desk, &grant, form.finding.clone(), faults).await?);
    let worded = |faults: &Faults| FormFaults::of(desk.words(), faults, LABELS);
    let finding = match finding(&form.finding) {
        Ok(finding) => finding,
        Err(faults) => return again(worded(&faults)).await,
    };
    let action = Action::Grant(GrantAction::Review(ReviewGrant { grant: id, finding }));
    match desk.apply(&form, action).await? {
        Outcome::Done(_) => Ok(desk.done(&Flash::good("break-glass-review-done"), "/break-glass")),
        Outcome::Mend(faults) => again(worded(&faults)).await,
        Outcome::Conflict(_) => again(FormFaults::whole(desk.words().say("grant-moved-on"))).await,
    }
}
