//! Subscribing a webhook, and changing what it is told.

use askama::Template;
use passerelle_model::policy::{Duty, Need};
use passerelle_model::webhook::{AmendWebhook, Webhook, WebhookAction, WebhookForm, patterns};
use passerelle_model::{Action, Faults, WebhookId};
use passerelle_store::Refusal;

use super::{address, crumbs, said};
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::{self, Choice};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Path};
use crate::offices::Crumb;
use crate::shell::Shell;
use crate::tokens::Tick;

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[
    ("name", "webhook-name-label"),
    ("url", "webhook-url-label"),
    ("office", "webhook-office-label"),
    ("kinds", "webhook-kinds-label"),
];

form_pages!(Page);

#[derive(Template)]
#[template(path = "webhooks/form.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<Crumb>,
    title: String,
    faults: FormFaults,
    typed: WebhookForm,
    kinds: Vec<Tick>,
    offices: Vec<Choice>,
    /// Whether it is new, which asks for an office.
    subscribing: bool,
    expected_version: i64,
    cancel: String,
}

#[derive(Template)]
#[template(path = "webhooks/secret.html")]
struct Secret {
    shell: Shell,
    crumbs: Vec<Crumb>,
    /// Nothing if the form was sent twice: it is shown once.
    told_once: String,
    href: String,
}

pub(super) async fn new(desk: Desk) -> Answer {
    let page_of = subscribing(&desk, WebhookForm::default(), FormFaults::none());
    page(&page_of.await?)
}

pub(super) async fn subscribe(desk: Desk, form: Form<WebhookForm>) -> Answer {
    let new = match form.subscribing(desk.options().private_webhooks) {
        Ok(new) => new,
        Err(faults) => return subscribe_again(&desk, form, &faults).await,
    };
    let command = |action| desk.command(&form, action);
    let done = desk
        .store()
        .subscribe_webhook(desk.actor(), new, command)
        .await;
    let (applied, secret) = match done {
        Ok(done) => done,
        Err(Refusal::Faults(faults)) => return subscribe_again(&desk, form, &faults).await,
        Err(refusal) => return Err(refusal.into()),
    };
    page(&Secret {
        shell: Shell::of_desk(&desk).await?,
        crumbs: crumbs(&desk, None),
        told_once: secret.unwrap_or_default(),
        href: format!("/webhooks/{}", applied.record.id),
    })
}

async fn subscribe_again(desk: &Desk, form: Form<WebhookForm>, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&subscribing(desk, form.into_typed(), faults).await?)
}

async fn subscribing(desk: &Desk, typed: WebhookForm, faults: FormFaults) -> Result<Page, Halt> {
    Ok(Page {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk, None),
        title: desk.words().say("webhook-new-title"),
        faults,
        kinds: kinds(desk, &typed),
        offices: choices::offices(desk, Need::Duty(Duty::Webhooks), None).await?,
        subscribing: true,
        expected_version: 0,
        cancel: "/webhooks".to_owned(),
        typed,
    })
}

pub(super) async fn edit(desk: Desk, Path(id): Path<WebhookId>) -> Answer {
    let webhook = desk.reader().webhook(id).await?;
    let seen = webhook.version.0;
    let typed = (present(&webhook), seen);
    page(&amending(&desk, &webhook, typed, FormFaults::none()).await?)
}

fn present(webhook: &Webhook) -> WebhookForm {
    let details = &webhook.details;
    WebhookForm {
        name: details.name.to_string(),
        url: details.url.to_string(),
        kinds: details.kinds.iter().map(ToString::to_string).collect(),
        office: webhook.office.to_string(),
    }
}

pub(super) async fn amend(
    desk: Desk,
    Path(id): Path<WebhookId>,
    form: Form<WebhookForm>,
) -> Answer {
    let seen = form.seen()?.0;
    let webhook = desk.reader().webhook(id).await?;
    let typed = form.settled(&present(&webhook))?;
    let faults = match typed.details(desk.options().private_webhooks) {
        Ok(details) => {
            let amend = AmendWebhook {
                webhook: id,
                details,
            };
            let action = Action::Webhook(WebhookAction::Amend(amend));
            match desk.apply(&form, action).await? {
                Outcome::Done(_) => {
                    let flash = Flash::good("webhook-changed");
                    return Ok(desk.done(&flash, &address(&webhook)));
                }
                Outcome::Mend(faults) => faults,
                Outcome::Conflict(conflict) => return Err(Halt::Conflict(conflict)),
            }
        }
        Err(faults) => faults,
    };
    let faults = FormFaults::of(desk.words(), &faults, LABELS);
    mend(&amending(&desk, &webhook, (typed, seen), faults).await?)
}

async fn amending(
    desk: &Desk,
    webhook: &Webhook,
    (typed, seen): (WebhookForm, i64),
    faults: FormFaults,
) -> Result<Page, Halt> {
    let name = webhook.details.name.to_string();
    Ok(Page {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk, Some(webhook)),
        title: desk
            .words()
            .say_with("webhook-edit-title", &[("name", name.into())]),
        faults,
        kinds: kinds(desk, &typed),
        offices: Vec::new(),
        subscribing: false,
        expected_version: seen,
        cancel: address(webhook),
        typed,
    })
}

fn kinds(desk: &Desk, typed: &WebhookForm) -> Vec<Tick> {
    patterns()
        .iter()
        .map(|pattern| {
            let value = pattern.to_string();
            Tick {
                label: said(desk.words(), pattern),
                hint: String::new(),
                checked: typed.kinds.contains(&value),
                value,
            }
        })
        .collect()
}
