//! What may be typed after `passerelle import`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use passerelle_model::ImportId;

use super::Json;

/// Import tables, and take an import back.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Every row gets its verdict before anything changes. A file whose rows are not
all good is not imported, unless you leave the refused rows out. Nobody sees any
of it before all of it is done.")]
pub(crate) enum Import {
    /// Import places: P-codes, sites, points, areas
    Places(ImportFile),
    /// Import offices, one in each row
    Offices(ImportFile),
    /// List the imports of the console, or everybody's that are half done
    List(ListImports),
    /// Take an import back
    Undo(UndoImport),
}

/// A file, and how it is read.
#[derive(Debug, Args)]
#[command(after_help = "\
What a column is for is guessed from its name, its hashtag and its content, and
said. `--column` and `--value` mend a guess; `--save-map` keeps what was decided
for the next file, and `--map` uses it.

  passerelle places import pcodes.csv --dry-run
  passerelle places import cities.csv --value level=site --value country=IR
  passerelle places import list.xlsx --column code=\"P-Code\" --save-map list.toml")]
pub(crate) struct ImportFile {
    /// CSV, XLSX, XLS, ODS, JSON lines or GeoJSON
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// How the file is read, as an earlier import kept it
    #[arg(long, value_name = "MAP.toml")]
    pub(crate) map: Option<PathBuf>,
    /// The column of a target, by its name
    #[arg(long, value_name = "TARGET=COLUMN", value_parser = pair)]
    pub(crate) column: Vec<(String, String)>,
    /// One value of a target for all rows
    #[arg(long, value_name = "TARGET=VALUE", value_parser = pair)]
    pub(crate) value: Vec<(String, String)>,
    /// Keep the mapping that is used, for the next file
    #[arg(long, value_name = "MAP.toml")]
    pub(crate) save_map: Option<PathBuf>,
    /// Look at every row and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Leave refused rows out and import the others
    #[arg(long)]
    pub(crate) leave_out: bool,
    /// Write the file again, with a verdict on each row
    #[arg(long, value_name = "FILE")]
    pub(crate) result: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Json,
}

/// Which imports are listed.
#[derive(Debug, Args)]
pub(crate) struct ListImports {
    /// Everybody's that are half done and that no job is at work on
    #[arg(long)]
    pub(crate) stuck: bool,
    #[command(flatten)]
    pub(crate) output: Json,
}

/// An import to be taken back.
#[derive(Debug, Args)]
#[command(after_help = "\
What people imported they take back on their page. What stands half done, since
whoever began it is here no more, the console takes back for anybody.")]
pub(crate) struct UndoImport {
    /// The import's id, as `passerelle import list` shows it
    #[arg(value_name = "IMPORT")]
    pub(crate) import: ImportId,
    #[command(flatten)]
    pub(crate) output: Json,
}

fn pair(raw: &str) -> Result<(String, String), String> {
    match raw.split_once('=') {
        Some((target, of)) if !target.trim().is_empty() => {
            Ok((target.trim().to_owned(), of.trim().to_owned()))
        }
        _ => Err("write a target, =, and what it is".to_owned()),
    }
}
