//! `passerelle work`: does jobs until a signal ends it.

use passerelle_store::{Ports, Store};

use crate::arguments::{LogLines, Work};
use crate::config::{Config, Places};
use crate::trouble::Trouble;
use crate::{jobs, logging, say};

use super::signals::{at_least, heard_signals, note};
use super::{close, flag, wait_for};

/// Opens the agency and works.
pub(super) fn run(places: Places, asked: &Work) -> Result<(), Trouble> {
    let flags = [
        flag("work.lanes", asked.lanes.as_deref(), "--lanes"),
        flag("log.format", asked.log.map(LogLines::word), "--log"),
    ];
    let config = Config::load(places, flags.into_iter().flatten().collect())?;
    logging::of_server(&config.log)?;
    wait_for(async {
        let mut signals = heard_signals()?;
        let store = Store::open(&config.whereabouts(), Ports::machine()).await?;
        let worker = jobs::worker(&config, &store);
        if asked.until_idle {
            let worked = worker.until_idle().await.map_err(Trouble::from);
            let worked = close(&store, worked).await?;
            say::talk(format_args!("{} done", say::counted(worked, "job", "jobs")));
            return Ok(());
        }
        let format = config.log.format;
        note(format, "working");
        let mut at_once = signals.clone();
        let shutdown = async move {
            at_least(&mut signals, 1).await;
            note(
                format,
                "stopping after the step that is being done; a second signal stops at once",
            );
        };
        tokio::select! {
            () = worker.run(shutdown) => {}
            () = at_least(&mut at_once, 2) => {
                return Err(Trouble::new("ended at once").cause("a second signal came"));
            }
        }
        close(&store, Ok(())).await?;
        note(format, "stopped");
        Ok(())
    })
}
