//! One webhook, and what can be done with it.

use askama::Template;
use passerelle_model::policy::{Duty, Need};
use passerelle_model::webhook::{
    EndWebhook, PauseWebhook, ResumeWebhook, Webhook, WebhookAction, WebhookStatus,
};
use passerelle_model::{Action, Noun, WebhookId};
use passerelle_store::Page;

use super::{Line, address, crumbs, line};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::history::{Event, events};
use crate::names::Names;
use crate::offices::Crumb;
use crate::paging::ROWS;
use crate::shell::Shell;
use crate::why::{Asking, Why};

#[derive(Template)]
#[template(path = "webhooks/show.html")]
struct Show {
    shell: Shell,
    crumbs: Vec<Crumb>,
    webhook: Line,
    stands: WebhookStatus,
    events: Vec<Event>,
    why: Why,
}

impl Show {
    fn may_pause(&self) -> bool {
        self.stands == WebhookStatus::Active
    }

    fn may_resume(&self) -> bool {
        matches!(self.stands, WebhookStatus::Paused | WebhookStatus::Failing)
    }

    fn is_failing(&self) -> bool {
        self.stands == WebhookStatus::Failing
    }

    fn has_ended(&self) -> bool {
        self.stands == WebhookStatus::Ended
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<WebhookId>) -> Answer {
    let webhook = desk.reader().webhook(id).await?;
    let names = Names::of(&desk, []).await?;
    let history = desk.reader().history(id.into(), &Page::first(ROWS)).await?;
    page(&Show {
        shell: Shell::of_desk(&desk).await?,
        crumbs: crumbs(&desk, None),
        stands: webhook.status,
        events: events(&desk, Noun::Webhook, &history.rows).await?,
        why: Asking::of(Some(webhook.office))
            .read(Need::Duty(Duty::Webhooks))
            .change(Need::Duty(Duty::Webhooks))
            .word(&desk)
            .await?,
        webhook: line(desk.words(), &names, &webhook),
    })
}

pub(super) async fn pause(desk: Desk, Path(id): Path<WebhookId>, form: Form<Nothing>) -> Answer {
    let pause = PauseWebhook {
        webhook: id,
        failing: false,
    };
    turned(&desk, &form, WebhookAction::Pause(pause), "webhook-paused").await
}

pub(super) async fn resume(desk: Desk, Path(id): Path<WebhookId>, form: Form<Nothing>) -> Answer {
    let resume = ResumeWebhook { webhook: id };
    turned(
        &desk,
        &form,
        WebhookAction::Resume(resume),
        "webhook-resumed",
    )
    .await
}

async fn turned(
    desk: &Desk,
    form: &Form<Nothing>,
    action: WebhookAction,
    said: &'static str,
) -> Answer {
    let webhook = desk.reader().webhook(action.webhook()).await?;
    match desk.apply(form, Action::Webhook(action)).await? {
        Outcome::Done(_) => Ok(desk.done(&Flash::good(said), &address(&webhook))),
        Outcome::Mend(faults) => Err(Halt::Faults(faults)),
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}

form_pages!(End);

#[derive(Template)]
#[template(path = "webhooks/end.html")]
struct End {
    shell: Shell,
    crumbs: Vec<Crumb>,
    faults: FormFaults,
    title: String,
    cancel: String,
    expected_version: i64,
}

pub(super) async fn ask_end(desk: Desk, Path(id): Path<WebhookId>) -> Answer {
    let webhook = desk.reader().webhook(id).await?;
    page(&end_page(&desk, &webhook, FormFaults::none()).await?)
}

async fn end_page(desk: &Desk, webhook: &Webhook, faults: FormFaults) -> Result<End, Halt> {
    let name = webhook.details.name.to_string();
    Ok(End {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk, Some(webhook)),
        faults,
        title: desk
            .words()
            .say_with("webhook-end-title", &[("name", name.into())]),
        cancel: address(webhook),
        expected_version: webhook.version.0,
    })
}

pub(super) async fn end(desk: Desk, Path(id): Path<WebhookId>, form: Form<Nothing>) -> Answer {
    let webhook = desk.reader().webhook(id).await?;
    let end = WebhookAction::End(EndWebhook { webhook: id });
    match desk.apply(&form, Action::Webhook(end)).await? {
        Outcome::Done(_) => {
            let flash = Flash::good("webhook-ended");
            Ok(desk.done(&flash, &address(&webhook)))
        }
        Outcome::Mend(faults) => {
            let faults = FormFaults::of(desk.words(), &faults, &[]);
            mend(&end_page(&desk, &webhook, faults).await?)
        }
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}
