//! Where one is signed in.

use askama::Template;
use passerelle_store::SessionInfo;
use serde::Deserialize;

use super::device::device;
use crate::answer::{Answer, page};
use crate::desk::Desk;
use crate::flash::Flash;
use crate::form::Form;
use crate::shell::Shell;

/// Which session ends: its id, or all but this one.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct EndForm {
    end: String,
}

struct Line {
    id: String,
    device: String,
    began: String,
    seen: String,
    this: bool,
}

#[derive(Template)]
#[template(path = "me/sessions.html")]
struct Sessions {
    shell: Shell,
    lines: Vec<Line>,
}

pub(super) async fn list(desk: Desk) -> Answer {
    let sessions = desk.store().sessions_of(desk.session().account).await?;
    page(&Sessions {
        shell: Shell::of_desk(&desk).await?,
        lines: sessions
            .into_iter()
            .map(|session| line(&desk, session))
            .collect(),
    })
}

fn line(desk: &Desk, session: SessionInfo) -> Line {
    let device = device(&session.agent);
    Line {
        this: session.id == desk.session().id,
        id: session.id,
        device: if device.is_empty() {
            desk.words().say("shell-value-unknown")
        } else {
            device
        },
        began: desk.instant(session.made_at),
        seen: desk.relative(session.seen_at),
    }
}

pub(super) async fn end(desk: Desk, form: Form<EndForm>) -> Answer {
    let (actor, own) = (desk.actor(), desk.session());
    let flash = if form.end == "others" {
        desk.store()
            .end_sessions(actor, own.account, Some(&own.id))
            .await?;
        Flash::good("me-sessions-ended")
    } else {
        desk.store()
            .end_session(actor, own.account, &form.end)
            .await?;
        Flash::good("me-session-ended")
    };
    Ok(desk.done(&flash, "/me/sessions"))
}
