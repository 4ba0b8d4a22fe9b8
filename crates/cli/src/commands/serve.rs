//! `passerelle serve`: the pages, until a signal ends them.

use passerelle_store::{Ports, Store};
use passerelle_web::{Listeners, Options};
use tokio::sync::watch;

use crate::arguments::{LogLines, Serve};
use crate::config::{Config, LogFormat, Places};
use crate::trouble::Trouble;
use crate::{jobs, logging, say};

use super::signals::{at_least, heard_signals, note};
use super::{close, flag, wait_for};

/// Opens the agency and serves it.
pub(super) fn run(places: Places, asked: &Serve) -> Result<(), Trouble> {
    let flags = [
        flag("serve.listen", asked.listen.as_deref(), "--listen"),
        flag(
            "serve.public_listen",
            asked.public_listen.as_deref(),
            "--public-listen",
        ),
        flag("log.format", asked.log.map(LogLines::word), "--log"),
    ];
    let config = Config::load(places, flags.into_iter().flatten().collect())?;
    logging::of_server(&config.log)?;
    wait_for(async {
        let signals = heard_signals()?;
        let store = Store::open(&config.whereabouts(), Ports::machine()).await?;
        let mut at_once = signals.clone();
        tokio::select! {
            served = serve(&config, &store, signals) => close(&store, served).await,
            () = at_least(&mut at_once, 2) => {
                Err(Trouble::new("ended at once").cause("a second signal came"))
            }
        }
    })
}

async fn serve(
    config: &Config,
    store: &Store,
    signals: watch::Receiver<usize>,
) -> Result<(), Trouble> {
    let (desk, public) = (config.serve.listen, config.serve.public_listen);
    let listeners = Listeners::bind(desk, public).await.map_err(|error| {
        let both = public.map_or_else(String::new, |public| format!(" and {public}"));
        Trouble::new(format!("cannot listen on {desk}{both}"))
            .caused_by(&error)
            .hint("name other addresses with `--listen` and `--public-listen`; port 0 takes any that is free")
    })?;
    tell(config, &listeners);
    let format = config.log.format;
    let mut first = signals.clone();
    let shutdown = async move {
        at_least(&mut first, 1).await;
        note(
            format,
            "stopping once open requests are answered; a second signal stops at once",
        );
    };
    let mut ends = signals.clone();
    let works = async {
        if config.work.in_serve {
            let worker = jobs::worker(config, store);
            worker.run(at_least(&mut ends, 1)).await;
        }
    };
    let serves = listeners.serve(store.clone(), options(config), shutdown);
    let (served, ()) = tokio::join!(serves, works);
    served.map_err(|error| Trouble::new("cannot go on serving").caused_by(&error))?;
    note(format, "stopped");
    Ok(())
}

fn options(config: &Config) -> Options {
    let defaults = Options::listening_at(config.serve.listen);
    Options {
        demo: config.pages.demo,
        secure_cookies: config
            .serve
            .secure_cookies
            .unwrap_or(defaults.secure_cookies),
        proxy: config.serve.proxy,
        body_limit: config.pages.form_bytes(),
        timeout: config.pages.timeout(),
        api_per_minute: config.api.per_minute(),
        private_webhooks: config.api.private_webhooks,
        largest_import: config.imports.largest(),
        address: config.address(),
        time_zone: config.pages.time_zone.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// Says where the pages are, now that they can be opened.
fn tell(config: &Config, listeners: &Listeners) {
    if let Some((danger, hint)) = config.serve.danger() {
        match config.log.format {
            LogFormat::Text => say::warning(danger, hint),
            LogFormat::Json => tracing::warn!(hint, "{danger}"),
        }
    }
    let desk = listeners.desk();
    match (config.log.format, listeners.public()) {
        (LogFormat::Text, public) => {
            say::talk(format_args!("listening on http://{desk}"));
            if let Some(public) = public {
                say::talk(format_args!("public pages on http://{public}"));
            }
        }
        (LogFormat::Json, Some(public)) => tracing::info!(%desk, %public, "listening"),
        (LogFormat::Json, None) => tracing::info!(%desk, "listening"),
    }
}
