//! `passerelle config`: the settings that count, and what is wrong with them.

use std::fmt::Write as _;

use serde_json::{Map, Value as Json, json};

use crate::arguments;
use crate::config::{Config, Places, Shown};
use crate::say;
use crate::trouble::{Trouble, Wrong};

/// Checks or shows.
pub(super) fn run(places: Places, what: &arguments::Config) -> Result<(), Trouble> {
    let (config, problems) = Config::examine(places, Vec::new());
    if !problems.is_empty() {
        return Err(Trouble::of(problems.into_iter().map(Wrong::from).collect()));
    }
    match what {
        arguments::Config::Check => {
            let count = config.shown.len();
            say::talk(format_args!("{count} settings, nothing wrong"));
            Ok(())
        }
        arguments::Config::Show(output) if output.json => say::json(&for_a_program(&config)),
        arguments::Config::Show(_) => say::data(for_a_person(&config).trim_end()),
    }
}

/// One object, with a member for every setting.
fn for_a_program(config: &Config) -> Json {
    let settings: Map<_, _> = config
        .shown
        .iter()
        .map(|shown| {
            let setting = json!({ "value": shown.value, "from": shown.from.to_string() });
            (shown.key.to_owned(), setting)
        })
        .collect();
    json!({
        "data_dir": config.data_dir(),
        "file": config.places.file,
        "settings": settings,
    })
}

/// A settings file that would give the same, with where each came from.
fn for_a_person(config: &Config) -> String {
    let places = &config.places;
    let absent = if places.file.exists() {
        ""
    } else {
        " (not there)"
    };
    let mut text = format!(
        "# data folder: {} ({})\n# settings file: {}{absent}\n",
        config.data_dir().display(),
        places.data_dir_from,
        places.file.display(),
    );
    let mut table = "";
    for shown in &config.shown {
        let (its_table, _) = shown.key.split_once('.').unwrap_or_default();
        if its_table != table {
            table = its_table;
            let _ = writeln!(text, "\n[{table}]");
        }
        let setting = line(shown);
        let _ = writeln!(text, "{setting:<44} # {}", shown.from);
    }
    text
}

fn line(shown: &Shown) -> String {
    let (_, name) = shown.key.split_once('.').unwrap_or_default();
    match &shown.value {
        Json::Null => format!("# {name} is not set"),
        // What JSON makes of our texts, numbers and answers is TOML as well.
        value => format!("{name} = {value}"),
    }
}
