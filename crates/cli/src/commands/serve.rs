//! `passerelle serve`: the pages, until a signal ends them.

use passerelle_store::{Ports, Store};
use passerelle_web::{Listeners, Options};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::arguments::{LogLines, Serve};
use crate::config::{Config, LogFormat, Places};
use crate::trouble::Trouble;
use crate::{logging, say};

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
    mut signals: watch::Receiver<usize>,
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
    let shutdown = async move {
        at_least(&mut signals, 1).await;
        note(
            format,
            "stopping once open requests are answered; a second signal stops at once",
        );
    };
    let served = listeners
        .serve(store.clone(), options(config), shutdown)
        .await;
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

/// Talk for a person; a log line where a program reads standard error.
fn note(format: LogFormat, line: &str) {
    match format {
        LogFormat::Text => say::talk(line),
        LogFormat::Json => tracing::info!("{line}"),
    }
}

/// Counts the signals that ask the program to end.
fn heard_signals() -> Result<watch::Receiver<usize>, Trouble> {
    let listen = |kind| {
        signal(kind).map_err(|error| Trouble::new("cannot listen for signals").caused_by(&error))
    };
    let mut interrupt = listen(SignalKind::interrupt())?;
    let mut terminate = listen(SignalKind::terminate())?;
    let (count, counted) = watch::channel(0);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            count.send_modify(|count| *count += 1);
        }
    });
    Ok(counted)
}

async fn at_least(signals: &mut watch::Receiver<usize>, wanted: usize) {
    // The counting task lives as long as the program.
    let _ = signals.wait_for(|count| *count >= wanted).await;
}
