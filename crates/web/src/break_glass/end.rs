//! Putting it back before its time.

use passerelle_model::grant::{EndGrant, GrantAction};
use passerelle_model::{Action, GrantId};

use crate::answer::Answer;
use crate::desk::{Desk, Outcome};
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};

pub(super) async fn end(desk: Desk, Path(id): Path<GrantId>, form: Form<Nothing>) -> Answer {
    let end = EndGrant {
        grant: id,
        at: desk.now(),
    };
    let action = Action::Grant(GrantAction::End(end));
    let flash = match desk.apply(&form, action).await? {
        Outcome::Done(_) => Flash::good("break-glass-ended"),
        Outcome::Mend(_) | Outcome::Conflict(_) => Flash::info("grant-moved-on"),
    };
    Ok(desk.done(&flash, &format!("/break-glass/{id}")))
}
