//! What leaves the house: e-mails, short texts, calls to other programs.
//!
//! For each way one job takes what is due out of the outbox, has it sent, and says
//! what became of it. It ends when nothing is due, and waits in the table for the
//! next hour at which something is. A way that is not set up here has none: what
//! this worker cannot deliver it leaves to another.

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
use passerelle_store::messages::{CALL, DELIVER, Parcel, Recipient, TEXT};
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

/// Delivers by one way what is due.
#[derive(Clone)]
pub(crate) struct Deliver {
    ways: Arc<Ways>,
    way: Channel,
}

struct Ways {
    head: Letterhead,
    from: Option<Mailbox>,
    mail: Option<Way<MailServer>>,
    sms: Option<Way<Gateway>>,
    caller: Caller,
}

impl Ways {
    /// Those that the settings name. A demonstration without any writes into its
    /// own folder.
    fn new(config: &Config) -> Self {
        let beside = config.data_dir();
        let demo = || config.pages.demo.then(|| beside.join("outbox"));
        let into = |folder: PathBuf| Folder::at(folder);
        let (mail, sms) = (&config.mail, &config.sms);
        let by_server = MailServer::new(mail).map(Way::Wire);
        let by_gateway = Gateway::new(sms).map(Way::Wire);
        let head = Letterhead::new(&config.address(), &config.pages.time_zone);
        Self {
            from: mail::sender(mail, &head),
            head,
            mail: by_server
                .or_else(|| mail.folder(beside).map(into).map(Way::Folder))
                .or_else(|| demo().map(into).map(Way::Folder)),
            sms: by_gateway
                .or_else(|| sms.folder(beside).map(into).map(Way::Folder))
                .or_else(|| demo().map(into).map(Way::Folder)),
            caller: Caller::new(config.api.private_webhooks),
        }
    }

    fn is_set_up(&self, way: Channel) -> bool {
        match way {
            Channel::Email => self.mail.is_some(),
            Channel::Sms => self.sms.is_some(),
            way => way == Channel::Webhook,
        }
    }
}

impl Deliver {
    /// One for each way that is set up.
    pub(crate) fn by_each_way(config: &Config) -> impl Iterator<Item = Self> {
        let ways = Arc::new(Ways::new(config));
        let all = [Channel::Email, Channel::Sms, Channel::Webhook].into_iter();
        all.filter_map(move |way| {
            let ways = Arc::clone(&ways);
            ways.is_set_up(way).then_some(Self { ways, way })
        })
    }

    /// Parcels that are taken together. Calls are taken one by one: what waits
    /// for a program that does not answer is laid back after the first.
    const fn together(&self) -> usize {
        match self.way {
            Channel::Webhook => 1,
            _ => TOGETHER,
        }
    }

    async fn deliver(&self, run: &JobRun) -> Result<serde_json::Value, Stop> {
        let store = run.store();
        store.take_back_parcels(run.id()).await?;
        let (mut sent, mut stayed) = (0, 0);
        loop {
            run.go_on()?;
            let parcels = taken(run, self.way, self.together()).await?;
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
        match store.next_parcel_at(&[self.way]).await? {
            Some(at) => Err(Stop::Later(at)),
            None => Ok(json!({ "sent": sent, "stayed": stayed })),
        }
    }

    async fn send(&self, parcel: &Parcel) -> Result<(), Stayed> {
        let ways = Arc::clone(&self.ways);
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

/// Whether a way is set up in these settings.
pub(crate) fn sends(config: &Config, way: Channel) -> bool {
    Ways::new(config).is_set_up(way)
}

/// Takes what is due; that its recipients' addresses were opened is written
/// down before anything leaves.
async fn taken(run: &JobRun, way: Channel, together: usize) -> Result<Vec<Parcel>, Stop> {
    let reader = run.reader().await?;
    let mut parcels = Vec::new();
    while parcels.len() < together {
        match run.store().next_parcel(&reader, run.id(), &[way]).await? {
            Some(parcel) => parcels.push(parcel),
            None => break,
        }
    }
    reader.finish().await?;
    Ok(parcels)
}

impl Handler for Deliver {
    fn kind(&self) -> &'static str {
        match self.way {
            Channel::Sms => TEXT,
            Channel::Webhook => CALL,
            _ => DELIVER,
        }
    }

    fn unit(&self) -> &'static str {
        "messages"
    }

    fn every(&self) -> Option<i64> {
        Some(LOOK)
    }

    /// A server may keep it waiting: no import and no backup waits with it.
    fn has_own_lane(&self) -> bool {
        true
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(self.deliver(run))
    }
}
