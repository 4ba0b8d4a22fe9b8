//! What leaves the house: e-mails, short texts, calls to other programs.
//!
//! One job takes what is due out of the outbox, has it sent, and says what
//! became of it. It ends when nothing is due, and waits in the table for the
//! next hour at which something is.

mod folder;
mod gateway;
mod hook;
mod mail;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use lettre::message::Mailbox;
use passerelle_model::message::Channel;
use passerelle_store::jobs::{Handler, JobRun, Running, Stop};
use passerelle_store::messages::{DELIVER, Parcel, Recipient};
use serde_json::json;

use crate::config::Config;

use folder::Folder;
use gateway::Gateway;
use hook::Caller;
use mail::MailServer;
use words::Letterhead;

/// Parcels that are taken together: one row of the read log for all of them.
const TOGETHER: usize = 10;
/// Seconds after which somebody looks, even if nothing asked for it.
const LOOK: i64 = 60 * 60;

/// Why something did not leave: a code, and whether trying again is in vain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stayed {
    pub(crate) reason: &'static str,
    pub(crate) in_vain: bool,
}

impl Stayed {
    const fn for_now(reason: &'static str) -> Self {
        let in_vain = false;
        Self { reason, in_vain }
    }

    const fn for_good(reason: &'static str) -> Self {
        let in_vain = true;
        Self { reason, in_vain }
    }
}

/// By what something leaves.
#[derive(Debug, Clone)]
enum Way<T> {
    /// Over the wire.
    Wire(T),
    /// Into a folder, where somebody reads it who looks around.
    Folder(Folder),
}

/// Delivers what is due.
#[derive(Clone)]
pub(crate) struct Deliver(Arc<Ways>);

struct Ways {
    head: Letterhead,
    from: Option<Mailbox>,
    mail: Option<Way<MailServer>>,
    sms: Option<Way<Gateway>>,
    caller: Caller,
}

impl Deliver {
    /// By the ways that the settings name. A demonstration without any writes
    /// into its own folder.
    pub(crate) fn new(config: &Config) -> Self {
        let beside = config.data_dir();
        let demo = || config.pages.demo.then(|| beside.join("outbox"));
        let into = |folder: PathBuf| Folder::at(folder);
        let (mail, sms) = (&config.mail, &config.sms);
        let by_server = MailServer::new(mail).map(Way::Wire);
        let by_gateway = Gateway::new(sms).map(Way::Wire);
        let head = Letterhead::new(&config.address(), &config.pages.time_zone);
        Self(Arc::new(Ways {
            from: mail::sender(mail, &head),
            head,
            mail: by_server
                .or_else(|| mail.folder(beside).map(into).map(Way::Folder))
                .or_else(|| demo().map(into).map(Way::Folder)),
            sms: by_gateway
                .or_else(|| sms.folder(beside).map(into).map(Way::Folder))
                .or_else(|| demo().map(into).map(Way::Folder)),
            caller: Caller::new(config.api.private_webhooks),
        }))
    }

    /// The ways that are set up, and those that are not.
    fn ways(&self) -> (Vec<Channel>, Vec<Channel>) {
        let up = |way: &Channel| match way {
            Channel::Email => self.0.mail.is_some(),
            Channel::Sms => self.0.sms.is_some(),
            _ => true,
        };
        let ways = [Channel::Email, Channel::Sms, Channel::Webhook];
        ways.into_iter().partition(up)
    }

    async fn deliver(&self, run: &JobRun) -> Result<serde_json::Value, Stop> {
        let store = run.store();
        store.take_back_parcels(run.id()).await?;
        let (up, down) = self.ways();
        let dropped = store.drop_unreachable(&down).await?;
        let (mut sent, mut stayed) = (0, 0);
        loop {
            run.go_on()?;
            let parcels = taken(run, &up).await?;
            if parcels.is_empty() {
                break;
            }
            for parcel in parcels {
                match self.send(&parcel).await {
                    Ok(()) => {
                        store.parcel_left(&parcel).await?;
                        sent += 1;
                    }
                    Err(Stayed { reason, in_vain }) => {
                        tracing::warn!(message = %parcel.id, reason, "a message did not leave");
                        store.parcel_stayed(&parcel, (reason, in_vain)).await?;
                        stayed += 1;
                    }
                }
                run.progress(sent, None);
            }
        }
        match store.next_parcel_at().await? {
            Some(at) => Err(Stop::Later(at)),
            None => Ok(json!({ "sent": sent, "stayed": stayed, "dropped": dropped })),
        }
    }

    async fn send(&self, parcel: &Parcel) -> Result<(), Stayed> {
        let ways = Arc::clone(&self.0);
        let (id, to, items) = (parcel.id, parcel.to.clone(), parcel.items.clone());
        // The libraries wait in their own thread.
        let sent = tokio::task::spawn_blocking(move || match to {
            Recipient::Email {
                address,
                name,
                language,
            } => {
                let letter = ways.head.letter(&items, &language);
                let by = (ways.from.as_ref(), ways.head.host());
                let email = mail::written(by, id, (&name, &address), &letter)?;
                match &ways.mail {
                    Some(Way::Wire(server)) => server.send(&email),
                    Some(Way::Folder(folder)) => {
                        folder.write(&format!("{id}.eml"), &email.formatted())
                    }
                    None => Err(Stayed::for_good("not_set_up")),
                }
            }
            Recipient::Sms { number, language } => {
                let text = ways.head.short(&items, &language);
                match &ways.sms {
                    Some(Way::Wire(gateway)) => gateway.send(id, &number, &text),
                    Some(Way::Folder(folder)) => {
                        let sheet = format!("To: {number}\n\n{text}\n");
                        folder.write(&format!("{id}.sms.txt"), sheet.as_bytes())
                    }
                    None => Err(Stayed::for_good("not_set_up")),
                }
            }
            Recipient::Call(call) => ways.caller.call(&call),
        });
        sent.await.unwrap_or(Err(Stayed::for_now("panic")))
    }
}

/// Takes what is due; that its recipients' addresses were opened is written
/// down before anything leaves.
async fn taken(run: &JobRun, ways: &[Channel]) -> Result<Vec<Parcel>, Stop> {
    let reader = run.reader().await?;
    let mut parcels = Vec::new();
    while parcels.len() < TOGETHER {
        match run.store().next_parcel(&reader, run.id(), ways).await? {
            Some(parcel) => parcels.push(parcel),
            None => break,
        }
    }
    reader.finish().await?;
    Ok(parcels)
}

impl Handler for Deliver {
    fn kind(&self) -> &'static str {
        DELIVER
    }

    fn unit(&self) -> &'static str {
        "messages"
    }

    fn every(&self) -> Option<i64> {
        Some(LOOK)
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(self.deliver(run))
    }
}
