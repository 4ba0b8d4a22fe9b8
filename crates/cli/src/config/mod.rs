//! Settings: defaults, then `passerelle.toml`, then `PASSERELLE_*`, then flags.
//!
//! Each concern is one struct in one file, which takes its settings from the
//! [`Layers`] by key. What no concern takes is unknown, and that is an error:
//! a setting that is misspelt must not look as if it were heeded. All problems
//! are found in one go, each with its place.

mod api;
mod backup;
mod database;
pub(crate) mod environment;
mod file;
mod imports;
mod layers;
mod log;
mod mail;
mod pages;
mod rewrite;
mod serve;
mod settings_file;
mod value;
mod work;

use std::path::{Path, PathBuf};

use passerelle_store::Whereabouts;

use api::ApiSettings;
use backup::BackupSettings;
pub(crate) use database::DatabaseAddress;
use database::DatabaseSettings;
use imports::ImportSettings;
use layers::{Layers, Source};
pub(crate) use layers::{Problem, Shown};
pub(crate) use log::{LogFormat, LogSettings};
pub(crate) use mail::{CaFile, MailSecurity, MailSettings, SmsFormat, SmsSettings};
use pages::PagesSettings;
pub(crate) use rewrite::name_database;
use serve::ServeSettings;
pub(crate) use settings_file::{SettingsFile, Written, is_open_to_others};
pub(crate) use value::Value;
use work::WorkSettings;

use crate::trouble::{Trouble, Wrong};

/// The settings file's name inside a data folder.
pub(crate) const FILE: &str = "passerelle.toml";
/// The data folder, if nobody names another.
const FOLDER: &str = "passerelle-data";

/// A setting as a flag gave it: its key, its value, the flag.
pub(crate) type Flag = (&'static str, String, &'static str);

/// Where the data and the settings lie: known before any setting is read.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// The data folder.
    pub(crate) data_dir: PathBuf,
    /// Who named it.
    pub(crate) data_dir_from: Source,
    /// The settings file.
    pub(crate) file: PathBuf,
    /// Who named it; if anybody did, it must be there.
    pub(crate) file_from: Source,
}

impl Places {
    /// Decides between the flags, the environment and the defaults.
    pub(crate) fn find(data_dir: Option<PathBuf>, config: Option<PathBuf>) -> Self {
        let named = |flag: Option<PathBuf>, name: &'static str, variable: &'static str| {
            let flag = flag.map(|path| (path, Source::Flag(name)));
            let environment = || {
                let path = environment::path(variable)?;
                Some((path, Source::Environment(variable.to_owned())))
            };
            flag.or_else(environment)
        };
        let (data_dir, data_dir_from) = named(data_dir, "--data-dir", "PASSERELLE_DATA_DIR")
            .unwrap_or_else(|| (FOLDER.into(), Source::Default));
        let (file, file_from) = named(config, "--config", "PASSERELLE_CONFIG")
            .unwrap_or_else(|| (data_dir.join(FILE), Source::Default));
        Self {
            data_dir,
            data_dir_from,
            file,
            file_from,
        }
    }
}

impl Places {
    /// Another command on the same data, as it would be typed.
    pub(crate) fn command(&self, words: &str) -> String {
        match self.data_dir_from {
            Source::Flag(flag) => {
                format!("`passerelle {flag} {} {words}`", self.data_dir.display())
            }
            _ => format!("`passerelle {words}`"),
        }
    }
}

/// The settings that count.
#[derive(Debug)]
pub(crate) struct Config {
    /// Where everything lies.
    pub(crate) places: Places,
    /// Where the records are kept.
    pub(crate) database: DatabaseSettings,
    /// Who is listened to.
    pub(crate) serve: ServeSettings,
    /// How pages behave.
    pub(crate) pages: PagesSettings,
    /// What programs may do, and where they are told.
    pub(crate) api: ApiSettings,
    /// By what e-mails leave.
    pub(crate) mail: MailSettings,
    /// By what short texts leave.
    pub(crate) sms: SmsSettings,
    /// Who does the jobs.
    pub(crate) work: WorkSettings,
    /// Backups that are made by themselves.
    pub(crate) backup: BackupSettings,
    /// Files that are imported.
    pub(crate) imports: ImportSettings,
    /// What is told while the program runs.
    pub(crate) log: LogSettings,
    /// Every setting with where it came from, in the order of the concerns.
    pub(crate) shown: Vec<Shown>,
}

impl Config {
    /// The settings, or everything that is wrong with them.
    pub(crate) fn load(places: Places, flags: Vec<Flag>) -> Result<Self, Trouble> {
        let (config, problems) = Self::examine(places, flags);
        if problems.is_empty() {
            return Ok(config);
        }
        let typed = problems.iter().all(Problem::is_of_a_flag);
        let trouble = Trouble::of(problems.into_iter().map(Wrong::from).collect());
        Err(if typed { trouble.usage() } else { trouble })
    }

    /// The settings as far as they could be read, with what is wrong.
    pub(crate) fn examine(places: Places, flags: Vec<Flag>) -> (Self, Vec<Problem>) {
        let mut layers = Layers::read(&places, environment::settings(), flags);
        let (database, serve) = (layers.concern(), layers.concern());
        let (pages, work, backup) = (layers.concern(), layers.concern(), layers.concern());
        let (api, imports) = (layers.concern(), layers.concern());
        let log = layers.concern();
        let (mail, sms) = (layers.concern(), layers.concern());
        let (shown, problems) = layers.finish();
        let config = Self {
            places,
            database,
            serve,
            pages,
            api,
            mail,
            sms,
            work,
            backup,
            imports,
            log,
            shown,
        };
        (config, problems)
    }

    /// Where the store finds the agency.
    pub(crate) fn whereabouts(&self) -> Whereabouts {
        Whereabouts {
            data_dir: self.data_dir().to_owned(),
            database: self.database.database(),
        }
    }

    /// Where people open the desk, as messages write it.
    pub(crate) fn address(&self) -> String {
        let named = self.pages.address.as_ref().map(|address| address.0.clone());
        named.unwrap_or_else(|| format!("http://{}", self.serve.listen))
    }

    /// The data folder.
    pub(crate) fn data_dir(&self) -> &Path {
        &self.places.data_dir
    }
}
